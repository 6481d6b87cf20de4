"""Two PCs and the township work on one case without always knowing of each other: whatever they do,
nothing closes that should not, no original is lost from sight, and all agree in the end.
"""

import msgspec
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from app.models.case_states import STATION, TOWNSHIP, TRANSITIONS, progress_of
from app.models.case_states import refusal_of as step_refusal
from app.models.custody import (
    HOLDERS,
    MOVES,
    custody_of,
    material_with_custody,
    unaccounted_originals,
)
from app.models.custody import refusal_of as move_refusal
from app.models.custody_records import CustodyEvent
from app.models.kinds import KINDS
from app.models.records import CaseStep, Material
from app.models.step_order import heads_of, in_causal_order

SIDES = (STATION, STATION, TOWNSHIP)
AUTHORS = st.integers(0, 2)
PAPERS = tuple(
    Material(id=paper, name=paper, received_at="2026-03-02T01:00:00Z", holder="station")
    for paper in ("户口簿", "身份证")
)
SAID = {
    "note": "说明", "reply": "已办好", "due_on": "2026-03-20", "outcome": "granted",
    "receiver_name": "张三", "approver_name": "李四",
}  # fmt: skip
CLOSING = {"write_off", "archive"}


class CaseHistories(RuleBasedStateMachine):
    """Each author knows some of the steps and writes after what they know."""

    @initialize()
    def begin(self) -> None:
        self.steps: list[dict[str, CaseStep]] = [{}, {}, {}]
        self.events: list[dict[str, CustodyEvent]] = [{}, {}, {}]
        self.clock = 0
        self.acknowledged: set[str] = set()

    @rule(
        who=AUTHORS,
        action=st.sampled_from([t.action for t in TRANSITIONS]),
        rating=st.sampled_from(("satisfied", "unsatisfied")),
        is_satisfied=st.booleans(),
        late=st.integers(-3, 3),
    )
    def take_step(self, who: int, action: str, rating: str, is_satisfied: bool, late: int) -> None:
        known = self.steps[who]
        step = CaseStep(
            id=self._next_id(who), hlc=self.clock + late, side=SIDES[who], action=action,
            at="2026-03-02T01:00:00Z", rating=rating, is_satisfied=is_satisfied,
            bases=heads_of(known.values()), **SAID,
        )  # fmt: skip
        if step_refusal(progress_of(known.values()), step):
            return
        if action in CLOSING and unaccounted_originals(self._papers(who)):
            return
        known[step.id] = step
        self.acknowledged.add(step.id)

    @rule(
        who=AUTHORS,
        paper=st.sampled_from(PAPERS),
        action=st.sampled_from([m.action for m in MOVES]),
        late=st.integers(-3, 3),
    )
    def move_paper(self, who: int, paper: Material, action: str, late: int) -> None:
        mine = self._events_of(who, paper)
        event = CustodyEvent(
            id=self._next_id(who), entity_id=paper.id, hlc=self.clock + late, side=SIDES[who],
            action=action, note="说明", batch_id="b", signer_name="张三", bases=heads_of(mine),
        )  # fmt: skip
        if move_refusal(custody_of(paper, mine), event):
            return
        self.events[who][event.id] = event
        self.acknowledged.add(event.id)

    @rule(giver=AUTHORS, taker=AUTHORS)
    def exchange(self, giver: int, taker: int) -> None:
        self.steps[taker] |= self.steps[giver]
        self.events[taker] |= self.events[giver]

    @invariant()
    def nothing_is_written_off_unanswered_or_unsatisfied(self) -> None:
        for known in getattr(self, "steps", ()):
            progress = progress_of(known.values())
            counted = [
                s.action for s in in_causal_order(known.values()) if s.id not in progress.flagged
            ]
            if "write_off" in counted:
                assert progress.reply
                assert progress.is_satisfied is True
                assert counted.index("conclude") < counted.index("write_off")

    @invariant()
    def every_original_is_somewhere(self) -> None:
        for who in range(len(getattr(self, "steps", ()))):
            for paper in self._papers(who):
                assert not paper.custody or paper.custody in HOLDERS

    def teardown(self) -> None:
        """Delivered in whatever order, the same steps give the same state, and none is gone."""
        if not hasattr(self, "steps"):
            return
        steps = {k: s for known in self.steps for k, s in known.items()}
        events = {k: e for known in self.events for k, e in known.items()}
        assert steps.keys() | events.keys() == self.acknowledged
        orders = [sorted(steps), sorted(steps, reverse=True), sorted(steps, key=lambda k: k[::-1])]
        found = [progress_of([steps[k] for k in order]) for order in orders]
        assert all(progress == found[0] for progress in found)
        assert set(found[0].flagged) <= steps.keys()
        for paper in PAPERS:
            mine = [e for e in events.values() if e.entity_id == paper.id]
            assert custody_of(paper, mine) == custody_of(paper, mine[::-1])

    def _next_id(self, who: int) -> str:
        self.clock += 1
        return f"{who}:{self.clock:06d}"

    def _events_of(self, who: int, paper: Material) -> list[CustodyEvent]:
        return [e for e in self.events[who].values() if e.entity_id == paper.id]

    def _papers(self, who: int) -> list[Material]:
        return [material_with_custody(p, self._events_of(who, p)) for p in PAPERS]


TestCaseHistories = CaseHistories.TestCase
TestCaseHistories.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)


def test_nobody_can_change_the_first_receiver_or_a_fee():
    fixed = KINDS["case"].fixed_fields

    assert {"first_receiver_id", "first_receiver_name", "fee_cents"} <= fixed
    assert msgspec.structs.asdict(KINDS["case"].record(id=""))["fee_cents"] == 0
