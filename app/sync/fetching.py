"""Fetching ahead: the line brings the next piece while this PC stores the last one."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager

Fetch = Callable[[], bytes]
Begin = Callable[[Fetch], Fetch]
"""Begins to fetch; what it gives back waits for the answer, and raises what the line raised."""
Fetching = Callable[[], AbstractContextManager[Begin]]


@contextmanager
def in_turn() -> Iterator[Begin]:
    """Nothing ahead: it is fetched when it is asked for."""
    yield lambda fetch: fetch


@contextmanager
def in_a_thread() -> Iterator[Begin]:
    """One request at a time, beside the caller; on leaving, the last one has ended."""
    with ThreadPoolExecutor(1, "fetching") as pool:
        yield lambda fetch: pool.submit(fetch).result
