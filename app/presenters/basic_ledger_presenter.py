"""What happens on the page of the basic ledger (基本台账): fill, keep a year, compare years. No Qt, no SQL."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.basic_ledger import (
    NO,
    YES,
    ComparedLine,
    FieldKey,
    KeptLine,
    compared,
    fields_of,
    first_kept,
)
from app.models.list_papers import ListColumn, ListContent
from app.models.roles import has_permission
from app.models.rules.ledgers import BlockField
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content

NOW, NOTHING = 0, -1
"""The ledger as it stands now; no other time to compare with."""
YES_NO: Mapping[str, str] = {YES: "是", NO: "否"}


class LedgerChoice(msgspec.Struct, frozen=True):
    """Whose ledger is shown, and which two times of it: a year, NOW, or NOTHING beside."""

    grid_id: str = ""
    before: int = NOTHING
    after: int = NOW


class LedgerTimes(msgspec.Struct, frozen=True):
    """A year that was kept: when, by whom, and how often (two PCs may both have kept it)."""

    year: int
    kept_on: str
    kept_by: str
    times: int


class LedgerView(msgspec.Struct, frozen=True):
    """The page as it stands. `subjects` are the village, then its grids; `fields` what may be filled."""

    choice: LedgerChoice
    subjects: tuple[tuple[str, str], ...]
    years: tuple[LedgerTimes, ...]
    lines: tuple[ComparedLine, ...]
    fields: tuple[tuple[str, BlockField], ...]
    values: Mapping[FieldKey, str]
    this_year: int
    snapshot_month: int
    is_month_of_snapshot: bool
    may_keep: bool

    @property
    def filled(self) -> int:
        """How many fields are filled in now."""
        return len(self.values)


class BasicLedgerScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_ledger(self, view: LedgerView) -> None: ...

    def show_done(self, what: str, count: int) -> None: ...


class BasicLedgerPresenter(FiledListPresenter[BasicLedgerScreen]):
    """The basic ledger of the village or of one grid."""

    _choice = LedgerChoice()

    def refresh(self) -> None:
        """Read it anew."""
        choice, actor = self._choice, self._actor()

        def show(view: LedgerView) -> None:
            if choice == self._choice:
                self._screen.show_ledger(view)

        self._runner.run(
            lambda desk: read_ledger(desk, actor, choice), show, self._screen.show_problem
        )

    def choose(self, choice: LedgerChoice) -> None:
        """Another grid, or other times."""
        self._choice = choice
        self.refresh()

    def fill(self, typed: Mapping[FieldKey, str]) -> None:
        """Keep what was typed for the grid that is shown."""
        grid_id = self._choice.grid_id
        self._do("fill", lambda desk, actor: desk.basic_ledger.fill(actor, grid_id, typed))

    def keep_year(self, year: int) -> None:
        """Keep the ledger for that year."""
        self._do("keep", lambda desk, actor: desk.basic_ledger.keep_year(actor, year))

    def print_list(self) -> None:
        """What is shown, on paper."""
        self._files.print_list(self._content)

    def export(self) -> None:
        """What is shown, as a spreadsheet."""
        self._files.export_list(self._content)

    def _content(self, desk: Desk, actor: Actor) -> ListContent:
        return ledger_content(desk, actor, self._choice)

    def _do(self, what: str, act: Callable[[Desk, Actor], Any]) -> None:
        def done(count: int) -> None:
            self._screen.show_done(what, count)
            self.refresh()

        self._doing.run(act, done)


def read_ledger(desk: Desk, actor: Actor, choice: LedgerChoice) -> LedgerView:
    """The ledger of one grid at two times."""
    ledger, today = desk.basic_ledger, desk.workplace.today()
    rules = desk.workplace.profile.ledgers
    with desk.store.reading():
        years = tuple(_times(desk, year) for year in desk.store.place.snapshot_years())
        return LedgerView(
            choice=choice,
            subjects=tuple(ledger.subjects()),
            years=years,
            lines=tuple(_lines(desk, choice)),
            fields=tuple(fields_of(rules)),
            values=ledger.values(choice.grid_id),
            this_year=today.year,
            snapshot_month=rules.snapshot_month,
            is_month_of_snapshot=today.month == rules.snapshot_month
            and today.year not in {each.year for each in years},
            may_keep=has_permission(actor.role, "keep_ledger_year"),
        )


def ledger_content(desk: Desk, actor: Actor, choice: LedgerChoice) -> ListContent:
    """The ledger on paper or in a spreadsheet, as it is shown."""
    names = dict(desk.basic_ledger.subjects())
    is_compared = choice.before != NOTHING
    columns = [ListColumn("块", ("类别",), 1.2), ListColumn("小项", ("项目",), 1.8)]
    columns.append(ListColumn("单位", (), 0.7))
    if is_compared:
        columns.append(ListColumn(time_words(choice.before), (), 2.0))
    columns.append(ListColumn(time_words(choice.after), ("内容", "数量"), 2.0))
    if is_compared:
        columns.append(ListColumn("变化", ("增减",), 1.0))
    rows = []
    for line in _lines(desk, choice):
        before = [shown_value(line.kind, line.before)] if is_compared else []
        change = [line.change] if is_compared else []
        after = shown_value(line.kind, line.after)
        rows.append((line.block, line.field, line.unit, *before, after, *change))
    return list_content(
        desk,
        actor,
        "basic_ledger",
        columns=tuple(columns),
        rows=tuple(rows),
        chosen=names.get(choice.grid_id) or "全村",
        facts=(("年份", time_words(choice.after)),),
        signatures=("填表人", "审核人"),
        is_across=False,
    )


def basic_ledger_content(desk: Desk, actor: Actor) -> ListContent:
    """The village's ledger as it stands now."""
    return ledger_content(desk, actor, LedgerChoice())


def time_words(time: int) -> str:
    """`现在`, or `2026年`."""
    return f"{time}年" if time > 0 else "现在"


def shown_value(kind: str, value: str) -> str:
    """A value in words."""
    return YES_NO.get(value, value) if kind == "yes_no" else value


def _lines(desk: Desk, choice: LedgerChoice) -> list[ComparedLine]:
    ledger = desk.basic_ledger
    before: list[KeptLine] = []
    if choice.before != NOTHING:
        before = ledger.lines(choice.grid_id, choice.before)
    after = ledger.lines(choice.grid_id, choice.after)
    sums = ledger.sums() if not choice.grid_id and choice.after == NOW else None
    return compared(before, after, sums)


def _times(desk: Desk, year: int) -> LedgerTimes:
    kept = desk.store.place.snapshots(year)
    first = min(first_kept(kept).values(), key=lambda each: (each.hlc, each.id))
    subjects = [each.grid_id for each in kept]
    most = max(subjects.count(grid_id) for grid_id in subjects)
    return LedgerTimes(year, first.kept_on, first.actor_name, most)
