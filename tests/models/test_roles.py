"""Each role may do its own acts and no others."""

import pytest

from app.models.errors import OperationRefused
from app.models.roles import (
    ADMIN,
    DISCIPLINE,
    ENTRY,
    PERMISSIONS,
    READ,
    REVIEW,
    ROLES,
    check_permission,
)

ALLOWED = {
    ENTRY: {
        "read", "register_case", "advance_case", "record_visit", "advance_appeal",
        "edit_register", "attach_file", "print_paper", "mark_card", "exchange",
        "plan_visits", "sign_duty", "keep_activity", "keep_appointment", "count_sheet", "receive_people",
        "reveal", "sign_in", "read_notice",
        "fill_ledger", "register_request",
    },
    READ: {"read", "sign_in"},
    DISCIPLINE: {"read", "advance_hidden_appeal", "reveal", "read_disclosures", "sign_in"},
}  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", PERMISSIONS)
def test_a_role_may_do_what_the_table_says(role, act):
    allowed = ALLOWED.get(role, set(PERMISSIONS) - {"advance_hidden_appeal"}) - (
        {"manage_station", "read_disclosures", "answer_request"} if role == REVIEW else set()
    )
    if act in allowed:
        check_permission(role, act)
    else:
        with pytest.raises(OperationRefused, match="act_not_permitted") as refusal:
            check_permission(role, act)
        assert refusal.value.facts == {"act": act}


def test_only_an_administrator_manages_the_station():
    assert PERMISSIONS["manage_station"] == {ADMIN}


def test_an_unknown_role_may_do_nothing():
    for act in PERMISSIONS:
        with pytest.raises(OperationRefused):
            check_permission("", act)
