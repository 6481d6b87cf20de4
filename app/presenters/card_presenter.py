"""What happens when someone works on liaison cards (联系卡). No Qt, no SQL."""

import contextlib
import os
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

import msgspec

from app.acts.card_acts import GridCards, PrintBatch
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.identity import read_card_number
from app.models.papers import LiaisonCardContent
from app.models.records import Cadre
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen

Answer = TypeVar("Answer")
DrawCards = Callable[[Sequence[LiaisonCardContent], str, Callable[[int], None]], bytes]
"""Makes the PDF: cards, the edge the printer turns the sheet over (`long` or `short`), and whom to
tell how many cards are done; that one may raise to stop."""

PAPER_NAME = "联系卡"
NOT_IN_FILE_NAMES = '<>:"/\\|?*'
COPIES_OF_ONE_PAPER = 20
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {"cadre_name_missing": "name", "cadre_phone_missing": "phone"}
)
"""Which field a refusal is about."""


class CadreShare(msgspec.Struct, frozen=True):
    """A cadre and how many households are theirs."""

    cadre: Cadre
    households: int


class GridLine(msgspec.Struct, frozen=True):
    """One grid with its figures and the cadres of its households, the one with most first."""

    cards: GridCards
    cadres: tuple[CadreShare, ...]

    @property
    def served(self) -> int:
        """Households that get a card."""
        return self.cards.households - self.cards.without_cadre


class CardFigures(msgspec.Struct, frozen=True):
    """All grids, and all cadres with their households in the whole village."""

    grids: tuple[GridLine, ...]
    cadres: tuple[CadreShare, ...]
    households_per_cadre: int  # more than that is too many to know (domain.md 1.1)


class Assignment(msgspec.Struct, frozen=True):
    """What was chosen for a grid: a cadre we know, or a new one's particulars."""

    cadre_id: str = ""
    name: str = ""
    title: str = ""
    phone: str = ""


class Assigned(msgspec.Struct, frozen=True):
    """A cadre was assigned: what changed, and how many households are theirs now."""

    cadre: Cadre
    changed: int
    households: int
    is_too_many: bool


class CardScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_figures(self, figures: CardFigures) -> None:
        """Show the grids instead of those that stood here."""
        ...

    def show_assigned(self, assigned: Assigned) -> None:
        """The cadre is assigned: put the sheet away and say so."""
        ...

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field of the sheet what is wrong with it."""
        ...

    def show_drawing(self, done: int, total: int) -> None:
        """So many cards are drawn."""
        ...

    def show_paper(self, path: Path, cards: int, without_cadre: int) -> None:
        """The cards lie ready as a file; so many households got none."""
        ...

    def show_household(self, household_id: str) -> None:
        """The scanned card belongs to this household: its page is wanted."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that something is under way, or no longer; a second press does nothing."""
        ...


