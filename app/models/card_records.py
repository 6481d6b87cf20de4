"""The record of what happened to a liaison card (联系卡) after its first printing."""

from app.models.records import Event, Record


class KeptCardLayout(Record, frozen=True, kw_only=True):
    """A layout of the station's own; `content` is the layout as JSON (app.models.card_layouts)."""

    name: str = ""
    content: str = ""


class CardStep(Event, frozen=True, kw_only=True):
    """One step of a card's life; `entity_id` is the card.

    `at` is when it was noted, `done_on` the day that it happened. A `print` says what the new paper
    says (`content_digest`, `edition`, `cadre_id`); an `issue` into whose hand the card went; a
    `replace` which card took its place; an `undo` which step it takes back.
    """

    action: str = ""
    at: str = ""
    done_on: str = ""
    note: str = ""
    receiver_relation: str = ""  # head | family | neighbour
    receiver_name: str = ""
    content_digest: str = ""
    edition: str = ""
    cadre_id: str = ""
    replaced_by: str = ""
    undoes: str = ""
