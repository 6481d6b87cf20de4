"""Registering a case: what the form does, on a real station."""

import os

import msgspec
import pytest

from app.acts.intake import Consultation, Intake
from app.presenters.intake_presenter import IntakePresenter
from app.presenters.intake_reading import DRAFT_KEY, item_sheet, waiting_drafts
from tests.pictures.samples import bomb, picture

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


def drafts(runner):
    """What is kept, by key."""
    store = runner.desk.store.drafts
    kept = store.keys()
    return {key: msgspec.json.decode(store.load(key), type=Intake) for key in kept}


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
    assert len(drafts(runner)) == 1


# -- drafts


def test_an_unfinished_form_is_offered_again_after_the_program_was_gone(
    form, screen, station, head
):
    form.keep_draft(typed(head, request="还没说完"))

    # Another program on the same files, as after a power cut.
    again = StraightRunner(station)
    other = IntakePresenter(screen, again, actor_of(station))
    other.open()
    waiting = screen.last("show_waiting")
    assert [(each.applicant_name, each.key) for each in waiting] == [(head.name, "intake/1")]
    assert waiting[0].item_name
    assert waiting[0].saved_at.startswith("2026-11-21")

    other.continue_draft(waiting[0].key)
    shown = screen.last("show_draft")
    assert shown.intake.request == "还没说完"
    assert shown.applicant.name == head.name
    assert shown.item.item.code == ITEM
    again.desk.store.close()


def test_two_villagers_in_the_queue_are_never_mixed_up(form, screen, runner):
    form.open()
    form.keep_draft(typed(request="第一位"))
    form.open()
    form.keep_draft(typed(request="第二位"))
    form.continue_draft("intake/1")
    form.keep_draft(typed(request="第一位，接着说"))
    form.register(typed(request="第一位，办好"))

    assert {key: intake.request for key, intake in drafts(runner).items()} == {"intake/2": "第二位"}
    assert cases(runner)[0].request == "第一位，办好"


def test_a_late_answer_never_puts_a_draft_into_another_form(station, screen):
    runner = LateRunner(station)
    form = IntakePresenter(screen, runner, actor_of(station))
    form.open()
    form.keep_draft(typed(request="第一位"))
    form.open()
    form.keep_draft(typed(request="第二位"))
    runner.let_through()
    form.keep_draft(typed(request="第二位，接着说"))

    assert sorted(intake.request for intake in drafts(runner).values()) == [
        "第一位",
        "第二位，接着说",
    ]
    runner.desk.store.close()


def test_a_draft_that_is_given_up_is_gone_and_the_open_form_stays(form, screen, runner):
    form.keep_draft(typed(request="第一位"))
    form.open()
    form.keep_draft(typed(request="第二位"))
    cleared = screen.count("clear_form")

    form.give_up_draft("intake/1")

    assert list(drafts(runner)) == ["intake/2"]
    assert screen.last("show_waiting") == []
    assert screen.count("clear_form") == cleared


def test_an_emptied_form_leaves_no_draft(form, runner):
    form.keep_draft(typed())

    form.keep_draft(EMPTY)

    assert drafts(runner) == {}


def test_registering_ends_the_draft(form, screen, runner):
    form.keep_draft(typed())

    form.register(typed())
    form.open()

    assert drafts(runner) == {}
    assert screen.last("show_waiting") == []


def test_a_draft_outlives_its_item_and_its_villager(form, screen, runner):
    gone = typed(item_code="X99-999", applicant_id="0" * 32)
    runner.desk.store.drafts.save(DRAFT_KEY, msgspec.json.encode(gone))

    form.open()
    form.continue_draft(DRAFT_KEY)

    shown = screen.last("show_draft")
    assert shown.intake.applicant_name == "王桂兰"
    assert (shown.item, shown.applicant) == (None, None)


def test_a_draft_that_cannot_be_read_is_none(form, screen, runner):
    runner.desk.store.drafts.save(f"{DRAFT_KEY}/7", b"\xff{")
    runner.desk.store.drafts.save("visit", b"{}")

    form.open()

    assert screen.last("show_waiting") == []
    assert screen.all("show_problem") == []
    form.keep_draft(typed())
    assert waiting_drafts(runner.desk)[0].key == "intake/8"


def test_a_form_for_a_villager_found_elsewhere_names_the_applicant(form, screen, head):
    form.open(head.id)

    assert screen.last("show_applicant").person_id == head.id


def test_a_form_for_another_leaves_the_draft_waiting(form, screen, head):
    form.keep_draft(typed())

    form.open(head.id)

    assert screen.last("show_applicant").person_id == head.id
    assert len(screen.last("show_waiting")) == 1


# -- advice that becomes a case


