"""Rows that an older program has folded are made anew when the station is opened."""

from app.journal.fold import FOLD_VERSION, Fold, are_rows_ahead
from app.models.long_work import Tell, untold
from app.store.store import Store

FOLD_VERSION_KEY = "fold_version"


def fold_anew_after_upgrade(store: Store, tell: Tell = untold) -> None:
    """Rows that an older program has folded are made anew, and what it set aside is tried again.

    Rows of a snapshot stay as they are until their entries are all here: without these they could
    not be made anew. It is one transaction: a power cut, and what `tell` raises, leave the older
    rows, and the next opening begins anew.
    """
    version = str(FOLD_VERSION).encode()
    if store.meta(FOLD_VERSION_KEY) == version or are_rows_ahead(store.journal_storage):
        return
    with store.transaction():
        Fold(store.journal_storage, store.rows, tell).rebuild()
        store.set_meta(FOLD_VERSION_KEY, version)
