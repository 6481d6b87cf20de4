"""Which households count, whose people are shown where, and who of them may be told apart."""

from app.models.identity import card_number
from app.models.records import Card, Household, Person


def test_only_active_households_count(store, keep):
    keep(
        Household(id="a", number="001", grid_id="g1", cadre_id="c"),
        Household(id="b", number="002", grid_id="g2", merged_into="a", cadre_id="c"),
        Household(id="c", number="003", grid_id="g1", standing="left"),
        Household(id="d", number="004", grid_id="g1", standing="dissolved"),
        Household(id="e", number="005", grid_id="g2"),
        Household(id="f", number="006", grid_id="g2", is_deleted=True),
    )

    assert store.households.active.ids() == ["a", "e"]
    assert store.households.active.ids(["g2"]) == ["e"]
    assert store.households.count() == 2
    assert store.households.counts_by_grid() == {"g1": 1, "g2": 1}
    assert [h.id for h in store.households.of_grid("g1")] == ["a"]
    assert [h.id for h in store.households.page_after()] == ["a", "c", "d", "e"]


def test_what_belongs_to_a_merged_household_is_shown_under_the_other(store, keep):
    keep(
        Household(id="a", number="001"),
        Household(id="b", number="002", merged_into="a"),
        Household(id="c", number="003", merged_into="b"),
        Person(id="p", household_id="c", name="甲"),
    )

    assert store.households.shown_id("c") == "a"
    assert set(store.households.record_ids("a")) == {"a", "b", "c"}
    assert [p.id for p in store.households.persons("a")] == ["p"]
    roots = dict(store.db.conn.execute("SELECT household_id, root_id FROM household_roots"))
    assert roots == {"a": "a", "b": "a", "c": "a"}


def test_two_merges_against_each_other_hide_neither_for_good(store, keep):
    keep(
        Household(id="a", number="001", merged_into="b"),
        Household(id="b", number="002", merged_into="a"),
        Person(id="p", household_id="a", name="甲", merged_into="q"),
        Person(id="q", household_id="b", name="甲", merged_into="p"),
    )

    assert store.households.active.ids() == ["a"]
    assert [p.id for p in store.households.persons("a")] == ["p"]


def test_a_merged_person_is_found_once_also_by_former_names_and_numbers(store, keep):
    keep(
        Household(id="h", number="001"),
        Person(id="p", household_id="h", name="王桂兰", aliases=["王梅"], id_number="1"),
        Person(id="q", household_id="h", name="王桂兰", merged_into="p", id_number="2"),
    )

    assert [hit.id for hit in store.search.find("王桂兰")] == ["p"]
    assert [hit.id for hit in store.search.find("王梅")] == ["p"]
    assert [hit.id for hit in store.search.find("wm")] == ["p"]
    assert [p.id for p in store.persons.by_id_number("2")] == ["p"]
    assert store.persons.shown_id("q") == "p"
    assert set(store.persons.record_ids(["p"])) == {"p", "q"}
    assert store.persons.count() == 1


def test_restricted_groups_are_not_read_by_default(store, keep):
    keep(
        Household(id="h"),
        Person(
            id="p", household_id="h", groups=["低保户", "社区矫正"], id_number="1", doubt="待核"
        ),
    )
    persons = store.persons

    seen = [persons.by_id("p"), *persons.by_id_number("1"), *persons.doubtful()]
    assert [p.groups for p in [*seen, *store.households.persons("h")]] == [["低保户"]] * 4
    assert persons.whole("p").groups == ["低保户", "社区矫正"]


def test_who_left_or_died_is_kept_apart(store, keep):
    keep(
        Household(id="h", head_person_id="p"),
        Person(id="p", household_id="h"),
        Person(id="q", household_id="h", standing="dead"),
        Person(id="r", household_id="h", standing="left"),
    )

    assert [p.id for p in store.households.persons("h")] == ["p"]
    assert {p.id for p in store.households.former_persons("h")} == {"q", "r"}
    assert store.persons.count() == 1


def test_the_card_of_a_merged_household_leads_to_the_other(store, keep):
    number = card_number("410725203001", "A", 1)
    keep(
        Household(id="a", number="001", head_name="甲"),
        Household(id="b", number="002", head_name="乙", merged_into="a"),
        Card(id="c", number=number, household_id="b", printed_at="2026-03-02"),
    )

    assert [hit.id for hit in store.search.find(number)] == ["a"]
    assert [card.id for card in store.cards.of_household("a")] == ["c"]
    assert [hit.id for hit in store.search.find("002")] == []
