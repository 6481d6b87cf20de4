"""Two stations and their township, in any order of writing, exchanging, losing, repeating and crashing."""

import random
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from app.journal import exchange
from app.journal import fold as fold_module
from app.journal.bundle import Manifest, Routing, read_bundle, write_bundle
from app.journal.entry import Dot, Entry
from app.journal.exchange import segments_missing_at
from app.journal.register import LiveWrite, Register
from app.models.errors import OperationRefused
from app.models.records import Person
from tests.hardening.machine import SCOPE, Machine
from tools.golden_village import MORNING, VILLAGE, GoldenVillage
from tools.mutation.spelling import bent_bytes

THIRTY_YEARS = 30 * 366 * 24 * 3600 * 1000
MACHINES = st.integers(0, 2)
STATIONS = st.integers(0, 1)
VALUES = st.sampled_from(("王秀英", "李建国", "张桂兰"))
FIELDS = st.sampled_from(("name", "note", "workplace"))


VILLAGE_KEYS = GoldenVillage(random.Random("state machine"))


class VillageMachine(RuleBasedStateMachine):
    """Invariants after every step; convergence at the end."""

    entities = Bundle("entities")
    cases = Bundle("cases")
    letters = Bundle("letters")

    @initialize()
    def begin(self) -> None:
        self.machines = [Machine(VILLAGE_KEYS, device) for device in VILLAGE_KEYS.devices]
        self.acknowledged: dict[Dot, tuple[bytes, bytes | None]] = {}
        self.lost: dict[Dot, tuple[bytes, bytes | None]] = {}
        self.touched = self.machines[0]

    def _acknowledge(self, machine: Machine, entry: Any) -> Any:
        self.touched = machine
        assert entry.dot not in self.acknowledged
        self.acknowledged[entry.dot] = entry.header_bytes, entry.body
        return entry

    # -- work

    @rule(target=entities, who=STATIONS, value=VALUES)
    def register(self, who: int, value: str) -> str:
        machine = self.machines[who]
        return self._acknowledge(machine, machine.write("person", {"name": value})).entity

    @rule(who=STATIONS, entity=entities, field=FIELDS, value=VALUES)
    def edit(self, who: int, entity: str, field: str, value: str) -> None:
        machine = self.machines[who]
        self._acknowledge(machine, machine.edit(entity, {field: value}))
        # It replaces all that its author saw, however late or early his clock is.
        assert getattr(machine.rows.row(Person, VILLAGE, entity), field) == value
        assert field not in machine.rows.conflicts.get((VILLAGE, entity), ("", []))[1]

    @rule(who=STATIONS, entity=entities)
    def settle(self, who: int, entity: str) -> None:
        machine = self.machines[who]
        _, fields = machine.rows.conflicts.get((VILLAGE, entity), ("", []))
        if not fields:
            return
        self._acknowledge(machine, machine.edit(entity, dict.fromkeys(fields, "定了")))
        assert (VILLAGE, entity) not in machine.rows.conflicts

    @rule(who=STATIONS, entity=entities)
    def delete(self, who: int, entity: str) -> None:
        machine = self.machines[who]
        self._acknowledge(machine, machine.edit(entity, {"is_deleted": True}))

    @rule(target=cases, who=STATIONS)
    def receive(self, who: int) -> str:
        machine = self.machines[who]
        case = self._acknowledge(machine, machine.write("case", {"number": "1"}))
        step = machine.write("case_step", {"action": "receive"}, case.entity)
        self._acknowledge(machine, step)
        return case.entity

    @rule(who=MACHINES, case=cases, action=st.sampled_from(("submit", "accept", "conclude")))
    def step(self, who: int, case: str, action: str) -> None:
        machine = self.machines[who]
        step = machine.write("case_step", {"action": action, "due_on": "2026-04-01"}, case)
        self._acknowledge(machine, step)

    # -- travel

    @rule(a=MACHINES, b=MACHINES, cut_at=st.integers(0, 6))
    def sync(self, a: int, b: int, cut_at: int) -> None:
        if a != b:
            self.touched = self.machines[a]
            self.machines[a].pull(self.machines[b], cut_at)

    @rule(target=letters, who=MACHINES, peer=MACHINES)
    def export(self, who: int, peer: int) -> bytes:
        machine = self.machines[who]
        machine.exports += 1
        device_id = machine.device.device_id
        routing = Routing(device_id, "站", str(peer), VILLAGE, "", machine.exports)
        manifest = Manifest(routing, machine.hello(), ())
        known = self.machines[peer].journal.vector() if machine.exports % 2 else {}
        segments = list(segments_missing_at(machine.journal, known, SCOPE))
        key = machine.device.key
        return write_bundle(machine.crypto, key, lambda plain: plain, manifest, segments)

    @rule(who=MACHINES, letter=letters)
    def import_any(self, who: int, letter: bytes) -> None:
        """Old or new, for oneself or not: segments are what their authors say they are."""
        self.touched = machine = self.machines[who]
        bundle = read_bundle(machine.crypto, letter, lambda sealed: sealed)
        machine.meet(bundle.manifest.hello)
        for packed in bundle.segments:
            try:
                machine.take(packed)
            except OperationRefused as refusal:
                assert refusal.key == "segment_gap"

    @rule(who=MACHINES, letter=letters, chance=st.randoms(use_true_random=False))
    def import_damaged(self, who: int, letter: bytes, chance: Any) -> None:
        self.touched = machine = self.machines[who]
        bent = bent_bytes(chance, letter)
        try:
            read_bundle(machine.crypto, bent, lambda sealed: sealed)
        except OperationRefused:
            return
        assert bent == letter

    # -- mishaps

    @rule(who=STATIONS, entity=entities, value=VALUES)
    def crash_while_writing(self, who: int, entity: str, value: str) -> None:
        self.touched = machine = self.machines[who]
        before = machine.kept()
        machine.edit(entity, {"name": value})
        machine.crash(before)

    @rule(a=MACHINES, b=MACHINES, at=st.integers(0, 3))
    def crash_while_pulling(self, a: int, b: int, at: int) -> None:
        if a == b:
            return
        self.touched = machine = self.machines[a]
        machine.pull(self.machines[b], at)
        before = machine.kept()
        machine.pull(self.machines[b], at + 1)
        machine.crash(before)

    @rule(who=MACHINES, by=st.integers(-THIRTY_YEARS, THIRTY_YEARS))
    def set_clock(self, who: int, by: int) -> None:
        self.machines[who].now = MORNING + by

    @rule(who=STATIONS)
    def copy_disk(self, who: int) -> None:
        machine = self.machines[who]
        machine.copies = [*machine.copies[-1:], machine.kept()]

    @rule(who=STATIONS, which=st.integers(0, 1))
    def restore(self, who: int, which: int) -> None:
        """Any old copy. What was nowhere else is gone, unless a letter still brings it."""
        self.touched = machine = self.machines[who]
        if not machine.copies:
            return
        before = machine.entries()
        machine.restore(machine.copies[which % len(machine.copies)])
        left = set().union(*(other.entries() for other in self.machines))
        for dot in before.keys() - left:
            if dot in self.acknowledged:  # else it was lost before, and brought back by a copy
                self.lost[dot] = self.acknowledged.pop(dot)

    @rule(who=MACHINES)
    def upgrade(self, who: int) -> None:
        self.touched = self.machines[who]
        self.touched.upgrade()

    @rule(who=STATIONS, pilot=VALUES)
    def write_what_is_new(self, who: int, pilot: str) -> None:
        """Older machines keep it, pass it on, and show it once they are upgraded (R17)."""
        machine = self.machines[who]
        if machine.is_next:
            self._acknowledge(machine, machine.write("flight", {"pilot": pilot}))

    # -- what always holds

    @invariant()
    def the_touched_one_is_sound(self) -> None:
        machine = self.touched
        states = machine.storage.feeds()
        for state in states:
            assert machine.journal.verify_feed(state.feed) == state.have
        assert machine.storage.parked() == []
        fresh = machine.folded_afresh()
        assert fresh.rows == machine.rows.rows
        assert fresh.conflicts == machine.rows.conflicts
        waiting = machine.rows.quarantined()
        assert fresh.quarantined() == waiting
        assert {entry.kind for entry in waiting} <= (set() if machine.is_next else {"flight"})

    def teardown(self) -> None:
        for machine in self.machines:
            machine.upgrade()
        for _ in range(2):
            for machine in self.machines:
                for other in self.machines:
                    if machine is not other:
                        machine.pull(other)
        first, *others = self.machines
        for machine in others:
            assert machine.journal.vector() == first.journal.vector()
            assert machine.rows.rows == first.rows.rows
            assert machine.rows.conflicts == first.rows.conflicts
            assert machine.rows.quarantined() == []
        kept = first.entries()
        came_back = {dot: self.lost[dot] for dot in kept.keys() & self.lost.keys()}
        assert kept == self.acknowledged | came_back
        entries = [
            e for s in first.storage.feeds() for e in first.storage.entries(s.feed, 1, s.have)
        ]
        assert first.rows.conflicts == disputed_in(entries)


