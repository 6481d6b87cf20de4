"""What happens when someone works on liaison cards (联系卡). No Qt, no SQL."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import msgspec

from app.acts.card_acts import CardStack
from app.acts.card_stacks import KeptStack, check_photos, keep_stack, kept_stack
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.card_printing import CardOffset, CardPrinting, read_offset, sheet_count
from app.models.errors import OperationRefused, Problem
from app.presenters.card_figures import (
    Assigned,
    Assignment,
    CardFigures,
    assign_cadre,
    household_of_card,
    read_figures,
)
from app.presenters.card_hand_outs import CardHandOut, DrawCards
from app.presenters.card_job import CardJob, CardWish, forget_papers
from app.presenters.card_mark_presenter import CardLine, card_lines
from app.presenters.form_presenter import FormPresenter, FormScreen
from app.presenters.hand_outs import HandOuts
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.presenters.work_queue import CallingWorkQueue

Answer = TypeVar("Answer")
CALIBRATION_NAME = "双面打印校准页"
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {"cadre_name_missing": "name", "cadre_phone_missing": "phone"}
)
"""Which field a refusal is about."""


class CardScreen(FormScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_figures(self, figures: CardFigures) -> None:
        """Show the grids instead of those that stood here."""
        ...

    def show_assigned(self, assigned: Assigned) -> None:
        """The cadre is assigned: put the sheet away and say so."""
        ...

    def show_drawing(self, done: int, total: int) -> None:
        """So many cards are drawn."""
        ...

    def show_paper(self, paths: list[Path], cards: int, without_cadre: int) -> None:
        """The cards lie ready in these files; so many households got none."""
        ...

    def show_sheets(self, sheets: int) -> None:
        """The last stack took so many sheets, and can be printed again from any of them."""
        ...

    def show_calibration(self, path: Path) -> None:
        """The test sheet lies ready as a file."""
        ...

    def show_offset_kept(self, offset: CardOffset) -> None:
        """What was read off the test sheet holds from now on."""
        ...

    def show_household(self, household_id: str) -> None:
        """The scanned card belongs to this household: its page is wanted."""
        ...


class StaleScreen(Protocol):
    """A sheet for the list of stale cards."""

    def show_cards(self, lines: Sequence[CardLine]) -> None:
        """Show these."""
        ...

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong."""
        ...


class CardMaking(msgspec.Struct, frozen=True):
    """How sheets of cards and the test sheet are drawn, and where they are kept."""

    drawing: CallingWorkQueue
    draw: DrawCards
    draw_calibration: Callable[[CardPrinting], bytes]
    papers_folder: Path
    hand_outs: HandOuts


