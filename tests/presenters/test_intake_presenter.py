"""Registering a case: what the form does, on a real station."""

import msgspec
import pytest

from app.acts.intake import Intake
from app.presenters.intake_presenter import DRAFT_KEY, IntakePresenter, item_sheet

from .village import LateRunner, StraightRunner, actor_of

EMPTY = msgspec.to_builtins(Intake("", "", ()))
ITEM = "S01-001"


@pytest.fixture
def form(screen, runner, station):
    return IntakePresenter(screen, runner, actor_of(station))


@pytest.fixture
def head(runner):
    """The head of the first household that has a phone."""
    households = runner.desk.store.households
    people = [households.persons(each.id)[0] for each in households.page_after()]
    return next(person for person in people if person.phones)


def typed(head=None, **changes):
    said = {
        **EMPTY,
        "item_code": ITEM,
        "applicant_name": "王桂兰",
        "materials": [{"name": "居民身份证", "is_received": True}],
    }
    if head is not None:
        said |= {
            "applicant_name": head.name,
            "applicant_id": head.id,
            "household_id": head.household_id,
        }
    return {**said, **changes}


def cases(runner):
    return runner.desk.store.cases.page_after()


def draft(runner):
    return runner.desk.store.drafts.load(DRAFT_KEY)


# -- finding


def test_villagers_are_found_by_name_initials_phone_tail_and_household(form, screen, runner, head):
    household = runner.desk.store.households.by_id(head.household_id)
    for query in (head.name, head.phones[0][-4:], household.number):
        form.find_applicants(query)

        found = screen.last("show_applicants")
        assert head.id in [applicant.person_id for applicant in found], query


def test_what_is_found_is_masked(form, screen, head):
    form.find_applicants(head.name)

    found = next(each for each in screen.last("show_applicants") if each.person_id == head.id)
    assert head.phones[0] not in msgspec.json.encode(found).decode()
    assert head.id_number not in msgspec.json.encode(found).decode()
    assert found.masked_phone.endswith(head.phones[0][-4:])


def test_a_household_number_stands_for_everyone_in_it(form, screen, runner, head):
    household = runner.desk.store.households.by_id(head.household_id)
    people = runner.desk.store.households.persons(household.id)

    form.find_applicants(household.number)

    found = {applicant.person_id for applicant in screen.last("show_applicants")}
    assert found >= {person.id for person in people}


def test_items_are_found_by_name_and_initials(form, screen):
    form.find_items("医疗保险参保")
    by_name = [item.code for item in screen.last("show_items")]
    form.find_items("cxjmjbylbxcb")
    by_initials = [item.code for item in screen.last("show_items")]

    assert ITEM in by_name
    assert by_initials[0] == ITEM


def test_an_answer_to_earlier_letters_is_dropped(station, screen):
    runner = LateRunner(station)
    form = IntakePresenter(screen, runner, actor_of(station))

    form.find_items("医")
    form.find_items("户口")
    runner.let_through()

    assert screen.count("show_items") == 1
    assert all("户口" in item.name for item in screen.last("show_items")[:1])
    runner.desk.store.close()


def test_a_certificate_that_no_village_may_issue_is_explained_and_refused(form, screen, runner):
    form.find_items("wfzjl")
    found = screen.last("show_items")
    proof = next(each for each in found if each.name == "无犯罪记录证明")
    assert found[0].name == "无犯罪记录证明申请协助"  # the item that helps with it comes first

    form.choose_item(proof)

    problem = screen.last("refuse_item")
    assert problem.key == "proof_not_issued_by_villages"
    assert problem.facts == {"name": proof.name, "advice": proof.advice}
    assert screen.count("show_item") == 0
    form.register(typed(item_code=proof.code))
    assert runner.desk.store.cases.page_after() == []


def test_an_item_shows_its_papers_and_both_dates(form, screen, runner):
    form.choose_item(runner.desk.workplace.catalog.item("S01-001"))

    sheet = screen.last("show_item")
    assert [m.name for m in sheet.materials] == ["居民身份证", "户口簿", "参保登记表"]
    # Saturday, 21 November 2026: three working days end on Wednesday.
    assert sheet.dates.station_due_on == "2026-11-25"
    assert sheet.dates.station_days == 3
    assert not sheet.dates.is_provisional


def test_dates_in_a_year_without_known_holidays_are_provisional(runner):
    catalog = runner.desk.workplace.catalog
    longest = max(
        (item for item in catalog.items if item.limit_unit == "working_day"),
        key=lambda item: item.limit_amount,
    )

    dates = item_sheet(runner.desk.workplace, longest.code).dates

    assert dates.expected_by > "2027"
    assert dates.is_provisional


def test_the_dates_shown_are_the_dates_kept(form, screen, runner):
    for item in runner.desk.workplace.catalog.items[::25]:
        form.choose_item(item)
        dates = screen.last("show_item").dates
        form.register(typed(item_code=item.code))

        case = runner.desk.store.cases.by_id(screen.last("show_registered"))
        assert (case.station_due_on, case.expected_by) == (dates.station_due_on, dates.expected_by)
        assert case.is_expected_provisional == dates.is_provisional


def test_a_paper_that_may_follow_is_no_key_paper(runner):
    catalog = runner.desk.workplace.catalog
    item = next(i for i in catalog.items if any("可后补" in m.name for m in i.materials))

    materials = item_sheet(runner.desk.workplace, item.code).materials

    assert [m.is_key for m in materials] == ["可后补" not in m.name for m in materials]


# -- registering


