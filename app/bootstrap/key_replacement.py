"""Another database key in place of the one that somebody knows who should not any more (换钥匙).

One write of the slot file puts the new key in force; what is still under the former one is taken
over at the next opening, as often as it takes. A power cut leaves the old key or the new one.
"""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from app.bootstrap.station_folder import StationFolder
from app.bootstrap.station_lock import Unlocked, slot_file
from app.bootstrap.surroundings import Surroundings
from app.store.backup import copy_database
from app.store.engine import open_database
from app.store.page_check import has_authentic_page
from app.vault.device_keys import DeviceKeys, Mark


def finish_key_replacement(
    folder: StationFolder, unlocked: Unlocked, surroundings: Surroundings
) -> tuple[bytes, ...]:
    """Bring what is still under a former key under this one; returns the former keys.

    Raises what `copy_database` raises; then the next opening goes on.
    """
    key = unlocked.database_key
    former = slot_file(folder, folder.label(), surroundings).former_keys(key)
    if former:
        _encrypt_anew(folder, key, former)
        around = (surroundings.crypto, surroundings.randomness, surroundings.disk)
        DeviceKeys.take_over(folder.device_keys, key, former, *around)
        Mark.take_over(folder.mark, key, former, surroundings.crypto, surroundings.disk)
    return tuple(former)


def key_of_copy(path: Path, key: bytes, former: Sequence[bytes]) -> bytes:
    """Which of the keys opens a backup: older ones stay under the key of their day."""
    for each in (key, *former):
        with contextlib.suppress(OSError):
            if has_authentic_page(path, each):
                return each
    return key


def _encrypt_anew(folder: StationFolder, key: bytes, former: Sequence[bytes]) -> None:
    present = key_of_copy(folder.database, key, former)
    if present == key:
        return
    database = open_database(folder.database, present)
    try:
        copy_database(database, folder.restored, key)
    finally:
        database.close()
    folder.drop_kept(folder.put_restored_in_place())
