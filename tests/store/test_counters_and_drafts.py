"""What the desk keeps beside the journal."""

import pytest


def test_numbers_count_up_by_name_and_outlive_a_restart(store, open_store):
    with store.transaction():
        assert [store.counters.next_number("case/A") for _ in range(3)] == [1, 2, 3]
        assert store.counters.next_number("case/B") == 1
    store.close()

    store = open_store()
    with store.transaction():
        assert store.counters.next_number("case/A") == 4


def test_a_number_of_an_act_that_failed_is_free_again(store):
    with pytest.raises(KeyError), store.transaction():
        store.counters.next_number("case")
        raise KeyError

    with store.transaction():
        assert store.counters.next_number("case") == 1


def test_a_draft_outlives_a_restart(store, open_store):
    store.drafts.save("case/new", b"half a form", "2026-08-01T01:00:00Z")
    store.drafts.save("case/new", b"more of a form", "2026-08-01T01:00:05Z")
    store.drafts.save("visit/new", b"", "")
    store.close()

    store = open_store()
    assert store.drafts.load("case/new") == b"more of a form"
    assert store.drafts.keys() == {"case/new": "2026-08-01T01:00:05Z", "visit/new": ""}
    store.drafts.drop("case/new")
    assert store.drafts.load("case/new") is None


def test_a_draft_goes_with_the_act_that_keeps_the_form(store):
    store.drafts.save("case/new", b"a form")
    with pytest.raises(KeyError), store.transaction():
        store.drafts.drop("case/new")
        raise KeyError

    assert store.drafts.load("case/new") == b"a form"


def test_meta_keeps_bytes(store, open_store):
    assert store.meta("peer") is None
    store.set_meta("peer", b"\x00\xff")
    store.set_meta("peer", b"\x01")
    store.close()

    assert open_store().meta("peer") == b"\x01"


def test_exchanges_are_listed_newest_first(store):
    log = store.exchange_log
    assert (log.latest(), log.latest_done()) == (None, None)
    log.append(at="1", carrier="http", direction="both", peer="town", sent=3, received=1)
    log.append(
        at="2", carrier="http", direction="both", result="server_unreachable", facts={"n": 1}
    )

    assert [event.at for event in log.page_before()] == ["2", "1"]
    assert log.latest().facts == {"n": 1}
    assert (log.latest_done().at, log.latest_done().sent, log.latest_done().peer) == (
        "1",
        3,
        "town",
    )
    assert [event.at for event in log.page_before(log.latest().number, 10)] == ["1"]
