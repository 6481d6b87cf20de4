"""What must stand ready before each act of the matrix of permissions can be tried."""

from collections.abc import Callable

from app.acts.card_mark_acts import CardMark
from app.acts.pen import Actor
from app.acts.visit_acts import VisitReport
from app.models.appointment_records import Appointment, Team
from app.models.appraisals import AppraisalSession
from app.models.duty_records import Activity, Appraisal
from app.models.duty_roster import RosterPlan
from app.models.duty_typed import Visitor
from app.models.item_list import ItemListPreview
from app.models.records import Cadre, Person, Station
from app.models.rights_records import DELETE, DONE, SEE
from app.sheets.profile_file import shipped_profile
from tests.stations import RESOURCES, Pc, intake_of, papers_without, roster_of

Try = Callable[[Pc, Actor], object]


def visit_report(pc: Pc) -> VisitReport:
    household = pc.store.households.page_after()[0]
    return VisitReport(household_id=household.id, visited_on="2026-03-02", content="近况良好。")


def with_finding(pc: Pc) -> str:
    """An appeal that waits for its next step."""
    household = pc.store.households.page_after()[0]
    report = VisitReport(
        household_id=household.id,
        visited_on="2026-03-02",
        finding_class=pc.desk.workplace.profile.must_record_classes[0],
        finding="路灯坏了。",
    )
    return pc.desk.visits.record_visit(pc.actor, report).appeal_id


def some_grid(pc: Pc) -> str:
    """A grid whose households have a liaison cadre."""
    cadre = pc.desk.register.add_cadre(pc.actor, Cadre(id="", name="周强", phone="15400000009"))
    grid = pc.store.stations.grids()[0]
    pc.desk.register.assign_cadre(pc.actor, grid.id, cadre)
    return grid.id


PREPARED: dict[str, tuple[str, Callable[[Pc], Try]]] = {
    "register_case": (
        "register_case",
        lambda pc: lambda pc, who: pc.desk.cases.register_case(who, intake_of()),
    ),
    "receive_materials": (
        "advance_case",
        lambda pc: _receive(pc),
    ),
    "submit": ("advance_case", lambda pc: _on_case(pc, "submit")),
    "withdraw": ("advance_case", lambda pc: _on_supplement(pc, "withdraw")),
    "decline": ("advance_case", lambda pc: _on_case(pc, "decline", "不归村里管")),
    "ask_supplement": ("advance_case", lambda pc: _on_case(pc, "ask_supplement", "缺照片")),
    "attach": ("attach_file", lambda pc: _attach(pc, pc.register().id)),
    "retract": ("attach_file", lambda pc: _retract(pc, pc.register().id)),
    "record_visit": (
        "record_visit",
        lambda pc: lambda pc, who: pc.desk.visits.record_visit(who, visit_report(pc)),
    ),
    "plan_visits": ("plan_visits", lambda pc: _plan(pc)),
    "advance_appeal": (
        "advance_appeal",
        lambda pc: _on_appeal(pc, with_finding(pc)),
    ),
    "advance_hidden_appeal": (
        "advance_hidden_appeal",
        lambda pc: _on_hidden_appeal(pc, with_finding(pc)),
    ),
    "add_cadre": (
        "edit_register",
        lambda pc: lambda pc, who: pc.desk.register.add_cadre(who, Cadre(id="", name="周强")),
    ),
    "assign_cadre": ("edit_register", lambda pc: _assign(pc, some_grid(pc))),
    "change_cadre": ("edit_register", lambda pc: _change_cadre(pc, some_grid(pc))),
    "add_person": (
        "edit_register",
        lambda pc: lambda pc, who: pc.desk.register.add_person(who, Person(id="", name="周强")),
    ),
    "change_person": ("edit_register", lambda pc: _change_person(pc)),
    "import_roster": (
        "import_roster",
        lambda pc: _import(pc, seed=pc.entries()),
    ),
    "undo_import": (
        "import_roster",
        lambda pc: _undo(pc, seed=pc.entries()),
    ),
    "import_items": ("import_items", lambda pc: _import_items(pc)),
    "note_printed": ("print_paper", lambda pc: _note_printed(pc, some_grid(pc))),
    "mark_card": ("mark_card", lambda pc: _mark_card(pc, some_grid(pc))),
    "material_receipt": ("print_paper", lambda pc: _receipt(pc, pc.register().id)),
    "one_time_notice": (
        "print_paper",
        lambda pc: _notice(pc, pc.register(materials=papers_without("户口簿")).id),
    ),
    "make_month": ("plan_duty", lambda pc: _make_month(pc)),
    "substitute": ("sign_duty", lambda pc: _substitute(pc)),
    "keep_activity": ("keep_activity", lambda pc: _keep_activity),
    "make_appointment": ("keep_appointment", lambda pc: _make_appointment),
    "keep_team": ("edit_register", lambda pc: _keep_team(pc)),
    "fill_ledger": ("fill_ledger", lambda pc: _fill_ledger(pc)),
    "keep_ledger_year": ("keep_ledger_year", lambda pc: _keep_year(pc)),
    "give_points": ("give_points", lambda pc: _give_points(pc)),
    "set_assignees": (
        "set_assignees",
        lambda pc: lambda pc, who: pc.desk.assignees.set(who, "", "", "", pc.actor.id),
    ),
    "open_session": ("run_appraisal", lambda pc: _open_appraisal),
    "count_sheet": ("count_sheet", lambda pc: _count_sheet(pc)),
    "receive": (
        "receive_people",
        lambda pc: lambda pc, who: pc.desk.receptions.receive(who, Visitor("赵敏", "问政策")),
    ),
    "reveal_person": ("reveal", lambda pc: _reveal(pc)),
    "take_out": ("take_out_numbers", lambda pc: _take_out),
    "register_request": ("register_request", lambda pc: _ask),
    "erase": ("answer_request", lambda pc: _erase(pc, _asked(pc, DELETE))),
    "answer_request": ("answer_request", lambda pc: _answer(pc, _asked(pc, SEE))),
    "set_up_station": (
        "manage_station",
        lambda pc: lambda pc, who: pc.desk.register.set_up_station(who, Station(id="", name="站")),
    ),
    "add_staff": (
        "manage_station",
        lambda pc: lambda pc, who: pc.desk.register.add_staff(who, pc.actor_as("entry")),
    ),
}


