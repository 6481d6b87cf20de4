"""A town's line to its county: what it asks there is what a station asks of a town."""

from collections.abc import Callable
from typing import Protocol

from app.journal.blob_push import BlobLine
from app.journal.exchange import Hello
from app.journal.segment_push import SegmentLine
from app.vault.crypto import CryptoProvider, SigningKey


class CountyLine(SegmentLine, BlobLine, Protocol):
    """Raises EnvironmentProblem when the line fails, OperationRefused with the county's reason."""

    def enrol(self, request: bytes) -> bytes: ...

    def hello(self, hello: Hello) -> Hello: ...

    def close(self) -> None: ...


DialCounty = Callable[[str, CryptoProvider, str, SigningKey, bytes], CountyLine]
"""Opens a line: address, suite, the town's id there, its key, and the county's public key."""
