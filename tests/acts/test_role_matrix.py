"""Who may do what: every act of the desk against every role, in one matrix.

The list of acts is read from the code, and so is the permission that guards each; an act without a
place in the matrix fails. That a permission really holds is proved act by act in test_permissions.
"""

import ast

import pytest

from app.models.roles import ADMIN, DISCIPLINE, ENTRY, PERMISSIONS, READ, REVIEW, ROLES
from tests.acts.role_reading import ACTS, acts, permissions_of

LETTER = {ENTRY: "E", REVIEW: "V", READ: "R", ADMIN: "A", DISCIPLINE: "D"}
EVERYONE = "-"
"""Reads what every account may read, reckons, or keeps a setting of this PC; writes no entry."""
MATRIX = {
    "EVA": """
        rights.register
        conflicts.settle cases.accept_deficient cases.archive cases.ask_supplement cases.consult cases.decline
        cases.deliver cases.deliver_as cases.follow_up cases.rate cases.rate_as
        cases.receive_materials cases.register_case cases.rework cases.submit cases.withdraw
        cases.write_off hand_overs.hand_over hand_overs.receive custody.bring_back custody.declare
        custody.give_back rectifications.take_step visits.correct_visit visits.record_visit
        visits.record_walk visits.take_back_visit must_visits.drop must_visits.open
        visit_planning.begin_outreach visit_planning.plan_visits
        visit_planning.remove_round visit_planning.set_round visit_planning.tick_outreach
        visit_planning.write_household_plan appeals.advance appeals.link appeals.unlink appeals.reclassify
        appeals.register register.add_cadre register.add_person register.assign_cadre
        register.change_cadre register.change_person households.add_household
        households.assign_cadre households.change_head households.change_household
        households.come_back households.leave households.merge_households
        households.move_households households.split households.undo people.come_back people.die
        people.go_away people.leave people.merge people.move people.tell_apart grids.add
        grids.change grids.close grids.open_again cards.note_again cards.note_printed cards.plan
        card_marks.mark card_marks.undo card_layouts.bring_in card_layouts.keep
        card_layouts.remove papers.case_paper papers.handover_list papers.material_receipt
        papers.one_time_notice money.note attachments.attach attachments.attach_prepared
        cadre_photos.keep cadre_photos.remove
        attachments.retract duty.sign_in duty.sign_out duty.substitute duty.take_over
        activities.keep activities.remove appointments.correct appointments.make appointments.move
        appointments.settle teams.end teams.keep appraisals.count_sheet appraisals.void_sheet
        receptions.advance receptions.open_appeal receptions.open_session receptions.receive
        receptions.transfer_slip basic_ledger.fill diary.month_of diary.page_of
        notices.read visit_planning.close_round home_services.call_back home_services.keep
        forms.note_export forms.made_out forms.made_out_as prints.begin prints.note
        prints.hand_out prints.take_up
    """,
    "-": """
        notices.shown notices.file
        cases.commitment cases.missing_materials appeals.default_assignee appeals.record_numbered
        appeals.similar rosters.imports rosters.remember_columns rosters.remembered_columns
        reading.groups reading.history reading.people reading.person reading.seen cards.grids
        cards.stale cards.stale_by_grid cards.stale_count card_marks.card_of card_layouts.all
        card_layouts.by_key card_layouts.offset card_layouts.own card_layouts.set_offset
        papers.papers_of money.sum_of catalog.refuse_where_township_publishes attachments.data
        attachments.is_here cadre_photos.data cadre_photos.of cadre_photos.shown_hash
        attachments.of attachments.prepare attachments.write duty.officers
        duty.shift_names duty.is_followed_by_itself duty.today
        activities.department_years activities.types appraisals.grades
        appraisals.channels appraisals.jurors_to_come
        appraisals.owed appraisals.periods receptions.sessions_owed appointments.due_today
        assemblies.of_year assemblies.rules teams.agent_of teams.serving teams.sizes teams.standing
        appraisals.minimum appraisals.progress receptions.appeal_classes forms.bytes_of forms.kept
        prints.give_up
        assignees.of assignees.people
        assignees.rules basic_ledger.lines basic_ledger.subjects basic_ledger.sums
        basic_ledger.values diary.visitors_of conflicts.open
        home_services.checklist undoing.latest undoing.take_back
    """,
    "D": """
        appeals.advance_hidden
    """,
    "A": """
        register.add_staff register.change_role register.close_account register.set_up_station
        rights.answer rights.erase rights.requests rights.shown_data rights.erased_for
        profiles.adopt forms.keep forms.put_away conflicts.settle_managed
    """,
    "VA": """
        rosters.import_roster rosters.import_sheets rosters.plan rosters.plan_sheets rosters.undo_import
        catalog.import_items
        holidays.import_years duty.add_shift duty.add_shifts duty.change_shift duty.make_month duty.remove_shift
        basic_ledger.keep_year scores.give assignees.set assignees.remove reviews.conclude
        appraisals.close appraisals.keep_letter appraisals.open_session appraisals.reopen
        assemblies.cancel assemblies.conclude assemblies.keep assemblies.open_scoring
        disclosures.take_out
    """,
    "EVRAD": """
        reading.among reading.count reading.households accounts.note
    """,
    "AD": """
        disclosures.breach_scope disclosures.of_person disclosures.page_after
        accounts.events
    """,
    "EVAD": """
        disclosures.note_form disclosures.reveal_case disclosures.reveal_person
    """,
}
WHO_MAY = {act: roles for roles, names in MATRIX.items() for act in names.split()}
# Asked for only where a restricted group is chosen. Taking back asks for what the act itself asked for.
CONDITIONAL = {
    act: {"read_restricted_groups"}
    for act in ("reading.among", "reading.count", "reading.households")
} | {"undoing.take_back": {"edit_register"}}


def guards_of(act: str) -> frozenset[str]:
    return permissions_of(*acts()[act]) - CONDITIONAL.get(act, set())


def test_every_act_has_a_place_in_the_matrix():
    assert acts().keys() - WHO_MAY.keys() == set(), "new acts: say here who may do them"
    assert WHO_MAY.keys() - acts().keys() == set(), "these acts are gone"
    assert sum(len(names.split()) for names in MATRIX.values()) == len(WHO_MAY)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_do_exactly_what_the_matrix_says(role):
    differing = []
    for act, letters in WHO_MAY.items():
        guards = guards_of(act)
        may = all(role in PERMISSIONS[guard] for guard in guards)
        if may != (letters == EVERYONE or LETTER[role] in letters):
            differing.append((act, sorted(guards)))
    assert differing == []


def test_what_everyone_may_do_asks_for_nothing_and_all_else_asks():
    wrong = [act for act, letters in WHO_MAY.items() if bool(guards_of(act)) == (letters == "-")]
    assert wrong == []


def test_entries_are_written_by_the_pen_alone():
    """Or a role could get round it."""
    calls = [
        (path.name, getattr(node.func, "id", ""))
        for path in ACTS.parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]
    assert {name for name, called in calls if called == "Act"} == {"pen.py"}
