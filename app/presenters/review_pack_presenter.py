"""The month of one liaison cadre in one pack (月度述职, 驻村工作点评会): on a page and on paper. No Qt, no SQL."""

from datetime import date
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_figures import MONTH, span_of
from app.models.list_papers import ListColumn, ListContent, ListPart
from app.models.scorecards import APPEAL, CASE, SHIFT, VISIT
from app.models.work import Worker
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.work_lines import lines_of
from app.presenters.work_reading import read_work, worker_of, workers
from app.words.review_packs import PACK_KINDS, PackFigure, meeting_day, pack_figures
from app.words.work_lines import WorkLine

STATION = "本站"


class ReviewPack(msgspec.Struct, frozen=True):
    """The pack. `lines` are all records of the month, by kind and day."""

    worker: Worker
    workers: tuple[Worker, ...]
    month: date
    figures: tuple[PackFigure, ...]
    lines: tuple[WorkLine, ...]
    is_latest: bool
    meeting_on: str

    @property
    def commented(self) -> int:
        """How many visits a leader has said something to."""
        return sum(bool(line.comments) for line in self.lines if line.kind == VISIT)


class ReviewPackScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_pack(self, pack: ReviewPack) -> None: ...


class ReviewPackPresenter(FiledListPresenter[ReviewPackScreen]):
    """A month's pack, of the station or of one cadre."""

    _cadre_id, _back = "", 0

    def refresh(self) -> None:
        """Gather it anew."""
        wanted, actor = (self._cadre_id, self._back), self._actor()

        def show(pack: ReviewPack) -> None:
            if wanted == (self._cadre_id, self._back):
                self._screen.show_pack(pack)

        self._runner.run(
            lambda desk: read_pack(desk, actor, *wanted), show, self._screen.show_problem
        )

    def choose(self, cadre_id: str) -> None:
        """Another's pack."""
        if cadre_id != self._cadre_id:
            self._cadre_id = cadre_id
            self.refresh()

    def move(self, by: int) -> None:
        """One month earlier (1) or later (-1); none lies in the future."""
        self._back = max(0, self._back + by)
        self.refresh()

    def print_pack(self) -> None:
        """The whole pack as one PDF."""
        cadre_id, back = self._cadre_id, self._back
        self._files.print_list(lambda desk, actor: pack_content(desk, actor, cadre_id, back))


def read_pack(desk: Desk, actor: Actor, cadre_id: str, back: int) -> ReviewPack:
    """Raises OperationRefused `cadre_unknown`, `report_parts_unequal`."""
    today, profile = desk.workplace.today(), desk.workplace.profile
    span = span_of(MONTH, today, back)
    worker = worker_of(desk, cadre_id)
    work = read_work(desk, actor, worker, span)
    return ReviewPack(
        worker=worker,
        workers=tuple(workers(desk)),
        month=span.first,
        figures=pack_figures(work, profile.reports.decimals),
        lines=tuple(line for kind in PACK_KINDS for line in lines_of(desk, work, kind)),
        is_latest=back == 0,
        meeting_on=meeting_day(profile, span),
    )


def pack_content(desk: Desk, actor: Actor, cadre_id: str, back: int) -> ListContent:
    """The pack on paper: its figures, then the month's visits, appeals, cases and shifts."""
    pack = read_pack(desk, actor, cadre_id, back)
    who = pack.worker.label or STATION
    month = f"{pack.month.year}年{pack.month.month}月"
    return list_content(
        desk,
        actor,
        "review_pack",
        title=f"{month}述职点评材料",
        rows=tuple((figure.title, figure.text, figure.formula) for figure in pack.figures),
        parts=tuple(ListPart(title, columns, _rows(pack, kind)) for kind, title, columns in PARTS),
        chosen="　".join(words for words in (who, pack.worker.title) if words),
        note=f"点评会 {pack.meeting_on}" if pack.meeting_on else "",
        facts=(("姓名", who), ("月份", month)),
        signatures=("述职人", "点评人", "日期"),
        is_across=False,
    )


PARTS = (
    (
        VISIT,
        "走访和民情日记",
        (
            ListColumn("日期", (), 1.1),
            ListColumn("户", (), 0.9),
            ListColumn("方式", (), 0.9),
            ListColumn("内容和问题", (), 3.4),
            ListColumn("点评", (), 2.2),
        ),
    ),
    (
        APPEAL,
        "诉求",
        (
            ListColumn("日期", (), 1.1),
            ListColumn("编号", (), 1.8),
            ListColumn("阶段", (), 0.9),
            ListColumn("内容", (), 2.8),
            ListColumn("答复", (), 2.0),
        ),
    ),
    (
        CASE,
        "代办件",
        (
            ListColumn("日期", (), 1.1),
            ListColumn("编号", (), 1.8),
            ListColumn("状态", (), 0.9),
            ListColumn("事项和申请人", (), 2.8),
            ListColumn("答复", (), 2.0),
        ),
    ),
    (
        SHIFT,
        "值班",
        (
            ListColumn("日期", (), 1.1),
            ListColumn("班次", (), 0.9),
            ListColumn("状态", (), 0.9),
            ListColumn("交接事项", (), 3.4),
            ListColumn("接班", (), 1.4),
        ),
    ),
)
"""The tables of the paper, by kind of record."""


def _rows(pack: ReviewPack, kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (line.day, line.number, line.result, line.words, line.comments)
        for line in pack.lines
        if line.kind == kind
    )
