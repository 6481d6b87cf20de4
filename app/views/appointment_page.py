"""预约: who comes when, who is visited when, and whether it was kept."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.models.appointment_records import Appointment
from app.views.forms import ChoiceField, DateField, LineField, TextField
from app.views.household_picker import HouseholdPicker
from app.views.record_form import RecordForm
from app.views.record_table import Column, RecordTable
from app.views.status_chip import Tone
from app.views.translation import spoken, spoken_pairs
from app.views.two_lists_page import TwoListsPage, show_again
from app.words.appointment_words import APPOINTMENT_STATE, APPOINTMENT_WAY

if TYPE_CHECKING:
    from app.presenters.appointment_presenter import AppointmentLine, Appointments
    from app.presenters.household_finding import HouseholdFound

_TONES = {"open": Tone.ACTIVE, "kept": Tone.DONE, "missed": Tone.WARNING}


class AppointmentPage(TwoListsPage):
    """What waits in one tab, what is settled in the other. Its presenter is AppointmentPresenter.

    Signals:
        appointment_kept: (object) Appointment, with an id when it was there before.
        moved: (str, dict) id, and the new time with the reason.
        settled: (str, str, str) id, `kept`, `missed` or `cancelled`, and a note.
        households_wanted: (str) look for whoever asks.
        print_wanted, export_wanted: what waits, as a file.
    """

    appointment_kept = Signal(object)
    moved = Signal(str, dict)
    settled = Signal(str, str, str)
    households_wanted = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("预约"), parent)
        self._found: Any = None
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.cancel_button = self.add_action(self.tr("取消预约"), "Ctrl+D")
        self.cancel_button.clicked.connect(self._on_cancel)
        self.move_button = self.add_action(self.tr("改期"), "Ctrl+R")
        self.move_button.clicked.connect(self._on_move)
        self.missed_button = self.add_action(self.tr("没来"), "Ctrl+M")
        self.missed_button.clicked.connect(lambda: self._settle("missed"))
        self.kept_button = self.add_action(self.tr("已赴约"), "Ctrl+T")
        self.kept_button.clicked.connect(lambda: self._settle("kept"))
        self.new_button = self.add_action(self.tr("新预约"), "Ctrl+N", is_primary=True)
        self.new_button.clicked.connect(self._on_new)
        self.waiting = RecordTable(self._columns(), self.tr("等着的预约"), self.stack)
        self.waiting.set_empty_text(
            self.tr("没有等着的预约。有人要来办事或请人上门，按 Ctrl+N 登记。")
        )
        self.waiting.record_activated.connect(self._on_activated)
        self.ended = RecordTable(self._columns(), self.tr("已了结的预约"), self.stack)
        self.ended.set_empty_text(self.tr("还没有了结的预约。"))
        lists = ((self.tr("等着的"), self.waiting), (self.tr("已了结的"), self.ended))
        self.fill(self.tr("等着的和已了结的预约"), lists)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self._show_what_can_be_done()

    def show_appointments(self, found: "Appointments") -> None:
        """Show Appointments; what was marked stays marked."""
        self._found = found
        show_again(self.waiting, found.open)
        show_again(self.ended, found.settled)
        words = (
            self.tr("本地规则开了节假日预约，休息日也可以约。")
            if found.is_open_on_days_off
            else self.tr("本地规则没有开节假日预约，只能约工作日。")
        )
        self.set_subtitle(words)
        self._show_what_can_be_done()

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """Which households may be meant."""
        picker = (
            self.sheet.fields.get("household_id") if isinstance(self.sheet, RecordForm) else None
        )
        if isinstance(picker, HouseholdPicker):
            picker.show_households(query, found)

    def show_done(self, what: str) -> None:
        """An act went through."""
        self.close_sheet()
        said = {
            "keep": self.tr("已保存预约，到那天“今日”里会提醒。"),
            "move": self.tr("已改期，原来的时间留在记录里。"),
            "kept": self.tr("已记下：赴约了。"),
            "missed": self.tr("已记下：没来。"),
            "cancelled": self.tr("已取消这个预约。"),
        }
        self.show_notice(said[what])
        self.focus_list()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda line: line.appointment.meets_on, 122),
            Column(self.tr("时间"), lambda line: line.appointment.meets_at_time, 76),
            Column(self.tr("方式"), lambda line: spoken(APPOINTMENT_WAY, line.appointment.way), 86),
            Column(self.tr("约的人"), lambda line: line.appointment.person_name, 100, is_bold=True),
            Column(self.tr("户"), lambda line: line.household, 150),
            Column(self.tr("事由"), self._subject),
            Column(self.tr("谁接待或去"), lambda line: line.appointment.with_name, 110),
            Column(
                self.tr("情况"),
                self._state_words,
                130,
                tone=lambda line: (
                    Tone.WARNING
                    if line.is_past
                    else _TONES.get(line.appointment.state, Tone.NEUTRAL)
                ),
                is_whole=True,
            ),
        ]

    def _subject(self, line: "AppointmentLine") -> str:
        if not line.appointment.moves:
            return str(line.appointment.subject)
        moved = self.tr("（改过 {count} 次）").format(count=len(line.appointment.moves))
        return f"{line.appointment.subject}{moved}"

    def _state_words(self, line: "AppointmentLine") -> str:
        if line.is_past:
            return self.tr("过了没记")
        return spoken(APPOINTMENT_STATE, line.appointment.state)

    def _show_what_can_be_done(self, _record: object = None) -> None:
        is_waiting = not self._is_at_second() and self.waiting.current_record() is not None
        for button in (self.cancel_button, self.move_button, self.missed_button, self.kept_button):
            button.setEnabled(is_waiting)

    def _on_new(self) -> None:
        if self._found is not None:
            today, name = self._found.today.isoformat(), self._found.names[0]
            self._open_form(Appointment(id="", meets_on=today, with_name=name))

    def _on_activated(self, line: "AppointmentLine") -> None:
        if line is not None:
            self._open_form(line.appointment)

    def _open_form(self, known: Appointment) -> None:
        form = appointment_form(self._found, known, self.window())
        picker = form.fields.get("household_id")
        if isinstance(picker, HouseholdPicker):
            picker.households_wanted.connect(self.households_wanted)
        form.kept.connect(lambda typed: self.appointment_kept.emit(_typed(known, typed)))
        self.open_sheet(form)

    def _on_move(self) -> None:
        line = self.waiting.current_record()
        if line is not None:
            form = move_form(self._found, line.appointment, self.window())
            form.kept.connect(lambda typed: self.moved.emit(line.appointment.id, typed))
            self.open_sheet(form)

    def _on_cancel(self) -> None:
        line = self.waiting.current_record()
        if line is not None:
            form = cancel_form(line.appointment, self.window())
            form.kept.connect(
                lambda typed: self.settled.emit(line.appointment.id, "cancelled", typed["note"])
            )
            self.open_sheet(form)

    def _settle(self, state: str) -> None:
        line = self.waiting.current_record()
        if line is not None:
            self.settled.emit(line.appointment.id, state, "")


def appointment_form(found: "Appointments", known: Appointment, parent: QWidget) -> RecordForm:
    """登记预约: who, when, what about, and who is there for them."""
    picker = HouseholdPicker(
        QCoreApplication.translate("AppointmentForm", "哪一户（约访必须选，来站的可以空着）"),
        is_required=False,
    )
    way = ChoiceField(
        QCoreApplication.translate("AppointmentForm", "方式"), spoken_pairs(APPOINTMENT_WAY)
    )
    name = LineField(QCoreApplication.translate("AppointmentForm", "约的人"))
    phone = LineField(QCoreApplication.translate("AppointmentForm", "电话"))
    day, clock = _time_fields(found, known)
    host = LineField(QCoreApplication.translate("AppointmentForm", "谁接待或去"))
    host.offer(found.names)
    subject = LineField(QCoreApplication.translate("AppointmentForm", "事由"), is_required=True)
    note = TextField(QCoreApplication.translate("AppointmentForm", "备注"), lines=2)
    way.set_value(known.way)
    for field, value in (
        (name, known.person_name), (phone, known.phone), (host, known.with_name),
        (subject, known.subject), (note, known.note),
    ):  # fmt: skip
        field.set_text(value)

    def take_over(household: "HouseholdFound") -> None:
        if household is not None and not name.text():
            name.set_text(household.person_name or household.head_name)

    picker.household_chosen.connect(take_over)
    times = {} if known.id else {"meets_on": day, "meets_at_time": clock}
    rows: tuple[dict[str, Any], ...] = (
        {"way": way, **times},
        {"household_id": picker},
        {"person_name": name, "phone": phone, "with_name": host},
        {"subject": subject},
        {"note": note},
    )
    if known.id:
        rows = tuple(row for row in rows if "household_id" not in row)
    title = QCoreApplication.translate("AppointmentForm", "登记预约")
    save = QCoreApplication.translate("AppointmentForm", "保存")
    return RecordForm(title, rows, save, known.number, parent)


def move_form(found: "Appointments", known: Appointment, parent: QWidget) -> RecordForm:
    """改期: the new time, and why."""
    day, clock = _time_fields(found, known)
    reason = LineField(QCoreApplication.translate("AppointmentForm", "为什么改期"))
    return RecordForm(
        QCoreApplication.translate("AppointmentForm", "改期"),
        ({"meets_on": day, "meets_at_time": clock}, {"reason": reason}),
        QCoreApplication.translate("AppointmentForm", "改期"),
        f"{known.person_name} {known.subject}",
        parent,
    )


def cancel_form(known: Appointment, parent: QWidget) -> RecordForm:
    """取消预约: only with a reason."""
    note = LineField(QCoreApplication.translate("AppointmentForm", "为什么取消"), is_required=True)
    return RecordForm(
        QCoreApplication.translate("AppointmentForm", "取消预约"),
        ({"note": note},),
        QCoreApplication.translate("AppointmentForm", "取消预约"),
        f"{known.meets_on} {known.person_name} {known.subject}",
        parent,
    )


def _time_fields(found: "Appointments", known: Appointment) -> tuple[DateField, LineField]:
    day = DateField(QCoreApplication.translate("AppointmentForm", "日期"), is_required=True)
    day.set_today(found.today)
    day.set_value(known.meets_on)
    clock = LineField(QCoreApplication.translate("AppointmentForm", "时间"), placeholder="0930")
    clock.set_text(known.meets_at_time)
    return day, clock


def _typed(known: Appointment, typed: dict[str, Any]) -> Appointment:
    kept = {"household_id": known.household_id, "meets_on": known.meets_on}
    return Appointment(id=known.id, **(kept | typed))
