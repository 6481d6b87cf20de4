"""What happens when someone notes what became of cards, by scanner, keyboard or list."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.card_mark_acts import CardMark
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.card_lifecycle import known_life
from app.models.records import Card
from app.presenters.doing import Doing
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen


class CardLine(msgspec.Struct, frozen=True):
    """A card with whom it is for and how it stands."""

    card: Card
    grid_name: str
    household_number: str
    head_name: str
    layout_name: str
    standing: str


class CardMarkScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_cards(self, lines: Sequence[CardLine]) -> None:
        """Show the cards of the grid that lie at the station."""
        ...

    def show_marked(self, lines: Sequence[CardLine], marked_today: int) -> None:
        """These are noted; so many were noted since the sheet was opened."""
        ...

    def show_undone(self, lines: Sequence[CardLine], marked_today: int) -> None:
        """What was noted last of these is taken back."""
        ...


class CardMarkPresenter:
    """Marks one after the other; each can be taken back, the last one first."""

    def __init__(
        self,
        screen: CardMarkScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        on_changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._on_changed = on_changed
        self._grid_id = ""
        self._done: list[list[str]] = []
        self._doing = Doing(runner, actor, screen.show_problem)

    def open(self, grid_id: str) -> None:
        """Begin a walk with the cards of a grid that lie at the station."""
        self._grid_id, self._done = grid_id, []
        self._runner.run(self._waiting, self._screen.show_cards, self._screen.show_problem)

    def scan(self, text: str, typed: Mapping[str, Any]) -> None:
        """Mark the card whose number was scanned or typed."""
        number = unicodedata.normalize("NFKC", text).strip()
        if number:
            self._mark(lambda desk: [desk.card_marks.card_of(number).id], typed)

    def mark(self, card_ids: Sequence[str], typed: Mapping[str, Any]) -> None:
        """Mark the cards that were chosen in the list: all, or none when one refuses."""
        if card_ids:
            self._mark(lambda desk: list(card_ids), typed)

    def undo(self) -> None:
        """Take back what was marked last on this sheet."""
        if not self._done:
            return
        last = self._done[-1]

        def work(desk: Desk, actor: Actor) -> tuple[list[CardLine], list[CardLine]]:
            undone = desk.card_marks.undo(actor, last)
            return card_lines(desk, undone), self._waiting(desk)

        def show(answer: tuple[list[CardLine], list[CardLine]]) -> None:
            self._done.pop()
            self._screen.show_cards(answer[1])
            self._screen.show_undone(answer[0], sum(map(len, self._done)))
            self._on_changed()

        self._doing.run(work, show)

    def _mark(self, find: Callable[[Desk], list[str]], typed: Mapping[str, Any]) -> None:
        mark = msgspec.convert(typed, CardMark)

        def work(desk: Desk, actor: Actor) -> tuple[list[CardLine], list[CardLine]]:
            marked = desk.card_marks.mark(actor, find(desk), mark)
            return card_lines(desk, marked), self._waiting(desk)

        def show(answer: tuple[list[CardLine], list[CardLine]]) -> None:
            self._done.append([line.card.id for line in answer[0]])
            self._screen.show_cards(answer[1])
            self._screen.show_marked(answer[0], sum(map(len, self._done)))
            self._on_changed()

        self._doing.run(work, show)

    def _waiting(self, desk: Desk) -> list[CardLine]:
        cards = [
            card
            for layout in desk.card_layouts.all()
            for card in desk.store.cards.waiting(layout.key, self._grid_id)
        ]
        return card_lines(desk, cards)


def card_lines(desk: Desk, cards: Sequence[Card]) -> list[CardLine]:
    """Cards with the words that a list needs."""
    households = desk.store.households.by_ids([card.household_id for card in cards])
    grids = {grid.id: grid.name for grid in desk.store.stations.grids()}
    layouts = {layout.key: layout.name for layout in desk.card_layouts.all()}
    lines = []
    for card in cards:
        household = households.get(card.household_id)
        lines.append(
            CardLine(
                card=card,
                grid_name=grids.get(household.grid_id if household else card.grid_id, ""),
                household_number=household.number if household else "",
                head_name=household.head_name if household else "",
                layout_name=layouts.get(card.layout, ""),
                standing=known_life(card).standing,
            )
        )
    return lines
