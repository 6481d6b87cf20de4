"""A field register: each field keeps its heads, the writes that no stored write has replaced.

The result depends on the set of writes alone, never on the order in which they arrived.
"""

from collections.abc import Callable, Collection
from typing import Any

import msgspec

from app.journal.entry import Dot

_ARRAY, _ARRAY_MASK = 0x90, 0xF0  # how msgpack begins a short array


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
        if not (self.writes or self.awaited or bases):
            return Register(self.kind, (write,) if write.fields else ())
        named = set(bases)
        mine = set(write.fields)
        kept = []
        for live in self.writes:
            if (live.feed, live.seq) in named:
                left = {f: v for f, v in live.fields.items() if f not in mine}
                if left:
                    kept.append(msgspec.structs.replace(live, fields=left))
            elif live.fields:
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
        if len(self.writes) < 2:
            return []
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


class Registers(msgspec.Struct, frozen=True):
    """What the fold keeps of one entity: a register for each kind, nearly always a single one.

    Two branches of a feed give the same ids to different things. Each kind then has a record of its
    own, or the one that came first would shut the other out, here this one and there that one.
    """

    by_kind: dict[str, Register] = {}

    def of(self, kind: str) -> Register:
        """The register of one kind, perhaps an empty one."""
        return self.by_kind.get(kind) or Register(kind)

    def having(self, register: Register) -> "Registers":
        """With this register in the place of the one of its kind."""
        return Registers({**self.by_kind, register.kind: register})

    def without(self, kinds: Collection[str]) -> "Registers":
        """Without the registers of these kinds."""
        return Registers({name: kept for name, kept in self.by_kind.items() if name not in kinds})

    @property
    def kind(self) -> str:
        """The kind that the entity is listed under."""
        if len(self.by_kind) == 1:
            return next(iter(self.by_kind))
        return min(self.by_kind, key=lambda kind: (not self.by_kind[kind].conflicts(), kind))

    def conflicts(self) -> list[str]:
        """The fields of any kind whose heads disagree."""
        return sorted({f for register in self.by_kind.values() for f in register.conflicts()})

    def encode(self) -> bytes:
        """As kept in the fold's own table: the only register, or all of them."""
        kept = [self.by_kind[kind] for kind in sorted(self.by_kind)]
        return msgspec.msgpack.encode(kept[0] if len(kept) == 1 else kept)


def read_registers(content: bytes | None) -> Registers:
    """The registers as kept, or none."""
    if content is None:
        return Registers()
    if content[1] & _ARRAY_MASK != _ARRAY:  # a register begins with its kind
        only = msgspec.msgpack.decode(content, type=Register)
        return Registers({only.kind: only})
    several = msgspec.msgpack.decode(content, type=list[Register])
    return Registers({register.kind: register for register in several})


def read_register(content: bytes | None, kind: str) -> Register:
    """The register of one kind as kept, or an empty one."""
    return read_registers(content).of(kind)
