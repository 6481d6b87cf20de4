"""What happens at the first start: a village is found, an account made, a station set up."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec

from app.models.divisions import DivisionTable, Village
from app.models.errors import OperationRefused, Problem
from app.models.first_answers import FirstAnswers
from app.models.identity import Randomness
from app.presenters.password_proposal import propose_password
from app.presenters.work_queue import WorkQueue
from app.vault.passwords import check_new_password

VILLAGE, STATION, ACCOUNT, SUMMARY = range(4)
MOST_VILLAGES = 200

Opened = TypeVar("Opened")


class FirstTables(msgspec.Struct, frozen=True):
    """What is chosen from: villages, and profiles by code and name."""

    divisions: DivisionTable
    profiles: Sequence[tuple[str, str]]
    default_profile: str


class FoundInstall(msgspec.Struct, frozen=True):
    """A township's install file. `folder` is where it lies, '' when it came by a typed code; then
    `address` is where the server answered.
    """

    content: bytes
    village: Village
    town_name: str
    letter: str
    expires_on: str
    suite: int
    folder: str = ""
    address: str = ""


class Installs(Protocol):
    """Where install files come from. Slow."""

    def find(self) -> FoundInstall | None: ...

    def read(self, path: Path) -> FoundInstall: ...

    def fetch(self, address: str, code: str) -> FoundInstall: ...


class FirstStartScreen(Protocol):
    """The wizard, as its presenter sees it."""

    def show_counties(self, counties: Sequence[tuple[str, str]]) -> None: ...

    def show_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str) -> None: ...

    def show_towns(self, towns: Sequence[tuple[str, str]]) -> None: ...

    def show_villages(self, villages: Sequence[Village], *, more: bool) -> None: ...

    def show_step(self, step: int) -> None: ...

    def propose_station_name(self, name: str) -> None: ...

    def show_proposed_password(self, typed: str, pictured: str) -> None: ...

    def show_found_install(self, found: FoundInstall) -> None: ...

    def begin_with_install(self, found: FoundInstall) -> None: ...

    def show_creating(self) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...


class FirstStartPresenter(Generic[Opened]):
    """Checks each step before the next, and sets the station up after the last."""

    def __init__(
        self,
        screen: FirstStartScreen,
        queue: WorkQueue,
        load_tables: Callable[[], FirstTables],
        randomness: Randomness,
        create_station: Callable[[FirstAnswers, FoundInstall | None], Opened],
        on_opened: Callable[[Opened], None],
        installs: Installs,
    ) -> None:
        self._screen = screen
        self._queue = queue
        self._load_tables = load_tables
        self._randomness = randomness
        self._create_station = create_station
        self._on_opened = on_opened
        self._installs = installs
        self._divisions = DivisionTable(())
        self._found: FoundInstall | None = None
        self._install: FoundInstall | None = None
        self._is_creating = self._is_looking = False

    def start(self) -> None:
        """Read the tables and offer what is in them."""
        self._queue.submit(self._load_tables, self._begin, self._screen.show_problem)

    def choose_county(self, county_code: str) -> None:
        """Offer the towns of a county."""
        self._screen.show_towns(self._divisions.towns(county_code))

    def look_up(self, town_code: str, query: str) -> None:
        """Offer the villages that a name, pinyin or code means; of one town, or of all."""
        found = self._divisions.find(query, town_code, MOST_VILLAGES + 1)
        self._screen.show_villages(found[:MOST_VILLAGES], more=len(found) > MOST_VILLAGES)

    def look_for_stick(self) -> None:
        """See whether a stick with an install file is plugged in; asked again and again."""
        if self._is_looking or self._found is not None or self._install is not None:
            return
        self._is_looking = True
        self._queue.submit(self._installs.find, self._looked, lambda _: self._looked(None))

    def use_found(self) -> None:
        """Begin with the file that was found on the stick."""
        if self._found is not None:
            self._begin_with(self._found)

    def use_file(self, path: Path) -> None:
        """Begin with a file that was chosen."""
        self._queue.submit(
            lambda: self._installs.read(path), self._begin_with, self._screen.show_problem
        )

    def use_code(self, address: str, code: str) -> None:
        """Begin with what a typed code names at the township's server."""
        self._queue.submit(
            lambda: self._installs.fetch(address, code),
            self._begin_with,
            self._screen.show_problem,
        )

    def do_without(self) -> None:
        """Back to choosing a village by hand."""
        self._install = None

    def _looked(self, found: FoundInstall | None) -> None:
        self._is_looking = False
        if found is not None and self._install is None:
            self._found = found
            self._screen.show_found_install(found)

    def _begin_with(self, found: FoundInstall) -> None:
        self._install = found
        self._screen.begin_with_install(found)
        self.propose_password()

    def go_on(self, step: int, answers: FirstAnswers) -> None:
        """From this step to the next, if it is answered well."""
        try:
            self._check(step, answers)
        except Problem as problem:
            self._screen.show_problem(problem)
            return
        if step == SUMMARY or (step == ACCOUNT and self._install is not None):
            self._create(answers)
            return
        if step == VILLAGE and answers.village is not None:
            self._screen.propose_station_name(f"{answers.village.short_name}党群服务站")
        self._screen.show_step(step + 1)

    def propose_password(self) -> None:
        """Offer four everyday pictures as a password."""
        typed, pictured = propose_password(self._randomness)
        self._screen.show_proposed_password(typed, pictured)

    def _begin(self, tables: FirstTables) -> None:
        self._divisions = tables.divisions
        self._screen.show_profiles(tables.profiles, tables.default_profile)
        counties = self._divisions.counties()
        self._screen.show_counties(counties)
        if counties:
            self.choose_county(counties[0][0])
        self.look_up("", "")

    def _check(self, step: int, answers: FirstAnswers) -> None:
        if step in (VILLAGE, SUMMARY) and answers.village is None:
            raise OperationRefused("village_code_unknown", code=answers.query)
        if step in (STATION, SUMMARY) and not answers.station_name:
            raise OperationRefused("station_name_missing")
        if step in (ACCOUNT, SUMMARY):
            if not answers.staff_name:
                raise OperationRefused("staff_name_missing")
            check_new_password(answers.password)
            if answers.password != answers.password_again:
                raise OperationRefused("passwords_differ")

    def _create(self, answers: FirstAnswers) -> None:
        if self._is_creating:
            return
        self._is_creating = True
        self._screen.show_creating()
        install = self._install
        self._queue.submit(
            lambda: self._create_station(answers, install), self._on_opened, self._refused
        )

    def _refused(self, problem: Problem) -> None:
        self._is_creating = False
        self._screen.show_problem(problem)
