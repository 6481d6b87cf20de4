"""What has come in one push is stored and folded inside one transaction."""

from collections.abc import Callable, Sequence

import msgspec

from app.journal.exchange import TakenIn
from app.models.errors import OperationRefused
from app.town.books import Books

Take = Callable[[bytes], TakenIn]


class Named(msgspec.Struct, frozen=True):
    """The feed and the entries that the address of a push names."""

    feed: bytes
    first: int
    last: int


def take_push(books: Books, named: Named, run: Sequence[bytes], take: Take) -> list[TakenIn]:
    """Store these segments with `take` and fold them. The last one tells what was parked; of several
    none is.

    Raises OperationRefused what `take` raises, what a run would have had parked, and
    `segment_not_as_named` when they are not what their address names.
    """
    stored = list[TakenIn]()
    for packed in run:
        taken = take(packed)
        if taken.problem and len(run) > 1:
            raise OperationRefused(taken.problem, seq=taken.seq)
        books.fold_what_came_in()  # while its entries are still in memory
        stored.append(taken)
    is_stored = taken.have >= named.last or bool(taken.problem)
    is_named = {each.feed for each in stored} == {named.feed}
    if not (is_stored and is_named and 1 <= named.first <= named.last):
        raise OperationRefused("segment_not_as_named")
    return stored
