"""Teams of a grid and party groups: members, leader, period, and the sizes that the rules ask for."""

from datetime import date

import msgspec
import pytest

from app.models.appointment_records import Team
from app.models.records import Cadre
from app.models.rules.cadres import CadreRules
from app.models.teams import is_standing, team_size
from tests.refusals import refused


@pytest.fixture
def team(village):
    """A team of three cadres for the first grid."""
    ids = [
        village.desk.register.add_cadre(village.actor, Cadre(id="", name=f"干部{number}"))
        for number in range(3)
    ]
    grid = village.store.stations.grids()[0]
    return Team(
        id="",
        name="一队",
        grid_id=grid.id,
        leader_id=ids[0],
        member_ids=[*ids],
        since_on="2026-03-01",
    )


def test_a_team_is_kept_changed_and_ended(village, team):
    kept = village.desk.teams.keep(village.actor, team)
    assert kept.member_ids == team.member_ids[1:]  # the leader is no member besides
    assert [each.id for each in village.desk.teams.standing()] == [kept.id]
    renamed = village.desk.teams.keep(village.actor, msgspec.structs.replace(kept, name="二队"))
    assert (renamed.id, renamed.name) == (kept.id, "二队")
    village.desk.teams.end(village.actor, kept.id)
    assert village.desk.teams.standing() == []
    refused("team_ended", village.desk.teams.end, village.actor, kept.id)
    assert (
        village.desk.teams.keep(village.actor, msgspec.structs.replace(team, name="二队")).id
        != kept.id
    )


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("name", " ", "team_name_missing"),
        ("kind", "club", "team_kind_unknown"),
        ("grid_id", "", "team_grid_missing"),
        ("grid_id", "0" * 32, "grid_unknown"),
        ("leader_id", "", "team_leader_missing"),
        ("member_ids", ["0" * 32], "team_member_unknown"),
        ("until_on", "2026-02-01", "team_period_reversed"),
        ("since_on", "三月", "team_day_unreadable"),
    ],
)
def test_what_is_wrong_with_a_team_is_said(village, team, field, value, key):
    typed = msgspec.structs.replace(team, **{field: value})
    refused(key, village.desk.teams.keep, village.actor, typed)
    assert village.store.teams.all() == []


def test_two_standing_teams_have_two_names(village, team):
    village.desk.teams.keep(village.actor, team)
    refused("team_name_taken", village.desk.teams.keep, village.actor, team)


def test_a_party_group_is_held_to_one_and_ten():
    rules = CadreRules(members_per_leader=10, households_per_member=10)
    group = Team(id="", kind="party_group", leader_id="a", member_ids=[str(n) for n in range(11)])
    size = team_size(rules, group, {"a": 10, "3": 11}, 0)
    assert (size.people, size.households, size.is_too_large) == (12, 21, True)
    assert size.overloaded == ("3",)
    smaller = msgspec.structs.replace(group, member_ids=group.member_ids[:10])
    assert not team_size(rules, smaller, {}, 0).is_too_large


def test_a_block_of_two_hundred_wants_ten():
    rules = CadreRules(team_members=10, team_households=200)
    block = Team(id="", leader_id="a", member_ids=[str(n) for n in range(8)])
    assert team_size(rules, block, {}, 200).is_too_small
    assert not team_size(
        rules, msgspec.structs.replace(block, member_ids=[*map(str, range(9))]), {}, 200
    ).is_too_small


def test_a_team_stands_until_the_day_that_is_named():
    team = Team(id="", since_on="2026-03-01", until_on="2026-04-01")
    assert [is_standing(team, date(2026, month, 1)) for month in (2, 3, 4)] == [False, True, False]


def test_a_cadre_of_a_team_is_not_taken_back(village):
    desk, who = village.desk, village.actor
    leader = desk.register.add_cadre(who, Cadre(id="", name="组长"))
    grid = village.store.stations.grids()[0]
    member = desk.register.add_cadre(who, Cadre(id="", name="组员"))
    asked = Team(id="", name="一队", grid_id=grid.id, leader_id=leader, member_ids=[member])
    desk.teams.keep(who, asked)
    for cadre in (leader, member):
        assert village.store.record_uses.is_named("cadre", cadre, ())
