"""Who may do what at the township, and for which villages: checked where acts are written and lists
are read, below every page.
"""

from collections.abc import Collection

from app.models.errors import OperationRefused
from app.models.roles import ADMIN, DISCIPLINE

__all__ = [
    "ADMIN",
    "AUDITOR",
    "COUNTY_ROLES",
    "DISCIPLINE",
    "LEADER",
    "OFFICER",
    "READER",
    "TOWN_ROLES",
]

TOWN_DIGITS = 9
"""Of a village's code of twelve, those that say its town."""
OFFICER, LEADER, READER, AUDITOR = "officer", "leader", "reader", "auditor"
TOWN_ROLES = (OFFICER, LEADER, READER, ADMIN, DISCIPLINE, AUDITOR)
COUNTY_ROLES = (READER, ADMIN, AUDITOR)
"""At a county nobody works on records: its leaders read, someone looks after the server, someone reads the
log."""
CODE_ROLES = frozenset({ADMIN, AUDITOR})
"""Who has to join a phone (动态口令) beside the password."""
_AT_THE_WINDOW = frozenset({OFFICER, LEADER, ADMIN})
_READERS = frozenset(TOWN_ROLES) - {AUDITOR}

READ, ACT_ON_CASE, APPROVE, SUPERVISE = "read", "act_on_case", "approve", "supervise"
ANSWER_APPEAL, COMMENT, TAKE_STICK = "answer_appeal", "comment", "take_stick"
REVEAL, EXPORT, PUBLISH, MANAGE = "reveal", "export", "publish", "manage"
READ_LOG = "read_log"
TOWN_PERMISSIONS: dict[str, frozenset[str]] = {
    READ: _READERS,
    ACT_ON_CASE: _AT_THE_WINDOW,
    APPROVE: frozenset({LEADER, ADMIN}),
    SUPERVISE: frozenset({LEADER, ADMIN}),
    ANSWER_APPEAL: _AT_THE_WINDOW | {DISCIPLINE},
    COMMENT: _AT_THE_WINDOW,
    TAKE_STICK: _AT_THE_WINDOW,
    REVEAL: _AT_THE_WINDOW | {DISCIPLINE},
    EXPORT: _AT_THE_WINDOW,
    PUBLISH: frozenset({ADMIN}),
    MANAGE: frozenset({ADMIN}),
    READ_LOG: frozenset({ADMIN, AUDITOR}),
}
"""经办 works on cases, 领导 also approves and supervises, 查阅 only reads, 管理 does all of it and looks
after people and stations; 纪检 answers the appeals that nobody else sees; 审计 reads the log of what all of
them did, and no records.
"""


def may(role: str, act: str) -> bool:
    """Whether the role may do the act; an unknown role may do nothing."""
    return role in TOWN_PERMISSIONS[act]


def check_may(role: str, act: str) -> None:
    """Raises OperationRefused `clerk_not_administrator` or `clerk_not_permitted`."""
    allowed = TOWN_PERMISSIONS[act]
    if role not in allowed:
        only_admin = allowed == {ADMIN}
        raise OperationRefused("clerk_not_administrator" if only_admin else "clerk_not_permitted")


def check_scope(villages: Collection[str], village_code: str) -> None:
    """Raises OperationRefused `village_out_of_scope`; without villages the whole town is meant."""
    if villages and village_code not in villages:
        raise OperationRefused("village_out_of_scope")


def check_villages(town_code: str, villages: Collection[str]) -> None:
    """Raises OperationRefused `village_not_of_this_township`."""
    own = town_code[:TOWN_DIGITS]
    if any(not village.startswith(own) for village in villages):
        raise OperationRefused("village_not_of_this_township")
