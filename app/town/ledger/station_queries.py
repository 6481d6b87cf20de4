"""What the clerks' pages ask of the ledger about stations: who was heard of when, and how much came."""

from collections.abc import Collection, Mapping
from typing import Any

import msgspec
from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Select,
    Subquery,
    Table,
    and_,
    func,
    literal_column,
    or_,
    select,
    true,
    union,
    union_all,
)

from app.journal.vector import Vector
from app.models.feeds import STATION_SIDE, TOWNSHIP_SIDE
from app.models.records import Station, Visit
from app.town.ledger.desk_schema import HELD_SEGMENTS
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.diary_queries import as_seen_in_town, in_the_diary
from app.town.ledger.edition_queries import FOR_EVERYONE
from app.town.ledger.held_segments import undecided_in
from app.town.ledger.schema import DEVICES, EXCHANGES, FEEDS, PARKED, QUARANTINE, RECORD_TABLES
from app.town.ledger.statements import record_columns, record_of

Among = Collection[str] | None
"""Some villages by code; None for all."""


class VillageLine(msgspec.Struct, frozen=True):
    """One village's station as the list shows it.

    `waiting` entries are at the station by its own last word and not here; `drift_seconds` is the
    largest of its clocks; `bundles` came by stick. `quarantined` entries wait to be folded; `parked`
    segments belong to another branch of a feed. `unreceived` is how much of what the township published
    to everyone none of its PCs has; `free_bytes` the least room on a disk that was told, 0 for none;
    `programs` are the versions that run there; of `undecided` devices records are held.
    """

    village_code: str
    station_name: str
    devices: tuple[Device, ...]
    entries: int
    quarantined: int
    parked: int
    last_contact_at: str
    last_carrier: str
    waiting: int = 0
    drift_seconds: int = 0
    bundles: int = 0
    unreceived: int = 0
    free_bytes: int = 0
    programs: tuple[str, ...] = ()
    undecided: int = 0


class NeedingWhen(msgspec.Struct, frozen=True):
    """From when a station needs somebody: not heard of since that moment, a clock that wrong, less room."""

    silent_since: str
    drift_seconds: int
    free_bytes: int


class StationFilter(msgspec.Struct, frozen=True):
    """Which stations: of these villages (none: of all), with these words in the station's name or among
    the villages that are `named` so, and, with `needing`, those that need somebody.
    """

    villages: Collection[str] = ()
    words: str = ""
    named: Collection[str] = ()
    needing: NeedingWhen | None = None


class Unread(msgspec.Struct, frozen=True):
    """An entry that waits to be folded, and whose it is."""

    kind: str
    entity: str
    problem: str
    seq: int
    device_id: str


class ParkedPiece(msgspec.Struct, frozen=True):
    """A segment of another branch of a device's feed."""

    device_id: str
    first_seq: int
    last_seq: int
    problem: str


