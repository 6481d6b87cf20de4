"""Every table can be spread over servers by town: its key begins with the town's code."""

import pytest
from sqlalchemy import inspect, text

from app.town.ledger.audit_log import AuditLine, AuditLog, AuditWanted
from app.town.ledger.door_schema import METADATA
from app.town.township import Township


def test_every_key_begins_with_the_towns_code():
    keys = {t.name: [c.name for c in t.primary_key] for t in METADATA.sorted_tables}
    assert {name for name, key in keys.items() if key[0] != "town_code"} == {"meta"}
    indexes = [index for table in METADATA.sorted_tables for index in table.indexes]
    assert len(indexes) > 20
    assert [i.name for i in indexes if next(iter(i.columns)).name != "town_code"] == []


@pytest.mark.parametrize("database_kind", ["file", "server"])
def test_a_log_of_an_older_program_is_keyed_anew_and_goes_on(
    township, town_folder, surroundings, database_kind
):
    counted = "bigserial" if database_kind == "server" else "INTEGER"
    with township.ledger.write() as connection:
        columns = [c["name"] for c in inspect(connection).get_columns("clerk_audit")]
        others = ", ".join(f"{name} TEXT NOT NULL" for name in columns if name != "number")
        connection.execute(text("DROP TABLE clerk_audit"))
        connection.execute(
            text(f"CREATE TABLE clerk_audit (number {counted} PRIMARY KEY, {others})")
        )
        connection.execute(text("CREATE INDEX ix_clerk_audit_at ON clerk_audit (town_code, at)"))
        names = ", ".join(name for name in columns if name != "number")
        values = ", ".join(
            f"'{township.ledger.town_code}'" if name == "town_code" else f"'{name}'"
            for name in columns
            if name != "number"
        )
        for _ in range(3):
            connection.execute(text(f"INSERT INTO clerk_audit ({names}) VALUES ({values})"))
        connection.execute(text("CREATE INDEX ix_cases_count ON cases (town_code, status)"))
        township.ledger.put_meta(connection, "schema", "26")
    township.close()

    upgraded = Township.open(town_folder, surroundings)
    with upgraded.ledger.write() as connection:
        log = AuditLog(connection, upgraded.ledger.town_code)
        log.note(AuditLine(at="2026-08-05T02:00:00Z", act="later"))
        key = inspect(connection).get_pk_constraint("clerk_audit")["constrained_columns"]
        indexes = {index["name"] for index in inspect(connection).get_indexes("clerk_audit")}
        of_cases = {index["name"] for index in inspect(connection).get_indexes("cases")}
        lines = log.lines(AuditWanted(), 10)
    upgraded.close()

    assert key == ["town_code", "number"]
    assert "ix_clerk_audit_at" in indexes
    assert "ix_cases_counted" in of_cases and "ix_cases_count" not in of_cases
    assert [(line.number, line.act) for line in lines] == [
        (4, "later"), (3, "act"), (2, "act"), (1, "act"),
    ]  # fmt: skip
