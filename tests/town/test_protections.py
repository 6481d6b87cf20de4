"""Limits, challenges, sessions, and the words for every refusal."""

import re
import threading
from pathlib import Path

import pytest

from app.models.errors import OperationRefused
from app.town.console.sign_in_pages import local_path
from app.town.rates import Rate, RateLimit
from app.town.sign_in import ADMIN
from app.vault.challenges import Challenges
from app.vault.crypto import Suite1
from app.words.problem_words import PROBLEM_SENTENCES
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push

TOWN = Path(__file__).parents[2] / "app" / "town"
PASSWORD = "liu shu xiang shan"


def test_every_refusal_of_the_township_has_a_sentence():
    raised = re.compile(r'(?:OperationRefused|EnvironmentProblem)\(\s*"([a-z_]+)"')
    keys = {key for path in TOWN.rglob("*.py") for key in raised.findall(path.read_text("utf-8"))}

    assert len(keys) > 40
    assert keys - PROBLEM_SENTENCES.keys() == set()


def test_a_challenge_is_known_again_and_no_other(clock, randomness):
    mine = Challenges(Suite1(), b"k" * 32, clock, randomness)
    other = Challenges(Suite1(), b"o" * 32, clock, randomness)
    challenge = mine.issue()

    mine.check(challenge)
    assert mine.issue() != challenge
    wrong = [other.issue(), "", "a.b.c", "..", challenge + "0", "é.ü.ö", challenge.upper()]
    for each in wrong:
        with pytest.raises(OperationRefused) as refused:
            mine.check(each)
        assert refused.value.key == "challenge_unknown"
    clock.pass_minutes(-10.1)  # the town's clock was put back
    with pytest.raises(OperationRefused) as refused:
        mine.check(challenge)
    assert refused.value.key == "challenge_expired"


def test_permits_run_out_and_come_back(clock):
    limit = RateLimit(Rate(burst=2, per_minute=60), clock)

    limit.take("a")
    limit.take("a")
    with pytest.raises(OperationRefused) as refused:
        limit.take("a")
    limit.take("b")
    clock.pass_minutes(1 / 60)
    limit.take("a")

    assert (refused.value.key, refused.value.facts) == ("asked_too_often", {"seconds": 1})


def test_permits_of_many_askers_do_not_fill_the_memory(clock):
    limit = RateLimit(Rate(burst=1, per_minute=1), clock)

    for number in range(30_000):
        limit.take(str(number))

    assert len(limit._buckets) <= 20_000


def test_a_session_ends_after_half_an_hour_idle_and_twelve_hours_at_most(township, clock):
    township.add_clerk("张明霞", PASSWORD, ADMIN)
    token = township.sign_in.sign_in("张明霞", PASSWORD)

    for _ in range(47):
        clock.pass_minutes(15)
        assert township.sign_in.clerk_of(token).name == "张明霞"
    clock.pass_minutes(15)
    assert township.sign_in.clerk_of(token) is None
    assert township.sign_in.clerk_of(b"guessed") is None
    fresh = township.sign_in.sign_in(" 张明霞 ", PASSWORD)
    clock.pass_minutes(30)
    assert township.sign_in.clerk_of(fresh) is None


def test_passwords_are_kept_as_argon2_and_checked(township):
    township.add_clerk("张明霞", PASSWORD)
    with township.ledger.read() as connection:
        row = connection.exec_driver_sql("SELECT password, m_kib, salt FROM clerks").one()

    assert len(row.password) == 32
    assert PASSWORD.encode() not in row.password
    for name, wrong in (("张明霞", "liu shu xiang sha"), ("不存在", PASSWORD), ("", "")):
        with pytest.raises(OperationRefused) as refused:
            township.sign_in.sign_in(name, wrong)
        assert refused.value.key == "sign_in_refused"
    for name, password, role, key in (
        ("张明霞", PASSWORD, ADMIN, "clerk_name_taken"),
        (" ", PASSWORD, ADMIN, "clerk_name_missing"),
        ("李四", "12345678901234", ADMIN, "password_too_weak"),
        ("李四", PASSWORD, "king", "clerk_role_unknown"),
    ):
        with pytest.raises(OperationRefused) as refused:
            township.add_clerk(name, password, role)
        assert refused.value.key == key


def test_only_pages_of_our_own_are_gone_on_to():
    ours = ("/cases", "/cases?state=all&q=王")
    others = ("//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)")

    assert [local_path(wanted) for wanted in ours] == list(ours)
    assert [local_path(wanted) for wanted in (*others, "", "/a\r\nb")] == [""] * 6


def test_two_clerks_cannot_accept_one_case_twice(township, make_station):
    station = make_station(VILLAGES[0])
    device = greet(township, station)
    cases = [station.submit_case() for _ in range(6)]
    push(township, station, device)
    clerks = [township.add_clerk(name, PASSWORD) for name in ("甲经办", "乙经办", "丙经办")]
    outcomes: list[str] = []

    def accept_all(clerk):
        for case_id in cases:
            try:
                township.accept_case(case_id, VILLAGES[0], clerk)
                outcomes.append("accepted")
            except OperationRefused as refusal:
                outcomes.append(refusal.key)

    threads = [threading.Thread(target=accept_all, args=[clerk]) for clerk in clerks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(outcomes) == ["accepted"] * 6 + ["case_step_out_of_order"] * 12
    figures = township.check()
    assert figures.is_sound
    assert figures.entries == 6 * 3 + 6
