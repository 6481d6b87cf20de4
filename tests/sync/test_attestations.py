"""The township's word on when a station's entries came in: once for what is new, and kept by both."""

from app.journal.chain import CHAIN_PREFIX_LENGTH
from app.journal.entry import dot_of_text
from app.models.records import Attestation
from tests.stations import Pc, Town, are_alike, roster_of


def attestations(pc: Pc) -> list[Attestation]:
    rows = pc.store.rows.rows_of(Attestation)
    return sorted(rows, key=lambda row: row.last_seq)


def received_at(pc: Pc, seq: int, feed: bytes | None = None) -> str:
    journal = pc.desk.workplace.journal
    return pc.store.attestations.received_in_town_at(journal, (feed or pc.feed, seq))


def received_by(town: Town, feed: bytes, seq: int) -> str:
    with town.township.ledger.read() as connection:
        return town.books(connection).received_in_town([(feed, seq)])[feed, seq]


def test_what_came_in_is_attested_once(enrolled, town, clock):
    (first,) = attestations(enrolled)
    assert (first.entity_id, first.side) == (enrolled.feed.hex(), "township")
    assert (first.first_seq, first.last_seq) == (1, enrolled.entries())
    state = enrolled.store.journal_storage.feed(enrolled.feed)
    assert first.chain == state.chain[:CHAIN_PREFIX_LENGTH].hex()

    clock.pass_days(3)
    enrolled.register()
    assert received_at(enrolled, enrolled.entries()) == ""
    report = enrolled.sync.exchange()
    assert (report.received, report.waiting) == (0, 0)  # nothing that a person must read
    assert are_alike(enrolled, town)
    newest = attestations(enrolled)[-1]
    assert (newest.first_seq, newest.last_seq) == (first.last_seq + 1, enrolled.entries())
    assert received_at(enrolled, 1) == "2026-03-02T01:00:00Z"
    assert received_at(enrolled, enrolled.entries()) == "2026-03-05T01:00:00Z"


def test_attestations_beget_no_attestations(enrolled, town):
    before = town.have()
    for _ in range(3):
        enrolled.sync.exchange()
    assert town.have() == before == enrolled.have()


def test_the_towns_clock_counts_and_not_the_stations(enrolled, town, clock):
    clock.pass_days(-400)  # the PC's, which here is everyone's: the claim is a year old
    case = enrolled.submitted()
    clock.pass_days(401)
    enrolled.sync.exchange()
    step = enrolled.store.cases.steps(case.id)[-1]
    feed, seq = dot_of_text(step.id)
    assert received_at(enrolled, seq) == received_by(town, feed, seq) == "2026-03-03T01:00:00Z"
    assert step.updated_at < "2026-03-02T02:00:00Z"


def test_one_bundle_is_attested_once_for_each_feed(enrolled, town, stick, clock):
    clock.pass_days(1)
    written = -enrolled.entries()
    enrolled.submitted()
    written += enrolled.entries()
    bundle = enrolled.sync.export_bundle(stick)
    with open(bundle.path, "rb") as file:
        content = file.read()
    before = sum(town.have().values())
    answer = stick / "answer.lxb"
    answer.write_bytes(town.township.import_bundle(content).answer)
    assert sum(town.have().values()) == before + written + 1
    town.township.import_bundle(content)  # the same stick once more
    assert sum(town.have().values()) == before + written + 1
    assert enrolled.sync.import_bundle(answer).received == 0
    assert are_alike(enrolled, town)
    assert received_at(enrolled, enrolled.entries()) == "2026-03-03T01:00:00Z"


def test_an_attestation_counts_for_the_branch_that_it_was_given_for(enrolled):
    table = "UPDATE attestations SET chain = ?"
    with enrolled.store.transaction():
        enrolled.store.db.conn.execute(table, ("00" * CHAIN_PREFIX_LENGTH,))
    assert received_at(enrolled, 1) == ""


def test_trouble_with_attesting_loses_nothing(enrolled, town, monkeypatch):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a mistake in the program")

    monkeypatch.setattr("app.town.own_feed.OwnFeed.write", fail)
    enrolled.submitted()
    assert enrolled.sync.exchange().waiting == 0
    assert are_alike(enrolled, town)
    assert len(attestations(enrolled)) == 1
    monkeypatch.undo()
    enrolled.register()
    enrolled.sync.exchange()
    assert len(attestations(enrolled)) == 2
    assert are_alike(enrolled, town)
    assert town.township.check().is_sound


def test_a_town_that_was_set_back_remembers_by_its_stations(enrolled, town, clock):
    """Receipts go with the ledger; attestations come back from where they were sent."""
    from_log = received_by(town, enrolled.feed, 1)
    assert from_log == "2026-03-02T01:00:00Z"
    with town.township.ledger.write() as connection:
        books = town.books(connection)
        first = (enrolled.feed, 1)
        assert len(books.rows.attestations_of([first])[first]) == 1
        books.log.received = lambda dots: dict.fromkeys(dots, "2026-09-09T00:00:00Z")  # once more
        assert books.received_in_town([first]) == {first: from_log}


def test_of_any_number_of_entries_it_is_told_when_they_came_in(enrolled, town):
    """A database takes no more than 500 questions put together."""
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(130))
    enrolled.sync.exchange()
    dots = [(enrolled.feed, seq) for seq in range(1, 701)]
    with town.township.ledger.read() as connection:
        came_in = town.books(connection).received_in_town(dots)
    assert list(came_in) == dots
    assert all(came_in[dot] for dot in dots[: enrolled.entries()])
