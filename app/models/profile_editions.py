"""Editions of a place's profile: its file as text, in pieces that each fit an entry."""

from collections.abc import Iterable

from app.models.editions import PART_BYTES_MAX, edition_fields, texts_in
from app.models.profile_reading import ProfileReading, read_profile
from app.models.records import ProfilePart


def profile_fields(
    reading: ProfileReading, version: str, effective_on: str, published_at: str
) -> list[dict[str, object]]:
    """The bodies of the entries of a new edition.

    Raises OperationRefused `profile_refused`, and what `edition_fields` raises.
    """
    reading.required()
    pieces = [[piece] for piece in _pieces(reading.text)]
    return edition_fields(pieces, version, effective_on, published_at)


def profile_text(parts: Iterable[ProfilePart]) -> str:
    """The file of one edition, as it was published."""
    return "".join(texts_in(parts))


def profile_in(parts: Iterable[ProfilePart]) -> ProfileReading:
    """What one edition says; a newer program's file may hold what this one does not know.

    Raises what `read_profile` raises.
    """
    return read_profile(profile_text(parts).encode())


def _pieces(text: str) -> list[str]:
    """Each character is at most four bytes, so a piece of a quarter of the room always fits."""
    length = PART_BYTES_MAX // 4
    return [text[start : start + length] for start in range(0, len(text), length)]
