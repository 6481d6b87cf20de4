"""The exchange with the township: by line and by stick, with a real township beside it."""

import pytest

from app.acts.pen import Actor
from app.models.errors import EnvironmentProblem
from app.presenters.sync_presenter import SyncPresenter
from app.store.page_key import PAGE_ROWS
from app.sync.line_rounds import LineRounds
from app.town.server import RunningServer
from tests.stations import DeskClock, roster_of

from .village import LateRunner, StraightRunner


@pytest.fixture
def clock():
    return DeskClock()


@pytest.fixture
def line(pc):
    runner = StraightRunner(pc.station)
    yield runner
    runner.desk.store.close()
    runner.sync.close()


@pytest.fixture
def page(screen, line, pc):
    return SyncPresenter(screen, line, lambda: pc.actor)


def answer_to(town, stick):
    """What the township does with the stick: reads it and leaves its answer there."""
    bundle = max(stick.glob("*.lxb"))
    answer = stick / "answer.lxb"
    answer.write_bytes(town.township.import_bundle(bundle.read_bytes()).answer)
    return answer


def test_a_station_that_was_never_invited_says_so_and_counts_what_waits(page, screen, pc):
    page.refresh()

    status = screen.last("show_status")
    assert (status.is_enrolled, status.has_invitation) == (False, False)
    assert status.waiting_entries == pc.entries() > 0
    assert status.waiting_since == "2026-03-02T01:00:00Z"
    assert screen.last("show_heard") == ""
    assert screen.last("show_events") == ()


def test_the_stick_carries_everything_and_only_the_receipt_counts(
    page, screen, town, stick, tmp_path, pc, clock
):
    page.accept_invitation(town.invitation(tmp_path))
    assert screen.last("show_invited").town_name == town.township.identity.name

    page.write_stick(stick)
    written = screen.last("show_written")
    assert written.entries == pc.entries()
    assert [told for told, _, _ in screen.told if told.startswith("show_w")] == [
        "show_writing",
        "show_written",
    ]
    assert screen.last("show_status").waiting_entries == pc.entries()
    assert screen.last("show_heard") == ""
    assert screen.last("show_stick_folder") == str(stick)

    clock.pass_minutes(90)
    page.read_stick(answer_to(town, stick))
    read = screen.last("show_read")
    assert (read.waiting, read.newly_enrolled) == (0, True)
    assert screen.last("show_status").is_enrolled
    assert screen.last("show_heard") == "2026-03-02T02:30:00Z"
    assert [event.direction for event in screen.last("show_events")] == ["in", "out"]


def test_a_receipt_says_which_cases_it_brings_back(page, screen, town, stick, tmp_path, pc):
    page.accept_invitation(town.invitation(tmp_path))
    back, refused = pc.submitted(), pc.submitted()
    page.write_stick(stick)
    page.read_stick(answer_to(town, stick))
    assert screen.count("show_turned_away") == 0
    (stick / "answer.lxb").unlink()
    town.township.send_back_case(back.id, back.village_code, town.clerk, "缺户口簿复印件")
    town.township.acts.refuse_case(refused.id, back.village_code, town.clerk, "不归本镇办")
    page.write_stick(stick)
    page.read_stick(answer_to(town, stick))

    told = [(line.case.id, line.words) for line in screen.last("show_turned_away")]
    assert told == [(back.id, "缺户口簿复印件"), (refused.id, "不归本镇办")]
    assert set(screen.last("show_read").turned_away) == {back.id, refused.id}


def test_a_wrong_file_is_refused_and_nothing_counts(page, screen, town, stick, tmp_path, pc):
    page.accept_invitation(town.invitation(tmp_path))
    page.write_stick(stick)
    own = max(stick.glob("*.lxb"))
    foreign = tmp_path / "photo.lxb"
    foreign.write_bytes(b"\xff\xd8 a photo")

    for path, key in ((own, "bundle_is_own"), (foreign, "bundle_foreign")):
        page.read_stick(path)
        assert screen.last("show_problem").key == key
        assert screen.told[-1][0] != "show_read"
    assert screen.count("show_read") == 0
    assert screen.count("show_not_read") == 2
    assert screen.last("show_status").waiting_entries == pc.entries()
    assert screen.last("show_events")[0].result == "bundle_foreign"


def test_a_stick_that_cannot_be_written_is_never_said_to_be_ready(page, screen, town, tmp_path):
    page.accept_invitation(town.invitation(tmp_path))
    page.write_stick(tmp_path / "no-such-folder")

    assert screen.last("show_problem").key == "bundle_not_written"
    assert screen.count("show_written") == 0
    assert screen.count("show_not_written") == 1
    assert screen.last("set_busy") is False


