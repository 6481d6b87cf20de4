"""Bringing a roster in: choose, look, import, from real spreadsheets into a real station."""

import pytest
import xlsxwriter

from app.presenters.roster_import_presenter import RosterImportPresenter
from app.sheets.synthetic_village import synthetic_roster, write_roster

from .village import LateRunner, actor_of

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
    assert (summary.people, summary.households) == (1, 1)
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

    refused, doubtful = screen.last("show_summary").issues
    assert (refused.row, refused.column, refused.is_refused) == (3, "姓名", True)
    assert (doubtful.row, doubtful.column, doubtful.is_refused) == (2, "身份证号", False)
    assert doubtful.problem == "id_number_check_digit_wrong"
    assert doubtful.value == "3707**********0019"


def test_an_import_is_kept_and_reported(presenter, screen, runner, tmp_path):
    path = tmp_path / "big.xlsx"
    write_roster(path, synthetic_roster(60, 3), "花名册")
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
    write_roster(path, synthetic_roster(60, 3), "花名册")
    presenter.choose_file(str(path))
    runner.let_through()
    before = runner.desk.store.households.count()

    def cancel_at_the_tenth(job, *answers):
        real = runner.desk.rosters.import_roster

        def import_roster(actor, preview, on_progress):
            def watched(done, total):
                if done == 10:
                    presenter.cancel()
                on_progress(done, total)

            return real(actor, preview, watched)

        runner.desk.rosters.import_roster = import_roster
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
    write_roster(path, synthetic_roster(60, 3), "花名册")
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

    presenter.import_roster()

    assert screen.last("show_problem").key == "act_not_permitted"
    presenter.import_roster()
    assert screen.count("show_problem") == 2, "the preview stays, for someone who may"
