"""The forms for a household and for a villager, at the desk."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.models.errors import Problem
from app.models.head_relations import HEAD_RELATIONS
from app.models.id_number import SEX_UNKNOWN, read_id_number, told_besides
from app.views.copied_rows import copied_rows, nothing_copied_words, pasted_name
from app.views.draft_desk import DraftDesk
from app.views.form_column import FormColumn, scrolling
from app.views.forms import ChoiceField, DateField, Field, LineField, TextField
from app.views.record_standing import found_in_window
from app.views.sheet import Sheet
from app.views.translation import listed, spoken, spoken_moment, spoken_pairs
from app.words.register_terms import PRIORITY_GROUP, REGISTER_FIELD, RESIDENCE
from app.words.terms import SEX

if TYPE_CHECKING:
    from app.presenters.register_form_presenter import PastedFields

PAUSE_MILLISECONDS = 600
WIDTH, HEIGHT = 900, 660
GROUP_COLUMNS = 5
PASTE_KEY = "Ctrl+Shift+V"
"""Ctrl+V pastes into the line that is being typed in."""
SPOUSES, CHILDREN = ("10", "11", "12"), ("20", "22", "23", "30", "32", "33")
FIRST_RELATIONS = ("02", *SPOUSES, *CHILDREN, "38", "28", "51", "52", "41", "42")
"""The relations that most people have stand first."""


class GroupsField(Field):
    """人员类别: any of them, ticked. Groups of which this account does not know are not there."""

    def __init__(self, caption: str, groups: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(caption, parent=parent)
        self._box = QWidget(self)
        self._hold(self._box)
        grid = QGridLayout(self._box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        self._boxes: dict[str, QCheckBox] = {}
        for number, group in enumerate(groups):
            box = QCheckBox(spoken(PRIORITY_GROUP, group), self._box)
            box.toggled.connect(self._on_changed)
            grid.addWidget(box, number // GROUP_COLUMNS, number % GROUP_COLUMNS)
            self._boxes[group] = box
        self._unknown: list[str] = []
        if self._boxes:
            self._box.setFocusProxy(next(iter(self._boxes.values())))

    def shown(self) -> list[str]:
        """What may be ticked."""
        return list(self._boxes)

    def values(self) -> list[str]:
        """What is ticked, and what a roster has called otherwise."""
        return [g for g, box in self._boxes.items() if box.isChecked()] + self._unknown

    def set_values(self, groups: Sequence[str]) -> None:
        """Tick these."""
        for group, box in self._boxes.items():
            box.setChecked(group in groups)
        self._unknown = [group for group in groups if group not in self._boxes]


class RegisterFormSheet(Sheet):
    """A form for one RegisterForm; what is typed is offered as a draft a moment later.

    Signals:
        save_wanted: (dict) keep this.
        draft_changed: (dict) this is typed so far.
        draft_given_up: begin again from what the register says.
        rows_pasted: (str, str) what copied rows are called, and the rows themselves.
    """

    save_wanted = Signal(dict)
    draft_changed = Signal(dict)
    draft_given_up = Signal()
    rows_pasted = Signal(str, str)

    def __init__(self, form: Any, parent: QWidget | None = None) -> None:
        super().__init__(_title(form), "", parent)
        self._fields: dict[str, Field] = {}
        self._told: dict[str, str] = {}
        self._column = FormColumn()
        if form.kind == "household":
            self._add_household(form)
        if form.kind == "person" or not form.entity_id:
            self._add_person(form)
        self.body.addWidget(scrolling(self._column, self), 1)
        self.fresh_button = self.add_action(self.tr("不用上次填的"))
        self.fresh_button.setVisible(bool(form.drafted_at))
        self.fresh_button.clicked.connect(self.draft_given_up)
        self.paste_button = self.add_action(self.tr("粘贴一行"), PASTE_KEY)
        self.paste_button.setToolTip(self.tr("从表格里复制一个人的一行再粘贴，有没有表头都行"))
        self.paste_button.setVisible("name" in self._fields)
        self.paste_button.clicked.connect(self._on_paste_clicked)
        self.add_cancel()
        self.save_button = self.add_action(self.tr("保存"), "Ctrl+S", is_primary=True)
        self.save_button.clicked.connect(self._on_save_clicked)
        self._column.completed.connect(self._on_completed)
        self._show_values(form)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause)
        self._column.changed.connect(self._pause.start)
        self.set_size(WIDTH, HEIGHT if "name" in self._fields else HEIGHT // 2)
        self._column.focus_first()

    def typed(self) -> dict[str, Any]:
        """What the form holds."""
        return {name: _value(field) for name, field in self._fields.items()}

    def field(self, name: str) -> Field:
        """One of the fields."""
        return self._fields[name]

    def show_pasted(self, pasted: "PastedFields") -> None:
        """Fill in what a pasted row says (PastedFields), and say what of it is not in the form."""
        left = list(pasted.left)
        for name, value in pasted.values.items():
            left += self._take_in(name, value)
        words = [self.tr("已按粘贴的一行填好，还没有保存；请看一遍再按“保存”。")]
        if left:
            words.append(self.tr("没有填进去的：{cells}。").format(cells=listed(left)))
        if pasted.others:
            words.append(self.tr("复制了好几行，只取了第一行。"))
        (self.show_warning if len(words) > 1 else self.show_notice)("".join(words))

    def show_field_problem(self, name: str, problem: Problem) -> None:
        """Say at one field what is wrong with it."""
        field = self._fields.get(name)
        if field is None:
            self.show_problem(problem)
            return
        field.show_problem(problem)

    def set_busy(self, is_busy: bool) -> None:
        """A second press does nothing."""
        self.save_button.setEnabled(not is_busy)

    def done(self, result: int) -> None:
        """It is said where what was typed waits."""
        if result == self.DialogCode.Rejected:
            drafts = found_in_window(self, DraftDesk)
            if drafts is not None and self.typed() != self._known:
                drafts.left.emit(self.windowTitle())
        else:
            self._pause.stop()
        super().done(result)

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed or locked: what was typed in the last moment is kept as a draft too."""
        if self._pause.isActive():
            self._pause.stop()
            self._on_pause()
        super().hideEvent(event)

    def _add_household(self, form: Any) -> None:
        number = LineField(_caption("number"), is_required=True)
        grid = ChoiceField(_caption("grid_id"), [("", self.tr("未分网格")), *form.grids])
        self._put(number=number, grid_id=grid)
        self._column.add_row(number, grid)
        self._wide("address", LineField(_caption("address")))
        if form.entity_id:
            self._wide("note", TextField(_caption("note"), lines=2))
        else:
            self._column.add_heading(self.tr("户主"))

    def _add_person(self, form: Any) -> None:
        several = self.tr("多个用顿号隔开")
        number = LineField(_caption("id_number"), self.tr("可以先空着；填了，性别和出生日期照它填"))
        number.line_edit.textEdited.connect(self._on_number_typed)
        self._row(name=LineField(_caption("name"), is_required=True), id_number=number)
        told: dict[str, Field] = {
            "sex": ChoiceField(_caption("sex"), spoken_pairs(SEX)),
            "born_on": DateField(_caption("born_on")),
        }
        if form.kind != "household":
            choices = relation_choices(str(form.values.get("head_relation", "")))
            told = {"head_relation": ChoiceField(_caption("head_relation"), choices), **told}
        self._row(**told)
        self._row(
            phones=LineField(_caption("phones"), placeholder=several),
            aliases=LineField(_caption("aliases"), placeholder=several),
        )
        residences = dict.fromkeys(["", *RESIDENCE, str(form.values.get("residence", ""))])
        choices = [(r, spoken(RESIDENCE, r) or self.tr("未填")) for r in residences]
        self._row(
            residence=ChoiceField(_caption("residence"), choices),
            workplace=LineField(_caption("workplace")),
            skills=LineField(_caption("skills"), placeholder=self.tr("如：木工、剪纸")),
        )
        self._lines("ethnicity", "political_status", "education")
        self._lines("marital_status", "registration_type")
        self._wide("groups", GroupsField(_caption("groups"), form.groups))
        self._wide("note", TextField(_caption("note"), lines=2))
        self._wide("doubt", LineField(_caption("doubt"), self.tr("还有什么要核实；没有就空着")))

    def _lines(self, *names: str) -> None:
        self._row(**{name: LineField(_caption(name)) for name in names})

    def _row(self, **fields: Field) -> None:
        self._put(**fields)
        self._column.add_row(*fields.values())

    def _wide(self, name: str, field: Field) -> None:
        self._put(**{name: field})
        self._column.add_field(field)

    def _put(self, **fields: Field) -> None:
        self._fields |= fields

    def _show_values(self, form: Any) -> None:
        for name, field in self._fields.items():
            _set_value(field, form.values.get(name, ""))
        if form.drafted_at:
            words = self.tr("这是 {at} 填了还没保存的内容。")
            self.set_subtitle(words.format(at=spoken_moment(form.drafted_at)))
        self._known = {} if form.drafted_at else self.typed()

    def _take_in(self, name: str, value: Any) -> list[str]:
        """Put a pasted value into its field; returns the words for which the form has no place."""
        field = self._fields.get(name)
        if isinstance(field, GroupsField) and isinstance(value, list):
            ticked, shown = field.values(), field.shown()
            field.set_values(list(dict.fromkeys([*ticked, *(g for g in value if g in shown)])))
            return [spoken(PRIORITY_GROUP, group) or group for group in value if group not in shown]
        if isinstance(field, ChoiceField) and field.combo_box.findData(value) < 0:
            return [str(value)]
        if isinstance(field, TextField) and field.text() and value not in field.text():
            value = f"{field.text()}；{value}"
        if field is None:
            return [str(value)]
        _set_value(field, value)
        return []

    def _on_number_typed(self, text: str) -> None:
        """What the number says is shown where nothing was typed, or where an earlier number said it."""
        number = read_id_number(text)
        if number.problem:
            return
        for name, told in zip(("sex", "born_on"), told_besides(number, "", ""), strict=True):
            if _value(self._fields[name]) in ("", SEX_UNKNOWN, self._told.get(name)):
                _set_value(self._fields[name], told)
                self._told[name] = told

    def _on_paste_clicked(self) -> None:
        self.clear_message()
        if text := copied_rows():
            self.rows_pasted.emit(pasted_name(), text)
        else:
            self.show_warning(nothing_copied_words(PASTE_KEY))

    def _on_pause(self) -> None:
        self.draft_changed.emit(self.typed())

    def _on_completed(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_save_clicked(self) -> None:
        self._pause.stop()
        self.clear_message()
        self._column.clear_errors()
        for name, field in self._fields.items():
            if isinstance(field, DateField) and field.is_unreadable():
                field.show_error(self.tr("看不懂这个日期，请写成 1966-11-21 这样"))
                self._fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.save_wanted.emit(self.typed())


def relation_choices(present: str = "") -> list[tuple[str, str]]:
    """The relations of GB/T 4761, the usual ones first; one that it does not know is kept."""
    codes = dict.fromkeys([*FIRST_RELATIONS, *HEAD_RELATIONS])
    names = dict.fromkeys(["", *(HEAD_RELATIONS[c] for c in codes if c != "01"), present])
    empty = QCoreApplication.translate("RegisterFormSheet", "未填")
    return [(name, name or empty) for name in names]


def _title(form: Any) -> str:
    if form.kind == "household" and not form.entity_id:
        return QCoreApplication.translate("RegisterFormSheet", "新增户")
    if form.kind == "household":
        words = QCoreApplication.translate("RegisterFormSheet", "修改{name}户")
    elif form.entity_id:
        words = QCoreApplication.translate("RegisterFormSheet", "修改{person}（{name}户）")
    else:
        words = QCoreApplication.translate("RegisterFormSheet", "给{name}户新增人员")
    return words.format(name=form.household_name, person=form.values.get("name", ""))


def _caption(name: str) -> str:
    return spoken(REGISTER_FIELD, name)


def _value(field: Field) -> Any:
    if isinstance(field, GroupsField):
        return field.values()
    if isinstance(field, ChoiceField | DateField):
        return field.value()
    return field.text() if isinstance(field, LineField | TextField) else ""


def _set_value(field: Field, value: Any) -> None:
    if isinstance(field, GroupsField):
        field.set_values(value or [])
    elif isinstance(field, ChoiceField):
        field.set_value(value)
        if field.combo_box.currentIndex() < 0:
            field.combo_box.setCurrentIndex(0)
    elif isinstance(field, DateField):
        field.set_value(value)
    elif isinstance(field, LineField | TextField):
        field.set_text(value)
