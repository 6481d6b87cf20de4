"""The login stands before the desk is loaded: a password typed at once is tried as soon as it can be."""

import subprocess
import sys

import pytest

from app.bootstrap.desk_program import DeskProgram
from app.models.looks import Look
from tests.stations import PASSWORD

LIGHT = """
import sys
import app.bootstrap.desk_program
rooms = ("app.acts", "app.sync", "app.printing", "app.charts", "app.presenters")
others = ("reportlab", "openpyxl", "xlsxwriter", "sqlite_utils", "PIL", "urllib3")
heavy = [name for name in sys.modules if name.startswith(rooms + others)]
print(heavy)
"""

TYPES = """
import importlib
from PySide6 import QtCore, QtGui, QtWidgets
from app.bootstrap import desk_program, qt_types
def made():
    modules = (QtCore, QtGui, QtWidgets)
    return {name for module in modules for name, kind in vars(module).items() if isinstance(kind, type)}
types = qt_types.QtTypes()
while not types.make_some():
    pass
before = made()
importlib.import_module(desk_program.BEHIND_THE_LOGIN)
print(sorted(made() - before))
"""


@pytest.fixture
def program(qtbot, village):
    """What `open_window` runs, but for its event loop."""
    village.close()
    program = DeskProgram(village.folder, village.surroundings)
    yield program
    if program.desktop is not None:
        program.desktop.window.close()
        program.desktop.window.deleteLater()


def test_the_login_needs_no_room_of_the_desk():
    answer = subprocess.run(
        [sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]"


def test_the_thread_that_loads_the_desk_makes_no_type_of_qt():
    answer = subprocess.run(
        [sys.executable, "-c", TYPES], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "[]", "to be named in app/bootstrap/qt_types.py"


def test_a_password_typed_at_once_opens_the_desk(qtbot, program):
    program.open_early()
    view = program.early.view
    assert view.isVisible() and len(view.tiles()) == 1 and program.desktop is None
    assert not view.guide_button.isEnabled()
    view.password_field.set_text(PASSWORD)
    view.password_field.submitted.emit()
    assert program.desktop is None and not view.login_button.isEnabled()

    qtbot.waitUntil(lambda: program.desktop is not None and program.desktop.shell is not None)
    assert program.desktop.window.isVisible() and program.early is None


def test_a_wrong_password_typed_at_once_is_told_and_may_be_typed_again(qtbot, program):
    program.open_early()
    view = program.early.view
    view.password_field.set_text("bu shi zhe ge")
    view.password_field.submitted.emit()
    qtbot.waitUntil(lambda: "密码不对" in view.message())
    assert view.guide_button.isEnabled() and view.login_button.isEnabled()
    view.password_field.set_text(PASSWORD)
    view.password_field.submitted.emit()
    qtbot.waitUntil(lambda: program.desktop.shell is not None)


def test_a_new_folder_shows_the_first_start_once_it_is_loaded(qtbot, tmp_path, village):
    program = DeskProgram(tmp_path / "new", village.surroundings)
    program.open_early()
    assert program.early.view is None and program.early.look == Look()
    qtbot.waitUntil(lambda: program.desktop is not None)
    assert program.desktop.window.isVisible()
    program.desktop.window.close()
    program.desktop.window.deleteLater()
