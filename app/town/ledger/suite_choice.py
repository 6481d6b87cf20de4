"""What the township has laid down about crypto suites, and where the feeds of a closed one end."""

import msgspec
from sqlalchemy import Connection, select

from app.journal.vector import Have
from app.models.suite_rules import SuiteRules
from app.town.ledger.dialects import upsert
from app.town.ledger.schema import META, REVOKED_FEEDS

SUITES = "suites"
_RULES = select(META.c.value).where(META.c.name == SUITES)


class SuiteChoice:
    """The rules inside one transaction. Where a feed ends stands beside the ends of revoked ones: of both
    nothing later counts.
    """

    def __init__(self, connection: Connection, town_code: str) -> None:
        self._connection = connection
        self._town_code = town_code
        self._rules: SuiteRules | None = None

    def rules(self) -> SuiteRules:
        """The latest."""
        if self._rules is None:
            content = self._connection.execute(_RULES).scalar()
            self._rules = msgspec.json.decode(content, type=SuiteRules) if content else SuiteRules()
        return self._rules

    def put_rules(self, rules: SuiteRules) -> None:
        """Lay down later ones."""
        content = msgspec.json.encode(rules).decode()
        statement = upsert(META, self._connection.dialect.name)
        self._connection.execute(statement, {"name": SUITES, "value": content})
        self._rules = rules

    def ends(self) -> dict[bytes, Have]:
        """The last entry that counts of every feed that has one."""
        query = select(REVOKED_FEEDS.c.feed, REVOKED_FEEDS.c.seq, REVOKED_FEEDS.c.chain).where(
            REVOKED_FEEDS.c.town_code == self._town_code
        )
        found = self._connection.execute(query).all()
        return {row.feed: Have(row.seq, row.chain) for row in found}

    def put_end(self, feed: bytes, device_id: str, village_code: str, last: Have) -> None:
        """Of this feed nothing after this entry counts."""
        values = {
            "town_code": self._town_code,
            "feed": feed,
            "device_id": device_id,
            "village_code": village_code,
            "seq": last.seq,
            "chain": last.chain,
        }
        self._connection.execute(upsert(REVOKED_FEEDS, self._connection.dialect.name), values)
