"""记走访: the form for one visit, household first, a finding and photographs at the right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.errors import Problem
from app.models.rules.visits import is_night_day, typed_timing
from app.views.buttons import ActionButton
from app.views.camera_pictures import CameraPictures
from app.views.case_words import short_number, told_at_once_words
from app.views.form_column import scrolling
from app.views.forms import Field
from app.views.page import Page
from app.views.picture_sheets import PictureSheet
from app.views.record_form import lines_of
from app.views.scale import side_by_side
from app.views.translation import spoken_moment
from app.views.visit_form_fields import FindingColumn, FormCard, VisitColumn, found_household

DRAFT_PAUSE_MILLISECONDS = 600
USUAL_CHANNEL = "home"


class VisitFormPage(Page):
    """Everything about one visit on one screen. Its presenter is VisitFormPresenter(page, runner,
    actor): `household_search_wanted` to `find_households`, `household_chosen` to
    `choose_household`, `draft_changed` to `keep_draft`, `save_requested` to `save`,
    `save_and_next_requested` to `save_and_next`, `save_and_case_requested` to
    `save_and_open_case`, `clear_requested` to `clear`, `pictures_added` to `add_pictures`,
    `picture_removed` to `remove_picture`, `camera_wanted` to `open_camera`. `open`,
    `open_for(household_id)` and `open_correction(visit_id)` come from whoever shows the page.

    Signals:
        household_search_wanted: (str) what to look for.
        household_chosen: (object) the household that was taken from the list.
        draft_changed: (object) what the form holds, some moments after the last key.
        save_requested, save_and_next_requested, save_and_case_requested: (object) what the form holds.
        clear_requested: the form is to be emptied and its draft forgotten.
        pictures_added: (list of (name, path, bytes), object) pictures, and what the form holds.
        picture_removed: (int, object) the picture at that place is not wanted.
        camera_wanted: (str) the newest pictures of that folder, or of the remembered one.
        left: the form is put away; what was typed stays a draft.
        visit_kept: (str) the visit is kept, and what there is to say about it.
        case_wanted: (str) the visit is kept, and a case of this person is to be taken in.
    """

    household_search_wanted = Signal(str)
    household_chosen = Signal(object)
    draft_changed = Signal(object)
    save_requested = Signal(object)
    save_and_next_requested = Signal(object)
    save_and_case_requested = Signal(object)
    clear_requested = Signal()
    pictures_added = Signal(list, object)
    picture_removed = Signal(int, object)
    camera_wanted = Signal(str)
    left = Signal()
    visit_kept = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("记走访"))
        self._household_id = ""
        self._proposed_interviewee = ""
        self._visitor_name = ""
        self._answered_tasks: Sequence[str] | None = None
        self._rules: Any = None
        self._shown_pictures: Sequence[Any] = ()
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_PAUSE_MILLISECONDS)
        self._draft_timer.timeout.connect(self._on_draft_due)
        self._make_columns()
        self._lay_out_form()
        self._fields: dict[str, Field] = {
            name: getattr(self, name)
            for name in (
                "visited_on", "channel", "started_at", "ended_at", "content", "finding_class",
                "second_class", "finding", "answer", "correction_note",
            )
        } | {"household_id": self.household}  # fmt: skip
        self.setFocusProxy(self.household)

    # -- what the presenter asks for

    def show_form(self, form: Any) -> None:
        """An empty form."""
        is_correction = bool(form.corrected_number)
        self._rules = form.rules
        self._visitor_name = form.visitor_name
        self.visited_on.set_today(date.fromisoformat(form.today))
        self._finding_column.show_classes(form)
        self._visit_column.show_names([form.visitor_name, *form.cadre_names])
        self.set_title(
            self.tr("更正走访 {number}").format(number=short_number(form.corrected_number))
            if is_correction
            else self.tr("记走访")
        )
        self.correction_note.setVisible(is_correction)
        self.next_button.setVisible(not is_correction)
        self.case_button.setVisible(not is_correction)
        self.pictures.setVisible(not is_correction)
        self.clear_button.setText(self.tr("还原") if is_correction else self.tr("清空"))
        self.companions.offer(form.companions)
        self._empty(form.today, USUAL_CHANNEL)

    def show_draft(self, draft: Any) -> None:
        """Fill the form with what was typed earlier, and say so; or with a visit to be corrected."""
        report = draft.report
        self._empty(report.visited_on, report.channel)
        self._answered_tasks = report.answered_tasks
        if draft.household:
            self.show_household(draft.household)
        for field, words in (
            (self.interviewee, report.interviewee), (self.content, report.content),
            (self.visitor, report.visitor_name or self._visitor_name),
            (self.companions, "、".join(report.companions)), (self.started_at, report.started_at),
            (self.ended_at, report.ended_at), (self.finding, report.finding),
            (self.answer, report.answer), (self.correction_note, report.correction_note),
        ):  # fmt: skip
            field.set_text(words)
        self.timing.set_value(report.timing)
        self.appointment.set_checked(report.is_by_appointment)
        self.finding_class.set_value(report.finding_class)
        self.second_class.set_value(report.second_class)
        self.spot.set_checked(report.is_answered_on_the_spot)
        self.urgent.set_checked(report.is_urgent)
        self._draft_timer.stop()
        if draft.saved_at:
            said = self.tr("接着填上次没保存的走访（{at}）。不要了请按“清空”。")
            self.show_warning(said.format(at=spoken_moment(draft.saved_at)))
        elif self.correction_note.isVisibleTo(self):
            self.correction_note.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_households(self, query: str, found: Sequence[Any]) -> None:
        """Drop down which households may be meant."""
        self.household.show_found(query, [found_household(each) for each in found])

    def show_household(self, household: Any) -> None:
        """Take a household; whoever was found in it is proposed as the one spoken to."""
        self._household_id = household.household_id
        words = "　".join(filter(None, [household.head_name, household.number]))
        self.household.show_chosen(words, household.address)
        if self.interviewee.text() == self._proposed_interviewee:
            self._proposed_interviewee = household.person_name or household.head_name
            self.interviewee.set_text(self._proposed_interviewee)

    def show_tasks(self, household_id: str, tasks: Sequence[Any]) -> None:
        """What waits in the household that is chosen now."""
        if household_id == self._household_id:
            self._visit_column.tasks.show_tasks(tasks, self._answered_tasks)

    def show_pictures(self, pictures: Sequence[Any]) -> None:
        """Photographs that will be kept with the visit."""
        self._shown_pictures = pictures
        self.pictures.show_pictures([(each.picture.file.file_name, each.data) for each in pictures])

    def show_camera_folder(self, folder: str, files: Sequence[Any]) -> None:
        """The newest pictures of the remembered folder."""
        self.pictures.show_camera_folder(folder, files)

    def set_working(self, *, is_working: bool) -> None:
        """Pictures are being read."""
        self.pictures.set_working(is_working=is_working)

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field what is wrong with it, and go there."""
        self._fields[field].show_problem(problem)

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
        """Go on with another household on the same round: date, channel, company and hour stay."""
        stays = (self.visitor, self.companions)
        words = [field.text() for field in stays]
        timing = self.timing.value()
        self._empty(kept.visit.visited_on, kept.visit.channel)
        for field, said in zip(stays, words, strict=True):
            field.set_text(said)
        self.timing.set_value(timing)
        self._draft_timer.stop()
        self.show_notice(self._kept_words(kept))
        self.household.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case_of(self, kept: Any) -> None:
        """The visit is kept, and a case is to be taken in for whoever was visited."""
        self.show_kept(kept)
        self.case_wanted.emit(kept.person_id)

    # -- what the form holds

    def typed(self) -> dict[str, Any]:
        """What the form holds, as the fields of a VisitTyped; its pictures are with the presenter."""
        return {
            "household_id": self._household_id,
            "visited_on": self.visited_on.value(),
            "channel": self.channel.value(),
            "interviewee": self.interviewee.text(),
            "content": self.content.text(),
            "finding_class": self.finding_class.value(),
            "second_class": self.second_class.value(),
            "finding": self.finding.text(),
            "is_answered_on_the_spot": self.spot.is_checked(),
            "answer": self.answer.text() if self.spot.is_checked() else "",
            "is_urgent": self.urgent.is_checked(),
            "visitor_name": self.visitor.text(),
            "companions": list(lines_of(self.companions.text())),
            "started_at": self.started_at.text(),
            "ended_at": self.ended_at.text(),
            "timing": self.timing.value(),
            "is_by_appointment": self.appointment.is_checked(),
            "answered_tasks": self._visit_column.tasks.values(),
            "correction_note": self.correction_note.text(),
        }

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes to another page finds the words again."""
        super().hideEvent(event)
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.draft_changed.emit(self.typed())

    # -- making it

    def _make_columns(self) -> None:
        content = QWidget()
        self._area = scrolling(content, self)
        self._visit_card, self._finding_card = FormCard(content), FormCard(content)
        visit, finding = VisitColumn(self._visit_card), FindingColumn(self._finding_card)
        self._visit_card.hold(visit)
        self._finding_card.hold(finding)
        self._visit_column, self._finding_column = visit, finding
        self.correction_note, self.household = visit.correction_note, visit.household
        self.visited_on, self.channel = visit.visited_on, visit.channel
        self.interviewee, self.content = visit.interviewee, visit.content
        self.visitor, self.companions = visit.visitor, visit.companions
        self.started_at, self.ended_at = visit.started_at, visit.ended_at
        self.timing, self.appointment = visit.timing, visit.appointment
        self.finding_class, self.second_class = finding.finding_class, finding.second_class
        self.finding, self.answer = finding.finding, finding.answer
        self.spot, self.urgent = finding.spot, finding.urgent
        self.household.search_wanted.connect(self.household_search_wanted)
        self.household.chosen.connect(self.household_chosen)
        self.household.choice_dropped.connect(self._drop_household)
        self.started_at.line_edit.editingFinished.connect(self._on_started_at_typed)
        self.visited_on.changed.connect(self._show_night_day)
        visit.completed.connect(finding.focus_first)
        finding.completed.connect(self._on_finding_column_completed)
        for column in (visit, finding):
            column.changed.connect(self._draft_timer.start)
        self.pictures = CameraPictures(content)
        self.pictures.added.connect(self._on_pictures_added)
        self.pictures.opened.connect(self._on_picture_opened)
        self.pictures.removed.connect(self._remove_picture)
        self.pictures.folder_wanted.connect(self.camera_wanted)
        self.pictures.nothing_pasted.connect(self._on_nothing_pasted)

    def _lay_out_form(self) -> None:
        columns = side_by_side(self._area.widget())
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(16)
        columns.addWidget(self._visit_card, 11)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self._finding_card, 1)
        right.addWidget(self.pictures)
        columns.addLayout(right, 10)
        self.body.addWidget(self._area, 1)
        self.body.addLayout(self._button_line())

    def _button_line(self) -> QHBoxLayout:
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.left)
        self.clear_button = ActionButton(self.tr("清空"), "", False, self)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.case_button = ActionButton(self.tr("保存，转代办"), "Ctrl+D", False, self)
        self.case_button.clicked.connect(lambda: self._send(self.save_and_case_requested))
        self.next_button = ActionButton(self.tr("保存，再记一户"), "Ctrl+R", False, self)
        self.next_button.clicked.connect(lambda: self._send(self.save_and_next_requested))
        self.save_button = ActionButton(self.tr("保存"), "Ctrl+S", True, self)
        self.save_button.setAutoDefault(True)
        self.save_button.clicked.connect(lambda: self._send(self.save_requested))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        for button in (self.case_button, self.next_button, self.save_button):
            line.addWidget(button)
        return line

    # -- inside

    def _empty(self, visited_on: str, channel: str) -> None:
        self._drop_household()
        self._proposed_interviewee = ""
        self._answered_tasks = None
        self.household.set_text("")
        self.visited_on.set_value(visited_on)
        self.channel.set_value(channel)
        for choice in (self.finding_class, self.second_class, self.timing):
            choice.set_value("")
        for field in (
            self.interviewee, self.content, self.finding, self.answer, self.companions,
            self.started_at, self.ended_at, self.correction_note,
        ):  # fmt: skip
            field.set_text("")
        self.visitor.set_text(self._visitor_name)
        for box in (self.spot, self.urgent, self.appointment):
            box.set_checked(False)
        self.answer.setVisible(False)
        self.show_pictures(())
        self._clear_errors()
        self._draft_timer.stop()

    def _clear_errors(self) -> None:
        self._visit_column.clear_errors()
        self._finding_column.clear_errors()

    def _kept_words(self, kept: Any) -> str:
        words = self.tr("已保存{name}户 {day} 的走访。").format(
            name=kept.head_name, day=kept.visit.visited_on
        )
        if kept.pictures:
            words += self.tr("附照片 %n 张。", "", kept.pictures)
        if kept.appeal_number:
            opened = self.tr("发现的问题已记入台账，诉求编号 {number}。")
            words += opened.format(number=short_number(kept.appeal_number))
        return words + (told_at_once_words() if kept.is_told_at_once else "")

    def _send(self, wish: Any) -> None:
        self._draft_timer.stop()
        self._clear_errors()
        if self.visited_on.is_unreadable():
            self.visited_on.line_edit.editingFinished.emit()
            self.visited_on.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        wish.emit(self.typed())

    def _show_night_day(self) -> None:
        """Say when the day is one of the county's evenings for visits."""
        day = self.visited_on.value()
        is_night = bool(self._rules and day and is_night_day(self._rules, date.fromisoformat(day)))
        self.timing.set_hint(self.tr("这天是集中夜访日") if is_night else "")

    def _on_started_at_typed(self) -> None:
        """A visit that begins at night is a night visit, unless somebody says otherwise."""
        if self._rules is not None and not self.timing.value():
            self.timing.set_value(typed_timing(self._rules, self.started_at.text()))

    def _on_clear_clicked(self) -> None:
        self._draft_timer.stop()
        self.clear_requested.emit()

    def _drop_household(self) -> None:
        self._household_id = ""
        self._visit_column.tasks.show_tasks(())
        self.household.set_hint(self.tr("选中一户，按回车往下填"))

    def _on_draft_due(self) -> None:
        self.draft_changed.emit(self.typed())

    def _on_finding_column_completed(self) -> None:
        self.save_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_pictures_added(self, pictures: list[Any], _target: str) -> None:
        self.clear_message()
        self.pictures_added.emit(pictures, self.typed())

    def _on_picture_opened(self, place: int) -> None:
        shown = self._shown_pictures[place]
        sheet = PictureSheet(shown.picture.file.file_name, shown.data, can_remove=True, parent=self)
        sheet.remove_wanted.connect(lambda: self._remove_picture(place))
        sheet.open()

    def _remove_picture(self, place: int) -> None:
        self.picture_removed.emit(place, self.typed())

    def _on_nothing_pasted(self) -> None:
        self.show_warning(self.pictures.nothing_words())
