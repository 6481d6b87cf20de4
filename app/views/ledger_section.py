"""台账 on the rail: a strip with every ledger of the station, and the chosen one below it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.views.page import MARGIN
from app.views.page_stack import PageStack

NEXT_KEY, PREVIOUS_KEY = "Ctrl+PgDown", "Ctrl+PgUp"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One ledger of the strip. `make` builds its page when it is first opened; `go_home` brings it
    back to its list when its tab is pressed once more.
    """

    key: str
    title: str
    make: Callable[[], QWidget]
    go_home: Callable[[Any], None] = lambda page: None


class LedgerSection(QWidget):
    """Opens ledgers by key. Ctrl+PgDown and Ctrl+PgUp go from one to the next.

    Signals:
    """

    def __init__(self, entries: list[LedgerEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._ledgers: dict[str, QWidget] = {}
        self.setAccessibleName(self.tr("台账"))
        self.strip = QTabBar(self)
        self.strip.setExpanding(False)
        self.strip.setDrawBase(False)
        self.strip.setAccessibleName(self.tr("各本台账"))
        self.strip.setToolTip(self.tr("按 Ctrl+PgDown 换下一本，按 Ctrl+PgUp 换上一本。"))
        for entry in entries:
            self.strip.addTab(entry.title)
        self.stack = PageStack(self)
        self._lay_out()
        self.strip.currentChanged.connect(self._on_tab_changed)
        self.strip.tabBarClicked.connect(self._on_tab_clicked)
        for key, move in ((NEXT_KEY, 1), (PREVIOUS_KEY, -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_next if move > 0 else self._on_previous)
        self._show(entries[0].key)

    def ledger_keys(self) -> list[str]:
        """The ledgers in the strip's order."""
        return list(self._entries)

    def ledger(self, key: str) -> Any:
        """A ledger's page, built the first time."""
        if key not in self._ledgers:
            page = self._entries[key].make()
            self._ledgers[key] = page
            self.stack.addWidget(page)
        return self._ledgers[key]

    def current_key(self) -> str:
        """The ledger in front."""
        return list(self._entries)[self.strip.currentIndex()]

    def open_ledger(self, key: str) -> Any:
        """Bring a ledger to the front; returns its page."""
        self.strip.setCurrentIndex(list(self._entries).index(key))
        self._show(key)
        return self.ledger(key)

    def open_list(self) -> None:
        """Back to the list of the ledger in front."""
        key = self.current_key()
        self._entries[key].go_home(self.ledger(key))

    def _show(self, key: str) -> None:
        page = self.ledger(key)
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def _on_tab_changed(self, number: int) -> None:
        self._show(list(self._entries)[number])
        if not self.strip.hasFocus():
            self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tab_clicked(self, number: int) -> None:
        if number == self.strip.currentIndex():
            self.open_list()

    def _on_next(self) -> None:
        self._move(1)

    def _on_previous(self) -> None:
        self._move(-1)

    def _move(self, by: int) -> None:
        count = self.strip.count()
        self.strip.setCurrentIndex((self.strip.currentIndex() + by) % count)

    def _lay_out(self) -> None:
        band = QFrame(self)
        band.setProperty("kind", "top")
        line = QHBoxLayout(band)
        line.setContentsMargins(MARGIN - 18, 0, MARGIN, 0)
        line.addWidget(self.strip)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(band)
        layout.addWidget(self.stack, 1)
