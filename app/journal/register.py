"""A field register: each field keeps its heads, the writes that no stored write has replaced.

The result depends on the set of writes alone, never on the order in which they arrived.
"""

from collections.abc import Callable
from typing import Any

import msgspec

from app.journal.entry import Dot


class LiveWrite(msgspec.Struct, frozen=True, array_like=True):
    """A write that is still head of the fields it carries here."""

    feed: bytes
    seq: int
    hlc: int
    actor: str
    fields: dict[str, Any]

    @property
    def rank(self) -> tuple[int, bytes, int]:
        """Who is shown among heads: the later clock, then device and seq, bytewise."""
        return self.hlc, self.feed, self.seq


class AwaitedBase(msgspec.Struct, frozen=True, array_like=True):
    """A write that another has replaced in `fields` before it arrived itself."""

    feed: bytes
    seq: int
    fields: tuple[str, ...]


class Register(msgspec.Struct, frozen=True, array_like=True):
    """All live writes of one entity."""

    kind: str
    writes: tuple[LiveWrite, ...] = ()
    awaited: tuple[AwaitedBase, ...] = ()

    def write(
        self, write: LiveWrite, bases: tuple[Dot, ...], has_folded: Callable[[Dot], bool]
    ) -> "Register":
        """The register once `write`, which replaces `bases`, has joined it.

        `has_folded` says whether a base was folded already; one that was not is awaited.
        """
        named = set(bases)
        mine = set(write.fields)
        kept = []
        for live in self.writes:
            if (live.feed, live.seq) in named:
                fields = {f: v for f, v in live.fields.items() if f not in mine}
                live = msgspec.structs.replace(live, fields=fields)  # noqa: PLW2901
            if live.fields:
                kept.append(live)
        gone = {
            field
            for awaited in self.awaited
            if (awaited.feed, awaited.seq) == (write.feed, write.seq)
            for field in awaited.fields
        }
        fields = {f: v for f, v in write.fields.items() if f not in gone}
        if fields:
            kept.append(msgspec.structs.replace(write, fields=fields))
        awaited = [a for a in self.awaited if (a.feed, a.seq) != (write.feed, write.seq)]
        awaited += [
            AwaitedBase(feed, seq, tuple(sorted(mine)))
            for feed, seq in sorted(named)
            if not has_folded((feed, seq))
        ]
        kept.sort(key=lambda live: (live.feed, live.seq))
        awaited.sort(key=lambda a: (a.feed, a.seq, a.fields))
        return Register(self.kind, tuple(kept), tuple(awaited))

    def values(self) -> dict[str, Any]:
        """The shown value of each field: the greatest head."""
        shown: dict[str, Any] = {}
        for live in sorted(self.writes, key=lambda live: live.rank):
            shown.update(live.fields)
        return shown

    def heads(self, field: str) -> list[LiveWrite]:
        """The heads of one field, greatest first."""
        holding = [live for live in self.writes if field in live.fields]
        return sorted(holding, key=lambda live: live.rank, reverse=True)

    def bases_for(self, fields: dict[str, Any]) -> tuple[Dot, ...]:
        """What a new write of these fields replaces: all heads that its author can see."""
        return tuple(
            (live.feed, live.seq)
            for live in self.writes
            if any(field in live.fields for field in fields)
        )

    def conflicts(self) -> list[str]:
        """Fields whose heads disagree, for a person to settle."""
        seen: dict[str, Any] = {}
        found = set()
        for live in self.writes:
            for field, value in live.fields.items():
                if field in seen and seen[field] != value:
                    found.add(field)
                seen.setdefault(field, value)
        return sorted(found)

    def newest_hlc(self) -> int:
        """The clock of the newest live write."""
        return max((live.hlc for live in self.writes), default=0)

    def encode(self) -> bytes:
        """As kept in the fold's own table."""
        return msgspec.msgpack.encode(self)


def read_register(content: bytes | None, kind: str) -> Register:
    """The register as kept, or an empty one."""
    if content is None:
        return Register(kind)
    return msgspec.msgpack.decode(content, type=Register)
