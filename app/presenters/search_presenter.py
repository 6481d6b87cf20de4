"""What happens in the one search box: each word typed is looked up, late answers are dropped."""

from collections.abc import Sequence
from typing import Protocol

from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.search_hit import SearchHit

MOST_HITS = 12


class SearchScreen(ProblemScreen, Protocol):
    """The box, as its presenter sees it."""

    def show_hits(self, query: str, hits: Sequence[SearchHit]) -> None: ...


class SearchPresenter:
    """Looks up what was typed."""

    def __init__(self, screen: SearchScreen, runner: Runner) -> None:
        self._screen = screen
        self._runner = runner
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
            lambda desk: desk.store.search.find(query, MOST_HITS), show, self._screen.show_problem
        )
