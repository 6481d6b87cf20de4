"""A county's pages: its towns with their figures, and one town's dashboard. Nothing here changes a record."""

from starlette.requests import Request
from starlette.responses import Response

from app.models.errors import OperationRefused, Problem
from app.town.console.downloads import download
from app.town.console.figure_pages import FigurePages, FigureSource
from app.town.console.pages import UNREADABLE
from app.town.console.protection import Visitor, text_of
from app.town.figures_desk import FiguresDesk
from app.town.profile_desk import ProfileDesk
from app.words.problem_words import problem_sentence


class CountyPages(FigurePages):
    """What whoever has an account at the county sees."""

    def towns(self, request: Request) -> Response:
        """All towns."""
        return self._towns(request, self._sessions.visitor(request))

    async def invite(self, request: Request) -> Response:
        """邀请: the file by which a town's server joins."""
        form = await request.form()
        visitor = self._manager(request)
        try:
            self._sessions.check_form(request, form, visitor)
            code = text_of(form, "town")
            written = self._township.invitations.invite(code, url=text_of(form, "url"))
        except OperationRefused as problem:
            return self._towns(request, visitor, problem)
        self._township.people.note(visitor.clerk, "invite", written.letter, "", code)
        return download(written.text, f"{code}-{written.letter}.lxi")

    def _towns(
        self, request: Request, visitor: Visitor, problem: Problem | None = None
    ) -> Response:
        period, _ = self._asked(request)
        county = self._township.towns
        try:
            lines, total = county.lines(period)
        except OperationRefused as refused:
            problem, period = refused, self._year_so_far()
            lines, total = county.lines(period)
        return self._pages.page(
            "towns.html",
            UNREADABLE if problem else 200,
            visitor=visitor,
            section="towns",
            period=period,
            lines=lines,
            total=total,
            names=county.names(),
            spans=self._spans("/towns", ""),
            url=str(request.base_url).rstrip("/"),
            problem=problem_sentence(problem) if problem else "",
        )

    def _source(self, request: Request, visitor: Visitor) -> FigureSource:
        code = request.path_params["town"]
        title, office = self._township.towns.name(code), self._township.office.of_town(code)
        return FigureSource(
            desk=FiguresDesk(office.ledger),
            vantage=ProfileDesk(office).vantage(),
            villages=(),
            url=f"/towns/{code}",
            title=title,
            section="towns",
        )
