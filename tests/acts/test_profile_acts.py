"""A station's own rules: chosen by its administrator, kept whole or not at all, for all its PCs."""

from pathlib import Path

import pytest

from app.acts.visit_acts import VisitReport
from app.models.errors import OperationRefused
from app.models.profile_reading import read_profile
from app.models.roles import ENTRY, READ, REVIEW
from app.sheets.profile_file import shipped_profile
from tests.stations import Pc, contents

RESOURCES = Path(__file__).parents[2] / "resources"


def adopt(pc: Pc, code: str, **chosen: str):
    return pc.desk.profiles.adopt(pc.actor, shipped_profile(RESOURCES, code), **chosen)


def report(pc: Pc, finding_class: str) -> VisitReport:
    return VisitReport(
        household_id=pc.store.households.page_after()[0].id,
        visited_on="2026-03-02",
        finding="塘堰淤塞。",
        finding_class=finding_class,
    )


def test_rules_hold_at_once_and_acts_follow_them(village: Pc):
    with pytest.raises(OperationRefused, match="finding_class_missing"):
        village.desk.visits.record_visit(village.actor, report(village, "水利设施"))
    edition = adopt(village, "hubei_sanwan", version="三万第一版")
    assert (edition.version, edition.effective_on) == ("三万第一版", "2026-03-02")
    assert village.desk.workplace.profile.code == "hubei_sanwan"
    village.desk.visits.record_visit(village.actor, report(village, "水利设施"))
    village.open()
    assert village.desk.workplace.profile.code == "hubei_sanwan"
    assert village.check().is_sound


def test_rules_of_a_later_day_wait(village: Pc, clock):
    adopt(village, "songmu", effective_on="2026-03-04")
    assert village.desk.workplace.profile.code == "qingzhou"
    clock.pass_days(2)
    assert village.desk.workplace.profile.code == "songmu"


def test_one_may_go_back_and_both_editions_stay(village: Pc):
    adopt(village, "songmu", version="一")
    adopt(village, "qingzhou", version="二")
    assert village.desk.workplace.profile.code == "qingzhou"
    assert {each.version for each in village.desk.workplace.profiles.editions()} == {"一", "二"}


@pytest.mark.parametrize(
    ("chosen", "key"),
    [
        ({"version": "一"}, "edition_version_repeated"),
        ({"version": "长" * 41}, "edition_version_missing"),
        ({"effective_on": "2026-02-30"}, "edition_date_impossible"),
        ({"version": "二"}, "profile_already_chosen"),
    ],
)
def test_what_cannot_be_adopted_changes_nothing(village: Pc, chosen, key):
    adopt(village, "songmu", version="一")
    before = contents(village.store)
    with pytest.raises(OperationRefused, match=key):
        adopt(village, "songmu", **chosen)
    assert contents(village.store) == before


def test_a_file_with_a_mistake_is_adopted_nowhere(village: Pc):
    before = contents(village.store)
    reading = read_profile(b'code = "a"\nname = "b"\nfoo = 1\n')
    with pytest.raises(OperationRefused, match="profile_refused"):
        village.desk.profiles.adopt(village.actor, reading)
    assert contents(village.store) == before


@pytest.mark.parametrize("role", [ENTRY, REVIEW, READ])
def test_only_an_administrator_changes_the_rules(village: Pc, role):
    with pytest.raises(OperationRefused, match="act_not_permitted"):
        village.desk.profiles.adopt(village.actor_as(role), shipped_profile(RESOURCES, "songmu"))


def test_an_edition_that_is_not_there_is_not_read(village: Pc):
    with pytest.raises(OperationRefused, match="profile_edition_unknown"):
        village.desk.workplace.profiles.text("nothing")
