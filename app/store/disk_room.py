"""Room on the disk: warned of before it is short, and a reserve that a full disk gives back."""

import os
from contextlib import suppress
from pathlib import Path

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import FreeBytes, free_bytes

MIB = 1024 * 1024
RESERVE_BYTES = 64 * MIB
LOW_BYTES, NO_NEW_FORMS_BYTES = 1024 * MIB, 200 * MIB
RESERVE_FILE = "reserve.bin"
NEW_FORMS = frozenset(
    {"register_case", "record_visit", "receive_people", "attach_file", "import_roster"}
    | {"import_items", "count_sheet", "keep_activity", "keep_appointment"}
)
"""What begins something new; what was begun may always be finished."""
_BLOCK = bytes(MIB)


class DiskRoom:
    """The room on the disk of one station's folder."""

    def __init__(
        self,
        folder: Path,
        free: FreeBytes = free_bytes,
        reserve_bytes: int = RESERVE_BYTES,
    ) -> None:
        self._folder = folder
        self._reserve = folder / RESERVE_FILE
        self._free = free
        self._reserve_bytes = reserve_bytes

    def free_mib(self) -> int:
        """What is free, in MiB; plenty where the system does not say."""
        try:
            return self._free(self._folder) // MIB
        except OSError:
            return LOW_BYTES // MIB

    def is_low(self) -> bool:
        """Whether it is time to make room."""
        return self.free_mib() < LOW_BYTES // MIB

    def check(self, permission: str) -> None:
        """Before an act. Raises EnvironmentProblem `disk_nearly_full` (mib) for a new form."""
        if permission in NEW_FORMS and self.free_mib() < NO_NEW_FORMS_BYTES // MIB:
            raise EnvironmentProblem("disk_nearly_full", mib=self.free_mib())

    def keep_reserve(self) -> bool:
        """Set the reserve aside while there is plenty; returns whether it is there."""
        if self._has_reserve():
            return True
        if self.free_mib() * MIB < LOW_BYTES + self._reserve_bytes:
            return False
        try:
            with self._reserve.open("wb") as file:
                for start in range(0, self._reserve_bytes, MIB):
                    file.write(_BLOCK[: min(MIB, self._reserve_bytes - start)])
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            self.give_back()
            return False
        return True

    def give_back(self) -> bool:
        """Let the reserve go, so that what is under way can be finished; whether there was one."""
        had_reserve = self._reserve.exists()
        with suppress(OSError):
            self._reserve.unlink(missing_ok=True)
        return had_reserve

    def _has_reserve(self) -> bool:
        try:
            return self._reserve.stat().st_size == self._reserve_bytes
        except OSError:
            return False
