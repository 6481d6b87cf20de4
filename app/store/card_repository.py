"""Liaison cards that were printed, and how each of them stands."""

from collections.abc import Sequence

import msgspec
from sqlite_utils import Database

from app.models.card_records import CardStep, KeptCardLayout
from app.models.errors import OperationRefused
from app.models.records import Card
from app.store.page_key import FIRST_DOWNWARDS, PAGE_ROWS, PageKey
from app.store.record_table import RecordTable
from app.store.transaction import require_transaction

# The household of a card: another one's once the two were merged.
_HOME = """(
    WITH RECURSIVE up (id, above) AS (
        SELECT id, shown_under FROM households WHERE id = cards.household_id
        UNION
        SELECT households.id, households.shown_under
        FROM up CROSS JOIN households ON households.id = up.above
    )
    SELECT id FROM up WHERE above = ''
)"""

# Cards of households by where those belong today, and wall cards by what they were printed for.
_STALE = f"""
FROM (
    SELECT cards.id AS card_id, cards.village_code AS village, expected.value ->> 3 AS digest,
           home.grid_id AS in_grid, home.number AS household_number
    FROM cards INDEXED BY cards_valid
    CROSS JOIN active_households AS home ON home.id = {_HOME}
    JOIN json_each(?) AS expected ON expected.value ->> 0 = cards.layout
         AND expected.value ->> 1 = home.grid_id AND expected.value ->> 2 = home.cadre_id
    WHERE cards.is_valid = 1 AND cards.shown_digest <> expected.value ->> 3
    UNION ALL
    SELECT cards.id, cards.village_code, expected.value ->> 3, cards.grid_id, ''
    FROM json_each(?) AS expected
    CROSS JOIN cards INDEXED BY cards_of_grids ON cards.grid_id = expected.value ->> 1
         AND cards.grid_id <> '' AND cards.layout = expected.value ->> 0
         AND cards.cadre_id = expected.value ->> 2
    WHERE cards.is_valid = 1 AND cards.shown_digest <> expected.value ->> 3
) AS wanted JOIN cards ON cards.id = wanted.card_id AND cards.village_code = wanted.village
"""  # noqa: S608 - our own words


class ExpectedCard(msgspec.Struct, frozen=True):
    """What a card of that layout says today for the households of one cadre in one grid.

    `digest` is empty where nothing can be printed, because nobody is their cadre.
    """

    layout: str
    grid_id: str
    cadre_id: str
    digest: str


class CardTally(msgspec.Struct, frozen=True):
    """How the valid cards of one grid stand. Counts are households."""

    grid_id: str
    printed: int = 0  # with a valid card, wherever it is
    held: int = 0  # in hand or at the door
    waiting: int = 0  # a paper lies at the station for them


