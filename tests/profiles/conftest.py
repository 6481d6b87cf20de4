"""See tests/stations.py; `works_by` lets a station work by the rules of one of the fifteen places."""

from collections.abc import Callable

import pytest

from app.acts.appeal_acts import AppealReport
from app.acts.appeal_report import RegisteredAppeal
from app.acts.pen import Actor
from app.acts.visit_acts import VisitReport
from app.models.identity import new_id
from app.models.profile import Profile
from app.models.profile_reading import read_profile
from app.models.records import Appeal
from app.models.visit_statistics import Period
from app.sheets.profile_file import shipped_profile
from app.sheets.shipped import read_profile_text
from tests.stations import (
    RESOURCES,
    Pc,
    clock,
    enrolled,
    make_pc,
    pc,
    roster_of,
    server,
    town,
    village,
)

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "town", "village"]


class Place:
    """A station that works by a place's own rules."""

    def __init__(self, pc: Pc) -> None:
        self.pc = pc

    @property
    def desk(self):
        return self.pc.desk

    @property
    def store(self):
        return self.pc.store

    @property
    def actor(self) -> Actor:
        return self.pc.actor

    @property
    def rules(self) -> Profile:
        return self.pc.desk.workplace.profile

    @property
    def today(self) -> str:
        return self.pc.desk.workplace.today().isoformat()

    def populate(self, households: int) -> list[str]:
        """So many households; their ids."""
        self.desk.rosters.import_roster(self.actor, roster_of(households))
        return [each.household_id for each in self.reach()]

    def reach(self):
        return self.store.visit_figures.reach(Period("0000-00-00", "9999-99-99"))

    def visit(self, household_id: str, channel: str = "home", **said):
        words = {"content": "看了看。", **said}
        report = VisitReport(
            household_id=household_id, visited_on=self.today, channel=channel, **words
        )
        return self.desk.visits.record_visit(self.actor, report)

    def visit_all(self, household_ids: list[str], channel: str = "home") -> None:
        """In walks of a hundred households."""
        for start in range(0, len(household_ids), 100):
            reports = [
                VisitReport(
                    household_id=each, visited_on=self.today, channel=channel, content="看了看。"
                )
                for each in household_ids[start : start + 100]
            ]
            self.desk.visits.record_walk(self.actor, reports)

    def raise_appeal(self, **said) -> RegisteredAppeal:
        """Somebody came with it to the station."""
        words = {
            "content": "路灯坏了。",
            "appeal_class": self.rules.appeal_classes[0],
            "raised_on": self.today,
            **said,
        }
        return self.desk.appeals.register(self.actor, AppealReport(**words))

    def advance(self, appeal_id: str, action: str, **words) -> Appeal | None:
        return self.desk.appeals.advance(self.actor, appeal_id, action, **words)

    def colleague(self, name: str = "李建国", role: str = "entry") -> Actor:
        other = Actor(new_id(self.pc.surroundings.randomness), name, role, "15400000002")
        self.desk.register.add_staff(self.actor, other)
        return other


@pytest.fixture
def works_by(pc: Pc) -> Callable[..., Place]:
    """By the rules of a place as they ship, or with some of its lines written otherwise."""

    def settle(code: str, *written: tuple[str, str]) -> Place:
        if written:
            text = read_profile_text(RESOURCES, code)
            for line, otherwise in written:
                assert line in text
                text = text.replace(line, otherwise)
            pc.desk.profiles.adopt(pc.actor, read_profile(text.encode()))
        elif code != pc.desk.workplace.profile.code:
            pc.desk.profiles.adopt(pc.actor, shipped_profile(RESOURCES, code))
        assert pc.desk.workplace.profile.code == code
        return Place(pc)

    return settle
