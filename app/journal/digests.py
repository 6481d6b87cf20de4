"""Digests of rows: whether two machines that hold the same entries also show the same rows.

A difference is never put right by taking over the other's rows: each side folds its own journal
anew, and what differs even then is told to a person.
"""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from app.journal.branches import read_tree
from app.journal.exchange import HELLO_BYTES_MAX, Scope
from app.journal.fold import FOLD_VERSION
from app.journal.journal import Journal
from app.journal.keys import Crypto
from app.journal.storage import FeedState
from app.journal.vector import Have, Vector
from app.models.errors import OperationRefused
from app.models.kinds import TABLES
from app.models.records import Record

ROW_HASH_LENGTH = 16
RowsOf = Callable[[type[Record]], Iterable[Record]]
"""All rows of one type that are to be compared."""


class RowsDigest(msgspec.Struct, frozen=True, array_like=True):
    """How many rows, and the XOR of their hashes: the order of the rows does not matter."""

    count: int
    mixed: bytes


class RowsClaim(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a machine's rows come to at this frontier, folded by these rules. Fields are only added.

    `digests` are by table. Two claims can be compared where frontier and rules are the same.
    """

    rules: bytes
    vector: Vector
    digests: dict[str, RowsDigest]


class RowsAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What comparing two claims has shown; `differing` names tables."""

    is_comparable: bool
    differing: tuple[str, ...] = ()


def digest_of(crypto: Crypto, records: Iterable[Record]) -> RowsDigest:
    """The digest of rows of one type, over their fields in the order of the record."""
    count = mixed = 0
    for record in records:
        row = msgspec.msgpack.encode(msgspec.structs.astuple(record))
        mixed ^= int.from_bytes(crypto.hash(row)[:ROW_HASH_LENGTH], "big")
        count += 1
    return RowsDigest(count, mixed.to_bytes(ROW_HASH_LENGTH, "big"))


def rules_digest(crypto: Crypto) -> bytes:
    """Names the way in which this program folds: its version and the fields of every record."""
    fields = [[table, *record_type.__struct_fields__] for record_type, table in TABLES.items()]
    return crypto.hash(msgspec.msgpack.encode([FOLD_VERSION, fields]))[:ROW_HASH_LENGTH]


def frontier(journal: Journal, scope: Scope) -> Vector | None:
    """How far the feeds in scope are stored; None while some of it is not in the rows yet."""
    states = [state for state in journal.storage.feeds() if scope(state.descriptor)]
    if any(state.folded != state.have for state in states):
        return None
    return {state.feed: _end_of(journal, state) for state in states if state.have}


def _end_of(journal: Journal, state: FeedState) -> Have:
    """A feed's head; of one with branches all their ends together, whichever is kept as the feed."""
    tree = read_tree(journal.storage, journal.crypto, state)
    ends = tree.ends() if tree is not None else []
    if tree is None or len(ends) < 2:
        return Have.at(state.have, state.chain)
    last = max(tree.entries[end].seq for end in ends)
    return Have.at(last, journal.crypto.hash(b"".join(ends)))


def claim_rows(journal: Journal, scope: Scope, rows_of: RowsOf) -> RowsClaim | None:
    """The claim of a machine, made in one unchanging view; None while something is not folded yet."""
    vector = frontier(journal, scope)
    if vector is None:
        return None
    crypto = journal.crypto
    digests = {table: digest_of(crypto, rows_of(kind)) for kind, table in TABLES.items()}
    return RowsClaim(rules_digest(crypto), vector, digests)


def compare_claims(mine: RowsClaim | None, theirs: RowsClaim) -> RowsAnswer:
    """Which tables differ; nothing is said of claims that speak of different entries."""
    if mine is None or (mine.rules, mine.vector) != (theirs.rules, theirs.vector):
        return RowsAnswer(is_comparable=False)
    return RowsAnswer(is_comparable=True, differing=_differing(mine.digests, theirs.digests))


def read_claim(content: bytes) -> RowsClaim:
    """Raises OperationRefused `rows_claim_damaged`."""
    try:
        if len(content) <= HELLO_BYTES_MAX:
            return msgspec.msgpack.decode(content, type=RowsClaim)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        pass
    raise OperationRefused("rows_claim_damaged")


def _differing(mine: Mapping[str, RowsDigest], theirs: Mapping[str, RowsDigest]) -> tuple[str, ...]:
    return tuple(t for t in sorted(mine.keys() | theirs.keys()) if mine.get(t) != theirs.get(t))
