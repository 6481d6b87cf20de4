"""The crypto suites that this machine knows: the one place where a suite's number becomes its crypto.

1: Ed25519, X25519, SHA-256, AES. 2 (国密): SM2, SM3, SM4.
"""

from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE
from app.vault.crypto import CryptoProvider, Randomness, Suite1, unknown_suite
from app.vault.suite2 import Suite2


class Suites:
    """Each suite is made once, when something first names it: without libcrypto suite 1 works on."""

    def __init__(self, randomness: Randomness) -> None:
        self._randomness = randomness
        self._made: dict[int, CryptoProvider] = {}

    def of(self, suite: int) -> CryptoProvider:
        """The crypto of a suite, which finds the other by itself.

        Raises OperationRefused `suite_unknown`, EnvironmentProblem `libcrypto_missing`.
        """
        if suite not in self._made:
            self._made[suite] = self._make(suite)
        return self._made[suite]

    def _make(self, suite: int) -> CryptoProvider:
        if suite == STANDARD_SUITE:
            return Suite1(self.of)
        if suite == STATE_SUITE:
            return Suite2(self._randomness, self.of)
        return unknown_suite(suite)
