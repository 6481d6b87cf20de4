"""Lists with tabs, filters and keyset pages, as links that need no script."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request

from app.town.console.captions import Tab
from app.town.ledger.case_queries import ListFilter, PageKey

PAGE_ROWS = 30
WORDS_MAX = 40


class ListChoice(msgspec.Struct, frozen=True):
    """What the visitor chose: tab, village, words, and where the page begins."""

    path: str
    tab: Tab
    village_code: str
    words: str
    after: PageKey | None

    def filter(self) -> ListFilter:
        """The same for the ledger."""
        return ListFilter(
            states=self.tab.states,
            village_code=self.village_code,
            words=self.words,
            sort=self.tab.sort,
            is_descending=self.tab.is_descending,
        )

    def url(self, **changes: str) -> str:
        """The address of the list with some choices changed; a change goes to the first page."""
        chosen = {"state": self.tab.key, "village": self.village_code, "q": self.words} | changes
        return f"{self.path}?{urlencode({k: v for k, v in chosen.items() if v})}"

    def next_url(self, rows: Sequence[Any]) -> str:
        """The address of the next page; empty when this is the last."""
        if len(rows) <= PAGE_ROWS:
            return ""
        last = rows[PAGE_ROWS - 1]
        return self.url(after=f"{last.id}~{getattr(last, self.tab.sort)}")


def choice_in(request: Request, path: str, tabs: Sequence[Tab]) -> ListChoice:
    """What the address asks for; what it cannot mean is left out."""
    query = request.query_params
    by_key: Mapping[str, Tab] = {tab.key: tab for tab in tabs}
    row_id, separator, value = query.get("after", "").partition("~")
    return ListChoice(
        path=path,
        tab=by_key.get(query.get("state", ""), tabs[0]),
        village_code=query.get("village", "")[:12],
        words=query.get("q", "").strip()[:WORDS_MAX],
        after=PageKey(value, row_id) if separator else None,
    )


def tab_counts(tabs: Sequence[Tab], counts: Mapping[str, int]) -> dict[str, int]:
    """How many rows each tab holds."""
    return {
        tab.key: sum(n for state, n in counts.items() if not tab.states or state in tab.states)
        for tab in tabs
    }
