import ctypes
import sys
from pathlib import Path

import pytest

from app.background.freed_memory import give_back_memory

PIECE, PIECES, MIB = 64 * 1024, 512, 1024 * 1024


def resident_mib() -> float:
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / MIB


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give back by themselves")
def test_what_was_freed_below_something_kept_goes_back_to_the_system() -> None:
    c = ctypes.CDLL(None)
    c.malloc.restype = ctypes.c_void_p
    pieces = [ctypes.c_void_p(c.malloc(ctypes.c_size_t(PIECE))) for _ in range(PIECES)]
    for piece in pieces:
        ctypes.memset(piece, 1, PIECE)
    kept = pieces.pop()
    for piece in pieces:
        c.free(piece)
    held = resident_mib()

    give_back_memory()

    assert held - resident_mib() > 0.8 * PIECE * PIECES / MIB
    c.free(kept)
