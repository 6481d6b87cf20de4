"""Guides that went out while nobody was logged in: kept in the open, for they name nobody, until the
next login writes them down.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.print_acts import Handed, Printing
from app.models.errors import EnvironmentProblem
from app.models.guide import ItemGuideContent
from app.models.papers import Paper, PaperKey
from app.models.print_setup import times_out
from app.models.roles import has_permission
from app.presenters.hand_outs import Going, HandOut, OnError
from app.presenters.work_queue import WorkQueue
from app.vault.atomic_files import Disk

PRINTS_FILE = "guide_prints.json"
NOBODY = "没有人登录"
NO_KEY = PaperKey("", "", "", "")


class GuidePrints:
    """The small file with them. One that cannot be read is begun anew."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._path = path
        self._disk = disk

    def add(self, handed: Handed) -> None:
        """Keep one more. Raises EnvironmentProblem `vault_file_not_written`."""
        self._write([*self._read(), handed])

    def take_up(self, desk: Desk, actor: Actor) -> None:
        """Write them into the journal, if this person may, and forget them."""
        handed = self._read()
        if handed and has_permission(actor.role, "print_paper"):
            desk.prints.take_up(actor, handed)
            self._write([])

    def _read(self) -> list[Handed]:
        try:
            content = self._disk.read(self._path)
            return msgspec.json.decode(content or b"[]", type=list[Handed])
        except (EnvironmentProblem, msgspec.MsgspecError):
            return []

    def _write(self, handed: list[Handed]) -> None:
        self._disk.write_atomically(self._path, msgspec.json.encode(handed))


class EntranceHandOut(HandOut):
    """A guide at the entrance."""

    def __init__(
        self,
        queue: WorkQueue,
        prints: GuidePrints,
        now: Callable[[], str],
        content: ItemGuideContent,
        draw: Callable[[Paper], bytes],
        path: Path,
    ) -> None:
        super().__init__(path, 0)
        self._queue = queue
        self._prints = prints
        self._now = now
        self._content = content
        self._draw = draw
        self._out: list[str] = []

    def begin(self, going: Going, on_ready: Callable[[int], None], on_error: OnError) -> None:
        """What went out of this very paper is known here."""
        on_ready(times_out(self._out, going.pages))

    def note(self, going: Going, on_done: Callable[[], None], on_error: OnError) -> None:
        """Keeps it for the next login."""
        self._out.append(going.pages)
        printing = Printing(self._content.key or NO_KEY, going.pages, going.copies, going.way)
        handed = Handed(printing, NOBODY, self._now())
        self._queue.submit(lambda: self._prints.add(handed), lambda _: on_done(), on_error)

    def give_up(self) -> None:
        """Nothing was kept."""

    def _drawn(self, reprint: int) -> bytes:
        return self._draw(msgspec.structs.replace(self._content, reprint=reprint))
