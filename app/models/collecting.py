"""Long work that makes many records, and no garbage in circles, is not interrupted to look for it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """No search for circles inside: with 10,000 rows in memory each search goes through all of them,
    which takes a fifth of an import.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
