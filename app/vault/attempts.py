"""Wrong passwords, counted per account: each further one makes the next try wait, never for ever."""

import math
from collections.abc import Callable
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.encoding import decoded

FREE_MISSES = 5
"""So many wrong passwords cost nothing but the time of trying."""
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 60, 30 * 60
ATTEMPTS_FILE = "attempts"

RunningSeconds = Callable[[], float]
"""Seconds for which this PC has been running (time.monotonic): nobody can set them."""


class Standing(msgspec.Struct, frozen=True):
    """How an account stands: wrong passwords in a row, and how long its next try still has to wait.

    `as_of` is the running time at which `wait_seconds` was worked out.
    """

    misses: int = 0
    wait_seconds: float = 0.0
    as_of: float = 0.0


class Attempts:
    """The counts of one station, kept beside its slots.

    Waiting is counted in running time, so setting the clock shortens nothing; a PC that was switched
    off waits on from where it was last asked. A try is counted before it is made, so that cutting it
    short does not make it free. Deleting the file only brings back the tries that cost no waiting:
    against guessing on a copied disk stands the cost of a password alone.
    """

    def __init__(self, path: Path, disk: Disk, running_seconds: RunningSeconds) -> None:
        self._file = TwoCopyFile(path, disk)
        self._running_seconds = running_seconds

    def begin(self, account_id: str) -> None:
        """Count a try; `succeeded` takes it back.

        Raises OperationRefused `account_waiting` (minutes), EnvironmentProblem
        `vault_file_not_written` (file).
        """
        standings = self._read()
        now = self._running_seconds()
        standing = _aged(standings.get(account_id, Standing()), now)
        if standing.wait_seconds > 0:
            self._write(standings | {account_id: standing})
            raise OperationRefused("account_waiting", minutes=math.ceil(standing.wait_seconds / 60))
        misses = standing.misses + 1
        wait = wait_seconds_after(misses)
        self._write(standings | {account_id: Standing(misses, wait, now)})

    def succeeded(self, account_id: str) -> int:
        """The password was right; returns how many wrong ones came before it."""
        standings = self._read()
        missed = standings.pop(account_id, Standing()).misses - 1
        self._write(standings)
        return max(missed, 0)

    def failed_for_other_reasons(self, account_id: str) -> None:
        """The try said nothing about the password: it does not count."""
        standings = self._read()
        standing = standings.get(account_id, Standing())
        misses = max(standing.misses - 1, 0)
        self._write(standings | {account_id: Standing(misses, 0.0, self._running_seconds())})

    def _read(self) -> dict[str, Standing]:
        """A file that is gone or damaged counts nothing: it must not keep people out."""
        try:
            content = self._file.read().content
        except EnvironmentProblem:
            return {}
        return decoded(content, dict[str, Standing]) or {}

    def _write(self, standings: dict[str, Standing]) -> None:
        try:
            generation = self._file.read().generation
        except EnvironmentProblem:
            generation = 0
        self._file.write(Copy(generation + 1, msgspec.msgpack.encode(standings)))


def wait_seconds_after(misses: int) -> float:
    """A minute after the fifth wrong password, doubling with each, half an hour at most."""
    if misses < FREE_MISSES:
        return 0.0
    doublings = min(misses - FREE_MISSES, 10)
    return float(min(FIRST_WAIT_SECONDS * 2**doublings, LONGEST_WAIT_SECONDS))


def _aged(standing: Standing, now: float) -> Standing:
    """Running time begins anew when a PC is switched on: what is left then is waited for whole."""
    passed = now - standing.as_of if now >= standing.as_of else 0.0
    left = max(standing.wait_seconds - passed, 0.0)
    return Standing(standing.misses, left, now)
