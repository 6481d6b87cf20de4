"""A vector: how far a machine has each feed. What to send is worked out from the peer's latest one."""

from typing import Annotated

import msgspec

from app.journal.chain import CHAIN_PREFIX_LENGTH
from app.journal.entry import INTEGER_MAX

Seq = Annotated[int, msgspec.Meta(ge=0, lt=INTEGER_MAX)]
"""How many entries of a feed; what others claim is held to it as it is read."""


class Have(msgspec.Struct, frozen=True, array_like=True):
    """The last seq of a feed and the start of its chain hash there."""

    seq: Seq
    chain: bytes

    @classmethod
    def at(cls, seq: int, chain: bytes) -> "Have":
        """From a feed's head."""
        return cls(seq, chain[:CHAIN_PREFIX_LENGTH])


Vector = dict[bytes, Have]
"""Feed id to Have; a feed that is absent is not known at all."""
