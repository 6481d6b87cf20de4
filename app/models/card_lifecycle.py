"""How a liaison card stands (印好、发了、丢了、换了、作废), derived from its steps, as data.

A card is one number of one household. Its paper may be printed again: then the household holds the
old paper until the new one is handed out. Steps of all PCs are taken in causal order; one that was
not possible when its turn came is kept and flagged, and changes nothing.
"""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.card_records import CardStep
from app.models.errors import OperationRefused
from app.models.records import Card
from app.models.step_order import in_causal_order

PRINTED, ISSUED, LEFT = "printed", "issued", "left"
LOST, REPLACED, VOID = "lost", "replaced", "void"
STANDINGS = (PRINTED, ISSUED, LEFT, LOST, REPLACED, VOID)
VALID = (PRINTED, ISSUED, LEFT)
HELD = (ISSUED, LEFT)
"""Standings in which the household has the card, in hand or at its door."""

PRINT, ISSUE, LEAVE, DECLARE_LOST = "print", "issue", "leave", "declare_lost"
FIND, REPLACE, MAKE_VOID, UNDO = "find", "replace", "void", "undo"
MARKS = (ISSUE, LEAVE, DECLARE_LOST, FIND, MAKE_VOID)
"""What staff say of a card; the rest follows from printing."""

RECEIVERS = ("head", "family", "neighbour")


class CardMove(msgspec.Struct, frozen=True):
    """One thing that may happen to a card: from where, to where.

    An empty target leaves the card where it is.
    """

    action: str
    sources: tuple[str, ...]
    target: str


MOVES: tuple[CardMove, ...] = (
    CardMove(PRINT, VALID, ""),
    CardMove(ISSUE, VALID, ISSUED),
    CardMove(LEAVE, VALID, LEFT),
    CardMove(DECLARE_LOST, VALID, LOST),
    CardMove(FIND, (LOST,), ISSUED),
    CardMove(REPLACE, (*VALID, LOST), REPLACED),
    CardMove(MAKE_VOID, (*VALID, LOST), VOID),
)
_BY_ACTION = {move.action: move for move in MOVES}
ACTIONS = (*_BY_ACTION, UNDO)


class CardLife(msgspec.Struct, frozen=True):
    """How a card stands. `newest_digest` is what its last paper says, `held_digest` what the paper
    says that the household has. `last_step` is what may be taken back next; `flagged` are ids of
    steps that were not possible.
    """

    standing: str
    standing_on: str = ""
    receiver_relation: str = ""
    receiver_name: str = ""
    newest_digest: str = ""
    newest_edition: str = ""
    newest_cadre_id: str = ""
    newest_printed_at: str = ""
    held_digest: str = ""
    last_step: str = ""
    flagged: tuple[str, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether a paper lies at the station that the household should get."""
        return self.standing in VALID and self.held_digest != self.newest_digest


def first_life(card: Card) -> CardLife:
    """How the card stood before any step: as it was first printed."""
    held = card.content_digest if card.status in HELD else ""
    return CardLife(
        card.status,
        standing_on=card.issued_on,
        newest_digest=card.content_digest,
        newest_edition=card.edition,
        newest_cadre_id=card.cadre_id,
        newest_printed_at=card.printed_at,
        held_digest=held,
    )


def life_of(card: Card, steps: Iterable[CardStep]) -> CardLife:
    """Derive it from all steps known, in whatever order they arrived."""
    life = first_life(card)
    earlier: list[CardLife] = []
    for step in in_causal_order(steps):
        if refusal_of(life, step):
            life = msgspec.structs.replace(life, flagged=(*life.flagged, step.id))
        elif step.action == UNDO:
            life = msgspec.structs.replace(earlier.pop(), flagged=life.flagged)
        else:
            earlier.append(life)
            life = _after(life, step)
    return life


def refusal_of(life: CardLife, step: CardStep) -> str:
    """The problem key that forbids this now, or nothing."""
    if step.action == UNDO:
        is_last = bool(life.last_step) and step.undoes == life.last_step
        return "" if is_last else "card_step_not_last"
    move = _BY_ACTION.get(step.action)
    if move is None or life.standing not in move.sources:
        return "card_step_impossible"
    if step.action in (ISSUE, LEAVE) and not life.is_waiting and not _is_met(life, step):
        return "card_handed_out_already"
    return _missing_refusal(step)


def check_step(life: CardLife, step: CardStep, number: str = "") -> None:
    """Raises OperationRefused when the card of that number cannot go that way."""
    key = refusal_of(life, step)
    if key:
        raise OperationRefused(key, number=number, standing=life.standing, mark=step.action)


def card_with_life(card: Card, steps: Sequence[CardStep]) -> Card:
    """A card with the fields that its steps decide; without any they stay empty."""
    if not steps:
        return card
    life = life_of(card, steps)
    return msgspec.structs.replace(
        card,
        standing=life.standing,
        standing_on=life.standing_on,
        receiver_relation=life.receiver_relation,
        receiver_name=life.receiver_name,
        newest_digest=life.newest_digest,
        newest_edition=life.newest_edition,
        newest_cadre_id=life.newest_cadre_id,
        newest_printed_at=life.newest_printed_at,
        held_digest=life.held_digest,
        last_step=life.last_step,
        flagged_steps=len(life.flagged),
        updated_at=max([card.updated_at, *(step.updated_at for step in steps)]),
    )


CARD_DERIVED = frozenset(
    {"standing", "standing_on", "receiver_relation", "receiver_name", "newest_digest"}
    | {"newest_edition", "newest_cadre_id", "newest_printed_at", "held_digest", "last_step"}
    | {"flagged_steps"}
)


def known_life(card: Card) -> CardLife:
    """How a card stands whose steps are folded into it."""
    if not card.standing:
        return first_life(card)
    return CardLife(
        card.standing,
        card.standing_on,
        card.receiver_relation,
        card.receiver_name,
        card.newest_digest,
        card.newest_edition,
        card.newest_cadre_id,
        card.newest_printed_at,
        card.held_digest,
        card.last_step,
    )


def _missing_refusal(step: CardStep) -> str:
    """What the step does not say and must."""
    if step.action == ISSUE and step.receiver_relation not in RECEIVERS:
        return "card_receiver_missing"
    if step.receiver_relation == "neighbour" and not step.receiver_name.strip():
        return "card_receiver_name_missing"
    if step.action == MAKE_VOID and not step.note.strip():
        return "card_note_missing"
    is_empty = (step.action == PRINT and not step.content_digest) or (
        step.action == REPLACE and not step.replaced_by
    )
    return "card_step_impossible" if is_empty else ""


def _is_met(life: CardLife, step: CardStep) -> bool:
    """A card that was left at the door, and is now said to be in somebody's hand."""
    return life.standing == LEFT and step.action == ISSUE


def _after(life: CardLife, step: CardStep) -> CardLife:
    if step.action == PRINT:
        return msgspec.structs.replace(
            life,
            newest_digest=step.content_digest,
            newest_edition=step.edition,
            newest_cadre_id=step.cadre_id,
            newest_printed_at=step.at,
            last_step=step.id,
        )
    is_handed_out = step.action in (ISSUE, LEAVE)
    return msgspec.structs.replace(
        life,
        standing=_BY_ACTION[step.action].target,
        standing_on=step.done_on,
        receiver_relation=step.receiver_relation,
        receiver_name=step.receiver_name,
        held_digest=life.newest_digest if is_handed_out else life.held_digest,
        last_step=step.id,
    )
