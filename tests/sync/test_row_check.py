"""Rows are compared once a week; what differs is made anew from the journal, never taken over."""

import msgspec
import pytest

from app.journal.digests import digest_of, read_claim
from app.models.errors import OperationRefused
from app.models.records import Household, Visit
from app.town.ledger.schema import RECORD_TABLES
from app.vault.crypto import Suite1
from tests.stations import VILLAGE, Pc, Town, are_alike, contents
from tests.sync.pcs import log_of


def spoil_station(pc: Pc, name: str = "王秀兰") -> None:
    """As a mistake in an older program would have left it: the journal says otherwise."""
    with pc.store.transaction():
        pc.store.db.conn.execute("UPDATE cases SET applicant_name = ?", (name,))


def spoil_town(town: Town) -> None:
    table = RECORD_TABLES[type(town.rows()["cases"][0])]
    with town.township.ledger.write() as connection:
        connection.execute(table.update().values(applicant_name="王秀兰"))


def acts_of(town: Town) -> list[tuple[str, str]]:
    with town.township.ledger.read() as connection:
        return [(e.act, e.problem) for e in town.books(connection).log.latest(VILLAGE)]


def test_digests_do_not_ask_for_an_order_and_see_every_field():
    crypto = Suite1()
    rows = [Household(id=f"{n:032x}", number=str(n), head_name="李建国") for n in range(20)]
    assert digest_of(crypto, rows) == digest_of(crypto, rows[::-1])
    assert digest_of(crypto, rows).count == 20
    for field in ("number", "head_name", "village_code"):
        other = [*rows[:-1], msgspec.structs.replace(rows[-1], **{field: "别的"})]
        assert digest_of(crypto, other) != digest_of(crypto, rows)
    assert digest_of(crypto, []) == digest_of(crypto, iter(()))
    assert digest_of(crypto, [Visit(id="a")]) != digest_of(crypto, [Household(id="a")])


@pytest.mark.parametrize("content", [b"", b"\xc1", b"\x81\xa1a\xff", b"\x93" * 9000])
def test_a_damaged_claim_is_refused(content):
    with pytest.raises(OperationRefused, match="rows_claim_damaged"):
        read_claim(content)


def test_rows_are_compared_with_the_first_exchange_and_then_once_a_week(enrolled, clock):
    assert enrolled.sync.exchange().rows == ""
    clock.pass_days(6)
    assert enrolled.sync.exchange().rows == ""
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"
    clock.pass_days(6)
    assert enrolled.sync.exchange().rows == ""
    clock.pass_days(2)
    assert enrolled.sync.exchange().rows == "same"
    clock.pass_days(-30)  # the battery of the clock is empty
    assert enrolled.sync.exchange().rows == "same"


def test_a_stations_wrong_rows_are_made_anew(enrolled, town):
    enrolled.submitted()
    enrolled.sync.exchange()
    spoil_station(enrolled)
    assert not are_alike(enrolled, town)
    town_rows = town.rows()

    assert enrolled.sync.exchange(is_check_wanted=True).rows == "rebuilt"

    assert are_alike(enrolled, town)
    assert town.rows() == town_rows
    assert [line[2] for line in log_of(enrolled)[:2]] == ["done", "rows_rebuilt"]
    assert enrolled.sync.status().differing_tables == ()
    assert enrolled.check().is_sound
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"


def test_the_townships_wrong_rows_are_made_anew_there(enrolled, town):
    enrolled.submitted()
    enrolled.sync.exchange()
    spoil_town(town)
    mine = contents(enrolled.store, without=("exchange_log", "meta"))

    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"

    assert are_alike(enrolled, town)
    assert contents(enrolled.store, without=("exchange_log", "meta")) == mine
    assert ("rebuilt", "") in acts_of(town)
    assert town.township.check().is_sound


def test_what_differs_even_then_is_told_until_it_agrees(enrolled, town, monkeypatch):
    """Two programs that fold one entry differently: no side's rows may beat the other's."""
    enrolled.submitted()
    enrolled.sync.exchange()
    monkeypatch.setattr("app.town.row_check._is_folded_rightly", lambda *_: True)
    spoil_town(town)
    mine, theirs = enrolled.rows(), town.rows()

    report = enrolled.sync.exchange(is_check_wanted=True)

    assert (report.rows, report.waiting) == ("differing", 0)
    assert enrolled.sync.status().differing_tables == ("cases",)
    assert [line[2] for line in log_of(enrolled)[:2]] == ["done", "rows_differ_from_township"]
    assert ("check", "rows_differ_from_township") in acts_of(town)
    assert (enrolled.rows(), town.rows()) == (mine, theirs)

    monkeypatch.undo()
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"
    assert enrolled.sync.status().differing_tables == ()


def test_nothing_is_said_while_one_side_has_more(enrolled, town):
    enrolled.submitted()
    enrolled.sync.exchange()
    claim = enrolled.sync._row_check.claim()
    enrolled.register()
    device = town.township.exchange.known_device(enrolled.station.label.device_id)
    ahead = msgspec.msgpack.encode(enrolled.sync._row_check.claim())
    assert not town.township.row_check.answer(device, ahead).is_comparable
    assert town.township.row_check.answer(device, msgspec.msgpack.encode(claim)).is_comparable
    other_rules = msgspec.structs.replace(claim, rules=b"rules of a later version")
    answer = town.township.row_check.answer(device, msgspec.msgpack.encode(other_rules))
    assert not answer.is_comparable


def test_an_older_township_that_cannot_compare_spoils_no_exchange(enrolled, town, monkeypatch):
    def refuse(*_):
        raise OperationRefused("address_unknown")

    monkeypatch.setattr(town.township.row_check, "answer", refuse)
    enrolled.register()
    report = enrolled.sync.exchange(is_check_wanted=True)
    assert (report.rows, report.waiting) == ("not_compared", 0)
    assert log_of(enrolled)[0][2] == "done"


def test_rows_are_compared_by_stick_too(enrolled, town, stick, clock):
    clock.pass_days(8)
    enrolled.submitted()

    def carry() -> str:
        bundle = enrolled.sync.export_bundle(stick)
        with open(bundle.path, "rb") as file:
            receipt = town.township.import_bundle(file.read())
        answer = stick / "answer.lxb"
        answer.write_bytes(receipt.answer)
        return enrolled.sync.import_bundle(answer).rows

    spoil_station(enrolled)
    assert carry() == "rebuilt"
    assert are_alike(enrolled, town)
    assert carry() == ""  # not due again
    clock.pass_days(8)
    enrolled.register()
    spoil_town(town)
    assert carry() == "same"
    assert are_alike(enrolled, town)
