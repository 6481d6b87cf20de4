"""Lists with tabs, filters and keyset pages, as links that need no script."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request

from app.models.case_lists import ALL, LATE, LEVEL_GROUPS, TOLD
from app.models.deadlines import Vantage, due_spans, is_of_town
from app.town.console.captions import Tab
from app.town.ledger.case_queries import ListFilter, PageKey
from app.town.ledger.edition_queries import StationReceipt
from app.words.terms import DEADLINE_LEVEL

LEVEL_WORDS = {ALL: "全部时限", LATE: "已逾期"}
PAGE_ROWS = 30
WORDS_MAX = 40
FROM, DIGITS = "from", 9


class Leaf(msgspec.Struct, frozen=True):
    """Some rows of a list that was read as a whole, with the addresses of its first page and the next;
    empty where there is none.
    """

    rows: Sequence[Any]
    first_url: str
    next_url: str
    all: Sequence[Any] = ()


def leaf_of(whole: Sequence[Any], request: Request, size: int = PAGE_ROWS) -> Leaf:
    """The rows that the address asks for; everything else that it says is kept in the others."""
    said = {k: v for k, v in request.query_params.items() if k not in (FROM, "done")}
    asked = request.query_params.get(FROM, "")
    first = int(asked) if asked.isdecimal() and len(asked) <= DIGITS else 0
    after, path = first + size, request.url.path
    return Leaf(
        whole[first:after],
        f"{path}?{urlencode(said)}" if first else "",
        f"{path}?{urlencode({**said, FROM: after})}" if after < len(whole) else "",
        whole,
    )


def receipt_leaf(receipts: Sequence[StationReceipt], request: Request) -> Leaf:
    """Those that have not confirmed an edition come first, each part by village."""
    return leaf_of(sorted(receipts, key=lambda each: each.has_it), request)


class ListChoice(msgspec.Struct, frozen=True):
    """What the visitor chose: tab, village, words, and where the page begins."""

    path: str
    tab: Tab
    village_code: str
    words: str
    after: PageKey | None
    level: str = ALL

    def filter(self, vantage: Vantage | None = None) -> ListFilter:
        """The same for the ledger; lists of cases give the vantage that levels are told from."""
        levels = LEVEL_GROUPS[self.level]
        spans = None
        if levels and vantage is not None:
            own = [span for span in due_spans(levels, vantage) if is_of_town(span)]
            spans = tuple(own)
        return ListFilter(
            spans=spans,
            states=self.tab.states,
            village_code=self.village_code,
            words=self.words,
            sort=self.tab.sort,
            is_descending=self.tab.is_descending,
        )

    def url(self, **changes: str) -> str:
        """The address of the list with some choices changed; a change goes to the first page."""
        chosen = {
            "state": self.tab.key,
            "village": self.village_code,
            "q": self.words,
            "level": self.level,
        } | changes
        said = {
            key: value
            for key, value in chosen.items()
            if (value and value != ALL) or key == "state"
        }
        return f"{self.path}?{urlencode(said)}"

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
        level=query.get("level", "") if query.get("level", "") in LEVEL_GROUPS else ALL,
    )


class LevelLink(msgspec.Struct, frozen=True):
    """A choice of level above a list, with how many cases it would show."""

    key: str
    word: str
    cases: int


def level_links(counts: Mapping[str, int]) -> tuple[LevelLink, ...]:
    """All levels that a clerk may choose."""
    return tuple(
        LevelLink(
            key,
            LEVEL_WORDS.get(key) or DEADLINE_LEVEL[key],
            sum(n for level, n in counts.items() if not levels or level in levels),
        )
        for key, levels in LEVEL_GROUPS.items()
        if key != TOLD
    )


def tab_counts(tabs: Sequence[Tab], counts: Mapping[str, int]) -> dict[str, int]:
    """How many rows each tab holds."""
    return {
        tab.key: sum(n for state, n in counts.items() if not tab.states or state in tab.states)
        for tab in tabs
    }
