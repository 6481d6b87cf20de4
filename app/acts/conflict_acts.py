"""Settling what two people wrote differently of one field: an ordinary write that names all heads."""

from collections.abc import Sequence

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.journal.entry import Dot
from app.models.errors import OperationRefused
from app.models.kinds import KINDS
from app.models.records import Appeal
from app.models.roles import has_permission, sees_hidden_appeals
from app.store.page_key import FIRST_UPWARDS, PageKey
from app.store.register_repository import Conflict

MANAGED = frozenset({"station", "staff", "grid", "cadre"})
"""Kinds that only an administrator settles."""


class ConflictActs:
    """The acts on fields with more than one value."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def open(self, actor: Actor, key: PageKey = FIRST_UPWARDS) -> Sequence[Conflict]:
        """What waits to be settled, without what this person may not see."""
        return [each for each in self._store.registers.conflicts(key) if self._sees(actor, each)]

    def settle(self, actor: Actor, conflict: Conflict, chosen: Dot) -> None:
        """Let one of the values hold; both writes stay in the journal.

        Raises OperationRefused `conflict_settled_already` when it was settled, or written again,
        since it was shown.
        """
        if conflict.kind in MANAGED:
            raise OperationRefused("act_not_permitted", act="settle")
        with self._workplace.pen.act(actor, "edit_register") as act:
            self._settle(act, actor, conflict, chosen)

    def settle_managed(self, actor: Actor, conflict: Conflict, chosen: Dot) -> None:
        """The same for what only an administrator changes. Raises what `settle` raises."""
        with self._workplace.pen.act(actor, "manage_station") as act:
            self._settle(act, actor, conflict, chosen)

    def _settle(self, act: Act, actor: Actor, conflict: Conflict, chosen: Dot) -> None:
        now = self._store.registers.register_of(conflict.kind, conflict.entity_id)
        heads = {(live.feed, live.seq): live.fields for live in now.heads(conflict.field)}
        shown = {head.dot for head in conflict.heads}
        if heads.keys() != shown or conflict.field not in now.conflicts():
            raise OperationRefused("conflict_settled_already")
        if not self._sees(actor, conflict) or chosen not in heads:
            raise OperationRefused("act_not_permitted", act="settle")
        value = heads[chosen][conflict.field]
        act.change(conflict.kind, conflict.entity_id, {conflict.field: value})

    def _sees(self, actor: Actor, conflict: Conflict) -> bool:
        if conflict.kind == "person" and conflict.field == "groups":
            return has_permission(actor.role, "read_restricted_groups")
        if conflict.kind != "appeal":
            return True
        record = KINDS[conflict.kind].record
        row = self._store.rows.row(record, conflict.village_code, conflict.entity_id)
        is_hidden = isinstance(row, Appeal) and row.is_hidden_at_station
        return is_hidden is sees_hidden_appeals(actor.role)


def permission_for(kind: str) -> str:
    """What somebody must be allowed to settle a conflict of that kind."""
    return "manage_station" if kind in MANAGED else "edit_register"
