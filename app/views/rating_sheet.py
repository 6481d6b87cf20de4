"""The rating, as the applicant sees it: the whole screen, turned to them, nothing else in sight."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.views.buttons import ActionButton
from app.views.labels import one_line_label, plain_label
from app.views.scale import scaled
from app.views.translation import captioned, spoken, spoken_pairs
from app.words.terms import RATING, RATING_ITEM

LEVEL_HEIGHT, ITEM_HEIGHT, WIDEST = 96, 48, 1160
LEVEL_FONT, ITEM_FONT = 24, 17
ITEM_FIELDS = {
    "efficiency": "rated_efficiency",
    "skill": "rated_skill",
    "attitude": "rated_attitude",
}


class LevelRow(QWidget):
    """The five levels as buttons, of which one may be pressed."""

    chosen = Signal(str)

    def __init__(self, caption: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        size = LEVEL_FONT if height == LEVEL_HEIGHT else ITEM_FONT
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.buttons: dict[str, QPushButton] = {}
        for level, words in spoken_pairs(RATING):
            button = ActionButton(words, "", False, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            # The desk's own style would keep it as low as its other buttons.
            button.setStyleSheet(f"QPushButton {{ min-height: {height}px; font-size: {size}px; }}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(captioned(caption, words))
            button.setProperty("level", level)
            button.toggled.connect(self._on_toggled)
            self._group.addButton(button)
            row.addWidget(button, 1)
            self.buttons[level] = button

    def value(self) -> str:
        """The level that is pressed; empty when none is."""
        return next((level for level, b in self.buttons.items() if b.isChecked()), "")

    def _on_toggled(self, is_on: bool) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            # The mark stands beside the colour, which not everybody sees.
            words = spoken(RATING, button.property("level"))
            button.setText(f"✓ {words}" if is_on else words)
            if is_on:
                self.chosen.emit(button.property("level"))


class RatingSheet(QDialog):
    """Asks the applicant. Whoever handles the case sees that they are asked, and gives the mouse away.

    Signals:
        rated: (dict) what the applicant chose, by the names that CaseAnswers has.
        declined: they rather do not rate.
    """

    rated = Signal(dict)
    declined = Signal()

    def __init__(self, applicant_name: str, item_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        title = self.tr("请您评价这次服务")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._title = one_line_label(title, "title", self)
        whose = self.tr("{name}：您办的“{item}”已经办结。").format(
            name=applicant_name, item=item_name
        )
        voluntary = self.tr("评价自愿，请您自己点选；工作人员请把屏幕转给申请人。")
        self._words = plain_label(whose, "heading", self)
        self._voluntary = plain_label(voluntary, "body", self)
        self.level = LevelRow(self.tr("总体评价"), LEVEL_HEIGHT, self)
        self.level.chosen.connect(self._on_level_chosen)
        self.items = {
            item: LevelRow(spoken(RATING_ITEM, item), ITEM_HEIGHT, self) for item in RATING_ITEM
        }
        self.reason = QLineEdit(self)
        self.reason.setPlaceholderText(self.tr("原因或建议，可以不填"))
        self.reason.setAccessibleName(self.tr("原因或建议"))
        self.anonymous = QCheckBox(self.tr("不写我的名字（匿名）"), self)
        self.submit_button = ActionButton(self.tr("提交评价"), "", True, self)
        self.submit_button.setEnabled(False)
        self.submit_button.clicked.connect(self._on_submit_clicked)
        self.decline_button = ActionButton(self.tr("不评价"), "Esc", False, self)
        self.decline_button.clicked.connect(self.reject)
        for button in (self.submit_button, self.decline_button):
            button.setAutoDefault(False)
            button.setMinimumHeight(scaled(ITEM_HEIGHT))
        self.rejected.connect(self.declined)
        self._lay_out()
        self.level.buttons["very_satisfied"].setFocus()

    def answers(self) -> dict[str, Any]:
        """What was chosen."""
        said: dict[str, Any] = {ITEM_FIELDS[item]: row.value() for item, row in self.items.items()}
        return said | {
            "rating": self.level.value(),
            "note": self.reason.text().strip(),
            "is_anonymous": self.anonymous.isChecked(),
        }

    def _on_level_chosen(self, _level: str) -> None:
        self.submit_button.setEnabled(True)

    def _on_submit_clicked(self) -> None:
        said = self.answers()
        self.accept()
        self.rated.emit(said)

    def _lay_out(self) -> None:
        items = QGridLayout()
        items.setHorizontalSpacing(16)
        items.setVerticalSpacing(10)
        for place, (item, row) in enumerate(self.items.items()):
            items.addWidget(one_line_label(spoken(RATING_ITEM, item), "body", self), place, 0)
            items.addWidget(row, place, 1)
        items.setColumnStretch(1, 1)
        end = QHBoxLayout()
        end.setSpacing(12)
        end.addWidget(self.anonymous)
        end.addStretch(1)
        end.addWidget(self.decline_button)
        end.addWidget(self.submit_button)
        content = QWidget(self)
        content.setMaximumWidth(scaled(WIDEST))
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(18)
        for widget in (self._title, self._words, self._voluntary, self.level):
            column.addWidget(widget)
        column.addLayout(items)
        column.addWidget(self.reason)
        column.addLayout(end)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(content, 20)
        outer.addStretch(1)
