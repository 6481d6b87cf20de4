"""指定联户干部: one cadre for all households of a grid, chosen or typed in."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.errors import Problem
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, Field, LineField
from app.views.labels import plain_label
from app.views.scale import scaled
from app.views.sheet import Sheet
from app.views.translation import listed

NEW = ""
WIDTH = 560


class CardCadreSheet(Sheet):
    """A form for one GridLine. `cadres` are CadreShare records of the whole village.

    Signals:
        assign_requested: (str, dict) the grid's id; the cadre's id, or a new one's particulars.
    """

    assign_requested = Signal(str, dict)

    def __init__(
        self,
        line: Any,
        cadres: Sequence[Any],
        households_per_cadre: int,
        parent: QWidget | None = None,
    ) -> None:
        title = QCoreApplication.translate("CardCadreSheet", "{grid}的联户干部")
        super().__init__(title.format(grid=line.cards.grid.name), "", parent)
        self._line = line
        self.cadre = ChoiceField(self.tr("谁来联系"), self._choices(cadres, households_per_cadre))
        self.name = LineField(self.tr("姓名"), is_required=True)
        self.title_field = LineField(self.tr("职务"), placeholder=self.tr("如：村委委员"))
        self.phone = LineField(self.tr("电话"), self.tr("印在联系卡上"), is_required=True)
        self._fields: dict[str, Field] = {"name": self.name, "phone": self.phone}
        self._column = FormColumn(self)
        self._column.add_field(self.cadre)
        for field in (self.name, self.title_field, self.phone):
            self._column.add_field(field)
        self.body.addWidget(self._column)
        self._others = plain_label(self._other_words(), "muted", self)
        self._others.setVisible(bool(self._others.text()))
        self.body.addWidget(self._others)
        self.body.addStretch(1)
        self.add_cancel()
        self.assign_button = self.add_action(self.tr("指定"), "Ctrl+S", is_primary=True)
        self.assign_button.setAutoDefault(True)
        self.assign_button.clicked.connect(self._on_assign_clicked)
        self._column.completed.connect(self._on_completed)
        self.cadre.changed.connect(self._on_cadre_changed)
        self._choose_first(cadres)
        self.setMinimumWidth(scaled(WIDTH))
        self._column.focus_first()

    def typed(self) -> dict[str, Any]:
        """What was chosen or typed, by the names that Assignment has."""
        if self.cadre.value():
            return {"cadre_id": self.cadre.value()}
        return {
            "name": self.name.text(),
            "title": self.title_field.text(),
            "phone": self.phone.text(),
        }

    def field(self, name: str) -> Field:
        """One of the fields of a new cadre: `name` or `phone`."""
        return self._fields[name]

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at one field what is wrong with it."""
        self._fields[name].show_problem(problem)
        self.adjustSize()

    def _choices(self, cadres: Sequence[Any], households_per_cadre: int) -> list[tuple[str, str]]:
        choices = []
        for share in cadres:
            words = "　".join(filter(None, [share.cadre.name, share.cadre.title]))
            count = self.tr("{words}（已联系 {count} 户）").format(
                words=words, count=share.households
            )
            if share.households > households_per_cadre:
                over = self.tr("{words}，超过 {most} 户")
                count = over.format(words=count, most=households_per_cadre)
            choices.append((share.cadre.id, count))
        return [*choices, (NEW, self.tr("新添一位干部"))]

    def _other_words(self) -> str:
        """Households that someone else has now will change hands: they are told before."""
        shares = self._line.cadres
        if not shares:
            return ""
        names = listed(share.cadre.name for share in shares)
        words = self.tr("现在由{names}联系。指定以后，这个网格的 {count} 户都归同一位干部。")
        return words.format(names=names, count=self._line.cards.households)

    def _choose_first(self, cadres: Sequence[Any]) -> None:
        here = self._line.cadres[0].cadre.id if self._line.cadres else NEW
        self.cadre.set_value(here if here or not cadres else cadres[0].cadre.id)
        self._on_cadre_changed()

    def _on_cadre_changed(self) -> None:
        is_new = not self.cadre.value()
        for field in (self.name, self.title_field, self.phone):
            field.setVisible(is_new)
        self.adjustSize()

    def _on_completed(self) -> None:
        self.assign_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_assign_clicked(self) -> None:
        self._column.clear_errors()
        self.assign_requested.emit(self._line.cards.grid.id, self.typed())
