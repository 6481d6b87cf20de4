"""What is published in editions (事项清单, 规则方案): how one travels in entries, and which is in force."""

from collections.abc import Iterable, Sequence

import msgspec

from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.moments import is_date
from app.models.records import EditionPart

PART_BYTES_MAX = 32 * 1024  # an entry's body holds 64 KiB
LONGEST_VERSION = 40


class Edition(msgspec.Struct, frozen=True):
    """Something published whole, without its contents.

    `side` says who published it; `hlc` tells two of one day apart. It counts only once all of its
    parts are here. `items` is how many there are, where the parts were read whole.
    """

    id: str
    side: str
    version: str
    effective_on: str
    published_at: str
    publisher: str
    hlc: int
    is_complete: bool
    items: int = 0

    @property
    def rank(self) -> tuple[str, int, str]:
        """Which of two editions in force is meant: the later date, then the later publication."""
        return self.effective_on, self.hlc, self.id


def editions_in(parts: Iterable[EditionPart]) -> list[Edition]:
    """The editions that these parts make, the newest first."""
    by_edition: dict[str, list[EditionPart]] = {}
    for part in parts:
        by_edition.setdefault(part.entity_id, []).append(part)
    editions = [_edition_of(found) for found in by_edition.values()]
    return sorted(editions, key=lambda edition: edition.rank, reverse=True)


def edition_in_force(editions: Iterable[Edition], day: str) -> Edition | None:
    """The edition that holds on that day: the township's, or else the station's own.

    Depends on the set of editions alone. None: only what ships is left.
    """
    begun = [e for e in editions if e.is_complete and e.effective_on <= day]
    ours = [e for e in begun if e.side == TOWNSHIP_SIDE] or begun
    return max(ours, key=lambda edition: edition.rank, default=None)


def edition_of_version(editions: Iterable[Edition], version: str) -> Edition | None:
    """The edition that bears a name, as cases do; the newest where two bear one."""
    named = [e for e in editions if e.is_complete and e.version == version]
    ours = [e for e in named if e.side == TOWNSHIP_SIDE] or named
    return max(ours, key=lambda edition: edition.rank, default=None)


def edition_fields(
    parts: Sequence[Sequence[str]], version: str, effective_on: str, published_at: str
) -> list[dict[str, object]]:
    """The bodies of the entries of a new edition, of which each part fits one.

    Raises OperationRefused `edition_version_missing` (most), `edition_date_impossible`.
    """
    if not version.strip() or len(version) > LONGEST_VERSION:
        raise OperationRefused("edition_version_missing", most=LONGEST_VERSION)
    if not is_date(effective_on):
        raise OperationRefused("edition_date_impossible")
    return [
        {
            "version": version.strip(),
            "effective_on": effective_on,
            "published_at": published_at,
            "position": position,
            "part_count": len(parts),
            "items": list(texts),
        }
        for position, texts in enumerate(parts)
    ]


def texts_in(parts: Iterable[EditionPart]) -> list[str]:
    """All texts of one edition, in their order; a part that stands twice counts once."""
    at_position = {part.position: part for part in sorted(parts, key=lambda part: part.id)}
    return [text for _, part in sorted(at_position.items()) for text in part.items]


def refuse_known_version(editions: Iterable[Edition], version: str) -> None:
    """Editions are named by their version, so no two may bear one name.

    Raises OperationRefused `edition_version_repeated`.
    """
    if any(edition.version == version.strip() for edition in editions):
        raise OperationRefused("edition_version_repeated", version=version.strip())


def free_version(editions: Iterable[Edition], day: str) -> str:
    """A name for a new edition: `2026-03-02版`, with a number when that day has one already."""
    taken = {edition.version for edition in editions}
    name, number = f"{day}版", 1
    while name in taken:
        number += 1
        name = f"{day}第{number}版"
    return name


def _edition_of(parts: Sequence[EditionPart]) -> Edition:
    first = min(parts, key=lambda part: (part.position, part.id))
    positions = {part.position for part in parts}
    return Edition(
        id=first.entity_id,
        side=first.side,
        version=first.version,
        effective_on=first.effective_on,
        published_at=first.published_at,
        publisher=first.actor_name,
        hlc=max(part.hlc for part in parts),
        is_complete=len(positions) >= first.part_count > 0
        and positions >= set(range(first.part_count)),
        items=sum(len(part.items) for part in parts),
    )
