"""What staff do with rosters (花名册): see what one would do, import it, undo an import."""

import hashlib
from collections.abc import Sequence

import msgspec

from app.acts.pen import Actor
from app.acts.register_in_memory import RegisterInMemory
from app.acts.roster_import import ImportReport, Progress, RosterWriting, together
from app.acts.roster_plan import RosterPlan, plan_roster
from app.acts.roster_trial import tried
from app.acts.roster_undo import RosterUndo, RosterUndoReport
from app.acts.workplace import Workplace
from app.models.collecting import collecting_later
from app.models.errors import OperationRefused
from app.models.roles import check_permission
from app.models.roster import RosterPreview
from app.models.roster_records import RosterImported

__all__ = ["ImportReport", "RosterActs", "RosterPlan", "RosterUndoReport"]

_COLUMNS_KEY = "roster_columns/"


class _OfAll:
    """The progress of one sheet as that of all."""

    def __init__(self, on_progress: Progress, previews: Sequence[RosterPreview]) -> None:
        self._tell = on_progress
        self._left = sum(preview.households for preview in previews)
        self._before = self._done = 0

    def __call__(self, done: int, total: int) -> None:
        self._done = done
        self._tell(self._before + done, max(self._left, self._before + total))

    def go_on(self) -> None:
        """The next sheet begins."""
        self._before, self._done = self._before + self._done, 0


class RosterActs:
    """The acts on rosters."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    @collecting_later()
    def plan(self, actor: Actor, preview: RosterPreview) -> RosterPlan:
        """What importing this roster would do now; nothing is written."""
        check_permission(actor.role, "import_roster")
        with self._store.reading():
            return plan_roster(RegisterInMemory.of(self._store), preview)

    @collecting_later()
    def plan_sheets(self, actor: Actor, previews: Sequence[RosterPreview]) -> list[RosterPlan]:
        """The same of several sheets, one after the other: what one does depends on those before it,
        which may name the same people.
        """
        check_permission(actor.role, "import_roster")
        with self._store.reading():
            register = RegisterInMemory.of(self._store)
            return tried(register, previews, self._workplace.pen.coming_ids)

    def import_roster(
        self, actor: Actor, preview: RosterPreview, on_progress: Progress | None = None
    ) -> ImportReport:
        """Keep a previewed roster as a whole. Doubtful rows are kept as 待核.

        A second import of the same sheet changes nothing; see `plan_roster` for who is known.
        """
        return self._import(actor, [preview], on_progress)

    def import_sheets(
        self, actor: Actor, previews: Sequence[RosterPreview], on_progress: Progress | None = None
    ) -> ImportReport:
        """Keep several sheets one after the other, as one import that is undone as a whole."""
        return self._import(actor, previews, on_progress)

    def _import(
        self,
        actor: Actor,
        previews: Sequence[RosterPreview],
        on_progress: Progress | None,
    ) -> ImportReport:
        reports = list[ImportReport]()
        progress = _OfAll(on_progress, previews) if on_progress else None
        with (
            collecting_later(),
            self._workplace.pen.act(actor, "import_roster") as act,
            self._store.search_index.gathering(),
        ):
            for preview in previews:
                register = RegisterInMemory.of(self._store)
                plan = plan_roster(register, preview)
                import_id = together(reports).import_id
                writing = RosterWriting(act, plan, register.grids, import_id)
                with act.gathering():
                    reports.append(writing.write(preview, self._workplace.now(), progress))
                if progress:
                    progress.go_on()
        return together(reports)

    def undo_import(
        self, actor: Actor, import_id: str, on_progress: Progress | None = None
    ) -> RosterUndoReport:
        """Take an import back as a whole, except for what was changed or used since.

        Raises OperationRefused `roster_import_unknown`, `roster_import_undone`,
        `roster_import_not_here`.
        """
        with (
            collecting_later(),
            self._workplace.pen.act(actor, "import_roster") as act,
            self._store.search_index.gathering(),
        ):
            imported = self._store.roster_imports.by_id(import_id)
            if self._store.roster_imports.is_undone(import_id):
                raise OperationRefused("roster_import_undone")
            report = RosterUndo(act, self._store).undo(imported, on_progress)
            fields = {"action": "undo", "at": self._workplace.now(), "kept": len(report.left)}
            act.event("roster_import", fields, import_id)
            return report

    def imports(self, limit: int = 20) -> list[RosterImported]:
        """The imports that stand, newest first."""
        with self._store.reading():
            return self._store.roster_imports.newest(limit)

    def remembered_columns(self, headings: tuple[str, ...]) -> tuple[str, ...] | None:
        """How the columns under these headings were read last time, if somebody corrected them."""
        kept = self._store.meta(_key_of(headings))
        return msgspec.json.decode(kept, type=tuple[str, ...]) if kept else None

    def remember_columns(self, headings: tuple[str, ...], fields: tuple[str, ...]) -> None:
        """Read the columns under these headings so from now on, on this PC."""
        self._store.set_meta(_key_of(headings), msgspec.json.encode(fields))


def _key_of(headings: tuple[str, ...]) -> str:
    return _COLUMNS_KEY + hashlib.sha256("\n".join(headings).encode()).hexdigest()[:32]
