"""Tab goes to every control of every page, and out of each again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.views.walking import busy_village, main_pages, open_at_old_size, told

__all__ = ["busy_village"]

MOST_STEPS = 400


def controls(window: QWidget) -> list[QWidget]:
    """What Tab has to reach: in sight, usable, and wanting the keys; a proxy stands for its field."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.visibleRegion().isEmpty()
    ]


def visited(window: QWidget) -> list[QWidget]:
    """Where the chain of Tab leads, once around."""
    begun = step = window.focusWidget() or window
    chain = []
    for _ in range(MOST_STEPS * 10):
        step = step.nextInFocusChain()
        chain.append(step)
        if step is begun:
            return chain
    raise AssertionError("the chain of Tab never comes back")


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
