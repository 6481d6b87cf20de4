"""开站准备: six steps read from the station, each opening its page, gone on with after a break."""

from PySide6.QtCore import Qt

from app.bootstrap.first_morning import PLACES
from app.bootstrap.safekeeping import Safekeeping
from app.models.first_morning import MORNING_STEPS, PRINTER
from tests.stations import roster_of


def states(desk):
    """What the sheet says of each step."""
    sheet = desk.pages._morning.sheet
    return {step.key: step.is_done for step in sheet.table.records_model.records()}


def opened(desk):
    page = desk.page("today")
    page.morning_button.click()
    desk.settle()
    return desk.pages._morning.sheet


def test_steps_are_read_from_the_station_and_open_their_pages(qtbot, open_desktop, pc, tmp_path):
    desk = open_desktop(pc)
    desk.log_in()
    sheet = opened(desk)
    assert list(states(desk)) == list(MORNING_STEPS)
    assert [key for key, is_done in states(desk).items() if is_done] == ["village"]
    assert sheet.table.accessibleName() and sheet.table.hasFocus()
    for _ in range(1):
        assert sheet.table.currentIndex().row() == 1
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    desk.settle()
    households = desk.shell.page("households")
    assert (
        households.currentWidget() is households.roster_page and desk.pages._morning.sheet is None
    )

    desk.desktop._runner.run(
        lambda at: at.rosters.import_roster(desk.desktop._who(), roster_of(4)), _nothing, _nothing
    )
    keeper = Safekeeping(desk.desktop._opened_station)
    desk.settle()
    keeper.new_code()
    keeper.code_seen()
    keeper.back_up_to(tmp_path)
    sheet = opened(desk)
    assert [key for key, is_done in states(desk).items() if is_done] == [
        "village",
        "people",
        "code",
        "backup",
    ]
    assert sheet.table.currentIndex().row() == 3
    sheet.reject()
    assert desk.page("today").morning_button.isVisible()


def test_every_step_leads_to_a_page_that_is_there(open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    for step in MORNING_STEPS:
        if step != PRINTER:
            desk.pages.open_place(PLACES[step])
            desk.settle()
    assert set(PLACES) == set(MORNING_STEPS) - {PRINTER}


def test_the_printer_is_tried_with_a_page(qtbot, open_desktop, village):
    desk = open_desktop(village)
    desk.log_in()
    sheet = opened(desk)
    with qtbot.waitSignal(sheet.preview_wanted) as heard:
        sheet.table.select_row(MORNING_STEPS.index(PRINTER))
        sheet.open_button.click()
    assert heard.args[1].read_bytes().startswith(b"%PDF")
    desk.settle()


def _nothing(_answer):
    """Nobody waits for this answer."""
