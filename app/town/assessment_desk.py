"""考评 as the township sees it: appraisals (评议), scorecards (考核), the monthly pack of each cadre (述职).

All of it is worked out from the records that came from the station, by the rules in force and by the
formulas by which the station itself counts.
"""

from collections.abc import Sequence
from datetime import date

import msgspec
from sqlalchemy import Connection

from app.models.appeal_figures import Span, figures_of
from app.models.appraisals import (
    PARTS,
    SubjectResult,
    appraisal_progress_of,
    results_of,
)
from app.models.duty_records import Appraisal
from app.models.errors import OperationRefused
from app.models.place_records import ReviewConclusion
from app.models.roles import sees_hidden_appeals
from app.models.rules.ledgers import FIGURE_CODES
from app.models.score_periods import span_named
from app.models.scorecards import VISIT, Scorecard, ScoreFigure, figure_of, scorecard_of
from app.models.town_roles import READ, check_may, check_scope
from app.models.work import Work, Worker
from app.town.clerk_writing import Clerk
from app.town.ledger.appraisal_queries import AppraisalQueries
from app.town.ledger.case_queries import PageKey
from app.town.ledger.database import Ledger
from app.town.ledger.work_queries import WorkQueries
from app.town.profile_desk import ProfileDesk
from app.town.surroundings import Surroundings
from app.words.review_packs import PACK_KINDS, PackFigure, meeting_day, pack_figures
from app.words.score_words import SCORE_FORMULA
from app.words.work_lines import WorkLine, home_ids, lines_in, marked


class SessionView(msgspec.Struct, frozen=True):
    """One session of public appraisal: how many sheets each part gave, and what came out."""

    appraisal: Appraisal
    sheets: dict[str, int]
    results: tuple[SubjectResult, ...]
    conclusion: ReviewConclusion | None


class AssessedView(msgspec.Struct, frozen=True):
    """Whose card or pack is shown, of whom there are any, over which days (as a code)."""

    village_code: str
    worker: Worker
    workers: tuple[Worker, ...]
    period: str


class PackView(msgspec.Struct, frozen=True):
    """A month's pack: its figures, all records by kind and day, the day of the month's meeting."""

    about: AssessedView
    figures: tuple[PackFigure, ...]
    lines: tuple[WorkLine, ...]
    entities: dict[str, str]
    meeting_on: str


class RecordsView(msgspec.Struct, frozen=True):
    """The records behind one figure: of a rate all of its whole, those of its part marked.

    `entities` are the ids by which a diary's page is asked for, by the line's id.
    """

    about: AssessedView
    text: str
    formula: str
    is_rate: bool
    lines: tuple[WorkLine, ...]
    entities: dict[str, str]