class StationQueries:
    """Stations inside one transaction."""

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code

    def villages(self, among: Among = None) -> list[VillageLine]:
        """Every village that has a device or has ever sent something, by code; or those alone."""
        devices: dict[str, list[Device]] = {}
        for device in DeviceRegister(self._connection, self._town_code).devices_of(among):
            devices.setdefault(device.village_code, []).append(device)
        have, names, counts = self._have(among), self._names(among), self._counts(among)
        published = self._published()
        return [
            _line(
                code,
                names.get(code, ""),
                devices.get(code, []),
                have.get(code, {}),
                published,
                counts.get(code, {}),
            )
            for code in sorted(devices.keys() | have.keys())
        ]

    def page(self, wanted: StationFilter, after: str, limit: int) -> list[VillageLine]:
        """Those villages behind that code that are wanted, by code."""
        codes = self._wanted(wanted)
        query = select(codes.c.village_code).where(codes.c.village_code > after)
        query = query.order_by(codes.c.village_code).limit(limit)
        return self.villages([row[0] for row in self._connection.execute(query)])

    def count(self, wanted: StationFilter) -> int:
        """How many villages are wanted."""
        query = select(func.count()).select_from(self._wanted(wanted))
        return int(self._connection.execute(query).scalar_one())

    def _wanted(self, wanted: StationFilter) -> Subquery:
        all_codes = self._codes().subquery()
        code = all_codes.c.village_code
        query = select(code)
        if wanted.villages:
            query = query.where(code.in_(sorted(wanted.villages)))
        if wanted.words:
            table = RECORD_TABLES[Station]
            by_name = select(table.c.village_code).where(
                table.c.town_code == self._town_code,
                table.c.is_deleted.is_(False),
                table.c.name.contains(wanted.words, autoescape=True),
            )
            query = query.where(or_(code.in_(sorted(wanted.named)), code.in_(by_name)))
        if wanted.needing is not None:
            query = query.where(code.in_(self._needing(wanted.needing)))
        return query.subquery()

    def _needing(self, when: NeedingWhen) -> CompoundSelect[Any]:
        """Villages with a trouble that does not mend itself with the next contact."""
        of_town = DEVICES.c.town_code == self._town_code
        same = and_(FEEDS.c.town_code == QUARANTINE.c.town_code, FEEDS.c.feed == QUARANTINE.c.feed)
        last = func.max(DEVICES.c.last_contact_at)
        works = and_(DEVICES.c.revoked_at == "", DEVICES.c.free_bytes > 0)
        return union(
            select(PARKED.c.village_code).where(PARKED.c.town_code == self._town_code),
            undecided_in(self._town_code).with_only_columns(HELD_SEGMENTS.c.village_code),
            select(FEEDS.c.village_code)
            .select_from(QUARANTINE.join(FEEDS, same))
            .where(QUARANTINE.c.town_code == self._town_code),
            select(DEVICES.c.village_code)
            .where(of_town)
            .group_by(DEVICES.c.village_code)
            .having(and_(last != "", last < when.silent_since)),
            select(DEVICES.c.village_code).where(
                of_town, func.abs(DEVICES.c.drift_seconds) >= when.drift_seconds
            ),
            select(DEVICES.c.village_code).where(
                of_town, works, DEVICES.c.free_bytes < when.free_bytes
            ),
        )

    def village_codes(self) -> list[str]:
        """The same villages by code alone, which costs much less."""
        return sorted(row[0] for row in self._connection.execute(self._codes()))

    def _codes(self) -> CompoundSelect[Any]:
        known = select(DEVICES.c.village_code).where(DEVICES.c.town_code == self._town_code)
        came = select(FEEDS.c.village_code).where(
            FEEDS.c.town_code == self._town_code, FEEDS.c.side == STATION_SIDE
        )
        return union(known, came)

    def unread(self, village_code: str, limit: int) -> list[Unread]:
        """Entries of a village that wait to be folded, in the order of their feeds."""
        same = and_(FEEDS.c.town_code == QUARANTINE.c.town_code, FEEDS.c.feed == QUARANTINE.c.feed)
        columns = (QUARANTINE.c[name] for name in ("kind", "entity", "problem", "seq"))
        query: Any = (
            select(*columns, FEEDS.c.device_id)
            .select_from(QUARANTINE.join(FEEDS, same))
            .where(QUARANTINE.c.town_code == self._town_code)
            .where(FEEDS.c.village_code == village_code)
            .order_by(QUARANTINE.c.feed, QUARANTINE.c.seq)
            .limit(limit)
        )
        return [Unread(*row) for row in self._connection.execute(query)]

    def parked(self, village_code: str, limit: int) -> list[ParkedPiece]:
        """Segments of other branches of a village's feeds."""
        same = and_(FEEDS.c.town_code == PARKED.c.town_code, FEEDS.c.feed == PARKED.c.feed)
        columns = (PARKED.c[name] for name in ("first_seq", "last_seq", "problem"))
        query: Any = (
            select(FEEDS.c.device_id, *columns)
            .select_from(PARKED.join(FEEDS, same))
            .where(PARKED.c.town_code == self._town_code, PARKED.c.village_code == village_code)
            .order_by(PARKED.c.feed, PARKED.c.last_seq)
            .limit(limit)
        )
        return [ParkedPiece(*row) for row in self._connection.execute(query)]

    def line(self, village_code: str) -> VillageLine | None:
        """One village as the list shows it."""
        return next(iter(self.villages([village_code])), None)

    def _published(self) -> dict[bytes, int]:
        """How far the feeds go that are for everyone."""
        query = select(FEEDS.c.feed, FEEDS.c.have).where(
            FEEDS.c.town_code == self._town_code,
            FEEDS.c.side == TOWNSHIP_SIDE,
            FEEDS.c.village_code == FOR_EVERYONE,
        )
        return {feed: int(have) for feed, have in self._connection.execute(query)}

    def _have(self, among: Among) -> dict[str, dict[bytes, int]]:
        """By village: how far the feeds of its stations have come in."""
        query = select(FEEDS.c.village_code, FEEDS.c.feed, FEEDS.c.have).where(
            FEEDS.c.town_code == self._town_code,
            _in(FEEDS.c.village_code, among),
            FEEDS.c.side == STATION_SIDE,
        )
        found: dict[str, dict[bytes, int]] = {}
        for code, feed, have in self._connection.execute(query):
            found.setdefault(code, {})[feed] = have
        return found

    def _counts(self, among: Among) -> dict[str, dict[str, int]]:
        """By village what is counted of its station, each by the line's field; in one statement."""
        own, same = self._town_code, FEEDS.c.town_code == QUARANTINE.c.town_code
        waiting = QUARANTINE.join(FEEDS, and_(same, FEEDS.c.feed == QUARANTINE.c.feed))
        counted = {
            "quarantined": _count_of(FEEDS, among)
            .select_from(waiting)
            .where(QUARANTINE.c.town_code == own),
            "parked": _count_of(PARKED, among).where(PARKED.c.town_code == own),
            "bundles": _count_of(EXCHANGES, among).where(
                EXCHANGES.c.town_code == own, EXCHANGES.c.act == "bundle_in"
            ),
            "undecided": undecided_in(own),
        }
        named = (each.add_columns(literal_column(f"'{name}'")) for name, each in counted.items())
        found: dict[str, dict[str, int]] = {}
        for code, count, name in self._connection.execute(union_all(*named)):
            found.setdefault(code, {})[name] = int(count)
        return found

    def entries_of_devices(self, village_code: str) -> dict[str, int]:
        """How many entries are held of each device, by device id."""
        query = (
            select(FEEDS.c.device_id, func.sum(FEEDS.c.have))
            .where(FEEDS.c.town_code == self._town_code, FEEDS.c.side == STATION_SIDE)
            .where(FEEDS.c.village_code == village_code)
            .group_by(FEEDS.c.device_id)
        )
        return {device_id: int(count) for device_id, count in self._connection.execute(query)}

    def station(self, village_code: str) -> Station | None:
        """How the station names itself."""
        table = RECORD_TABLES[Station]
        query = (
            record_columns(Station)
            .where(table.c.town_code == self._town_code, table.c.village_code == village_code)
            .where(table.c.is_deleted.is_(False))
            .order_by(table.c.updated_at.desc(), table.c.id)
            .limit(1)
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else record_of(Station, row)

    def visits(self, village_code: str, limit: int) -> list[Visit]:
        """The latest visits of one village, each as it was corrected last."""
        table = RECORD_TABLES[Visit]
        query = (
            record_columns(Visit)
            .where(*in_the_diary(self._town_code, village_code))
            .order_by(table.c.visited_on.desc(), table.c.id.desc())
            .limit(limit)
        )
        visits = [record_of(Visit, row) for row in self._connection.execute(query)]
        return as_seen_in_town(self._connection, self._town_code, visits)

    def _names(self, among: Among) -> dict[str, str]:
        table = RECORD_TABLES[Station]
        query = (
            select(table.c.village_code, table.c.name)
            .where(
                table.c.town_code == self._town_code,
                _in(table.c.village_code, among),
                table.c.is_deleted.is_(False),
            )
            .order_by(table.c.updated_at)
        )
        return {row.village_code: row.name for row in self._connection.execute(query)}


def _count_of(table: Table, among: Among) -> Select[Any]:
    code = table.c.village_code
    return select(code, func.count()).where(_in(code, among)).group_by(code)


def _in(column: Any, among: Among) -> ColumnElement[bool]:
    return true() if among is None else column.in_(sorted(among))


def _said(devices: list[Device]) -> dict[bytes, int]:
    """How far these have every feed, by their last signed word."""
    said: dict[bytes, int] = {}
    for device in devices:
        if device.vector and not device.revoked_at:
            vector = msgspec.msgpack.decode(device.vector, type=Vector)
            for feed, known in vector.items():
                said[feed] = max(said.get(feed, 0), known.seq)
    return said


def _line(
    code: str,
    name: str,
    devices: list[Device],
    have: Mapping[bytes, int],
    published: Mapping[bytes, int],
    counts: Mapping[str, int],
) -> VillageLine:
    working = [device for device in devices if not device.revoked_at]
    latest = max(devices, key=lambda device: device.last_contact_at, default=None)
    said = _said(devices)
    # Before their first word it is not known what they lack.
    lacking = (max(last - said.get(feed, 0), 0) for feed, last in published.items() if said)
    return VillageLine(
        village_code=code,
        station_name=name,
        devices=tuple(devices),
        entries=sum(have.values()),
        last_contact_at=latest.last_contact_at if latest else "",
        last_carrier=latest.last_carrier if latest else "",
        waiting=sum(max(said.get(feed, 0) - came, 0) for feed, came in have.items()),
        drift_seconds=max((device.drift_seconds for device in devices), key=abs, default=0),
        unreceived=sum(lacking),
        free_bytes=min((d.free_bytes for d in working if d.free_bytes), default=0),
        programs=tuple(sorted({d.program for d in working if d.program})),
        quarantined=counts.get("quarantined", 0),
        parked=counts.get("parked", 0),
        bundles=counts.get("bundles", 0),
        undecided=counts.get("undecided", 0),
    )