def _receive(pc: Pc) -> Try:
    case = pc.register(materials=papers_without("户口簿"))
    missing = [m.id for m in pc.desk.cases.missing_materials(case.id)]
    return lambda pc, who: pc.desk.cases.receive_materials(who, case.id, missing)


def _on_case(pc: Pc, act: str, *words: str) -> Try:
    case = pc.register()
    return lambda pc, who: getattr(pc.desk.cases, act)(who, case.id, *words)


def _on_supplement(pc: Pc, act: str) -> Try:
    case = pc.register(materials=papers_without("户口簿"))
    return lambda pc, who: getattr(pc.desk.cases, act)(who, case.id, "本人要求")


def _on_appeal(pc: Pc, appeal_id: str) -> Try:
    return lambda pc, who: pc.desk.appeals.advance(who, appeal_id, "sort")


def _plan(pc: Pc) -> Try:
    home = pc.store.households.page_after()[0].id
    return lambda pc, who: pc.desk.must_visits.open(who, home, "illness", "2026-03-02")


def _on_hidden_appeal(pc: Pc, appeal_id: str) -> Try:
    with pc.desk.workplace.pen.act(pc.actor, "advance_appeal") as act:
        hidden = {"action": "note", "note": "-", "at": "", "is_hidden_at_station": True}
        act.step("appeal_step", appeal_id, hidden)
    return lambda pc, who: pc.desk.appeals.advance_hidden(who, appeal_id, "sort")


def _assign(pc: Pc, grid_id: str) -> Try:
    other = pc.desk.register.add_cadre(pc.actor, Cadre(id="", name="吴磊"))
    return lambda pc, who: pc.desk.register.assign_cadre(who, grid_id, other)


def _change_cadre(pc: Pc, grid_id: str) -> Try:
    cadre = pc.store.stations.cadres()[0]
    return lambda pc, who: pc.desk.register.change_cadre(who, cadre.id, {"phone": "15400000010"})


def _change_person(pc: Pc) -> Try:
    household = pc.store.households.page_after()[0]
    person = pc.store.households.persons(household.id)[0]
    return lambda pc, who: pc.desk.register.change_person(who, person.id, {"note": "已核对"})


def _undo(pc, seed):
    report = pc.desk.rosters.import_roster(pc.actor, roster_of(2, seed=seed))
    return lambda pc, who: pc.desk.rosters.undo_import(who, report.import_id)


def _import(pc: Pc, seed: int) -> Try:
    return lambda pc, who: pc.desk.rosters.import_roster(who, roster_of(2, seed=seed))


def _import_items(pc: Pc) -> Try:
    item = pc.desk.workplace.catalog.items[0]
    preview = ItemListPreview("事项清单", 1, (item,))
    return lambda pc, who: pc.desk.catalog.import_items(who, preview)


def _note_printed(pc: Pc, grid_id: str) -> Try:
    batch = pc.desk.cards.plan(pc.actor, [grid_id])
    return lambda pc, who: pc.desk.cards.note_printed(who, batch)


def _mark_card(pc: Pc, grid_id: str) -> Try:
    pc.desk.cards.note_printed(pc.actor, pc.desk.cards.plan(pc.actor, [grid_id]))
    card = pc.store.cards.waiting("", grid_id)[0]
    return lambda pc, who: pc.desk.card_marks.mark(who, [card.id], CardMark("leave"))


def _receipt(pc: Pc, case_id: str) -> Try:
    return lambda pc, who: pc.desk.prints.hand_out(
        who, pc.desk.papers.material_receipt(who, case_id)
    )


def _notice(pc: Pc, case_id: str) -> Try:
    return lambda pc, who: pc.desk.prints.hand_out(
        who, pc.desk.papers.one_time_notice(who, case_id)
    )


