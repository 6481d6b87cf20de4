"""What may be attached: which files, how large, under which names; judged by content, never by name."""

import unicodedata
from collections.abc import Iterable

from app.models.errors import OperationRefused
from app.models.records import Attachment

ATTACH, RETRACT = "attach", "retract"
JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
ENDINGS = {JPEG: ".jpg", PNG: ".png", PDF: ".pdf"}
ATTACHMENT_BYTES_MAX = 8 * 1024 * 1024
"""Of a file as it is kept and travels: more than an hour on a line of 16 kbit/s."""
OFFERED_BYTES_MAX = 64 * 1024 * 1024
"""Of a photograph as a camera wrote it, before it is shrunk."""
NAME_LENGTH_MAX = 120
PARENT_KINDS = ("case", "material", "visit", "appeal", "household", "person", "cadre")

_STARTS = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"%PDF-1.": PDF, b"%PDF-2.": PDF}
_FORBIDDEN = frozenset('/\\:*?"<>|')
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"}) | {
    f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10)
}


def media_type_of(content: bytes) -> str:
    """JPEG, PNG or PDF, by the first bytes.

    Raises OperationRefused `attachment_empty`, `attachment_format_unknown`.
    """
    if not content:
        raise OperationRefused("attachment_empty")
    for start, media_type in _STARTS.items():
        if content.startswith(start):
            return media_type
    raise OperationRefused("attachment_format_unknown")


def safe_file_name(name: str, media_type: str) -> str:
    """The name as it is kept, with the ending that its content has; too long a one is shortened.

    It is data and never a path here, but people save files under it. Raises OperationRefused
    `attachment_name_unusable` for a path, control characters, or what Windows cannot have.
    """
    try:
        name.encode()
    except UnicodeEncodeError:
        raise OperationRefused("attachment_name_unusable") from None
    text = unicodedata.normalize("NFC", name)
    if any(c in _FORBIDDEN or unicodedata.category(c) == "Cc" for c in text):
        raise OperationRefused("attachment_name_unusable")
    # Marks that turn the direction of writing can make an ending look like another.
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Zl", "Zp"))
    stem = text.strip().strip(". ")
    base, dot, ending = stem.rpartition(".")
    if dot and base and len(ending) <= 5 and ending.isascii():
        stem = base.rstrip(". ")
    if not stem or stem.split(".")[0].upper() in _DEVICES:
        raise OperationRefused("attachment_name_unusable")
    ending = ENDINGS[media_type]
    return stem[: NAME_LENGTH_MAX - len(ending)].rstrip(". ") + ending


def is_hash(text: str) -> bool:
    """Whether it is a content hash; entries are written by others, and a hash becomes a file's name."""
    return len(text) == 64 and all(c in "0123456789abcdef" for c in text)


def standing(events: Iterable[Attachment]) -> list[Attachment]:
    """What is attached and was not retracted, in the order of the events."""
    known = list(events)
    gone = {event.entity_id for event in known if event.action == RETRACT}
    return [e for e in known if e.action == ATTACH and e.entity_id not in gone]
