"""Which certificates a village may issue: twenty that it may not (民发〔2020〕20号), and a closed list
of those that it may, which a county confirms.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from app.models.catalog import likeness
from app.models.errors import OperationRefused


class Proof(msgspec.Struct, frozen=True):
    """A certificate. `advice` says what to do instead, or within which bounds it is issued."""

    code: str
    name: str
    kind: Literal["blocked", "allowed"]
    advice: str
    pinyin: str = ""
    initials: str = ""

    @property
    def is_blocked(self) -> bool:
        """Whether no village may issue it."""
        return self.kind == "blocked"


class ProofRules:
    """All of them. What stands in neither list a village need not issue."""

    def __init__(self, proofs: Iterable[Proof] = ()) -> None:
        self.proofs = tuple(proofs)

    @property
    def allowed(self) -> tuple[Proof, ...]:
        """The closed list of what a village issues."""
        return tuple(proof for proof in self.proofs if not proof.is_blocked)

    def find(self, query: str, limit: int = 20) -> list[Proof]:
        """Proofs whose name, pinyin or initials hold `query`; nothing for an empty one."""
        wanted = query.strip().lower()
        if not wanted:
            return []
        ranked = [(likeness(wanted, p.name, p.code, p.pinyin, p.initials), p) for p in self.proofs]
        found = sorted(
            ((r, n) for n, (r, _) in enumerate(ranked) if r), key=lambda rn: (-rn[0], rn[1])
        )
        return [ranked[n][1] for _, n in found[:limit]]


def refusal_of_proof(proof: Proof) -> OperationRefused:
    """Why a village does not issue it, and where to turn."""
    return OperationRefused("proof_not_issued_by_villages", name=proof.name, advice=proof.advice)
