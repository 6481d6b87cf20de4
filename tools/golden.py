"""Writes an edition of the golden corpus: real entries of every kind, kept for ever (sync R21).

    python -m tools.golden NAME [--kinds KIND ...]

An edition is a folder tests/golden/NAME with one file for each kind, the papers and segments that
carried the entries, and the rows they fold into. It is written once: an existing edition is never
touched, and tests/golden/digests.json says what each file must be. A new kind, or a new way of
writing an old one, gets an edition of its own.
"""

import argparse
import hashlib
import random
import sys
from pathlib import Path
from typing import Any

import msgspec

from app.journal.fold import Fold
from app.journal.memory import MemoryRows
from app.models.kinds import KINDS
from tools.golden_village import GoldenVillage, write_of_next_version, write_sample

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "golden"
DIGESTS = CORPUS / "digests.json"
NEXT_VERSION = "next-version"


class GoldenEntry(msgspec.Struct, frozen=True):
    """One entry: which feed, and its bytes in hex. `body` is empty once it was erased."""

    feed: str
    seq: int
    header: str
    body: str


class GoldenFeed(msgspec.Struct, frozen=True):
    """A feed's envelope, and its segments as they travelled, in hex."""

    feed: str
    descriptor: str
    signature: str
    certificate: str
    segments: list[str]


class Papers(msgspec.Struct, frozen=True):
    """What else is signed. The secrets are nobody's: they were drawn for this corpus alone."""

    town_key: str
    device_key: str
    town_secret: str
    invitation: str
    enrolment: str
    certificate: str
    signed_hello: str
    bundle: str


class Folded(msgspec.Struct, frozen=True):
    """What the entries fold into: rows by kind and id, conflicting fields, what was set aside."""

    rows: dict[str, dict[str, dict[str, Any]]]
    conflicts: dict[str, list[str]]
    quarantined: dict[str, str]


def folded(rows: MemoryRows) -> Folded:
    """The rows as plain values."""
    names = {kind.record: kind.name for kind in KINDS.values()}
    return Folded(
        rows={
            names[record_type]: {
                row_id: msgspec.to_builtins(row) for (_, row_id), row in sorted(table.items())
            }
            for record_type, table in sorted(rows.rows.items(), key=lambda item: names[item[0]])
        },
        conflicts={
            f"{kind} {entity}": fields
            for (_, entity), (kind, fields) in sorted(rows.conflicts.items())
        },
        quarantined={f"{each.feed.hex()}:{each.seq}": each.problem for each in rows.quarantined()},
    )


def write_edition(name: str, kinds: list[str]) -> Path:
    """A new edition; refuses to touch one that exists."""
    folder = CORPUS / name
    if folder.exists():
        raise SystemExit(f"{name} is there already and stays as it is; choose another name")
    village = GoldenVillage(random.Random(name))
    for kind in kinds:
        write_sample(village, KINDS[kind])
    write_of_next_version(village)
    village.seal()
    rows = MemoryRows()
    Fold(village.storage, rows).fold_pending()
    folder.mkdir(parents=True)
    by_kind: dict[str, list[GoldenEntry]] = {}
    for state in village.storage.feeds():
        for entry in village.storage.entries(state.feed, 1, state.have):
            kind = entry.header.kind if entry.dot not in village.next_version else NEXT_VERSION
            by_kind.setdefault(kind, []).append(
                GoldenEntry(
                    state.feed.hex(),
                    entry.seq,
                    entry.header_bytes.hex(),
                    (entry.body or b"").hex(),
                )
            )
    for kind, entries in by_kind.items():
        _keep(folder / f"entries-{kind}.json", entries)
    _keep(folder / "feeds.json", feeds_of(village))
    _keep(folder / "papers.json", papers_of(village))
    _keep(folder / "folded.json", folded(rows))
    return folder


def feeds_of(village: GoldenVillage) -> list[GoldenFeed]:
    """All feeds with their segments."""
    return [
        GoldenFeed(
            feed=state.feed.hex(),
            descriptor=state.envelope.descriptor.hex(),
            signature=state.envelope.signature.hex(),
            certificate=state.envelope.certificate.hex(),
            segments=[packed.hex() for packed in village.journal.segments_after(state.feed, 0)],
        )
        for state in village.storage.feeds()
    ]


def papers_of(village: GoldenVillage) -> Papers:
    """Everything that is no entry."""
    device = village.devices[0]
    return Papers(
        town_key=village.town_key.public_key.hex(),
        device_key=device.key.public_key.hex(),
        town_secret=village.town_age.secret,
        invitation=village.invitation.decode(),
        enrolment=village.enrolment.hex(),
        certificate=device.certificate.hex(),
        signed_hello=village.signed_hello().hex(),
        bundle=village.bundle().hex(),
    )


def digest_of(path: Path) -> str:
    """Which content a file has."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kept_digests() -> dict[str, str]:
    """What each file of the corpus must be."""
    return msgspec.json.decode(DIGESTS.read_bytes()) if DIGESTS.exists() else {}


def _keep(path: Path, content: Any) -> None:
    text = msgspec.json.format(msgspec.json.encode(content), indent=1)
    path.write_bytes(text + b"\n")
    digests = kept_digests() | {path.relative_to(CORPUS).as_posix(): digest_of(path)}
    ordered = dict(sorted(digests.items()))
    DIGESTS.write_bytes(msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.golden")
    parser.add_argument("name")
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    asked = parser.parse_args(arguments)
    print(write_edition(asked.name, asked.kinds))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
