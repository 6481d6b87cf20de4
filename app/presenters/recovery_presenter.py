"""What happens when someone forgot the password: in by the recovery code, or by the township's grant."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from app.models.errors import OperationRefused
from app.models.identity import Randomness
from app.presenters.one_at_a_time import OneAtATime
from app.presenters.password_proposal import propose_password
from app.presenters.township_asking import Asked, AskedAhead, AskingScreen, TownshipAsking
from app.presenters.work_queue import WorkQueue

Opened = TypeVar("Opened")
Opened_co = TypeVar("Opened_co", covariant=True)


class Roads(Protocol[Opened_co]):
    """The ways back in. Slow: never on the windows' thread."""

    def by_code(self, staff_id: str, code: str, password: str) -> tuple[Opened_co, str]: ...

    def ask(self, staff_id: str, folder: Path) -> Asked: ...

    def by_grant(self, staff_id: str, answer: Path, password: str) -> Opened_co: ...

    def ask_by_line(self, staff_id: str) -> AskedAhead: ...

    def by_line(self, staff_id: str, password: str) -> Opened_co: ...


class RecoveryScreen(AskingScreen, Protocol):
    """The sheet, as its presenter sees it."""

    def show_proposed_password(self, typed: str, pictured: str) -> None: ...


class RecoveryPresenter(Generic[Opened]):
    """Lets one in; `on_opened` gets the station and the next code, if the code was used up."""

    def __init__(
        self,
        screen: RecoveryScreen,
        queue: WorkQueue,
        roads: Roads[Opened],
        on_opened: Callable[[Opened, str], None],
        randomness: Randomness,
    ) -> None:
        self._screen = screen
        self._work = OneAtATime(screen, queue)
        self._asking = TownshipAsking(screen, self._work)
        self._roads = roads
        self._on_opened = on_opened
        self._randomness = randomness

    def propose_password(self) -> None:
        """Offer four everyday pictures as a password."""
        self._screen.show_proposed_password(*propose_password(self._randomness))

    def recover(self, staff_id: str, code: str, password: str, password_again: str) -> None:
        """Try the code."""
        self._enter(lambda: self._roads.by_code(staff_id, code, password), password, password_again)

    def enter_by_grant(
        self, staff_id: str, answer: str, password: str, password_again: str
    ) -> None:
        """Try the township's answer."""
        self._enter(
            lambda: (self._roads.by_grant(staff_id, Path(answer), password), ""),
            password,
            password_again,
        )

    def ask_township(self, staff_id: str, folder: str) -> None:
        """Write a request to the township on a stick, and show its six digits."""
        self._asking.by_stick(lambda: self._roads.ask(staff_id, Path(folder)))

    def ask_by_line(self, staff_id: str, password: str, password_again: str) -> None:
        """Ask the township over the line: show the digits, or go in once it has granted the way."""

        def enter() -> tuple[Opened, str]:
            return self._roads.by_line(staff_id, password), ""

        self._asking.by_line(
            lambda: self._roads.ask_by_line(staff_id),
            password,
            lambda: self._enter(enter, password, password_again),
        )

    def _enter(
        self, enter: Callable[[], tuple[Opened, str]], password: str, password_again: str
    ) -> None:
        if password != password_again:
            self._screen.show_problem(OperationRefused("passwords_differ"))
            return
        self._work.run(enter, lambda answer: self._on_opened(*answer))
