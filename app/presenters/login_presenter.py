"""What happens at the login: someone chooses a name, types a password, and the desk opens."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from app.models.errors import OperationRefused, Problem
from app.models.long_work import Tell
from app.presenters.long_work import LongWork
from app.presenters.work_queue import CallingWorkQueue
from app.vault.slots import LoginTile

Opened = TypeVar("Opened")


class LoginScreen(Protocol):
    """The login, as its presenter sees it."""

    def show_people(self, people: Sequence[LoginTile]) -> None: ...

    def show_opening(self) -> None: ...

    def show_making(self, done: int, total: int) -> None: ...

    def clear_progress(self) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...


class LoginPresenter(Generic[Opened]):
    """Lists who may come in, and lets them in. After an upgrade that may take a while: rows are made
    anew before the desk opens.
    """

    def __init__(
        self,
        screen: LoginScreen,
        queue: CallingWorkQueue,
        names: Callable[[], Sequence[LoginTile]],
        open_station: Callable[[str, str, Tell], Opened],
        on_opened: Callable[[Opened], None],
    ) -> None:
        self._screen = screen
        self._queue = queue
        self._names = names
        self._open_station = open_station
        self._on_opened = on_opened
        self._is_opening = False
        self._work = LongWork(queue, screen, lambda: OperationRefused("opening_stopped"))

    def start(self) -> None:
        """Show the names."""
        self._queue.submit(self._names, self._screen.show_people, self._screen.show_problem)

    def log_in(self, staff_id: str, password: str) -> None:
        """Try a password; a second press while the first is tried is not heard."""
        if self._is_opening:
            return
        if not password:
            self._screen.show_problem(OperationRefused("password_missing"))
            return
        self._is_opening = True
        self._screen.show_opening()
        self._work.begin()
        self._queue.submit(
            lambda: self._open_station(staff_id, password, self._work.tell),
            self._opened,
            self._refused,
        )

    def stop(self) -> None:
        """Open no station after all: rows that were to be made anew stay as they were."""
        self._work.cancel()

    def _opened(self, station: Opened) -> None:
        self._is_opening = False
        self._work.end()
        self._on_opened(station)

    def _refused(self, problem: Problem) -> None:
        self._is_opening = False
        self._work.end()
        self._screen.show_problem(problem)
