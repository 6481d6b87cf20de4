"""The list of cases narrowed down, counted, handed over, printed and exported, on a real station."""

from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from app.acts.form_acts import form_id_of
from app.models.case_lists import ALL, LATE, TOLD, CaseChoice
from app.models.listed_ledgers import CASES
from app.models.long_work import untold
from app.presenters.case_ledger_presenter import (
    CaseLedgerPresenter,
    LedgerMaking,
    ledger,
)
from app.presenters.case_list_presenter import CaseListPresenter
from app.presenters.hand_outs import HandOuts
from app.presenters.list_contents import chosen_cases_content
from app.presenters.list_files import ListFiles, ListMaking
from app.presenters.long_work import LongWork, file_cancelled
from app.sheets.list_sheet import list_sheet
from app.sheets.table_sheet import table_bytes
from tests.printing.paper_lines import case_ledger_lines
from tests.stations import clock, intake_of, make_pc, papers_without, pc, server, town

from .village import Recorder, StraightRunner

__all__ = ["clock", "make_pc", "pc", "server", "town"]


@pytest.fixture
def runner(pc):
    runner = StraightRunner(pc.station)
    yield runner
    runner.desk.store.close()
    runner.sync.close()


@pytest.fixture
def screen():
    return Recorder()


@pytest.fixture
def presenter(screen, runner, pc):
    return CaseListPresenter(screen, runner, lambda: pc.actor)


@pytest.fixture
def cases(pc, clock):
    """By Tuesday, 10 March 2026: one in 督办, one overdue, one due tomorrow, one fresh."""
    found = {"supervise": pc.register()}
    other = next(
        item
        for item in pc.desk.workplace.catalog.items
        if item.department != pc.desk.workplace.catalog.item("S01-001").department
    )
    clock.set(date(2026, 3, 4))
    found["overdue"] = pc.register(item_code=other.code)
    clock.set(date(2026, 3, 6))
    found["yellow"] = pc.register(materials=papers_without("户口簿"))
    clock.set(date(2026, 3, 10))
    found["running"] = pc.desk.cases.register_case(pc.actor_as("entry"), intake_for(pc, other.code))
    return found


def intake_for(pc, code):
    return intake_of(item_code=code, applicant_name="王桂兰")


def names(lines, cases):
    by_id = {case.id: name for name, case in cases.items()}
    return [by_id[line.case.id] for line in lines]


def test_every_choice_shows_as_many_cases_as_its_figure_says(presenter, screen, cases):
    presenter.refresh()
    counts = screen.last("show_counts")
    assert counts.groups[ALL] == counts.levels[ALL] == 4
    assert counts.levels[LATE] == 2
    choices = [
        *((CaseChoice(group=key), n) for key, n in counts.groups.items()),
        *((CaseChoice(level=key), n) for key, n in counts.levels.items()),
        *((CaseChoice(department=option.key), option.cases) for option in counts.departments),
        *((CaseChoice(receiver_id=option.key), option.cases) for option in counts.receivers),
    ]
    assert len(counts.departments) == len(counts.receivers) == 2
    for choice, cases_counted in choices:
        presenter.choose(choice)
        presenter.refresh()
        assert len(screen.last("show_lines")) == cases_counted, choice


def test_a_level_lists_the_longest_overdue_first(presenter, screen, cases):
    presenter.choose(CaseChoice(level=TOLD))

    assert names(screen.last("show_lines"), cases) == ["supervise", "overdue", "yellow"]


def test_figures_count_what_the_other_choices_leave(presenter, screen, cases):
    department = cases["overdue"].department
    presenter.choose(CaseChoice(level=LATE, department=department))

    counts = screen.last("show_counts")
    assert names(screen.last("show_lines"), cases) == ["overdue"]
    assert counts.groups[ALL] == 1
    assert counts.levels[ALL] == 2
    assert {option.key: option.cases for option in counts.departments} == {
        cases["supervise"].department: 1,
        department: 1,
    }


def test_several_cases_go_to_town_at_once(presenter, screen, cases, pc):
    presenter.refresh()

    presenter.hand_over([cases["supervise"].id, cases["overdue"].id])

    (batch,) = screen.last("show_counts").batches
    assert (batch.cases, screen.count("show_handed_over")) == (2, 1)
    assert screen.last("show_counts").groups["in_town"] == 2
    assert pc.store.cases.by_id(cases["supervise"].id).status == "submitted"


def test_a_case_that_lacks_papers_stays_and_says_so(presenter, screen, cases, pc):
    presenter.hand_over([cases["yellow"].id])

    assert screen.last("show_problem").key.startswith("handover_")
    assert pc.store.cases.by_id(cases["yellow"].id).status == "supplement"


