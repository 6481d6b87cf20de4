"""What every test of a screen stands on: our fonts and looks, and typing as an input method does."""

from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.views.theme import Theme

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def qapp_args():
    return ["lianxin"]


@pytest.fixture(scope="session")
def _dressed(qapp):
    Theme(RESOURCES).apply(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _looks(_dressed):
    """Every test sees the desk as people do."""


@pytest.fixture
def write():
    """Writes Chinese as an input method would; qtbot.keyClicks aborts on it."""

    def write(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return write
