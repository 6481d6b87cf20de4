"""The desk: rail at the left, the one search box on top, the open page in the middle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import Problem
from app.models.undoing import DoneAct
from app.views.buttons import ActionButton
from app.views.draft_desk import DraftDesk
from app.views.icons import IconBook
from app.views.labels import one_line_label
from app.views.later import Step, made_ready
from app.views.main_window import MainWindow
from app.views.message_strip import MessageStrip
from app.views.page import Page
from app.views.page_stack import FrameStack, PageFrame
from app.views.rail import Rail
from app.views.record_standing import StandingDesk
from app.views.scale import scaled
from app.views.search_box import SearchBox, is_word
from app.views.station_day import StationDay
from app.views.tab_walk import go_forward
from app.views.translation import spoken
from app.views.undo_note import saved_words
from app.words.terms import ROLE

if TYPE_CHECKING:
    from app.store.search_hit import SearchHit

TOP_HEIGHT = 64
BETWEEN_PAGES_MILLISECONDS, RESTED_SECONDS = 60, 1.0
"""Making a page ready holds the windows for a twentieth of a second: never while somebody types."""


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page of the desk. `make` builds it in its place when it is first opened; `go_home` brings it back to
    its list when its button is pressed once more.
    """

    key: str
    title: str
    icon: str
    shortcut: str
    make: Callable[[QWidget], QWidget]
    go_home: Callable[[Any], None] = lambda page: None


