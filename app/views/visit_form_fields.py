"""The two columns of the form for one visit: the visit itself, and what was found on it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QVBoxLayout, QWidget

from app.models.must_visits import GOING_THERE
from app.models.visit_records import MustVisit
from app.views.form_column import FormColumn
from app.views.forms import CheckField, ChoiceField, DateField, LineField, TextField
from app.views.intake_finder import FinderField, Found
from app.views.record_form import ChecksField
from app.views.translation import captioned, spoken, spoken_pairs
from app.words.terms import VISIT_CHANNEL
from app.words.visit_terms import MUST_VISIT_OCCASION, VISIT_TIMING


class TaskTicks(QWidget):
    """What waits in the household (五必到), each ticked when this visit answers it. Shows nothing
    while nothing waits.

    Signals:
        changed: another is ticked than before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.field: ChecksField | None = None
        self._is_going_there = True
        self.hide()

    def show_tasks(self, tasks: Sequence[MustVisit], ticked: Sequence[str] | None = None) -> None:
        """Offer these MustVisits; all are ticked unless `ticked` names some."""
        if self.field is not None:
            self.field.hide()
            self.field.deleteLater()
            self.field = None
        if tasks:
            chosen = [task.id for task in tasks] if ticked is None else ticked
            choices = [(task.id, self._words(task)) for task in tasks]
            self.field = ChecksField(
                self.tr("这次去，办了哪些必到事项（空格勾选）"), choices, chosen, 1, self
            )
            self.field.changed.connect(self.changed)
            self._column.addWidget(self.field)
        self._show_or_hide()

    def set_channel(self, channel: str) -> None:
        """Neither a call nor a card answers what asks for going there."""
        self._is_going_there = channel in GOING_THERE
        self._show_or_hide()

    def values(self) -> list[str]:
        """The ids of what this visit answers."""
        return self.field.values() if self.field is not None and self._is_going_there else []

    def _show_or_hide(self) -> None:
        self.setVisible(self.field is not None and self._is_going_there)

    def _words(self, task: MustVisit) -> str:
        words = spoken(MUST_VISIT_OCCASION, task.occasion)
        due = self.tr("{day} 前").format(day=task.due_on)
        return "　".join(filter(None, [captioned(words, task.note) if task.note else words, due]))


class VisitColumn(FormColumn):
    """The visit itself. What is always filled in comes first; what may be left out stands below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = QStringListModel(self)
        self.correction_note = LineField(
            self.tr("为什么更正"),
            self.tr("原来记的留着，谁都能看到"),
            is_required=True,
            parent=self,
        )
        self.household = FinderField(
            self.tr("户"),
            self.tr("姓名、拼音首字母、电话后四位或户号"),
            self.tr("选中一户，按回车往下填"),
            is_required=True,
            parent=self,
        )
        self.visited_on = DateField(self.tr("日期"), is_required=True, parent=self)
        self.channel = ChoiceField(
            self.tr("方式"), spoken_pairs(VISIT_CHANNEL), is_required=True, parent=self
        )
        self.interviewee = LineField(self.tr("访谁"), parent=self)
        self.tasks = TaskTicks(self)
        self.content = TextField(
            self.tr("走访内容"),
            self.tr("换到下一项按 Tab，写完按 Ctrl+回车保存"),
            lines=4,
            parent=self,
        )
        self.channel.changed.connect(self._on_channel_changed)
        self.tasks.changed.connect(self.changed)
        self.set_spacing(8)
        self.add_field(self.correction_note)
        self.add_field(self.household)
        self.add_row(self.visited_on, self.channel, self.interviewee)
        self.add_widget(self.tasks)
        self.add_field(self.content)
        self.more = self._make_more()
        self.add_widget(self.more)
        self.more.changed.connect(self.changed)
        self.more.completed.connect(self.completed)

    def show_names(self, names: Sequence[str]) -> None:
        """Who may be proposed as whoever visited."""
        self._names.setStringList(list(dict.fromkeys(names)))

    def clear_errors(self) -> None:
        """Show the hints again."""
        super().clear_errors()
        self.more.clear_errors()

    def _make_more(self) -> FormColumn:
        more = FormColumn(self)
        more.set_spacing(8)
        self.visitor = LineField(self.tr("走访人"), parent=more)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.visitor.line_edit.setCompleter(completer)
        self.companions = LineField(
            self.tr("陪同人和职务"), placeholder=self.tr("姓名 职务，几人用顿号隔开"), parent=more
        )
        self.started_at = LineField(
            self.tr("几点开始"), placeholder=self.tr("如 1930"), parent=more
        )
        self.ended_at = LineField(self.tr("几点结束"), placeholder=self.tr("如 2010"), parent=more)
        self.timing = ChoiceField(self.tr("时段"), spoken_pairs(VISIT_TIMING), parent=more)
        self.appointment = CheckField(" ", self.tr("约好的"), parent=more)
        more.add_row(self.visitor, self.companions, stretches=(1, 2))
        more.add_row(
            self.started_at, self.ended_at, self.timing, self.appointment, stretches=(2, 2, 3, 2)
        )
        return more

    def _on_channel_changed(self) -> None:
        self.tasks.set_channel(self.channel.value())


class FindingColumn(FormColumn):
    """What was found; left empty when there was nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding_class = ChoiceField(self.tr("类别（写了问题就要选一类）"), parent=self)
        self.second_class = ChoiceField(self.tr("第二分类"), parent=self)
        self.finding = TextField(
            self.tr("发现的问题"),
            self.tr("写了这一项，会在台账里开立一条诉求"),
            lines=3,
            parent=self,
        )
        self.spot = CheckField("", self.tr("已当场答复"), parent=self)
        self.urgent = CheckField("", self.tr("紧急"), parent=self)
        self.answer = TextField(self.tr("怎样答复的"), lines=2, is_required=True, parent=self)
        self.spot.check_box.toggled.connect(self.answer.setVisible)
        self.set_spacing(8)
        self.add_row(self.finding_class, self.second_class)
        self.add_field(self.finding)
        self.add_row(self.spot, self.urgent)
        self.add_field(self.answer)

    def show_classes(self, form: Any) -> None:
        """Which classes a finding may have (a VisitForm); the second ones only where the place has them."""
        self.finding_class.set_choices(
            [("", self.tr("没有发现问题")), *((name, name) for name in form.finding_classes)]
        )
        self.second_class.set_choices(
            [("", self.tr("（不分）")), *((name, name) for name in form.second_classes)]
        )
        self.second_class.setVisible(bool(form.second_classes))
        if form.second_class_name:
            self.second_class.set_caption(form.second_class_name)


def found_household(household: Any) -> Found:
    """A HouseholdFound as it drops down: its head, then what tells it from others of the name."""
    met = QCoreApplication.translate("VisitForm", "找到：{name}").format(name=household.person_name)
    other = met if household.person_name not in ("", household.head_name) else ""
    number = QCoreApplication.translate("VisitForm", "户号 {number}").format(
        number=household.number
    )
    subtitle = " · ".join(filter(None, [number, household.address, other]))
    return Found(household.head_name, subtitle, household, kind="household")


class FormCard(QFrame):
    """A card for a column that is made in it and stands at its top."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._inside = QVBoxLayout(self)
        self._inside.setContentsMargins(20, 12, 20, 10)

    def hold(self, column: FormColumn) -> None:
        """Take it in."""
        self._inside.addWidget(column)
        self._inside.addStretch(1)
