"""The papers of a case: which are here, who holds them, and which are still missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.custody import APPLICANT, RETAINED, held_by
from app.models.records import Material
from app.views.buttons import ActionButton
from app.views.case_layouts import empty_layout
from app.views.form_column import scrolling
from app.views.labels import one_line_label, plain_label
from app.views.status_chip import StatusChip, Tone
from app.views.translation import spoken
from app.words.terms import CUSTODY, MATERIAL_FORM


class CaseMaterials(QFrame):
    """A card with the papers. Missing ones have a box to tick when they are brought.

    Signals:
        received: (list of str) the ids of papers that were brought now.
        fate_wanted: what became of a paper is to be recorded.
    """

    received = Signal(list)
    fate_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("材料"))
        self._boxes: dict[str, QCheckBox] = {}
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = scrolling(self._content, self)
        self._sum = StatusChip("", Tone.NEUTRAL, self)
        self.receive_button = ActionButton(self.tr("收下勾选的材料"), "", False, self)
        self.receive_button.clicked.connect(self._on_receive_clicked)
        self.fate_button = ActionButton(self.tr("登记去向"), "", False, self)
        self.fate_button.clicked.connect(self.fate_wanted)
        head = QHBoxLayout()
        head.addWidget(one_line_label(self.tr("材料"), "heading", self))
        head.addWidget(self._sum)
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 10, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.receive_button)
        buttons.addWidget(self.fate_button)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def show_materials(self, materials: Sequence[Material], *, can_receive: bool) -> None:
        """Show these papers; missing ones can be ticked while the case is with the station."""
        self._clear()
        missing = [m for m in materials if m.is_required and not m.received_at]
        for material in materials:
            self._rows.addWidget(self._row(material, can_receive))
        self.receive_button.setVisible(bool(self._boxes))
        movable = [m for m in materials if held_by(m) not in (APPLICANT, RETAINED)]
        self.fate_button.setVisible(bool(movable))
        if not materials:
            self._sum.set_status(self.tr("没有材料"), Tone.NEUTRAL)
        elif missing:
            words = self.tr("还缺 %n 份", "", len(missing))
            self._sum.set_status(words, Tone.WARNING)
        else:
            self._sum.set_status(self.tr("已收齐"), Tone.DONE)

    def boxes(self) -> list[QCheckBox]:
        """The boxes of the papers that can be ticked now."""
        return list(self._boxes.values())

    def summary(self) -> str:
        """Whether everything is here."""
        return self._sum.text()

    def _row(self, material: Material, can_receive: bool) -> QWidget:
        row = QWidget(self._content)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        form = spoken(MATERIAL_FORM, material.form)
        detail = self.tr("{form} {copies} 份").format(form=form, copies=material.copies)
        if material.received_at or not can_receive:
            line.addWidget(plain_label(material.name, "body", row), 1)
        else:
            box = QCheckBox(material.name.replace("&", "&&"), row)
            box.setAccessibleName(self.tr("收到{name}").format(name=material.name))
            self._boxes[material.id] = box
            line.addWidget(box, 1)
        line.addWidget(one_line_label(detail, "muted", row))
        line.addWidget(one_line_label(self._place(material), "muted", row))
        return row

    def _place(self, material: Material) -> str:
        if material.received_at:
            return spoken(CUSTODY, held_by(material))
        return self.tr("还没收到") if material.is_required else self.tr("可以后补")

    def _clear(self) -> None:
        self._boxes = {}
        empty_layout(self._rows)

    def _on_receive_clicked(self) -> None:
        self.received.emit([key for key, box in self._boxes.items() if box.isChecked()])
