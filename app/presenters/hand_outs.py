"""Papers that lie ready as files, and what is written down when one of them goes out."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Generic

import msgspec

from app.acts.desk import Desk
from app.acts.paper_noting import PaperT
from app.acts.pen import Actor
from app.acts.print_acts import Printing
from app.models.errors import Problem
from app.models.papers import PaperKey
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner

OnError = Callable[[Problem], None]


class Going(msgspec.Struct, frozen=True):
    """How a paper goes out: its pages as `1-3,5` (empty: all), copies, `printer` or `file`."""

    pages: str = ""
    copies: int = 1
    way: str = "printer"


class HandOut(ABC):
    """One paper that lies ready.

    Attributes:
        path: the file as it was drawn last.
        reprint: how often that file says that the paper went out before.
    """

    def __init__(self, path: Path, reprint: int) -> None:
        self.path = path
        self.reprint = reprint
        self._first_name = path.stem

    @abstractmethod
    def begin(self, going: Going, on_ready: Callable[[int], None], on_error: OnError) -> None:
        """It is about to go out; `on_ready` is told how often one of these pages went before."""

    @abstractmethod
    def note(self, going: Going, on_done: Callable[[], None], on_error: OnError) -> None:
        """It went out."""

    @abstractmethod
    def give_up(self) -> None:
        """It did not."""

    def marked(self, reprint: int) -> Path:
        """The file that says so; drawn again where it says something else. Raises what drawing raises,
        and EnvironmentProblem `file_not_written`.
        """
        if reprint != self.reprint:
            name = f"{self._first_name}-重印{reprint}" if reprint else self._first_name
            self.path = keep_file(self.path.parent, name, self._drawn(reprint), self.path.suffix)
            self.reprint = reprint
        return self.path

    @abstractmethod
    def _drawn(self, reprint: int) -> bytes:
        """The file's content, marked so."""


class PaperHandOut(HandOut, Generic[PaperT]):
    """A paper of the desk, with its key."""

    def __init__(
        self,
        runner: Runner,
        actor: Actor,
        content: PaperT,
        draw: Callable[[PaperT], bytes],
        path: Path,
    ) -> None:
        super().__init__(path, content.reprint)
        self._runner = runner
        self._actor = actor
        self._content = content
        self._draw = draw

    def begin(self, going: Going, on_ready: Callable[[int], None], on_error: OnError) -> None:
        """Asks the journal."""
        printing = self._printing(going)
        self._runner.run(lambda desk: desk.prints.begin(self._actor, printing), on_ready, on_error)

    def note(self, going: Going, on_done: Callable[[], None], on_error: OnError) -> None:
        """Writes into the journal."""
        printing = self._printing(going)
        self._runner.run(
            lambda desk: desk.prints.note(self._actor, printing), lambda _: on_done(), on_error
        )

    def give_up(self) -> None:
        """Nothing is written."""
        self._runner.run(_give_up, _unheard, _unheard)

    def _drawn(self, reprint: int) -> bytes:
        return self._draw(msgspec.structs.replace(self._content, reprint=reprint))

    def _printing(self, going: Going) -> Printing:
        key = self._content.key or PaperKey("", "", "", "")
        return Printing(key, going.pages, going.copies, going.way)


class HandOuts:
    """Every paper that lies ready, by its file."""

    def __init__(self) -> None:
        self._by_path: dict[Path, HandOut] = {}

    def put(self, hand_out: HandOut) -> Path:
        """Remember it; returns its file."""
        self._by_path[hand_out.path] = hand_out
        return hand_out.path

    def of(self, path: Path) -> HandOut | None:
        """The paper in that file; none for what nobody is given, such as a test sheet."""
        return self._by_path.get(path)


def _give_up(desk: Desk) -> None:
    desk.prints.give_up()


def _unheard(_answer: object) -> None:
    """Nobody waits for it."""
