"""Who may do what at a station (录入, 审核, 查阅, 管理, 纪检), checked in the acts, below every screen."""

from app.models.errors import OperationRefused

ENTRY, REVIEW, READ, ADMIN = "entry", "review", "read", "admin"
DISCIPLINE = "discipline"
"""Who takes up what was raised about conduct: sees the appeals on hidden routes, and no others."""
ROLES = (ENTRY, REVIEW, READ, ADMIN, DISCIPLINE)
FEWEST_ADMINISTRATORS = 2
_WRITERS = frozenset({ENTRY, REVIEW, ADMIN})
PERMISSIONS: dict[str, frozenset[str]] = {
    "read": frozenset(ROLES),
    "register_case": _WRITERS,
    "advance_case": _WRITERS,
    "record_visit": _WRITERS,
    "plan_visits": _WRITERS,
    "advance_appeal": _WRITERS,
    "advance_hidden_appeal": frozenset({DISCIPLINE}),
    "edit_register": _WRITERS,
    "read_restricted_groups": frozenset({REVIEW, ADMIN}),
    "import_roster": frozenset({REVIEW, ADMIN}),
    "import_items": frozenset({REVIEW, ADMIN}),
    "attach_file": _WRITERS,
    "plan_duty": frozenset({REVIEW, ADMIN}),
    "sign_duty": _WRITERS,
    "keep_activity": _WRITERS,
    "keep_appointment": _WRITERS,
    "fill_ledger": _WRITERS,
    "keep_ledger_year": frozenset({REVIEW, ADMIN}),
    "give_points": frozenset({REVIEW, ADMIN}),
    "set_assignees": frozenset({REVIEW, ADMIN}),
    "run_appraisal": frozenset({REVIEW, ADMIN}),
    "count_sheet": _WRITERS,
    "receive_people": _WRITERS,
    "print_paper": _WRITERS,
    "mark_card": _WRITERS,
    "exchange": _WRITERS,
    "read_notice": _WRITERS,
    "manage_station": frozenset({ADMIN}),
    "reveal": _WRITERS | {DISCIPLINE},
    "take_out_numbers": frozenset({REVIEW, ADMIN}),
    "read_disclosures": frozenset({ADMIN, DISCIPLINE}),
    "register_request": _WRITERS,
    "answer_request": frozenset({ADMIN}),
    "sign_in": frozenset(ROLES),
}


def has_permission(role: str, act: str) -> bool:
    """Whether the role may do the act."""
    return role in PERMISSIONS[act]


def check_permission(role: str, act: str) -> None:
    """Raises OperationRefused `act_not_permitted` unless the role may do the act."""
    if role not in PERMISSIONS[act]:
        raise OperationRefused("act_not_permitted", act=act)


def sees_hidden_appeals(role: str) -> bool:
    """Whether this role sees the appeals that bypass the staff (受理), which no other role does."""
    return role == DISCIPLINE
