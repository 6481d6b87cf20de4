"""营山's assembly for criticism: told a week before, teams of 6 or 7, ten jurors, secret."""

from datetime import date

import msgspec
import pytest

from app.models.appointment_records import Assembly
from tests.refusals import refused

MARKS = ["好", "一般"]


def planned(**changed) -> Assembly:
    teams = [f"{name}：" + "、".join(f"{name}{n}" for n in range(6)) for name in ("甲队", "乙队")]
    fields = {
        "id": "",
        "title": "上半年有奖批评",
        "held_on": "2026-03-09",
        "announced_on": "2026-03-02",
        "teams": teams,
        "jurors": [f"评审{n}" for n in range(10)],
    }
    return Assembly(**{**fields, **changed})


def test_ten_secret_sheets_and_then_it_is_held(works_by, clock):
    place = works_by("yingshan")
    acts, who = place.desk.assemblies, place.actor
    kept = acts.keep(who, planned())
    refused("assembly_not_yet", acts.open_scoring, who, kept.id)
    clock.set(date(2026, 3, 9))
    session = acts.open_scoring(who, kept.id)
    assert acts.open_scoring(who, kept.id) == session
    refused("assembly_scored_already", acts.keep, who, msgspec.structs.replace(kept, jurors=[]))
    appraisal = place.store.appraisals.by_id(session)
    assert (appraisal.subjects, appraisal.minimum) == (["甲队", "乙队"], 10)
    assert place.desk.appraisals.jurors_to_come(appraisal) == ()
    marks = [appraisal.grades[0], appraisal.grades[2]]
    for number in range(10):
        if number == 9:
            refused("review_sheets_too_few", place.desk.appraisals.close, who, session)
        place.desk.appraisals.count_sheet(who, session, "masses", marks, juror="评审1")
    assert {event.note for event in place.store.appraisals.events(session)} == {""}
    refused(
        "assembly_sheets_too_many",
        place.desk.appraisals.count_sheet, who, session, "masses", marks,
    )  # fmt: skip
    refused("assembly_not_scored", acts.conclude, who, kept.id, "甲队一等奖")
    place.desk.appraisals.close(who, session)
    held = acts.conclude(who, kept.id, "甲队一等奖")
    assert (held.state, held.result, acts.of_year(2026)) == ("held", "甲队一等奖", 1)
    refused("assembly_over", acts.cancel, who, kept.id)


def test_where_scores_are_open_each_juror_stands_on_one_sheet(works_by, clock):
    place = works_by("yingshan", ("is_scored_secretly = true", "is_scored_secretly = false"))
    acts, who = place.desk.assemblies, place.actor
    kept = acts.keep(who, planned(held_on="2026-03-09"))
    clock.set(date(2026, 3, 9))
    session = acts.open_scoring(who, kept.id)
    appraisal = place.store.appraisals.by_id(session)
    marks = [appraisal.grades[0], ""]
    count = place.desk.appraisals.count_sheet
    refused("assembly_juror_unknown", count, who, session, "masses", marks)
    count(who, session, "masses", marks, juror="评审1")
    refused("assembly_juror_unknown", count, who, session, "masses", marks, juror="评审1")
    assert "评审1" not in place.desk.appraisals.jurors_to_come(appraisal)


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"title": " "}, "assembly_title_missing"),
        ({"held_on": ""}, "assembly_day_missing"),
        ({"announced_on": "2026-03-03"}, "assembly_told_late"),
        ({"teams": ["甲队：一、二、三、四、五"]}, "assembly_team_size"),
        ({"teams": ["甲队：" + "、".join("一二三四五六七八")]}, "assembly_team_size"),
        ({"teams": ["甲队：" + "、".join("一二三四五六")] * 2}, "assembly_team_twice"),
        ({"jurors": ["甲队0"]}, "assembly_juror_in_team"),
    ],
)
def test_what_the_rules_do_not_allow_is_said(works_by, changed, key):
    place = works_by("yingshan")
    refused(key, place.desk.assemblies.keep, place.actor, planned(**changed))
    assert place.store.assemblies.all() == []


def test_a_jury_of_nine_does_not_score(works_by):
    place = works_by("yingshan")
    acts = place.desk.assemblies
    today = {"held_on": "2026-03-02", "announced_on": "2026-02-23"}
    kept = acts.keep(place.actor, planned(jurors=[f"评审{n}" for n in range(9)], **today))
    refused("assembly_jury_incomplete", acts.open_scoring, place.actor, kept.id)
    untold = acts.keep(place.actor, planned(**{**today, "announced_on": ""}))
    refused("assembly_untold", acts.open_scoring, place.actor, untold.id)


def test_a_place_without_the_rule_holds_none(works_by):
    place = works_by("songmu")
    refused("assembly_not_held_here", place.desk.assemblies.keep, place.actor, planned())
