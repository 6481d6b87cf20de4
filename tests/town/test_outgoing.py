"""Telling other systems of changes, and texts to villagers: in order, once, again after a failure."""

import csv
import hmac
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.text_messages import TextRules
from app.models.town_roles import TOWN_ROLES
from app.town.clerk_acts import Clerk
from app.town.errands import Errands
from app.town.hook_desk import PAUSES_MINUTES, HookFacts
from app.town.hook_line import checked_address, post
from app.town.text_gateway import ANSWERS, OUTGOING, OutgoingText, TextAnswer
from app.town.text_routes import text_routes
from app.vault.atomic_files import Disk
from tests.refusals import key_of
from tests.town.browsing import HOSTILE, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import push

VILLAGE, OTHER = VILLAGES[0], VILLAGES[1]
ADMIN = Clerk("ab" * 16, "管理员", "admin")


class Platform:
    """Another system: keeps what it is told, and answers what the test says."""

    def __init__(self) -> None:
        self.told: list[tuple[dict, dict]] = []
        self.raw: list[bytes] = []
        self.status = 200
        platform = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                platform.raw.append(body)
                platform.told.append(
                    ({n.lower(): v for n, v in self.headers.items()}, msgspec.json.decode(body))
                )
                self.send_response(platform.status)
                if platform.status == 302:
                    self.send_header("location", f"{platform.url}/elsewhere")
                self.send_header("content-length", "0")
                self.end_headers()

            def log_message(self, *_words):
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook?from=town"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def states(self) -> list[tuple[str, str]]:
        return [(body["before"], body["case"]["status"]) for _, body in self.told]


@pytest.fixture
def platform():
    made = Platform()
    yield made
    made.close()


def refuse_line(*_arguments) -> int:
    raise EnvironmentProblem("hook_unreachable")


@pytest.mark.both_ledgers
def test_an_address_is_told_of_each_change_once_signed_and_masked(township, station, platform):
    old = station.submit_case()
    push(township, station, station.device)
    made = township.hooks.make(HookFacts(name="热线", url=platform.url), ADMIN)
    township.errands.run_once()
    assert platform.told == []

    township.accept_case(old, VILLAGE, ADMIN)
    new = station.submit_case()
    push(township, station, station.device)
    township.errands.run_once()
    township.errands.run_once()
    assert sorted(platform.states()) == [("", "submitted"), ("submitted", "accepted")]
    headers, body = platform.told[0]
    assert body["event"] == "case_changed"
    assert body["case"]["applicant_phone"] == "138****8000"
    said = dict(part.split("=") for part in headers["x-lianxin-signature"].split(","))
    signed = f"{said['t']}.".encode() + platform.raw[0]
    assert said["v1"] == hmac.digest(made.secret.encode(), signed, "sha256").hex()

    # Rows that are made anew are no news; neither is a step that moves nothing.
    with township.ledger.write() as connection:
        township.ledger.put_meta(connection, "fold_version", "0")
    township.fold()
    township.acts.supervise_case(new, VILLAGE, ADMIN, "remind", "请快些")
    township.errands.run_once()
    assert len(platform.told) == 2
    township.hooks.stop(made.hook.id, ADMIN)
    township.accept_case(new, VILLAGE, ADMIN)
    township.errands.run_once()
    assert len(platform.told) == 2


@pytest.mark.both_ledgers
def test_the_changes_of_one_case_arrive_in_their_order_after_a_failure(
    township, station, platform, clock
):
    hooks = township.hooks
    hooks.make(HookFacts(name="热线", url=platform.url), ADMIN)
    township.errands.run_once()
    case_id = station.submit_case()
    push(township, station, station.device)
    platform.status = 503
    township.errands.run_once()
    assert hooks.page(ADMIN, "", 0, 9)[0].status == 503
    platform.status, platform.told = 200, []
    township.accept_case(case_id, VILLAGE, ADMIN)
    township.errands.run_once()
    assert platform.told == []  # the second waits for the first
    clock.pass_minutes(PAUSES_MINUTES[0])
    township.errands.run_once()
    assert platform.states() == [("", "submitted"), ("submitted", "accepted")]
    assert [each.state for each in hooks.page(ADMIN, "", 0, 9)] == ["done", "done"]


