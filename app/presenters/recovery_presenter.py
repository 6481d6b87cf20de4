"""What happens when someone forgot the password: in by the recovery code, or by the township's grant."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from app.models.errors import OperationRefused
from app.models.identity import Randomness
from app.presenters.entrance import WorkQueue
from app.presenters.one_at_a_time import BusyScreen, OneAtATime
from app.presenters.password_proposal import propose_password

Opened = TypeVar("Opened")
Opened_co = TypeVar("Opened_co", covariant=True)


class Asked(Protocol):
    """A request to the township that was written."""

    @property
    def path(self) -> Path: ...
    @property
    def town_name(self) -> str: ...
    @property
    def digits(self) -> str: ...


class AskedAhead(Protocol):
    """A request that the township has."""

    @property
    def town_name(self) -> str: ...
    @property
    def digits(self) -> str: ...
    @property
    def is_granted(self) -> bool: ...


class Roads(Protocol[Opened_co]):
    """The ways back in. Slow: never on the windows' thread."""

    def by_code(self, staff_id: str, code: str, password: str) -> tuple[Opened_co, str]: ...

    def ask(self, staff_id: str, folder: Path) -> Asked: ...

    def by_grant(self, staff_id: str, answer: Path, password: str) -> Opened_co: ...

    def ask_by_line(self, staff_id: str) -> AskedAhead: ...

    def by_line(self, staff_id: str, password: str) -> Opened_co: ...


class RecoveryScreen(BusyScreen, Protocol):
    """The sheet, as its presenter sees it."""

    def show_proposed_password(self, typed: str, pictured: str) -> None: ...

    def show_asked(self, file_name: str, town_name: str, digits: str) -> None: ...

    def show_waiting(self, town_name: str, digits: str) -> None: ...

    def show_granted(self, town_name: str) -> None: ...


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

        def asked(request: Asked) -> None:
            self._screen.show_asked(request.path.name, request.town_name, request.digits)

        self._work.run(lambda: self._roads.ask(staff_id, Path(folder)), asked)

    def ask_by_line(self, staff_id: str, password: str, password_again: str) -> None:
        """Ask the township over the line: show the digits, or go in once it has granted the way."""

        def asked(request: AskedAhead) -> None:
            if not request.is_granted:
                self._screen.show_waiting(request.town_name, request.digits)
            elif not password:
                self._screen.show_granted(request.town_name)
            else:
                enter = lambda: (self._roads.by_line(staff_id, password), "")  # noqa: E731
                self._enter(enter, password, password_again)

        self._work.run(lambda: self._roads.ask_by_line(staff_id), asked)

    def _enter(
        self, enter: Callable[[], tuple[Opened, str]], password: str, password_again: str
    ) -> None:
        if password != password_again:
            self._screen.show_problem(OperationRefused("passwords_differ"))
            return
        self._work.run(enter, lambda answer: self._on_opened(*answer))
