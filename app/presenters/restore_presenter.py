"""What happens when somebody restores a station: a backup is found, unlocked and brought in. No Qt."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from app.models.errors import OperationRefused
from app.models.identity import Randomness
from app.models.long_work import Tell
from app.presenters.long_work import LongWork
from app.presenters.one_at_a_time import OneAtATime
from app.presenters.password_proposal import propose_password
from app.presenters.township_asking import Asked, AskedAhead, AskingScreen, TownshipAsking
from app.presenters.work_queue import CallingWorkQueue
from app.vault.slots import LoginTile

Found = TypeVar("Found")
Opened = TypeVar("Opened")
Opened_co = TypeVar("Opened_co", covariant=True)


class RestoreAnswers(Protocol):
    """What was filled in at the lock."""

    staff_id: str
    code: str
    password: str
    password_again: str


class RestoreTells(NamedTuple):
    """Who hears how far it is: until the station stands, which may be cancelled, and while it is opened
    then.
    """

    bringing: Tell
    opening: Tell


class RestoreRoads(Protocol[Found, Opened_co]):
    """Where backups are, and the ways to unlock one. Slow: never on the windows' thread."""

    def find(self) -> Sequence[Found]: ...

    def look_in(self, folder: Path) -> Sequence[Found]: ...

    def people(self, copy: Found) -> tuple[Sequence[LoginTile], bool]: ...

    def by_code(
        self, copy: Found, staff_id: str, code: str, password: str, tells: RestoreTells
    ) -> tuple[Opened_co, str]: ...

    def by_password(
        self, copy: Found, staff_id: str, password: str, tells: RestoreTells
    ) -> Opened_co: ...

    def ask(self, copy: Found, staff_id: str, folder: Path) -> Asked: ...

    def by_grant(
        self, copy: Found, staff_id: str, answer: Path, password: str, tells: RestoreTells
    ) -> Opened_co: ...

    def ask_by_line(self, copy: Found, staff_id: str) -> AskedAhead: ...

    def by_line(
        self, copy: Found, staff_id: str, password: str, tells: RestoreTells
    ) -> Opened_co: ...


class RestoreScreen(AskingScreen, Protocol):
    """The wizard, as its presenter sees it."""

    def show_copies(self, copies: Sequence[Any]) -> None: ...

    def show_lock(self, copy: Any, people: Sequence[LoginTile], *, is_same_pc: bool) -> None: ...

    def show_proposed_password(self, typed: str, pictured: str) -> None: ...

    def show_bringing(self) -> None: ...

    def show_making(self, done: int, total: int) -> None: ...

    def clear_progress(self) -> None: ...


def restore_cancelled() -> OperationRefused:
    """A station was not restored."""
    return OperationRefused("restore_cancelled")


class RestorePresenter(Generic[Found, Opened]):
    """`on_opened` gets the station and the next recovery code, if the code was used up."""

    def __init__(
        self,
        screen: RestoreScreen,
        queue: CallingWorkQueue,
        roads: RestoreRoads[Found, Opened],
        on_opened: Callable[[Opened, str], None],
        randomness: Randomness,
    ) -> None:
        self._screen = screen
        self._queue = queue
        self._work = OneAtATime(screen, queue)
        self._asking = TownshipAsking(screen, self._work)
        self._bringing = LongWork(queue, screen, restore_cancelled)
        self._opening = LongWork(queue, screen, restore_cancelled)
        self._roads = roads
        self._on_opened = on_opened
        self._randomness = randomness
        self._is_looking = self._has_chosen_folder = False
        self._copy: Found | None = None

    def look(self) -> None:
        """See which backups there are; asked again and again, until a folder was chosen."""
        if self._is_looking or self._has_chosen_folder or self._copy is not None:
            return
        self._is_looking = True
        self._queue.submit(self._roads.find, self._looked, lambda _: self._looked([]))

    def look_in(self, folder: Path) -> None:
        """Show those of a folder."""

        def show(copies: Sequence[Found]) -> None:
            self._has_chosen_folder = True
            self._screen.show_copies(copies)

        self._work.run(lambda: self._roads.look_in(folder), show)

    def choose(self, copy: Found) -> None:
        """Who is to open this one, and by what?"""

        def show(answer: tuple[Sequence[LoginTile], bool]) -> None:
            self._copy = copy
            self._screen.show_lock(copy, answer[0], is_same_pc=answer[1])

        self._work.run(lambda: self._roads.people(copy), show)

    def put_back(self) -> None:
        """Another backup after all."""
        self._copy = None

    def propose_password(self) -> None:
        """Offer four everyday pictures as a password."""
        self._screen.show_proposed_password(*propose_password(self._randomness))

    def restore_by_code(self, answers: RestoreAnswers) -> None:
        """Unlock by the recovery code, with a new password."""
        who, code, password = answers.staff_id, answers.code, answers.password
        self._restore(
            answers,
            lambda copy, tells: self._roads.by_code(copy, who, code, password, tells),
        )

    def restore_by_password(self, staff_id: str, password: str) -> None:
        """Unlock by the person's own password, which stays."""
        copy = self._copy
        if copy is None:
            return
        if not password:
            self._screen.show_problem(OperationRefused("password_missing"))
            return
        self._bring(lambda tells: (self._roads.by_password(copy, staff_id, password, tells), ""))

    def restore_by_grant(self, answers: RestoreAnswers, answer: Path) -> None:
        """Unlock by the township's answer, with a new password."""
        who, password = answers.staff_id, answers.password
        self._restore(
            answers,
            lambda copy, tells: (self._roads.by_grant(copy, who, answer, password, tells), ""),
        )

    def ask_township(self, staff_id: str, folder: Path) -> None:
        """Write a request to the township on a stick, and show its six digits."""
        copy = self._copy
        if copy is not None:
            self._asking.by_stick(lambda: self._roads.ask(copy, staff_id, folder))

    def ask_by_line(self, answers: RestoreAnswers) -> None:
        """Ask the township over the line: show the digits, or restore once it has granted the way."""
        who, password, copy = answers.staff_id, answers.password, self._copy

        def unlock(copy: Found, tells: RestoreTells) -> tuple[Opened, str]:
            return self._roads.by_line(copy, who, password, tells), ""

        if copy is not None:
            self._asking.by_line(
                lambda: self._roads.ask_by_line(copy, who),
                password,
                lambda: self._restore(answers, unlock),
            )

    def cancel(self) -> None:
        """Leave this PC as it was; a station that stands by now is opened all the same."""
        self._bringing.cancel()

    def stop(self) -> None:
        """The window closes: what was not opened yet is opened at the next login."""
        self._bringing.cancel()
        self._opening.cancel()

    def _restore(
        self, answers: RestoreAnswers, unlock: Callable[[Found, RestoreTells], tuple[Opened, str]]
    ) -> None:
        copy = self._copy
        if copy is None:
            return
        if answers.password != answers.password_again:
            self._screen.show_problem(OperationRefused("passwords_differ"))
            return
        self._bring(lambda tells: unlock(copy, tells))

    def _bring(self, restore: Callable[[RestoreTells], tuple[Opened, str]]) -> None:
        self._screen.show_bringing()
        tells = RestoreTells(self._bringing.tell, self._opening.tell)
        self._work.run(
            lambda: restore(tells),
            lambda answer: self._on_opened(*answer),
            self._bringing,
        )

    def _looked(self, copies: Sequence[Found]) -> None:
        self._is_looking = False
        if self._copy is None and not self._has_chosen_folder:
            self._screen.show_copies(copies)
