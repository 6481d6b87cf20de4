"""The sheet on which it is written down what became of a household or a villager (变动)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.form_column import FormColumn, scrolling
from app.views.forms import ChoiceField, DateField, Field, LineField
from app.views.household_picker import HouseholdPicker
from app.views.record_form import ChecksField, FieldsSheet, value_of
from app.views.register_form_sheet import relation_choices
from app.views.translation import captioned, spoken
from app.words.register_terms import REGISTER_ACTION

if TYPE_CHECKING:
    from app.presenters.household_finding import HouseholdFound

WIDTH = 720
RELATION = "relation:"


class RegisterChangeSheet(FieldsSheet):
    """A form for one ChangeForm.

    Signals:
        keep_wanted: (dict) write it down.
        households_wanted: (str) look for the other household.
    """

    keep_wanted = Signal(dict)
    households_wanted = Signal(str)

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        action = spoken(REGISTER_ACTION, form.action)
        name = form.person.name if form.person else form.household.head_name
        if form.household_ids:
            name = QCoreApplication.translate("RegisterChangeSheet", "{count} 户一起")
            name = name.format(count=len(form.household_ids))
        super().__init__(captioned(action, name), "", parent)
        self._form = form
        person_id = form.person.person_id if form.person else ""
        if form.household_ids:
            self.road = ("changes", form.action, *form.household_ids)
        else:
            self.road = ("change", form.action, form.household.id, person_id)
        self.mark = "/".join(self.road)
        self._column = FormColumn()
        self._add_fields(form)
        day = DateField(self.tr("哪一天"), is_required=True)
        day.set_today(date.fromisoformat(form.today))
        day.set_value(form.today)
        needs_reason = form.action != "assign_cadre"
        reason = LineField(self.tr("原因"), is_required=needs_reason)
        if form.proposed:
            reason.set_text(self.tr("原户主已不在这一户"))
        self.fields |= {"on": day, "reason": reason}
        self._column.add_row(day, reason, stretches=(1, 2))
        self.body.addWidget(scrolling(self._column, self), 1)
        self.keep_fields()
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self._column.completed.connect(self._on_completed)
        height = self._column.sizeHint().height() + 220
        self.set_size(WIDTH, min(max(height, 320), 680))
        self._column.focus_first()

    def typed(self) -> dict[str, Any]:
        """What the form holds, by the names that the presenter reads."""
        typed: dict[str, Any] = {"relations": {}}
        for name, field in self.fields.items():
            if name.startswith(RELATION) and isinstance(field, ChoiceField):
                typed["relations"][name.removeprefix(RELATION)] = field.value()
            elif isinstance(field, HouseholdPicker):
                typed[name] = field.household_id()
            elif isinstance(field, DateField) and field.is_unreadable():
                typed[name] = field.line_edit.text()
            else:
                typed[name] = value_of(field)
        return typed

    def field(self, name: str) -> Any:
        """One of the fields."""
        return self.fields[name]

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """Which households may be meant, without the one that it is about."""
        picker = self.fields.get("household_id")
        if isinstance(picker, HouseholdPicker):
            own = self._form.household.id
            picker.show_households(query, [f for f in found if f.household_id != own])

    def set_busy(self, is_busy: bool) -> None:
        """A second press does nothing."""
        self.keep_button.setEnabled(not is_busy)

    def _add_fields(self, form: Any) -> None:
        match form.action:
            case "move_person":
                self._add_picker(self.tr("迁到哪一户"))
                self._wide("head_relation", self._relation(self.tr("与新户主的关系")))
            case "person_away":
                self._wide("workplace", LineField(self.tr("去哪里、什么单位")))
            case "split":
                self._add_split(form)
            case "merge_households":
                self._add_picker(self.tr("与哪一户合并"))
                kept = [("own", self.tr("保留本户的户号和户主")),
                        ("other", self.tr("保留对方的户号和户主"))]  # fmt: skip
                hint = self.tr("并进来的人与户主的关系先空着，请随后逐个补上。")
                self._wide("kept", ChoiceField(self.tr("合并以后"), kept, hint))
            case "change_head":
                self._add_heads(form)
            case "move_household":
                self._wide("grid_id", ChoiceField(self.tr("调到哪个网格"), form.grids))
                self.fields["grid_id"].combo_box.setCurrentIndex(0)  # type: ignore[attr-defined]
            case "assign_cadre":
                choices = [*form.cadres, ("", self.tr("暂时没有联户干部"))]
                self._wide("cadre_id", ChoiceField(self.tr("由谁联系"), choices))

    def _add_picker(self, caption: str) -> None:
        picker = HouseholdPicker(caption)
        picker.households_wanted.connect(self.households_wanted)
        self._wide("household_id", picker)

    def _add_split(self, form: Any) -> None:
        others = [m for m in form.members if m.person_id != form.household.head_person_id]
        who = [(each.person_id, f"{each.name}　{each.head_relation}") for each in others]
        people = ChecksField(self.tr("分出去的人"), who, columns=1, is_required=True)
        self._wide("people", people)
        heads = [(member.person_id, member.name) for member in others]
        head = ChoiceField(self.tr("新户的户主"), heads, is_required=True)
        number = LineField(self.tr("新户号"), is_required=True)
        number.set_text(form.next_number)
        self.fields |= {"head_person_id": head, "number": number}
        self._column.add_row(head, number)
        address = LineField(self.tr("新户的住址"), self.tr("不填就与原户相同"))
        self._wide("address", address)

    def _add_heads(self, form: Any) -> None:
        others = [m for m in form.members if m.person_id != form.household.head_person_id]
        choices = [(member.person_id, member.name) for member in others]
        self._wide("head_person_id", ChoiceField(self.tr("新户主"), choices, is_required=True))
        for member in form.members:
            caption = self.tr("{name}与新户主的关系").format(name=member.name)
            self._wide(RELATION + member.person_id, self._relation(caption))
        if form.proposed:
            self.field("head_person_id").set_value(form.proposed.person_id)
            for person_id, relation in form.proposed.relations.items():
                self.field(RELATION + person_id).set_value(relation)
        self.fields["head_person_id"].changed.connect(self._on_head_changed)
        self._on_head_changed()

    def _relation(self, caption: str) -> ChoiceField:
        return ChoiceField(caption, relation_choices())

    def _on_head_changed(self) -> None:
        head = self.fields["head_person_id"]
        chosen = head.value() if isinstance(head, ChoiceField) else ""
        for name, field in self.fields.items():
            if name.startswith(RELATION):
                field.setVisible(name != RELATION + chosen)

    def _wide(self, name: str, field: Field) -> None:
        self.fields[name] = field
        self._column.add_field(field)

    def _on_completed(self) -> None:
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_keep_clicked(self) -> None:
        self.clear_message()
        self._column.clear_errors()
        self.keep_wanted.emit(self.typed())
