"""点评: leaders of three ranks say something to a visit, and the station reads each apart."""

import pytest

from app.acts.visit_report import VisitReport
from app.models.errors import OperationRefused
from app.models.visit_records import COMMENT_RANKS
from app.presenters.visit_list_presenter import visit_lines
from app.presenters.visit_lists_presenter import list_view
from app.sheets.profile_file import shipped_profile
from app.store.page_key import FIRST_DOWNWARDS
from tests.stations import (
    RESOURCES,
    VILLAGE,
    clock,
    enrolled,
    make_pc,
    pc,
    roster_of,
    server,
    town,
)  # fmt: skip

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "town"]


@pytest.fixture
def visit(enrolled):
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(1))
    home = enrolled.store.households.page_after()[0]
    report = VisitReport(household_id=home.id, visited_on="2026-03-02", content="家中都好。")
    kept = enrolled.desk.visits.record_visit(enrolled.actor, report)
    enrolled.sync.exchange()
    return kept


def test_three_ranks_are_kept_apart_and_reach_the_station(enrolled, town, visit):
    for rank in COMMENT_RANKS:
        town.township.diary.comment(VILLAGE, visit.entity_id, town.clerk, rank, f"{rank} 已阅")
    town.township.diary.comment(VILLAGE, visit.entity_id, town.clerk, COMMENT_RANKS[0], "再看")
    enrolled.sync.exchange()
    line = visit_lines(enrolled.desk, FIRST_DOWNWARDS)[0]
    assert [(c.rank, c.comment) for c in line.comments] == [
        *((rank, f"{rank} 已阅") for rank in COMMENT_RANKS),
        (COMMENT_RANKS[0], "再看"),
    ]
    assert {c.actor_name for c in line.comments} == {town.clerk.name}
    assert {c.side for c in line.comments} == {"township"}


@pytest.mark.parametrize(
    ("visit_id", "rank", "words", "key"),
    [
        ("", "boss", "好", "comment_rank_unknown"),
        ("", COMMENT_RANKS[0], " \n", "comment_missing"),
        ("ab" * 16, COMMENT_RANKS[0], "好", "visit_unknown"),
    ],
)
def test_what_is_no_comment(town, visit, visit_id, rank, words, key):
    with pytest.raises(OperationRefused, match=key):
        town.township.diary.comment(VILLAGE, visit_id or visit.entity_id, town.clerk, rank, words)


def test_a_station_writes_no_comment(enrolled, visit):
    with (
        pytest.raises(RuntimeError),
        enrolled.desk.workplace.pen.act(enrolled.actor, "record_visit") as act,
    ):
        act.event("diary_comment", {"rank": COMMENT_RANKS[0], "comment": "好"}, visit.entity_id)


def test_the_months_comments_are_counted_by_rank_and_what_is_owed_is_named(enrolled, town, visit):
    enrolled.desk.profiles.adopt(enrolled.actor, shipped_profile(RESOURCES, "songmu"))
    for rank in (COMMENT_RANKS[0], COMMENT_RANKS[0], COMMENT_RANKS[1]):
        town.township.diary.comment(VILLAGE, visit.entity_id, town.clerk, rank, "已阅")
    enrolled.sync.exchange()
    month = list_view(enrolled.desk, "comments", "2026-03")
    assert month.counts == (("visits", 1), ("联系领导", 2), ("分管领导", 1), ("主要领导", 0))
    assert month.lacking == ["主要领导"]
    assert {line.visit_id for line in month.lines} == {visit.entity_id}
    (entry,) = enrolled.desk.diary.page_of(enrolled.actor, visit.entity_id).entries
    assert [remark.rank for remark in entry.remarks] == ["联系领导", "联系领导", "分管领导"]
    assert list_view(enrolled.desk, "comments", "2026-02").lines == []
