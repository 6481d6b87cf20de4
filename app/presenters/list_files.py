"""What happens when someone wants a list on paper or as a spreadsheet. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from app.acts.desk import Desk
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
from app.presenters.case_ledger_presenter import WorkQueue
from app.presenters.hand_outs import HandOuts, PaperHandOut
from app.presenters.long_work import LongWork
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen

MOST_ROWS_ON_PAPER = 5_000
Gathered = TypeVar("Gathered")
Made = TypeVar("Made")
ContentOf = Callable[[Desk, Actor], ListContent]
ShownAs = Callable[[Desk, Actor, ListContent], ListContent]


class ListFileScreen(ProblemScreen, Protocol):
    """What the presenter may ask of a page with a list."""

    def show_list_paper(self, ledger: str, path: Path) -> None:
        """The list lies ready to be looked at and printed."""
        ...

    def show_list_file(self, path: Path, left_out: Sequence[str], *, is_by_form: bool) -> None:
        """The table lies ready; the form had no place for the headings `left_out`."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that a file is being written, or no longer."""
        ...


class DrawList(Protocol):
    """Draws a list; somebody may wait for it."""

    def __call__(self, content: ListContent, tell: Tell = ..., /) -> bytes: ...


class ListMaking(msgspec.Struct, frozen=True):
    """How files are made of lists, and where they are kept."""

    drawing: WorkQueue
    draw: DrawList
    tabulate: Callable[[ListContent, bytes | None, Tell], FilledList]
    papers_folder: Path
    hand_outs: HandOuts
    work: LongWork


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
            content = self._gathered(desk, actor, content_of, _masked, MOST_ROWS_ON_PAPER)
            return desk.forms.made_out(actor, content)

        def draw(content: ListContent) -> tuple[str, Path]:
            making = self._making
            drawn = making.draw(content, making.work.tell)
            path = keep_file(making.papers_folder, file_name_of(content), drawn)
            hand_out = PaperHandOut(self._runner, actor, content, making.draw, path)
            return content.ledger, making.hand_outs.put(hand_out)

        def show(drawn: tuple[str, Path]) -> None:
            self._set_busy(False)
            self._screen.show_list_paper(*drawn)

        self._make(gather, draw, show)

    def export_list(self, content_of: ContentOf) -> None:
        """Write the list as a spreadsheet, into the form that the station keeps for it."""
        self._export(content_of, _masked)

    def take_out(self, content_of: ContentOf, reason: str, check: Callable[[], None]) -> None:
        """Write the list with whole numbers as a spreadsheet, after `check` of the password."""

        def noted(desk: Desk, actor: Actor, content: ListContent) -> ListContent:
            check_permission(actor.role, "take_out_numbers")
            check()
            subject = form_id_of(content.ledger)
            rows = len(content.rows)
            desk.disclosures.take_out(actor, content.ledger, subject, rows, EXPORT, reason)
            return content

        self._export(content_of, noted)

    def _export(self, content_of: ContentOf, shown_as: ShownAs) -> None:
        actor = self._actor()

        def gather(desk: Desk) -> tuple[ListContent, bytes | None]:
            content = self._gathered(desk, actor, content_of, shown_as, MOST_ROWS)
            form = desk.forms.bytes_of(content.ledger)
            return desk.forms.note_export(actor, content), form

        def tabulate(gathered: tuple[ListContent, bytes | None]) -> tuple[Path, FilledList]:
            filled = self._making.tabulate(*gathered, self._making.work.tell)
            folder, name = self._making.papers_folder, file_name_of(gathered[0])
            return keep_file(folder, name, filled.content, ".xlsx"), filled

        def show(made: tuple[Path, FilledList]) -> None:
            self._set_busy(False)
            path, filled = made
            self._screen.show_list_file(path, filled.left_out, is_by_form=filled.is_by_form)

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
        self._runner.run(
            gather,
            lambda found: self._making.drawing.submit(lambda: work(found), show, self._refused),
            self._refused,
        )

    def _gathered(
        self, desk: Desk, actor: Actor, content_of: ContentOf, shown_as: ShownAs, most: int
    ) -> ListContent:
        content = content_of(desk, actor)
        self._making.work.check()  # what is noted now counts as given out
        content = shown_as(desk, actor, content)
        if len(content.rows) > most:
            raise OperationRefused("list_too_long", rows=len(content.rows), most=most)
        return content

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)
        if is_busy:
            self._making.work.begin()
        else:
            self._making.work.end()


def _masked(desk: Desk, actor: Actor, content: ListContent) -> ListContent:
    """Numbers leave the house masked unless somebody answers for it."""
    return masked_list(content)


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
