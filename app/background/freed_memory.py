"""Memory that was freed goes back to the system."""

import ctypes
import sys


def give_back_memory() -> None:
    """After rare work that took much, such as an upgrade of the file or a backup: the C library of Linux
    keeps what a thread has freed for as long as that thread lives. Elsewhere nothing is to be done.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:  # another C library gives back by itself
            trim(0)
