"""What villagers ask of the station about their own data, and what was erased because of it.

个人信息保护法 art. 44 to 47: looking at one's data, having it corrected, having it deleted.
"""

import msgspec

from app.models.record_bases import Event, Record

ERASURE = "erasure"
SEE, CORRECT, DELETE = "see", "correct", "delete"
DONE, REFUSED = "done", "refused"
OUTCOMES = (DONE, REFUSED)


class PersonRequest(Record, frozen=True, kw_only=True):
    """A villager's request to see, correct or delete what is kept of them (查阅、更正、删除申请).

    `name` stays after the register's record is gone: the station must be able to show whom it
    answered. `asked_by` is empty when the villager asked in person. `answer` is what was done or why
    not; `outcome` is empty while the request is open, then `done` or `refused`.
    """

    action: str = SEE  # SEE, CORRECT or DELETE
    person_id: str = ""
    name: str = ""
    asked_on: str = ""
    asked_by: str = ""
    content: str = ""
    due_on: str = ""
    outcome: str = ""
    answer: str = ""
    answered_on: str = ""
    answered_by: str = ""


class Erasure(Event, frozen=True, kw_only=True):
    """The word that what entries say of some entities is gone for good; `entity_id` is the request.

    `entities` are ids: bodies of erasable kinds of these are left out everywhere, also of entries
    that arrive later. `contents` are the hashes of their attachments. `counts` says in plain
    numbers what went, as `kind:count`.
    """

    entities: list[str] = msgspec.field(default_factory=list)
    contents: list[str] = msgspec.field(default_factory=list)
    counts: list[str] = msgspec.field(default_factory=list)
    reason: str = ""
    at: str = ""
