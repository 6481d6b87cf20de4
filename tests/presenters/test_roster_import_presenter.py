"""Bringing a roster in: choose, look, import, from real spreadsheets into a real station."""

from pathlib import Path

import pytest
import xlsxwriter

from app.presenters.roster_import_presenter import RosterImportPresenter
from app.presenters.roster_summary import masked
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from tools.trap_sheets import sheet

from .village import LateRunner, actor_of

ROSTERS = Path(__file__).resolve().parents[1] / "rosters"
HEADINGS = ["户号", "户主", "姓名", "与户主关系", "身份证号", "联系电话"]


@pytest.fixture
def presenter(screen, runner, station):
    return RosterImportPresenter(screen, runner, actor_of(station))


@pytest.fixture
def write_sheet(tmp_path):
    def write(*rows):
        path = tmp_path / "花名册.xlsx"
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet("全村")
        for number, row in enumerate([HEADINGS, *rows]):
            sheet.write_row(number, 0, row)
        book.close()
        return str(path)

    return write


def test_looking_at_a_roster_writes_nothing(presenter, screen, runner, write_sheet):
    before = runner.desk.store.persons.count()

    presenter.choose_file(
        write_sheet(
            ["901", "高明", "高明", "户主", "370781196503120019", "15400000009"],
            ["901", "高明", "", "妻", "", ""],
        )
    )

    summary = screen.last("show_summary")
    assert (summary.file_name, summary.sheet, summary.header_row) == ("花名册.xlsx", "全村", 1)
    assert (summary.people_new, summary.households_new) == (1, 1)
    assert summary.refused_rows == 1
    assert runner.desk.store.persons.count() == before


def test_doubtful_and_refused_cells_are_named_by_row_and_column_and_masked(
    presenter, screen, write_sheet
):
    presenter.choose_file(
        write_sheet(
            ["901", "高明", "高明", "户主", "370781196503120019", "15400000009"],
            ["901", "高明", "", "妻", "", ""],
        )
    )

    summary = screen.last("show_summary")
    refused, doubtful = summary.issues
    assert (refused.row, refused.column, refused.is_refused) == (3, "姓名", True)
    assert (doubtful.row, doubtful.column, doubtful.is_refused) == (2, "身份证号", False)
    assert doubtful.problem == "id_number_check_digit_wrong"
    assert doubtful.value == "3707**********0019"
    assert doubtful.can_be_kept
    examples = {column.heading: column.examples for column in summary.columns}
    assert examples["身份证号"] == ("3707**********0019",)
    assert summary.new[0].name == "高明"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("3221234", "*****34"),
        ("0536-3221234", "053*****1234"),
        ("(0536) 3221234", "(053******1234"),
        ("１３８００１３８０００", "１３８****８０００"),
        ("138 0013 8000", "138******8000"),
        ("13800138000、63221234", "138****8000、******34"),
        ("３７０７８１１９６５０３１２００１Ｘ", "３７０７**********００１Ｘ"),
        ("1965.3.12", "1965.3.12"),
        ("2026-11-22 10:00", "2026-11-22 10:00"),
        ("村东3号", "村东3号"),
    ],
)
def test_numbers_are_masked_in_every_manner_of_writing_them(written, shown):
    assert masked(written) == shown


def test_an_import_is_kept_and_reported(presenter, screen, runner, tmp_path):
    path = tmp_path / "big.xlsx"
    path.write_bytes(roster_bytes(synthetic_roster(60, 7), "花名册"))
    presenter.choose_file(str(path))

    presenter.import_roster()

    report = screen.last("show_imported")
    assert report.households_new == 20  # numbers 1 to 40 are known
    assert runner.desk.store.households.count() == 60
    assert screen.last("set_busy") is False