class CardRepository:
    """Reads cards; lists go from the newest print backwards."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cards = RecordTable(Card, "cards")
        self._steps = RecordTable(CardStep, "card_steps")
        self._layouts = RecordTable(KeptCardLayout, "card_layouts")

    def by_id(self, card_id: str) -> Card:
        """One card, also when deleted. Raises OperationRefused `card_unknown`."""
        found = self._cards.record(
            self._db.conn.execute("SELECT * FROM cards WHERE id = ?", (card_id,))
        )
        if found is None:
            raise OperationRefused("card_unknown")
        return found

    def by_number(self, number: str) -> Card | None:
        """The card of that number."""
        return self._cards.record(
            self._db.conn.execute(
                "SELECT * FROM cards WHERE number = ? AND is_deleted = 0 ORDER BY id LIMIT 1",
                (number,),
            )
        )

    def layouts(self) -> list[KeptCardLayout]:
        """The layouts that the station has made its own, by name."""
        return self._layouts.records(
            self._db.conn.execute(
                "SELECT * FROM card_layouts WHERE is_deleted = 0 ORDER BY name, id"
            )
        )

    def steps(self, card_id: str) -> list[CardStep]:
        """What happened to a card, by id."""
        return self._steps.records(
            self._db.conn.execute(
                "SELECT * FROM card_steps WHERE entity_id = ? ORDER BY id", (card_id,)
            )
        )

    def of_household(self, household_id: str) -> list[Card]:
        """All cards of a household and of those merged into it, newest first."""
        return self._cards.records(
            self._db.conn.execute(
                """WITH RECURSIVE mine (id) AS (
                       VALUES (?)
                       UNION
                       SELECT households.id FROM mine JOIN households
                           ON households.shown_under = mine.id WHERE households.shown_under <> '')
                   SELECT cards.* FROM mine JOIN cards ON cards.household_id = mine.id
                   WHERE cards.is_deleted = 0
                   ORDER BY cards.printed_at DESC, cards.id DESC""",
                (household_id,),
            )
        )

    def of_households(self, household_ids: Sequence[str], layout: str) -> dict[str, list[Card]]:
        """Their cards of one layout that are valid or lost, newest first, by household.

        Cards of a household that was merged into one of these are among them.
        """
        homes = self._homes(household_ids)
        found: dict[str, list[Card]] = {}
        for card in self._cards.records(
            self._db.conn.execute(
                """SELECT cards.* FROM json_each(?) AS wanted
                   CROSS JOIN cards INDEXED BY cards_household
                        ON cards.household_id = wanted.value AND cards.is_deleted = 0
                   WHERE cards.layout = ?
                         AND cards.shown_standing IN ('printed', 'issued', 'left', 'lost')
                   ORDER BY cards.printed_at DESC, cards.id DESC""",
                (_json(list(homes)), layout),
            )
        ):
            found.setdefault(homes[card.household_id], []).append(card)
        return found

    def _homes(self, household_ids: Sequence[str]) -> dict[str, str]:
        """These households and all that were merged into them: under which each is shown."""
        return dict(
            self._db.conn.execute(
                """WITH RECURSIVE mine (id, home) AS (
                       SELECT value, value FROM json_each(?)
                       UNION
                       SELECT households.id, mine.home FROM mine CROSS JOIN households
                           ON households.shown_under = mine.id
                       WHERE households.shown_under <> '')
                   SELECT id, home FROM mine""",
                (_json(household_ids),),
            ).fetchall()
        )

    def of_grid(self, grid_id: str, layout: str) -> list[Card]:
        """The wall cards of a whole grid that are valid or lost, newest first."""
        return self._cards.records(
            self._db.conn.execute(
                """SELECT * FROM cards WHERE grid_id = ? AND grid_id <> '' AND layout = ?
                   AND is_deleted = 0 AND (is_valid = 1 OR shown_standing = 'lost')
                   ORDER BY printed_at DESC, id DESC""",
                (grid_id, layout),
            )
        )

    def page_after(self, key: PageKey = FIRST_DOWNWARDS, limit: int = PAGE_ROWS) -> list[Card]:
        """By (printed_at, id), newest first."""
        return self._cards.records(
            self._db.conn.execute(
                """SELECT * FROM cards
                   WHERE is_deleted = 0 AND (printed_at, id) < (?, ?)
                   ORDER BY printed_at DESC, id DESC LIMIT ?""",
                (*key, limit),
            )
        )

    def tallies(self, layout: str) -> dict[str, CardTally]:
        """How the active households of each grid stand with their cards of one layout."""
        rows = self._db.conn.execute(
            f"""SELECT home.grid_id,
                      count(DISTINCT home.id),
                      count(DISTINCT CASE WHEN cards.shown_held <> '' THEN home.id END),
                      count(DISTINCT CASE WHEN cards.shown_held <> cards.shown_digest
                            THEN home.id END)
               FROM cards INDEXED BY cards_valid
               CROSS JOIN active_households AS home ON home.id = {_HOME}
               WHERE cards.is_valid = 1 AND cards.layout = ?
               GROUP BY home.grid_id ORDER BY home.grid_id""",  # noqa: S608 - our own words
            (layout,),
        ).fetchall()
        return {row[0]: CardTally(*row) for row in rows}

    def cadre_places(self) -> list[tuple[str, str, int]]:
        """Every (grid, cadre) that active households have, and how many they are."""
        return self._db.conn.execute(
            """SELECT grid_id, cadre_id, count(*) FROM active_households
               GROUP BY grid_id, cadre_id ORDER BY grid_id, cadre_id"""
        ).fetchall()

    def wall_card_places(self) -> list[tuple[str, str, str]]:
        """Every (layout, grid, cadre) of which a wall card is valid."""
        return self._db.conn.execute(
            """SELECT DISTINCT layout, grid_id, cadre_id FROM cards
               WHERE grid_id <> '' AND is_valid = 1 ORDER BY grid_id, layout, cadre_id"""
        ).fetchall()

    def layouts_in_use(self) -> list[str]:
        """The layouts of which cards are valid."""
        rows = self._db.conn.execute(
            "SELECT DISTINCT layout FROM cards WHERE is_valid = 1 ORDER BY layout"
        )
        return [row[0] for row in rows]

    def stale_count(self, expected: Sequence[ExpectedCard]) -> int:
        """How many cards out there say something else than they would today, in one query."""
        row = self._db.conn.execute(f"SELECT count(*) {_STALE}", (_json(expected),) * 2)
        return int(row.fetchone()[0])

    def stale_by_grid(self, expected: Sequence[ExpectedCard]) -> dict[str, int]:
        """The same for each grid."""
        sql = f"SELECT in_grid, count(*) {_STALE} GROUP BY in_grid ORDER BY in_grid"
        return dict(self._db.conn.execute(sql, (_json(expected),) * 2).fetchall())

    def stale(self, expected: Sequence[ExpectedCard], grid_id: str = "") -> list[Card]:
        """Those cards, of all grids or one, by grid and household number."""
        sql = f"""SELECT cards.* {_STALE} WHERE ? IN ('', in_grid)
                  ORDER BY in_grid, household_number, cards.layout, cards.id"""
        return self._cards.records(self._db.conn.execute(sql, (*(_json(expected),) * 2, grid_id)))

    def waiting(self, layout: str, grid_id: str) -> list[Card]:
        """Cards of a grid of which a paper lies at the station, by household number."""
        return self._cards.records(
            self._db.conn.execute(
                f"""SELECT cards.* FROM cards INDEXED BY cards_valid
                    CROSS JOIN active_households AS home ON home.id = {_HOME}
                    WHERE cards.is_valid = 1 AND cards.layout = ? AND home.grid_id = ?
                          AND cards.shown_held <> cards.shown_digest
                    ORDER BY home.number, home.id, cards.id""",  # noqa: S608 - our own words
                (layout, grid_id),
            )
        )

    def reserved_number(self, place: tuple[str, str, str, str, str]) -> str:
        """The number kept ready for (feed, layout, household, grid, cadre), if any."""
        row = self._db.conn.execute(
            """SELECT number FROM reserved_card_numbers WHERE feed = ? AND layout = ?
               AND household_id = ? AND grid_id = ? AND cadre_id = ?""",
            place,
        ).fetchone()
        return row[0] if row else ""

    def reserve_number(self, place: tuple[str, str, str, str, str], number: str) -> None:
        """Keep a number ready, so that a printing which is given up uses none up."""
        require_transaction(self._db)
        self._db.conn.execute(
            "INSERT INTO reserved_card_numbers VALUES (?, ?, ?, ?, ?, ?)", (*place, number)
        )

    def release_number(self, place: tuple[str, str, str, str, str]) -> None:
        """The number stands on a printed card now."""
        require_transaction(self._db)
        self._db.conn.execute(
            """DELETE FROM reserved_card_numbers WHERE feed = ? AND layout = ?
               AND household_id = ? AND grid_id = ? AND cadre_id = ?""",
            place,
        )


def _json(values: Sequence[object]) -> str:
    plain = [msgspec.structs.astuple(v) if isinstance(v, ExpectedCard) else v for v in values]
    return msgspec.json.encode(plain).decode()
