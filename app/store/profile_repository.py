"""Profiles that the township has published, or that this station has chosen or imported itself."""

from sqlite_utils import Database

from app.models.editions import Edition
from app.models.profile_editions import profile_in, profile_text
from app.models.profile_reading import ProfileReading
from app.models.records import ProfilePart
from app.store.edition_parts import EditionParts
from app.store.record_table import RecordTable

# Asked for with almost every act, so without the files themselves.
_HEADS = """
SELECT id, village_code, is_deleted, updated_at, entity_id, hlc, side, actor_id, actor_name, bases,
       version, effective_on, published_at, position, part_count
FROM profile_parts ORDER BY id
"""
_WHOLE = "SELECT * FROM profile_parts WHERE entity_id = ? ORDER BY position, id"


class ProfileRepository:
    """Reads editions."""

    def __init__(self, db: Database) -> None:
        table = RecordTable(ProfilePart, "profile_parts")
        self._parts = EditionParts(db, table, _HEADS, _WHOLE)

    def editions(self) -> list[Edition]:
        """All of them without their files, the newest first."""
        return self._parts.editions()

    def text(self, edition: Edition) -> str:
        """The file of an edition."""
        return profile_text(self._parts.parts(edition.id))

    def reading(self, edition: Edition) -> ProfileReading:
        """What an edition says. Raises what `read_profile` raises."""
        return profile_in(self._parts.parts(edition.id))
