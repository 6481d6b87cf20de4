"""宝坻: a small village is visited whole, a large one by 80 % of distinct households."""

from app.models.appraisals import AppraisalSession
from app.models.duty_records import ResponsibilityLetter
from app.models.profile_reading import read_profile
from app.models.visit_statistics import Period, Share, is_duty_fulfilled
from app.presenters.appraisal_contents import result_content
from app.sheets.profile_file import shipped_profile
from tests.refusals import refused
from tests.stations import RESOURCES

YEAR = Period("2026-01-01", "2026-12-31")


def line_of(place):
    return place.store.visit_figures.statistics(YEAR, "village", place.rules.visits)[0]


def is_done(place) -> bool:
    line = line_of(place)
    return is_duty_fulfilled(place.rules.visits, line, line.households)


def with_large_from(place, households: int) -> None:
    """The county confirms another bound between small and large: the account leaves it open."""
    text = shipped_profile(RESOURCES, "baodi").text
    old = "small_village_most_households = 300"
    assert old in text and "visits.small_village_most_households" in place.rules.open
    new = text.replace(old, f"small_village_most_households = {households - 1}")
    place.desk.profiles.adopt(place.actor, read_profile(new.encode()))


def test_a_small_village_is_visited_whole(works_by):
    place = works_by("baodi")
    households = place.populate(10)
    place.visit_all(households[:9])
    assert line_of(place).rate == "90.0%" and not is_done(place)
    assert place.store.visit_figures.to_visit(YEAR, Share(), place.rules.visits) == [households[9]]
    place.visit(households[9], "phone")
    assert not is_done(place)  # a call is no visit at home
    place.visit(households[9])
    assert line_of(place).rate == "100.0%" and is_done(place)


def test_a_large_village_needs_eighty_percent_of_distinct_households(works_by):
    place = works_by("baodi")
    households = place.populate(21)
    with_large_from(place, 21)
    place.visit_all(households[:16])
    for _ in range(5):
        place.visit(households[0])  # the same household again is no other household
    assert (line_of(place).visits, line_of(place).visited) == (21, 16)
    assert line_of(place).rate == "76.1%" and not is_done(place)
    place.visit(households[16])
    assert line_of(place).rate == "80.9%" and is_done(place)


def test_a_large_village_of_the_default_bound_has_301_households(works_by):
    place = works_by("baodi")
    households = place.populate(301)
    place.visit_all(households[:240])
    assert line_of(place).rate == "79.7%" and not is_done(place)
    place.visit(households[240])
    assert line_of(place).rate == "80.0%" and is_done(place)


def test_a_letter_is_signed_and_ratings_have_four_channels(works_by):
    place = works_by("baodi")
    assert place.rules.ratings.channels == ("即时评议", "电话反馈", "意见箱", "填写评议表")
    letter = ResponsibilityLetter(
        id="", year=2026, person_name="张明", superior_name="镇党委",
        duties=["每户走访"], signed_on=place.today,
    )  # fmt: skip
    kept = place.desk.appraisals.keep_letter(place.actor, letter)
    assert place.store.appraisals.letter(kept.id).duties == ["每户走访"]


def test_each_sheet_of_the_masses_says_by_which_of_four_ways_it_came(works_by):
    place = works_by("baodi")
    acts, who = place.desk.appraisals, place.actor
    session = acts.open_session(who, AppraisalSession("年终评议", "", place.today, ("张明",)))
    best = (session.grades[0],)
    refused("appraisal_channel_unknown", acts.count_sheet, who, session.id, "masses", best)
    for channel in (*place.rules.ratings.channels, "意见箱"):
        acts.count_sheet(who, session.id, "masses", best, channel=channel)
    acts.count_sheet(who, session.id, "branch", best)  # the branch sits in the room
    progress = acts.progress(session.id)
    assert progress.channels() == {"意见箱": 2, "即时评议": 1, "电话反馈": 1, "填写评议表": 1}
    assert sum(progress.channels().values()) == progress.count("masses")
    assert "意见箱 2" in result_content(place.desk, who, session.id).chosen


def test_service_costs_nothing_whatever_the_profile_says(works_by):
    place = works_by("baodi")
    assert "不收取任何费用" in place.rules.service_promise
    assert place.pc.register().fee_cents == 0
