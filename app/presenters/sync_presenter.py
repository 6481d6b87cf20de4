"""What happens when someone exchanges with the township, by line or by stick. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.roles import check_permission
from app.presenters.noted_cases import NotedCase, read_turned_away
from app.presenters.runner import OnProgress, Runner
from app.presenters.screens import NoticeScreen
from app.store.exchange_log import DONE, TO_TOWN, ExchangeEvent
from app.store.page_key import PAGE_ROWS
from app.sync.reports import BundleReport, ExchangeReport, SyncStatus
from app.sync.station_sync import StationSync

Answer = TypeVar("Answer")
PERMISSION = "exchange"
OUT = "out"
STICK_FOLDER_KEY = "stick_folder"


class SyncOverview(msgspec.Struct, frozen=True):
    """What the page begins with beside the status.

    `heard_at` is when the township last answered: a stick that was only written is no answer.
    """

    events: tuple[ExchangeEvent, ...]
    more: bool
    heard_at: str
    stick_folder: str


class SyncScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_status(self, status: SyncStatus) -> None:
        """Where the station stands with its township."""
        ...

    def show_events(self, events: Sequence[ExchangeEvent], *, more: bool) -> None:
        """Past exchanges, instead of those that stood here."""
        ...

    def add_events(self, events: Sequence[ExchangeEvent], *, more: bool) -> None:
        """Older exchanges, below those that stand here."""
        ...

    def show_heard(self, heard_at: str) -> None:
        """When the township last answered; empty when it never has."""
        ...

    def show_stick_folder(self, folder: str) -> None:
        """Where the stick was the last time; empty when nobody knows."""
        ...

    def show_invited(self, status: SyncStatus) -> None:
        """The invitation was read."""
        ...

    def show_address_kept(self) -> None:
        """The server's address was kept."""
        ...

    def show_exchanging(self, done: int, total: int) -> None:
        """So many entries are across; a `total` of 0 means that nobody knows."""
        ...

    def show_exchanged(self, report: ExchangeReport) -> None:
        """The exchange over the line went through."""
        ...

    def show_writing(self) -> None:
        """The stick is being written: it must not be pulled."""
        ...

    def show_stick_progress(self, done: int, total: int) -> None:
        """So many bytes are on the stick, which may not be pulled yet."""
        ...

    def show_written(self, report: BundleReport) -> None:
        """The stick was written, read back and found right: it may be pulled."""
        ...

    def show_not_written(self) -> None:
        """Nothing on the stick may be relied upon."""
        ...

    def show_reading(self) -> None:
        """The township's answer is being read."""
        ...

    def show_read(self, report: ExchangeReport) -> None:
        """The township's answer was read."""
        ...

    def show_turned_away(self, lines: Sequence[NotedCase]) -> None:
        """These cases have just come back, sent back or refused, as NotedCase."""
        ...

    def show_not_read(self) -> None:
        """The township's answer was not taken; what is here stays as it was."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that something is under way, or no longer; a second press does nothing."""
        ...


