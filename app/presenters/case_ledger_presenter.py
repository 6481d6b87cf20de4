"""What happens when someone wants the list of cases on paper or as a spreadsheet. No Qt, no SQL."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.case_lists import ALL, LATE, TOLD, CaseChoice
from app.models.deadlines import LATE_LEVELS
from app.models.errors import OperationRefused, Problem
from app.models.ledger_papers import (
    MOST_ROWS_ON_PAPER,
    CaseLedgerContent,
    CaseLedgerRow,
)
from app.models.long_work import Tell
from app.models.moments import china_date_of, moment_words
from app.presenters.case_list_presenter import CaseLine, case_lines, read_counts
from app.presenters.hand_outs import HandOuts, PaperHandOut
from app.presenters.long_work import LongWork
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.presenters.work_queue import WorkQueue
from app.words.terms import CASE_GROUP, CASE_STATUS, DEADLINE_LEVEL

PAGE = 1_000
CASES, CASE_LEDGER = "cases", "case_ledger"


class LedgerScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the list."""

    def show_list_paper(self, ledger: str, path: Path) -> None:
        """The list lies ready to be looked at and printed."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that the list is being written, or no longer."""
        ...


class DrawLedger(Protocol):
    """Draws it; somebody may wait for it."""

    def __call__(self, content: CaseLedgerContent, tell: Tell = ..., /) -> bytes: ...


class LedgerMaking(msgspec.Struct, frozen=True):
    """How files are made of a ledger, and where they are kept."""

    drawing: WorkQueue
    draw: DrawLedger
    papers_folder: Path
    hand_outs: HandOuts
    work: LongWork


class CaseLedgerPresenter:
    """Prints what the list shows, all of its pages; as a table it is exported by ListFiles."""

    def __init__(
        self,
        screen: LedgerScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        choice: Callable[[], CaseChoice],
        making: LedgerMaking,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._choice = choice
        self._making = making
        self._is_busy = False

    def print_list(self) -> None:
        """Draw the list and keep it as a file. One that is too long for paper is refused with
        `ledger_rows_too_many`.
        """
        if self._is_busy:
            return
        self._set_busy(True)
        choice, actor = self._choice(), self._actor()

        def gather(desk: Desk) -> CaseLedgerContent:
            content = ledger(desk, choice, actor.name, MOST_ROWS_ON_PAPER)
            return desk.forms.made_out_as(actor, CASES, content)

        def write(content: CaseLedgerContent) -> None:
            name = f"代办件清单-{content.issued_at}".replace(":", "").replace(" ", "-")
            making = self._making

            def draw() -> Path:
                path = keep_file(making.papers_folder, name, making.draw(content, making.work.tell))
                return making.hand_outs.put(
                    PaperHandOut(self._runner, actor, content, making.draw, path)
                )

            making.drawing.submit(draw, self._written, self._refused)

        self._runner.run(gather, write, self._refused)

    def _written(self, path: Path) -> None:
        self._set_busy(False)
        self._screen.show_list_paper(CASE_LEDGER, path)

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


def ledger(desk: Desk, choice: CaseChoice, maker_name: str, most: int) -> CaseLedgerContent:
    """The whole list as it stands at one moment. Raises OperationRefused `ledger_rows_too_many`."""
    with desk.store.reading():
        station = desk.store.stations.station()
        counts = read_counts(desk, choice)
        rows = counts.groups[choice.group]
        if rows > most:
            raise OperationRefused("ledger_rows_too_many", rows=rows, most=most)
        lines: list[CaseLine] = []
        while len(lines) < rows:
            page = case_lines(desk, choice, lines[-1] if lines else None, PAGE)
            lines += page
            if len(page) < PAGE:
                break
    names = {each.key: each.word for each in (*counts.receivers, *counts.batches)}
    return CaseLedgerContent(
        issued_at=moment_words(desk.workplace.now()),
        station_name=station.name if station else desk.workplace.village.short_name,
        chosen=chosen_words(choice, names),
        maker_name=maker_name,
        rows=tuple(ledger_row(line) for line in lines),
        is_provisional=any(line.due.is_provisional for line in lines),
    )


def chosen_words(choice: CaseChoice, names: dict[str, str]) -> str:
    """`待报送、催办、民政办`: what a list was narrowed down to."""
    level = {ALL: "", LATE: "已超期", TOLD: "要留意的"}.get(choice.level)
    words = [
        CASE_GROUP[choice.group] if choice.group != ALL else "",
        DEADLINE_LEVEL[choice.level] if level is None else level,
        choice.department if choice.department is not None else "",
        names.get(choice.receiver_id or "", ""),
        names.get(choice.batch_id or "", ""),
    ]
    return "、".join(word for word in words if word) or CASE_GROUP[ALL]


def ledger_row(line: CaseLine) -> CaseLedgerRow:
    """One row of the list, in words."""
    case, due = line.case, line.due
    received_at = case.station_received_at
    received = china_date_of(received_at).isoformat() if received_at else ""
    is_told = bool(due.kind) and due.level in DEADLINE_LEVEL and due.level != "running"
    return CaseLedgerRow(
        number=case.number.partition("-")[2] or case.number,
        item_name=case.item_name,
        applicant_name=case.applicant_name,
        applicant_phone=case.applicant_phone,
        department=case.department,
        receiver_name=case.first_receiver_name,
        received=received,
        status=CASE_STATUS.get(case.status, case.status),
        due=f"{due.on} 暂定" if due.is_provisional else due.on,
        level=DEADLINE_LEVEL[due.level] if is_told else "",
        is_late=due.level in LATE_LEVELS,
    )
