"""周通报: a week of all liaison cadres at once, on a page, on paper and as a spreadsheet. No Qt, no SQL.

What is nobody's of them stands in a line of its own, so that the lines make the station's figures.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_figures import WEEK, Span, span_of
from app.models.list_papers import ListContent
from app.models.moments import date_words
from app.models.weekly_bulletins import BulletinLine, bulletin_of
from app.models.work import Worker
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.work_lines import lines_of
from app.presenters.work_reading import read_works, workers
from app.words.review_packs import figures_at_head
from app.words.score_words import PACK_FIGURE
from app.words.work_lines import WorkLine, marked

STATION, OTHERS = "全站", "不在联户干部名下"
NOTE = "每个人名下的数加上“不在联户干部名下”的，等于全站的数。按账号认的诉求、代办件、值班，姓名相同的两人都算。"


class WeeklyBulletin(msgspec.Struct, frozen=True):
    """A week. `lines` are all cadres, what is nobody's of them, and the station."""

    span: Span
    lines: tuple[BulletinLine, ...]
    is_latest: bool


class WeeklyBulletinScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_bulletin(self, bulletin: WeeklyBulletin) -> None: ...

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None: ...


class WeeklyBulletinPresenter(FiledListPresenter[WeeklyBulletinScreen]):
    """A week's bulletin, this week's first."""

    _back = 0

    def refresh(self) -> None:
        """Count anew."""
        back, actor = self._back, self._actor()

        def show(bulletin: WeeklyBulletin) -> None:
            if back == self._back:
                self._screen.show_bulletin(bulletin)

        self._runner.run(
            lambda desk: read_bulletin(desk, actor, back), show, self._screen.show_problem
        )

    def move(self, by: int) -> None:
        """One week earlier (1) or later (-1); none lies in the future."""
        self._back = max(0, self._back + by)
        self.refresh()

    def open_figure(self, line: BulletinLine, code: str, title: str) -> None:
        """The records behind a figure: of a rate all of its whole, those of its part marked."""
        back, actor = self._back, self._actor()
        figure = line.figure(code)

        def read(desk: Desk) -> list[WorkLine]:
            span = span_of(WEEK, desk.workplace.today(), back)
            (work,) = read_works(desk, actor, (Worker(),), span)
            found = lines_of(desk, work, figure.kind, figure.whole or figure.ids)
            return marked(found, figure.ids)

        self._runner.run(
            read,
            lambda lines: self._screen.show_records(title, lines),
            self._screen.show_problem,
        )

    def print_list(self) -> None:
        """The bulletin on paper."""
        self._files.print_list(self._content)

    def export_list(self) -> None:
        """The same as a spreadsheet."""
        self._files.export_list(self._content)

    def _content(self, desk: Desk, actor: Actor) -> ListContent:
        return bulletin_content(desk, actor, self._back)


def read_bulletin(desk: Desk, actor: Actor, back: int) -> WeeklyBulletin:
    """Raises OperationRefused `report_parts_unequal`."""
    span = span_of(WEEK, desk.workplace.today(), back)
    station, *cadres = workers(desk)
    whole, *works = read_works(desk, actor, [station, *cadres], span)
    decimals = desk.workplace.profile.reports.decimals
    lines = bulletin_of(
        figures_at_head(whole, decimals),
        [(work.worker, figures_at_head(work, decimals)) for work in works],
        decimals,
    )
    return WeeklyBulletin(span, lines, is_latest=back == 0)


def bulletin_content(desk: Desk, actor: Actor, back: int) -> ListContent:
    """The bulletin on paper or in a spreadsheet."""
    bulletin = read_bulletin(desk, actor, back)
    return list_content(
        desk,
        actor,
        "weekly_bulletin",
        rows=tuple(
            (name_of(line), *(line.figure(code).text for code in PACK_FIGURE))
            for line in bulletin.lines
        ),
        chosen=f"{date_words(bulletin.span.first)}至{date_words(bulletin.span.last)}",
        note=NOTE,
        signatures=("制表人", "审核人"),
    )


def name_of(line: BulletinLine) -> str:
    """Whose line it is."""
    if line.worker is None:
        return OTHERS
    return line.worker.label or STATION
