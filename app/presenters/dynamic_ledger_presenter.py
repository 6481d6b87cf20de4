"""What happens on the page of the dynamic ledger (动态台账). No Qt, no SQL."""

from typing import Protocol

import msgspec

from app.acts.appeal_acts import appeals_for
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_stages import APPEALS
from app.models.dynamic_ledger import SAID_OF, USUAL_DUTIES, duties_missing
from app.models.list_papers import ListColumn, ListContent
from app.models.records import Appeal
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.words.terms import APPEAL_STAGE


class DynamicLine(msgspec.Struct, frozen=True):
    """One appeal: what it says for each duty, and which it lacks."""

    appeal: Appeal
    said: tuple[str, ...]
    missing: tuple[str, ...]


class DynamicView(msgspec.Struct, frozen=True):
    """The page as it stands. `is_wanted`: the place's rules name the duties themselves."""

    duties: tuple[str, ...]
    lines: tuple[DynamicLine, ...]
    is_wanted: bool

    @property
    def incomplete(self) -> int:
        """How many lack something that the rules want."""
        return sum(bool(line.missing) for line in self.lines)


class DynamicLedgerScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_ledger(self, view: DynamicView) -> None: ...


class DynamicLedgerPresenter(FiledListPresenter[DynamicLedgerScreen]):
    """What is open, and what was raised this year: those that lack something first."""

    def refresh(self) -> None:
        """Read it anew."""
        actor = self._actor()
        self._runner.run(
            lambda desk: read_dynamic(desk, actor),
            self._screen.show_ledger,
            self._screen.show_problem,
        )

    def print_list(self) -> None:
        """On paper."""
        self._files.print_list(dynamic_content)

    def export(self) -> None:
        """As a spreadsheet."""
        self._files.export_list(dynamic_content)


def read_dynamic(desk: Desk, actor: Actor) -> DynamicView:
    """Appeals that are not written off, and those of this year that are."""
    named = desk.workplace.profile.ledgers.dynamic_duties
    duties = named or USUAL_DUTIES
    seen = appeals_for(desk.store, actor.role)
    with desk.store.reading():
        found = seen.in_hand_since(f"{desk.workplace.today().year}-01-01", APPEALS)
    lines = [
        DynamicLine(
            appeal,
            tuple(SAID_OF[duty](appeal) for duty in duties),
            duties_missing(named, appeal) if appeal.stage != "written_off" else (),
        )
        for appeal in found
    ]
    lines.sort(key=lambda line: (not line.missing, line.appeal.stage == "written_off"))
    return DynamicView(tuple(duties), tuple(lines), bool(named))


def dynamic_content(desk: Desk, actor: Actor) -> ListContent:
    """The dynamic ledger on paper or in a spreadsheet."""
    view = read_dynamic(desk, actor)
    columns = (
        ListColumn("编号", (), 1.5),
        ListColumn("反映日期", ("日期",), 1.0),
        ListColumn("类别", (), 1.0),
        ListColumn("内容", (), 2.6),
        *(ListColumn(duty, (), 1.1) for duty in view.duties),
        ListColumn("阶段", (), 0.9),
        ListColumn("还缺", (), 1.1),
    )
    rows = tuple(
        (
            line.appeal.number,
            line.appeal.raised_on,
            line.appeal.appeal_class,
            line.appeal.content,
            *line.said,
            APPEAL_STAGE.get(line.appeal.stage, line.appeal.stage),
            "、".join(line.missing),
        )
        for line in view.lines
    )
    return list_content(desk, actor, "dynamic_ledger", columns=columns, rows=rows)
