"""Tab goes to every control of every page, and out of each again."""

from PySide6.QtWidgets import QApplication

from tests.views.reachable import controls, visited
from tests.views.walking import busy_village, main_pages, open_at_old_size, told

__all__ = ["busy_village"]


def test_tab_reaches_every_control_of_every_page(open_desktop, busy_village):
    desk, ids = open_at_old_size(open_desktop, busy_village)
    wrong = []
    for page in main_pages(desk, ids):
        chain = set(visited(desk.window))
        wrong += [f"{page}: {told(each)}" for each in controls(desk.window) if each not in chain]
        front = QApplication.focusWidget()
        if front is None or not desk.window.isAncestorOf(front):
            wrong.append(f"{page}: no control has the keys")
    assert wrong == [], "\n".join(wrong)
