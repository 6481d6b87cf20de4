"""Where a page of a list ended, so that the next one begins there."""

from typing import NamedTuple


class PageKey(NamedTuple):
    """The last row shown: the text that the list is ordered by, and the row's id."""

    order: str
    id: str


FIRST_UPWARDS = PageKey("", "")
"""Before every row of a list that begins with the smallest."""
FIRST_DOWNWARDS = PageKey("~", "~")
"""Before every row of a list that begins with the newest: times and ids are digits and letters."""

PAGE_ROWS = 100
