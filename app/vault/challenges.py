"""Challenges that one side issues and recognises again without keeping any of them."""

import hmac
from collections.abc import Callable

from app.models.errors import OperationRefused
from app.vault.crypto import CryptoProvider, Randomness

Clock = Callable[[], int]
"""Milliseconds since 1970."""
VALID_MILLISECONDS = 10 * 60 * 1000
_NONCE_BYTES = 12
_PARTS = 3


class Challenges:
    """`time.nonce.tag`: the tag is under the issuer's own key, the time by its clock alone."""

    def __init__(
        self, crypto: CryptoProvider, key: bytes, clock: Clock, randomness: Randomness
    ) -> None:
        self._crypto = crypto
        self._key = key
        self._clock = clock
        self._randomness = randomness

    def issue(self) -> str:
        """A fresh challenge, good for ten minutes."""
        content = f"{self._clock():x}.{self._randomness(_NONCE_BYTES).hex()}"
        return f"{content}.{self._tag(content)}"

    def check(self, challenge: str) -> None:
        """Raises OperationRefused `challenge_unknown` or `challenge_expired`."""
        content, _, tag = challenge.rpartition(".")
        if challenge.count(".") != _PARTS - 1 or not challenge.isascii():
            raise OperationRefused("challenge_unknown")
        if not hmac.compare_digest(tag, self._tag(content)):
            raise OperationRefused("challenge_unknown")
        issued = int(content.partition(".")[0], 16)
        if abs(self._clock() - issued) > VALID_MILLISECONDS:
            raise OperationRefused("challenge_expired")

    def _tag(self, content: str) -> str:
        return self._crypto.mac(self._key, content.encode()).hex()
