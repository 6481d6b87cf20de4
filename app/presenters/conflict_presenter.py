"""What happens on the page of what two PCs disagree about. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.conflict_acts import MANAGED, permission_for
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.journal.clock import unix_milliseconds_of
from app.journal.entry import Dot
from app.models.id_number import mask_id_number, mask_phone
from app.models.kinds import KINDS
from app.models.moments import utc_text
from app.models.roles import has_permission
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.store.page_key import PAGE_ROWS, PageKey
from app.store.register_repository import Conflict
from app.words.conflict_words import EMPTY_VALUE, NO, YES

PHONES = frozenset({"phone", "phones", "applicant_phone"})


class WrittenValue(msgspec.Struct, frozen=True):
    """One of the values: in words, masked; who wrote it and when, by the clock of that PC."""

    dot: Dot
    value: str
    author: str
    written_at: str


class ConflictLine(msgspec.Struct, frozen=True):
    """One disagreement: of which record, in which field. The first value is what lists show."""

    conflict: Conflict
    name: str
    values: tuple[WrittenValue, ...]
    may_settle: bool


class ConflictScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_conflicts(self, lines: Sequence[ConflictLine], *, more: bool) -> None:
        """Show these."""
        ...

    def add_conflicts(self, lines: Sequence[ConflictLine], *, more: bool) -> None:
        """Show these after them."""
        ...

    def show_settled(self, line: ConflictLine, value: str) -> None:
        """Say that it is settled."""
        ...


class ConflictPresenter:
    """Lists the disagreements, and settles one with one press."""

    def __init__(self, screen: ConflictScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor

    def refresh(self) -> None:
        """Show them anew."""
        actor = self._actor()
        self._runner.run(
            lambda desk: conflict_lines(desk, actor),
            lambda found: self._screen.show_conflicts(found[0], more=found[1]),
            self._screen.show_problem,
        )

    def load_more(self, last: ConflictLine) -> None:
        """Show what follows."""
        actor, conflict = self._actor(), last.conflict
        key = PageKey(conflict.entity_id, conflict.village_code)
        self._runner.run(
            lambda desk: conflict_lines(desk, actor, key),
            lambda found: self._screen.add_conflicts(found[0], more=found[1]),
            self._screen.show_problem,
        )

    def settle(self, line: ConflictLine, dot: Dot) -> None:
        """Let that value hold."""
        actor = self._actor()
        value = next(each.value for each in line.values if each.dot == dot)

        def done(_nothing: None) -> None:
            self._screen.show_settled(line, value)
            self.refresh()

        def refused(problem: Any) -> None:
            self.refresh()
            self._screen.show_problem(problem)

        def settle(desk: Desk) -> None:
            is_managed = line.conflict.kind in MANAGED
            act = desk.conflicts.settle_managed if is_managed else desk.conflicts.settle
            act(actor, line.conflict, dot)

        self._runner.run(settle, done, refused)


def conflict_lines(
    desk: Desk, actor: Actor, key: PageKey | None = None
) -> tuple[list[ConflictLine], bool]:
    """A page of disagreements as this person may see them, and whether there are more."""
    with desk.store.reading():
        found = desk.conflicts.open(actor) if key is None else desk.conflicts.open(actor, key)
        names = _names(desk)
        lines = [
            ConflictLine(
                conflict=each,
                name=_record_name(desk, each),
                values=tuple(
                    WrittenValue(
                        head.dot,
                        _words(each.field, head.value, names),
                        names.get(head.actor_id, ""),
                        utc_text(unix_milliseconds_of(head.hlc)),
                    )
                    for head in each.heads
                ),
                may_settle=has_permission(actor.role, permission_for(each.kind)),
            )
            for each in found
        ]
    entities = {(line.conflict.entity_id, line.conflict.village_code) for line in lines}
    return lines, len(entities) == PAGE_ROWS


def _names(desk: Desk) -> dict[str, str]:
    stations = desk.store.stations
    return {
        **{each.id: each.name for each in stations.staff()},
        **{each.id: each.name for each in stations.grids()},
        **{each.id: each.name for each in stations.cadres()},
    }


def _record_name(desk: Desk, conflict: Conflict) -> str:
    """What people call the record: a name, a number, a title."""
    record = KINDS[conflict.kind].record
    row = desk.store.rows.row(record, conflict.village_code, conflict.entity_id)
    if conflict.kind == "household" and row is not None:
        return f"{row.number} {row.head_name}".strip()
    for field in ("name", "number", "title", "visitor_name", "served_name"):
        words = getattr(row, field, "")
        if words:
            return str(words)
    return ""


def _words(field: str, value: Any, names: dict[str, str]) -> str:
    """A value as a list shows it: masked, ids as names."""
    if value in ("", [], None):
        return EMPTY_VALUE
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list):
        return "、".join(_words(field, each, names) for each in value)
    text = str(value)
    if field == "id_number":
        return mask_id_number(text)
    return mask_phone(text) if field in PHONES else names.get(text, text)
