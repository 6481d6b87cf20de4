"""Cases: what the list and the page of one case do, on a real station with a real township."""

from datetime import date
from pathlib import Path

import pytest

from app.models.case_lists import STATE_GROUPS, CaseChoice, group_counts
from app.models.deadlines import CaseDue, Vantage, case_due
from app.models.records import Case
from app.models.working_days import WorkingCalendar
from app.presenters.case_list_presenter import CaseListPresenter
from app.presenters.case_presenter import CasePresenter
from app.presenters.hand_outs import HandOuts
from app.store.page_key import PAGE_ROWS
from tests.stations import (
    Pc,
    clock,
    enrolled,
    make_pc,
    papers_without,
    pc,
    server,
    town,
)

from .village import LateRunner, Recorder, StraightRunner

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "town"]

CALENDAR = WorkingCalendar("t", 2026, 2026, frozenset({date(2026, 3, 4)}), frozenset())
NOTHING = {"receiver_name": "", "note": ""}


@pytest.fixture
def runner(pc: Pc):
    runner = StraightRunner(pc.station)
    yield runner
    runner.desk.store.close()
    runner.sync.close()


@pytest.fixture
def presenter(screen: Recorder, runner: StraightRunner, pc: Pc, tmp_path: Path) -> CasePresenter:
    return make_presenter(screen, runner, pc, tmp_path)


def make_presenter(screen, runner, pc, tmp_path, draw=lambda paper: b"%PDF"):
    return CasePresenter(screen, runner, lambda: pc.actor, draw, tmp_path / "papers", HandOuts())


def concluded_case(pc: Pc, town) -> Case:
    case = pc.submitted()
    pc.sync.exchange()
    town.accept(case.id)
    town.conclude(case.id)
    pc.sync.exchange()
    return pc.store.cases.by_id(case.id)


# -- the clocks


def test_the_station_answers_for_its_own_promise_until_it_has_reported():
    case = Case(id="1", status="received", station_due_on="2026-03-05", due_on="2026-04-01")

    due = case_due(case, Vantage(CALENDAR, date(2026, 3, 2)))

    # 3 and 5 March are worked, 4 March is off.
    assert due == CaseDue("submit", "2026-03-05", 2, False, "remind")


@pytest.mark.parametrize(
    ("status", "kind", "on"),
    [
        ("supplement", "submit", "2026-03-05"),
        ("returned", "submit", "2026-03-05"),
        ("submitted", "expected", "2026-03-20"),
        ("accepted", "conclude", "2026-04-01"),
        ("in_progress", "conclude", "2026-04-01"),
        ("suspended", "", ""),
        ("concluded", "", ""),
        ("written_off", "", ""),
    ],
)
def test_each_state_has_its_own_clock_or_none(status, kind, on):
    case = Case(
        id="1",
        status=status,
        station_due_on="2026-03-05",
        expected_by="2026-03-20",
        due_on="2026-04-01",
    )

    due = case_due(case, Vantage(CALENDAR, date(2026, 3, 2)))

    assert (due.kind, due.on) == (kind, on)


def test_a_day_that_is_past_counts_below_nothing_and_an_unknown_year_is_provisional():
    late = Case(id="1", status="received", station_due_on="2026-03-05")
    far = Case(id="2", status="submitted", expected_by="2027-01-08")

    assert case_due(late, Vantage(CALENDAR, date(2026, 3, 9))).days_left == -2
    assert case_due(far, Vantage(CALENDAR, date(2026, 12, 28))).is_provisional


# -- the list


def test_the_groups_count_what_is_to_be_done_next():
    counts = group_counts({"received": 2, "returned": 1, "supplement": 4, "declined": 1})

    assert counts["all"] == 8
    assert counts["to_submit"] == 3
    assert counts["to_supplement"] == 4
    assert counts["written_off"] == 0
    assert set(counts) == set(STATE_GROUPS)


def test_a_group_shows_its_own_cases_only(pc, runner, screen):
    pc.register()
    lacking = pc.register(materials=papers_without("户口簿"))
    presenter = CaseListPresenter(screen, runner, lambda: pc.actor)

    presenter.choose(CaseChoice("to_supplement"))

    assert [line.case.id for line in screen.last("show_lines")] == [lacking.id]
    assert screen.last("show_counts").groups["all"] == 2


def test_the_list_shows_phones_masked(pc, runner, screen):
    pc.register(applicant_phone="13800138000")

    CaseListPresenter(screen, runner, lambda: pc.actor).refresh()

    assert screen.last("show_lines")[0].case.applicant_phone == "138****8000"


