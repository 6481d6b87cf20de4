"""What people write: the ordinary, the illegal, what a newer version would write, and poison."""

from collections.abc import Callable
from typing import Any

from app.acts.pen import Act
from app.journal.entry import Dot
from app.journal.fold import Fold
from app.models.appeal_stages import STAGES
from app.models.case_states import TRANSITIONS, allowed_actions, progress_of
from app.models.errors import OperationRefused
from app.models.records import Appeal, Case, CaseStep, Household, Person
from app.sim.machines import Machines
from app.sim.sim_station import SimStation
from app.sim.world import Killed

NAMES = ("李建国", "王秀英", "张桂兰", "赵敏", "孙立")
FIELDS = ("name", "note", "phones", "residence")
STEP_WORDS: dict[str, Any] = {
    "note": "说明", "due_on": "2026-04-01", "outcome": "granted", "reply": "已办好",
    "receiver_name": "李建国", "rating": "satisfied", "is_satisfied": True, "approver_name": "孙立",
}  # fmt: skip
APPEAL_ACTIONS = (
    "collect", "sort", "assign", "reassign", "claim", "note", "escalate", "hand_down", "answer",
    "answer_on_the_spot", "follow_up", "reopen", "write_off", "link", "repeat",
)  # fmt: skip
RECORDS = {"person": Person, "household": Household, "case": Case, "appeal": Appeal}
Writing = Callable[[Act], object]


def ordinary(machines: Machines) -> None:
    """Someone works at a desk, for a while."""
    station = machines.any_station()
    works = (
        new_household, new_person, change_person, change_person, new_case, case_step, case_step,
        case_step, visit, appeal,
    )  # fmt: skip
    for work in machines.chance.choices(works, k=machines.chance.randint(1, 4)):
        work(machines, station)


def new_household(machines: Machines, station: SimStation) -> None:
    """A household with its head."""
    number = f"{machines.chance.randrange(1000):04d}"

    def write(act: Act) -> None:
        household = act.create("household", {"number": number, "address": "村东"})
        person = act.create("person", {"household_id": household, "name": _name(machines)})
        act.change("household", household, {"head_person_id": person})
        machines.remember(station, "household", household)
        machines.remember(station, "person", person)

    written(machines, station, "edit_register", write)


def new_person(machines: Machines, station: SimStation) -> None:
    """One more villager."""

    def write(act: Act) -> None:
        person = act.create("person", {"name": _name(machines), "phones": ["13800000000"]})
        machines.remember(station, "person", person)

    written(machines, station, "edit_register", write)


def change_person(machines: Machines, station: SimStation) -> None:
    """One or two fields, or the whole record struck out."""
    person = known(machines, station, "person")
    if not person:
        return new_person(machines, station)
    chance = machines.chance
    changes: dict[str, Any] = {f: _value(machines, f) for f in chance.sample(FIELDS, 2)}
    if chance.random() < 0.1:
        changes = {"is_deleted": chance.random() < 0.7}
    return written(
        machines, station, "edit_register", lambda act: act.change("person", person, changes)
    )


def same_field(machines: Machines, first: SimStation, second: SimStation) -> None:
    """Two PCs of one village write the same field without knowing of each other."""
    person = known(machines, first, "person")
    if (
        first is second
        or not person
        or second.store.rows.row(Person, first.village, person) is None
    ):
        return
    for station in (first, second):
        changes = {"name": _value(machines, "name")}
        written(machines, station, "edit_register", _change_of(person, changes))
    machines.world.note("write/same_field")


def _change_of(person: str, changes: dict[str, Any]) -> Writing:
    return lambda act: act.change("person", person, changes)


def settle(machines: Machines) -> None:
    """A person settles a conflict that is shown."""
    station = machines.any_station()
    found = station.store.db.conn.execute(
        "SELECT entity, kind, fields FROM conflicts ORDER BY entity"
    ).fetchall()
    if not found:
        return
    entity, kind, _ = machines.chance.choice(found)
    content = station.store.rows.register(station.village, entity)
    register = machines.read_register(content, kind)
    field = machines.chance.choice(register.conflicts())
    value = machines.chance.choice(register.heads(field)).fields[field]
    written(
        machines, station, "edit_register", lambda act: act.change(kind, entity, {field: value})
    )
    machines.world.note("sometimes/conflict_settled")