class DeskShell(QWidget):
    """Holds the pages and opens them by key.

    Signals:
        page_opened: (str) a page has come to the front.
        search_wanted: (str) what to look for.
        hit_chosen: (object) the hit to open.
        lock_wanted: the desk is to be locked.
        help_wanted: (str) the help of the page in front is wanted.
        entries_written: something was kept that the township does not have yet.
        undo_wanted: what was saved last is to be taken back.
        unfinished_wanted: the list of forms that were begun and not saved is wanted.
    """

    page_opened = Signal(str)
    search_wanted = Signal(str)
    hit_chosen = Signal(object)
    lock_wanted = Signal()
    help_wanted = Signal(str)
    entries_written = Signal()
    undo_wanted = Signal()
    unfinished_wanted = Signal()

    def __init__(
        self, icons: IconBook, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries: dict[str, PageEntry] = {}
        self._pages: dict[str, QWidget] = {}
        self.rail = Rail(icons, self)
        self.rail.page_wanted.connect(self.open_page)
        self.search_box = SearchBox(icons, self)
        self.search_box.search_wanted.connect(self.search_wanted)
        self.search_box.hit_chosen.connect(self.hit_chosen)
        self.search_box.nothing_found.connect(self._on_nothing_found)
        self._station = one_line_label("", "muted", self)
        self._person = one_line_label("", "body", self)
        self.lock_button = ActionButton(self.tr("锁定"), "Ctrl+L", False, self)
        self.lock_button.clicked.connect(self.lock_wanted)
        self.standings = StandingDesk(self)
        self.drafts = DraftDesk(self)
        StationDay(today, self)
        self.drafts.left.connect(self._on_form_left)
        self.rail.unfinished_button.clicked.connect(self.unfinished_wanted)
        self.help_button = QPushButton(self.tr("帮助"), self)
        self.help_button.setProperty("kind", "quiet")
        self.help_button.setToolTip(self.tr("这一页怎么用，还有操作手册（Shift+F1）"))
        self.help_button.setShortcut("Shift+F1")
        self.help_button.clicked.connect(self._on_help)
        self._strip = MessageStrip(self)
        self.undo_note = self.rail.undo_note
        self.undo_note.undo_wanted.connect(self.undo_wanted)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.activated.connect(self._on_undo_pressed)
        self._stack = FrameStack(self)
        self._frames: dict[str, PageFrame] = {}
        self._preparing: list[Step] = []
        self._moment = QTimer(self)
        self._moment.setInterval(BETWEEN_PAGES_MILLISECONDS)
        self._moment.timeout.connect(self._on_moment)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is typed where nothing is to be typed is looked for: a scanner's code above all."""
        if is_word(event):
            self.search_box.go_here()
            QApplication.sendEvent(self.search_box, event)
        else:
            super().keyPressEvent(event)

    def add_page(self, entry: PageEntry) -> None:
        """Put a page on the rail."""
        self._entries[entry.key] = entry
        self.rail.add_page(entry.key, entry.title, entry.icon, entry.shortcut)

    def open_page(self, key: str, go_to: Callable[[Any], None] | None = None) -> None:
        """Bring a page to the front, building it the first time. `go_to` opens something in it before it is
        seen, so that what stood there is not read again first.
        """
        page = self.page(key)
        self.rail.choose(key)
        self._strip.clear()
        if self._stack.currentWidget() is self._frames[key]:
            (go_to or self._entries[key].go_home)(page)
            return
        if go_to is not None:
            go_to(page)
        self._stack.setCurrentWidget(self._frames[key])
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.page_opened.emit(key)

    def page(self, key: str) -> QWidget:
        """A page, built the first time."""
        if key not in self._pages:
            frame = self._frames[key] = PageFrame()
            frame.resize(0, 0)  # what stands in front would be painted anew as far as it reaches
            self._stack.addWidget(frame)
            self._pages[key] = frame.make(self._entries[key].make)
        return self._pages[key]

    def prepare_pages(self) -> None:
        """Build the other pages, then their parts, one a moment, once this is shown and while hands rest."""
        self._preparing = [made_ready(partial(self.page, key)) for key in self._entries]
        if self.isVisible():
            self._moment.start()

    def is_ready(self) -> bool:
        """Whether nothing is left to be built."""
        return not self._preparing

    def page_keys(self) -> list[str]:
        """The pages in the rail's order."""
        return list(self._entries)

    def show_station(self, name: str) -> None:
        """Whose desk this is."""
        self._station.setText(name)

    def show_person(self, name: str, role: str) -> None:
        """Who sits at it."""
        words = self.tr("{name}（{role}）")
        self._person.setText(words.format(name=name, role=spoken(ROLE, role)))

    def station_name(self) -> str:
        """Whose desk it is said to be."""
        return self._station.text()

    def person(self) -> str:
        """Who is said to sit at it."""
        return self._person.text()

    def show_waiting(self, entries: int) -> None:
        """How much waits for the township, at the foot of the rail."""
        waiting = self.tr("▲ {count} 条待送出").format(count=f"{entries:,}")
        self.rail.set_foot(waiting if entries else self.tr("◆ 都已送出"))

    def show_unfinished(self, count: int) -> None:
        """How many forms were begun and not saved."""
        self.rail.show_unfinished(count)

    def tell_form_closed(self) -> None:
        """A form cannot be opened any more: its record is gone, or has gone on."""
        self._strip.show_warning(
            self.tr("这张表现在打不开：要填的那条记录已经变了；填过的内容还在“没填完的表”里。")
        )

    def show_hits(self, query: str, hits: "Sequence[SearchHit]") -> None:
        """What was found for the words in the search box."""
        self.search_box.show_hits(query, hits)

    def show_problem(self, problem: Problem) -> None:
        """Something that belongs to no page went wrong."""
        self._strip.show_problem(problem)

    def show_notice(self, text: str) -> None:
        """Something that belongs to no page is done."""
        self._strip.show_notice(text)

    def show_saved(self, done: DoneAct) -> None:
        """Say what was saved, and that it can be taken back."""
        self.undo_note.show_saved(done)

    def clear_saved(self) -> None:
        """There is nothing to take back."""
        self.undo_note.put_away()

    def _on_undo_pressed(self) -> None:
        """What somebody types in a page's form must not go because of what was saved before it."""
        pages = self._stack.currentWidget().findChildren(Page)
        if any(page.holds_unsaved() for page in pages if page.isVisible()):
            self._strip.show_warning(
                self.tr("这张表还没保存，所以没有撤销上一次保存的。要撤销，请先保存或离开这张表。")
            )
        else:
            self.undo_wanted.emit()

    def show_taken_back(self, done: DoneAct) -> None:
        """It counts no more: what is in front is read anew, or left where it is gone."""
        self.clear_saved()
        key = next(k for k, f in self._frames.items() if f is self._stack.currentWidget())
        if done.main.is_made:
            self._entries[key].go_home(self._pages[key])
        for page in (self._pages[key], *self._pages[key].findChildren(Page)):
            if isinstance(page, Page):
                page.clear_message()  # which told that it was saved
            if page.isVisible():
                getattr(
                    page, "refresh_wanted", getattr(page, "opened", self.entries_written)
                ).emit()
        self._strip.show_notice(self.tr("已撤销：{what}。").format(what=saved_words(done)))

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Tab leads to everything on a page, from its top; see `tab_walk`."""
        return (is_forward and go_forward()) or super().focusNextPrevChild(is_forward)

    def message(self) -> str:
        """What the strip above the page says."""
        return self._strip.text()

    def hideEvent(self, event: QHideEvent) -> None:
        """Locked or closed: nothing needs to be ready."""
        super().hideEvent(event)
        self._moment.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on with what is not ready yet."""
        super().showEvent(event)
        if self._preparing:
            self._moment.start()

    def _on_nothing_found(self, words: str) -> None:
        said = self.tr(
            "没有找到“{words}”，什么都没有打开；是卡上的码，请看是不是本村的卡，再扫一次。"
        )
        self._strip.show_warning(said.format(words=words))

    def _on_form_left(self, title: str) -> None:
        words = self.tr("“{title}”还没保存，填过的内容放在“没填完的表”里，按 F10 接着填。")
        self._strip.show_notice(words.format(title=title))

    def _on_help(self) -> None:
        front = self._stack.currentWidget()
        keys = [key for key, frame in self._frames.items() if frame is front]
        self.help_wanted.emit(keys[0] if keys else "")

    def _on_moment(self) -> None:
        if not self._preparing:
            self._moment.stop()
            return
        window = self.window()
        if isinstance(window, MainWindow) and not window.has_rested(RESTED_SECONDS):
            return
        self._preparing += self._preparing.pop(0)()

    def _lay_out(self) -> None:
        top = QFrame(self)
        top.setProperty("kind", "top")
        top.setFixedHeight(scaled(TOP_HEIGHT))
        line = QHBoxLayout(top)
        line.setContentsMargins(28, 0, 28, 0)
        line.setSpacing(16)
        line.addWidget(self.search_box, 3)
        line.addStretch(1)
        line.addWidget(self._station)
        line.addWidget(self._person)
        line.addWidget(self.help_button)
        line.addWidget(self.lock_button)
        self.search_box.setMaximumWidth(scaled(560))
        strip = QVBoxLayout()
        strip.setContentsMargins(28, 0, 28, 0)
        strip.addWidget(self._strip)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(top)
        right.addLayout(strip)
        right.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
