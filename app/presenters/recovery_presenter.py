"""What happens when someone forgot the password and has the recovery code."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from app.models.errors import OperationRefused, Problem
from app.models.identity import Randomness
from app.presenters.entrance import WorkQueue
from app.presenters.password_proposal import propose_password

Opened = TypeVar("Opened")


class RecoveryScreen(Protocol):
    """The sheet, as its presenter sees it."""

    def show_problem(self, problem: Problem) -> None: ...

    def show_proposed_password(self, typed: str, pictured: str) -> None: ...

    def set_busy(self, is_busy: bool) -> None: ...


class RecoveryPresenter(Generic[Opened]):
    """Lets one in by the code; `on_opened` gets the station and the next code."""

    def __init__(
        self,
        screen: RecoveryScreen,
        queue: WorkQueue,
        recover: Callable[[str, str, str], tuple[Opened, str]],
        on_opened: Callable[[Opened, str], None],
        randomness: Randomness,
    ) -> None:
        self._screen = screen
        self._queue = queue
        self._recover = recover
        self._on_opened = on_opened
        self._randomness = randomness
        self._is_busy = False

    def propose_password(self) -> None:
        """Offer four everyday pictures as a password."""
        self._screen.show_proposed_password(*propose_password(self._randomness))

    def recover(self, staff_id: str, code: str, password: str, password_again: str) -> None:
        """Try the code."""
        if self._is_busy:
            return
        if password != password_again:
            self._screen.show_problem(OperationRefused("passwords_differ"))
            return
        self._is_busy = True
        self._screen.set_busy(True)

        def opened(answer: tuple[Opened, str]) -> None:
            self._is_busy = False
            self._on_opened(*answer)

        def refused(problem: Problem) -> None:
            self._is_busy = False
            self._screen.set_busy(False)
            self._screen.show_problem(problem)

        self._queue.submit(lambda: self._recover(staff_id, code, password), opened, refused)
