"""记走访: the form for one visit, household first, a finding at the right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.case_words import short_number
from app.views.form_column import FormColumn, scrolling
from app.views.forms import CheckField, ChoiceField, DateField, Field, LineField, TextField
from app.views.intake_finder import FinderField, Found
from app.views.page import Page
from app.views.translation import sentence, spoken_moment, spoken_pairs
from app.words.terms import VISIT_CHANNEL

DRAFT_PAUSE_MILLISECONDS = 600
USUAL_CHANNEL = "home"


class VisitFormPage(Page):
    """Everything about one visit on one screen. Its presenter is VisitFormPresenter(page, runner,
    actor): `household_search_wanted` to `find_households`, `household_chosen` to
    `choose_household`, `draft_changed` to `keep_draft`, `save_requested` to `save`,
    `save_and_next_requested` to `save_and_next`, `clear_requested` to `clear`. `open` and
    `open_for(household_id)` come from whoever shows the page.

    Signals:
        household_search_wanted: (str) what to look for.
        household_chosen: (object) the household that was taken from the list.
        draft_changed: (object) what the form holds, some moments after the last key.
        save_requested, save_and_next_requested: (object) what the form holds.
        clear_requested: the form is to be emptied and its draft forgotten.
        left: the form is put away; what was typed stays a draft.
        visit_kept: (str) the visit is kept, and what there is to say about it.
    """

    household_search_wanted = Signal(str)
    household_chosen = Signal(object)
    draft_changed = Signal(object)
    save_requested = Signal(object)
    save_and_next_requested = Signal(object)
    clear_requested = Signal()
    left = Signal()
    visit_kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("记走访"))
        self._household_id = ""
        self._proposed_interviewee = ""
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_PAUSE_MILLISECONDS)
        self._draft_timer.timeout.connect(self._on_draft_due)
        self._make_fields()
        self._visit_column = self._make_visit_column()
        self._finding_column = self._make_finding_column()
        self._lay_out_form()
        self._fields: dict[str, Field] = {
            "household_id": self.household,
            "visited_on": self.visited_on,
            "channel": self.channel,
            "content": self.content,
            "finding_class": self.finding_class,
            "finding": self.finding,
            "answer": self.answer,
        }
        self.setFocusProxy(self.household)

    # -- what the presenter asks for

    def show_form(self, form: Any) -> None:
        """An empty form."""
        self.visited_on.set_today(date.fromisoformat(form.today))
        self.finding_class.set_choices(
            [("", self.tr("没有发现问题")), *((name, name) for name in form.finding_classes)]
        )
        self.set_subtitle(self.tr("走访人：{name}").format(name=form.visitor_name))
        self._empty(form.today, USUAL_CHANNEL)

    def show_draft(self, draft: Any) -> None:
        """Fill the form with what was typed earlier, and say so."""
        report = draft.report
        self._empty(report.visited_on, report.channel)
        if draft.household:
            self.show_household(draft.household)
        self.interviewee.set_text(report.interviewee)
        self.content.set_text(report.content)
        self.finding_class.set_value(report.finding_class)
        self.finding.set_text(report.finding)
        self.spot.set_checked(report.is_answered_on_the_spot)
        self.answer.set_text(report.answer)
        self.urgent.set_checked(report.is_urgent)
        self._draft_timer.stop()
        said = self.tr("接着填上次没保存的走访（{at}）。不要了请按“清空”。")
        self.show_warning(said.format(at=spoken_moment(draft.saved_at)))

    def show_households(self, query: str, found: Sequence[Any]) -> None:
        """Drop down which households may be meant."""
        self.household.show_found(query, [self._found(household) for household in found])

    def show_household(self, household: Any) -> None:
        """Take a household; whoever was found in it is proposed as the one spoken to."""
        self._household_id = household.household_id
        words = "　".join(filter(None, [household.head_name, household.number]))
        self.household.show_chosen(words, household.address)
        if self.interviewee.text() == self._proposed_interviewee:
            self._proposed_interviewee = household.person_name or household.head_name
            self.interviewee.set_text(self._proposed_interviewee)

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field what is wrong with it, and go there."""
        self._fields[field].show_error(sentence(problem))
        self._fields[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """The visit is being kept. Buttons stay as they are: one that went grey would pass the focus
        to its neighbour, and a second Enter would press that.
        """
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def show_kept(self, kept: Any) -> None:
        """The visit is kept and the form done with."""
        self._empty("", USUAL_CHANNEL)
        self.clear_message()
        self.visit_kept.emit(self._kept_words(kept))

    def show_next(self, kept: Any) -> None:
        """Go on with another household, on the same date and by the same channel."""
        self._empty(kept.visit.visited_on, kept.visit.channel)
        self.show_notice(self._kept_words(kept))
        self.household.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what the form holds

    def typed(self) -> dict[str, Any]:
        """What the form holds, as the fields of a VisitReport."""
        return {
            "household_id": self._household_id,
            "visited_on": self.visited_on.value(),
            "channel": self.channel.value(),
            "interviewee": self.interviewee.text(),
            "content": self.content.text(),
            "finding_class": self.finding_class.value(),
            "finding": self.finding.text(),
            "is_answered_on_the_spot": self.spot.is_checked(),
            "answer": self.answer.text() if self.spot.is_checked() else "",
            "is_urgent": self.urgent.is_checked(),
        }

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page finds the words again."""
        super().hideEvent(event)
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.draft_changed.emit(self.typed())

    # -- making it

    def _make_fields(self) -> None:
        self.household = FinderField(
            self.tr("户"),
            self.tr("姓名、拼音首字母、电话后四位或户号"),
            self.tr("选中一户，按回车往下填"),
            is_required=True,
        )
        self.household.search_wanted.connect(self.household_search_wanted)
        self.household.chosen.connect(self.household_chosen)
        self.household.choice_dropped.connect(self._on_choice_dropped)
        self.visited_on = DateField(self.tr("日期"), is_required=True)
        self.channel = ChoiceField(self.tr("方式"), spoken_pairs(VISIT_CHANNEL), is_required=True)
        self.interviewee = LineField(self.tr("访谁"))
        self.content = TextField(
            self.tr("走访内容"), self.tr("换到下一项按 Tab 或 Ctrl+回车"), lines=5
        )
        self.finding_class = ChoiceField(self.tr("类别（五必记，写了问题就要选一类）"))
        self.finding = TextField(
            self.tr("发现的问题"), self.tr("写了这一项，会在台账里开立一条诉求"), lines=3
        )
        self.spot = CheckField("", self.tr("已当场答复"))
        self.spot.check_box.toggled.connect(self._on_spot_toggled)
        self.urgent = CheckField("", self.tr("紧急"))
        self.answer = TextField(self.tr("怎样答复的"), lines=2, is_required=True)

    def _make_visit_column(self) -> FormColumn:
        column = FormColumn(self)
        column.add_heading(self.tr("走访"))
        column.add_field(self.household)
        column.add_row(self.visited_on, self.channel, self.interviewee)
        column.add_field(self.content)
        column.completed.connect(self._on_visit_column_completed)
        column.changed.connect(self._draft_timer.start)
        return column

    def _make_finding_column(self) -> FormColumn:
        column = FormColumn(self)
        column.add_heading(self.tr("发现的问题（没有就不填）"))
        column.add_field(self.finding_class)
        column.add_field(self.finding)
        column.add_row(self.spot, self.urgent)
        column.add_field(self.answer)
        column.completed.connect(self._on_finding_column_completed)
        column.changed.connect(self._draft_timer.start)
        return column

    def _lay_out_form(self) -> None:
        self._form = QWidget(self)
        columns = QHBoxLayout(self._form)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        for column in (self._visit_column, self._finding_column):
            card = QFrame(self._form)
            card.setProperty("kind", "card")
            inside = QVBoxLayout(card)
            inside.setContentsMargins(20, 12, 20, 10)
            inside.addWidget(column)
            inside.addStretch(1)
            columns.addWidget(card, 1)
        self.body.addWidget(scrolling(self._form, self), 1)
        self.body.addLayout(self._button_line())

    def _button_line(self) -> QHBoxLayout:
        self.back_button = ActionButton(self.tr("返回"), "Esc", False, self)
        self.back_button.clicked.connect(self.left)
        self.clear_button = ActionButton(self.tr("清空"), "", False, self)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.next_button = ActionButton(self.tr("保存，再记一户"), "Ctrl+R", False, self)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.save_button = ActionButton(self.tr("保存"), "Ctrl+S", True, self)
        self.save_button.setAutoDefault(True)
        self.save_button.clicked.connect(self._on_save_clicked)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.back_button)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        line.addWidget(self.next_button)
        line.addWidget(self.save_button)
        return line

    # -- inside

    def _empty(self, visited_on: str, channel: str) -> None:
        self._household_id = ""
        self._proposed_interviewee = ""
        self.household.set_text("")
        self.household.set_hint(self.tr("选中一户，按回车往下填"))
        self.visited_on.set_value(visited_on)
        self.channel.set_value(channel)
        self.finding_class.set_value("")
        for field in (self.interviewee, self.content, self.finding, self.answer):
            field.set_text("")
        for box in (self.spot, self.urgent):
            box.set_checked(False)
        self.answer.setVisible(False)
        self._clear_errors()
        self._draft_timer.stop()

    def _clear_errors(self) -> None:
        self._visit_column.clear_errors()
        self._finding_column.clear_errors()

    def _found(self, household: Any) -> Found:
        person = household.person_name
        met = self.tr("找到：{name}").format(name=person) if person else ""
        other = met if person != household.head_name else ""
        number = self.tr("户号 {number}").format(number=household.number)
        subtitle = " · ".join(filter(None, [number, household.address, other]))
        return Found(household.head_name, subtitle, household, kind="household")

    def _kept_words(self, kept: Any) -> str:
        words = self.tr("已保存{name}户 {day} 的走访。").format(
            name=kept.head_name, day=kept.visit.visited_on
        )
        if not kept.appeal_number:
            return words
        opened = self.tr("发现的问题已记入台账，诉求编号 {number}。")
        return words + opened.format(number=short_number(kept.appeal_number))

    def _send(self, wish: Any) -> None:
        self._draft_timer.stop()
        self._clear_errors()
        if self.visited_on.is_unreadable():
            self.visited_on.line_edit.editingFinished.emit()
            self.visited_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wish.emit(self.typed())

    def _on_save_clicked(self) -> None:
        self._send(self.save_requested)

    def _on_next_clicked(self) -> None:
        self._send(self.save_and_next_requested)

    def _on_clear_clicked(self) -> None:
        self._draft_timer.stop()
        self.clear_requested.emit()

    def _on_choice_dropped(self) -> None:
        self._household_id = ""
        self.household.set_hint(self.tr("选中一户，按回车往下填"))

    def _on_draft_due(self) -> None:
        self.draft_changed.emit(self.typed())

    def _on_spot_toggled(self, is_checked: bool) -> None:
        self.answer.setVisible(is_checked)

    def _on_visit_column_completed(self) -> None:
        self._finding_column.focus_first()

    def _on_finding_column_completed(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)
