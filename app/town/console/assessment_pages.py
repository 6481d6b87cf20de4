"""考评: appraisals, scorecards of which every figure opens its records, the monthly pack of each cadre."""

from datetime import date
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.models.appeal_figures import HALF_YEAR, MONTH, span_of
from app.models.score_periods import code_of, periods_offered, span_named, span_words
from app.town.assessment_desk import AssessedView
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.lists import PAGE_ROWS, leaf_of
from app.town.console.protection import Visitor, in_scope
from app.town.ledger.case_queries import PageKey
from app.town.ledger.station_queries import StationQueries
from app.words.duty_words import APPRAISAL_PART
from app.words.review_packs import PACK_KINDS
from app.words.score_words import PACK_FIGURE, SCORE_FORMULA, WORK_KIND

CARDS, PACKS = "/assessments/cards", "/assessments/packs"
MONTHS_OFFERED, RECORDS_SHOWN = 13, 100
_CODE_LENGTH = 7


class _Asked(msgspec.Struct, frozen=True):
    """Of which village, whose, and over which days; and all villages that may be asked for."""

    village_code: str
    cadre_id: str
    period: str
    villages: tuple[str, ...]

    def url(self, path: str, **changes: str) -> str:
        """The same choice on another page, or with something changed."""
        said = {"village": self.village_code, "cadre": self.cadre_id, "period": self.period}
        return f"{path}?{urlencode({k: v for k, v in (said | changes).items() if v})}"


class AssessmentPages(ClerkPages):
    """All of it is read: points and conclusions are written at the stations."""

    def index(self, request: Request) -> Response:
        """The sessions of public appraisal, the latest first."""
        visitor = self._sessions.visitor(request)
        village = request.query_params.get("village", "")
        day, separator, last_id = request.query_params.get("after", "").partition("~")
        after = PageKey(day, last_id) if separator else None
        rows = self._township.assessments.sessions(visitor.clerk, village, after, PAGE_ROWS + 1)
        shown = rows[:PAGE_ROWS]
        next_url = ""
        if len(rows) > PAGE_ROWS:
            key = f"{shown[-1].held_on}~{shown[-1].id}"
            next_url = f"/assessments?{urlencode({'village': village, 'after': key})}"
        return self._shown(
            "appraisals.html",
            Asking(request, visitor),
            sessions=shown,
            village_code=village,
            villages=self._villages(visitor),
            first_url=f"/assessments?{urlencode({'village': village})}" if after else "",
            next_url=next_url,
        )

    def session(self, request: Request) -> Response:
        """One session, with what came out of it."""
        visitor = self._sessions.visitor(request)
        view = self._township.assessments.session(
            visitor.clerk, request.path_params["village"], request.path_params["appraisal"]
        )
        return self._shown(
            "appraisal.html", Asking(request, visitor), view=view, parts=APPRAISAL_PART
        )

    def cards(self, request: Request) -> Response:
        """One scorecard: a station's or a cadre's, over a month, half-year or year."""
        visitor = self._sessions.visitor(request)
        asked = self._asked(request, visitor, code_of(HALF_YEAR, self._today()))
        about, card = None, None
        if asked.village_code:
            about, card = self._township.assessments.scorecard(
                visitor.clerk, asked.village_code, asked.cadre_id, asked.period
            )
        return self._shown(
            "scorecard.html",
            Asking(request, visitor),
            asked=asked,
            about=about,
            card=card,
            formulas=SCORE_FORMULA,
            periods=[(c, span_words(c)) for c in periods_offered(self._today(), asked.period)],
        )

    def packs(self, request: Request) -> Response:
        """The head figures of every pack of a village's month."""
        visitor = self._sessions.visitor(request)
        asked = self._asked(request, visitor, code_of(MONTH, self._today()))
        lines = []
        if asked.village_code:
            lines = self._township.assessments.packs(
                visitor.clerk, asked.village_code, self._month(asked)
            )
        return self._shown(
            "packs.html", Asking(request, visitor), asked=asked, lines=lines, months=self._months()
        )

    def pack(self, request: Request) -> Response:
        """One pack, as it lies on the table of the month's meeting."""
        visitor = self._sessions.visitor(request)
        asked = self._asked(request, visitor, code_of(MONTH, self._today()))
        view = self._township.assessments.pack(
            visitor.clerk, asked.village_code, asked.cadre_id, self._month(asked)
        )
        return self._shown(
            "pack.html",
            Asking(request, visitor),
            asked=asked,
            view=view,
            about=view.about,
            kinds=WORK_KIND,
            order=PACK_KINDS,
            months=self._months(),
        )

    def records(self, request: Request) -> Response:
        """What stands behind one figure of a card or a pack."""
        visitor = self._sessions.visitor(request)
        asked = self._asked(request, visitor, code_of(HALF_YEAR, self._today()))
        query = request.query_params
        code, channel = query.get("figure", ""), query.get("channel", "")
        view = self._township.assessments.records(
            visitor.clerk, asked.village_code, asked.cadre_id, asked.period, code, channel
        )
        is_pack = query.get("from", "") == "pack"
        return self._shown(
            "score_records.html",
            Asking(request, visitor),
            view=view,
            leaf=leaf_of(view.lines, request, RECORDS_SHOWN),
            about=view.about,
            title=PACK_FIGURE.get(code, view.formula),
            back=asked.url(f"{PACKS}/one" if is_pack else CARDS),
            back_word="述职材料" if is_pack else "考核表",
        )

    # -- inside

    def _shown(self, template: str, asking: Asking, **values: object) -> Response:
        return self._drawn(
            template,
            asking,
            section="assessments",
            span_words=span_words,
            who=_who,
            **values,
        )

    def _asked(self, request: Request, visitor: Visitor, period: str) -> _Asked:
        query, villages = request.query_params, self._villages(visitor)
        return _Asked(
            query.get("village", "")[:12] or (villages[0] if villages else ""),
            query.get("cadre", "")[:32],
            query.get("period", "")[:_CODE_LENGTH] or period,
            tuple(villages),
        )

    def _month(self, asked: _Asked) -> str:
        """The month that is asked for, whatever span a card was looked at over."""
        return code_of(MONTH, min(span_named(asked.period).last, self._today()))

    def _months(self) -> list[tuple[str, str]]:
        today = self._today()
        codes = [
            code_of(MONTH, span_of(MONTH, today, back).first) for back in range(MONTHS_OFFERED)
        ]
        return [(code, span_words(code)) for code in codes]

    def _villages(self, visitor: Visitor) -> list[str]:
        ledger = self._township.ledger
        with ledger.read() as connection:
            codes = StationQueries(connection, ledger.town_code).village_codes()
        return in_scope(visitor, codes)

    def _today(self) -> date:
        return date.fromisoformat(self._township.surroundings.today())


def _who(about: AssessedView) -> str:
    return about.worker.label or "本站"
