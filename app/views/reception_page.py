"""接待: who was received and how far it is, and the services at people's doors."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.duty_records import HomeService, Reception, ReceptionSession
from app.models.duty_typed import Visitor
from app.models.moments import china_clock_of, china_date_of
from app.models.reception_states import allowed_reception_actions
from app.views.buttons import ActionButton
from app.views.flow_row import FlowRow
from app.views.household_picker import HouseholdPicker
from app.views.reception_forms import (
    appeal_form,
    call_form,
    service_form,
    session_form,
    step_form,
    visitor_form,
)
from app.views.record_form import RecordForm, lines_of
from app.views.record_table import RIGHT, Column
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.translation import spoken
from app.views.two_lists_page import TwoListsPage, show_again
from app.words.duty_words import RECEPTION_STAGE
from app.words.terms import RATING

if TYPE_CHECKING:
    from app.presenters.household_finding import HouseholdFound
    from app.presenters.reception_presenter import Receptions

_TONES = {
    "received": Tone.WARNING,
    "registered": Tone.ACTIVE,
    "tracked": Tone.ACTIVE,
    "answered": Tone.DONE,
    "archived": Tone.NEUTRAL,
}
STEP_KEY = "Ctrl+D"


class ReceptionPage(TwoListsPage):
    """Receptions in one tab, services at the door in the other. Its presenter is ReceptionPresenter.

    Signals:
        visitor_typed: (object) Visitor. session_typed: (object) ReceptionSession.
        step_typed: (str, str, dict) reception id, action, what was typed.
        appeal_typed: (str, str) reception id, class. slip_wanted: (str) reception id.
        service_kept: (object) HomeService. called_back: (str, str, bool) id, note, satisfied.
        appeal_wanted: (str) the appeal that came of a reception.
        more_receptions_wanted, more_services_wanted: (object) the last one shown.
        print_wanted, export_wanted: (bool) whether the services are meant.
        households_wanted: (str) look for the visitor's household.
    """

    place = "ledger:receptions"
    visitor_typed = Signal(object)
    session_typed = Signal(object)
    step_typed = Signal(str, str, dict)
    appeal_typed = Signal(str, str)
    slip_wanted = Signal(str)
    service_kept = Signal(object)
    called_back = Signal(str, str, bool)
    appeal_wanted = Signal(str)
    more_receptions_wanted = Signal(object)
    more_services_wanted = Signal(object)
    print_wanted = Signal(bool)
    export_wanted = Signal(bool)
    households_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("接待"), parent)
        self._found: Any = None
        self._marked = ""
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self._on_export)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self._on_print)
        self.new_button = self.add_action(self.tr("新登记"), "Ctrl+N", is_primary=True)
        self.new_button.clicked.connect(self._on_new)
        self.receptions = StandingTable(
            self._reception_columns(),
            self.tr("接待记录"),
            self.stack,
            kind="reception",
            id_of=lambda each: str(each.id),
        )
        self.receptions.set_empty_text(self.tr("还没有接待记录。按 Ctrl+N 登记来访的人。"))
        self.receptions.page_wanted.connect(self.more_receptions_wanted)
        self.receptions.record_activated.connect(self._on_step)
        self.services = StandingTable(
            self._service_columns(),
            self.tr("上门服务"),
            self.stack,
            kind="home_service",
            id_of=lambda each: str(each.id),
        )
        self.services.set_empty_text(self.tr("还没有上门服务。按 Ctrl+N 登记一次。"))
        self.services.page_wanted.connect(self.more_services_wanted)
        self.services.record_activated.connect(self._open_service)
        lists = ((self.tr("接待"), self.receptions), (self.tr("上门服务"), self.services))
        self.fill(self.tr("接待和上门服务"), lists)
        self._lay_out_body()
        self._show_what_can_be_done()

    def show_receptions(self, found: "Receptions", *, more: tuple[bool, bool]) -> None:
        """Show Receptions; what was marked stays marked."""
        self._found = found
        show_again(self.receptions, found.receptions, more=more[0])
        show_again(self.services, found.services, more=more[1])
        ids = [each.id for each in found.receptions]
        if self._marked in ids:
            self.receptions.select_row(ids.index(self._marked))
            self._marked = ""
        words = [
            f"{spoken(RECEPTION_STAGE, stage)} {found.counts[stage]}"
            for stage in RECEPTION_STAGE
            if found.counts.get(stage)
        ]
        if found.sessions_owed:
            words.append(self.tr("本周还要开放 {count} 场接待").format(count=found.sessions_owed))
        self.set_subtitle("　".join(words))
        self._show_what_can_be_done()

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """Which households the visitor may be of."""
        form = self.sheet
        picker = form.fields.get("household_id") if isinstance(form, RecordForm) else None
        if isinstance(picker, HouseholdPicker):
            picker.show_households(query, found)

    def mark(self, reception_id: str) -> None:
        """Choose a reception, as soon as it is shown."""
        self.tabs.setCurrentIndex(0)
        self._marked = reception_id

    def add_receptions(self, receptions: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.receptions.add_records(receptions, more=more)

    def add_services(self, services: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.services.add_records(services, more=more)

    def show_done(self, what: str) -> None:
        """An act went through."""
        self.close_sheet()
        said = {
            "receive": self.tr("已登记接待，您是首问责任人。"),
            "session": self.tr("已安排这场接待。"),
            "step": self.tr("已记下这一步。"),
            "appeal": self.tr("已转成诉求，请到民情台账里办理。"),
            "service": self.tr("已保存上门服务。"),
            "call_back": self.tr("已记下反馈电话。"),
        }
        self.show_notice(said[what])
        self.focus_list()

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of both lists."""
        return {
            "visitor": self._on_new_visitor,
            "session": self._on_session,
            "call": self._on_step_clicked,
            "step": self._on_step_clicked,
            "appeal": self._on_appeal,
            "new_service": self._on_new_service,
            "service": lambda: self._open_service(self.services.current_record()),
        }

    def _lay_out_body(self) -> None:
        buttons = self._buttons = FlowRow(self, is_at_right=True)
        self.session_button = self._button(self.tr("安排开放接待"), "Ctrl+G", self._on_session)
        self.appeal_button = self._button(self.tr("转成诉求"), "Ctrl+T", self._on_appeal)
        self.slip_button = self._button(self.tr("打印转办单"), "Ctrl+J", self._on_slip)
        self.step_button = self._button(self.tr("办下一步"), STEP_KEY, self._on_step_clicked)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignTop)
        for button in (
            self.session_button, self.appeal_button, self.slip_button, self.step_button,
        ):  # fmt: skip
            buttons.add(button)
        line.addWidget(buttons, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.stack, 1)

    def _button(self, words: str, key: str, slot: Any) -> ActionButton:
        button = ActionButton(words, key, False, self._buttons)
        button.clicked.connect(slot)
        return button

    def _reception_columns(self) -> list[Column]:
        return [
            Column(
                self.tr("步骤"),
                lambda each: spoken(RECEPTION_STAGE, each.stage),
                118,
                tone=lambda each: _TONES.get(each.stage, Tone.NEUTRAL),
                is_whole=True,
            ),
            Column(self.tr("时间"), _moment_words, 120),
            Column(self.tr("来访人"), lambda each: each.visitor_name, 110, is_bold=True),
            Column(self.tr("事由"), lambda each: " ".join(each.content.split())),
            Column(self.tr("接待人"), lambda each: each.receiver_name, 100),
            Column(self.tr("转交部门"), lambda each: each.department, 140),
            Column(
                self.tr("反馈"),
                self._reply_words,
                200,
                colour=lambda each: "danger" if each.is_satisfied is False else "ink",
            ),
            Column(self.tr("诉求"), lambda each: self.tr("已转") if each.appeal_id else "", 70),
        ]

    def _service_columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda each: each.served_on, 122),
            Column(self.tr("服务对象"), lambda each: each.served_name, 120, is_bold=True),
            Column(self.tr("服务内容"), lambda each: " ".join(each.content.split())),
            Column(self.tr("服务人"), lambda each: each.worker_name, 100),
            Column(
                self.tr("勾选"),
                lambda each: f"{self._ticked(each)}/{len(self._checklist())}",
                80,
                RIGHT,
                colour=lambda each: (
                    "warning" if self._ticked(each) < len(self._checklist()) else "ink"
                ),
            ),
            Column(self.tr("意见卡"), lambda each: spoken(RATING, each.opinion), 130),
            Column(self.tr("反馈电话"), self._call_words, 170),
        ]

    def _reply_words(self, each: Reception) -> str:
        reply = " ".join(each.reply.split())
        words: dict[bool | None, str] = {
            True: self.tr("{reply}（满意）"),
            False: self.tr("{reply}（不满意）"),
        }
        return words.get(each.is_satisfied, "{reply}").format(reply=reply)

    def _checklist(self) -> Mapping[str, str]:
        return self._found.checklist if self._found is not None else {}

    def _ticked(self, service: HomeService) -> int:
        return sum(key in service.ticks for key in self._checklist())

    def _call_words(self, each: HomeService) -> str:
        if not each.called_back_on:
            return self.tr("还没有打")
        words = self.tr("满意") if each.is_satisfied else self.tr("不满意")
        return f"{each.called_back_on[5:]} {words}"

    def _show_what_can_be_done(self, _record: object = None) -> None:
        at_services = self._is_at_second()
        reception = None if at_services else self.receptions.current_record()
        service = self.services.current_record() if at_services else None
        words = self.tr("反馈电话") if at_services else self.tr("办下一步")
        self.step_button.setText(words)
        self.step_button.setShortcut(STEP_KEY)  # Qt forgets it with the old words
        can_step = reception is not None and bool(allowed_reception_actions(reception.stage))
        self.step_button.setEnabled(can_step or service is not None)
        self.appeal_button.setVisible(not at_services)
        self.slip_button.setVisible(not at_services)
        self.session_button.setVisible(not at_services)
        self.appeal_button.setEnabled(reception is not None)
        has_appeal = reception is not None and bool(reception.appeal_id)
        self.appeal_button.setText(self.tr("看诉求") if has_appeal else self.tr("转成诉求"))
        self.appeal_button.setShortcut("Ctrl+T")
        self.slip_button.setEnabled(reception is not None and bool(reception.department))

    def _on_new(self) -> None:
        if self._is_at_second():
            self._on_new_service()
        else:
            self._on_new_visitor()

    def _on_new_service(self) -> None:
        if self._found is not None:
            self._open_service(HomeService(id="", served_on=self._found.today.isoformat()))

    def _on_new_visitor(self) -> None:
        if self._found is None:
            return
        form = visitor_form(self._found, self.window())
        picker = form.fields["household_id"]
        if isinstance(picker, HouseholdPicker):
            picker.households_wanted.connect(self.households_wanted)
        form.kept.connect(lambda typed: self.visitor_typed.emit(Visitor(**typed)))
        self.open_form(form, "visitor")

    def _on_session(self) -> None:
        if self._found is not None:
            form = session_form(self._found, self.window())
            form.kept.connect(self._on_session_typed)
            self.open_form(form, "session")

    def _on_session_typed(self, typed: dict[str, Any]) -> None:
        fields = {**typed, "delegates": list(lines_of(typed["delegates"]))}
        self.session_typed.emit(ReceptionSession(id="", **fields))

    def _on_step_clicked(self) -> None:
        if self._is_at_second():
            service = self.services.current_record()
            if service is not None:
                form = call_form(service, self.window())
                form.kept.connect(
                    lambda typed: self.called_back.emit(
                        service.id, typed["note"], typed["is_satisfied"] == "yes"
                    )
                )
                self.open_form(form, "call", service)
        else:
            self._on_step(self.receptions.current_record())

    def _on_step(self, reception: Any) -> None:
        if reception is None or not allowed_reception_actions(reception.stage):
            return
        form = step_form(self._found, reception, self.window())
        form.kept.connect(lambda typed: self._on_step_typed(reception.id, typed))
        self.open_form(form, "step", reception)

    def _on_step_typed(self, reception_id: str, typed: dict[str, Any]) -> None:
        said = dict(typed)
        action = said.pop("action")
        said["is_satisfied"] = {"yes": True, "no": False}.get(said["is_satisfied"])
        self.step_typed.emit(reception_id, action, said)

    def _on_appeal(self) -> None:
        reception = self.receptions.current_record()
        if reception is None:
            return
        if reception.appeal_id:
            self.appeal_wanted.emit(reception.appeal_id)
            return
        form = appeal_form(self._found, reception, self.window())
        form.kept.connect(lambda typed: self.appeal_typed.emit(reception.id, typed["appeal_class"]))
        self.open_form(form, "appeal", reception)

    def _on_slip(self) -> None:
        reception = self.receptions.current_record()
        if reception is not None:
            self.slip_wanted.emit(reception.id)

    def _open_service(self, service: Any) -> None:
        if service is None:
            return
        form = service_form(self._found, service, self.window())
        picker = form.fields["household_id"]
        if isinstance(picker, HouseholdPicker):
            picker.households_wanted.connect(self.households_wanted)
        form.kept.connect(lambda typed: self.service_kept.emit(_service(service, typed)))
        if service.id:
            self.open_form(form, "service", service)
        else:
            self.open_form(form, "new_service")

    def _on_print(self) -> None:
        self.print_wanted.emit(self._is_at_second())

    def _on_export(self) -> None:
        self.export_wanted.emit(self._is_at_second())


def _service(service: HomeService, typed: dict[str, Any]) -> HomeService:
    said = {name: value for name, value in typed.items() if name != "offered"}
    said["household_id"] = typed["household_id"] or service.household_id
    return HomeService(id=service.id, **said)


def _moment_words(each: Reception) -> str:
    return f"{china_date_of(each.received_at):%m-%d} {china_clock_of(each.received_at)}"
