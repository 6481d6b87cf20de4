"""What staff do about people who were received (接待), and about services at the door (上门服务)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from app.acts.appeal_report import AppealReport
from app.acts.appeal_writing import open_appeal
from app.acts.paper_noting import made_out, worded
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.appeal_limits import appeal_classes
from app.models.duty_records import (
    HomeService,
    Reception,
    ReceptionSession,
    ReceptionStep,
)
from app.models.duty_typed import Visitor
from app.models.errors import OperationRefused
from app.models.home_services import OPINIONS, checklist_of, ticks_in_order
from app.models.moments import china_date_of, moment_words
from app.models.public_papers import TransferSlipContent
from app.models.reception_states import check_reception_step, reception_progress_of
from app.models.rules.duty import is_reception_time
from app.models.step_order import counting_in_order
from app.words.duty_words import SERVICE_TICK

TRANSFER_SLIP = "transfer_slip"


class ReceptionActs:
    """The acts on receptions."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def open_session(self, actor: Actor, session: ReceptionSession) -> ReceptionSession:
        """Announce a time at which delegates receive people.

        Raises OperationRefused `reception_day_missing`, `reception_delegates_missing`,
        `reception_time_not_open` where the place's profile holds sessions at other times only.
        """
        day = _day_of(session.opened_on)
        if day is None:
            raise OperationRefused("reception_day_missing")
        delegates = [name.strip() for name in session.delegates if name.strip()]
        if not delegates:
            raise OperationRefused("reception_delegates_missing")
        rules = self._workplace.profile.reception
        if rules.is_used and not is_reception_time(rules, day, session.starts_at_time):
            raise OperationRefused("reception_time_not_open", evening=rules.evening_from)
        with self._workplace.pen.act(actor, "receive_people") as act:
            session_id = act.create(
                "reception_session",
                {
                    "number": self._workplace.next_local_number("reception_session"),
                    "opened_on": session.opened_on,
                    "starts_at_time": session.starts_at_time,
                    "ends_at_time": session.ends_at_time,
                    "place": session.place.strip(),
                    "delegates": delegates,
                    "theme": session.theme.strip(),
                },
            )
        return self._store.receptions.session(session_id)

    def sessions_owed(self) -> int:
        """How many sessions the place's week still lacks; 0 where it holds none regularly."""
        rules, today = self._workplace.profile.reception, self._workplace.today()
        if not rules.is_used:
            return 0
        first = today - timedelta(days=today.weekday())
        last = (first + timedelta(days=6)).isoformat()
        held = self._store.receptions.sessions(first.isoformat())
        return max(0, rules.sessions_a_week - sum(each.opened_on <= last for each in held))

    def receive(self, actor: Actor, visitor: Visitor) -> Reception:
        """Write down who came and with what. Whoever does so is the first receiver.

        Raises OperationRefused `reception_name_missing`, `reception_content_missing`,
        `household_unknown`, `reception_session_unknown`.
        """
        typed = {f: v.strip() for f, v in msgspec.structs.asdict(visitor).items()}
        if not typed["visitor_name"]:
            raise OperationRefused("reception_name_missing")
        if not typed["content"]:
            raise OperationRefused("reception_content_missing")
        if typed["household_id"]:
            self._store.households.by_id(typed["household_id"])
        if typed["session_id"]:
            self._store.receptions.session(typed["session_id"])
        with self._workplace.pen.act(actor, "receive_people") as act:
            reception_id = act.create(
                "reception",
                {
                    **typed,
                    "number": self._workplace.next_local_number("reception"),
                    "received_at": self._workplace.now(),
                    "receiver_id": actor.id,
                    "receiver_name": actor.name,
                },
            )
        return self._store.receptions.by_id(reception_id)

    def advance(
        self,
        actor: Actor,
        reception_id: str,
        action: str,
        *,
        note: str = "",
        department: str = "",
        reply: str = "",
        is_satisfied: bool | None = None,
    ) -> Reception:
        """Take the next of the five steps, or send the matter to a department.

        Raises OperationRefused `reception_unknown`, `reception_step_out_of_order`,
        `reception_department_missing`, `reception_note_missing`, `reception_reply_missing`.
        """
        fields: dict[str, Any] = {
            "action": action,
            "at": self._workplace.now(),
            "note": note.strip(),
            "department": department.strip(),
            "reply": reply.strip(),
            "is_satisfied": is_satisfied,
        }
        with self._workplace.pen.act(actor, "receive_people") as act:
            self._store.receptions.by_id(reception_id)
            progress = reception_progress_of(self._store.receptions.steps(reception_id))
            step = msgspec.convert({"id": "", **fields}, ReceptionStep)
            check_reception_step(progress, step)
            act.step("reception_step", reception_id, fields)
        return self._store.receptions.by_id(reception_id)

    def open_appeal(self, actor: Actor, reception_id: str, appeal_class: str) -> Reception:
        """Enter what a visitor came with as an appeal, which then has its own way and clock.

        Raises OperationRefused `reception_unknown`, `reception_has_appeal`, `appeal_class_missing`,
        `appeal_class_unknown`.
        """
        if not appeal_class:
            raise OperationRefused("appeal_class_missing")
        if appeal_class not in appeal_classes(self._workplace.profile):
            raise OperationRefused("appeal_class_unknown")
        with self._workplace.pen.act(actor, "advance_appeal") as act:
            reception = self._store.receptions.by_id(reception_id)
            if reception.appeal_id:
                raise OperationRefused("reception_has_appeal")
            report = AppealReport(
                content=reception.content,
                appeal_class=appeal_class,
                raised_on=china_date_of(reception.received_at).isoformat(),
                household_id=reception.household_id,
                raised_by=reception.visitor_name,
                raised_by_phone=reception.visitor_phone,
            )
            number = self._workplace.next_local_number("appeal")
            appeal_id = open_appeal(self._workplace, act, actor, report, number)
            act.change("reception", reception_id, {"appeal_id": appeal_id})
        return self._store.receptions.by_id(reception_id)

    def transfer_slip(self, actor: Actor, reception_id: str) -> TransferSlipContent:
        """The slip that goes with a matter to a department (转相关部门解决).

        Raises OperationRefused `reception_unknown`, `reception_not_transferred`.
        """
        reception = self._store.receptions.by_id(reception_id)
        if not reception.department:
            raise OperationRefused("reception_not_transferred")
        steps = counting_in_order(self._store.receptions.steps(reception_id))
        sent = [step for step in steps if step.action == "transfer"]
        station = self._store.stations.station()
        content = TransferSlipContent(
            issued_at=moment_words(self._workplace.now()),
            number=reception.number,
            station_name=station.name if station else self._workplace.village.short_name,
            station_phone=station.duty_phone if station else "",
            department=reception.department,
            sent_at=moment_words(sent[-1].at) if sent else "",
            note=sent[-1].note if sent else "",
            visitor_name=reception.visitor_name,
            visitor_phone=reception.visitor_phone,
            visitor_address=reception.visitor_address,
            received_at=moment_words(reception.received_at),
            receiver_name=reception.receiver_name,
            content=reception.content,
            handler_name=actor.name,
        )
        content = worded(self._workplace, TRANSFER_SLIP, content)
        subject, number = reception_id, reception.number
        return made_out(self._workplace, actor, TRANSFER_SLIP, subject, number, content)

    def appeal_classes(self) -> list[str]:
        """The classes that an appeal may be entered under."""
        return list(appeal_classes(self._workplace.profile))


