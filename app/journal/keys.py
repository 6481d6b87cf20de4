"""What the journal needs of cryptography, given to it from outside."""

from typing import Protocol


class Crypto(Protocol):
    """Hash and signature check of one crypto suite."""

    @property
    def suite(self) -> int: ...

    def of(self, suite: int, /) -> "Crypto":
        """The crypto of a feed that names this suite, which may be another than this one.

        Raises OperationRefused `suite_unknown`, EnvironmentProblem `libcrypto_missing`.
        """
        ...

    def hash(self, content: bytes, /) -> bytes:
        """32 bytes."""
        ...

    def verify(self, public_key: bytes, purpose: str, message: bytes, signature: bytes, /) -> bool:
        """False for anything that is not this key's signature; never raises."""
        ...


class FeedKey(Protocol):
    """The private key of one feed."""

    def sign(self, purpose: str, message: bytes, /) -> bytes: ...
