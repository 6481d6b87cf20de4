"""A station at which anything is done in any order: what the test of all figures walks through."""

import random
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from app.acts.appeal_report import AppealReport
from app.acts.visit_report import VisitReport
from app.models.activities import HELD
from app.models.appeal_stages import LEDGERS, SOURCES
from app.models.duty_records import Activity
from app.models.errors import OperationRefused
from app.models.records import Cadre, Grid, Household, Person
from app.models.register_changes import Happening, NewHousehold
from app.models.rules.duty import ShiftTimes
from app.models.visit_statistics import CHANNELS
from app.store.visit_figures import AWAY
from tests.stations import DeskClock, Pc, intake_of

STEPS = (
    "sort", "assign", "claim", "answer", "answer", "follow_up", "follow_up", "write_off", "write_off",
    "reopen", "escalate", "hand_down", "note", "answer_on_the_spot",
)  # fmt: skip
CASE_STEPS = ("submit", "submit", "withdraw", "decline", "ask_supplement", "archive")
NAMES = ("王芳", "李强", "张敏", "刘洋")  # few, so that two people share one


class WalkedStation:
    """Does one act after the other, each chosen by chance; what is refused has changed nothing."""

    def __init__(self, pc: Pc, clock: DeskClock, chance: random.Random) -> None:
        self.pc, self.clock, self.chance = pc, clock, chance
        self.done: list[str] = []
        self._number = 0
        self._acts: dict[Callable[[], object], int] = {
            self.household: 5, self.person: 5, self.changed_person: 3, self.away: 5, self.dead: 1,
            self.person_left: 1, self.person_moved: 2, self.persons_merged: 2, self.home_left: 2,
            self.home_back: 2, self.split: 2, self.homes_merged: 3, self.head: 1, self.grid: 1,
            self.grid_closed: 1, self.moved: 3, self.cadre: 1, self.renamed: 1, self.assigned: 4,
            self.change_undone: 4, self.visit: 16, self.walk: 2, self.corrected: 6, self.voided: 3,
            self.owed: 2, self.appeal: 5, self.step: 26, self.classed: 1, self.repeated: 2,
            self.case: 3, self.case_step: 3, self.shift: 2, self.signed: 3, self.activity: 2,
            self.undone: 7, self.later: 5,
        }  # fmt: skip
        for _ in range(3):
            self.grid()
            self.cadre()
        for _ in range(6):
            self.household()

    def act(self) -> None:
        """One act, done or refused."""
        (chosen,) = self.chance.choices(list(self._acts), list(self._acts.values()))
        try:
            chosen()
        except (OperationRefused, IndexError):
            return  # nothing there yet to do it to, or against a rule
        self.done.append(chosen.__name__)

    # -- what there is to choose from

    @property
    def _desk(self) -> Any:
        return self.pc.desk

    def _ids(self, table: str) -> list[str]:
        rows = self.pc.store.db.conn.execute(f"SELECT id FROM {table} ORDER BY id")
        return [row[0] for row in rows]

    def _one(self, ids: Sequence[str]) -> str:
        return self.chance.choice(ids)

    def _home(self) -> str:
        return self._one(self._ids("households"))

    def _day(self) -> str:
        """Today, or one of the days before: another month or year among them."""
        back = self.chance.choice((0, 0, 0, 1, 7, 31, 70))
        return (self.clock.today - timedelta(days=back)).isoformat()

    def _happening(self) -> Happening:
        return Happening(self.clock.today.isoformat(), "本人说的")

    def _next(self) -> str:
        self._number += 1
        return f"{self._number:03d}"

    # -- the register

    def grid(self) -> None:
        parents = ["", "", *self._ids("grids")]
        grid = Grid(id="", name=f"{self._next()}组", parent_id=self._one(parents))
        self._desk.grids.add(self.pc.actor, grid)

    def grid_closed(self) -> None:
        self._desk.grids.close(self.pc.actor, self._one(self._ids("grids")))

    def cadre(self) -> None:
        cadre = Cadre(id="", name=self.chance.choice(NAMES), phone=f"154000{self._next():0>5}")
        self._desk.register.add_cadre(self.pc.actor, cadre)

    def renamed(self) -> None:
        cadre = self._one(self._ids("cadres"))
        self._desk.register.change_cadre(
            self.pc.actor, cadre, {"name": self.chance.choice((*NAMES, "周正"))}
        )

    def household(self) -> None:
        home = Household(
            id="",
            number=self._next(),
            grid_id=self._one(["", *self._ids("grids")]),
            cadre_id=self._one(["", *self._ids("cadres")]),
        )
        head = Person(id="", name=f"户主{self._number}", residence=self.chance.choice(("", AWAY)))
        self._desk.households.add_household(self.pc.actor, home, head)

    def person(self) -> None:
        person = Person(
            id="",
            name=f"某{self._next()}",
            household_id=self._home(),
            residence=self.chance.choice(("", "常住", AWAY)),
            doubt=self.chance.choice(("", "", "证件号不对")),
        )
        self._desk.register.add_person(self.pc.actor, person)

    def changed_person(self) -> None:
        fields = self.chance.choice(({"residence": AWAY}, {"residence": "常住"}, {"doubt": ""}))
        self._desk.register.change_person(self.pc.actor, self._one(self._ids("persons")), fields)

    def away(self) -> None:
        person = self._one(self._ids("persons"))
        self._desk.people.go_away(self.pc.actor, person, "青岛", self._happening())

    def dead(self) -> None:
        self._desk.people.die(self.pc.actor, self._one(self._ids("persons")), self._happening())

    def person_left(self) -> None:
        self._desk.people.leave(self.pc.actor, self._one(self._ids("persons")), self._happening())

    def person_moved(self) -> None:
        person, home = self._one(self._ids("persons")), self._home()
        self._desk.people.move(self.pc.actor, person, home, "子", self._happening())

    def persons_merged(self) -> None:
        kept, other = self._one(self._ids("persons")), self._one(self._ids("persons"))
        self._desk.people.merge(self.pc.actor, kept, other, [], self._happening())

    def home_left(self) -> None:
        self._desk.households.leave(self.pc.actor, self._home(), self._happening())

    def home_back(self) -> None:
        self._desk.households.come_back(self.pc.actor, self._home(), self._happening())

    def split(self) -> None:
        home = self._home()
        people = [each.id for each in self.pc.store.households.persons(home)]
        goes = [each for each in people if self.chance.random() < 0.5]
        new = NewHousehold(self._next(), self._one(goes))
        self._desk.households.split(self.pc.actor, home, goes, new, self._happening())

    def homes_merged(self) -> None:
        kept, other = self._home(), self._home()
        self._desk.households.merge_households(self.pc.actor, kept, other, self._happening())

    def head(self) -> None:
        home = self._home()
        person = self._one([each.id for each in self.pc.store.households.persons(home)])
        self._desk.households.change_head(self.pc.actor, home, person, {}, self._happening())

    def moved(self) -> None:
        homes, grid = [self._home(), self._home()], self._one(self._ids("grids"))
        self._desk.households.move_households(self.pc.actor, homes, grid, self._happening())

    def assigned(self) -> None:
        homes, cadre = [self._home(), self._home()], self._one(["", *self._ids("cadres")])
        self._desk.households.assign_cadre(self.pc.actor, homes, cadre, self._happening())

    def change_undone(self) -> None:
        rows = self.pc.store.db.conn.execute("SELECT DISTINCT entity_id FROM register_changes")
        change = self._one(sorted(row[0] for row in rows)[-12:])
        self._desk.households.undo(self.pc.actor, change, self._happening())

    # -- visits

    def _report(self) -> VisitReport:
        chance, desk = self.chance, self._desk
        rules = desk.workplace.profile
        labels = desk.store.visitors.known().labels
        words = {"content": "看了看。", "interviewee": chance.choice(("", "王大爷"))}
        if chance.random() < 0.4:
            words |= {
                "finding": "路灯坏了。",
                "finding_class": self._one(rules.must_record_classes),
            }
            if chance.random() < 0.4:
                words |= {"is_answered_on_the_spot": True, "answer": "今天就修。"}
        elif chance.random() < 0.1:
            words |= {"finding_class": self._one(rules.must_record_classes)}
        return VisitReport(
            household_id=self._home(),
            visited_on=self._day(),
            channel=chance.choice(("home", "home", "home", *CHANNELS)),
            visitor_name=self._one(["", "外人", *labels]),
            timing=chance.choice(("", "early", "evening")),
            **words,
        )

    def visit(self) -> None:
        self._desk.visits.record_visit(self.pc.actor, self._report())

    def walk(self) -> None:
        self._desk.visits.record_walk(self.pc.actor, [self._report() for _ in range(3)])

    def _visit_id(self) -> str:
        rows = self.pc.store.db.conn.execute("SELECT DISTINCT entity_id FROM visits")
        return self._one(sorted(row[0] for row in rows))

    def corrected(self) -> None:
        self._desk.visits.correct_visit(self.pc.actor, self._visit_id(), self._report(), "记错了")

    def voided(self) -> None:
        self._desk.visits.take_back_visit(self.pc.actor, self._visit_id(), "没有去")

    def owed(self) -> None:
        occasions = self._desk.workplace.profile.visits.must_visit_occasions
        self._desk.must_visits.open(
            self.pc.actor, self._home(), self._one(list(occasions)), self._day()
        )

    # -- appeals

    def appeal(self) -> None:
        rules = self._desk.workplace.profile
        report = AppealReport(
            content="路灯坏了。",
            appeal_class=self._one(rules.appeal_classes),
            raised_on=self._day(),
            ledger=self.chance.choice((*LEDGERS, LEDGERS[0])),
            source=self.chance.choice(SOURCES),
            household_id=self._one(["", *self._ids("households")]),
            route=self._one(["", "", *(route.code for route in rules.appeals.routes)]),
            is_urgent=self.chance.random() < 0.2,
        )
        self._desk.appeals.register(self.pc.actor, report)

    def step(self) -> None:
        appeal, action = self._one(self._ids("appeals")), self.chance.choice(STEPS)
        words: dict[str, Any] = {"note": "说明", "reply": "已经修好。"}
        if action == "assign":
            rules = self._desk.workplace.profile
            words["assignee_name"] = self.chance.choice(("", *NAMES))
            words["route"] = self._one(["", "", *(r.code for r in rules.appeals.routes)])
            words["due_on"] = self.chance.choice(("", self.clock.today.isoformat()))
        if action == "follow_up":
            words["is_satisfied"] = self.chance.random() < 0.6
        self._desk.appeals.advance(self.pc.actor, appeal, action, **words)

    def classed(self) -> None:
        rules = self._desk.workplace.profile
        appeal, to = self._one(self._ids("appeals")), self._one(rules.appeal_classes)
        self._desk.appeals.reclassify(self.pc.actor, appeal, to)

    def repeated(self) -> None:
        appeals = self._ids("appeals")
        rules = self._desk.workplace.profile
        report = AppealReport(
            content="又坏了。",
            appeal_class=rules.appeal_classes[0],
            raised_on=self._day(),
            repeat_of=self._one(appeals),
        )
        self._desk.appeals.register(self.pc.actor, report)

    # -- cases, duty, activities

    def case(self) -> None:
        home = self._one(["", *self._ids("households")])
        self._desk.cases.register_case(self.pc.actor, intake_of(household_id=home))

    def case_step(self) -> None:
        case, action = self._one(self._ids("cases")), self.chance.choice(CASE_STEPS)
        said = () if action in ("submit", "archive") else ("本人要求",)
        getattr(self._desk.cases, action)(self.pc.actor, case, *said)

    def shift(self) -> None:
        ahead = date.fromisoformat(self._day()) + timedelta(days=self.chance.choice((0, 2)))
        times = ShiftTimes("白班", "08:30", "17:30")
        self._desk.duty.add_shift(self.pc.actor, ahead.isoformat(), times, self.pc.actor.id)

    def signed(self) -> None:
        shift = self._one(self._ids("duty_shifts"))
        if self.chance.random() < 0.6:
            self._desk.duty.sign_in(self.pc.actor, shift)
        else:
            self._desk.duty.sign_out(self.pc.actor, shift, "没有事")

    def activity(self) -> None:
        activity = Activity(
            id="",
            theme="义诊",
            activity_type=self._desk.activities.types()[0],
            department="卫生院",
            held_on=self._day(),
            responsible_name=self.chance.choice(NAMES),
            responsible_phone="15400000009",
            people_served=self.chance.randint(0, 40),
            result="来了不少人。",
            state=self.chance.choice((HELD, "planned")),
        )
        self._desk.activities.keep(self.pc.actor, activity)

    # -- second thoughts, and time

    def undone(self) -> None:
        self._desk.undoing.take_back(self.pc.actor)

    def later(self) -> None:
        self.clock.pass_days(self.chance.choice((1, 1, 3, 9)))
