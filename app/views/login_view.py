"""The login: name tiles, then one password."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.colours import colour
from app.views.icons import IconBook
from app.views.labels import one_line_label
from app.views.message_strip import MessageStrip
from app.views.page import ProgressStrip
from app.views.password_field import PasswordField
from app.views.scale import scaled

if TYPE_CHECKING:
    from app.vault.slots import LoginTile

TILES_A_ROW = 3
CARD_WIDTH = 620
FACE = 44
BROKEN_FILE = ("database_missing", "database_damaged", "database_key_wrong")


class NameTile(QPushButton):
    """A person who may come in."""

    def __init__(self, staff_id: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.staff_id = staff_id
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setProperty("kind", "name")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Room for a face and a name."""
        return QSize(scaled(180), scaled(68))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The plate, the first character of the name in a circle, the name."""
        words = self.text()
        self.setText("")
        super().paintEvent(event)
        self.setText(words)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.isChecked()
        face = QRect(14, (self.height() - FACE) // 2, FACE, FACE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if is_chosen else "neutral_soft"))
        painter.drawEllipse(face)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("on_accent" if is_chosen else "ink_soft"))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, words[:1])
        font.setBold(is_chosen)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        place = self.rect().adjusted(14 + FACE + 12, 0, -10, 0)
        name = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, middle, name)
        painter.end()


class LoginView(QWidget):
    """Shows who may come in, and asks for the password of one.

    Signals:
        login_wanted: (str, str) staff id and password.
        guide_wanted: what there is to be done here, for whoever asks; no password is needed.
        practice_wanted: the practice village is to be opened.
        forgotten: (str, str) the staff id and name of who does not know the password any more.
        restore_wanted: the station's file is broken: a backup in its place.
        stop_wanted: what is done before the desk opens takes too long just now.
    """

    login_wanted = Signal(str, str)
    guide_wanted = Signal()
    forgotten = Signal(str, str)
    practice_wanted = Signal()
    stop_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, icons: IconBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._on_tile_clicked)
        self._station = one_line_label("", "title", self)
        self._prompt = one_line_label(self.tr("请选择您的名字"), "muted", self)
        self._tiles = QGridLayout()
        self._tiles.setSpacing(10)
        self._strip = MessageStrip(self)
        self.progress = ProgressStrip(self)
        self.progress.cancel_requested.connect(self.stop_wanted)
        self.password_field = PasswordField(self.tr("密码"), parent=self)
        self.password_field.submitted.connect(self._on_submitted)
        self.login_button = ActionButton(self.tr("登录"), "", True, self)
        self.login_button.show_key("Enter")
        self.login_button.clicked.connect(self._on_submitted)
        self.guide_button = ActionButton(self.tr("办事指南（不用登录）"), "F9", False, self)
        self.guide_button.clicked.connect(self.guide_wanted)
        self.forgotten_button = ActionButton(self.tr("忘了密码"), "F8", False, self)
        self.forgotten_button.clicked.connect(self._on_forgotten)
        self.restore_button = ActionButton(self.tr("用备份恢复"), "F6", False, self)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.restore_button.hide()
        self.practice_button = ActionButton(self.tr("练习村"), "F7", False, self)
        self.practice_button.clicked.connect(self.practice_wanted)
        self._icons = icons
        self._lay_out()
        self.setFocusProxy(self.password_field)

    def show_station(self, name: str) -> None:
        """Whose desk it is."""
        self._station.setText(name)

    def show_people(self, people: "Sequence[LoginTile]") -> None:
        """A tile for each `staff_id` and `name`; the first is chosen."""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._tiles.removeWidget(button)
            button.deleteLater()
        for number, person in enumerate(people):
            tile = NameTile(person.staff_id, person.name, self)
            tile.setChecked(number == 0)
            self._group.addButton(tile)
            self._tiles.addWidget(tile, *divmod(number, TILES_A_ROW))
        for column in range(TILES_A_ROW):
            self._tiles.setColumnStretch(column, 1)
        self._prompt.setText(
            self.tr("请输入密码") if len(people) == 1 else self.tr("请选择您的名字，再输入密码")
        )
        self.password_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, staff_id: str) -> None:
        """Choose a person."""
        for tile in self.tiles():
            if tile.staff_id == staff_id:
                tile.setChecked(True)

    def chosen(self) -> str:
        """The staff id of the tile that is chosen."""
        tile = self._group.checkedButton()
        return tile.staff_id if isinstance(tile, NameTile) else ""

    def tiles(self) -> list[NameTile]:
        """The tiles, in order."""
        return [tile for tile in self._group.buttons() if isinstance(tile, NameTile)]

    def station_name(self) -> str:
        """Whose desk is said to be behind the login."""
        return self._station.text()

    def show_opening(self) -> None:
        """The password is being tried."""
        self._strip.clear()
        self._set_waiting(True)

    def show_making(self, done: int, total: int) -> None:
        """Rows are made anew for this version of the program; of other openings nothing is shown."""
        if total and done < total:
            self.progress.show_if_long(done, total, self.tr("程序升级过，正在整理资料"))
        elif total and not self.progress.isHidden():
            self.progress.show_progress(done, 0, self.tr("快好了，正在编目录"))
        # In large text there is room for one of the two.
        self.guide_button.setVisible(self.progress.isHidden())

    def clear_progress(self) -> None:
        """It is over."""
        self.progress.put_away()
        self.guide_button.show()

    def show_problem(self, problem: Problem) -> None:
        """It was not let in, and why."""
        self._set_waiting(False)
        self._strip.show_problem(problem)
        is_broken = problem.key in BROKEN_FILE
        self.restore_button.setVisible(is_broken)
        for button in (self.guide_button, self.practice_button):
            button.setVisible(not is_broken)
        self.password_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.password_field.line_edit.selectAll()

    def show_notice(self, text: str) -> None:
        """Why the login is shown."""
        self._strip.show_notice(text)

    def message(self) -> str:
        """What the strip says."""
        return self._strip.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose another name without leaving the password."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        tiles = self._group.buttons()
        if step and tiles:
            place = tiles.index(self._group.checkedButton())
            tiles[(place + step) % len(tiles)].setChecked(True)
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("kind", "card")
        card.setFixedWidth(scaled(CARD_WIDTH))
        content = QVBoxLayout(card)
        content.setContentsMargins(40, 34, 40, 36)
        content.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(14)
        mark = one_line_label("", "body", card)
        mark.setPixmap(self._icons.picture("heart", "accent", 40))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._station)
        words.addWidget(self._prompt)
        head.addWidget(mark)
        head.addLayout(words, 1)
        content.addLayout(head)
        content.addSpacing(6)
        content.addWidget(self._strip)
        content.addLayout(self._tiles)
        content.addSpacing(6)
        content.addWidget(self.password_field)
        content.addSpacing(6)
        content.addWidget(self.login_button)
        content.addWidget(self.progress)
        content.addWidget(self.guide_button)
        below = QHBoxLayout()
        below.addWidget(self.forgotten_button, 1)
        below.addWidget(self.practice_button, 1)
        below.addWidget(self.restore_button, 1)
        content.addLayout(below)
        # An alignment would ask how high the card is when it is as wide as the window: too low for
        # a message of two lines.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addLayout(middle)
        layout.addStretch(3)

    def _set_waiting(self, is_waiting: bool) -> None:
        self.login_button.setText(self.tr("正在打开…") if is_waiting else self.tr("登录"))
        self.login_button.setEnabled(not is_waiting)
        self.password_field.line_edit.setReadOnly(is_waiting)

    def _on_forgotten(self) -> None:
        tile = self._group.checkedButton()
        if isinstance(tile, NameTile):
            self.forgotten.emit(tile.staff_id, tile.text())

    def _on_tile_clicked(self) -> None:
        self.password_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_submitted(self) -> None:
        self.login_wanted.emit(self.chosen(), self.password_field.text())
