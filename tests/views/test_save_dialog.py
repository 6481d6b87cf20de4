"""Where a file goes is asked: proposed, remembered, never over another unasked, and forbidden on sticks."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication, QFileDialog

from app.acts.profile_shelf import ProfileShelf
from app.bootstrap.save_places import free_name
from app.views.save_dialog import SaveDialog


@pytest.fixture
def at_cases(open_desktop, village):
    village.register()
    desk = open_desktop(village)
    desk.log_in()
    desk.saved.mkdir()
    return desk, desk.page("cases").list_page


def asked(desk, page) -> SaveDialog:
    page.export_button.click()
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SaveDialog)
    return dialog


def test_a_list_goes_where_somebody_says_and_can_be_opened_there(at_cases, monkeypatch):
    opened = []
    monkeypatch.setattr(
        "app.views.message_strip.QDesktopServices.openUrl",
        lambda url: opened.append(Path(url.toLocalFile())) or True,
    )
    desk, page = at_cases
    dialog = asked(desk, page)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "xlsx"
    name = Path(dialog.selectedFiles()[0]).name
    assert name.startswith("代办件清单-")
    dialog.selectFile(str(desk.saved / name))
    dialog.accept()
    desk.settle()
    kept = desk.saved / name
    assert load_workbook(kept).active["A1"].value
    assert page.message().replace("\u200b", "").startswith(f"已存到 {kept}")
    page._strip.open_button.click()
    page._strip.folder_button.click()
    assert opened == [kept, desk.saved]

    again = asked(desk, page)
    proposed = Path(again.selectedFiles()[0])
    assert proposed.parent == desk.saved, "where it went the last time"
    assert not proposed.exists(), "a name that is taken is never proposed"
    again.reject()
    desk.settle()
    asked(desk, page).reject()  # giving up leaves the page ready for the next wish
    assert [path.name for path in desk.saved.iterdir()] == [name]


def test_a_desk_that_is_locked_asks_nothing(at_cases):
    desk, page = at_cases
    asked(desk, page)
    desk.desktop.lock()
    desk.settle()
    assert QApplication.activeModalWidget() is None
    desk.log_in()
    assert desk.pages is not None and asked(desk, page).isVisible()


def test_where_sticks_are_banned_no_list_goes_onto_one(at_cases, monkeypatch):
    desk, page = at_cases
    monkeypatch.setattr("app.sync.stick.is_on_stick", lambda path: desk.saved in path.parents)
    rules = ProfileShelf.in_force

    def banned(shelf, day):
        found = rules(shelf, day)
        return replace(found, media=replace(found.media, are_sticks_allowed=False))

    monkeypatch.setattr(ProfileShelf, "in_force", banned)
    asked(desk, page)
    desk.save()
    assert "不许用U盘" in page.message() and not list(desk.saved.iterdir())


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    path = tmp_path / "台账.xlsx"
    assert free_name(path) == path
    path.touch()
    assert free_name(path).name == "台账-2.xlsx"
