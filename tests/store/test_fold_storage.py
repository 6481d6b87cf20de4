"""The rows: what the fold asks of them, and that they do not depend on the order of arrival."""

import random

import pytest

from app.journal.storage import QuarantinedEntry
from app.models.records import CaseStep, Household
from app.store.engine import open_database
from app.store.store import Store
from app.vault.crypto import Suite1
from tests.store.desk import VILLAGE, Desk, dump, entity_id, readings


@pytest.fixture
def rows(store):
    return store.rows


def test_rows_need_a_transaction(rows):
    with pytest.raises(RuntimeError):
        rows.put_row(Household(id="h"))


def test_a_register_is_kept_by_village(store, rows):
    with store.transaction():
        rows.put_register("1", "e", "person", b"one")
        rows.put_register("1", "e", "person", b"two")
        rows.put_register("2", "e", "person", b"three")

    assert rows.register("1", "e") == b"two"
    assert rows.register("2", "e") == b"three"
    assert rows.register("3", "e") is None


def test_steps_are_those_of_one_entity(store, rows):
    with store.transaction():
        rows.put_row(CaseStep(id="b:2", village_code="1", entity_id="c", action="submit"))
        rows.put_row(CaseStep(id="b:1", village_code="1", entity_id="c", action="receive"))
        rows.put_row(CaseStep(id="b:3", village_code="1", entity_id="d"))
        rows.put_row(CaseStep(id="b:4", village_code="2", entity_id="c"))

    assert [step.action for step in rows.steps(CaseStep, "1", "c")] == ["receive", "submit"]


def test_only_tables_with_rows_are_named_also_of_rows_that_wait(store, rows):
    assert rows.filled() == frozenset()
    with store.transaction():
        rows.put_row(CaseStep(id="b:1", village_code="1", entity_id="c"))
        with rows.gathering():
            rows.put_row(Household(id="h", village_code="1"))
            assert rows.filled() == {CaseStep, Household}


def test_quarantine_keeps_shows_and_releases(store, rows):
    entries = [QuarantinedEntry(b"f", seq, "hologram", "e" * 32, "unknown", 1) for seq in (2, 1)]
    with store.transaction():
        for entry in entries:
            rows.quarantine(entry)
        rows.quarantine(entries[0])

    assert rows.quarantined() == [entries[1], entries[0]]
    assert rows.is_quarantined(b"f", 2)
    with store.transaction():
        rows.release(b"f", 2)
        rows.release(b"f", 99)
    assert not rows.is_quarantined(b"f", 2)
    assert rows.quarantined() == [entries[1]]


def test_clearing_forgets_rows_and_search_and_keeps_the_journal(desk):
    desk.write("household", "h", number="1", head_name="王桂兰")
    desk.store.drafts.save("form", b"draft")

    with desk.store.transaction():
        desk.store.rows.clear()

    assert all(rows == [] for rows in dump(desk.store).values())
    assert desk.store.search.find("王") == []
    assert desk.store.search.find("wgl") == []
    assert desk.store.journal_storage.feeds()[0].have == 1
    assert desk.store.drafts.load("form") == b"draft"


def test_conflicts_are_listed_with_both_authors_until_someone_settles_them(desk):
    desk.write("person", "p", name="王桂兰")
    person = entity_id("p")
    base = desk.store.registers.bases_for("person", person, {"name": ""})
    with desk.store.transaction():
        for by, name in (("pc-a", "王桂芝"), ("pc-b", "王桂枝")):
            feed = desk.feed(by)
            desk.now += 1000
            desk.journal.write(
                feed,
                desk.writers[by].key,
                kind="person",
                entity=person,
                fields={"name": name, "sex": "2"},
                actor=by[-1] * 32,
                bases=base,
            )
        desk.fold()

    [conflict] = desk.store.registers.conflicts()
    assert (conflict.kind, conflict.entity_id, conflict.field) == ("person", person, "name")
    assert conflict.village_code == VILLAGE
    assert [(head.value, head.actor_id) for head in conflict.heads] == [
        ("王桂枝", "b" * 32),
        ("王桂芝", "a" * 32),
    ]
    assert conflict.heads[0].hlc > conflict.heads[1].hlc
    assert conflict.heads[0].dot == (desk.feeds["pc-b"], 1)
    assert desk.store.registers.conflict_count() == 1
    assert desk.store.persons.by_id(person).name == "王桂枝"

    desk.write("person", person, name="王桂芝")

    assert desk.store.registers.conflicts() == []
    assert desk.store.registers.conflict_count() == 0
    assert desk.store.persons.by_id(person).name == "王桂芝"


@pytest.mark.parametrize("seed", range(5))
def test_rows_do_not_depend_on_the_order_of_arrival(desk, tmp_path, key, seed):
    """Two PCs write at the same time and learn of each other in different orders."""
    choose = random.Random(seed)
    with desk.store.transaction():
        for number in range(60):
            by = choose.choice(["pc-a", "pc-b"])
            entity = entity_id(f"e{choose.randrange(4)}")
            if choose.random() < 0.6:
                desk.write("household", entity, by, number=str(number), address=by)
            else:
                side, by = choose.choice([("station", by), ("township", "town")])
                action = choose.choice(["receive", "submit", "accept", "ask_supplement"])
                desk.write("case", entity_id("c"), "pc-a", item_name=f"{number}")
                desk.write(
                    "case_step", entity_id("c"), by, side, action=action, due_on="x", note="y"
                )
    expected = dump(desk.store)
    desk.seal_all()
    other = Desk(Store(open_database(tmp_path / "other.db", key), Suite1(), readings))
    feeds = list(desk.feeds.values())
    choose.shuffle(feeds)

    for feed in feeds:
        with other.store.transaction():
            other.journal.open_feed(desk.store.journal_storage.feed(feed).envelope)
            for packed in desk.journal.segments_after(feed, 0):
                other.journal.ingest(packed, lambda descriptor: True)
            other.fold()

    assert dump(other.store) == expected
    other.store.close()
