"""What happens under 设置, 规则方案: which rules hold here, and choosing others."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import Problem
from app.models.profile_reading import ProfileMistake, ProfileReading
from app.presenters.paper_files import save_file
from app.presenters.runner import Runner
from app.sheets.profile_file import read_profile_file

ReadProfiles = Callable[[], list[ProfileReading]]
"""Reads the profiles that ship."""


class RulesContent(msgspec.Struct, frozen=True):
    """All that the tab shows. `open_rules` say what has to be confirmed, one sentence each."""

    name: str
    source: str
    version: str
    effective_on: str
    is_from_township: bool
    not_understood: int
    open_rules: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    code: str


class RulesScreen(Protocol):
    """The tab, as its presenter sees it."""

    def show_rules(self, content: RulesContent) -> None: ...

    def show_mistakes(self, mistakes: Sequence[ProfileMistake]) -> None: ...

    def show_adopted(self, name: str) -> None: ...

    def show_written(self, path: Path) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...


class RulesPresenter:
    """Shows the rules in force and lets an administrator choose others."""

    def __init__(
        self,
        screen: RulesScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        read_profiles: ReadProfiles,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._read_profiles = read_profiles

    def refresh(self) -> None:
        """Read everything anew."""
        self._runner.run(self._content, self._screen.show_rules, self._screen.show_problem)

    def choose(self, code: str) -> None:
        """Work by a profile that ships."""

        def shipped() -> ProfileReading:
            return next(each for each in self._read_profiles() if each.required().code == code)

        self._adopt(shipped)

    def read_file(self, path: str) -> None:
        """Work by a file; its mistakes are listed and nothing changes."""
        self._adopt(lambda: read_profile_file(Path(path)))

    def write_file(self, path: Path) -> None:
        """The rules in force as a file, to be changed and read in again."""

        def write(desk: Desk) -> Path:
            save_file(path, self._text(desk).encode())
            return path

        self._runner.run(write, self._screen.show_written, self._screen.show_problem)

    def _text(self, desk: Desk) -> str:
        shelf = desk.workplace.profiles
        rules = shelf.rules_in_force(desk.workplace.today().isoformat())
        if rules.edition is not None:
            return shelf.text(rules.edition.id)
        shipped = {reading.required().code: reading.text for reading in self._read_profiles()}
        return shipped[rules.profile.code]

    def _adopt(self, read: Callable[[], ProfileReading]) -> None:
        actor = self._actor()

        def adopt(desk: Desk) -> ProfileReading:
            reading = read()
            if not reading.mistakes:
                desk.profiles.adopt(actor, reading)
            return reading

        def adopted(reading: ProfileReading) -> None:
            self._screen.show_mistakes(reading.mistakes)
            if reading.profile is not None:
                self._screen.show_adopted(reading.profile.name)
                self.refresh()

        self._runner.run(adopt, adopted, self._screen.show_problem)

    def _content(self, desk: Desk) -> RulesContent:
        shelf, today = desk.workplace.profiles, desk.workplace.today().isoformat()
        rules = shelf.rules_in_force(today)
        profile, edition = rules.profile, rules.edition
        shipped = [reading.required() for reading in self._read_profiles()]
        return RulesContent(
            name=profile.name,
            source=profile.source,
            version=edition.version if edition else "",
            effective_on=edition.effective_on if edition else "",
            is_from_township=rules.is_from_township,
            not_understood=rules.not_understood,
            open_rules=tuple(profile.open.values()),
            choices=tuple((each.code, each.name) for each in shipped),
            code=profile.code,
        )
