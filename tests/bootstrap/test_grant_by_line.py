"""Forgotten passwords: the township's grant over the line, asked for at a station that is locked."""

import msgspec
import pytest

from app.bootstrap.township_grant import ask_by_line, ask_township, enter_by_line
from app.models.town_roles import ADMIN, OFFICER
from app.town.grant_line import ANSWER_HOURS, ASKED_DAYS
from app.town.ledger.grant_requests import WAITING_MAX
from app.vault.grants import GRANT_BYTES_MAX
from tests.refusals import key_of
from tests.stations import HEAD_OF_DESK, PASSWORD, VILLAGE

NEW_PASSWORD = "taiyang yueliang xingxing yuncai"


@pytest.fixture
def desk(town):
    return town.township.grant_line


def ask(pc):
    return ask_by_line(pc.folder, HEAD_OF_DESK, pc.surroundings)


def enter(pc, password=NEW_PASSWORD):
    return enter_by_line(pc.folder, HEAD_OF_DESK, password, pc.surroundings)


def admin_of(town):
    return msgspec.structs.replace(town.clerk, role=ADMIN)


def granted(desk, town, asked):
    [waiting] = desk.waiting(VILLAGE)
    return desk.grant(VILLAGE, waiting.id, asked.digits, admin_of(town))


def test_a_locked_station_asks_a_clerk_compares_and_the_next_time_it_opens_once(locked, town, desk):
    asked = ask(locked)
    assert (asked.town_name, asked.is_granted) == (town.township.identity.name, False)
    assert key_of(lambda: enter(locked)) == "grant_waiting"
    [waiting] = desk.waiting()
    assert (waiting.staff_name, waiting.village_code) == (HEAD_OF_DESK, VILLAGE)
    assert ask(locked) == asked and len(desk.waiting()) == 1

    granted(desk, town, asked)

    assert ask(locked).is_granted and desk.waiting() == []
    assert key_of(lambda: enter(locked, "short")) == "password_too_weak"
    station = enter(locked)
    store = station.open_store()
    assert next(e.action for e in store.disclosures.account_events()) == "granted"
    store.close()
    station.close()
    assert key_of(lambda: locked.open(HEAD_OF_DESK)) == "password_wrong"
    again = ask(locked)  # used up: this is another request, which waits for other digits
    assert (again.is_granted, again.digits != asked.digits) == (False, True)


def test_a_lost_answer_comes_again_until_its_day_is_over(locked, town, desk, clock):
    asked = ask(locked)
    granted(desk, town, asked)
    assert ask(locked).is_granted and ask(locked).is_granted
    clock.pass_minutes(ANSWER_HOURS * 60 + 1)
    assert key_of(lambda: enter(locked)) == "grant_expired"
    assert ask(locked).digits != asked.digits


def test_a_request_that_nobody_looked_at_ends(locked, town, desk, clock):
    asked = ask(locked)
    [waiting] = desk.waiting()
    clock.pass_days(ASKED_DAYS + 1)
    assert desk.waiting() == []
    assert key_of(lambda: granted_by_id(desk, town, waiting.id, asked)) == "grant_not_waiting"
    assert key_of(lambda: ask(locked)) == "grant_expired"
    assert not ask(locked).is_granted


def granted_by_id(desk, town, request_id, asked, village=VILLAGE):
    return desk.grant(village, request_id, asked.digits, admin_of(town))


def test_only_an_administrator_with_the_right_digits_grants_and_only_once(locked, town, desk):
    asked = ask(locked)
    [waiting] = desk.waiting()
    officer = msgspec.structs.replace(town.clerk, role=OFFICER)
    wrong = f"{(int(asked.digits) + 1) % 10**6:06d}"
    for digits in (wrong, "", "12345"):
        key = key_of(lambda d=digits: desk.grant(VILLAGE, waiting.id, d, admin_of(town)))
        assert key == "grant_digits_wrong"
    refused = key_of(lambda: desk.grant(VILLAGE, waiting.id, asked.digits, officer))
    assert refused == key_of(lambda: desk.refuse(VILLAGE, waiting.id, officer))
    elsewhere = key_of(lambda: granted_by_id(desk, town, waiting.id, asked, "370781109217"))
    assert elsewhere == "grant_not_waiting"
    granted(desk, town, asked)
    assert key_of(lambda: granted_by_id(desk, town, waiting.id, asked)) == "grant_not_waiting"
    assert key_of(lambda: desk.refuse(VILLAGE, waiting.id, admin_of(town))) == "grant_not_waiting"


def test_a_refused_request_is_told_and_the_next_is_another(locked, town, desk):
    asked = ask(locked)
    [waiting] = desk.waiting()
    desk.refuse(VILLAGE, waiting.id, admin_of(town))
    assert key_of(lambda: ask(locked)) == "grant_refused"
    assert ask(locked).digits != asked.digits


def test_what_is_no_request_of_this_towns_stations_waits_for_nobody(locked, town, desk, stick):
    content = ask_township(
        locked.folder, HEAD_OF_DESK, stick, locked.surroundings
    ).path.read_bytes()
    for hostile in (b"", b"LIANXIN GRANT REQUEST\n", content[:-40], b"x" * (GRANT_BYTES_MAX + 1)):
        assert key_of(lambda c=hostile: desk.ask(c)) == "grant_request_damaged"
    with town.township.ledger.read() as connection:
        [device] = town.books(connection).devices.devices(VILLAGE)
    town.township.revoke_device(device.device_id)
    assert key_of(lambda: desk.ask(content)) == "device_revoked"
    assert desk.waiting() == []


def test_a_copy_of_the_files_crowds_nobody_out_for_long(locked, desk, clock):
    for number in range(WAITING_MAX + 2):
        (locked.folder / "grant.waiting").unlink(missing_ok=True)
        clock.pass_minutes(1)
        ask(locked)
        assert len(desk.waiting()) == min(number + 1, WAITING_MAX)


def test_without_a_line_or_an_address_the_stick_is_named(locked, server):
    server.stop()
    assert key_of(lambda: ask(locked)) == "server_unreachable"


def test_a_station_that_knows_no_address_says_so(enrolled):
    enrolled.sync.set_server_url("")
    enrolled.open()
    enrolled.close()
    assert key_of(lambda: ask(enrolled)) == "grant_no_address"


def test_neither_the_ledger_nor_the_line_holds_a_key(locked, town, desk):
    key = locked.station.database_key
    asked = ask(locked)
    decided = granted(desk, town, asked)
    assert key not in decided.content + decided.answer
    assert PASSWORD.encode() not in decided.content
