"""The records of custody: what happened to each paper on its way, and the batches it travelled in."""

import msgspec

from app.models.records import Event

BATCH_SUFFIX = "-Y"
"""Ends the number of a batch (移交), so that nobody takes it for a case's."""


class CustodyEvent(Event, frozen=True, kw_only=True):
    """Something that happened to one paper; `entity_id` is the material.

    `at` is when, `batch_id` the batch that it travelled in, `signer_name` who signed for it.
    """

    case_id: str = ""
    action: str = ""
    at: str = ""
    note: str = ""
    batch_id: str = ""
    signer_name: str = ""
    signer_relation: str = ""


class Handover(Event, frozen=True, kw_only=True):
    """A hand-over list (移交清单): one batch of papers, made once; `entity_id` is the batch.

    `direction` is `to_town` or `to_station`; the author is who gives. The lists run alongside each
    other: the papers of the batch, and the cases that they belong to.
    """

    number: str = ""
    direction: str = "to_town"
    at: str = ""
    case_ids: list[str] = msgspec.field(default_factory=list)
    material_ids: list[str] = msgspec.field(default_factory=list)
    originals: int = 0
    copies: int = 0
    note: str = ""
