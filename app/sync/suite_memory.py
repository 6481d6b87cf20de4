"""What this station knows of its township's word on crypto suites."""

import msgspec

from app.journal.revocations import SignedList
from app.journal.suite_list import SuiteList, open_suites
from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.store import Store
from app.vault.crypto import CryptoProvider

SUITES_KEY = "suite_list"


def signed_suites(store: Store) -> bytes:
    """The township's latest signed list, to be passed on; empty before the first."""
    return store.meta(SUITES_KEY) or b""


def suites_of(store: Store) -> SuiteList:
    """What it says."""
    content = signed_suites(store)
    if not content:
        return SuiteList()
    # Its signature was found good before it was kept, and the file is sealed.
    return msgspec.msgpack.decode(
        msgspec.msgpack.decode(content, type=SignedList).payload, type=SuiteList
    )


def keep_suites(
    store: Store, crypto: CryptoProvider, town_key: bytes, village_code: str, signed: bytes
) -> bool:
    """Keep a list that is later than the one that is known; inside a transaction. An earlier one, which
    a stick or a township that was set back may bring, changes nothing. Returns whether it was kept.

    Raises OperationRefused `hello_not_trusted`.
    """
    told = open_suites(crypto, town_key, village_code, signed)
    if told.number <= suites_of(store).number:
        return False
    store.set_meta(SUITES_KEY, signed)
    return True


def suite_for_new_feeds(store: Store, crypto: CryptoProvider) -> tuple[CryptoProvider, str]:
    """The crypto in which a feed is begun now. Where this PC does not have the one that the township has
    chosen, its own, with the problem that a person has to be told of.
    """
    chosen = suites_of(store).chosen
    try:
        return (crypto.of(chosen) if chosen else crypto), ""
    except (OperationRefused, EnvironmentProblem) as problem:
        return crypto, problem.key