@pytest.mark.both_ledgers
def test_one_that_never_answers_is_given_up_and_sent_again_by_a_person(
    township, station, platform, clock
):
    hooks, texts = township.hooks, township.texts
    made = hooks.make(HookFacts(name="热线", url=platform.url), ADMIN)
    dead = Errands(township.ledger, township.surroundings, hooks, texts, refuse_line)
    dead.run_once()
    station.submit_case(), station.submit_case()
    push(township, station, station.device)
    for pause in (0, *PAUSES_MINUTES):
        clock.pass_minutes(pause)
        dead.run_once()
    failed = hooks.page(ADMIN, "failed", 0, 9)
    assert [each.tries for each in failed] == [len(PAUSES_MINUTES) + 1]
    assert (
        hooks.page(ADMIN, "waiting", 0, 9)[0].tries == 0
    )  # a silent address is asked once a round
    hooks.again(failed[0].number, ADMIN)
    township.errands.run_once()
    assert len(platform.told) == 2
    assert key_of(hooks.again, failed[0].number, ADMIN) == "delivery_unknown"
    hooks.stop(made.hook.id, ADMIN)
    assert [each.stopped_at != "" for each in hooks.hooks(ADMIN)] == [True]


def test_an_address_of_some_villages_hears_of_no_other(township, station, platform):
    township.hooks.make(HookFacts(name="热线", url=platform.url, villages=(OTHER,)), ADMIN)
    township.errands.run_once()
    station.submit_case()
    push(township, station, station.device)
    township.errands.run_once()
    assert platform.told == []


@pytest.mark.parametrize(
    "typed",
    [
        "", "ftp://a.example", "file:///etc/passwd", "http://", "https://u:p@a.example/",
        "http://a.example/#x", "javascript:alert(1)", "http://a b/", "http://a.example:99999/",
        "http://ä.example/", "http://[::1", "https://a.example/" + "x" * 600,
    ],
)  # fmt: skip
def test_what_is_no_address_is_refused(typed):
    assert key_of(checked_address, typed) == "hook_address_wrong"


def test_no_redirect_is_followed_and_no_odd_machine_is_called(platform):
    platform.status = 302
    assert post(platform.url, b"{}", {}) == 302
    assert len(platform.told) == 1
    for url in (
        "http://169.254.169.254/latest", "http://0.0.0.0/", "http://[fe80::1]/",
        "http://224.0.0.1/", "http://[::ffff:169.254.1.1]/",
    ):  # fmt: skip
        assert key_of(post, url, b"{}", {}) == "hook_address_forbidden"
    with pytest.raises(EnvironmentProblem, match="hook_unreachable"):
        post("http://127.0.0.1:1/", b"{}", {})
    with pytest.raises(EnvironmentProblem, match="hook_unreachable"):
        post(platform.url.replace("http:", "https:"), b"{}", {})


# -- texts


def dropped(town_folder) -> list[list[str]]:
    rows = []
    for path in sorted((town_folder / "texts" / OUTGOING).glob("*.csv")):
        rows += list(csv.reader(path.read_text("utf-8").splitlines()))[1:]
    return rows


def test_nothing_is_sent_before_somebody_says_so(township, station, town_folder):
    township.errands.run_once()
    case_id = station.submit_case()
    push(township, station, station.device)
    township.accept_case(case_id, VILLAGE, ADMIN)
    township.errands.run_once()
    assert dropped(town_folder) == []
    assert township.texts.page(ADMIN, "", 0, 9) == []


