"""A station that is made once, and then laid out and opened again and again, fast."""

import shutil
from collections.abc import Callable
from pathlib import Path

from app.bootstrap.shipped_rules import load_rules
from app.bootstrap.station import OpenStation
from app.bootstrap.station_folder import StationFolder
from app.bootstrap.surroundings import Surroundings
from tools.crash.disk_model import Disk
from tools.crash.village import BACKUPS, STATION, STICK


class Shop:
    """The world around one station: its folder, the stick, the backups."""

    def __init__(self, world: Path, around: Surroundings) -> None:
        self.world = world
        self.around = around
        self.made: Disk = {}
        self._folder = StationFolder(world / STATION, around.disk)
        self._rules = load_rules(around.resources)
        world.mkdir(parents=True, exist_ok=True)

    def make(self, make: Callable[[], OpenStation]) -> None:
        """Let it be made, and remember how everything lies then."""
        station = make()
        station.close()
        self._key, self._staff_id = station.database_key, station.actor.id
        self._label = self._folder.label()
        self.made = self.disk()

    def disk(self) -> Disk:
        """What lies there now."""
        return {
            path.relative_to(self.world).as_posix(): path.read_bytes()
            for path in sorted(self.world.rglob("*"))
            if path.is_file()
        }

    def lay_out(self) -> None:
        """Everything as it was when it was made."""
        for entry in self.world.iterdir():
            shutil.rmtree(entry)
        for part in (STATION, STICK, BACKUPS):
            (self.world / part).mkdir()
        for path, content in self.made.items():
            target = self.world / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)

    def open(self, around: Surroundings | None = None) -> OpenStation:
        """The station, as the right password opens it, without stretching the password again."""
        return OpenStation(
            self._folder,
            self._label,
            around or self.around,
            self._rules,
            self._key,
            self._staff_id,
        )
