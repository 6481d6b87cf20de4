"""The weeks before a made-up village is opened, so that lists, dates and figures have something in them."""

from collections.abc import Callable, Sequence

import msgspec

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakeMaterial
from app.acts.pen import Actor
from app.acts.visit_acts import VisitReport
from app.models.records import Case, Person
from app.models.roster import RosterRow

MILLISECONDS_PER_DAY = 24 * 3600 * 1000


class DemoClock:
    """The real clock, set back by whole days while the earlier weeks are played."""

    def __init__(self, clock: Callable[[], int]) -> None:
        self._clock = clock
        self.days_back = 0

    def __call__(self) -> int:
        """Milliseconds since 1970."""
        return self._clock() - self.days_back * MILLISECONDS_PER_DAY


class EarlierCase(msgspec.Struct, frozen=True):
    """One case of the weeks before: the item, how long ago, and how far it got."""

    item_code: str
    days_back: int
    reaches: str  # supplement | received | submitted


EARLIER_CASES = (
    EarlierCase("S05-005", 19, "submitted"),
    EarlierCase("S12-001", 16, "submitted"),
    EarlierCase("S01-004", 12, "supplement"),
    EarlierCase("S05-012", 9, "received"),
    EarlierCase("S07-006", 6, "submitted"),
    EarlierCase("S13-002", 3, "received"),
    EarlierCase("S04-003", 2, "supplement"),
    EarlierCase("S09-007", 1, "submitted"),
)
EARLIER_VISITS = (
    (18, "home", "入户走访，宣讲医保缴费政策。", ""),
    (15, "home", "老人身体尚可，子女在外务工。", ""),
    (11, "phone", "电话回访，询问越冬准备。", ""),
    (8, "home", "入户走访，了解近况。", "与邻居因宅基地滴水有争执，希望调解。"),
    (4, "field", "田间走访，麦田墒情良好。", ""),
    (1, "home", "入户走访，提醒用火安全。", "建议村口路灯早些修好。"),
)


class EarlierWeeks:
    """Plays them through the same acts, with the clock set back."""

    def __init__(
        self, desk: Desk, actor: Actor, clock: DemoClock, people: Sequence[Person]
    ) -> None:
        self._desk = desk
        self._actor = actor
        self._clock = clock
        self._people = people

    def play(self) -> tuple[list[Case], int]:
        """The cases as they stand, and the number of visits."""
        classes = self._desk.workplace.profile.must_record_classes
        events = [(case.days_back, case) for case in EARLIER_CASES]
        cases: list[Case] = []
        for place, (days, case) in enumerate(events):
            self._clock.days_back = days
            cases.append(self._play_case(case, self._people[place % len(self._people)]))
        for place, (days, channel, content, finding) in enumerate(EARLIER_VISITS):
            self._clock.days_back = days
            person = self._people[(place * 3 + 1) % len(self._people)]
            report = VisitReport(
                household_id=person.household_id,
                visited_on=self._desk.workplace.today().isoformat(),
                channel=channel,
                interviewee=person.name,
                content=content,
                finding=finding,
                finding_class=classes[(place + 1) % len(classes)] if finding else "",
            )
            self._desk.visits.record_visit(self._actor, report)
        self._clock.days_back = 0
        return cases, len(EARLIER_VISITS)

    def _play_case(self, earlier: EarlierCase, person: Person) -> Case:
        item = self._desk.workplace.catalog.item(earlier.item_code)
        is_complete = earlier.reaches != "supplement"
        case = self._desk.cases.register_case(
            self._actor,
            Intake(
                item_code=item.code,
                applicant_name=person.name,
                materials=tuple(
                    IntakeMaterial(material.name, is_received=is_complete or place > 0)
                    for place, material in enumerate(item.materials)
                ),
                applicant_id=person.id,
                applicant_phone=person.phones[0] if person.phones else "",
                household_id=person.household_id,
            ),
        )
        if earlier.reaches == "submitted":
            receipt = self._desk.papers.material_receipt(self._actor, case.id)
            self._desk.prints.hand_out(self._actor, receipt)
            case = self._desk.cases.submit(self._actor, case.id)
        return case


def heads_with_phones(desk: Desk, roster: Sequence[RosterRow], most: int) -> list[Person]:
    """Villagers to come to the desk: heads of households, those with rare names first."""
    rows = [row for row in roster if row.head_relation == "户主" and row.phones]
    rows.sort(key=lambda row: max(map(ord, row.name)), reverse=True)
    people = []
    for row in rows[:most]:
        household = desk.store.households.by_number(row.household_number)
        if household is not None:
            persons = desk.store.households.persons(household.id)
            people += [person for person in persons if person.name == row.name][:1]
    return people