def test_nothing_is_imported_without_a_look_or_twice(presenter, screen, write_sheet):
    presenter.import_roster()
    assert screen.told == []
    presenter.choose_file(write_sheet(["901", "高明", "高明", "户主", "", ""]))

    presenter.import_roster()
    presenter.import_roster()

    assert screen.count("show_imported") == 1


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("没有.xlsx", None, "file_unreadable"),
        ("文字.xlsx", b"not a sheet", "file_not_a_spreadsheet"),
    ],
)
def test_a_file_that_is_no_roster_gets_one_sentence(
    presenter, screen, tmp_path, name, content, key
):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    presenter.choose_file(str(tmp_path / name))

    assert screen.last("show_problem").key == key
    presenter.import_roster()
    assert screen.count("show_imported") == 0


def test_cancelling_leaves_everything_as_it_was(station, screen, tmp_path):
    runner = LateRunner(station)
    presenter = RosterImportPresenter(screen, runner, actor_of(station))
    path = tmp_path / "big.xlsx"
    path.write_bytes(roster_bytes(synthetic_roster(60, 7), "花名册"))
    presenter.choose_file(str(path))
    runner.let_through()
    before = runner.desk.store.households.count()

    def cancel_at_the_tenth(job, *answers):
        real = runner.desk.rosters.import_sheets

        def import_sheets(actor, previews, on_progress):
            def watched(done, total):
                if done == 10:
                    presenter.cancel()
                on_progress(done, total)

            return real(actor, previews, watched)

        runner.desk.rosters.import_sheets = import_sheets
        LateRunner.run(runner, job, *answers)

    runner.run = cancel_at_the_tenth
    presenter.import_roster()
    runner.let_through()

    assert screen.count("show_cancelled") == 1
    assert screen.count("show_imported") == 0
    assert runner.desk.store.households.count() == before
    runner.desk.store.close()


def test_how_far_an_import_is_can_be_asked(station, screen, tmp_path):
    runner = LateRunner(station)
    presenter = RosterImportPresenter(screen, runner, actor_of(station))
    path = tmp_path / "big.xlsx"
    path.write_bytes(roster_bytes(synthetic_roster(60, 7), "花名册"))
    presenter.choose_file(str(path))
    runner.let_through()
    presenter.import_roster()

    presenter.tell_progress()

    told = [args for name, args, _ in screen.told if name == "show_import_progress"]
    assert told == [(0, 60), (60, 60)]
    runner.let_through()
    presenter.tell_progress()
    assert screen.count("show_import_progress") == 2
    runner.desk.store.close()


def test_who_may_not_import_gets_a_sentence(screen, runner, station, write_sheet):
    clerk = actor_of(station)()
    presenter = RosterImportPresenter(
        screen, runner, lambda: type(clerk)(clerk.id, clerk.name, "entry")
    )
    presenter.choose_file(write_sheet(["901", "高明", "高明", "户主", "", ""]))

    assert screen.last("show_problem").key == "act_not_permitted"
    presenter.import_roster()
    assert screen.count("show_imported") == 0


def test_a_column_that_somebody_corrected_is_read_so_ever_after(presenter, screen, tmp_path):
    path = str(tmp_path / "花名册.xlsx")
    rows = [("甲", "乙", "丙"), ("901", "高明", "370781196001010014")]
    Path(path).write_bytes(sheet(rows))
    presenter.choose_file(path)
    summary = screen.last("show_summary")
    assert summary.problem.key == screen.last("show_problem").key == "roster_name_column_missing"
    assert not summary.can_be_imported

    presenter.read_column(1, "name")
    presenter.read_column(0, "household_number")

    summary = screen.last("show_summary")
    assert summary.problem is None
    assert [line.name for line in summary.new] == ["高明"]
    presenter.open()
    presenter.choose_file(path)
    assert [c.field for c in screen.last("show_summary").columns] == [
        "household_number",
        "name",
        "",
    ]


