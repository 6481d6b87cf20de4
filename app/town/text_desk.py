"""Texts to villagers: what the township has decided, the queue, and handing it to a gateway."""

import re

import msgspec
from sqlalchemy import Connection

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.identity import new_id
from app.models.moments import china_clock_of, utc_text
from app.models.records import Case
from app.models.text_messages import (
    FIRST_HOUR,
    LAST_HOUR,
    REMINDED,
    REMINDER,
    TextRules,
    occasion_of,
)
from app.models.town_roles import MANAGE, check_may
from app.town.clerk_writing import Clerk, note_act
from app.town.ledger.case_changes import CaseChange, CaseChanges
from app.town.ledger.database import Ledger
from app.town.ledger.outgoing import DONE, FAILED, LEAVING, WAITING, Outgoing, TextMessage
from app.town.surroundings import Surroundings
from app.town.text_gateway import OutgoingText, TextAnswer, TextGateway

RULES = "text_rules"
AT_ONCE = 500
_DAY_MILLISECONDS = 24 * 3600 * 1000
_MOBILE = re.compile(r"1\d{10}")


class TextDesk:
    """Each call is one transaction; the gateway is asked between two of them."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, gateway: TextGateway) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._gateway = gateway

    def rules(self) -> TextRules:
        """What is decided; nothing is sent until somebody says so."""
        with self._ledger.read() as connection:
            return self.rules_in(connection)

    def rules_in(self, connection: Connection) -> TextRules:
        """The same inside a transaction."""
        kept = self._ledger.meta(connection).get(RULES)
        return msgspec.json.decode(kept, type=TextRules) if kept else TextRules()

    def decide(self, rules: TextRules, by: Clerk) -> None:
        """Raises OperationRefused `clerk_not_administrator`, `text_words_wrong`, `text_reminder_wrong`."""
        check_may(by.role, MANAGE)
        kept = msgspec.json.encode(rules.checked()).decode()
        with self._ledger.write() as connection:
            self._ledger.put_meta(connection, RULES, kept)
            if not rules.is_on:
                self._outgoing(connection).change_all(
                    TextMessage, WAITING, state=FAILED, problem="text_switched_off"
                )
            said = "texts_on" if rules.is_on else "texts_off"
            self._note(connection, by, said, "")

    def page(self, by: Clerk, state: str, before: int, limit: int) -> list[TextMessage]:
        """A page of the queue, the newest first. Raises OperationRefused `clerk_not_administrator`."""
        check_may(by.role, MANAGE)
        with self._ledger.read() as connection:
            return self._outgoing(connection).page(TextMessage, state, before, limit)

    def again(self, number: int, by: Clerk) -> None:
        """再发 one that failed, as a new text. Raises OperationRefused `clerk_not_administrator`,
        `text_unknown`.
        """
        check_may(by.role, MANAGE)
        with self._ledger.write() as connection:
            outgoing = self._outgoing(connection)
            text = outgoing.one(TextMessage, number)
            if text is None or text.state != FAILED or text.problem == "text_replaced":
                raise OperationRefused("text_unknown")
            fresh = msgspec.structs.replace(
                text, number=0, state=WAITING, batch="", problem="", done_at="",
                made_at=self._surroundings.now(),
            )  # fmt: skip
            outgoing.change(TextMessage, number, problem="text_replaced")
            outgoing.add([fresh])
            self._note(connection, by, "text_again", text.case_id)

    # -- what happens by itself

    def put_in(self, connection: Connection, changes: list[CaseChange]) -> None:
        """Queue texts for these changes, in the caller's transaction."""
        rules, wanted = self.rules_in(connection), []
        for change in changes:
            if occasion := occasion_of(change.case.status):
                wanted.append((occasion, change.case))
        self._queue(connection, rules, wanted)

    def remind(self) -> int:
        """Queue reminders for cases that have waited for their applicant; each once."""
        with self._ledger.read() as connection:
            rules = self.rules_in(connection)
        if not rules.is_on or not rules.words.get(REMINDER):
            return 0
        waited = rules.reminder_days * _DAY_MILLISECONDS
        until = utc_text(self._surroundings.clock() - waited)
        with self._ledger.write() as connection:
            changes = CaseChanges(connection, self._ledger.town_code)
            cases = changes.to_remind(REMINDED, until, AT_ONCE)
            self._queue(connection, rules, [(REMINDER, case) for case in cases])
        return len(cases)

    def hand_over(self) -> int:
        """Give what waits to the gateway, by day only; returns how many texts left.

        A batch has its name before its file is written, so whatever fails or stops in between, the
        same batch is handed over again under the same name.
        """
        if not self.rules().is_on:
            return 0
        hour = int(china_clock_of(self._surroundings.now())[:2])
        if not FIRST_HOUR <= hour < LAST_HOUR:
            return 0
        with self._ledger.read() as connection:
            outgoing = self._outgoing(connection)
            is_any = outgoing.waiting(TextMessage, WAITING, 1) + outgoing.waiting(
                TextMessage, LEAVING, 1
            )
        return self._hand_over() if is_any else 0

    def take_answers(self) -> None:
        """Note what the gateway says has become of texts."""
        self._gateway.answers(self._take_answers)

    def _hand_over(self) -> int:
        batch = new_id(self._surroundings.randomness)
        with self._ledger.write() as connection:
            outgoing = self._outgoing(connection)
            if not outgoing.waiting(TextMessage, LEAVING, 1):
                for text in outgoing.waiting(TextMessage, WAITING, AT_ONCE):
                    outgoing.change(TextMessage, text.number, state=LEAVING, batch=batch)
            found = [
                (text, self._phone(connection, text))
                for text in outgoing.waiting(TextMessage, LEAVING, AT_ONCE)
            ]
        leaving = [text for text, phone in found if phone]
        silent = [text for text, phone in found if not phone]
        self._note_all(silent, FAILED, problem="text_without_phone")
        if not leaving:
            return 0
        texts = [
            OutgoingText(text.number, phone, text.words, text.village_code)
            for text, phone in found
            if phone
        ]
        try:
            self._gateway.hand_over(leaving[0].batch, texts)
        except EnvironmentProblem as problem:
            self._note_all(leaving, LEAVING, problem.key)
            return 0
        self._note_all(leaving, DONE, "")
        return len(leaving)

    def _note_all(self, texts: list[TextMessage], state: str, problem: str) -> None:
        done_at = self._surroundings.now() if state == DONE else ""
        with self._ledger.write() as connection:
            for text in texts:
                self._outgoing(connection).change(
                    TextMessage, text.number, state=state, problem=problem, done_at=done_at
                )

    def _take_answers(self, answers: list[TextAnswer]) -> None:
        with self._ledger.write() as connection:
            outgoing = self._outgoing(connection)
            for answer in answers:
                text = outgoing.one(TextMessage, answer.number)
                if text is not None and text.state == DONE and answer.reason:
                    outgoing.change(TextMessage, text.number, state=FAILED, problem=answer.reason)

    def _queue(
        self, connection: Connection, rules: TextRules, wanted: list[tuple[str, Case]]
    ) -> None:
        texts = []
        for occasion, case in wanted:
            words = rules.text(occasion, case, self._surroundings.village_name(case.village_code))
            if words:
                texts.append(
                    TextMessage(
                        village_code=case.village_code,
                        case_id=case.id,
                        occasion=occasion,
                        words=words,
                        made_at=self._surroundings.now(),
                    )
                )
        self._outgoing(connection).add(texts)

    def _phone(self, connection: Connection, text: TextMessage) -> str:
        """The applicant's mobile phone; nothing when the case names none."""
        case = CaseChanges(connection, self._ledger.town_code).case(text.village_code, text.case_id)
        phone = "".join(case.applicant_phone.split()).replace("-", "") if case else ""
        return phone if _MOBILE.fullmatch(phone) else ""

    def _outgoing(self, connection: Connection) -> Outgoing:
        return Outgoing(connection, self._ledger.town_code)

    def _note(self, connection: Connection, by: Clerk, act: str, subject: str) -> None:
        note_act(connection, self._ledger.town_code, self._surroundings.now(), by, act, subject)
