"""What happens when someone brings a household roster in. No Qt, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.roster_acts import ImportReport, RosterUndoReport
from app.models.errors import OperationRefused, Problem
from app.models.roster import RosterChoice
from app.models.roster_records import RosterImported
from app.presenters.roster_sheets import Look, RosterSheets, looked_at, remembered, without
from app.presenters.roster_summary import RosterIssue, RosterSummary, left_issues
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.sheets.pasted_rows import pasted_roster
from app.sheets.roster_file import RosterFile, open_roster

CANCELLED = "roster_import_cancelled"


class RosterImportScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the import page."""

    def clear_preview(self) -> None:
        """No file has been chosen."""
        ...

    def show_summary(self, summary: RosterSummary) -> None:
        """Show how the file is read, and what an import would do."""
        ...

    def show_reading(self) -> None:
        """A file is being read and compared; nobody knows how long."""
        ...

    def show_import_progress(self, done: int, total: int) -> None:
        """How many households are done."""
        ...

    def show_undo_progress(self, done: int, total: int) -> None:
        """How many records are taken back."""
        ...

    def show_imported(self, report: ImportReport) -> None:
        """The roster is kept."""
        ...

    def show_imports(self, imports: list[RosterImported]) -> None:
        """The imports that may be undone, newest first."""
        ...

    def show_undone(self, report: RosterUndoReport, left: tuple[RosterIssue, ...]) -> None:
        """An import is taken back, except for what was changed since."""
        ...

    def show_cancelled(self) -> None:
        """Nothing was changed, as was wished."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """While a file is read or kept no other can be chosen."""
        ...


class _Run:
    """What both threads know of long work: written on one, read on the other, whole words only."""

    def __init__(self, *, is_undoing: bool = False) -> None:
        self.done = 0
        self.total = 0
        self.is_cancelled = False
        self.is_undoing = is_undoing

    def note(self, done: int, total: int) -> None:
        """Called on the database thread; ends the act before anything of it is kept."""
        self.done, self.total = done, total
        if self.is_cancelled:
            raise OperationRefused(CANCELLED)


class RosterImportPresenter:
    """Choose, look, correct, import: nothing is written before the last but how columns are read."""

    def __init__(
        self, screen: RosterImportScreen, runner: Runner, actor: Callable[[], Actor]
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._look: Look | None = None
        self._choices: dict[str, RosterChoice] = {}  # how sheets are read that were looked at
        self._left_out: dict[str, frozenset[int]] = {}  # rows, by sheet
        self._unwanted: frozenset[str] = frozenset()  # sheets
        self._run: _Run | None = None
        self._is_busy = False

    def open(self) -> None:
        """Begin anew, unless work is under way."""
        if not self._is_busy:
            self._look = None
            self._screen.clear_message()
            self._screen.clear_preview()
            self._refresh_imports()

    # -- looking

    def choose_file(self, path: str) -> None:
        """Read a file and show what importing it would do."""
        if path:
            self._begin_with(lambda: open_roster(Path(path)))

    def choose_rows(self, name: str, text: str) -> None:
        """Read rows that were copied from a spreadsheet, and show the same of them."""
        self._begin_with(lambda: pasted_roster(name, text))

    def _begin_with(self, open_it: Callable[[], RosterFile]) -> None:
        if self._is_busy:
            return
        self._look = None
        self._choices, self._left_out, self._unwanted = {}, {}, frozenset()
        self._screen.clear_preview()

        def read(desk: Desk) -> tuple[RosterFile, RosterChoice]:
            roster = open_it()
            return roster, remembered(desk, roster, roster.guess())

        self._look_at(read)

    def choose_sheet(self, sheet: str) -> None:
        """Look at another sheet of the file, as it was left; what is imported stays as it is."""
        look = self._look
        if self._is_busy or look is None:
            return
        if sheet in self._choices:
            self._again(lambda choice: self._choices[sheet])
        else:
            hidden = look.choice.has_hidden_rows
            self._read_anew(
                lambda roster: msgspec.structs.replace(roster.guess(sheet), has_hidden_rows=hidden)
            )

    def want_sheet(self, is_wanted: bool) -> None:
        """Whether the sheet that is shown is imported with the others."""
        look = self._look
        if not self._is_busy and look is not None:
            shown = frozenset({look.choice.sheet})
            self._unwanted = self._unwanted - shown if is_wanted else self._unwanted | shown
            self._again(lambda choice: choice)

    def choose_header_row(self, row: int) -> None:
        """The headings stand in this row (from 1)."""
        look = self._look
        if self._is_busy or look is None:
            return
        was = look.choice
        self._left_out.pop(was.sheet, None)
        self._read_anew(
            lambda roster: msgspec.structs.replace(
                roster.guess(was.sheet, row), has_hidden_rows=was.has_hidden_rows
            )
        )

    def read_column(self, place: int, field: str) -> None:
        """A column is to be read as this field, now and whenever the same headings come again."""
        look = self._look
        if self._is_busy or look is None:
            return
        fields = list(look.choice.fields)
        fields[place] = field
        choice = msgspec.structs.replace(look.choice, fields=tuple(fields))

        def remember(desk: Desk) -> tuple[RosterFile, RosterChoice]:
            desk.rosters.remember_columns(look.roster.headings(choice), choice.fields)
            return look.roster, choice

        self._look_at(remember)

    def read_hidden_rows(self, is_wanted: bool) -> None:
        """Whether hidden rows are imported."""
        self._again(lambda choice: msgspec.structs.replace(choice, has_hidden_rows=is_wanted))

    def toggle_row(self, row: int) -> None:
        """A doubtful row is left out, or kept as 待核 after all."""
        if not self._is_busy and self._look:
            sheet = self._look.choice.sheet
            self._left_out[sheet] = self._left_out.get(sheet, frozenset()) ^ {row}
            self._again(lambda choice: choice)

    def toggle_doubtful(self) -> None:
        """All doubtful rows are left out, or kept as 待核 if all were left out."""
        if self._is_busy or not self._look:
            return
        doubtful = frozenset(i.row for i in self._look.summary.issues if i.can_be_kept)
        sheet = self._look.choice.sheet
        are_out = doubtful <= self._left_out.get(sheet, frozenset())
        self._left_out[sheet] = frozenset() if are_out else doubtful
        self._again(lambda choice: choice)

    # -- acting

    def import_roster(self) -> None:
        """Keep the sheets that are wanted."""
        look, actor = self._look, self._actor()
        if self._is_busy or look is None or not look.summary.can_be_imported:
            return
        run = self._run = _Run()
        kept = without(look.previews, self._left_out)
        self._set_busy(True)
        self._screen.show_import_progress(0, sum(preview.households for preview in kept))

        def keep(desk: Desk) -> ImportReport:
            return desk.rosters.import_sheets(actor, kept, run.note)

        self._runner.run(keep, self._imported, self._refused)

    def undo_import(self, import_id: str) -> None:
        """Take an import back, except for what was changed since."""
        actor = self._actor()
        if self._is_busy:
            return
        run = self._run = _Run(is_undoing=True)
        self._set_busy(True)
        self._screen.show_undo_progress(0, 0)

        def undo(desk: Desk) -> RosterUndoReport:
            return desk.rosters.undo_import(actor, import_id, run.note)

        self._runner.run(undo, self._undone, self._refused)

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is kept."""
        if self._run:
            self._run.is_cancelled = True

    def tell_progress(self) -> None:
        """Say how far it is; the screen asks now and then."""
        run = self._run
        if run and run.total:
            show = self._screen.show_import_progress
            (self._screen.show_undo_progress if run.is_undoing else show)(run.done, run.total)

    # -- inside

    def _read_anew(self, guess: Callable[[RosterFile], RosterChoice]) -> None:
        look = self._look
        if look is not None:
            self._look_at(
                lambda desk: (look.roster, remembered(desk, look.roster, guess(look.roster)))
            )

    def _again(self, change: Callable[[RosterChoice], RosterChoice]) -> None:
        look = self._look
        if not self._is_busy and look is not None:
            self._look_at(lambda desk: (look.roster, change(look.choice)))

    def _look_at(self, read: Callable[[Desk], tuple[RosterFile, RosterChoice]]) -> None:
        actor, left_out, run = self._actor(), dict(self._left_out), _Run()
        choices, unwanted = dict(self._choices), self._unwanted
        self._run = run
        self._screen.clear_message()
        self._set_busy(True)
        self._screen.show_reading()

        def look(desk: Desk) -> Look:
            roster, choice = read(desk)
            run.note(0, 0)
            sheets = RosterSheets(roster, choice, choices, unwanted, left_out)
            found = looked_at(desk, actor, sheets)
            run.note(0, 0)
            return found

        self._runner.run(look, self._looked, self._refused)

    def _looked(self, look: Look) -> None:
        self._run, self._look = None, look
        self._choices[look.choice.sheet] = look.choice
        self._set_busy(False)
        self._screen.show_summary(look.summary)
        if look.summary.problem:
            self._screen.show_problem(look.summary.problem)

    def _imported(self, report: ImportReport) -> None:
        self._run = self._look = None
        self._set_busy(False)
        self._screen.clear_preview()
        self._screen.show_imported(report)
        self._refresh_imports()

    def _undone(self, report: RosterUndoReport) -> None:
        self._run = self._look = None
        self._set_busy(False)
        self._screen.clear_preview()
        self._screen.show_undone(report, left_issues(report))
        self._refresh_imports()

    def _refresh_imports(self) -> None:
        self._runner.run(
            lambda desk: desk.rosters.imports(), self._screen.show_imports, self._refused
        )

    def _refused(self, problem: Problem) -> None:
        self._run = None
        self._set_busy(False)
        if problem.key == CANCELLED:
            self._screen.show_cancelled()
        else:
            self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)
