"""The fifty marked villagers through a day at the window: nothing of them is left beside encrypted files."""

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.background.work_thread import words_of_crash
from app.bootstrap.practice_village import PracticeVillage
from tests.hardening.canaries import (
    CANARIES,
    ID_NUMBERS,
    NAME,
    PHONES,
    at_work,
    found_in,
    id_number,
    temporary,
)
from tests.views.pressing import press

NUMBERS = [*ID_NUMBERS, *PHONES]
__all__ = ["at_work", "temporary"]


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """Where the system keeps settings and caches of a person."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


def at_the_window(desk) -> Path:
    """Numbers shown and copied, a list exported, whose file is returned, and printed."""
    section = desk.page("households")
    person = desk.desktop._opened_station().open_store()
    household = person.persons.by_id_number(id_number(7))[0].household_id
    person.close()
    section.open_household(household)
    desk.settle()
    page = section.household_page
    press(desk, page, Qt.Key.Key_Y)
    page.reveal_strip.copy_number_button.click()
    forms = desk.page("appeals").open_ledger("forms")
    desk.settle()
    keys = [form.ledger for form in forms.table.records_model.records()]
    forms.table.select_row(keys.index("people"))
    press(desk, forms, Qt.Key.Key_E)
    exported = desk.save()
    press(desk, forms, Qt.Key.Key_P)
    desk.settle()
    return exported


def test_a_day_at_the_window_leaves_nothing_behind(
    open_desktop, at_work, temporary, home, tmp_path, caplog, capsys
):
    practice = PracticeVillage(at_work.folder, at_work.surroundings)
    desk = open_desktop(at_work)
    desk.log_in()
    exported = at_the_window(desk)
    [listed] = list(temporary.rglob("*.pdf"))
    printed = subprocess.run(["pdftotext", str(listed), "-"], capture_output=True, check=True)
    assert NAME.encode() in printed.stdout  # so the text can be read
    assert [each for each in NUMBERS if each.encode() in printed.stdout] == []
    assert exported.stat().st_size and found_in(exported.parent, NUMBERS) == []
    desk.desktop.lock()
    desk.settle()
    while_locked = tmp_path / "while-locked"
    shutil.copytree(at_work.folder, while_locked)
    practice.opened().close()
    fault = words_of_crash(ValueError(id_number(3)))
    desk.window.close()

    for folder in (at_work.folder, while_locked, practice.folder, temporary, home):
        assert found_in(folder) == []
    said = caplog.text + "".join(capsys.readouterr()) + fault
    assert [canary for canary in CANARIES if canary in said] == []