def _attach(pc: Pc, case_id: str) -> Try:
    return lambda pc, who: pc.desk.attachments.attach(who, "case", case_id, "x.pdf", b"%PDF-1.7 x")


def _retract(pc: Pc, case_id: str) -> Try:
    kept = pc.desk.attachments.attach(pc.actor, "case", case_id, "x.pdf", b"%PDF-1.7 x")
    return lambda pc, who: pc.desk.attachments.retract(who, kept.id, "拍错了")


def _reveal(pc: Pc) -> Try:
    household = pc.store.households.page_after()[0]
    person = pc.store.households.persons(household.id)[0]
    return lambda pc, who: pc.desk.disclosures.reveal_person(who, person.id)


def _someone(pc: Pc) -> str:
    """A villager who heads no household."""
    home = pc.store.households.page_after()[0]
    return pc.desk.register.add_person(
        pc.actor, Person(id="", household_id=home.id, name="张三", sex="1")
    )


def _ask(pc: Pc, who: Actor) -> None:
    pc.desk.rights.register(who, SEE, _someone_known(pc), "", "")


def _someone_known(pc: Pc) -> str:
    return pc.store.households.page_after()[0].head_person_id


def _asked(pc: Pc, action: str) -> str:
    return pc.desk.rights.register(pc.actor, action, _someone(pc), "", "").id


def _erase(pc: Pc, request_id: str) -> Try:
    return lambda pc, who: pc.desk.rights.erase(who, request_id, "本人申请")


def _answer(pc: Pc, request_id: str) -> Try:
    return lambda pc, who: pc.desk.rights.answer(who, request_id, DONE, "已当面答复")


def _take_out(pc: Pc, who: Actor) -> None:
    pc.desk.disclosures.take_out(who, "people", "ab" * 16, 2, "export", "报镇民政办核对")


def _make_month(pc: Pc) -> Try:
    month = 3 + len(pc.store.duty.between("2026-01-01", "2026-12-31")) // 40
    plan = RosterPlan(f"2026-{month:02d}", (pc.actor.id,))
    return lambda pc, who: pc.desk.duty.make_month(who, plan)


def _substitute(pc: Pc) -> Try:
    other = pc.actor_as("entry")
    pc.desk.register.add_staff(pc.actor, other)
    times = pc.desk.workplace.profile.duty.shifts[0]
    day = f"2026-03-{10 + len(pc.store.duty.between('2026-01-01', '2026-12-31')):02d}"
    shift = pc.desk.duty.add_shift(pc.actor, day, times, pc.actor.id)
    return lambda pc, who: pc.desk.duty.substitute(who, shift.id, other.id, "看病")


def _keep_activity(pc: Pc, who: Actor) -> Activity:
    activity = Activity(
        id="", theme="义诊", activity_type="送卫生", department="卫生院", held_on="2026-03-02",
        responsible_name="张三",
    )  # fmt: skip
    return pc.desk.activities.keep(who, activity)


def _make_appointment(pc: Pc, who: Actor) -> Appointment:
    typed = Appointment(id="", person_name="张三", subject="问养老", meets_on="2026-03-03")
    return pc.desk.appointments.make(who, typed)


def _keep_team(pc: Pc) -> Try:
    grid_id = some_grid(pc)
    leader = pc.store.stations.cadres()[0].id
    return lambda pc, who: pc.desk.teams.keep(
        who, Team(id="", name=f"{who.id}组", grid_id=grid_id, leader_id=leader)
    )


def _open_appraisal(pc: Pc, who: Actor) -> Appraisal:
    session = AppraisalSession("评议", "2026年", "2026-03-02", ("张三",))
    return pc.desk.appraisals.open_session(who, session)


def _count_sheet(pc: Pc) -> Try:
    session = _open_appraisal(pc, pc.actor)
    grade = session.grades[0]
    channel = pc.desk.appraisals.channels(session)[0]
    return lambda pc, who: pc.desk.appraisals.count_sheet(
        who, session.id, "masses", (grade,), channel=channel
    )


def _fill_ledger(pc: Pc) -> Try:
    _adopt(pc, "songmu")
    total = str(pc.entries())
    return lambda pc, who: pc.desk.basic_ledger.fill(who, "", {("村情概况", "总户数"): total})


def _keep_year(pc: Pc) -> Try:
    _fill_ledger(pc)(pc, pc.actor)
    year = 2025 if pc.store.place.snapshot_years() else 2026
    return lambda pc, who: pc.desk.basic_ledger.keep_year(who, year)


def _give_points(pc: Pc) -> Try:
    _adopt(pc, "qingzhou")
    named = ("2026", "", "办理落实", "首问负责", "3", "都有首问责任人")
    return lambda pc, who: pc.desk.scores.give(who, *named)


def _adopt(pc: Pc, code: str) -> None:
    if pc.desk.workplace.profile.code != code:
        pc.desk.profiles.adopt(pc.actor, shipped_profile(RESOURCES, code))