class CardPresenter(FormPresenter):
    """Grids, their cadres and their cards."""

    _screen: CardScreen
    _fields = FIELD_OF_PROBLEM

    def __init__(
        self,
        screen: CardScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: CardMaking,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._making = making
        self._last: CardJob | None = None  # what can be printed again after a jam
        self._listing = 0  # which reading of the figures it is, so that late answers can be dropped
        self._is_cancelled = False

    def refresh(self) -> None:
        """Show the figures anew; the first time, that the last stack can be printed again, too."""
        self._listing += 1
        listing = self._listing
        if self._last is None:
            self._runner.run(
                lambda desk: kept_stack(desk.workplace), self._take_up, self._screen.show_problem
            )

        def show(figures: CardFigures) -> None:
            if listing == self._listing:
                self._screen.show_figures(figures)

        self._runner.run(read_figures, show, self._screen.show_problem)

    def _take_up(self, kept: KeptStack | None) -> None:
        if kept is not None and self._last is None:
            self._last = CardJob(kept.stack, kept.printing, is_parted=False, day=kept.day)
            self._show_sheets(self._last)

    def _show_sheets(self, job: CardJob) -> None:
        self._screen.show_sheets(sheet_count(job.stack.layout, len(job.stack.cards)))

    def assign(self, grid_id: str, typed: Mapping[str, Any]) -> None:
        """Make one cadre the liaison of all households of a grid."""
        if self._is_busy:
            return
        wanted, actor = msgspec.convert(typed, Assignment), self._actor()
        if not wanted.cadre_id and not wanted.phone.strip():
            key = "cadre_phone_missing" if wanted.name.strip() else "cadre_name_missing"
            self._refused(OperationRefused(key))
            return
        self._set_busy(True)

        def work(desk: Desk) -> tuple[Assigned, CardFigures]:
            return assign_cadre(desk, actor, grid_id, wanted), read_figures(desk)

        def show(answer: tuple[Assigned, CardFigures]) -> None:
            self._listing += 1
            self._set_busy(False)
            self._screen.show_figures(answer[1])
            self._screen.show_assigned(answer[0])

        self._runner.run(work, show, self._refused)

    def print_cards(self, typed: Mapping[str, Any]) -> None:
        """Draw cards into a file, or one for each grid, and note them as printed once they lie there.

        `typed` is a CardWish.
        """
        if self._is_busy:
            return
        wish, actor = msgspec.convert(typed, CardWish), self._actor()
        self._begin()

        def read(desk: Desk) -> CardJob:
            grid_ids = list(wish.grid_ids) or [grid.id for grid in desk.store.stations.grids()]
            stack = desk.cards.plan(actor, grid_ids, wish.which, wish.layout)
            printing = CardPrinting(wish.duplex, desk.card_layouts.offset())
            return CardJob(stack, printing, wish.is_parted, f"{desk.workplace.today()}")

        self._runner.run(read, lambda job: self._draw_cards(job, self._note), self._refused)

    def print_again(self, first_sheet: int) -> None:
        """Draw the last stack once more from that sheet on, marked as a reprint: paper had jammed."""
        job = self._last
        if self._is_busy or job is None:
            return
        try:
            check_photos(job.stack)
        except OperationRefused as refused:
            self._screen.show_problem(refused)
            return
        printing = msgspec.structs.replace(job.printing, first_sheet=first_sheet, is_reprint=True)
        self._begin()
        again = msgspec.structs.replace(job, printing=printing, is_parted=False)
        self._draw_cards(again, self._note_again)

    def list_stale(self, screen: StaleScreen) -> None:
        """Show exactly the stale cards, with whom they are for."""
        self._runner.run(
            lambda desk: card_lines(desk, desk.cards.stale()),
            screen.show_cards,
            screen.show_problem,
        )

    def print_calibration(self, duplex: str) -> None:
        """Draw the test sheet, its back shifted as the cards' backs are now."""
        if self._is_busy:
            return
        self._begin()

        def draw(printing: CardPrinting) -> None:
            def work() -> Path:
                return keep_file(
                    self._making.papers_folder,
                    CALIBRATION_NAME,
                    self._making.draw_calibration(printing),
                )

            self._making.drawing.submit(work, self._show_calibration, self._refused)

        self._runner.run(
            lambda desk: msgspec.convert(
                {"duplex": duplex, "offset": msgspec.to_builtins(desk.card_layouts.offset())},
                CardPrinting,
            ),
            draw,
            self._refused,
        )

    def keep_offset(self, right: str, up: str) -> None:
        """Keep what was read off the test sheet, for this PC."""
        try:
            offset = read_offset(right, up)
        except OperationRefused as refused:
            self._screen.show_problem(refused)
            return

        def work(desk: Desk) -> CardFigures:
            desk.card_layouts.set_offset(offset)
            return read_figures(desk)

        def show(figures: CardFigures) -> None:
            self._screen.show_figures(figures)
            self._screen.show_offset_kept(offset)

        self._runner.run(work, show, self._screen.show_problem)

    def cancel(self) -> None:
        """Stop the drawing at its next sheet."""
        self._is_cancelled = True

    def open_card(self, typed: str) -> None:
        """Open the household of a card that was scanned, or typed from its back."""
        text = unicodedata.normalize("NFKC", typed).strip()
        if not text:
            return
        self._screen.clear_message()
        self._runner.run(
            lambda desk: household_of_card(desk, text),
            self._screen.show_household,
            self._screen.show_problem,
        )

    def _begin(self) -> None:
        self._is_cancelled = False
        self._screen.clear_message()
        self._set_busy(True)
        self._screen.show_drawing(0, 0)

    def _draw_cards(self, job: CardJob, then: Callable[[CardJob, list[Path]], None]) -> None:
        total = len(job.stack.cards) - (job.printing.first_sheet - 1) * job.cards_on_a_sheet
        actor = self._actor()
        self._screen.show_drawing(0, max(total, 0))

        def work() -> list[Path]:
            paths: list[Path] = []
            done_before = 0
            try:
                for name, part in job.files():
                    content = self._making.draw(
                        part.contents, part.layout, job.printing, report_from(done_before)
                    )
                    path = keep_file(self._making.papers_folder, name, content)
                    hand_out = CardHandOut(
                        self._runner, actor, part, job.printing, self._making.draw, path
                    )
                    paths.append(self._making.hand_outs.put(hand_out))
                    done_before += len(part.cards)
            except Problem:
                forget_papers(paths)
                raise
            return paths

        def report_from(before: int) -> Callable[[int], None]:
            def report(done: int) -> None:
                if self._is_cancelled:
                    raise OperationRefused("printing_cancelled")
                self._making.drawing.call_soon(
                    lambda: self._screen.show_drawing(before + done, total)
                )

            return report

        self._making.drawing.submit(work, lambda paths: then(job, paths), self._refused)

    def _note(self, job: CardJob, paths: list[Path]) -> None:
        """The paper is there: from now on its cards count as printed, or else it must go again."""
        actor = self._actor()

        def note(desk: Desk) -> None:
            desk.cards.note_printed(actor, job.stack)
            keep_stack(desk.workplace, KeptStack(job.stack, job.printing, job.day))

        self._keep(job, paths, note)

    def _note_again(self, job: CardJob, paths: list[Path]) -> None:
        actor = self._actor()
        first = (job.printing.first_sheet - 1) * job.cards_on_a_sheet
        part = CardStack(job.stack.cards[first:], job.stack.layout)
        self._keep(job, paths, lambda desk: desk.cards.note_again(actor, part))

    def _keep(self, job: CardJob, paths: list[Path], note: Callable[[Desk], None]) -> None:
        def work(desk: Desk) -> CardFigures:
            note(desk)
            return read_figures(desk)

        def show(figures: CardFigures) -> None:
            self._listing += 1
            self._last = job
            self._set_busy(False)
            self._screen.show_figures(figures)
            self._screen.show_paper(paths, len(job.stack.cards), job.stack.without_cadre)
            self._show_sheets(job)

        def give_up(problem: Problem) -> None:
            forget_papers(paths)
            self._refused(problem)

        self._runner.run(work, show, give_up)

    def _show_calibration(self, path: Path) -> None:
        self._set_busy(False)
        self._screen.show_calibration(path)