class HomeServiceActs:
    """The acts on services at the door."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def checklist(self) -> Mapping[str, str]:
        """What is ticked for each service here, by its key."""
        return checklist_of(self._workplace.profile.service.checklist, SERVICE_TICK)

    def keep(self, actor: Actor, service: HomeService) -> HomeService:
        """Keep a service with its ticks and opinion card, or what has changed of one with an id.

        Raises OperationRefused `home_service_name_missing`, `home_service_day_missing`,
        `home_service_in_the_future`, `home_service_opinion_unknown`, `home_service_unknown`,
        `household_unknown`.
        """
        fields = self._checked(actor, service)
        with self._workplace.pen.act(actor, "receive_people") as act:
            if service.id:
                known = self._store.receptions.home_service(service.id)
                changed = {f: v for f, v in fields.items() if getattr(known, f) != v}
                if changed:
                    act.change("home_service", service.id, changed)
                service_id = service.id
            else:
                number = self._workplace.next_local_number("home_service")
                service_id = act.create("home_service", {**fields, "number": number})
        return self._store.receptions.home_service(service_id)

    def call_back(
        self, actor: Actor, service_id: str, note: str, *, is_satisfied: bool
    ) -> HomeService:
        """Write down the call after a service (打一个反馈电话); it ticks that box too.

        Raises OperationRefused `home_service_unknown`, `home_service_note_missing` where the person
        was not satisfied.
        """
        if not is_satisfied and not note.strip():
            raise OperationRefused("home_service_note_missing")
        with self._workplace.pen.act(actor, "receive_people") as act:
            service = self._store.receptions.home_service(service_id)
            act.change(
                "home_service",
                service_id,
                {
                    "called_back_on": self._workplace.today().isoformat(),
                    "called_back_by": actor.name,
                    "call_back_note": note.strip(),
                    "is_satisfied": is_satisfied,
                    "ticks": ticks_in_order(
                        [*service.ticks, "call_back"], self.checklist(), service.ticks
                    ),
                },
            )
        return self._store.receptions.home_service(service_id)

    def _checked(self, actor: Actor, service: HomeService) -> dict[str, Any]:
        if not service.served_name.strip():
            raise OperationRefused("home_service_name_missing")
        day = _day_of(service.served_on)
        if day is None:
            raise OperationRefused("home_service_day_missing")
        if day > self._workplace.today():
            raise OperationRefused("home_service_in_the_future")
        if service.opinion not in OPINIONS:
            raise OperationRefused("home_service_opinion_unknown")
        if service.household_id:
            self._store.households.by_id(service.household_id)
        kept = self._store.receptions.home_service(service.id).ticks if service.id else []
        return {
            "served_on": service.served_on,
            "household_id": service.household_id,
            "served_name": service.served_name.strip(),
            "phone": service.phone.strip(),
            "worker_name": service.worker_name.strip() or actor.name,
            "content": service.content.strip(),
            "ticks": ticks_in_order(service.ticks, self.checklist(), kept),
            "opinion": service.opinion,
            "opinion_note": service.opinion_note.strip(),
        }


def _day_of(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
