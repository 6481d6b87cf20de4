"""The year's visiting in figures: how many households were seen at home, and by which ways."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.views.buttons import PromptButton
from app.views.colours import colour_words
from app.views.labels import one_line_label, whole_label
from app.views.translation import listed, spoken, spoken_pairs
from app.words.terms import VISIT_CHANNEL

BUTTON_WIDTH, BUTTON_HEIGHT = 92, 78


class ChannelButton(PromptButton):
    """Wide enough for the labels that it holds; Qt asks only for a button's own words."""

    def sizeHint(self) -> QSize:
        """What its labels need."""
        layout = self.layout()
        wanted = layout.sizeHint() if layout is not None else super().sizeHint()
        return wanted.expandedTo(QSize(BUTTON_WIDTH, BUTTON_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """The same: a figure is never cut."""
        return self.sizeHint()


class VisitFigures(QFrame):
    """Coverage at the left, then one figure for each channel. Shows a VisitFigures record.

    Signals:
        figure_wanted: (str) the visits through that channel are to be shown.
    """

    figure_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._coverage = one_line_label("", "number", self)
        self._detail = whole_label("", "muted", self)
        self._channels: dict[str, QLabel] = {}
        self.buttons: dict[str, PromptButton] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(20, 10, 20, 12)
        self._layout.setSpacing(12)
        self._add_coverage()
        self._add_rule()
        for channel, words in spoken_pairs(VISIT_CHANNEL):
            self._add_channel(channel, words)

    def show_figures(self, figures: Any) -> None:
        """Show these figures."""
        self._coverage.setText(figures.coverage)
        if not figures.households:
            detail = self.tr("花名册里还没有住户")
        elif figures.closed:
            detail = self.tr("已入户 {visited} 户，外出销号 {closed} 户，还差 {left} 户")
        elif figures.left:
            detail = self.tr("已入户 {visited} 户，共 {households} 户，还差 {left} 户")
        else:
            detail = self.tr("全部 {households} 户都入过户")
        self._detail.set_words(
            detail.format(
                visited=figures.visited,
                households=figures.households,
                left=figures.left,
                closed=figures.closed,
            )
        )
        for channel, label in self._channels.items():
            label.setText(str(figures.by_channel.get(channel, 0)))
            self.buttons[channel].setAccessibleName(
                f"{spoken(VISIT_CHANNEL, channel)} {label.text()}"
            )
        self.setAccessibleName(self._sentence(figures))

    def coverage(self) -> str:
        """The coverage as it is shown."""
        return self._coverage.text()

    def detail(self) -> str:
        """The words beside it."""
        return self._detail.text()

    def count(self, channel: str) -> str:
        """One channel's figure as it is shown."""
        return self._channels[channel].text()

    def _add_coverage(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(one_line_label(self.tr("本年入户率（只算入户走访）"), "muted", self))
        words.addWidget(self._coverage)
        words.addWidget(self._detail)
        self._layout.addLayout(words, 1)

    def _add_rule(self) -> None:
        rule = QFrame(self)
        rule.setFixedWidth(1)
        rule.setStyleSheet(f"background: {colour_words('line')}; border: none;")
        self._layout.addWidget(rule)

    def _add_channel(self, channel: str, words: str) -> None:
        button = ChannelButton(self)
        button.setProperty("kind", "quiet")
        button.setAccessibleName(words)
        height = f"min-height: {BUTTON_HEIGHT}px; max-height: {4 * BUTTON_HEIGHT}px; padding: 0;"
        button.setStyleSheet(f"QPushButton {{ {height} }}")  # a quiet button is a line high
        column = QVBoxLayout(button)
        column.setContentsMargins(8, 2, 4, 2)
        column.setSpacing(0)
        caption, number = one_line_label(words, "muted", self), one_line_label("0", "number", self)
        for label in (caption, number):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        button.clicked.connect(lambda: self.figure_wanted.emit(channel))
        self.buttons[channel] = button
        self._channels[channel] = number
        self._layout.addWidget(button)

    def _sentence(self, figures: Any) -> str:
        parts = [self.tr("本年入户率 {coverage}").format(coverage=figures.coverage)]
        parts += [
            f"{spoken(VISIT_CHANNEL, name)} {label.text()}"
            for name, label in self._channels.items()
        ]
        return listed([parts[0], self._detail.text(), *parts[1:]])
