"""What a county's leaders see of its towns: how far each has forwarded, and its figures."""

from collections import Counter

import msgspec
from sqlalchemy import Connection, select

from app.journal.vector import Vector
from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, suite_in
from app.models.visit_statistics import Period
from app.town.figures_desk import FiguresDesk, FigureSums, Tile, check_period, tiles_of
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device, DeviceRegister
from app.town.ledger.schema import FEEDS
from app.town.ledger.station_queries import StationQueries
from app.town.surroundings import Surroundings

_STATION_FEEDS = select(
    FEEDS.c.town_code, FEEDS.c.device_id, FEEDS.c.descriptor, FEEDS.c.have, FEEDS.c.hlc
).where(FEEDS.c.side == STATION_SIDE, FEEDS.c.have > 0)
_TOWN_CODES = select(FEEDS.c.town_code).distinct().order_by(FEEDS.c.town_code)


class TownLine(msgspec.Struct, frozen=True):
    """One town as the county's list shows it.

    `servers` are its enrolled servers, the revoked ones included; `waiting` entries are in town by
    its own last word and not here. `stations` have sent something; `quarantined` entries wait to be
    folded, `parked` segments belong to another branch of a feed.
    """

    town_code: str
    name: str
    servers: tuple[Device, ...]
    stations: int
    entries: int
    waiting: int
    quarantined: int
    parked: int
    tiles: tuple[Tile, ...]

    @property
    def last_contact_at(self) -> str:
        """When any of its servers was last heard of."""
        return max((server.last_contact_at for server in self.servers), default="")

    @property
    def is_revoked(self) -> bool:
        """Whether nothing more is taken from it."""
        return bool(self.servers) and all(server.revoked_at for server in self.servers)


class TownSuites(msgspec.Struct, frozen=True):
    """One town's entries by the suite of their feeds, and how many PCs wrote in which suite last."""

    town_code: str
    name: str
    entries: dict[int, int]
    writing: dict[int, int]


class CountyTowns:
    """The towns of one ledger: all of a county's, or the one town itself."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, *, is_county: bool) -> None:
        self._ledger = ledger
        self._is_county = is_county
        self._names = dict(surroundings.divisions.towns(ledger.town_code))

    def ledgers(self, connection: Connection) -> list[Ledger]:
        """The ledger as that of each town that anything was stored of."""
        if not self._is_county:
            return [self._ledger]
        return [self._ledger.of_town(code) for code in connection.execute(_TOWN_CODES).scalars()]

    def ledger_of(self, town_code: str) -> Ledger:
        """A town's. Raises OperationRefused `town_not_of_this_county`."""
        if town_code not in self._names:
            raise OperationRefused("town_not_of_this_county")
        return self._ledger.of_town(town_code)

    def name(self, town_code: str) -> str:
        """Raises OperationRefused `town_not_of_this_county`."""
        self.ledger_of(town_code)
        return self._names[town_code]

    def names(self) -> dict[str, str]:
        """The county's towns by code, whether they forward or not."""
        return self._names

    def lines(self, period: Period) -> tuple[list[TownLine], tuple[Tile, ...]]:
        """All towns by code with the figures of the period, and those of the county together.

        Raises OperationRefused `figures_period_wrong`.
        """
        check_period(period)
        lines, sums = [], list[FigureSums]()
        with self._ledger.read() as connection:
            servers = DeviceRegister(connection, self._ledger.town_code).devices()
            heard = set(connection.execute(_TOWN_CODES).scalars())
        for code, name in self._names.items():
            own = tuple(server for server in servers if server.village_code == code)
            of_town = FigureSums({}, {}, 0)
            if code in heard:
                of_town = FiguresDesk(self._ledger.of_town(code)).sums(period)
                sums.append(of_town)
            lines.append(self._line(code, name, own, tiles_of([of_town])))
        return lines, tiles_of(sums)

    def suites(self) -> list[TownSuites]:
        """All towns by code, with the crypto suites of what came from their stations."""
        entries: dict[str, dict[int, int]] = {code: {} for code in self._names}
        last: dict[tuple[str, str], tuple[int, int]] = {}
        with self._ledger.read() as connection:
            for feed in connection.execute(_STATION_FEEDS):
                suite, device = suite_in(feed.descriptor), (feed.town_code, feed.device_id)
                of_town = entries.setdefault(feed.town_code, {})
                of_town[suite] = of_town.get(suite, 0) + feed.have
                last[device] = max(last.get(device, (0, 0)), (feed.hlc, suite))
        return [
            TownSuites(
                code,
                self._names.get(code, code),
                counts,
                dict(Counter(suite for (town, _), (_, suite) in last.items() if town == code)),
            )
            for code, counts in sorted(entries.items())
        ]

    def _line(
        self, code: str, name: str, servers: tuple[Device, ...], tiles: tuple[Tile, ...]
    ) -> TownLine:
        query = select(FEEDS.c.feed, FEEDS.c.have).where(FEEDS.c.town_code == code)
        with self._ledger.read() as connection:
            have = {row.feed: row.have for row in connection.execute(query)}
            villages = StationQueries(connection, code).villages()
        return TownLine(
            town_code=code,
            name=name,
            servers=servers,
            stations=sum(bool(line.entries) for line in villages),
            entries=sum(have.values()),
            waiting=sum(_waiting_at(server, have) for server in servers if not server.revoked_at),
            quarantined=sum(line.quarantined for line in villages),
            parked=sum(line.parked for line in villages),
            tiles=tiles,
        )


def _waiting_at(server: Device, have: dict[bytes, int]) -> int:
    if not server.vector:
        return 0
    said = msgspec.msgpack.decode(server.vector, type=Vector)
    return sum(max(known.seq - have.get(feed, 0), 0) for feed, known in said.items())
