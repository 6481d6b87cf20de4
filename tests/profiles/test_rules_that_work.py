"""Rules whose effect is a word on a page or paper, a warning, or a paper that comes by itself."""

from types import SimpleNamespace

import pytest

from app.acts.intake import IntakeMaterial
from app.acts.reception_acts import Visitor
from app.models.appeal_figures import figures_of
from app.models.appointment_records import Team
from app.models.profile_reading import read_profile
from app.models.profile_sources import RETIRED
from app.models.records import Cadre
from app.presenters.appeal_contents import criticism_content, criticism_sheet_content
from app.presenters.appeal_presenter import read_appeal_file
from app.presenters.duty_presenter import duty_month
from app.presenters.grid_presenter import read_tree
from app.presenters.guide_presenter import book_at
from app.presenters.intake_reading import item_sheet
from app.presenters.reception_presenter import ReceptionPresenter
from app.presenters.visit_form_presenter import kept_of
from app.sheets.item_cells import read_mode
from app.sheets.shipped import read_profile_text
from app.words.rule_words import rules_in_words
from tests.presenters.village import Recorder
from tests.printing.paper_lines import list_paper_lines, material_receipt_lines
from tests.stations import RESOURCES

DAY_MS = 24 * 3600 * 1000


def team_of(place, household_id: str) -> list[str]:
    """A team of two for a household's grid: a leader, and a member who looks after the household."""
    people = [
        place.desk.register.add_cadre(place.actor, Cadre(id="", name=name, phone=phone))
        for name, phone in (("张明", "15400000001"), ("李明", "15400000003"))
    ]
    grid_id = place.store.households.by_id(household_id).grid_id
    team = Team(id="", kind="grid_team", name="一队", grid_id=grid_id, leader_id=people[0],
                member_ids=[people[1]])  # fmt: skip
    place.desk.teams.keep(place.actor, team)
    return people


def test_a_grid_is_warned_of_by_the_people_of_its_team(works_by):
    place = works_by("shanghai")
    homes = place.populate(3)
    (line,) = [each for each in read_tree(place.desk).lines if each.own == 3] or read_tree(
        place.desk
    ).lines[:1]
    assert (line.cadres, line.cadres_wanted) == (0, 10)
    team_of(place, homes[0])  # neither of them looks after a household
    found = {each.grid.id: each for each in read_tree(place.desk).lines}[line.grid.id]
    assert (found.cadres, found.cadres_wanted) == (2, 10)


def test_the_receipt_names_who_of_the_grid_s_team_sees_the_case_through(works_by):
    place = works_by("zhoushan")
    (home, *_) = place.populate(2)
    materials = (IntakeMaterial("户口簿", is_received=True),)

    def receipt() -> str:
        case = place.pc.register(household_id=home, applicant_id="", materials=materials)
        return "\n".join(
            material_receipt_lines(place.desk.papers.material_receipt(place.actor, case.id))
        )

    assert "全程代办人" not in receipt()  # no team serves the grid yet
    _, looking_after = team_of(place, home)
    assert "全程代办人 张明 15400000001" in receipt().replace("：", " ")
    grid_id = place.store.households.by_id(home).grid_id
    place.desk.register.assign_cadre(place.actor, grid_id, looking_after)
    assert "李明 15400000003" in receipt()


def test_what_is_so_late_that_the_county_is_told_says_whom(works_by, clock):
    place = works_by("zhoushan")
    appeal = place.raise_appeal().id
    assert read_appeal_file(place.desk, appeal).alert_to == ""
    clock.now += 60 * DAY_MS
    assert read_appeal_file(place.desk, appeal).alert_to == "县（区）网格办"


def test_something_urgent_is_to_be_told_at_once(works_by):
    place = works_by("songmu")
    (home,) = place.populate(1)
    said = {"finding": "河堤有裂缝。", "finding_class": place.rules.must_record_classes[0]}
    kept = [
        kept_of(place.desk, place.visit(home, is_urgent=is_urgent, **said), 0).is_told_at_once
        for is_urgent in (True, False)
    ]
    assert kept == [True, False]


