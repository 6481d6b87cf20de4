"""A stack of liaison cards that lies ready: printed again from its preview, its sheets are marked."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from app.acts.card_acts import CardStack, PlannedCard
from app.acts.pen import Actor
from app.models.card_layouts import CardLayout
from app.models.card_printing import CardPrinting
from app.models.papers import LiaisonCardContent
from app.models.print_setup import MOST_PAGES, chosen_pages, times_out
from app.presenters.hand_outs import Going, HandOut, OnError
from app.presenters.runner import Runner

DrawCards = Callable[
    [Sequence[LiaisonCardContent], CardLayout, CardPrinting, Callable[[int], None]], bytes
]
"""Makes the PDF: cards, their layout, how they are put on paper, and whom to tell how many cards are
done; that one may raise to stop."""


class CardHandOut(HandOut):
    """Cards are noted as printed when their file is made, for it may go to a printing house; their
    first going out of the preview is that printing. From the second on each is noted, card by card.
    """

    def __init__(
        self,
        runner: Runner,
        actor: Actor,
        stack: CardStack,
        printing: CardPrinting,
        draw: DrawCards,
        path: Path,
    ) -> None:
        super().__init__(path, int(printing.is_reprint))
        self._runner = runner
        self._actor = actor
        self._stack = stack
        self._printing = printing
        self._draw = draw
        self._was_marked = printing.is_reprint
        self._out: list[str] = []

    def begin(self, going: Going, on_ready: Callable[[int], None], on_error: OnError) -> None:
        """Which pages went out of this very file is known here."""
        on_ready(int(self._was_marked or times_out(self._out, going.pages) > 0))

    def note(self, going: Going, on_done: Callable[[], None], on_error: OnError) -> None:
        """Writes one more printing of each card on those pages, after the first."""
        is_again = times_out(self._out, going.pages) > 0
        self._out.append(going.pages)
        if not is_again:
            on_done()
            return
        part = CardStack(self.cards_on(going.pages), self._stack.layout)
        self._runner.run(
            lambda desk: desk.cards.note_again(self._actor, part), lambda _: on_done(), on_error
        )

    def give_up(self) -> None:
        """Nothing is written."""

    def cards_on(self, pages: str) -> tuple[PlannedCard, ...]:
        """The cards of these pages, each once."""
        columns, rows = self._stack.layout.sheet()[2:]
        sides, a_sheet = 2 if self._stack.layout.back else 1, columns * rows
        start = (self._printing.first_sheet - 1) * a_sheet
        cards = self._stack.cards[start:]
        if not pages:
            return cards
        sheets = sorted({(page - 1) // sides for page in chosen_pages(pages, MOST_PAGES)})
        return tuple(
            card for sheet in sheets for card in cards[sheet * a_sheet : (sheet + 1) * a_sheet]
        )

    def _drawn(self, reprint: int) -> bytes:
        printing = msgspec.structs.replace(self._printing, is_reprint=reprint > 0)
        return self._draw(self._stack.contents, self._stack.layout, printing, _unheard)


def _unheard(_done: int) -> None:
    """Nobody waits for it."""
