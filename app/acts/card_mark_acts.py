"""What staff say of the cards that they carried round: handed over, left at the door, lost, void."""

from collections.abc import Sequence
from datetime import date

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.card_lifecycle import MARKS, UNDO, check_step, known_life
from app.models.card_records import CardStep
from app.models.errors import OperationRefused
from app.models.identity import read_card_number
from app.models.records import Card

PERMISSION = "mark_card"


class CardMark(msgspec.Struct, frozen=True):
    """What is said of a card, one of `app.models.card_lifecycle.MARKS`, and on which day it was.

    Without a day it was today. `receiver_relation` says into whose hand it went.
    """

    action: str
    done_on: str = ""
    receiver_relation: str = ""
    receiver_name: str = ""
    note: str = ""


class CardMarkActs:
    """The acts on cards that are out there."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def card_of(self, text: str) -> Card:
        """The card whose number was scanned or typed.

        Raises OperationRefused `card_number_unreadable`, `card_unknown`.
        """
        card = self._store.cards.by_number(read_card_number(text))
        if card is None:
            raise OperationRefused("card_unknown")
        return card

    def mark(self, actor: Actor, card_ids: Sequence[str], mark: CardMark) -> list[Card]:
        """Say the same of several cards, of all or, when one of them refuses, of none.

        Raises OperationRefused `card_unknown`, `card_step_impossible`, `card_handed_out_already`,
        `card_receiver_missing`, `card_receiver_name_missing`, `card_note_missing`,
        `card_day_ahead`, `card_day_unreadable`.
        """
        if mark.action not in MARKS:
            raise ValueError(f"{mark.action} is no mark")
        done_on = self._day(mark.done_on)
        fields = {**msgspec.structs.asdict(mark), "done_on": done_on, "at": self._workplace.now()}
        with self._workplace.pen.act(actor, PERMISSION) as act:
            for card_id in dict.fromkeys(card_ids):
                card = self._store.cards.by_id(card_id)
                check_step(known_life(card), CardStep(id="", **fields), card.number)
                act.step("card_step", card_id, fields)
        return [self._store.cards.by_id(card_id) for card_id in card_ids]

    def undo(self, actor: Actor, card_ids: Sequence[str]) -> list[Card]:
        """Take back what was last said of each card, as when nothing was handed out after all.

        Raises OperationRefused `card_unknown`, `card_nothing_to_undo`.
        """
        with self._workplace.pen.act(actor, PERMISSION) as act:
            for card_id in dict.fromkeys(card_ids):
                last = self._undoable(self._store.cards.by_id(card_id))
                fields = {"action": UNDO, "at": self._workplace.now(), "undoes": last}
                act.step("card_step", card_id, fields)
        return [self._store.cards.by_id(card_id) for card_id in card_ids]

    def _undoable(self, card: Card) -> str:
        """The id of the mark that may be taken back; a printing cannot be, the paper is there."""
        last = next((s for s in self._store.cards.steps(card.id) if s.id == card.last_step), None)
        if last is None or last.action not in MARKS:
            raise OperationRefused("card_nothing_to_undo", number=card.number)
        return last.id

    def _day(self, text: str) -> str:
        today = self._workplace.today()
        if not text:
            return today.isoformat()
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise OperationRefused("card_day_unreadable") from None
        if day > today:
            raise OperationRefused("card_day_ahead")
        return text