def test_the_list_goes_on_where_it_ended_and_keeps_its_length(pc, runner, screen):
    for _ in range(PAGE_ROWS + 3):
        pc.register()
    presenter = CaseListPresenter(screen, runner, lambda: pc.actor)
    presenter.refresh()
    first = screen.last("show_lines")

    presenter.load_more(first[-1])

    rest = screen.last("add_lines")
    assert (len(first), len(rest)) == (PAGE_ROWS, 3)
    assert len({line.case.id for line in [*first, *rest]}) == PAGE_ROWS + 3
    presenter.refresh()
    assert len(screen.last("show_lines")) == PAGE_ROWS + 3


def test_rows_of_the_group_left_behind_are_dropped(pc, screen):
    pc.register()
    runner = LateRunner(pc.station)
    presenter = CaseListPresenter(screen, runner, lambda: pc.actor)
    presenter.refresh()

    presenter.choose(CaseChoice("written_off"))
    runner.let_through()

    assert screen.all("show_lines") == [[]]
    runner.desk.store.close()
    runner.sync.close()


# -- one case


def test_a_case_is_shown_with_papers_clocks_and_what_may_be_done(pc, runner, screen, presenter):
    case = pc.register(materials=papers_without("户口簿"), applicant_phone="13800138000")

    presenter.open(case.id)

    shown = screen.last("show_case")
    assert shown.case.status == "supplement"
    assert shown.case.applicant_phone == "138****8000"
    assert [material.name for material in shown.missing] == ["户口簿"]
    assert shown.due.kind == "submit"
    assert shown.actions == ("withdraw",)
    assert [line.step.action for line in shown.history] == ["ask_supplement", "receive"]


def test_papers_brought_later_make_the_case_complete(pc, screen, presenter):
    case = pc.register(materials=papers_without("户口簿"))
    presenter.open(case.id)
    missing = [material.id for material in screen.last("show_case").missing]

    presenter.receive_materials(missing)

    assert screen.last("show_case").case.status == "received"
    assert screen.last("show_acted") == "receive"


def test_ticking_nothing_is_refused_in_words(pc, screen, presenter):
    presenter.open(pc.register(materials=papers_without("户口簿")).id)

    presenter.receive_materials([])

    assert screen.last("show_problem").key == "material_unknown"


def test_a_refused_step_keeps_what_was_typed(enrolled, town, screen, runner, presenter):
    presenter.open(concluded_case(enrolled, town).id)

    presenter.act("deliver", {"receiver_name": "  ", "note": "放在门卫"})

    assert screen.last("show_problem").key == "case_receiver_name_missing"
    assert screen.count("show_acted") == 0
    assert screen.last("set_busy") is False


def test_the_whole_way_from_delivery_to_the_archive(enrolled, town, screen, presenter):
    presenter.open(concluded_case(enrolled, town).id)
    assert screen.last("show_case").case.reply == "已办好，请来领取。"

    presenter.act("deliver", {"receiver_name": "李建国", "note": ""})
    presenter.act("rate", {"rating": "satisfied", "note": ""})
    presenter.act("follow_up", {"method": "phone", "is_satisfied": True, "note": "很满意"})
    presenter.act("write_off", {})
    presenter.act("archive", {})

    shown = screen.last("show_case")
    assert screen.all("show_problem") == []
    assert shown.case.status == "archived"
    assert shown.actions == ()
    acted = ["deliver", "rate", "follow_up", "write_off", "archive"]
    assert screen.all("show_acted") == acted


@pytest.mark.parametrize("steps", [(), ("rate",), ("follow_up",)])
def test_writing_off_before_a_satisfied_follow_up_says_why_not(
    enrolled, town, screen, presenter, steps
):
    presenter.open(concluded_case(enrolled, town).id)
    presenter.act("deliver", {"receiver_name": "李建国", "note": ""})
    said = {
        "rate": {"rating": "satisfied"},
        "follow_up": {"method": "phone", "is_satisfied": False, "note": "太慢"},
    }
    for step in steps:
        presenter.act(step, said[step])
    assert screen.last("show_case").is_write_off_near
    assert "write_off" not in screen.last("show_case").actions

    presenter.act("write_off", {})

    assert screen.last("show_problem").key == "case_write_off_before_satisfied"


def test_a_follow_up_without_an_answer_is_refused(enrolled, town, screen, presenter):
    presenter.open(concluded_case(enrolled, town).id)
    presenter.act("deliver", {"receiver_name": "李建国", "note": ""})

    presenter.act("follow_up", {"method": "phone", "is_satisfied": None, "note": ""})

    assert screen.last("show_problem").key == "case_is_satisfied_missing"


def test_not_satisfied_sends_the_case_round_again(enrolled, town, screen, presenter):
    presenter.open(concluded_case(enrolled, town).id)
    presenter.act("deliver", {"receiver_name": "李建国", "note": ""})
    presenter.act("follow_up", {"method": "home", "is_satisfied": False, "note": "材料丢了"})

    presenter.act("rework", {"note": "请镇里重办"})

    shown = screen.last("show_case")
    assert (shown.case.status, shown.case.round) == ("in_progress", 2)