@pytest.mark.both_ledgers
def test_an_applicant_is_told_by_day_and_the_phone_stands_in_the_file_alone(
    township, station, town_folder, clock
):
    township.texts.decide(TextRules(is_on=True), ADMIN)
    township.errands.run_once()
    cases = [station.submit_case(), station.submit_case(applicant_phone="0536-3270000")]
    push(township, station, station.device)
    clock.pass_minutes(12 * 60)  # ten in the evening
    for case_id in cases:
        township.accept_case(case_id, VILLAGE, ADMIN)
    township.errands.run_once()
    assert dropped(town_folder) == []
    clock.pass_minutes(11 * 60)
    township.errands.run_once()
    township.errands.run_once()
    rows = dropped(town_folder)
    assert [row[1] for row in rows] == ["13800138000"]
    assert rows[0][2].startswith("王秀英，您的“城乡居民基本医疗保险参保登记”已由镇里受理")
    states = {
        text.case_id: (text.state, text.problem) for text in township.texts.page(ADMIN, "", 0, 9)
    }
    assert states == {cases[0]: ("done", ""), cases[1]: ("failed", "text_without_phone")}
    with township.ledger.read() as connection:
        kept = connection.exec_driver_sql("SELECT * FROM text_messages").all()
    assert "13800138000" not in str(kept)

    answers = town_folder / "texts" / ANSWERS
    answers.mkdir()
    (answers / "1.csv").write_text(f"{rows[0][0]},号码停机\n9999,\nx,y\n", "utf-8")
    township.errands.run_once()
    assert township.texts.page(ADMIN, "failed", 0, 1)[0].problem in (
        "号码停机",
        "text_without_phone",
    )
    assert list(answers.glob("*.csv")) == []
    township.texts.again(int(rows[0][0]), ADMIN)
    assert key_of(township.texts.again, int(rows[0][0]), ADMIN) == "text_unknown"
    township.errands.run_once()
    assert len(dropped(town_folder)) == 2


class BrokenGateway:
    def __init__(self) -> None:
        self.batches: list[str] = []
        self.is_broken = True

    def hand_over(self, batch, texts):
        self.batches.append(batch)
        if self.is_broken:
            raise EnvironmentProblem("file_not_written")

    def answers(self, take):
        take([])


@pytest.mark.both_ledgers
def test_a_batch_that_failed_goes_again_under_its_own_name(township, station):
    gateway = BrokenGateway()
    township.texts._gateway = gateway
    township.texts.decide(TextRules(is_on=True), ADMIN)
    township.errands.run_once()
    case_id = station.submit_case()
    push(township, station, station.device)
    township.accept_case(case_id, VILLAGE, ADMIN)
    township.errands.run_once()
    assert township.texts.page(ADMIN, "", 0, 9)[0].state == "leaving"
    gateway.is_broken = False
    township.errands.run_once()
    assert len(gateway.batches) == 2
    assert len(set(gateway.batches)) == 1
    assert township.texts.page(ADMIN, "", 0, 9)[0].state == "done"


PROGRAM = """#!{python} -Xutf8
import sys

texts = sys.stdin.buffer.read().decode().splitlines()
with open({folder!r} + "/" + sys.argv[1], "w") as file:
    file.write("\\n".join(texts))
if len(texts) > 2:
    sys.exit(3)
print(texts[1].partition(",")[0] + ",停机")
"""


def test_texts_go_where_their_village_says(tmp_path):
    program, taken, usual = tmp_path / "send", tmp_path / "taken", tmp_path / "usual"
    taken.mkdir()
    program.write_text(PROGRAM.format(python=sys.executable, folder=str(taken)))
    program.chmod(0o755)
    own = tmp_path / "of-one-town"
    gateway = text_routes([f"37078100={own}", f"{VILLAGE}={program}"], usual, Disk())
    texts = [
        OutgoingText(1, "13800138000", "甲，请来", VILLAGE),
        OutgoingText(2, "13800138000", "乙，请来", OTHER),
        OutgoingText(3, "13800138000", "丙，请来", "370782000001"),
    ]
    answers = []

    gateway.hand_over("ab", texts)
    gateway.answers(answers.extend)

    assert (taken / "ab").read_text().splitlines()[1:] == ["1,13800138000,甲，请来"]
    for number, folder in ((2, own), (3, usual)):
        lines = (folder / "outgoing" / "ab.csv").read_text().splitlines()
        assert [line.partition(",")[0] for line in lines[1:]] == [str(number)]
    assert answers == [TextAnswer(1, "停机")]
    with pytest.raises(EnvironmentProblem, match="text_program_failed"):
        gateway.hand_over("cd", [texts[0]] * 2)


@pytest.mark.parametrize("typed", [["="], ["abc=/x"], ["3707="], ["/a", "/b"], [""]])
def test_what_is_no_way_out_for_texts_is_refused(typed, tmp_path):
    with pytest.raises(OperationRefused, match="text_route_wrong"):
        text_routes(typed, tmp_path, Disk())


