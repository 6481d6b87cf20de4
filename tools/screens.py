"""Pictures of every page of the desk, at the size of an old screen, with a demo village in it."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from app.bootstrap.qt_setting import chosen_language, dressed_application
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.window import Desktop
from app.cli import main as lianxin
from app.cli.demo_door import DEMO_PASSWORD
from app.sheets.item_sheet_writing import item_headings, item_rows
from app.sheets.shipped import load_catalog
from app.sheets.synthetic_village import synthetic_roster, write_roster
from app.sheets.table_sheet import table_bytes
from app.views.desk_shell import DeskShell

SIZE = (1366, 768)
LONGEST_WAIT_MILLISECONDS = 60_000
STILL_MILLISECONDS = 60
FEWEST_PASSES = 5


class Photographer:
    """Takes pictures of one desktop once everything under way is done."""

    def __init__(self, desktop: Desktop, out: Path) -> None:
        self.desktop = desktop
        self._out = out

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait for the threads, then for what their answers set off."""
        deadline = QDeadlineTimer(LONGEST_WAIT_MILLISECONDS)
        quiet = QDeadlineTimer(STILL_MILLISECONDS)
        passes = (
            0  # on a busy machine one pass may outlast the time, with its layouts still to come
        )
        while not quiet.hasExpired() or passes < FEWEST_PASSES:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
            passes += 1
            if self.desktop.is_busy() or not until():
                quiet.setRemainingTime(STILL_MILLISECONDS)
                passes = 0
            if deadline.hasExpired():
                raise TimeoutError("the desk never came to rest")

    def entrance(self) -> Any:
        """The first-start or login view that the window shows."""
        stack = self.desktop.window.centralWidget()
        assert isinstance(stack, QStackedWidget)
        return stack.currentWidget()

    def shell(self) -> DeskShell:
        """The desk itself, once somebody is logged in."""
        assert self.desktop.shell is not None
        return self.desktop.shell

    def section(self, key: str) -> Any:
        """One page's section of the desk."""
        assert self.desktop.pages is not None
        return self.desktop.pages.section(key)

    def take(self, name: str) -> None:
        """Save what the window shows, with the sheet that lies over it."""
        self.settle()
        window = self.desktop.window
        picture = window.grab()
        sheet = QApplication.activeModalWidget()
        if isinstance(sheet, QDialog) and sheet.isVisible():
            over_window(picture, window, sheet)
        path = self._out / f"{name}.png"
        picture.save(str(path))
        print(path)