def new_case(machines: Machines, station: SimStation, *, is_submitted: bool = False) -> None:
    """A case with a paper, taken in at once."""
    number = f"{machines.chance.randrange(10_000):05d}"

    def write(act: Act) -> None:
        case = act.create("case", {"number": number, "item_name": "医保参保", "limit_amount": 5})
        act.create("material", {"case_id": case, "name": "身份证", "holder": "station"})
        act.step("case_step", case, {"action": "receive", "at": "t"})
        if is_submitted:
            act.step("case_step", case, {"action": "submit", "at": "t"})
        machines.remember(station, "case", case)

    written(machines, station, "register_case", write)


def case_step(machines: Machines, station: SimStation) -> None:
    """A step of a case: mostly one that is allowed as far as this PC knows."""
    case = known(machines, station, "case")
    if not case:
        return new_case(machines, station)
    steps: list[Any] = station.store.rows.steps(CaseStep, station.village, case)
    allowed = allowed_actions(progress_of(steps), "station")
    is_legal = bool(allowed) and machines.chance.random() < 0.8
    action = machines.chance.choice(allowed if is_legal else [t.action for t in TRANSITIONS])
    if is_legal and "submit" in allowed and machines.chance.random() < 0.6:
        action = "submit"
    machines.world.note("write/legal_step" if is_legal else "write/illegal_step")
    content = {"action": action, "at": "t", **_step_words(machines)}
    return written(
        machines, station, "advance_case", lambda act: act.step("case_step", case, content)
    )


def visit(machines: Machines, station: SimStation) -> None:
    """A visit in the diary."""
    household = known(machines, station, "household")
    content = {"household_id": household, "content": "走访记录" * machines.chance.randrange(1, 30)}
    written(machines, station, "record_visit", lambda act: act.event("visit", content))


def appeal(machines: Machines, station: SimStation) -> None:
    """An appeal or one of its steps, in any order."""
    appeal_id = known(machines, station, "appeal") if machines.chance.random() < 0.7 else ""
    action = machines.chance.choice(APPEAL_ACTIONS)

    def write(act: Act) -> None:
        entity = appeal_id or act.create("appeal", {"content": "路灯坏了", "number": "1"})
        machines.remember(station, "appeal", entity)
        step = {"action": action if appeal_id else "collect", "at": "t", **_step_words(machines)}
        known_fields = ("action", "at", "note", "reply", "is_satisfied", "due_on")
        act.step("appeal_step", entity, {f: v for f, v in step.items() if f in known_fields})

    written(machines, station, "advance_appeal", write)


def town_acts(machines: Machines, village: str = "") -> None:
    """The township accepts, answers, sends back, also what it may not."""
    town, chance, world = machines.town, machines.chance, machines.world
    village = village or chance.choice(machines.villages)
    case = town.case_in_hand(village)
    if not case and chance.random() < 0.7:
        return
    case = case or machines.any_entity(village, "case")
    answered = machines.any_entity(village, "appeal")
    acts = town.township.acts
    tries: list[Callable[[], object]] = [
        lambda: acts.accept_case(case, village, town.clerk),
        lambda: acts.accept_case(case, village, town.clerk),
        lambda: acts.send_back_case(case, village, town.clerk, "缺件"),
        lambda: acts.refuse_case(case, village, town.clerk, "不属本镇"),
        lambda: acts.conclude_case(case, village, town.clerk, "granted", "已办好"),
        lambda: acts.answer_appeal(answered, village, town.clerk, "已修好"),
    ]
    try:
        with machines.town_writing(village):
            chance.choice(tries)()
        world.note("write/town_act")
    except OperationRefused as refusal:
        world.note(f"refused/{refusal.key}")


def town_odd(machines: Machines) -> None:
    """The town's feed carries what only stations may write, or what only a newer version knows."""
    village = machines.chance.choice(machines.villages)
    entity = machines.any_entity(village, "person") or "00" * 16
    odd: list[tuple[str, dict[str, object]]] = [
        ("person", {"name": "改"}),
        ("orchard", {"trees": 3}),
        ("case_step", {"action": "bless"}),
    ]
    kind, fields = machines.chance.choice(odd)
    with machines.town_writing(village):
        machines.town.write(village, kind, entity, fields)
    machines.world.note("write/town_odd")


