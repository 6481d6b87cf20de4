"""Which crypto suite a station or a township works with: chosen once, when it is set up."""

import msgspec

from app.bootstrap.surroundings import Surroundings
from app.models.errors import OperationRefused
from app.vault.crypto import CryptoProvider, Suite1
from app.vault.suite2 import Suite2

STANDARD_SUITE, STATE_SUITE = 1, 2
SUITES = (STANDARD_SUITE, STATE_SUITE)
"""1: Ed25519, X25519, SHA-256, AES. 2 (国密): SM2, SM3, SM4."""


def suited(surroundings: Surroundings, suite: int) -> Surroundings:
    """The surroundings with that suite in them.

    Raises OperationRefused `suite_unknown`, EnvironmentProblem `libcrypto_missing`.
    """
    if surroundings.crypto.suite == suite:
        return surroundings
    crypto: CryptoProvider
    if suite == STANDARD_SUITE:
        crypto = Suite1()
    elif suite == STATE_SUITE:
        crypto = Suite2(surroundings.randomness)
    else:
        raise OperationRefused("suite_unknown")
    return msgspec.structs.replace(surroundings, crypto=crypto)
