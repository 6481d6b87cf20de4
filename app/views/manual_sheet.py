"""帮助: the short guide of a page, and the manual beside it, one section at a time."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from app.models.manual import ManualSection
from app.views.forms import LineField
from app.views.labels import whole_label
from app.views.page import ProgressStrip
from app.views.scale import scaled
from app.views.sheet import Sheet

MANUAL_PAPER = "manual"
ROOM_OF_TEXT = (800, 380)  # a picture of the manual is as wide, in any size of text


class ManualSheet(Sheet):
    """Signals:
    book_wanted, cancel_requested: the whole manual is wanted as a PDF; no longer.
    preview_wanted: (str, object) the PDF lies ready.
    """

    book_wanted = Signal()
    cancel_requested = Signal()
    preview_wanted = Signal(str, object)

    def __init__(
        self,
        sections: Sequence[ManualSection],
        pictures: Path,
        guide: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("帮助"))
        self._sections = sections
        self._shown: list[int] = []
        self.guide = whole_label(guide, "body", self)
        self.search_field = LineField(
            self.tr("在操作手册里找"), placeholder=self.tr("例如：打印、撤销、U盘"), parent=self
        )
        self.search_field.changed.connect(self._on_search)
        self.search_field.submitted.connect(self._go_to_list)
        self.contents = QListWidget(self)
        self.contents.setAccessibleName(self.tr("手册的各节"))
        self.contents.currentRowChanged.connect(self._on_chosen)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("手册正文"))
        self.text.setSearchPaths([str(pictures)])
        self.text.setOpenLinks(False)
        self.nothing = whole_label("", "muted", self)
        self.progress = ProgressStrip(self)
        self.progress.cancel_requested.connect(self.cancel_requested)
        self._lay_out_body()
        self.book_button = self.add_action(self.tr("整本手册（PDF）"), "Ctrl+P")
        self.book_button.clicked.connect(self.book_wanted)
        self.add_cancel(self.tr("关闭"))
        self._list(range(len(sections)))
        self.setFocusProxy(self.search_field)

    def open_section(self, number: int) -> None:
        """Show a section by its place in the manual."""
        if number in self._shown:
            self.contents.setCurrentRow(self._shown.index(number))

    def show_book(self, path: Path) -> None:
        """The whole manual lies ready."""
        self.preview_wanted.emit(MANUAL_PAPER, path)

    def show_making(self, done: int, total: int) -> None:
        """How far the PDF is."""
        self.progress.show_if_long(done, total, self.tr("正在做整本手册"))

    def clear_progress(self) -> None:
        """It is over."""
        self.progress.put_away()

    def _lay_out_body(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.search_field)
        left.addWidget(self.contents, 1)
        left.addWidget(self.nothing)
        across = QHBoxLayout()
        across.setSpacing(18)
        across.addLayout(left, 1)
        across.addWidget(self.text, 3)
        self.body.addWidget(self.guide)
        self.body.addWidget(self.progress)
        self.body.addLayout(across, 1)
        self.text.setMinimumSize(*ROOM_OF_TEXT)
        self.contents.setMinimumWidth(scaled(210))
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _list(self, numbers: Sequence[int]) -> None:
        self._shown = list(numbers)
        self.contents.blockSignals(True)
        self.contents.clear()
        self.contents.addItems([self._sections[number].title for number in self._shown])
        self.contents.blockSignals(False)
        words = self.tr("没有找到，请换一个说法。")
        self.nothing.set_words("" if self._shown else words)
        if self._shown:
            self.contents.setCurrentRow(0)
        else:
            self.text.clear()

    def _on_search(self) -> None:
        words = self.search_field.text()
        self._list([n for n, each in enumerate(self._sections) if each.holds(words)])

    def _go_to_list(self) -> None:
        self.contents.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, row: int) -> None:
        if not 0 <= row < len(self._shown):
            return
        section = self._sections[self._shown[row]]
        self.text.setMarkdown(f"## {section.title}\n\n{section.text}".replace("](manual/", "]("))
        words = self.search_field.text().split()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if words:
            self.text.find(words[0])
