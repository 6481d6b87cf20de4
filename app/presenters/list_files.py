"""What happens when someone wants a list on paper or as a spreadsheet. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from app.acts.desk import Desk
from app.acts.disclosure_acts import check_reason
from app.acts.form_acts import form_id_of
from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.list_masks import masked_list
from app.models.list_papers import MOST_ROWS, FilledList, ListContent
from app.models.listed_ledgers import LISTED
from app.models.long_work import Tell
from app.models.moments import moment_words
from app.models.roles import check_permission
from app.models.security_records import EXPORT
from app.presenters.hand_outs import HandOuts, PaperHandOut
from app.presenters.long_work import LongWork
from app.presenters.paper_files import keep_file, save_file
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.presenters.work_queue import WorkQueue

MOST_ROWS_ON_PAPER = 5_000
Gathered = TypeVar("Gathered")
Made = TypeVar("Made")
ContentOf = Callable[[Desk, Actor], ListContent]
Note = Callable[[Desk, Actor, ListContent], None]


class ListFileScreen(ProblemScreen, Protocol):
    """What the presenter may ask of a page with a list."""

    def show_list_paper(self, ledger: str, path: Path) -> None:
        """The list lies ready to be looked at and printed."""
        ...

    def show_list_file(self, path: Path, left_out: Sequence[str], *, is_by_form: bool) -> None:
        """The table lies where it was wished; the form had no place for the headings `left_out`."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that a file is being written, or no longer."""
        ...


class DrawList(Protocol):
    """Draws a list; somebody may wait for it."""

    def __call__(self, content: ListContent, tell: Tell = ..., /) -> bytes: ...


class AskPlace(Protocol):
    """Asks where a file of that name is to go; one of the two answers follows."""

    def __call__(
        self, name: str, chosen: Callable[[Path], None], given_up: Callable[[], None], /
    ) -> None: ...


class ListMaking(msgspec.Struct, frozen=True):
    """How files are made of lists; papers are kept in `papers_folder` until they are printed."""

    drawing: WorkQueue
    draw: DrawList
    tabulate: Callable[[ListContent, bytes | None, Tell], FilledList]
    papers_folder: Path
    hand_outs: HandOuts
    work: LongWork
    ask_place: AskPlace


class ListFiles:
    """Prints and exports lists; one file at a time."""

    def __init__(
        self,
        screen: ListFileScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: ListMaking,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._making = making
        self._is_busy = False

    def print_list(self, content_of: ContentOf) -> None:
        """Draw the list and keep it as a file; a long one is refused with `list_too_long`."""
        actor = self._actor()

        def gather(desk: Desk) -> ListContent:
            content = self._gathered(desk, actor, content_of, MOST_ROWS_ON_PAPER)
            return desk.forms.made_out(actor, masked_list(content))

        def draw(content: ListContent) -> tuple[str, Path]:
            making = self._making
            drawn = making.draw(content, making.work.tell)
            path = keep_file(making.papers_folder, file_name_of(content), drawn)
            hand_out = PaperHandOut(self._runner, actor, content, making.draw, path)
            return content.ledger, making.hand_outs.put(hand_out)

        def show(drawn: tuple[str, Path]) -> None:
            self._screen.show_list_paper(*drawn)

        self._make(gather, draw, show)

    def export_list(self, content_of: ContentOf) -> None:
        """Write the list as a spreadsheet where somebody wishes, into the form that the station keeps
        for it. Numbers leave the house masked unless somebody answers for it.
        """
        self._export(lambda desk, actor: masked_list(content_of(desk, actor)), _unnoted)

    def take_out(self, content_of: ContentOf, reason: str, check: Callable[[], None]) -> None:
        """Write the list with whole numbers as a spreadsheet, after `check` of the password."""

        def checked(desk: Desk, actor: Actor) -> ListContent:
            check_permission(actor.role, "take_out_numbers")
            check()
            check_reason(reason)
            return content_of(desk, actor)

        def note(desk: Desk, actor: Actor, content: ListContent) -> None:
            subject = form_id_of(content.ledger)
            rows = len(content.rows)
            desk.disclosures.take_out(actor, content.ledger, subject, rows, EXPORT, reason)

        self._export(checked, note)

    def _export(self, content_of: ContentOf, note: Note) -> None:
        """Only what somebody has a place for goes out, and only that is noted."""
        if self._is_busy:
            return
        actor = self._actor()
        self._set_busy(True)

        def ask(content: ListContent) -> None:
            self._show_busy(False)
            name = f"{file_name_of(content)}.xlsx"
            self._making.ask_place(
                name, lambda target: self._write(actor, content, note, target), self._give_up
            )

        self._runner.run(
            lambda desk: self._gathered(desk, actor, content_of, MOST_ROWS), ask, self._refused
        )

    def _write(self, actor: Actor, content: ListContent, note: Note, target: Path) -> None:
        self._is_busy = False

        def gather(desk: Desk) -> tuple[ListContent, bytes | None]:
            form = desk.forms.bytes_of(content.ledger)
            note(desk, actor, content)
            return desk.forms.note_export(actor, content), form

        def tabulate(gathered: tuple[ListContent, bytes | None]) -> FilledList:
            filled = self._making.tabulate(*gathered, self._making.work.tell)
            save_file(target, filled.content)
            return filled

        def show(filled: FilledList) -> None:
            self._screen.show_list_file(target, filled.left_out, is_by_form=filled.is_by_form)

        self._make(gather, tabulate, show)

    def _make(
        self,
        gather: Callable[[Desk], Gathered],
        work: Callable[[Gathered], Made],
        show: Callable[[Made], None],
    ) -> None:
        """Read on the database thread, make the file on the drawing thread, show what came of it."""
        if self._is_busy:
            return
        self._set_busy(True)

        def shown(made: Made) -> None:
            self._set_busy(False)
            show(made)

        self._runner.run(
            gather,
            lambda found: self._making.drawing.submit(lambda: work(found), shown, self._refused),
            self._refused,
        )

    def _gathered(self, desk: Desk, actor: Actor, content_of: ContentOf, most: int) -> ListContent:
        content = content_of(desk, actor)
        self._making.work.check()  # what is noted after this counts as given out
        if len(content.rows) > most:
            raise OperationRefused("list_too_long", rows=len(content.rows), most=most)
        return content

    def _give_up(self) -> None:
        self._is_busy = False

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._show_busy(is_busy)

    def _show_busy(self, is_busy: bool) -> None:
        self._screen.set_busy(is_busy)
        if is_busy:
            self._making.work.begin()
        else:
            self._making.work.end()


def _unnoted(desk: Desk, actor: Actor, content: ListContent) -> None:
    """What is masked needs no reason."""


def list_content(desk: Desk, actor: Actor, ledger: str, **said: Any) -> ListContent:
    """A list with what every list has: its title and columns, whose it is, when and by whom."""
    station = desk.store.stations.station()
    title, columns = LISTED[ledger]
    fields: dict[str, Any] = {
        "ledger": ledger,
        "title": title,
        "columns": columns,
        "station_name": station.name if station else desk.workplace.village.short_name,
        "maker_name": actor.name,
        "issued_at": moment_words(desk.workplace.now()),
    }
    return ListContent(**(fields | said))


def file_name_of(content: ListContent) -> str:
    """`值班签到表-2026年3月31日-1700`."""
    plain = "".join(c for c in content.title if c not in '\\/:*?"<>|')
    return f"{plain[:40]}-{content.issued_at}".replace(":", "").replace(" ", "-")
