"""A field of papers to tick: which of them a step is about."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.models.custody import held_by
from app.models.records import Material
from app.views.forms import Field
from app.views.translation import captioned, spoken
from app.words.terms import CUSTODY


class TicksField(Field):
    """Papers, each with where it is now. Those in `ticked` begin ticked."""

    def __init__(
        self,
        caption: str,
        materials: Sequence[Material],
        ticked: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(caption, parent=parent)
        self._box = QWidget(self)
        self._hold(self._box)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._boxes: dict[str, QCheckBox] = {}
        for material in materials:
            words = captioned(material.name, spoken(CUSTODY, held_by(material)))
            box = QCheckBox(words.replace("&", "&&"), self._box)
            box.setChecked(material.id in ticked)
            box.toggled.connect(self._on_changed)
            column.addWidget(box)
            self._boxes[material.id] = box
        if self._boxes:
            self._box.setFocusProxy(next(iter(self._boxes.values())))

    def values(self) -> list[str]:
        """The ids of what is ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def set_values(self, ids: Sequence[str]) -> None:
        """Tick these and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in ids)

    def boxes(self) -> dict[str, QCheckBox]:
        """Each paper's box."""
        return dict(self._boxes)
