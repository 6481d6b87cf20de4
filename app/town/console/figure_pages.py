"""The dashboard (看板): figures of any period, their charts as pictures with a table behind each."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.charts.faces import screen_face
from app.charts.looks import ChartLook
from app.charts.pictures import chart_picture
from app.models.deadlines import Vantage
from app.models.errors import OperationRefused
from app.models.visit_statistics import Period
from app.town.console.clerk_pages import ClerkPages
from app.town.console.figure_record_pages import records_url
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor
from app.town.figure_lists import BEHIND_COLOUR, BEHIND_TILE, behind_chart
from app.town.figures_desk import COLOURED, FiguresDesk
from app.words.problem_words import problem_sentence

CHART_WIDTH, CHART_HEIGHT = 600.0, 250.0
DAY_LENGTH = 10
PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""A picture is no page: its own shapes carry their colours with them, and it may fetch nothing."""


class FigureSource(msgspec.Struct, frozen=True):
    """Whose figures are shown, from where deadlines are looked at, and under which address; `title`
    names the town where it is not the own one, whose records are not to be seen here.
    """

    desk: FiguresDesk
    vantage: Vantage
    villages: Sequence[str]
    url: str
    title: str
    section: str


class FigurePages(ClerkPages):
    """What the township's figures say."""

    def index(self, request: Request) -> Response:
        """All figures of a period; the year so far when none is asked for."""
        visitor = self._sessions.visitor(request)
        period, coloured = self._asked(request)
        source, problem = self._source(request, visitor), None
        try:
            board = source.desk.dashboard(period, source.vantage, source.villages, coloured)
        except OperationRefused as refused:
            problem, period = refused, self._year_so_far()
            board = source.desk.dashboard(period, source.vantage, source.villages, coloured)
        said = {"since": period.since, "until": period.until}
        return self._pages.page(
            "figures.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section=source.section,
            source=source,
            board=board,
            coloured=coloured,
            choices=COLOURED,
            spans=self._spans(source.url, coloured),
            picture_url=f"?{urlencode(said)}",
            behind_tile=BEHIND_TILE,
            behind_colour=BEHIND_COLOUR[coloured],
            behind_chart=behind_chart,
            records_url=records_url,
            problem=problem_sentence(problem) if problem else "",
        )

    def picture(self, request: Request) -> Response:
        """One chart as an SVG picture."""
        visitor = self._sessions.visitor(request)
        period, _ = self._asked(request)
        source, name = self._source(request, visitor), request.path_params["name"]
        chart = source.desk.chart(name, period, source.vantage, source.villages)
        fonts = self._township.surroundings.fonts
        if fonts is None:
            raise OperationRefused("page_unknown")
        look = ChartLook(face=screen_face(fonts))
        drawn = chart_picture(chart, CHART_WIDTH, CHART_HEIGHT, look)
        headers = {"content-security-policy": PICTURE_POLICY, "cache-control": "no-store"}
        return Response(drawn.svg, 200, headers, media_type="image/svg+xml")

    def _source(self, _request: Request, visitor: Visitor) -> FigureSource:
        return FigureSource(
            desk=self._township.figures,
            vantage=self._township.profiles.vantage(),
            villages=visitor.clerk.villages,
            url="/figures",
            title="",
            section="figures",
        )

    def _asked(self, request: Request) -> tuple[Period, str]:
        query, year = request.query_params, self._year_so_far()
        coloured = query.get("colour", "")
        return (
            Period(
                query.get("since", year.since)[:DAY_LENGTH],
                query.get("until", year.until)[:DAY_LENGTH],
            ),
            coloured if coloured in COLOURED else COLOURED[0],
        )

    def _year_so_far(self) -> Period:
        today = self._township.surroundings.today()
        return Period(f"{today[:4]}-01-01", f"{today[:4]}-12-31")

    def _spans(self, url: str, coloured: str) -> list[tuple[str, str]]:
        """Periods that are asked for often, with their addresses."""
        today = date.fromisoformat(self._township.surroundings.today())
        quarter = (today.month - 1) // 3 * 3 + 1
        named = [
            ("本月", _months(today.year, today.month, 1)),
            ("本季度", _months(today.year, quarter, 3)),
            ("今年", _months(today.year, 1, 12)),
            ("去年", _months(today.year - 1, 1, 12)),
            ("近五年", Period(f"{today.year - 4}-01-01", f"{today.year}-12-31")),
        ]
        return [
            (
                word,
                f"{url}?{urlencode({'since': p.since, 'until': p.until, 'colour': coloured})}",
            )
            for word, p in named
        ]


def _months(year: int, month: int, count: int) -> Period:
    after = month + count
    until = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1).toordinal() - 1
    return Period(date(year, month, 1).isoformat(), date.fromordinal(until).isoformat())
