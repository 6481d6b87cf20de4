"""What every record has, and what every event has besides."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """What every record has."""

    id: str
    village_code: str = ""
    is_deleted: bool = False
    updated_at: str = ""  # claimed time of the newest entry folded into it


class Event(Record, frozen=True, kw_only=True):
    """A record that is written once and never overwritten (event set).

    `id` is the dot `feed:seq`, `entity_id` what it is about, `bases` the dots its author had seen.
    """

    entity_id: str = ""
    hlc: int = 0
    side: str = "station"
    actor_id: str = ""
    actor_name: str = ""
    bases: list[str] = []
