"""The ledgers of the desk, opened and worked by keys."""

import os

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture
def open_ledger(open_desktop, village):
    """open_ledger(key): the desk and a ledger's page in front."""

    def go(key):
        desk = open_desktop(village)
        desk.log_in()
        page = desk.page("appeals").open_ledger(key)
        desk.settle()
        return desk, page

    return go


def look(widget, name):
    """Keep a picture where one is asked for."""
    folder = os.environ.get("LIANXIN_PICTURES")
    if folder:
        if widget.window().isModal() is False:
            widget.window().resize(1366, 768)
        QApplication.processEvents()
        widget.window().grab().save(f"{folder}/{name}.png")
