"""Pictures of every page of the desk, at the size of an old screen, with a demo village in it."""

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_SCALE_FACTOR"] = "1"
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from app.bootstrap.qt_setting import chosen_language, dressed_application
from app.bootstrap.surroundings import Surroundings
from app.bootstrap.window import Desktop
from app.cli import main as lianxin
from app.cli.demo_day import VILLAGE_CODE
from app.cli.demo_door import DEMO_PASSWORD
from app.presenters.first_start_presenter import FoundInstall
from app.sheets.item_sheet_writing import item_headings, item_rows
from app.sheets.shipped import load_catalog, load_divisions
from app.sheets.synthetic_village import synthetic_roster
from app.sheets.table_sheet import table_bytes
from app.sync.reports import SyncStatus
from app.views.digits_sheet import DigitsSheet
from tools.case_scenes import cases, intake, originals
from tools.photographer import Photographer
from tools.record_scenes import appeals, households, ledgers, visit_more, visits
from tools.restore_scenes import restoring

SIZE = (1366, 768)
SERVER = "https://town.example:8443"


def first_start(photographer: Photographer) -> None:
    """An install stick is found; then the four steps, answered. Nothing is set up."""
    view = photographer.entrance()
    photographer.settle()
    village = load_divisions(Surroundings.of_this_machine().resources).village(VILLAGE_CODE)
    found = FoundInstall(b"", village, village.town_name, "A", "2026-03-09", 1)
    view.show_found_install(found)
    photographer.take("first-start-install")
    view.begin_with_install(found)
    photographer.take("first-start-install-account")
    view.back_button.click()
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
    restoring(photographer, view)


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


def unfinished(photographer: Photographer) -> None:
    """Two forms that were begun, and the list of them."""
    pages = photographer.desktop.pages
    assert pages is not None
    activities = pages.open_ledger("activities")
    photographer.settle()
    activities.new_button.click()
    activities.sheet.fields["theme"].set_text("义诊进村")
    activities.sheet.reject()
    section = pages.open_ledger("appeals")
    section.open_entry()
    photographer.settle()
    section.entry_sheet.content.set_text("村口的路灯不亮")
    section.entry_sheet.reject()
    pages.unfinished.open()
    photographer.take("unfinished")
    pages.unfinished.close()


def settings(photographer: Photographer) -> None:
    """The settings' other tabs and the form of a cadre."""
    page = photographer.section("settings")
    for number, name in enumerate(
        ("cadres", "accounts", "rules", "backups", "disclosures", "requests", "about"), start=1
    ):
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


def faults(photographer: Photographer) -> None:
    """What a fault of the program looks like, and a locked desk."""
    photographer.desktop.show_crash("app/views/page.py:12 show\nbuiltins.LookupError")
    photographer.take("crash")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    sheet.close()
    photographer.desktop.lock()
    photographer.take("locked")
    photographer.entrance().forgotten_button.click()
    photographer.take("forgotten")
    forgotten = photographer.desktop.way_back.sheet
    assert forgotten is not None
    forgotten.reject()


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


def enrolment(photographer: Photographer) -> None:
    """The six digits that a new PC and the township compare, once the request is in town."""
    sheet = DigitsSheet("", photographer.desktop.window)
    village = load_divisions(Surroundings.of_this_machine().resources).village(VILLAGE_CODE)
    sheet.show_status(
        SyncStatus(
            is_enrolled=False,
            has_invitation=True,
            town_name=village.town_name,
            server_url=SERVER,
            digits="402917",
        )
    )
    sheet.show_asked()
    sheet.open()
    photographer.take("enrolment-digits")
    sheet.reject()


SCENES = (
    visit_pages,
    search,
    intake,
    cases,
    originals,
    households,
    visits,
    visit_more,
    appeals,
    ledgers,
    unfinished,
    settings,
    guide,
    enrolment,
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