class SyncPresenter:
    """The exchange with the township. Nothing counts as arrived before the township has said so."""

    def __init__(self, screen: SyncScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._listing = 0  # which reading of the log it is, so that late answers can be dropped
        self._is_busy = False
        self._is_cancelled = False

    def refresh(self) -> None:
        """Show status and log anew; while something is under way it does so itself at the end."""
        if not self._is_busy:
            self._read_status()
            self._read_log()

    def load_more(self, last: ExchangeEvent) -> None:
        """Show exchanges older than the last row."""
        listing = self._listing

        def show(events: list[ExchangeEvent]) -> None:
            if listing == self._listing:
                self._screen.add_events(events, more=len(events) == PAGE_ROWS)

        self._runner.run(
            lambda desk: desk.store.exchange_log.page_before(last.number, PAGE_ROWS),
            show,
            self._screen.show_problem,
        )

    def accept_invitation(self, path: Path) -> None:
        """Read the township's invitation (.lxi)."""
        if self._begin():
            self._work(
                lambda sync, on_progress: sync.accept_invitation(path), self._screen.show_invited
            )

    def set_address(self, address: str) -> None:
        """Keep where the township's server answers."""
        if self._begin():
            self._work(
                lambda sync, on_progress: sync.set_server_url(address),
                lambda status: self._screen.show_address_kept(),
            )

    def exchange(self) -> None:
        """Exchange over the line."""
        if self._begin():
            self._screen.show_exchanging(0, 0)
            self._work(self._exchange, self._told_by(self._screen.show_exchanged))

    def cancel(self) -> None:
        """Stop the exchange at its next step, what is across stays across; or leave the stick as it was."""
        self._is_cancelled = True

    def write_stick(self, folder: Path) -> None:
        """Write everything that the township does not durably have onto a stick."""
        if self._begin():
            self._screen.show_writing()
            self._keep_stick_folder(folder)
            self._work(
                lambda sync, on_progress: self._export(sync, folder, on_progress),
                self._screen.show_written,
                self._screen.show_not_written,
                self._screen.show_stick_progress,
            )

    def read_stick(self, path: Path) -> None:
        """Read the township's answer (.lxb)."""
        if self._begin():
            self._screen.show_reading()
            self._work(
                lambda sync, on_progress: _read_with_news(sync, path),
                self._told_by(self._screen.show_read),
                self._screen.show_not_read,
            )

    def _exchange(self, sync: StationSync, on_progress: OnProgress) -> ExchangeReport:
        refusal = OperationRefused("exchange_cancelled")
        return _with_turned_away(sync, lambda: sync.exchange(self._reporting(on_progress, refusal)))

    def _export(self, sync: StationSync, folder: Path, on_progress: OnProgress) -> BundleReport:
        refusal = OperationRefused("stick_cancelled")
        return sync.export_bundle(folder, self._reporting(on_progress, refusal))

    def _reporting(self, on_progress: OnProgress, refusal: OperationRefused) -> OnProgress:
        def report(done: int, total: int) -> None:
            if self._is_cancelled:
                raise refusal
            on_progress(done, total)

        return report

    def _told_by(self, show: Callable[[ExchangeReport], None]) -> Callable[[ExchangeReport], None]:
        """What came back is told after how many entries came."""

        def tell(report: ExchangeReport) -> None:
            show(report)
            if report.turned_away:
                self._runner.run(
                    lambda desk: _turned_away(desk, report.turned_away),
                    self._screen.show_turned_away,
                    self._screen.show_problem,
                )

        return tell

    def _begin(self) -> bool:
        """One thing at a time, and only by those who may."""
        if self._is_busy:
            return False
        try:
            check_permission(self._actor().role, PERMISSION)
        except OperationRefused as problem:
            self._screen.show_problem(problem)
            return False
        self._is_cancelled = False
        self._screen.clear_message()
        self._set_busy(True)
        return True

    def _work(
        self,
        job: Callable[[StationSync, OnProgress], Answer],
        on_kept: Callable[[Answer], None],
        on_refused: Callable[[], None] | None = None,
        on_progress: OnProgress | None = None,
    ) -> None:
        """Do it on the exchange's thread; afterwards the page shows how things stand."""

        def show(answer: Answer) -> None:
            self._set_busy(False)
            on_kept(answer)
            self.refresh()

        def refused(problem: Problem) -> None:
            self._set_busy(False)
            if on_refused:
                on_refused()
            self._screen.show_problem(problem)
            self.refresh()

        def report(done: int, total: int) -> None:
            if self._is_busy:
                (on_progress or self._screen.show_exchanging)(done, total)

        self._runner.run_exchange(job, report, show, refused)

    def _read_status(self) -> None:
        self._runner.run_exchange(
            lambda sync, on_progress: sync.status(),
            _unheard,
            self._screen.show_status,
            self._screen.show_problem,
        )

    def _read_log(self) -> None:
        self._listing += 1
        listing = self._listing

        def show(overview: SyncOverview) -> None:
            if listing == self._listing:
                self._screen.show_events(overview.events, more=overview.more)
                self._screen.show_heard(overview.heard_at)
                self._screen.show_stick_folder(overview.stick_folder)

        self._runner.run(read_overview, show, self._screen.show_problem)

    def _keep_stick_folder(self, folder: Path) -> None:
        content = str(folder).encode("utf-8", "surrogateescape")
        self._runner.run(
            lambda desk: desk.store.set_meta(STICK_FOLDER_KEY, content),
            lambda _: None,
            self._screen.show_problem,
        )

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def read_overview(desk: Desk) -> SyncOverview:
    """The newest exchanges, the last answer, and where the stick was the last time."""
    with desk.store.reading():
        events = desk.store.exchange_log.page_before(limit=PAGE_ROWS)
        answer = last_answer(desk)
        folder = desk.store.meta(STICK_FOLDER_KEY) or b""
    return SyncOverview(
        events=tuple(events),
        more=len(events) == PAGE_ROWS,
        heard_at=answer.at if answer else "",
        stick_folder=folder.decode("utf-8", "surrogateescape"),
    )


def last_answer(desk: Desk) -> ExchangeEvent | None:
    """The newest exchange in which the township was heard."""
    events = desk.store.exchange_log.page_before(limit=PAGE_ROWS)
    while events:
        for event in events:
            if event.result == DONE and event.direction != OUT and event.carrier in TO_TOWN:
                return event
        events = desk.store.exchange_log.page_before(events[-1].number, PAGE_ROWS)
    return None


def _unheard(done: int, total: int) -> None:
    """Reading the status has no progress."""


def _read_with_news(sync: StationSync, path: Path) -> ExchangeReport:
    """Never a green tick on a bundle that brought nothing."""
    report = _with_turned_away(sync, lambda: sync.import_bundle(path))
    if report.problem:
        raise OperationRefused(report.problem)
    return report


def _with_turned_away(sync: StationSync, exchange: Callable[[], ExchangeReport]) -> ExchangeReport:
    """Which cases were turned away by what has just come in."""
    before = sync.turned_away()
    report = exchange()
    fresh = sorted(sync.turned_away() - before)
    return msgspec.structs.replace(report, turned_away=tuple(fresh))


def _turned_away(desk: Desk, case_ids: Sequence[str]) -> list[NotedCase]:
    with desk.store.reading():
        return read_turned_away(desk, case_ids)
