"""What happens to accounts and keys, written down: it travels to the township like all else."""

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.roles import check_permission
from app.models.security_records import AccountEvent

MISSED, RESET, CHANGED, ADDED, REMOVED = "missed", "reset", "changed", "added", "removed"
RECOVERED, CODE_MADE, RESTORED = "recovered", "code_made", "restored"
KEY_REPLACED, GRANTED, ROLE_CHANGED = "key_replaced", "granted", "role_changed"
"""What may happen to an account; see app.words.security_words.ACCOUNT_ACTION."""


class AccountActs:
    """The notes on accounts, and who may still come in."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def note(
        self, actor: Actor, staff_id: str, action: str, *, misses: int = 0, note: str = ""
    ) -> None:
        """Write down what happened to an account. Wrong passwords are written by the next login."""
        with self._workplace.pen.act(actor, "sign_in") as act:
            fields = {
                "action": action,
                "misses": misses,
                "note": note,
                "at": self._workplace.now(),
            }
            act.event("account_event", fields, staff_id)

    def events(self, actor: Actor) -> list[AccountEvent]:
        """What happened lately, the newest first. Raises OperationRefused `act_not_permitted`."""
        check_permission(actor.role, "read_disclosures")
        return self._store.disclosures.account_events()
