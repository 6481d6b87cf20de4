"""Two PCs change the same households and people apart: in whatever order it arrives, they agree."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.journal.exchange import make_hello, segments_missing_at, take_in, village_scope
from app.journal.fold import Fold
from app.journal.fresh_fold import fold_afresh
from app.models.errors import OperationRefused
from app.models.kinds import TABLES
from app.models.records import Household, Person
from app.models.register_changes import MERGE_PERSONS, Happening, NewHousehold
from app.models.register_records import UNDO
from tests.stations import VILLAGE, Pc
from tests.sync.pcs import are_same

TODAY = Happening("2026-03-02", "按群众说的登记")
SCOPE = village_scope(VILLAGE)
FAMILIES, PEOPLE = 3, 2
ACTS = ("move", "split", "merge_households", "merge_persons", "die", "leave", "household_leaves",
        "undo", "carry")  # fmt: skip


def carry(giver: Pc, taker: Pc) -> None:
    """What one has and the other lacks, as a segment, folded at once."""
    own, store = giver.desk.workplace.own, giver.store
    with store.transaction():
        giver.desk.workplace.journal.seal(own.feed, own.key)
    journal = taker.desk.workplace.journal
    hello = make_hello(
        journal, SCOPE, sender="x", village_code=VILLAGE, wall=taker.surroundings.clock()
    )
    with taker.store.transaction():
        for packed in segments_missing_at(giver.desk.workplace.journal, hello.vector, SCOPE):
            take_in(journal, packed, SCOPE)
        Fold(taker.store.journal_storage, taker.store.rows).fold_pending()


class Village:
    """Three households of two, made for one history; the PCs keep those of the histories before."""

    def __init__(self, pair: tuple[Pc, Pc], history: int) -> None:
        self.pair = pair
        pc = pair[0]
        self.households, self.people = [], []
        for family in range(FAMILIES):
            household_id = pc.desk.households.add_household(
                pc.actor,
                Household(id="", number=f"{history}-{family}"),
                Person(id="", name=f"户主{family}"),
            )
            self.households.append(household_id)
            for each in range(1, PEOPLE):
                person = Person(id="", name=f"成员{each}", household_id=household_id)
                pc.desk.register.add_person(pc.actor, person)
            self.people += [p.id for p in pc.store.households.everyone_of(household_id)]
        carry(*pair)

    def act(self, which: int, what: str, one: int, other: int) -> None:
        pc = self.pair[which]
        people = pc.desk.people
        person, household = self.people[one % len(self.people)], self.households[other % FAMILIES]
        try:
            match what:
                case "move":
                    people.move(pc.actor, person, household, "其他", TODAY)
                case "split":
                    home = pc.store.persons.by_id(person).household_id
                    number = f"{pc.letters}{pc.entries()}"
                    pc.desk.households.split(
                        pc.actor, home, [person], NewHousehold(number, person), TODAY
                    )
                case "merge_households":
                    first = self.households[one % FAMILIES]
                    pc.desk.households.merge_households(pc.actor, first, household, TODAY)
                case "merge_persons":
                    second = self.people[other % len(self.people)]
                    people.merge(pc.actor, person, second, [], TODAY)
                case "die":
                    people.die(pc.actor, person, TODAY)
                case "leave":
                    people.leave(pc.actor, person, TODAY)
                case "household_leaves":
                    pc.desk.households.leave(pc.actor, household, TODAY)
                case "undo":
                    changes = pc.store.register_changes.of_person(person)
                    if changes:
                        chosen = changes[other % len(changes)].entity_id
                        pc.desk.households.undo(pc.actor, chosen, TODAY)
                case "carry":
                    carry(pc, self.pair[1 - which])
        except OperationRefused:
            pass  # what is not possible here and now changes nothing

    def check(self) -> None:
        carry(*self.pair)
        carry(self.pair[1], self.pair[0])
        assert are_same(*self.pair)
        self.check_fold()
        for pc in self.pair:
            self.check_households(pc)

    def check_fold(self) -> None:
        """The same rows whichever feed is folded first."""
        pc = self.pair[0]
        states = pc.store.journal_storage.feeds()
        for ordered in (states, states[::-1]):
            fresh = fold_afresh(pc.store.journal_storage, ordered)
            for record_type, table in TABLES.items():
                rows = sorted(fresh.rows.get(record_type, {}).values(), key=lambda row: row.id)
                assert rows == pc.rows()[table]

    def check_households(self, pc: Pc) -> None:
        """Each person is shown in exactly one household, under one id."""
        shown = {pc.store.persons.shown_id(person_id) for person_id in self.people}
        homes = {pc.store.households.shown_id(h.id) for h in pc.rows()["households"]}
        found = [
            person.id
            for home in homes
            for person in pc.store.households.everyone_of(home)
            if person.id in shown
        ]
        assert sorted(found) == sorted(shown)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(ACTS), st.integers(0, 5), st.integers(0, 5)),
        max_size=14,
    )
)
def test_two_pcs_agree_whatever_happened_to_whom(pair, acts):
    village = Village(pair, pair[0].entries())
    for which, what, one, other in acts:
        village.act(which, what, one, other)
    village.check()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(
    st.integers(0, 5),
    st.integers(0, 5),
    st.lists(
        st.tuples(st.sampled_from(ACTS[:5]), st.integers(0, 5), st.integers(0, 5)), max_size=4
    ),
)
def test_undoing_a_merge_restores_both(pair, one, other, before):
    village = Village(pair, pair[0].entries())
    for what, first, second in before:
        village.act(0, what, first, second)
    carry(*pair)
    pc, peer = pair
    rows = everything(pc)
    ids = village.people[one], village.people[other]
    if pc.store.persons.shown_id(ids[0]) == pc.store.persons.shown_id(ids[1]):
        return
    shown = pc.desk.people.merge(pc.actor, *ids, [], TODAY)
    carry(pc, peer)
    changes = peer.store.register_changes.of_person(shown)
    undone = {c.entity_id for c in changes if c.action == UNDO}
    last = next(c for c in changes if c.action == MERGE_PERSONS and c.entity_id not in undone)
    peer.desk.households.undo(peer.actor, last.entity_id, TODAY)
    carry(peer, pc)
    assert everything(pc) == everything(peer) == rows
    assert are_same(pc, peer)


def everything(pc: Pc) -> list[str]:
    """Households and people, all but when they were written."""
    rows = [*pc.rows()["households"], *pc.rows()["persons"]]
    plain = [{f: getattr(r, f) for f in r.__struct_fields__ if f != "updated_at"} for r in rows]
    return sorted(map(str, plain))


def test_what_two_pcs_disagree_about_is_settled_by_saying_it_once_more(pair):
    village = Village(pair, 0)
    one, two = pair
    person = village.people[1]
    one.desk.people.move(one.actor, person, village.households[1], "子", TODAY)
    two.desk.people.move(two.actor, person, village.households[2], "孙子", TODAY)
    for pc in pair:
        pc.desk.people.die(pc.actor, village.people[3], Happening("2026-03-01", pc.letters))
    carry(one, two)
    carry(two, one)

    assert set(one.store.registers.disputed_fields([person])[person]) == {
        "household_id",
        "head_relation",
    }
    shown = one.store.persons.by_id(person).household_id
    one.desk.people.move(one.actor, person, shown, "子", TODAY)
    one.desk.people.die(one.actor, village.people[3], Happening("2026-02-28", "病故"))
    carry(one, two)

    assert one.store.registers.conflicts() == two.store.registers.conflicts() == []
    assert are_same(one, two)
    assert two.store.persons.by_id(village.people[3]).standing_on == "2026-02-28"