def test_a_batch_shows_the_cases_that_went_with_it(presenter, screen, cases, pc):
    presenter.hand_over([cases["overdue"].id, cases["running"].id])
    (batch,) = screen.last("show_counts").batches

    presenter.choose(CaseChoice(batch_id=batch.key))

    assert set(names(screen.last("show_lines"), cases)) == {"overdue", "running"}
    assert screen.last("show_counts").groups["in_town"] == 2
    presenter.choose(CaseChoice("to_submit", batch_id=batch.key))
    assert screen.last("show_lines") == []


# -- the ledger


@pytest.fixture
def make_ledger(pc, screen, runner, tmp_path):
    """Prints what a choice shows."""

    def make(choice):
        work = LongWork(runner, screen, file_cancelled)
        making = LedgerMaking(runner, draw_as_lines, tmp_path / "papers", HandOuts(), work)
        return CaseLedgerPresenter(screen, runner, lambda: pc.actor, lambda: choice, making)

    return make


def draw_as_lines(content, tell=untold) -> bytes:
    return "\n".join(case_ledger_lines(content)).encode()


def export(pc, screen, runner, folder, choice) -> Path:
    work = LongWork(runner, screen, file_cancelled)

    def ask(name, chosen, given_up):
        chosen(folder / name)

    making = ListMaking(runner, lambda c, tell: b"", list_sheet, folder, HandOuts(), work, ask)
    files = ListFiles(screen, runner, lambda: pc.actor, making)
    files.export_list(partial(chosen_cases_content, choice=choice))
    return screen.last("show_list_file")


def test_the_spreadsheet_says_what_the_list_shows(pc, screen, runner, cases, tmp_path):
    path = export(pc, screen, runner, tmp_path, CaseChoice(level=LATE))

    rows = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())).get_sheet_by_index(0)
    _title, about, headings, *found = rows.to_python()
    assert path.suffix == ".xlsx"
    assert "已超期" in about[0]
    assert headings == [column.heading for column in CASES]
    assert [row[9] for row in found] == ["督办", "催办"]
    assert [row[0] for row in found] == [
        cases[name].number.partition("-")[2] for name in ("supervise", "overdue")
    ]


def test_a_list_of_cases_is_exported_into_the_townships_form(pc, screen, runner, cases, tmp_path):
    form = table_bytes("云门山街道代办台账", ["受理编号", "姓名", "时限情况"], [])
    runner.desk.forms.keep(pc.actor, "cases", "代办台账.xlsx", form)

    path = export(pc, screen, runner, tmp_path, CaseChoice(level=LATE))

    rows = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes())).get_sheet_by_index(0)
    title, headings, *found = rows.to_python()
    assert title[0] == "云门山街道代办台账" and headings == ["受理编号", "姓名", "时限情况"]
    assert [row[2] for row in found] == ["督办", "催办"]


def test_the_same_list_made_out_again_after_it_was_printed_is_a_reprint(runner, cases, pc):
    def made_out():
        content = ledger(runner.desk, CaseChoice(), "王秀英", 100)
        return runner.desk.forms.made_out_as(pc.actor, "cases", content)

    first, seen_only = made_out(), made_out()
    runner.desk.prints.hand_out(pc.actor, first)

    assert (first.reprint, seen_only.reprint, made_out().reprint) == (0, 0, 1)
    assert "重印（第 2 次打印）" in "".join(case_ledger_lines(made_out()))
    assert len(pc.store.prints.of_subject(form_id_of("cases"))) == 1


def test_the_printed_list_is_kept_as_a_file(make_ledger, screen, cases):
    make_ledger(CaseChoice()).print_list()

    ((ledger, path),) = [args for name, args, _ in screen.told if name == "show_list_paper"]
    assert ledger == "case_ledger" and "代办件清单" in path.read_text("utf-8")
    assert screen.all("set_busy") == [True, False]


def test_the_ledger_says_what_it_was_narrowed_down_to(runner, cases):
    content = ledger(runner.desk, CaseChoice("to_submit", level=LATE), "王秀英", 100)

    lines = case_ledger_lines(content)
    assert "筛选：待报送、已超期　共 2 件" in lines[1]
    assert "制表：王秀英" in lines[2]
    assert len(lines) == 4 + 2


def test_a_ledger_has_every_page_of_the_list(runner, pc, monkeypatch):
    monkeypatch.setattr("app.presenters.case_ledger_presenter.PAGE", 2)
    registered = [pc.register().id for _ in range(5)]

    content = ledger(runner.desk, CaseChoice(), "王秀英", 100)

    assert len(content.rows) == len({row.number for row in content.rows}) == len(registered)


def test_a_list_too_long_for_paper_is_refused(monkeypatch, make_ledger, screen, cases):
    monkeypatch.setattr("app.presenters.case_ledger_presenter.MOST_ROWS_ON_PAPER", 3)
    make_ledger(CaseChoice()).print_list()

    assert screen.last("show_problem").key == "ledger_rows_too_many"
    assert screen.all("set_busy") == [True, False]
