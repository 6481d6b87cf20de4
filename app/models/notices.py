"""What a township tells all its stations (通知公告, 表样): how a notice travels, and which hold on a day."""

import base64
import binascii
from collections.abc import Iterable, Sequence

import msgspec

from app.models.editions import PART_BYTES_MAX, edition_fields, editions_in, texts_in
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.models.moments import is_date
from app.models.notice_records import NoticePart

NOTICE, TEMPLATE = CATEGORIES = ("notice", "template")
BODY_MAX, FILE_BYTES_MAX, FILE_NAME_MAX = 5_000, 300 * 1024, 80
FILE_TYPES = (".xlsx", ".xls", ".docx", ".doc", ".pdf", ".txt", ".csv", ".wps", ".et")
_PIECE_BYTES = PART_BYTES_MAX // 4 * 3


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """A notice as it was published. `read_at` is when it was first read at the station that shows it."""

    id: str
    title: str
    category: str
    body: str
    file_name: str
    effective_on: str
    until_on: str
    published_at: str
    publisher: str
    is_withdrawn: bool = False
    read_at: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether it is still to be shown."""
        is_over = bool(self.until_on) and day > self.until_on
        return not self.is_withdrawn and self.effective_on <= day and not is_over


class NoticeDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk writes: `file` is empty without one; without `until_on` it stays."""

    title: str
    category: str = NOTICE
    body: str = ""
    effective_on: str = ""
    until_on: str = ""
    file_name: str = ""
    file: bytes = b""

    def checked(self) -> None:
        """Raises OperationRefused `notice_category_unknown`, `notice_body_missing` (most),
        `notice_file_wrong` (kib), `notice_until_wrong`.
        """
        if self.category not in CATEGORIES:
            raise OperationRefused("notice_category_unknown")
        is_empty = not self.body.strip() and not self.file
        if is_empty or len(self.body) > BODY_MAX:
            raise OperationRefused("notice_body_missing", most=BODY_MAX)
        is_named = self.file_name.lower().endswith(FILE_TYPES)
        is_named = is_named and len(self.file_name) <= FILE_NAME_MAX
        if self.file and (not is_named or len(self.file) > FILE_BYTES_MAX):
            raise OperationRefused("notice_file_wrong", kib=FILE_BYTES_MAX // 1024)
        if self.until_on and (not is_date(self.until_on) or self.until_on < self.effective_on):
            raise OperationRefused("notice_until_wrong")


def notice_fields(draft: NoticeDraft, published_at: str) -> list[dict[str, object]]:
    """The bodies of the entries of a new notice.

    Raises what `NoticeDraft.checked` and `edition_fields` raise.
    """
    draft.checked()
    pieces = [
        [base64.b64encode(draft.file[start : start + _PIECE_BYTES]).decode()]
        for start in range(0, len(draft.file), _PIECE_BYTES)
    ]
    parts = edition_fields(
        [[draft.body.strip()], *pieces], draft.title, draft.effective_on, published_at
    )
    said: dict[str, object] = {"category": draft.category}
    said |= {"file_name": draft.file_name} if draft.file else {}
    said |= {"until_on": draft.until_on} if draft.until_on else {}
    return [part | said for part in parts]


def withdrawal_fields(notice: Notice, published_at: str) -> dict[str, object]:
    """The body of the entry that withdraws a notice."""
    fields = edition_fields([[]], notice.title, notice.effective_on, published_at)[0]
    return fields | {"withdraws": notice.id, "category": notice.category}


def notices_in(parts: Sequence[NoticePart]) -> list[Notice]:
    """The notices that these parts make whole, the newest first. Only the township's word counts.

    Parts may come without their items; then texts are empty.
    """
    ours = [part for part in parts if part.side == TOWNSHIP_SIDE]
    withdrawn = {part.withdraws for part in ours if part.withdraws}
    by_notice: dict[str, list[NoticePart]] = {}
    for part in ours:
        if not part.withdraws:
            by_notice.setdefault(part.entity_id, []).append(part)
    return [
        _notice_of(by_notice[edition.id], is_withdrawn=edition.id in withdrawn)
        for edition in sorted(
            editions_in(part for found in by_notice.values() for part in found),
            key=lambda edition: (edition.published_at, edition.hlc, edition.id),
            reverse=True,
        )
        if edition.is_complete
    ]


def file_of(parts: Iterable[NoticePart]) -> bytes:
    """The file of one notice. Raises OperationRefused `notice_file_damaged`."""
    pieces = texts_in(parts)[1:]
    try:
        return b"".join(base64.b64decode(piece, validate=True) for piece in pieces)
    except (binascii.Error, ValueError):
        raise OperationRefused("notice_file_damaged") from None


def _notice_of(parts: Sequence[NoticePart], *, is_withdrawn: bool) -> Notice:
    first = min(parts, key=lambda part: (part.position, part.id))
    return Notice(
        id=first.entity_id,
        title=first.version,
        category=first.category if first.category in CATEGORIES else NOTICE,
        body=first.items[0] if first.items else "",
        file_name=first.file_name,
        effective_on=first.effective_on,
        until_on=first.until_on,
        published_at=first.published_at,
        publisher=first.actor_name,
        is_withdrawn=is_withdrawn,
    )
