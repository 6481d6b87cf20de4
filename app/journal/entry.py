"""An entry: a header that is chained and signed, and a body that can be detached from it.

Bytes are stored, hashed and sent exactly as their author made them, never re-encoded.
"""

from collections.abc import Collection
from typing import Annotated, Any
from unicodedata import is_normalized

import msgspec

from app.journal.keys import Crypto
from app.models.errors import OperationRefused

ENTRY_VERSION = 1
SCHEMA = 1
BODY_BYTES_MAX = 64 * 1024
BODY_DEPTH_MAX = 8
DIGEST_LENGTH = 20
INTEGER_MAX = 2**53

_CONTAINERS = frozenset({dict, list, tuple})
_ALWAYS_PLAIN = frozenset({bool, bytes, type(None)})
_TEXT = {str}
_PLAIN_OR_TEXT = _ALWAYS_PLAIN | _TEXT

Dot = tuple[bytes, int]
"""(feed id, seq): names one write for ever."""


class Header(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`op` is the id of the act, empty when the act began here; `bases` are the dots replaced."""

    version: int
    seq: int
    hlc: int
    actor: bytes
    kind: str
    entity: bytes
    op: bytes
    bases: tuple[tuple[bytes, int], ...]
    schema: int
    body_length: int
    body_digest: bytes


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One write of one feed. `body` is None once it was erased; the header stays verifiable."""

    feed: bytes
    header_bytes: bytes
    header: Header
    body: bytes | None

    @property
    def seq(self) -> int:
        """Its place in the feed, from 1."""
        return self.header.seq

    @property
    def dot(self) -> Dot:
        """Its name."""
        return self.feed, self.header.seq

    @property
    def entity(self) -> str:
        """The entity's id as records have it."""
        return self.header.entity.hex()

    def fields(self) -> dict[str, Any]:
        """The body's content.

        Raises OperationRefused `entry_body_erased` or `entry_body_damaged`.
        """
        fields = _flat_fields(self.body)
        if fields is None:
            fields = self.made_fields()
            check_plain(fields)
        return fields

    def made_fields(self) -> dict[str, Any]:
        """The same of an entry that `make_entry` has just checked."""
        if self.body is None:
            raise OperationRefused("entry_body_erased")
        try:
            return _read_fields(self.body)
        except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
            raise OperationRefused("entry_body_damaged") from None


encode = msgspec.msgpack.Encoder().encode
"""The bytes of a header or body. Coders are made once: making one costs as much as using it."""
_read_fields = msgspec.msgpack.Decoder(dict[str, Any]).decode
_Integer = Annotated[int, msgspec.Meta(gt=-INTEGER_MAX, lt=INTEGER_MAX)]
_read_flat = msgspec.msgpack.Decoder(dict[str, bool | _Integer | str | list[str] | None]).decode
_write_text = msgspec.json.Encoder().encode
_read_header = msgspec.msgpack.Decoder(Header).decode


def dot_text(dot: Dot) -> str:
    """`feed:seq`, as records and screens name a write; sorts by seq within a feed."""
    return f"{dot[0].hex()}:{dot[1]:010d}"


def dot_of_text(text: str) -> Dot:
    """The dot that `dot_text` wrote."""
    feed, seq = text.split(":")
    return bytes.fromhex(feed), int(seq)


class Draft(msgspec.Struct, frozen=True):
    """What one entry is to say. Without `entity` it makes a new one; `bases` are the dots replaced."""

    kind: str
    fields: dict[str, Any]
    entity: str = ""
    bases: tuple[Dot, ...] = ()


def make_entry(
    crypto: Crypto, feed: bytes, draft: Draft, *, seq: int, hlc: int, actor: str, op: str
) -> Entry:
    """The entry that says what `draft` does, with the place and time that it has in its feed.

    Raises OperationRefused `entry_too_large` or `entry_value_forbidden` (see `check_plain`).
    """
    check_plain(draft.fields)
    body = encode(draft.fields)
    if len(body) > BODY_BYTES_MAX:
        raise OperationRefused("entry_too_large")
    header = Header(
        ENTRY_VERSION,
        seq,
        hlc,
        bytes.fromhex(actor),
        draft.kind,
        bytes.fromhex(draft.entity),
        bytes.fromhex(op),
        draft.bases,
        SCHEMA,
        len(body),
        crypto.hash(body)[:DIGEST_LENGTH],
    )
    return Entry(feed, encode(header), header, body)


def read_entry(crypto: Crypto, feed: bytes, header_bytes: bytes, body: bytes | None) -> Entry:
    """An entry from its bytes.

    Raises OperationRefused `entry_header_damaged` or `entry_body_damaged` (digest or length wrong).
    """
    try:
        header = _read_header(header_bytes)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        raise OperationRefused("entry_header_damaged") from None
    check_header(header)
    check_body_length(body)
    if body is not None and (
        len(body) != header.body_length or crypto.hash(body)[:DIGEST_LENGTH] != header.body_digest
    ):
        raise OperationRefused("entry_body_damaged")
    return Entry(feed, header_bytes, header, body)


def check_header(header: Header) -> None:
    """Raises OperationRefused `entry_header_damaged`."""
    is_sane = len(header.entity) == 16 and header.seq >= 1 and "\0" not in header.kind
    if not (is_sane and 0 <= header.hlc < INTEGER_MAX):
        raise OperationRefused("entry_header_damaged")


def check_body_length(body: bytes | None) -> None:
    """Raises OperationRefused `entry_body_damaged`."""
    if body is not None and len(body) > BODY_BYTES_MAX:
        raise OperationRefused("entry_body_damaged")


def _flat_fields(body: bytes | None) -> dict[str, Any] | None:
    """The fields of a body as nearly all are, of which `check_plain` would refuse nothing: so much is seen
    at once. None for any other.
    """
    try:
        fields = _read_flat(body or b"")
    except (ValueError, RecursionError):
        return None
    together = _write_text(fields)
    # Quotation marks compose with nothing, and what is written as an escape does not either.
    if b"\\u0000" in together or not is_normalized("NFC", together.decode()):
        return None
    return fields


def check_plain(value: Any, depth: int = BODY_DEPTH_MAX) -> None:
    """Only what every version and database keeps alike: no floats, NFC text without NUL, integers
    within 2**53, depth 8.

    Raises OperationRefused `entry_value_forbidden`.
    """
    texts: list[str] = []
    _gather_texts(value, depth, texts)
    # Looked at together: nothing composes with a line feed or moves across it, so that they are
    # normal side by side if each of them is.
    together = "\n".join(texts)
    if "\0" in together or not (together.isascii() or is_normalized("NFC", together)):
        raise OperationRefused("entry_value_forbidden")


def _gather_texts(value: Any, depth: int, texts: list[str]) -> None:
    """All texts in a value of which everything else is plain."""
    kind = type(value)
    if kind is str:
        texts.append(value)
    elif kind is int:
        if not -INTEGER_MAX < value < INTEGER_MAX:
            raise OperationRefused("entry_value_forbidden")
    elif kind in _CONTAINERS and depth > 0:
        _gather_from(value, depth - 1, texts)
        if kind is dict:
            _gather_from(value.values(), depth - 1, texts)
    elif kind not in _ALWAYS_PLAIN:
        raise OperationRefused("entry_value_forbidden")


def _gather_from(items: Collection[Any], depth: int, texts: list[str]) -> None:
    # Most are texts, and nearly all plain: only where others are is each looked at by itself.
    kinds = set(map(type, items))
    if kinds == _TEXT:
        texts += items
        return
    texts += [item for item in items if type(item) is str]
    for kind in kinds - _PLAIN_OR_TEXT:
        for item in items:
            if type(item) is kind:
                _gather_texts(item, depth, texts)
