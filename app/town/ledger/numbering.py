"""Numbers of lines that are only added: each town counts its own, as its lines may lie on a server of
their own.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, func, select


def next_number(connection: Connection, table: Table, town_code: str) -> int:
    """The number after the last line's. Safe because only one transaction writes at a time."""
    last = connection.execute(_last_of(table), {"of_town": town_code}).scalar_one()
    return int(last or 0) + 1


@cache
def _last_of(table: Table) -> Select[Any]:
    return select(func.max(table.c.number)).where(table.c.town_code == bindparam("of_town"))
