"""What happens when someone wants pages of the diary (民情日记) on paper. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.diary_acts import MONTH
from app.acts.pen import Actor
from app.models.diary_papers import DiaryContent
from app.models.errors import OperationRefused, Problem
from app.models.papers import Paper
from app.presenters.hand_outs import HandOuts, PaperHandOut
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.presenters.work_queue import WorkQueue

MONTHS_OFFERED = 24


class DiaryMaking(msgspec.Struct, frozen=True):
    """How pages become files, and where they are kept."""

    drawing: WorkQueue
    draw: Callable[[Paper], bytes]
    papers_folder: Path
    hand_outs: HandOuts


class DiaryChoice(msgspec.Struct, frozen=True):
    """Whose diary of which month may be printed: who made how many visits in it."""

    months: Sequence[str]  # `2026-03`, the newest first
    month: str
    visitors: Mapping[str, int]
    visitor: str  # who is proposed


class DiaryScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_diary_choice(self, choice: DiaryChoice) -> None:
        """Let whose diary and which month be chosen."""
        ...

    def show_paper(self, paper: str, path: Path) -> None:
        """A paper lies ready to be looked at and printed."""
        ...


class DiaryPresenter:
    """A month of somebody's diary on paper."""

    def __init__(
        self,
        screen: DiaryScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: DiaryMaking,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._making = making
        self._is_busy = False

    def choose(self, month: str = "") -> None:
        """Who visited in a month; in the present one without `month`."""
        name = self._actor().name
        self._runner.run(
            lambda desk: diary_choice(desk, month, name),
            self._screen.show_diary_choice,
            self._screen.show_problem,
        )

    def print_month(self, visitor_name: str, month: str) -> None:
        """Draw a month of somebody's diary; a second press meanwhile does nothing."""
        if self._is_busy:
            return
        if not visitor_name:
            self._screen.show_problem(OperationRefused("diary_of_nobody"))
            return
        self._is_busy = True
        actor = self._actor()

        def shown(path: Path) -> None:
            self._is_busy = False
            self._screen.show_paper(MONTH, path)

        def refused(problem: Problem) -> None:
            self._is_busy = False
            self._screen.show_problem(problem)

        draw_diary(
            self._runner,
            actor,
            self._making,
            lambda desk: desk.diary.month_of(actor, visitor_name, month),
            shown,
            refused,
        )


def draw_diary(
    runner: Runner,
    actor: Actor,
    making: DiaryMaking,
    gather: Callable[[Desk], DiaryContent],
    shown: Callable[[Path], None],
    refused: Callable[[Problem], None],
) -> None:
    """Gather pages on the database thread, draw them on the drawing thread, keep them as a file."""

    def draw(content: DiaryContent) -> None:
        def work() -> Path:
            path = keep_file(making.papers_folder, file_name_of(content), making.draw(content))
            return making.hand_outs.put(PaperHandOut(runner, actor, content, making.draw, path))

        making.drawing.submit(work, shown, refused)

    runner.run(gather, draw, refused)


def file_name_of(content: DiaryContent) -> str:
    """`民情日记-王秀英-2026年3月`, or with the number of the only visit."""
    parts = [content.words.title, *content.chosen.replace("走访人：", "").split("　")]
    if not content.sums and content.entries:
        parts.append(content.entries[0].number)
    plain = "-".join(part for part in parts if part)
    return "".join(c for c in plain if c not in '\\/:*?"<>|')[:80]


def diary_choice(desk: Desk, month: str, visitor_name: str) -> DiaryChoice:
    """The months of two years, and who visited in that one."""
    today = desk.workplace.today()
    newest = today.year * 12 + today.month - 1
    months = [f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(newest, newest - MONTHS_OFFERED, -1)]
    chosen = month or months[0]
    visitors = desk.diary.visitors_of(chosen)
    proposed = visitor_name if visitor_name in visitors else next(iter(visitors), "")
    return DiaryChoice(months, chosen, visitors, proposed)
