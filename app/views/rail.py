"""The rail at the left: one button for each page, with the key that opens it."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.views.buttons import PromptButton
from app.views.colours import colour
from app.views.icons import IconBook
from app.views.labels import one_line_label, whole_label
from app.views.scale import is_large, scaled
from app.views.undo_note import UndoNote

WIDTH = 168
BUTTON_HEIGHT, LEAST_AROUND = 48, 2
BRAND_HEIGHT, LOW_BRAND_HEIGHT = 64, 44
ICON = 22
BEFORE_ICON, GAP, AFTER_KEY = 20, 12, 14
BORDER = 1
UNFINISHED_KEY = "F10"


def before_title() -> int:
    """Where the titles begin: right of the icons."""
    return BEFORE_ICON + scaled(ICON) + GAP


class RailButton(PromptButton):
    """A page's button: icon, title, key."""

    def __init__(self, key: str, title: str, icon: str, icons: IconBook, shortcut: str) -> None:
        super().__init__(title)
        self.key = key
        self._key_words = shortcut
        self._quiet: QPixmap = icons.picture(icon, "ink_soft", scaled(ICON))
        self._chosen: QPixmap = icons.picture(icon, "accent", scaled(ICON))
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setShortcut(QKeySequence(shortcut))
        self.setAccessibleName(title)
        self.setAccessibleDescription(shortcut)
        self.setMaximumHeight(scaled(BUTTON_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        font = self.font()
        font.setBold(True)
        title = QFontMetrics(font).horizontalAdvance(self.text())
        key = self.fontMetrics().horizontalAdvance(self._key_words)
        return QSize(before_title() + title + GAP + key + AFTER_KEY, scaled(BUTTON_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """On a low screen with large text the buttons stand closer, so that all have room."""
        return QSize(self.sizeHint().width(), self.fontMetrics().height() + LEAST_AROUND)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chosen page stands on white behind a red mark."""
        painter = QPainter(self)
        is_chosen = self.isChecked()
        if is_chosen or self.underMouse():
            painter.fillRect(self.rect(), colour("surface" if is_chosen else "hover"))
        if is_chosen:
            painter.fillRect(QRect(0, 0, 4, self.height()), colour("accent"))
        top = (self.height() - scaled(ICON)) // 2
        painter.drawPixmap(BEFORE_ICON, top, self._chosen if is_chosen else self._quiet)
        self._draw_words(painter, is_chosen)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(colour("focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw_words(self, painter: QPainter, is_chosen: bool) -> None:
        font = self.font()
        font.setBold(is_chosen)
        painter.setFont(font)
        painter.setPen(colour("accent" if is_chosen else "ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        place = self.rect().adjusted(before_title(), 0, -AFTER_KEY, 0)
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        font.setBold(False)
        font.setPointSizeF(font.pointSizeF() - 1.5)
        painter.setFont(font)
        painter.setPen(colour("ink_faint"))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, self._key_words)


class Rail(QFrame):
    """All pages, and below them what was saved last and how much waits for the township.

    Signals:
        page_wanted: (str) the key of the page to open.
    """

    page_wanted = Signal(str)

    def __init__(self, icons: IconBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._buttons: dict[str, RailButton] = {}
        self._group = QButtonGroup(self)
        self.setProperty("kind", "rail")
        self.setFixedWidth(WIDTH)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 16)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._brand())
        self._layout.addSpacing(10)
        self.undo_note = UndoNote(self)
        self._layout.addWidget(self.undo_note, 1)
        self.unfinished_button = RailButton("", "", "form", icons, "")
        self.unfinished_button.setToolTip(UNFINISHED_KEY)
        self.unfinished_button.setAccessibleDescription(UNFINISHED_KEY)
        self.unfinished_button.setCheckable(False)
        self._layout.addWidget(self.unfinished_button)
        self.show_unfinished(0)
        self._foot = whole_label("", "muted", self)
        self._foot.setContentsMargins(20, 0, 6, 0)
        self._layout.addWidget(self._foot)

    def add_page(self, key: str, title: str, icon: str, shortcut: str) -> None:
        """One more button, below the others."""
        button = RailButton(key, title, icon, self._icons, shortcut)
        button.clicked.connect(self._on_clicked)
        self._group.addButton(button)
        self._buttons[key] = button
        self._layout.insertWidget(self._layout.count() - 3, button)
        self.setFixedWidth(max(self.width(), button.sizeHint().width() + BORDER))

    def choose(self, key: str) -> None:
        """Mark the page that is open."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> RailButton:
        """The button of a page."""
        return self._buttons[key]

    def show_unfinished(self, count: int) -> None:
        """How many forms were begun and not saved; the button is there when there are any."""
        button, words = self.unfinished_button, self.tr("没填完 {count}").format(count=count)
        button.setText(words)
        button.setShortcut(UNFINISHED_KEY)  # Qt forgets it with the old words
        button.setAccessibleName(self.tr("没填完的表，%n 张", "", count))
        button.setVisible(count > 0)

    def set_foot(self, text: str) -> None:
        """A short word at the bottom."""
        self._foot.set_words(text)

    def foot(self) -> str:
        """The word at the bottom."""
        return self._foot.text()

    def _brand(self) -> QWidget:
        brand = QWidget(self)
        brand.setFixedHeight(scaled(LOW_BRAND_HEIGHT if is_large() else BRAND_HEIGHT))
        mark = one_line_label("", "body", brand)
        mark.setPixmap(self._icons.picture("heart", "accent", scaled(28)))
        layout = QHBoxLayout(brand)
        layout.setContentsMargins(18, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(mark)
        layout.addWidget(one_line_label(self.tr("连心站"), "heading", brand), 1)
        return brand

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.page_wanted.emit(button.key)