def newer_version(machines: Machines) -> None:
    """Kinds and fields that this program does not know: kept, relayed, not folded or not shown."""
    station = machines.any_station()
    chance = machines.chance
    if chance.random() < 0.5:
        raw(machines, station, "orchard", "", {"trees": chance.randrange(100), "kind": "桃"})
    else:
        person = known(machines, station, "person")
        fields = {"blood_group": chance.choice("ABO"), "note": f"新{chance.randrange(9)}"}
        raw(machines, station, "person", person, fields)
    machines.world.note("write/newer_version")


def poison(machines: Machines) -> None:
    """Entries that no honest program would write; each may spoil itself only."""
    station = machines.any_station()
    kinds: list[tuple[str, str, dict[str, Any]]] = [
        ("person", known(machines, station, "person"), {"name": 5}),
        ("person", known(machines, station, "person"), {"phones": "13800000000", "note": "x"}),
        ("case", known(machines, station, "case"), {"status": "archived"}),
        ("case", known(machines, station, "case"), {"limit_amount": "五", "request": "y"}),
        ("case_step", known(machines, station, "case"), {"action": 7}),
        ("appeal", known(machines, station, "appeal"), {"stage": STAGES[-1]}),
    ]
    kind, entity, fields = machines.chance.choice(kinds)
    raw(machines, station, kind, entity, fields)
    machines.world.note("write/poison")


def odd_bases(machines: Machines) -> None:
    """A write that replaces something older, something unseen, or nothing at all."""
    station, chance = machines.any_station(), machines.chance
    person = known(machines, station, "person")
    states = [s for s in station.store.journal_storage.feeds() if s.have]
    bases: list[Dot] = [
        (s.feed, chance.randrange(1, s.have + 4))
        for s in chance.sample(states, min(len(states), 2))
        if s.feed != station.feed or chance.random() < 0.5
    ]
    own = station.journal.state(station.feed).have
    bases = [(f, min(n, own) if f == station.feed else n) for f, n in bases]
    fields = {chance.choice(("name", "note")): _value(machines, "name")}
    raw(machines, station, "person", person, fields, tuple(b for b in bases if b[1] > 0))
    machines.world.note("write/odd_bases")


# -- how it gets onto the disk


def written(machines: Machines, station: SimStation, permission: str, write: Writing) -> None:
    """One act through the real pen; the power may go before it is kept."""
    with machines.acknowledged(station), station.pen.act(station.actor, permission) as act:
        write(act)
        if machines.world.happens("crash", 0.02):
            raise Killed


def raw(
    machines: Machines,
    station: SimStation,
    kind: str,
    entity: str,
    fields: dict[str, Any],
    bases: tuple[Dot, ...] = (),
) -> None:
    """An entry past the pen."""
    with machines.acknowledged(station):
        with station.store.transaction():
            own = station.own()
            station.journal.write(
                own.feed, own.key, kind=kind, entity=entity, fields=fields,
                actor=station.actor.id, bases=bases,
            )  # fmt: skip
            Fold(station.store.journal_storage, station.store.rows).fold_pending()
        station.note_mark(False)


def known(machines: Machines, station: SimStation, kind: str) -> str:
    """An entity of that kind that this PC has; empty when it has none."""
    for entity in machines.recent(station.village, kind):
        if station.store.rows.row(RECORDS[kind], station.village, entity) is not None:
            return entity
    return ""


def _name(machines: Machines) -> str:
    return machines.chance.choice(NAMES)


def _value(machines: Machines, field: str) -> Any:
    value = f"{_name(machines)}{machines.chance.randrange(4)}"
    return [value] if field == "phones" else value


def _step_words(machines: Machines) -> dict[str, Any]:
    fields = {f: v for f, v in STEP_WORDS.items() if machines.chance.random() < 0.85}
    if machines.chance.random() < 0.3 and "is_satisfied" in fields:
        fields["is_satisfied"] = False
    return fields
