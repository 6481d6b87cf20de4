"""Numbers of lines that are only added: each town counts its own, as its lines may lie on a server of
their own.
"""

from sqlalchemy import Connection, Table, func, select


def next_number(connection: Connection, table: Table, town_code: str) -> int:
    """The number after the last line's. Safe because only one transaction writes at a time."""
    last = select(func.max(table.c.number)).where(table.c.town_code == town_code)
    return int(connection.execute(last).scalar_one() or 0) + 1
