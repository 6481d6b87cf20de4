"""The records behind a figure of somebody's work, read from the station's file. No Qt, no SQL."""

from collections.abc import Collection

from app.acts.desk import Desk
from app.models.work import Work
from app.words.work_lines import WorkLine, home_ids, lines_in


def lines_of(
    desk: Desk, work: Work, kind: str, ids: Collection[str] | None = None
) -> list[WorkLine]:
    """The records of one kind; those named, or all."""
    return lines_in(work, kind, desk.store.households.by_ids(home_ids(work, kind)), ids)