def over_window(picture: QPixmap, window: QWidget, sheet: QDialog) -> None:
    """Draw a dialog into the picture of its window, where it stands on a screen."""
    place = (
        max(0, (window.width() - sheet.width()) // 2),
        max(0, (window.height() - sheet.height()) // 2),
    )
    painter = QPainter(picture)
    painter.fillRect(picture.rect(), QColor(31, 30, 28, 90))
    painter.drawPixmap(*place, sheet.grab())
    painter.end()


def first_start(photographer: Photographer) -> None:
    """The four steps, answered; nothing is set up."""
    view = photographer.entrance()
    photographer.settle()
    view.village_step.query_field.set_text("gaojiazhuang")
    photographer.settle(lambda: view.village_step.village() is not None)
    photographer.take("first-start-village")
    view.step_done.emit(0, view.answers())
    view.station_step.phone_field.set_text("0536-0000001")
    photographer.take("first-start-station")
    view.step_done.emit(1, view.answers())
    view.account_step.name_field.set_text(synthetic_roster(1, 3)[0].name)
    view.account_step.password_field.set_text("12345678")
    view.step_done.emit(2, view.answers())
    photographer.take("first-start-weak-password")
    view.account_step.phone_field.set_text("15400000001")
    view.password_proposal_wanted.emit()
    photographer.take("first-start-account")
    view.step_done.emit(2, view.answers())
    photographer.take("first-start-summary")


def log_in(photographer: Photographer, password: str) -> None:
    """A wrong password, then the right one."""
    view = photographer.entrance()
    photographer.take("login")
    view.password_field.set_text("bu shi zhe ge")
    view.password_field.submitted.emit()
    photographer.take("login-wrong-password")
    view.password_field.set_text(password)
    view.password_field.submitted.emit()
    photographer.settle(lambda: photographer.desktop.shell is not None)


def visit_pages(photographer: Photographer) -> None:
    """Every page of the rail, as it opens."""
    shell = photographer.shell()
    for key in shell.page_keys():
        shell.open_page(key)
        photographer.take(key)


def search(photographer: Photographer) -> None:
    """The search box with its list."""
    box = photographer.shell().search_box
    box.go_here()
    box.setText("w")
    box.textEdited.emit("w")
    photographer.take("search")
    box.put_away()


def settings(photographer: Photographer) -> None:
    """The settings' other tabs and the form of a cadre."""
    page = photographer.section("settings")
    for number, name in enumerate(("cadres", "accounts", "rules", "about"), start=1):
        page.tabs.setCurrentIndex(number)
        photographer.take(f"settings-{name}")
    page.tabs.setCurrentIndex(1)
    page.ask_for_cadre()
    sheet = page.cadre_sheet()
    sheet.name_field.set_text("张建国")
    sheet.title_field.set_text("村委委员")
    sheet.phone_field.set_text("13800000002")
    photographer.take("settings-new-cadre")
    sheet.reject()
    page.tabs.setCurrentIndex(2)
    page.account_tab.ask_for_account()
    sheet = page.account_tab.sheet()
    sheet.name_field.set_text("王秀英")
    sheet.proposal_wanted.emit()
    photographer.take("settings-new-account")
    sheet.reject()


def intake(photographer: Photographer) -> None:
    """A new case: whom for, what, which papers."""
    section = photographer.section("cases")
    section.open_intake()
    photographer.settle()
    page = section.intake_page
    page.applicant.setFocus()
    QTest.keyClicks(page.applicant.line_edit, "w")
    photographer.take("intake-applicants")
    QTest.keyClick(page.applicant.line_edit, Qt.Key.Key_Return)
    photographer.settle()
    page.item.setFocus()
    QTest.keyClicks(page.item.line_edit, "gl")
    photographer.take("intake-items")
    QTest.keyClick(page.item.line_edit, Qt.Key.Key_Return)
    photographer.take("intake")
    page.proxy_name.set_text("王小建")
    page.proxy_relation.set_text("儿子")
    photographer.take("intake-proxy")
    page.aside_button.click()
    photographer.settle()
    page.item.setFocus()
    QTest.keyClicks(page.item.line_edit, "lsjzsqjn")
    photographer.settle()
    QTest.keyClick(page.item.line_edit, Qt.Key.Key_Return)
    photographer.settle()
    for row in page.papers.rows[1:]:
        row.box.setChecked(True)
    page.deficiency.is_wanted.set_checked(True)
    photographer.take("intake-deficient")
    section.open_list()
    photographer.settle()
    section.open_consult()
    section.consult_sheet.item.setFocus()
    QTest.keyClicks(section.consult_sheet.item.line_edit, "gl")
    photographer.settle()
    QTest.keyClick(section.consult_sheet.item.line_edit, Qt.Key.Key_Return)
    photographer.take("consult")
    section.consult_sheet.reject()
    photographer.settle()


def cases(photographer: Photographer) -> None:
    """The newest case, and the first that waits for papers, with its form."""
    section = photographer.section("cases")
    table = section.list_page.table
    photographer.settle()
    for name, group in (("case", "all"), ("case-to-supplement", "to_supplement")):
        section.open_list()
        section.list_page.choose_group(group)
        photographer.settle()
        line = table.records_model.record_at(0)
        if line is not None:
            section.open_case(line.case.id)
            photographer.take(name)
    section.open_list()
    section.list_page.choose_group("all")


def originals(photographer: Photographer) -> None:
    """Who holds the originals."""
    section = photographer.section("cases")
    section.open_custody()
    photographer.take("originals")
    section.open_list()


def households(photographer: Photographer) -> None:
    """A household, and a roster before it is brought in."""
    section = photographer.section("households")
    photographer.settle()
    photographer.take("households")
    register_pages(photographer, section)
    section.open_household(section.list_page.table.records_model.record_at(0).household.id)
    photographer.take("household")
    register_sheets(photographer, section)
    section.open_roster_import()
    photographer.take("roster-import")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "花名册.xlsx"
        write_roster(sheet, synthetic_roster(24, 5), "高家庄村花名册")
        section.roster_page.file_chosen.emit(str(sheet))
        photographer.take("roster-import-preview")
    section.open_list()


def register_pages(photographer: Photographer, section: Any) -> None:
    """Grids, and who may be on the register twice."""
    section.open_grids()
    photographer.take("grids")
    section.grid_page.add_button.click()
    photographer.take("grid-form")
    section.grid_page.sheet.reject()
    section.open_duplicates()
    photographer.take("duplicates")
    section.open_list()
    photographer.settle()


def register_sheets(photographer: Photographer, section: Any) -> None:
    """The forms and changes of a household and its people."""
    page, sheets = section.household_page, section.sheets
    page.add_person_button.click()
    photographer.settle()
    photographer.take("person-form")
    sheets.form_sheet.reject()
    for action in ("split", "merge_households", "change_head"):
        page.household_changes.chosen.emit(action)
        photographer.settle()
        photographer.take(f"change-{action}")
        sheets.change_sheet.reject()
    page.history_button.chosen.emit("household")
    photographer.settle()
    photographer.take("register-history")
    sheets.history_sheet.reject()


def visits(photographer: Photographer) -> None:
    """A visit being written down."""
    households_page = photographer.section("households").list_page
    household = households_page.table.records_model.record_at(2).household
    section = photographer.section("visits")
    section.write_visit_of(household.id)
    photographer.settle()
    page = section.form_page
    page.content.set_text("到家中看望，老人身体尚可，屋顶去年修过，没有漏雨。")
    page.finding_class.set_value(page.finding_class.combo_box.itemData(1) or "")
    page.finding.set_text("灌溉渠堵塞，浇地要绕远，希望村里组织清理。")
    photographer.take("visit-form")
    section.open_list()
    photographer.settle()
    table = section.list_page.table
    table.record_activated.emit(table.records_model.record_at(0))
    photographer.take("visit")
    section.sheet.close()


def appeals(photographer: Photographer) -> None:
    """An appeal on its way through the five stages."""
    section = photographer.section("appeals").open_ledger("appeals")
    photographer.settle()
    section.open_appeal(section.list_page.table.records_model.record_at(0).appeal.id)
    photographer.take("appeal")
    section.open_list()


def faults(photographer: Photographer) -> None:
    """What a fault of the program looks like, and a locked desk."""
    photographer.desktop.show_crash("app/views/page.py:12 show\nbuiltins.LookupError")
    photographer.take("crash")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    sheet.close()
    photographer.desktop.lock()
    photographer.take("locked")


def guide(photographer: Photographer) -> None:
    """A certificate in the guide, and an item list before it is brought in, one row of it bad."""
    section = photographer.section("guide")
    section.guide_page.search_edit.setText("wfz")
    section.guide_page.table.select_row(1)
    photographer.take("guide-certificate")
    section.guide_page.search_edit.clear()
    section.open_import()
    items = load_catalog(Surroundings.of_this_machine().resources).items[:40]
    rows = item_rows(items)
    rows[3][8] = "20"
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "代办事项清单.xlsx"
        sheet.write_bytes(table_bytes("代办事项清单", item_headings(), rows))
        section.import_page.file_chosen.emit(str(sheet))
        photographer.take("item-import-preview")
    section.open_guide()


SCENES = (
    visit_pages,
    search,
    intake,
    cases,
    originals,
    households,
    visits,
    appeals,
    settings,
    guide,
    faults,
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    surroundings = Surroundings.of_this_machine()
    dressed_application(["lianxin"], surroundings.resources, chosen_language(os.environ))
    password = os.environ.get("LIANXIN_PASSWORD", DEMO_PASSWORD)
    with tempfile.TemporaryDirectory(prefix="lianxin-screens-") as folder:
        data = Path(folder) / "demo"
        if options.data is None:
            lianxin(["demo", "--data", str(data), "--out", str(Path(folder) / "papers")])
        else:
            shutil.copytree(options.data, data)  # taking pictures changes nothing
        with_desktop(Path(folder) / "empty", surroundings, options.out, first_start)
        with_desktop(
            data, surroundings, options.out, lambda photographer: whole_desk(photographer, password)
        )
    return 0


def whole_desk(photographer: Photographer, password: str) -> None:
    log_in(photographer, password)
    for scene in SCENES:
        scene(photographer)


def with_desktop(
    data: Path, surroundings: Surroundings, out: Path, play: Callable[[Photographer], None]
) -> None:
    desktop = Desktop(data, surroundings)
    desktop.hear_crashes()
    desktop.window.resize(*SIZE)
    desktop.start()
    try:
        play(Photographer(desktop, out))
    finally:
        desktop.window.close()


if __name__ == "__main__":
    sys.exit(main())
