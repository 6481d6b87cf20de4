"""Tab, from one thing to the next as they stand on the screen.

Qt takes a page that hands its focus on to one of its parts for a single stop: whatever stands above that
part would be passed over.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

MOST_STEPS = 20_000


def go_forward() -> bool:
    """Give the keys to what comes next in the window that has them; False where there is nothing."""
    begin = QApplication.focusWidget()
    if begin is None:
        return False
    window, widget = begin.window(), begin.nextInFocusChain()
    for _ in range(MOST_STEPS):
        if widget is None or widget is begin:
            return False
        if _is_stop(widget, window):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        widget = widget.nextInFocusChain()
    return False


def _is_stop(widget: QWidget, window: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus.value
    return (
        bool(widget.focusPolicy().value & tab)
        and widget.focusProxy() is None
        and widget.isVisibleTo(window)
        and widget.isEnabled()
        and not widget.isWindow()
    )