class AssessmentDesk:
    """Each call reads one consistent view, and only of villages that the clerk may see."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, profiles: ProfileDesk) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._profiles = profiles

    def sessions(
        self, clerk: Clerk, village_code: str, after: PageKey | None, limit: int
    ) -> list[Appraisal]:
        """A page of the sessions of a village, or of all that are in sight, the latest first."""
        villages = clerk.villages
        if village_code:
            _check(clerk, village_code)
            villages = (village_code,)
        with self._ledger.read() as connection:
            return AppraisalQueries(connection, self._ledger.town_code).page(villages, after, limit)

    def session(self, clerk: Clerk, village_code: str, appraisal_id: str) -> SessionView:
        """One session. Raises OperationRefused `appraisal_unknown`."""
        _check(clerk, village_code)
        with self._ledger.read() as connection:
            queries = AppraisalQueries(connection, self._ledger.town_code)
            appraisal = queries.one(village_code, appraisal_id)
            if appraisal is None:
                raise OperationRefused("appraisal_unknown")
            progress = appraisal_progress_of(
                queries.events(village_code, appraisal_id), appraisal.minimum
            )
            return SessionView(
                appraisal,
                {part: progress.count(part) for part in PARTS},
                tuple(results_of(appraisal, progress)),
                queries.conclusion(village_code, appraisal_id),
            )

    def scorecard(
        self, clerk: Clerk, village_code: str, cadre_id: str, period: str
    ) -> tuple[AssessedView, Scorecard]:
        """A card over a span.

        Raises OperationRefused `cadre_unknown`, `score_period_unreadable`, `report_parts_unequal`.
        """
        profile = self._profiles.profile()
        with self._ledger.read() as connection:
            queries = self._queries(connection, clerk, village_code)
            about, work = self._read(queries, village_code, cadre_id, period)
            marks = queries.marks(period, cadre_id)
        return about, scorecard_of(profile.scorecard, work, marks, profile.reports.decimals)

    def records(
        self,
        clerk: Clerk,
        village_code: str,
        cadre_id: str,
        period: str,
        code: str,
        channel: str = "",
    ) -> RecordsView:
        """What stands behind a figure; with a `channel` behind that part of 走访联系次数.

        Raises OperationRefused `page_unknown`, and what `scorecard` raises.
        """
        if code not in FIGURE_CODES:
            raise OperationRefused("page_unknown")
        decimals = self._profiles.profile().reports.decimals
        with self._ledger.read() as connection:
            queries = self._queries(connection, clerk, village_code)
            about, work = self._read(queries, village_code, cadre_id, period)
            appeals = {figure.key: figure for figure in figures_of(work.appeals, decimals)}
            figure: ScoreFigure = figure_of(FIGURE_CODES[code], work, appeals, decimals)
            homes = queries.homes(home_ids(work, figure.kind))
        if code == "contacts" and channel:
            ids = tuple(visit.id for visit in work.visits if visit.channel == channel)
            figure = msgspec.structs.replace(figure, ids=ids, text=str(len(ids)))
        found = lines_in(work, figure.kind, homes, figure.whole or figure.ids)
        return RecordsView(
            about,
            figure.text,
            SCORE_FORMULA[code],
            figure.whole is not None,
            tuple(marked(found, figure.ids)),
            _entities(work),
        )

    def pack(self, clerk: Clerk, village_code: str, cadre_id: str, month: str) -> PackView:
        """A month's pack. Raises what `scorecard` raises."""
        profile = self._profiles.profile()
        with self._ledger.read() as connection:
            queries = self._queries(connection, clerk, village_code)
            about, work = self._read(queries, village_code, cadre_id, month)
            homes = queries.homes(home_ids(work, VISIT))
        return PackView(
            about,
            pack_figures(work, profile.reports.decimals),
            tuple(line for kind in PACK_KINDS for line in lines_in(work, kind, homes)),
            _entities(work),
            meeting_day(profile, work.span),
        )

    def packs(
        self, clerk: Clerk, village_code: str, month: str
    ) -> list[tuple[Worker, Sequence[PackFigure]]]:
        """The figures at the head of every pack of a village, the station's own first."""
        decimals = self._profiles.profile().reports.decimals
        span = span_named(month)
        with self._ledger.read() as connection:
            queries = self._queries(connection, clerk, village_code)
            return [
                (worker, pack_figures(queries.work(worker, span, self._today()), decimals))
                for worker in queries.workers()
            ]

    # -- inside

    def _queries(self, connection: Connection, clerk: Clerk, village_code: str) -> WorkQueries:
        _check(clerk, village_code)
        return WorkQueries(
            connection,
            self._ledger.town_code,
            village_code,
            sees_hidden=sees_hidden_appeals(clerk.role),
        )

    def _read(
        self, queries: WorkQueries, village_code: str, cadre_id: str, period: str
    ) -> tuple[AssessedView, Work]:
        span: Span = span_named(period)
        workers = queries.workers()
        worker = next((each for each in workers if each.cadre_id == cadre_id), None)
        if worker is None:
            raise OperationRefused("cadre_unknown")
        about = AssessedView(village_code, worker, tuple(workers), period)
        return about, queries.work(worker, span, self._today())

    def _today(self) -> date:
        return date.fromisoformat(self._surroundings.today())


def _check(clerk: Clerk, village_code: str) -> None:
    check_may(clerk.role, READ)
    check_scope(clerk.villages, village_code)


def _entities(work: Work) -> dict[str, str]:
    return {visit.id: visit.entity_id for visit in work.visits}
