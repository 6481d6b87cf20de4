"""What is kept of who saw or carried away masked values, and of the accounts themselves."""

import msgspec

from app.models.record_bases import Event

REVEAL, FORM, EXPORT, PRINT = "reveal", "form", "export", "print"
"""How masked values were shown: by a press for a moment, in a form for correcting, in a file, on paper."""
MASKED_FIELDS = ("id_number", "phones", "groups")


class Disclosure(Event, frozen=True, kw_only=True):
    """Masked values of one person, case or list were shown whole to somebody (查看记录).

    `entity_id` is what they belong to; `fields` which of `MASKED_FIELDS` they were. `rows` counts the
    people of a list, `reason` is what was typed before a list left the house.
    """

    action: str = REVEAL
    subject_kind: str = "person"  # person | case | a list's key
    fields: list[str] = msgspec.field(default_factory=list)
    rows: int = 1
    reason: str = ""
    at: str = ""


class AccountEvent(Event, frozen=True, kw_only=True):
    """Something happened to an account or to the keys (账号事件); `entity_id` is the staff member.

    `misses` are wrong passwords since the last right one.
    """

    action: str = ""  # see app.words.security_words.ACCOUNT_ACTION
    misses: int = 0
    note: str = ""
    at: str = ""
