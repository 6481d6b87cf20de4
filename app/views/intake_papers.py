"""The papers that an item needs, as a checklist at the counter."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.views.buttons import ENTER_KEYS
from app.views.case_layouts import empty_layout
from app.views.labels import one_line_label, plain_label
from app.views.translation import spoken_pairs
from app.words.terms import MATERIAL_FORM, PAPER

MOST_COPIES = 20


class PowerPaper:
    """The power of attorney, as a paper of the list."""

    name = PAPER["power_of_attorney"]
    is_received, is_required, is_key = False, True, True
    form, copies = "original", 1


class PaperRow(QWidget):
    """One paper: received or not, original or copy, and how many.

    Signals:
        changed: something about the paper has changed.
        submitted: Enter was pressed on its box.
        focused: (str) the name of the paper that the keys are on now.
    """

    changed = Signal()
    submitted = Signal()
    focused = Signal(str)

    def __init__(self, material: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = material.name
        self._is_required = material.is_required
        self._is_key = material.is_key
        self.box = QCheckBox(material.name.replace("&", "&&"), self)
        self.box.setAccessibleName(self.tr("收到{name}").format(name=material.name))
        self.box.setChecked(material.is_received)
        self.form = QComboBox(self)
        self.form.setAccessibleName(self.tr("{name}的形式").format(name=material.name))
        for key, words in spoken_pairs(MATERIAL_FORM):
            self.form.addItem(words, key)
        self.form.setCurrentIndex(self.form.findData(material.form))
        self.copies = QComboBox(self)
        self.copies.setAccessibleName(self.tr("{name}的份数").format(name=material.name))
        for count in range(1, MOST_COPIES + 1):
            self.copies.addItem(self.tr("{count} 份").format(count=count), count)
        self.copies.setCurrentIndex(self.copies.findData(material.copies))
        self.box.toggled.connect(self.changed)
        self.form.currentIndexChanged.connect(self.changed)
        self.copies.currentIndexChanged.connect(self.changed)
        for widget in (self.box, self.form, self.copies):
            widget.installEventFilter(self)
        self._lay_out()

    def typed(self) -> dict[str, Any]:
        """What it says, by the names that IntakeMaterial has."""
        return {
            "name": self._name,
            "is_received": self.box.isChecked(),
            "form": self.form.currentData(),
            "copies": self.copies.currentData(),
            "is_required": self._is_required,
            "is_key": self._is_key,
        }

    def is_missing(self) -> bool:
        """Whether it is needed and not here."""
        return self._is_required and not self.box.isChecked()

    def may_follow(self) -> bool:
        """Whether it may be brought later, with a commitment."""
        return not self._is_key

    def name(self) -> str:
        """What the paper is called."""
        return self._name

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on; the wheel changes nothing by accident."""
        if event.type() == QEvent.Type.FocusIn:
            self._on_box_focused()
        if event.type() == QEvent.Type.Wheel and watched is not self.box:
            event.ignore()
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in ENTER_KEYS:
            return super().eventFilter(watched, event)
        self.submitted.emit()
        return True

    def _on_box_focused(self) -> None:
        self.focused.emit(self._name)

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.box, 1)
        if not self._is_required:
            layout.addWidget(one_line_label(self.tr("有就交"), "muted", self))
        elif not self._is_key:
            layout.addWidget(one_line_label(self.tr("可容缺"), "muted", self))
        layout.addWidget(self.form)
        layout.addWidget(self.copies)
        for box, width in ((self.form, 104), (self.copies, 88)):
            box.setFixedWidth(max(width, box.sizeHint().width()))


class IntakePapers(QWidget):
    """All papers of the chosen item.

    Signals:
        changed: a paper was ticked, or its form or number changed.
        completed: Enter was pressed on the last of them.
        paper_reached: (str) the name of the paper that the keys are on now.
    """

    changed = Signal()
    completed = Signal()
    paper_reached = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PaperRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 8, 0)
        self._layout.setSpacing(6)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.show_materials(())

    def show_materials(self, materials: Sequence[Any]) -> None:
        """Show these papers, each with the fields of an IntakeMaterial."""
        empty_layout(self._layout)
        self.rows = []
        for material in materials:
            self._add(material)
        if not self.rows:
            words = self.tr("选好事项，这里会列出要交的材料。")
            self._layout.addWidget(plain_label(words, "muted", self))

    def typed(self) -> list[dict[str, Any]]:
        """What the list says."""
        return [row.typed() for row in self.rows]

    def missing(self) -> list[str]:
        """Papers that are needed and not here."""
        return [row.name() for row in self.rows if row.is_missing()]

    def names(self) -> list[str]:
        """Every paper on the list."""
        return [row.name() for row in self.rows]

    def may_all_follow(self) -> bool:
        """Whether something is missing, and nothing that has to be here now."""
        missing = [row for row in self.rows if row.is_missing()]
        return bool(missing) and all(row.may_follow() for row in missing)

    def show_power_paper(self, *, is_wanted: bool) -> None:
        """Ask for the power of attorney at the end of the list, or no longer."""
        row = next((row for row in self.rows if PowerPaper.name in row.name()), None)
        if is_wanted and row is None and self.rows:
            self._add(PowerPaper)
        elif not is_wanted and row is not None:
            self.rows.remove(row)
            row.deleteLater()
            row.hide()

    def focus_first(self) -> bool:
        """Go to the first box, if there is one."""
        if self.rows:
            self.rows[0].box.setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.rows)

    def _add(self, material: Any) -> None:
        row = PaperRow(material, self)
        row.changed.connect(self.changed)
        row.submitted.connect(self._on_row_submitted)
        row.focused.connect(self.paper_reached)
        self._layout.addWidget(row)
        self.rows.append(row)

    def _on_row_submitted(self) -> None:
        sender = self.sender()
        place = next(number for number, row in enumerate(self.rows) if row is sender)
        if place + 1 < len(self.rows):
            self.rows[place + 1].box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.completed.emit()
