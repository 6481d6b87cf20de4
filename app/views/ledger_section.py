"""台账 on the rail: a strip with every ledger of the station, and the chosen one below it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTabBar, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.page import MARGIN
from app.views.page_stack import PageStack

NEXT_KEY, PREVIOUS_KEY, LIST_KEY = "Ctrl+PgDown", "Ctrl+PgUp", "Alt+L"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One ledger of the strip. `make` builds its page in its place when it is first opened; `go_home` brings it
    back to its list when its tab is pressed once more; those of a `group` stand together in the
    list of all.
    """

    key: str
    title: str
    make: Callable[[QWidget], QWidget]
    go_home: Callable[[Any], None] = lambda page: None
    group: int = 0


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
        self.list_button = ActionButton(self.tr("全部台账"), LIST_KEY, False, self)
        self.list_button.clicked.connect(self._on_list_clicked)
        self.list_of_all: QMenu | None = None
        self.stack = PageStack(self)
        self._lay_out()
        self.strip.currentChanged.connect(self._on_tab_changed)
        self.strip.tabBarClicked.connect(self._on_tab_clicked)
        for key, move in ((NEXT_KEY, 1), (PREVIOUS_KEY, -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_next if move > 0 else self._on_previous)
        self._show(entries[0].key)

    def _list_of_all(self) -> QMenu:
        """Every ledger, group by group, for a screen that has no room for the whole strip."""
        menu, entries = QMenu(self.list_button), list(self._entries.values())
        menu.setProperty("kind", "dense")
        menu.setAccessibleName(self.list_button.text())
        for before, entry in zip((entries[0], *entries), entries, strict=False):
            if entry.group != before.group:
                menu.addSeparator()
            menu.addAction(entry.title).setData(entry.key)
        menu.triggered.connect(self._on_listed_chosen)
        return menu

    def _on_list_clicked(self) -> None:
        menu = self.list_of_all = self.list_of_all or self._list_of_all()
        menu.popup(self.list_button.mapToGlobal(QPoint(0, self.list_button.height() + 4)))
        for action in menu.actions():
            if action.data() == self.current_key():
                menu.setActiveAction(action)
        menu.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_listed_chosen(self, action: QAction) -> None:
        self.open_ledger(action.data())
        self.stack.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def ledger_keys(self) -> list[str]:
        """The ledgers in the strip's order."""
        return list(self._entries)

    def ledger(self, key: str) -> Any:
        """A ledger's page, built the first time."""
        if key not in self._ledgers:
            page = self._entries[key].make(self.stack)
            self._ledgers[key] = page
            self.stack.addWidget(page)
        return self._ledgers[key]

    def parts_to_make(self) -> list[Callable[[], QWidget]]:
        """Every ledger, to be made before it is looked at."""
        return [partial(self.ledger, key) for key in self._entries]

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
        line.addWidget(self.strip, 1)
        line.addWidget(self.list_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(band)
        layout.addWidget(self.stack, 1)
