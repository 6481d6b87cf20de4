"""How far a record has come on its way to the township, and what the township has made of it."""

import msgspec

LOCAL, CARRIED, STORED, DELIVERED = "local", "carried", "stored", "delivered"
ACCEPTED, RETURNED, DECLINED, REFUSED = "accepted", "returned", "declined", "refused"
QUARANTINED = "quarantined"
STANDINGS = (LOCAL, CARRIED, STORED, DELIVERED, ACCEPTED, RETURNED, DECLINED, REFUSED, QUARANTINED)
WAY = (LOCAL, CARRIED, STORED, DELIVERED)
"""The way of an entry, step by step; a record has come as far as the last of its entries."""


class RecordStanding(msgspec.Struct, frozen=True):
    """One of STANDINGS. `reason` is why it came back, in the township's own words; of one that is
    quarantined the key of the problem.
    """

    state: str
    reason: str = ""


def standing_of(way: str, answer: RecordStanding | None) -> RecordStanding:
    """The township's answer counts once it has everything; until then, how far the newest part is.

    An answer is told before the township has made its backup: people wait for it.
    """
    if way not in (STORED, DELIVERED) or answer is None:
        return RecordStanding(way)
    return answer
