"""A disk whose syncs take as long as one wishes, under this very process and all that it measures."""

import ctypes
import os
import sys

from tools.crash.shim import ROOT, compiled

SOURCE = ROOT / "bench" / "slow_disk.c"
UNDER_IT = "LIANXIN_SLOW_DISK"


def begin_again_on_it(module: str) -> None:
    """Go on as the same module with the slow disk underneath; returns only once that is so."""
    if os.environ.get(UNDER_IT):
        return
    under = {"LD_PRELOAD": str(compiled(SOURCE)), UNDER_IT: "1"}
    os.execve(sys.executable, [sys.executable, "-m", module, *sys.argv[1:]], os.environ | under)


class SlowDisk:
    """What stands between this process and its disk."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.slow_disk_own_syncs.restype = ctypes.c_long
        self._library.slow_disk_all_syncs.restype = ctypes.c_long

    @classmethod
    def here(cls) -> "SlowDisk | None":
        """What stands here, if anything does."""
        return cls() if os.environ.get(UNDER_IT) else None

    def delay(self, milliseconds: float) -> None:
        """From now on every sync takes so much longer."""
        self._library.slow_disk_delay(ctypes.c_long(round(milliseconds * 1000)))

    def syncs(self) -> tuple[int, int]:
        """How many there were: of this thread, and of all threads."""
        return self._library.slow_disk_own_syncs(), self._library.slow_disk_all_syncs()