class DrawingThread(Protocol):
    """A thread for drawing, without a database; app.background.work_thread.WorkThread is one."""

    def submit(
        self,
        job: Callable[[], Answer],
        on_done: Callable[[Answer], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        """Do `job` there; exactly one of the two answers follows."""
        ...

    def call_soon(self, call: Callable[[], None]) -> None:
        """From there: make the call where the screens are."""
        ...


class CardPresenter:
    """Grids, their cadres and their cards. Papers are kept in `papers_folder`."""

    def __init__(
        self,
        screen: CardScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        drawing: DrawingThread,
        draw: DrawCards,
        papers_folder: Path,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._drawing = drawing
        self._draw = draw
        self._papers_folder = papers_folder
        self._listing = 0  # which reading of the figures it is, so that late answers can be dropped
        self._is_busy = False
        self._is_cancelled = False

    def refresh(self) -> None:
        """Show the figures anew."""
        self._listing += 1
        listing = self._listing

        def show(figures: CardFigures) -> None:
            if listing == self._listing:
                self._screen.show_figures(figures)

        self._runner.run(read_figures, show, self._screen.show_problem)

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

    def print_cards(self, grid_id: str, duplex: str) -> None:
        """Draw the cards of a grid into a file, and note them as printed once it lies there."""
        if self._is_busy:
            return
        actor = self._actor()
        self._is_cancelled = False
        self._screen.clear_message()
        self._set_busy(True)
        self._screen.show_drawing(0, 0)

        def read(desk: Desk) -> tuple[PrintBatch, str]:
            batch = desk.cards.plan(actor, [grid_id])
            grid_name = batch.contents[0].grid_name
            return batch, f"{PAPER_NAME}-{file_words(grid_name)}-{desk.workplace.today()}"

        def draw(answer: tuple[PrintBatch, str]) -> None:
            batch, name = answer
            self._draw_cards(batch, duplex, name)

        self._runner.run(read, draw, self._refused)

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

    def _draw_cards(self, batch: PrintBatch, duplex: str, name: str) -> None:
        total = len(batch.cards)
        self._screen.show_drawing(0, total)

        def report(done: int) -> None:
            if self._is_cancelled:
                raise OperationRefused("printing_cancelled")
            self._drawing.call_soon(lambda: self._screen.show_drawing(done, total))

        def work() -> Path:
            content = self._draw(batch.contents, duplex, report)
            return keep_paper(self._papers_folder, name, content)

        self._drawing.submit(work, lambda path: self._note(batch, path), self._refused)

    def _note(self, batch: PrintBatch, path: Path) -> None:
        """The paper is there: from now on its cards count as printed, or else it must go again."""
        actor = self._actor()

        def work(desk: Desk) -> CardFigures:
            desk.cards.note_printed(actor, batch)
            return read_figures(desk)

        def show(figures: CardFigures) -> None:
            self._listing += 1
            self._set_busy(False)
            self._screen.show_figures(figures)
            self._screen.show_paper(path, len(batch.cards), batch.without_cadre)

        def give_up(problem: Problem) -> None:
            with contextlib.suppress(OSError):
                path.unlink()
            self._refused(problem)

        self._runner.run(work, show, give_up)

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        field = FIELD_OF_PROBLEM.get(problem.key, "")
        if field:
            self._screen.show_field_problem(field, problem)
        else:
            self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def read_figures(desk: Desk) -> CardFigures:
    """How grids and cadres stand with their cards."""
    with desk.store.reading():
        cadres = {cadre.id: cadre for cadre in desk.store.stations.cadres()}
        by_cadre = desk.store.households.counts_by_cadre()
        grids = [
            GridLine(cards, _shares(desk, cards.grid.id, cadres)) for cards in desk.cards.grids()
        ]
    return CardFigures(
        grids=tuple(sorted(grids, key=lambda line: (line.cards.grid.name, line.cards.grid.id))),
        cadres=_by_share({cadre_id: by_cadre.get(cadre_id, 0) for cadre_id in cadres}, cadres),
        households_per_cadre=desk.workplace.profile.households_per_cadre,
    )


def assign_cadre(desk: Desk, actor: Actor, grid_id: str, wanted: Assignment) -> Assigned:
    """Raises OperationRefused `cadre_name_missing`, `act_not_permitted`."""
    cadres = {cadre.id: cadre for cadre in desk.store.stations.cadres()}
    new = Cadre(
        id="", name=wanted.name.strip(), title=wanted.title.strip(), phone=wanted.phone.strip()
    )
    cadre_id = wanted.cadre_id or _known_id(cadres, new) or desk.register.add_cadre(actor, new)
    changed = desk.register.assign_cadre(actor, grid_id, cadre_id)
    households = desk.store.households.counts_by_cadre().get(cadre_id, 0)
    return Assigned(
        cadre=cadres.get(cadre_id, new),
        changed=changed,
        households=households,
        is_too_many=households > desk.workplace.profile.households_per_cadre,
    )


def household_of_card(desk: Desk, text: str) -> str:
    """Raises OperationRefused `card_number_unreadable`, `card_unknown`, `household_unknown`."""
    card = desk.store.cards.by_number(read_card_number(text))
    if card is None:
        raise OperationRefused("card_unknown")
    households = desk.store.households
    return households.by_id(households.shown_id(card.household_id)).id


def keep_paper(folder: Path, name: str, content: bytes) -> Path:
    """Keep a paper whole or not at all; a file that a viewer holds open gets a neighbour.

    Raises EnvironmentProblem `file_not_written`.
    """
    for number in range(1, COPIES_OF_ONE_PAPER):
        path = folder / (f"{name}.pdf" if number == 1 else f"{name}-{number}.pdf")
        fresh = path.with_name(path.name + ".part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(content)
            os.replace(fresh, path)
        except OSError as error:
            with contextlib.suppress(OSError):
                fresh.unlink()
            if isinstance(error, PermissionError):
                continue
            break
        return path
    raise EnvironmentProblem("file_not_written")


def file_words(name: str) -> str:
    """A grid's name as part of a file's name."""
    kept = "".join(c for c in name if c.isprintable() and c not in NOT_IN_FILE_NAMES).strip(" .")
    return kept[:40] or PAPER_NAME


def _shares(desk: Desk, grid_id: str, cadres: Mapping[str, Cadre]) -> tuple[CadreShare, ...]:
    counts: dict[str, int] = {}
    for household in desk.store.households.of_grid(grid_id):
        if household.cadre_id in cadres:
            counts[household.cadre_id] = counts.get(household.cadre_id, 0) + 1
    return _by_share(counts, cadres)


def _by_share(counts: Mapping[str, int], cadres: Mapping[str, Cadre]) -> tuple[CadreShare, ...]:
    shares = [CadreShare(cadres[cadre_id], count) for cadre_id, count in counts.items()]
    return tuple(sorted(shares, key=lambda share: (-share.households, share.cadre.name)))


def _known_id(cadres: Mapping[str, Cadre], new: Cadre) -> str:
    """Someone typed anew who is here already: one person is one record."""
    for cadre in cadres.values():
        if (cadre.name, cadre.phone) == (new.name, new.phone):
            return cadre.id
    return ""
