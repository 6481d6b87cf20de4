"""One order for steps that were taken on several PCs, the same wherever it is worked out."""

import heapq
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Step(Protocol):
    """A step knows its dot (`id`), its clock, and the dots that its author had seen (`bases`)."""

    @property
    def id(self) -> str: ...
    @property
    def hlc(self) -> int: ...
    @property
    def bases(self) -> list[str]: ...


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


def heads_of(steps: Iterable[StepT]) -> list[str]:
    """Ids that no other step has seen: what a new step names as its bases."""
    known = list(steps)
    seen = {base for step in known for base in step.bases}
    return sorted(step.id for step in known if step.id not in seen)
