"""Who was visited at home, as the ledger keeps it in bits."""

from sqlalchemy import select

from app.models.visited_bits import read_parts
from app.town.ledger.desk_schema import HOME_VISITS, VISITED_HOUSEHOLDS


def visited_at_home(connection) -> set[tuple]:
    """Village, household, year or month, and its part: which bit is whose depends on who came first."""
    rows = connection.execute(select(VISITED_HOUSEHOLDS))
    households = {(row.village_code, row.bit): row.household_id for row in rows}
    return {
        (row.village_code, households[row.village_code, bit], row.span, part)
        for row in connection.execute(select(HOME_VISITS))
        for part, bits in enumerate(read_parts(row.span, row.households))
        for bit in range(bits.bit_length())
        if bits >> bit & 1
    }