def disputed_in(entries: list[Entry]) -> dict[tuple[str, str], tuple[str, list[str]]]:
    """The conflicts of all entries at once, as the rule says it: no order, no register."""
    found: dict[tuple[str, str], tuple[str, list[str]]] = {}
    persons = [entry for entry in entries if entry.header.kind == "person"]
    for entity in {entry.entity for entry in persons}:
        writes = [(e.dot, e.fields(), set(e.header.bases)) for e in persons if e.entity == entity]
        fields = {field for _, written, _ in writes for field in written}
        disputed = []
        for field in fields:
            mine = [
                (dot, written[field], bases) for dot, written, bases in writes if field in written
            ]
            named = {dot for _, _, bases in mine for dot in bases}
            if len({value for dot, value, _ in mine if dot not in named}) > 1:
                disputed.append(field)
        if disputed:
            found[VILLAGE, entity] = ("person", sorted(disputed))
    return found


TestVillage = VillageMachine.TestCase
TestVillage.settings = settings(
    max_examples=120,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize(
    ("place", "name", "planted"),
    [
        (exchange, "missing_at", lambda *asked: []),
        (Register, "bases_for", lambda register, fields: ()),
        (Register, "conflicts", lambda register: []),
        (LiveWrite, "rank", property(lambda write: random.random())),
        (fold_module, "claimed_time", lambda hlc: str(random.random())),
    ],
)
def test_it_would_find_a_wrong_program(place, name, planted, monkeypatch):
    monkeypatch.setattr(place, name, planted)
    hasty = settings(
        max_examples=400, stateful_step_count=40, deadline=None, database=None, derandomize=True,
        phases=[Phase.generate], print_blob=False, suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    with pytest.raises(AssertionError):
        run_state_machine_as_test(VillageMachine, settings=hasty)