@pytest.mark.both_ledgers
def test_who_does_not_come_is_reminded_once(township, station, clock, town_folder):
    rules = TextRules(is_on=True, words={"reminder": "{applicant}，请来"}, reminder_days=3)
    township.texts.decide(rules, ADMIN)
    township.errands.run_once()
    case_id = station.submit_case()
    push(township, station, station.device)
    township.accept_case(case_id, VILLAGE, ADMIN)
    township.acts.start_case(case_id, VILLAGE, ADMIN)
    township.conclude_case(case_id, VILLAGE, ADMIN, "granted", "办好了")
    for _ in range(5):
        township.errands.run_once()
        clock.pass_days(1)
    assert [row[2] for row in dropped(town_folder)] == ["王秀英，请来"]


@pytest.mark.both_ledgers
def test_texts_that_wait_are_given_up_when_texts_are_switched_off(township, station, clock):
    township.texts.decide(TextRules(is_on=True), ADMIN)
    township.errands.run_once()
    clock.pass_minutes(12 * 60)
    case_id = station.submit_case()
    push(township, station, station.device)
    township.accept_case(case_id, VILLAGE, ADMIN)
    township.errands.run_once()
    township.texts.decide(TextRules(is_on=False), ADMIN)
    assert township.texts.page(ADMIN, "", 0, 9)[0].problem == "text_switched_off"


def test_only_administrators_decide_and_wrong_words_are_refused(township):
    hooks, texts = township.hooks, township.texts
    for role in TOWN_ROLES:
        who = Clerk("cd" * 16, "某人", role)
        acts = [
            (hooks.make, HookFacts(name="热线", url="http://a.example")), (hooks.stop, "x"),
            (hooks.again, 1), (texts.decide, TextRules()), (texts.again, 1),
        ]  # fmt: skip
        for act, said in acts:
            if role != "admin":
                assert key_of(act, said, who) == "clerk_not_administrator"
    assert key_of(hooks.make, HookFacts(name=" ", url="http://a.example"), ADMIN)
    assert key_of(hooks.stop, "x", ADMIN) == "hook_unknown"
    for words in ("{phone}", "{applicant!r}", "{", "长" * 201):
        rules = TextRules(is_on=True, words={"accepted": words})
        assert key_of(texts.decide, rules, ADMIN) == "text_words_wrong"
    assert key_of(texts.decide, TextRules(reminder_days=0), ADMIN) == "text_reminder_wrong"
    with pytest.raises(OperationRefused):
        checked_address("")


def test_the_pages_take_hostile_words_for_words(page, township, clerk, station, platform):
    township.texts.decide(TextRules(is_on=True), ADMIN)
    township.hooks.make(HookFacts(name=HOSTILE[0][:60], url=platform.url), ADMIN)
    township.errands.run_once()
    for word in HOSTILE:
        case_id = station.submit_case(item_name=word, applicant_name=word)
        push(township, station, station.device)
        township.accept_case(case_id, VILLAGE, ADMIN)
    township.errands.run_once()
    sign_in(page)
    page.click("text='接口'")
    page.click("text='变化通知'")
    page.fill("#name", "平台")
    page.fill("#url", platform.url)
    page.click("button:has-text('建立')")
    assert page.inner_text(".secret").startswith("lxh_")
    page.reload()
    assert page.locator(".secret").count() == 0
    assert HOSTILE[0][:16] in page.inner_text("main")
    page.click("button[aria-label='停用 平台']")
    page.click("text='短信'")
    seen = " ".join(page.inner_text("main").split())
    for word in HOSTILE:
        assert " ".join(word.split())[:16] in seen
    page.fill("#words_accepted", "{电话}")
    page.click("button:has-text('保存')")
    assert "花括号里的名称不对" in page.inner_text("[role=alert]")
    assert page.input_value("#words_accepted") == "{电话}"
    page.uncheck("input[name=is_on]")
    page.fill("#words_accepted", "已受理{number}")
    page.click("button:has-text('保存')")
    assert township.texts.rules().words["accepted"] == "已受理{number}"
    assert not township.texts.rules().is_on
    assert [c for c in page.complaints if "status of 422" not in c] == []
