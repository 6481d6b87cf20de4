"""Rows of the ledger that no station had to write."""

import msgspec
from sqlalchemy import insert

from app.town.ledger.schema import RECORD_TABLES
from tests.town.conftest import TOWN_CODE


def put(township, *records):
    """Rows as if folded; the lists ask for nothing else."""
    with township.ledger.write() as connection:
        for record in records:
            values = {"town_code": TOWN_CODE, **msgspec.structs.asdict(record)}
            connection.execute(insert(RECORD_TABLES[type(record)]), values)
