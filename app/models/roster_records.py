"""What is kept of each roster import: enough to list it and to find what it wrote."""

from app.models.records import Event


class RosterImported(Event, frozen=True, kw_only=True):
    """One import of a roster (花名册), or the word that it was undone.

    The import is the first entry of its act, so its `entity_id` is the act's id, and what follows it
    in its feed under that act is what it wrote. Its undoing is another event of the same entity;
    `kept` counts what was changed since and therefore stayed.
    """

    action: str = "import"  # import | undo
    at: str = ""
    file_name: str = ""
    sheet: str = ""
    rows: int = 0
    households_new: int = 0
    people_new: int = 0
    people_changed: int = 0
    unchanged: int = 0
    doubtful: int = 0
    refused: int = 0
    kept: int = 0
