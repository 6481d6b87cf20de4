"""Counting in a batch that the township sent back: tick what is there."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.models.records import Material
from app.views.case_layouts import empty_layout
from app.views.case_words import short_number
from app.views.form_column import scrolling
from app.views.forms import ChoiceField
from app.views.sheet import Sheet
from app.views.translation import spoken
from app.words.terms import MATERIAL_FORM

WIDTH, HEIGHT = 760, 520


class BatchReceiptSheet(Sheet):
    """The papers of one batch after the other; none is ticked until somebody has seen it.

    Signals:
        received: (str, list) the batch, and the ids of the papers that arrived.
    """

    received = Signal(str, list)

    def __init__(self, batches: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("点收镇里退回的材料"),
            self.tr("对着清单，见到一份勾一份。没勾的仍记在回站的路上，以后到了再点收。"),
            parent,
        )
        self._batches = {each.batch.entity_id: each for each in batches}
        self.boxes: dict[str, QCheckBox] = {}
        words = [(key, short_number(each.batch.number)) for key, each in self._batches.items()]
        self.batch_field = ChoiceField(self.tr("移交批次"), words)
        self.batch_field.changed.connect(self._show_papers)
        content = QWidget()
        self._rows = QVBoxLayout(content)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(8)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.batch_field)
        self.body.addWidget(scrolling(content, self), 1)
        self.add_cancel()
        self.all_button = self.add_action(self.tr("全部勾上"), "Ctrl+A")
        self.all_button.clicked.connect(self._on_all_clicked)
        self.receive_button = self.add_action(self.tr("点收勾选的"), "Ctrl+S", is_primary=True)
        self.receive_button.clicked.connect(self._on_receive_clicked)
        self.set_size(WIDTH, HEIGHT)
        self._show_papers()

    def choose_batch(self, batch_id: str) -> None:
        """Show that batch, if it can be counted in."""
        if batch_id in self._batches:
            self.batch_field.set_value(batch_id)
            self._show_papers()

    def _show_papers(self) -> None:
        empty_layout(self._rows)
        self.boxes = {}
        self.clear_message()
        each = self._batches.get(self.batch_field.value())
        for material in each.papers if each else ():
            box = QCheckBox(self._words(each, material).replace("&", "&&"))
            self.boxes[material.id] = box
            self._rows.addWidget(box)
        if self.boxes:
            next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, each: Any, material: Material) -> str:
        case = each.cases.get(material.case_id)
        paper = self.tr("{name}（{form} {copies} 份）").format(
            name=material.name, form=spoken(MATERIAL_FORM, material.form), copies=material.copies
        )
        return f"{paper}  {short_number(case.number)}  {case.applicant_name}" if case else paper

    def _on_all_clicked(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)

    def _on_receive_clicked(self) -> None:
        ticked = [key for key, box in self.boxes.items() if box.isChecked()]
        self.received.emit(self.batch_field.value(), ticked)