@pytest.mark.parametrize(
    ("action", "status"),
    [("submit", "submitted"), ("decline", "declined"), ("ask_supplement", "supplement")],
)
def test_steps_from_the_counter(pc, screen, presenter, action, status):
    presenter.open(pc.register().id)

    presenter.act(action, {"note": "按规定"})

    assert screen.last("show_case").case.status == status


def test_an_applicant_may_take_the_case_back(pc, screen, presenter):
    presenter.open(pc.register(materials=papers_without("户口簿")).id)

    presenter.act("withdraw", {"note": "不办了"})

    assert screen.last("show_case").case.status == "withdrawn"


def test_a_second_press_does_nothing_while_the_first_is_under_way(pc, screen, tmp_path):
    runner = LateRunner(pc.station)
    presenter = make_presenter(screen, runner, pc, tmp_path)
    presenter.open(pc.register().id)
    runner.let_through()

    presenter.act("submit", NOTHING)
    presenter.act("submit", NOTHING)
    runner.let_through()

    assert screen.all("show_acted") == ["submit"]
    assert screen.count("show_problem") == 0
    runner.desk.store.close()
    runner.sync.close()


def test_a_case_that_was_left_does_not_come_back_late(pc, screen, tmp_path):
    runner = LateRunner(pc.station)
    presenter = make_presenter(screen, runner, pc, tmp_path)
    first, second = pc.register(), pc.register()

    presenter.open(first.id)
    presenter.open(second.id)
    runner.let_through()

    assert [shown.case.id for shown in screen.all("show_case")] == [second.id]
    runner.desk.store.close()
    runner.sync.close()


def test_a_case_that_is_not_there_is_a_problem(screen, presenter):
    presenter.open("0" * 32)

    assert screen.last("show_problem").key == "case_unknown"


def test_after_registering_the_papers_are_offered(pc, screen, presenter):
    presenter.open_registered(pc.register(materials=papers_without("户口簿", "居民身份证")).id)

    assert screen.last("show_registered") == 2


# -- papers


def test_a_paper_is_drawn_kept_as_a_file_and_noted(pc, runner, screen, tmp_path):
    drawn = []
    presenter = make_presenter(
        screen, runner, pc, tmp_path, lambda paper: drawn.append(paper) or b"%PDF-1"
    )
    case = pc.register(materials=papers_without("户口簿"))
    presenter.open(case.id)

    presenter.print_paper("material_receipt")
    presenter.print_paper("one_time_notice")

    papers = [args for name, args, _ in screen.told if name == "show_paper"]
    assert [paper for paper, _ in papers] == ["material_receipt", "one_time_notice"]
    assert papers[0][1].name == f"材料接收凭证-{case.number}.pdf"
    assert papers[0][1].read_bytes() == b"%PDF-1"
    assert [line.name for line in drawn[1].missing] == ["户口簿"]
    assert runner.desk.store.prints.of_subject(case.id) == []  # nothing went out yet


def test_a_paper_that_is_open_elsewhere_gets_another_name(pc, screen, presenter, tmp_path):
    case = pc.register()
    presenter.open(case.id)
    # A folder of that name refuses to be written over, as an open file does on Windows.
    (tmp_path / "papers" / f"材料接收凭证-{case.number}.pdf").mkdir(parents=True)

    presenter.print_paper("material_receipt")

    path = next(args[1] for name, args, _ in screen.told if name == "show_paper")
    assert path.name == f"材料接收凭证-{case.number}-2.pdf"


def test_a_notice_without_missing_papers_is_refused(pc, screen, presenter):
    presenter.open(pc.register().id)

    presenter.print_paper("one_time_notice")

    assert screen.last("show_problem").key == "notice_without_missing_materials"


def test_a_folder_that_cannot_be_written_is_a_problem(pc, screen, presenter, tmp_path):
    (tmp_path / "papers").write_text("这里已经有一个文件", encoding="utf-8")
    presenter.open(pc.register().id)

    presenter.print_paper("material_receipt")

    assert screen.last("show_problem").key == "file_not_written"


def test_who_may_only_read_gets_a_sentence(pc, runner, screen, tmp_path):
    presenter = CasePresenter(
        screen, runner, lambda: pc.actor_as("read"), lambda paper: b"", tmp_path, HandOuts()
    )
    presenter.open(pc.register().id)

    presenter.act("submit", NOTHING)

    assert screen.last("show_problem").key == "act_not_permitted"


def test_days_left_follow_the_clock(pc, runner, screen, clock):
    pc.register()
    presenter = CaseListPresenter(screen, runner, lambda: pc.actor)
    presenter.refresh()
    left = screen.last("show_lines")[0].due.days_left

    clock.pass_days(1)
    presenter.refresh()

    assert screen.last("show_lines")[0].due.days_left == left - 1
