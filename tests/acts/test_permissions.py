"""Every act against every role: who may not do it changes nothing by trying."""

import pytest

from app.models.errors import OperationRefused
from app.models.roles import PERMISSIONS, ROLES
from tests.acts.prepared_acts import PREPARED
from tests.stations import contents, roster_of


@pytest.mark.parametrize("act", PREPARED)
def test_an_act_is_for_its_roles_only(village, act):
    permission, prepare = PREPARED[act]
    attempt = prepare(village)
    for role in ROLES:
        if role in PERMISSIONS[permission]:
            continue
        before = contents(village.store)
        with pytest.raises(OperationRefused) as refusal:
            attempt(village, village.actor_as(role))
        assert refusal.value.key == "act_not_permitted"
        assert contents(village.store) == before


@pytest.mark.parametrize("act", PREPARED)
def test_an_act_goes_through_for_each_of_its_roles(village, act):
    permission, prepare = PREPARED[act]
    for role in sorted(PERMISSIONS[permission]):
        attempt = prepare(village)
        before = village.entries()
        attempt(village, village.actor_as(role))
        assert village.entries() > before


def test_every_permission_but_reading_and_exchanging_guards_an_act():
    guarded = {permission for permission, _ in PREPARED.values()}
    reading = {"read", "exchange", "read_restricted_groups", "read_disclosures"}
    reading |= {"read_notice"}  # takes a township: tests/sync/test_notices.py
    assert guarded == PERMISSIONS.keys() - reading - {"sign_in"}


def test_those_who_may_only_read_may_write_nothing_but_how_they_came_in():
    writing = {permission for permission, roles in PERMISSIONS.items() if "read" in roles}
    assert writing == {"read", "sign_in"}


def test_those_who_take_cases_in_may_not_import_rosters(village):
    with pytest.raises(OperationRefused, match="act_not_permitted"):
        village.desk.rosters.import_roster(village.actor_as("entry"), roster_of(2))
