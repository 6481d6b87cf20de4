"""Taking back what was saved in this session: every undoing is a new entry, nothing is erased."""

from collections.abc import Callable
from typing import Any

import msgspec

from app.acts.change_writing import ChangeUndo
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.journal.entry import dot_text
from app.models.attachments import ATTACH, RETRACT
from app.models.card_lifecycle import UNDO as UNDO_MARK
from app.models.errors import OperationRefused
from app.models.intake_records import MoneyStep
from app.models.kinds import KINDS
from app.models.pass_through import check_money_step
from app.models.record_bases import Event
from app.models.records import Visit
from app.models.register_changes import Happening
from app.models.step_order import counting_in_order
from app.models.undoing import (
    ATTACHED,
    BATCH,
    CHANGE,
    FIELDS,
    MARK,
    MONEY,
    NOTED,
    STEP,
    TICKED,
    VERSION,
    WAYS,
    DoneAct,
    DoneEntry,
    undo_refusal,
)

REASON = "撤销"
OTHER_TICK = {"deliver": "retract", "retract": "deliver"}


class UndoActs:
    """What this person saved since the station was opened, the newest first."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def latest(self, actor: Actor) -> DoneAct | None:
        """What Ctrl+Z would take back now."""
        return next((d for d in reversed(self._session) if d.actor_id == actor.id), None)

    def take_back(self, actor: Actor) -> DoneAct:
        """Take back the latest act of this person; returns it.

        Raises OperationRefused `undo_nothing`; `undo_overtaken` where it was changed since,
        `undo_in_use` where something depends on it, `undo_paper_out` and what else `undo_refusal` says;
        those of `ChangeUndo` and `check_money_step`. Whatever is refused stays as it is.
        """
        done = self.latest(actor)
        if done is None:
            raise OperationRefused("undo_nothing")
        key = undo_refusal(done)
        if key:
            raise OperationRefused(key)
        change_ids = {e.entity for e in done.entries if WAYS.get(e.kind) == CHANGE}
        count = len(self._session)
        if change_ids:
            when = Happening(self._workplace.today().isoformat(), REASON)
            ChangeUndo(self._workplace).undo(actor, change_ids.pop(), when)
        else:
            with self._workplace.pen.act(actor, done.permission) as act:
                _Undoing(self._workplace, act, done).run()
        while len(self._session) > count:
            self._session.pop()  # the undoing itself: it is not what is taken back next
        self._session.remove(done)
        return done

    @property
    def _session(self) -> Any:
        return self._workplace.pen.session


class _Undoing:
    """One act being taken back inside another: the last entry first."""

    def __init__(self, workplace: Workplace, act: Act, done: DoneAct) -> None:
        self._workplace = workplace
        self._store = workplace.store
        self._act = act
        self._done = done
        self._made = {e.entity for e in done.entries if e.is_made}
        self._own = {e.dot for e in done.entries} | self._made
        self._ways: dict[str, Callable[[DoneEntry], None]] = {
            FIELDS: self._restore,
            STEP: self._take_back,
            MARK: self._unmark,
            VERSION: self._go_back_to_version,
            ATTACHED: self._detach,
            MONEY: self._void,
            TICKED: self._tick_otherwise,
            BATCH: self._leave,
        }

    def run(self) -> None:
        concerned = {entry.entity for entry in self._done.entries}
        concerned |= {str(entry.fields.get("case_id", "")) for entry in self._done.entries} - {""}
        if self._store.record_uses.is_printed_since(concerned, self._done.at):
            raise OperationRefused("undo_paper_out")
        for entry in self._done.entries:
            if entry.is_made:
                self._check_left_alone(entry)
        for entry in reversed(self._done.entries):
            if entry.kind in NOTED or (entry.entity in self._made and not entry.is_made):
                continue
            self._ways[WAYS[entry.kind]](entry)

    def _check_left_alone(self, made: DoneEntry) -> None:
        """What the act made has not been changed, and nothing names it."""
        kind = KINDS[made.kind]
        writes = self._store.registers.register_of(made.kind, made.entity).writes
        steps = counting_in_order(self._steps(made)) if kind.steps is not None else []
        dots = [dot_text((write.feed, write.seq)) for write in writes] + [s.id for s in steps]
        if any(dot not in self._own for dot in dots):
            raise OperationRefused("undo_overtaken")
        if self._store.record_uses.is_named(made.kind, made.entity, self._own):
            raise OperationRefused("undo_in_use")

    def _restore(self, entry: DoneEntry) -> None:
        if entry.is_made:
            self._act.change(entry.kind, entry.entity, {"is_deleted": True})
            return
        register = self._store.registers.register_of(entry.kind, entry.entity)
        for field in entry.fields:
            if [dot_text((head.feed, head.seq)) for head in register.heads(field)] != [entry.dot]:
                raise OperationRefused("undo_overtaken")
        defaults = KINDS[entry.kind].record(id="")
        before = {f: entry.before.get(f, getattr(defaults, f)) for f in entry.fields}
        self._act.change(entry.kind, entry.entity, before)

    def _take_back(self, entry: DoneEntry) -> None:
        steps = counting_in_order(self._steps(entry))
        if not steps or steps[-1].id != entry.dot:
            raise OperationRefused("undo_overtaken")
        belongs = {f: value for f, value in entry.fields.items() if f.endswith("_id")}
        now = self._workplace.now()
        self._act.take_back(entry.kind, entry.entity, entry.dot, {**belongs, "at": now})

    def _unmark(self, entry: DoneEntry) -> None:
        if self._store.cards.by_id(entry.entity).last_step != entry.dot:
            raise OperationRefused("undo_overtaken")
        fields = {"action": UNDO_MARK, "at": self._workplace.now(), "undoes": entry.dot}
        self._act.step(entry.kind, entry.entity, fields)

    def _go_back_to_version(self, entry: DoneEntry) -> None:
        versions = self._store.visits.versions(entry.entity)
        if versions[-1].id != entry.dot:
            raise OperationRefused("undo_overtaken")
        said = {"recorded_at": self._workplace.now(), "correction_note": REASON}
        if len(versions) == 1:
            if self._store.record_uses.is_named("visit", entry.entity, self._own):
                raise OperationRefused("undo_in_use")
            self._act.event("visit", {**entry.fields, **said, "is_deleted": True}, entry.entity)
            return
        own = set(Visit.__struct_fields__) - (set(Event.__struct_fields__) - {"is_deleted"})
        earlier = {field: getattr(versions[-2], field) for field in own}
        self._act.event("visit", {**earlier, **said}, entry.entity)

    def _detach(self, entry: DoneEntry) -> None:
        attachments = self._store.attachments
        if entry.fields["action"] == ATTACH:
            if attachments.is_retracted(attachments.by_entity(entry.entity)):
                raise OperationRefused("undo_overtaken")
            fields = {"action": RETRACT, "at": self._workplace.now(), "note": REASON}
            self._act.event("attachment", fields, entry.entity)
            return
        kept = attachments.by_entity(entry.entity)  # a retracted one stays so: it is attached anew
        own = set(type(kept).__struct_fields__) - set(Event.__struct_fields__)
        again = {field: getattr(kept, field) for field in own}
        self._act.event("attachment", {**again, "action": ATTACH, "at": self._workplace.now()})

    def _void(self, entry: DoneEntry) -> None:
        fields = {"action": "void", "at": self._workplace.now(), "voided_id": entry.dot}
        fields["note"] = REASON
        step = msgspec.convert({"id": "", "side": "station", **fields}, MoneyStep)
        check_money_step(self._store.intakes.money_steps(entry.entity), step, "")
        self._act.event("money_step", fields, entry.entity)

    def _tick_otherwise(self, entry: DoneEntry) -> None:
        household_id, outreach_id = entry.fields["household_id"], entry.fields["outreach_id"]
        is_reached = household_id in self._store.visit_planning.reached_by(outreach_id)
        if is_reached != (entry.fields["action"] == "deliver"):
            raise OperationRefused("undo_overtaken")
        other = {**entry.fields, "action": OTHER_TICK[entry.fields["action"]]}
        self._act.event("outreach_delivery", other, entry.entity)

    def _leave(self, entry: DoneEntry) -> None:
        """A batch has no way of its own: what is taken back of its papers says what became of it."""

    def _steps(self, entry: DoneEntry) -> list[Any]:
        kind = KINDS[entry.kind]
        steps = kind.steps or kind.record
        return self._store.rows.steps(steps, self._workplace.own.village_code, entry.entity)
