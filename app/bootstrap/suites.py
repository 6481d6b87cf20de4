"""Which crypto suite the keys of a station or a township are in: chosen once, when it is set up."""

import msgspec

from app.bootstrap.surroundings import Surroundings
from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE
from app.vault.suites import Suites

__all__ = ["STANDARD_SUITE", "STATE_SUITE", "suited"]


def suited(surroundings: Surroundings, suite: int) -> Surroundings:
    """The surroundings with that suite in them, and all others beside it.

    Raises OperationRefused `suite_unknown`, EnvironmentProblem `libcrypto_missing`.
    """
    if surroundings.crypto.suite == suite:
        return surroundings
    crypto = Suites(surroundings.randomness).of(suite)
    return msgspec.structs.replace(surroundings, crypto=crypto)