def test_a_case_is_registered_with_everything_typed(form, screen, runner, head):
    form.register(
        typed(
            head,
            channel="phone",
            request="孩子要上学",
            proxy_name="王强",
            proxy_relation="儿子",
            materials=[
                {"name": "居民身份证", "is_received": True, "form": "copy", "copies": 2},
                {"name": "户口簿", "is_received": False},
            ],
        )
    )

    case = cases(runner)[0]
    assert screen.last("show_registered") == case.id
    assert (case.applicant_id, case.household_id) == (head.id, head.household_id)
    assert (case.channel, case.request) == ("phone", "孩子要上学")
    assert (case.proxy_name, case.proxy_relation) == ("王强", "儿子")
    assert case.status == "supplement"
    materials = runner.desk.store.cases.materials(case.id)
    assert (materials[0].form, materials[0].copies) == ("copy", 2)


def test_a_phone_left_empty_is_the_one_of_the_roster(form, runner, head):
    form.register(typed(head))
    form.register(typed(head, applicant_phone="13900139000"))

    phones = {case.applicant_phone for case in cases(runner)}
    assert phones == {head.phones[0], "13900139000"}


def test_someone_who_is_not_in_the_roster_is_registered_by_name(form, runner):
    form.register(typed(applicant_name="𬱖桂兰"))

    assert cases(runner)[0].applicant_name == "𬱖桂兰"
    assert cases(runner)[0].applicant_id == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"applicant_name": ""}, "applicant"),
        ({"applicant_name": "wgl"}, "applicant"),
        ({"applicant_name": "8000"}, "applicant"),
        ({"item_code": ""}, "item"),
    ],
)
def test_what_must_be_filled_is_pointed_at(form, screen, runner, changes, field):
    form.register(typed(**changes))

    assert screen.last("mark_missing") == field
    assert cases(runner) == []
    assert screen.count("set_busy") == 0


def test_pressing_twice_registers_once(station, screen):
    runner = LateRunner(station)
    form = IntakePresenter(screen, runner, actor_of(station))

    form.register(typed())
    form.register(typed())
    runner.let_through()

    assert len(cases(runner)) == 1
    assert screen.count("show_registered") == 1
    runner.desk.store.close()


def test_a_refusal_keeps_the_form_and_its_draft(screen, runner, station):
    reader = msgspec.structs.replace(station.actor, role="read")
    form = IntakePresenter(screen, runner, lambda: reader)
    form.keep_draft(typed())
    screen.forget()

    form.register(typed())

    assert screen.last("show_problem").key == "act_not_permitted"
    assert screen.count("clear_form") == 0
    assert screen.last("set_busy") is False
    assert draft(runner) is not None


# -- drafts


def test_an_unfinished_form_is_offered_again_after_the_program_was_gone(
    form, screen, station, head
):
    form.keep_draft(typed(head, request="还没说完"))

    # Another program on the same files, as after a power cut.
    again = StraightRunner(station)
    IntakePresenter(screen, again, actor_of(station)).open()

    offered = screen.last("offer_draft")
    assert offered.intake.request == "还没说完"
    assert offered.applicant.name == head.name
    assert offered.item.item.code == ITEM
    assert offered.saved_at.startswith("2026-11-21")
    again.desk.store.close()


def test_a_draft_is_continued_or_given_up(form, screen, runner):
    form.keep_draft(typed())
    form.open()

    form.continue_draft()
    assert screen.last("show_draft").intake.applicant_name == "王桂兰"

    form.open()
    form.give_up_draft()
    assert draft(runner) is None
    form.open()
    assert screen.count("offer_draft") == 2


def test_nothing_is_typed_over_a_draft_that_waits_for_an_answer(form, runner):
    form.keep_draft(typed(request="第一份"))
    form.open()

    form.keep_draft(typed(request="第二份"))

    assert msgspec.json.decode(draft(runner), type=Intake).request == "第一份"


def test_an_emptied_form_leaves_no_draft(form, runner):
    form.keep_draft(typed())

    form.keep_draft(EMPTY)

    assert draft(runner) is None


def test_registering_ends_the_draft(form, screen, runner):
    form.keep_draft(typed())

    form.register(typed())
    form.open()

    assert draft(runner) is None
    assert screen.count("offer_draft") == 0


def test_a_draft_outlives_its_item_and_its_villager(form, screen, runner):
    gone = typed(item_code="X99-999", applicant_id="0" * 32)
    runner.desk.store.drafts.save(DRAFT_KEY, msgspec.json.encode(gone))

    form.open()

    offered = screen.last("offer_draft")
    assert offered.intake.applicant_name == "王桂兰"
    assert (offered.item, offered.applicant) == (None, None)


def test_a_draft_that_cannot_be_read_is_none(form, screen, runner):
    runner.desk.store.drafts.save(DRAFT_KEY, b"\xff{")

    form.open()

    assert screen.count("offer_draft") == 0
    assert screen.all("show_problem") == []


def test_a_form_for_a_villager_found_elsewhere_names_the_applicant(form, screen, head):
    form.open(head.id)

    assert screen.last("show_applicant").person_id == head.id


def test_a_draft_is_asked_about_before_the_form_is_for_another(form, screen, head):
    form.keep_draft(typed())

    form.open(head.id)
    assert screen.count("show_applicant") == 0

    form.give_up_draft()
    assert screen.last("show_applicant").person_id == head.id


def test_the_catalogue_says_that_it_is_a_sample(form, screen):
    form.open()

    assert {"is_sample": True} in [named for name, _, named in screen.told]


def test_answers_for_a_form_that_was_left_are_dropped(station, screen, runner):
    head = runner.desk.store.households.persons(runner.desk.store.households.page_after()[0].id)[0]
    late = LateRunner(station)
    form = IntakePresenter(screen, late, actor_of(station))
    form.open(head.id)

    form.open()
    late.let_through()

    assert screen.count("show_applicant") == 0
    late.desk.store.close()