def test_over_the_line_everything_is_there_afterwards(page, screen, town, tmp_path, pc):
    with RunningServer(town.township) as server:
        page.accept_invitation(town.invitation(tmp_path))
        page.set_address(f" {server.url}/ ")
        assert screen.last("show_status").server_url == server.url
        page.exchange()

    report = screen.last("show_exchanged")
    assert (report.sent, report.waiting, report.newly_enrolled) == (pc.entries(), 0, True)
    progress = [args for told, args, _ in screen.told if told == "show_exchanging"]
    assert progress[0] == (0, 0)
    assert progress[-1][0] == report.sent
    assert screen.last("show_events")[0].carrier == "http"


def test_without_a_line_the_refusal_is_told_and_kept_in_the_log(page, screen, town, tmp_path, pc):
    page.accept_invitation(town.invitation(tmp_path, url="http://127.0.0.1:9"))
    page.exchange()

    assert screen.last("show_problem").key == "server_unreachable"
    assert screen.last("show_events")[0].result == "server_unreachable"
    assert screen.last("show_status").waiting_entries == pc.entries()
    assert screen.count("show_exchanged") == 0


def test_an_exchange_stops_at_its_next_step_and_goes_on_later(page, screen, town, tmp_path, pc):
    pc.desk.rosters.import_roster(pc.actor, roster_of(150))
    with RunningServer(town.township) as server:
        page.accept_invitation(town.invitation(tmp_path, url=server.url))
        screen.show_exchanging = lambda done, total: page.cancel() if done else None
        page.exchange()
        assert screen.last("show_problem").key == "exchange_cancelled"

        del screen.show_exchanging
        page.exchange()
    assert screen.last("show_exchanged").waiting == 0
    assert 0 < screen.last("show_exchanged").sent < pc.entries()


def test_an_address_that_is_none_is_refused(page, screen, town, tmp_path):
    page.accept_invitation(town.invitation(tmp_path))
    page.set_address("镇政府")

    assert screen.last("show_problem").key == "server_address_wrong"
    assert screen.count("show_address_kept") == 0


def test_a_damaged_invitation_is_refused(page, screen, tmp_path):
    path = tmp_path / "x.lxi"
    path.write_bytes(b"not an invitation")
    page.accept_invitation(path)
    assert screen.last("show_problem").key == "invitation_damaged"

    page.accept_invitation(tmp_path / "gone.lxi")
    assert screen.last("show_problem").key == "file_unreadable"
    assert screen.last("show_status").has_invitation is False


def test_whoever_may_only_read_cannot_exchange(screen, line, stick, tmp_path):
    page = SyncPresenter(screen, line, lambda: Actor("r" * 32, "李查", "read"))

    page.exchange()
    page.write_stick(stick)
    page.read_stick(tmp_path / "x.lxb")
    page.accept_invitation(tmp_path / "x.lxi")

    assert {problem.key for problem in screen.all("show_problem")} == {"act_not_permitted"}
    assert screen.count("show_writing") == 0
    assert list(stick.iterdir()) == []


def test_a_second_press_does_not_begin_again(screen, pc, town, stick, tmp_path):
    late = LateRunner(pc.station)
    page = SyncPresenter(screen, late, lambda: pc.actor)
    page.accept_invitation(town.invitation(tmp_path))
    late.let_through()

    page.write_stick(stick)
    page.write_stick(stick)
    page.exchange()
    page.refresh()
    late.let_through()

    assert len(list(stick.glob("*.lxb"))) == 1
    assert screen.count("show_written") == 1
    late.desk.store.close()
    late.sync.close()


def test_the_log_goes_back_and_the_last_answer_is_found_behind_many_failures(page, screen, line):
    log = line.desk.store.exchange_log
    log.append(at="2026-02-01T00:00:00Z", carrier="bundle", direction="in")
    log.append(at="2026-02-02T00:00:00Z", carrier="bundle", direction="out")
    for _ in range(PAGE_ROWS + 8):
        log.append(
            at="2026-02-03T00:00:00Z",
            carrier="http",
            direction="both",
            result="server_unreachable",
        )
    page.refresh()
    first = screen.last("show_events")
    page.load_more(first[-1])

    assert (len(first), len(screen.last("add_events"))) == (PAGE_ROWS, 10)
    assert screen.last("show_heard") == "2026-02-01T00:00:00Z"


def test_a_line_that_breaks_half_way_keeps_what_was_moved(
    page, screen, town, tmp_path, pc, line, monkeypatch
):
    with RunningServer(town.township) as server:
        page.accept_invitation(town.invitation(tmp_path, url=server.url))

        def broken(*arguments):
            raise EnvironmentProblem("server_unreachable")

        monkeypatch.setattr(LineRounds, "_pull", broken)
        page.exchange()
        assert screen.last("show_problem").key == "server_unreachable"
        monkeypatch.undo()
        page.exchange()

    assert screen.last("show_exchanged").waiting == 0