def test_sheet_heading_row_and_hidden_rows_may_be_chosen(presenter, screen):
    presenter.choose_file(str(ROSTERS / "several_sheets.xlsx"))
    assert screen.last("show_summary").sheets == ("说明", "一组", "二组")
    presenter.choose_sheet("二组")
    assert screen.last("show_summary").sheet == "二组"

    presenter.choose_file(str(ROSTERS / "title_rows.xlsx"))
    summary = screen.last("show_summary")
    assert summary.headers[3][1].startswith("户号 户主 姓名")
    presenter.choose_header_row(1)
    assert screen.last("show_summary").problem.key == "roster_name_column_missing"
    presenter.choose_header_row(4)
    assert screen.last("show_summary").people_new == 3

    presenter.choose_file(str(ROSTERS / "hidden_rows.xls"))
    assert screen.last("show_summary").hidden_rows == 1
    presenter.read_hidden_rows(False)
    assert screen.last("show_summary").people_new == 2


def test_all_sheets_that_look_like_rosters_are_imported_but_those_left_out(presenter, screen):
    presenter.choose_file(str(ROSTERS / "numbered_in_each_group.xlsx"))
    summary = screen.last("show_summary")
    assert (summary.wanted.offered, summary.wanted.names) == (("一组", "二组"), ("一组", "二组"))
    assert (summary.sheet, summary.people_new, summary.wanted.report.people_new) == ("一组", 2, 4)

    presenter.want_sheet(False)
    summary = screen.last("show_summary")
    assert (summary.wanted.names, summary.is_wanted, summary.people_new) == (("二组",), False, 2)
    presenter.choose_sheet("二组")
    summary = screen.last("show_summary")
    assert (summary.is_wanted, summary.wanted.report.people_new) == (True, 2)
    presenter.want_sheet(False)
    assert not screen.last("show_summary").can_be_imported
    presenter.want_sheet(True)
    presenter.import_roster()
    assert screen.last("show_imported").people_new == 2


def test_doubtful_rows_may_be_left_out_one_by_one_or_all(presenter, screen, runner):
    presenter.choose_file(str(ROSTERS / "duplicate_numbers.xlsx"))
    assert (screen.last("show_summary").doubtful_rows, screen.last("show_summary").people_new) == (
        2,
        2,
    )

    presenter.toggle_row(3)
    summary = screen.last("show_summary")
    assert (summary.people_new, summary.refused_rows) == (1, 1)
    assert {(issue.row, issue.is_refused) for issue in summary.issues} == {(2, False), (3, True)}
    presenter.toggle_row(3)
    assert screen.last("show_summary").people_new == 2

    presenter.toggle_doubtful()
    assert screen.last("show_summary").people_new == 0
    presenter.toggle_doubtful()
    presenter.toggle_row(2)
    presenter.import_roster()
    assert screen.last("show_imported").people_new == 1


def test_what_would_change_is_told_field_by_field(presenter, screen, write_sheet):
    presenter.choose_file(write_sheet(["901", "高明", "高明", "户主", "", "15400000009"]))
    presenter.import_roster()
    presenter.choose_file(write_sheet(["901", "高明", "高明", "户主", "", "15400000008"]))

    (line,) = screen.last("show_summary").changed
    assert [(n.field, n.before, n.after) for n in line.news] == [
        ("phones", "154****0009", "154****0008")
    ]


def test_an_import_is_undone_and_what_stays_is_told(
    presenter, screen, runner, station, write_sheet
):
    before = runner.desk.store.persons.count()
    presenter.choose_file(
        write_sheet(
            ["901", "高明", "高明", "户主", "", ""],
            ["902", "高亮", "高亮", "户主", "", ""],
        )
    )
    presenter.import_roster()
    imported = screen.last("show_imports")[0]
    household = runner.desk.store.households.by_number("902")
    person = runner.desk.store.households.persons(household.id)[0]
    runner.desk.register.change_person(actor_of(station)(), person.id, {"note": "x"})

    presenter.undo_import(imported.entity_id)

    report, left = next(a for n, a, _ in reversed(screen.told) if n == "show_undone")
    assert (report.people_removed, report.households_removed) == (1, 1)
    assert [issue.problem for issue in left] == [
        "roster_undo_person_changed",
        "roster_undo_household_peopled",
    ]
    assert left[0].facts == {"name": "高亮", "household": "902", "field": "", "uses": ""}
    assert runner.desk.store.persons.count() == before + 1
    assert imported.entity_id not in {each.entity_id for each in screen.last("show_imports")}
