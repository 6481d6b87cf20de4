"""Who may be on the register twice."""

import msgspec
from sqlite_utils import Database

from app.models.duplicates import Likeness, PersonKeys, likenesses
from app.models.register_changes import TOLD_APART
from app.store.register_change_repository import RegisterChangeRepository


class Duplicates:
    """Compares all people of the register, those who left or died too."""

    def __init__(self, db: Database, changes: RegisterChangeRepository) -> None:
        self._db = db
        self._changes = changes

    def all(self) -> list[Likeness]:
        """Pairs who may be one person, the surest first."""
        rows = self._db.conn.execute(
            """SELECT id, name, born_on, id_number, phones, aliases FROM persons
               WHERE is_deleted = 0 AND shown_under = ''"""
        )
        people = [
            PersonKeys(row[0], row[1], row[2], row[3], tuple(_texts(row[4])), tuple(_texts(row[5])))
            for row in rows
        ]
        told_apart = [frozenset(c.person_ids) for c in self._changes.of_action(TOLD_APART)]
        return likenesses(people, told_apart)


def _texts(content: str) -> list[str]:
    return [] if content == "[]" else msgspec.json.decode(content, type=list[str])
