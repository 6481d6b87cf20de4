"""What happens when someone uses the page of appraisals (评议). No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.acts.review_acts import ConclusionTyped
from app.models.appraisals import BRANCH, MASSES, SELF, AppraisalSession
from app.models.duty_records import Appraisal, ResponsibilityLetter
from app.presenters.appraisal_contents import letter_content, result_content
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen
from app.presenters.review_report import ConclusionView, read_conclusion, review_content


class AppraisalList(msgspec.Struct, frozen=True):
    """The page as it stands."""

    today: date
    sessions: list[Appraisal]
    letters: list[ResponsibilityLetter]
    minimum: int
    grades: Sequence[str]
    periods: Sequence[str] = ()
    owed: Sequence[str] = ()
    is_wall_sheet: bool = False


class Counting(msgspec.Struct, frozen=True):
    """One session while its sheets are counted; `last_sheet` is the one counted last here. `channels`
    are the ways by which the masses' sheets come in, `jurors` whose sheets of an open jury are missing.
    """

    appraisal: Appraisal
    counts: dict[str, int]
    last_sheet: str
    channels: Sequence[str] = ()
    by_channel: Mapping[str, int] = {}
    jurors: Sequence[str] = ()


class AppraisalScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_list(self, found: AppraisalList) -> None: ...

    def show_counting(self, counting: Counting, *, is_new: bool) -> None: ...

    def show_conclusion(self, view: ConclusionView) -> None: ...

    def show_done(self, what: str) -> None: ...


class AppraisalPresenter(FiledListPresenter[AppraisalScreen]):
    """Sessions, their sheets one after another, and responsibility letters."""

    def refresh(self) -> None:
        """Read everything anew."""
        self._runner.run(appraisal_list, self._screen.show_list, self._screen.show_problem)

    def open_session(self, session: AppraisalSession) -> None:
        """A new session."""
        self._do("open", lambda desk, actor: desk.appraisals.open_session(actor, session))

    def count(self, appraisal_id: str) -> None:
        """Show a session for its sheets to be typed."""

        def show(counting: Counting) -> None:
            self._screen.show_counting(counting, is_new=True)

        self._runner.run(
            lambda desk: counting_of(desk, appraisal_id), show, self._screen.show_problem
        )

    def count_sheet(
        self, appraisal_id: str, part: str, marks: Sequence[str], channel: str, juror: str
    ) -> None:
        """Count one sheet and make ready for the next."""

        def act(desk: Desk, actor: Actor) -> Counting:
            desk.appraisals.count_sheet(
                actor, appraisal_id, part, marks, channel=channel, juror=juror
            )
            return counting_of(desk, appraisal_id)

        self._counted(act)

    def void_sheet(self, appraisal_id: str, sheet_id: str) -> None:
        """Take the last sheet back."""

        def act(desk: Desk, actor: Actor) -> Counting:
            desk.appraisals.void_sheet(actor, appraisal_id, sheet_id)
            return counting_of(desk, appraisal_id)

        self._counted(act)

    def close(self, appraisal_id: str) -> None:
        """Close a session; refused below its minimum."""
        self._do("close", lambda desk, actor: desk.appraisals.close(actor, appraisal_id))

    def reopen(self, appraisal_id: str, reason: str) -> None:
        """Open it again."""
        self._do("reopen", lambda desk, actor: desk.appraisals.reopen(actor, appraisal_id, reason))

    def open_conclusion(self, appraisal_id: str) -> None:
        """Show what a half-year's review came to, to be written."""
        self._runner.run(
            lambda desk: read_conclusion(desk, appraisal_id),
            self._screen.show_conclusion,
            self._screen.show_problem,
        )

    def conclude(self, appraisal_id: str, typed: ConclusionTyped) -> None:
        """Keep what it came to; refused below its minimum of sheets."""
        self._do("conclude", lambda desk, actor: desk.reviews.conclude(actor, appraisal_id, typed))

    def print_report(self, appraisal_id: str) -> None:
        """The review's report."""
        self._files.print_list(lambda desk, actor: review_content(desk, actor, appraisal_id))

    def keep_letter(self, letter: ResponsibilityLetter) -> None:
        """Keep a responsibility letter."""
        self._do("letter", lambda desk, actor: desk.appraisals.keep_letter(actor, letter))

    def print_result(self, appraisal_id: str) -> None:
        """The wall sheet (上墙公布)."""
        self._files.print_list(lambda desk, actor: result_content(desk, actor, appraisal_id))

    def export_result(self, appraisal_id: str) -> None:
        """The result as a spreadsheet."""
        self._files.export_list(lambda desk, actor: result_content(desk, actor, appraisal_id))

    def print_letter(self, letter_id: str) -> None:
        """The letter to be signed."""
        self._files.print_list(lambda desk, actor: letter_content(desk, actor, letter_id))

    def _counted(self, act: Callable[[Desk, Actor], Counting]) -> None:
        def done(counting: Counting) -> None:
            self._screen.show_counting(counting, is_new=False)
            self.refresh()

        self._doing.run(act, done)

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(_: object) -> None:
            self._screen.show_done(what)
            self.refresh()

        self._doing.run(act, done)


def appraisal_list(desk: Desk) -> AppraisalList:
    """All sessions and letters."""
    return AppraisalList(
        today=desk.workplace.today(),
        sessions=desk.store.appraisals.all(),
        letters=desk.store.appraisals.letters(),
        minimum=desk.appraisals.minimum(),
        grades=desk.appraisals.grades(),
        periods=desk.appraisals.periods(),
        owed=desk.appraisals.owed(),
        is_wall_sheet=desk.workplace.profile.reviews.is_wall_sheet_printed,
    )


def counting_of(desk: Desk, appraisal_id: str) -> Counting:
    """How far the counting of a session is."""
    with desk.store.reading():
        appraisal = desk.store.appraisals.by_id(appraisal_id)
        progress = desk.appraisals.progress(appraisal_id)
    counts = {part: progress.count(part) for part in (MASSES, BRANCH, SELF)}
    return Counting(
        appraisal,
        counts,
        next(reversed(list(progress.sheets)), ""),
        desk.appraisals.channels(appraisal),
        progress.channels(),
        desk.appraisals.jurors_to_come(appraisal),
    )
