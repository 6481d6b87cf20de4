"""What happens in the one search box: each word typed is looked up, late answers are dropped."""

from collections.abc import Sequence
from typing import Protocol

from app.acts.desk import Desk
from app.presenters.page_places import PagePlace, is_named, places_found
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.search_hit import SearchHit

MOST_HITS = 12
MOST_ITEMS = 4


class SearchScreen(ProblemScreen, Protocol):
    """The box, as its presenter sees it."""

    def show_hits(self, query: str, hits: Sequence[SearchHit]) -> None: ...


class SearchPresenter:
    """Looks up what was typed."""

    def __init__(
        self, screen: SearchScreen, runner: Runner, places: Sequence[PagePlace] = ()
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._places = places
        self._newest = ""

    def look_up(self, query: str) -> None:
        """Find what these words mean; only the newest words are answered."""
        self._newest = query
        if not query:
            return

        def show(hits: list[SearchHit]) -> None:
            if query == self._newest:
                self._screen.show_hits(query, hits)

        self._runner.run(
            lambda desk: found_for(desk, query, self._places), show, self._screen.show_problem
        )


def found_for(desk: Desk, query: str, places: Sequence[PagePlace]) -> list[SearchHit]:
    """People, households and cases first, for they are looked for most; then items, then pages.
    A page that was typed by its whole name is before the items that have these letters in them.
    """
    items = [
        SearchHit("item", item.code, item.name, item.department, "name")
        for item in desk.workplace.catalog.find(query, MOST_ITEMS)
    ]
    pages = places_found(places, query)
    rest = [*pages, *items] if is_named(places, query) else [*items, *pages]
    return [*desk.store.search.find(query, MOST_HITS), *rest]
