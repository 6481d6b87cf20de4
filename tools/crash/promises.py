"""What the program had promised when the power went: the acknowledgements up to that moment."""

from collections.abc import Iterable
from typing import Any

import msgspec

Head = tuple[str, int, str]
"""A feed, its last seq and the chain hash there."""


class Line(msgspec.Struct, frozen=True):
    """One acknowledgement: what is being tried, or what was said to be done."""

    trying: dict[str, Any] = {}
    said: dict[str, Any] = {}


class Promises:
    """Grows with each acknowledgement; `count` tells one moment from another.

    `going_back_to`: the heads of a backup that is being put, or was put, in the file's place.
    """

    def __init__(self) -> None:
        self.count = 0
        self.accounts: dict[str, set[str]] = {}
        self.has_station = False
        self.heads: dict[str, int] = {}
        self.kept: set[str] = set()
        self.bundles: dict[str, str] = {}
        self.backups: set[str] = set()
        self.going_back_to: dict[str, int] | None = None

    def hear(self, written: bytes) -> None:
        """The program has written this to its acknowledgements."""
        for text in written.splitlines():
            self.count += 1
            line = msgspec.json.decode(text, type=Line)
            self._try(line.trying)
            self._keep(line.said)

    def newest_bundle(self) -> str:
        """The one that the stick has to hold; older ones may go while a newer is written."""
        return max(self.bundles, default="")

    def _try(self, facts: dict[str, Any]) -> None:
        for name, password in facts.get("account", {}).items():
            self.accounts.setdefault(name, set()).add(password)
        if "restore" in facts:
            self.going_back_to = {feed: head[0] for feed, head in facts["restore"].items()}

    def _keep(self, facts: dict[str, Any]) -> None:
        for name, password in facts.get("account", {}).items():
            self.accounts[name] = {password}
            self.has_station = True
        if "restore" in facts:
            self.heads = dict(self.going_back_to or {})
        for feed, (seq, _) in facts.get("heads", {}).items():
            # Of two threads, the one that looked first may say so last.
            self.heads[feed] = max(seq, self.heads.get(feed, 0))
        self.kept |= set(facts.get("kept", ()))
        self.bundles |= facts.get("bundle", {})
        self.backups |= set(facts.get("backup", {}))


def heads_ever_said(written: Iterable[bytes]) -> set[Head]:
    """Every head that an act has left: a feed that ends anywhere else ends in half an act."""
    heads = set()
    for text in b"".join(written).splitlines():
        line = msgspec.json.decode(text, type=Line)
        for feed, (seq, chain) in line.said.get("heads", {}).items():
            heads.add((feed, seq, chain))
    return heads


def bundles_ever_said(written: Iterable[bytes]) -> set[str]:
    """The digest of every bundle that was whole on the stick in the end."""
    lines = [msgspec.json.decode(text, type=Line) for text in b"".join(written).splitlines()]
    return {digest for line in lines for digest in line.said.get("bundle", {}).values()}