def test_criticism_is_collected_on_the_place_s_sheets_and_followed_up_by_its_office(works_by):
    place = works_by("yingshan")
    appeal = place.raise_appeal(ledger="criticism").id
    assert read_appeal_file(place.desk, appeal).supervisor == "镇督查考核办"
    said = "\n".join(list_paper_lines(criticism_content(place.desk, place.actor)))
    assert "由镇督查考核办跟踪督办" in said
    for title in place.rules.criticism.sheets:
        sheet = criticism_sheet_content(place.desk, place.actor, title)
        assert (sheet.title, len(sheet.rows)) == (title, 22)
        assert "15天内回复，由镇督查考核办跟踪督办" in sheet.note


def test_appeals_count_as_repeated_from_the_place_s_number_on(works_by):
    place = works_by("pingyi")
    appeal = place.raise_appeal().id
    place.raise_appeal(repeat_of=appeal)
    raised = [place.store.appeals.by_id(appeal)]
    assert raised[0].times_raised == 2
    counted = [
        {each.key: each.text for each in figures_of(raised, 2, least)}["repeated"]
        for least in (2, 3)
    ]
    assert counted == ["1", "0"]


def test_the_guide_says_what_never_leaves_the_village(works_by):
    assert book_at(works_by("baise").desk).promises[0] == "一般农事不出村"


def test_items_may_be_handled_jointly_or_online():
    assert [read_mode(text) for text in ("代办", "联办", "网办")] == ["proxy", "joint", "online"]


@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_written_power_is_demanded_where_the_place_wants_one(works_by, is_wanted):
    rule = "is_written_proxy_wanted = true"
    place = works_by("baise", (rule, rule if is_wanted else rule.replace("true", "false")))
    sheet = item_sheet(place.desk.workplace, place.pc.register().item_code)
    case = place.pc.register(proxy_name="李小建", proxy_relation="儿子")
    names = [material.name for material in place.store.cases.materials(case.id)]
    assert (sheet.is_power_wanted, "授权委托书" in names) == (is_wanted, is_wanted)


def test_shifts_to_come_lack_a_leader_where_the_place_names_one(works_by):
    place = works_by("songmu")
    day, times = place.today, place.rules.duty.shifts[0]
    officer = place.actor.id
    place.desk.duty.add_shift(place.actor, day, times, officer)
    month = duty_month(place.desk, "", place.actor)
    assert month.is_leader_named and [line.lacks_leader for line in month.lines] == [True]
    place.desk.duty.change_shift(place.actor, month.lines[0].shift.id, officer, "张书记")
    assert not duty_month(place.desk, "", place.actor).lines[0].lacks_leader


class Straight:
    """Does jobs at once; a paper is drawn by nobody."""

    def __init__(self, place) -> None:
        self._place = place

    def run(self, job, on_done, on_error) -> None:
        on_done(job(self._place.desk))


@pytest.mark.parametrize(("code", "is_printed"), [("dongguan", True), ("songmu", False)])
def test_the_slip_comes_with_the_transfer_where_the_place_prints_one(
    works_by, monkeypatch, code, is_printed
):
    place, printed = works_by(code), list[str]()
    monkeypatch.setattr(ReceptionPresenter, "print_slip", lambda self, which: printed.append(which))
    presenter = ReceptionPresenter(
        Recorder(), Straight(place), lambda: place.actor, SimpleNamespace(lists=None)
    )
    acts = place.desk.receptions
    came = acts.receive(place.actor, Visitor("甲", "楼道灯坏了。"))
    acts.advance(place.actor, came.id, "register")
    presenter.advance(came.id, "track", {"note": "已看"})
    assert printed == []
    presenter.advance(came.id, "transfer", {"department": "城建办"})
    assert printed == ([came.id] if is_printed else [])


def test_a_file_may_still_state_what_is_no_rule_any_more():
    text = read_profile_text(RESOURCES, "songmu")
    parts = {place.split(".")[0] for place in RETIRED}
    for place in sorted(RETIRED):
        part, key = place.split(".")
        line = f"{key} = 1\n"
        text = (
            text.replace(f"[{part}]\n", f"[{part}]\n{line}")
            if f"[{part}]\n" in text
            else (text + f"\n[{part}]\n{line}")
        )
    reading = read_profile(text.encode())
    assert reading.mistakes == () and reading.profile is not None and parts
    assert not [each for each in reading.without_source if each in RETIRED]
    shown = {line.place for part in rules_in_words(text) for line in part.lines}
    assert shown.isdisjoint(RETIRED)
