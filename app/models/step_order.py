"""One order for steps that were taken on several PCs, the same wherever it is worked out."""

import heapq
from collections.abc import Iterable
from typing import Protocol, TypeVar

TAKEN_BACK = "taken_back"
"""The action of a step that takes back the one it names as its base. Nothing is erased by it."""


class Step(Protocol):
    """A step knows its dot (`id`), its clock, and the dots that its author had seen (`bases`)."""

    @property
    def id(self) -> str: ...
    @property
    def hlc(self) -> int: ...
    @property
    def bases(self) -> list[str]: ...
    @property
    def side(self) -> str: ...


StepT = TypeVar("StepT", bound=Step)


def in_causal_order(steps: Iterable[StepT]) -> list[StepT]:
    """Steps after everything their authors had seen; the clock only orders what is concurrent.

    A clock cannot be both bounded and the judge (shared sync rules), so `bases` come first.
    """
    by_id = {step.id: step for step in steps}
    waiting = {step.id: {b for b in step.bases if b in by_id} for step in by_id.values()}
    followers: dict[str, list[str]] = {}
    for step_id, bases in waiting.items():
        for base in bases:
            followers.setdefault(base, []).append(step_id)
    ready = [(by_id[i].hlc, i) for i, bases in waiting.items() if not bases]
    heapq.heapify(ready)
    ordered = []
    while ready:
        _, step_id = heapq.heappop(ready)
        ordered.append(by_id[step_id])
        for follower in followers.get(step_id, ()):
            waiting[follower].discard(step_id)
            if not waiting[follower]:
                heapq.heappush(ready, (by_id[follower].hlc, follower))
    # Steps that name each other in a ring can only be forged; they are kept, for flagging.
    placed = {step.id for step in ordered}
    ring = sorted((step.hlc, step.id) for step in by_id.values() if step.id not in placed)
    return ordered + [by_id[step_id] for _, step_id in ring]


def taken_back_ids(steps: Iterable[StepT]) -> set[str]:
    """The steps that were taken back and count no more.

    One that somebody has gone on from meanwhile, on another PC or in town, was taken back too late:
    it counts, whichever of the two arrived first.
    """
    known = list(steps)
    if not any(getattr(step, "action", "") == TAKEN_BACK for step in known):
        return set()
    gone: set[str] = set()
    named = {step.id: step for step in known}
    for step in reversed(in_causal_order(known)):
        if getattr(step, "action", "") != TAKEN_BACK:
            continue
        for base in step.bases:
            followers = (
                other.id
                for other in known
                if base in other.bases and getattr(other, "action", "") != TAKEN_BACK
            )
            if base not in named or named[base].side != step.side:
                continue
            if all(follower in gone for follower in followers):
                gone.add(base)
    return gone


def told_in_order(steps: Iterable[StepT]) -> list[tuple[StepT, bool]]:
    """In causal order what a history tells: each step, and whether it was taken back."""
    known = list(steps)
    gone = taken_back_ids(known)
    return [
        (step, step.id in gone)
        for step in in_causal_order(known)
        if getattr(step, "action", "") != TAKEN_BACK
    ]


def counting_in_order(steps: Iterable[StepT]) -> list[StepT]:
    """In causal order, without what was taken back and the steps that did so."""
    return [step for step, is_taken_back in told_in_order(steps) if not is_taken_back]


def heads_of(steps: Iterable[StepT]) -> list[str]:
    """Ids that no other step has seen: what a new step names as its bases."""
    known = list(steps)
    seen = {base for step in known for base in step.bases}
    return sorted(step.id for step in known if step.id not in seen)
