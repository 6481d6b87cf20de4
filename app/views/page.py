"""A page of the desk: title, what can be done, what was said about it, and the body."""

from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.flow_row import FlowRow
from app.views.form_column import FormColumn, is_typed_in
from app.views.labels import one_line_label, whole_label
from app.views.message_strip import MessageStrip
from app.views.record_standing import StandingLine

MARGIN = 28
TOLD_AFTER_MILLISECONDS = 1_500
"""Sooner nobody knows how fast it goes."""
SHOWN_AFTER_MILLISECONDS = 400
"""What is over sooner would only flicker."""
LONG_SECONDS, ROUND_SECONDS = 90, 5
PRIMARY_RANK, WAY_BACK_RANK = 1, 2


def seconds_left(done: int, left: int, milliseconds: int) -> int:
    """How long what is `left` takes if it goes on as what was done in that time; 0 when nobody knows."""
    if done <= 0 or left <= 0 or milliseconds < TOLD_AFTER_MILLISECONDS:
        return 0
    return max(1, round(milliseconds * left / done / 1000))


class ProgressStrip(QFrame):
    """How far long work is and how long it still takes, with a way out of it."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "progress")
        self._text = one_line_label("", "body", self)
        self._left = one_line_label("", "muted", self)
        self._since = QElapsedTimer()
        self._done = 0
        self._done_at_first = 0
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(SHOWN_AFTER_MILLISECONDS)
        self._late.timeout.connect(self._on_late)
        self._waiting = (0, 0, "")
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("取消"), self)
        self.cancel_button.clicked.connect(self.cancel_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.setSpacing(14)
        layout.addWidget(self._text)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._left)
        layout.addWidget(self.cancel_button)
        self.hide()

    def show_progress(self, done: int, total: int, text: str) -> None:
        """A `total` of 0 shows that work goes on, without saying how much is left."""
        if self.isHidden() or done < self._done or not self._since.isValid():
            self._since.start()
            self._done_at_first = done
        self._done = done
        self.tell_time_left(
            seconds_left(done - self._done_at_first, total - done, self._since.elapsed())
        )
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(text)
        self._text.setText(text)
        self.show()

    def show_if_long(self, done: int, total: int, text: str) -> None:
        """The same, but work that is over at once is not shown at all."""
        if self._late.isActive() or self.isHidden():
            self._waiting = (done, total, text)
            if not self._late.isActive():
                self._late.start()
        else:
            self.show_progress(done, total, text)

    def put_away(self) -> None:
        """The work is over."""
        self._late.stop()
        self.hide()

    def _on_late(self) -> None:
        self.show_progress(*self._waiting)

    def tell_time_left(self, seconds: int) -> None:
        """How long it still takes, in round words; nothing while nobody can say."""
        words, minutes = "", round(seconds / 60)
        rounded = (seconds + ROUND_SECONDS - 1) // ROUND_SECONDS * ROUND_SECONDS
        if seconds >= LONG_SECONDS:
            words = self.tr("约还要 %n 分钟", "", minutes)
        elif seconds:
            words = self.tr("约还要 %n 秒", "", rounded)
        self._left.setText(words)
        self._left.setVisible(bool(words))

    def time_left(self) -> str:
        """What is said of it."""
        return self._left.text()


class Page(QWidget):
    """What every page has. Subclasses fill `body`.

    Signals:
        opened: the page has come to the front; its figures may be old.
        cancel_requested: someone wants the work under way to stop.
    """

    opened = Signal()
    cancel_requested = Signal()

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = whole_label(title, "title", self)
        self._subtitle = whole_label(subtitle, "muted", self)
        self._subtitle.setVisible(bool(subtitle))
        self._actions = FlowRow(self, is_at_right=True)
        self._heading_lines = QVBoxLayout()
        self.record_standing: StandingLine | None = None
        self._strip = MessageStrip(self)
        self._progress: ProgressStrip | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self.setAccessibleName(title)
        self._lay_out()

    def set_title(self, title: str) -> None:
        """Change the heading."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._fit_title()

    def title(self) -> str:
        """The heading."""
        return self._title.text()

    def subtitle(self) -> str:
        """The line under the heading."""
        return self._subtitle.text()

    def set_subtitle(self, subtitle: str) -> None:
        """Change the line under the heading."""
        self._subtitle.set_words(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def show_standing_of(self, kind: str, record_id: str) -> None:
        """Say under the title how far this record has come on its way to the township."""
        if self.record_standing is None:
            self.record_standing = StandingLine(self)
            self._heading_lines.addWidget(self.record_standing)
        self.record_standing.show_record(kind, record_id)

    def add_action(self, text: str, shortcut: str = "", is_primary: bool = False) -> QPushButton:
        """A button at the right of the title; connect its `clicked`. One is primary at most, and stands
        after the others.
        """
        button = ActionButton(text, shortcut, is_primary, self._actions)
        self._actions.add(button, PRIMARY_RANK if is_primary else 0)
        return button

    def add_way_back(self, text: str = "") -> QPushButton:
        """The button that leaves this page: in the corner on every page, whatever else there is."""
        button = ActionButton(text or self.tr("返回"), "Esc", False, self._actions)
        self._actions.add(button, WAY_BACK_RANK)
        return button

    def place_button(self, button: QPushButton) -> None:
        """A button of another make among those at the right of the title."""
        self._actions.add(button)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        self.clear_progress()
        self._strip.show_problem(problem)

    def show_warning(self, text: str) -> None:
        """Say what asks for care."""
        self._strip.show_warning(text)

    def show_notice(self, text: str) -> None:
        """Say what is done."""
        self._strip.show_notice(text)

    def show_saved_file(self, words: str, path: Path, *, is_warning: bool = False) -> None:
        """Say that a file was saved, and offer to open it."""
        show = self.show_warning if is_warning else self.show_notice
        show(words)
        self._strip.offer_file(path)

    def clear_message(self) -> None:
        """Put the message away."""
        self._strip.clear()

    def message(self) -> str:
        """What the strip says; empty when it is away."""
        return self._strip.text()

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far long work is; a `total` of 0 means that nobody knows."""
        self._progress_strip().show_progress(done, total, text)

    def show_making(self, done: int, total: int) -> None:
        """Show how far a file is that is being made, if that takes long."""
        self._progress_strip().show_if_long(done, total, self.tr("正在做文件"))

    def clear_progress(self) -> None:
        """The work is over."""
        if self._progress is not None:
            self._progress.put_away()

    def holds_unsaved(self) -> bool:
        """Whether something is typed in a form of this page that is not saved."""
        return any(is_typed_in(form) for form in self.findChildren(FormColumn) if form.isVisible())

    def _progress_strip(self) -> ProgressStrip:
        """Made when work first takes long: most pages have none."""
        if self._progress is None:
            self._progress = ProgressStrip(self)
            self._progress.cancel_requested.connect(self.cancel_requested)
            self._page_lines.insertWidget(self._page_lines.indexOf(self._strip) + 1, self._progress)
        return self._progress

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room for the title."""
        super().resizeEvent(event)
        self._fit_title()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that the page came to the front, not that the window was unfolded."""
        super().showEvent(event)
        if not event.spontaneous():
            self.opened.emit()

    def stand_in_tab(self) -> None:
        """Be a tab of another page, whose strip says the title and which keeps the margins."""
        self._title.hide()
        self._page_lines.setContentsMargins(0, 16, 0, 0)

    def _fit_title(self) -> None:
        """A long name goes on in the next line, in half of the page at least, beside the buttons."""
        room = self.width() - 2 * MARGIN
        words = self._title.fontMetrics().horizontalAdvance(self._title.text())
        if words > room // 2:  # seldom, and buttons are slow to measure
            room = max(room - self._actions.sizeHint().width(), room // 2)
        is_long = words > room
        if is_long or self._title.wordWrap():
            self._title.setWordWrap(is_long)
            self._title.setMinimumWidth(room if is_long else 0)
            self._title.set_words(self._title.text())

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._actions, 1)
        self._heading_lines.setSpacing(2)
        self._heading_lines.addLayout(line)
        self._heading_lines.addWidget(self._subtitle)
        layout = self._page_lines = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 20, MARGIN, 20)
        layout.setSpacing(14)
        layout.addLayout(self._heading_lines)
        layout.addWidget(self._strip)
        layout.addLayout(self.body, 1)