def test_an_enquiry_becomes_a_case_with_what_was_typed(form, screen, runner, station):
    asked = runner.desk.cases.consult(station.actor, Consultation(ITEM, "怎么参保", "王桂兰"))

    form.open_consultation(asked.id)
    shown = screen.last("show_draft").intake
    assert (shown.request, shown.applicant_name, shown.item_code) == ("怎么参保", "王桂兰", ITEM)
    form.register(typed(consult_case_id=shown.consult_case_id))

    assert screen.last("show_registered") == asked.id
    form.open_consultation(asked.id)
    assert screen.last("show_problem").key == "case_not_a_consultation"


# -- pictures


PHOTO = ("身份证.jpg", "", picture())


def names_of(screen):
    return [each.picture.file.file_name for each in screen.last("show_pictures")]


def test_pictures_are_kept_with_their_papers_when_the_case_is_registered(form, screen, runner):
    form.add_pictures([PHOTO], "居民身份证")
    form.add_pictures([("院子.jpg", "", picture(320, 240))], "")
    form.register(typed())

    case = cases(runner)[0]
    paper = runner.desk.store.cases.materials(case.id)[0]
    of = runner.desk.attachments.of
    assert [each.file_name for each in of("material", paper.id)] == ["身份证.jpg"]
    assert [each.file_name for each in of("case", case.id)] == ["院子.jpg"]
    assert runner.desk.attachments.data(of("case", case.id)[0].id)
    assert screen.last("show_pictures") == ()


def test_pictures_survive_in_the_draft(form, screen, station):
    form.add_pictures([PHOTO], "居民身份证")
    form.keep_draft(typed())

    again = StraightRunner(station)
    other = IntakePresenter(screen, again, actor_of(station))
    other.open()
    assert screen.last("show_waiting")[0].picture_count == 1
    other.continue_draft("intake/1")
    assert names_of(screen) == ["身份证.jpg"]
    assert screen.last("show_pictures")[0].data
    other.register(typed())
    case = again.desk.store.cases.page_after()[0]
    paper = again.desk.store.cases.materials(case.id)[0]
    assert len(again.desk.attachments.of("material", paper.id)) == 1
    again.desk.store.close()


def test_a_picture_is_taken_off_before_saving(form, screen, runner):
    form.add_pictures([PHOTO, ("别的.jpg", "", picture(320, 200))], "")

    form.remove_picture(0)
    form.register(typed())

    case = cases(runner)[0]
    assert [each.file_name for each in runner.desk.attachments.of("case", case.id)] == ["别的.jpg"]


@pytest.mark.parametrize(
    ("name", "data", "key"),
    [
        ("照片.jpg", b"this is no picture at all", "attachment_format_unknown"),
        ("照片.jpg", b"\xff\xd8\xff" + b"0" * 500, "picture_unreadable"),
        ("空.jpg", b"", "file_unreadable"),
        ("..\\x.jpg", picture(), "attachment_name_unusable"),
        ("..\\x", picture(), "attachment_name_unusable"),
        ("炸弹.png", bomb(40_000, 40_000), "picture_too_large"),
    ],
)
def test_a_bad_picture_is_refused_and_the_rest_stays(form, screen, runner, name, data, key):
    form.add_pictures([PHOTO], "")
    form.keep_draft(typed())

    form.add_pictures([(name, "", data), ("好的.jpg", "", picture(200, 200))], "")

    assert screen.last("show_problem").key == key
    assert names_of(screen) == ["身份证.jpg", "好的.jpg"]
    assert len(drafts(runner)) == 1
    assert screen.all("show_picture_work") == [None] * 4


def test_the_camera_folder_is_remembered_and_shows_the_newest_first(form, screen, tmp_path):
    for age, name in enumerate(["旧.jpg", "新.JPG", "说明.txt"]):
        (tmp_path / name).write_bytes(picture())
        os.utime(tmp_path / name, (1000 + age, 1000 + age))
    (tmp_path / "夹.jpg").mkdir()

    form.open_camera()
    assert [args for name, args, _ in screen.told if name == "show_camera_folder"] == [("", [])]
    form.open_camera(str(tmp_path))
    form.open_camera()

    _, (folder, files), _ = screen.told[-1]
    assert folder == str(tmp_path)
    assert [file.name for file in files] == ["新.JPG", "旧.jpg"]


def test_a_camera_folder_that_is_gone_shows_nothing(form, screen, tmp_path):
    form.open_camera(str(tmp_path / "gone"))

    assert screen.told[-1][1] == (str(tmp_path / "gone"), [])


def test_a_refusal_points_at_the_field(form, screen, runner):
    form.register(typed(proxy_name="李小建"))

    assert screen.last("mark_refused") == "proxy_relation_missing"
    assert screen.last("show_problem").key == "proxy_relation_missing"
    assert cases(runner) == []


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
