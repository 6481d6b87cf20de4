"""Webhooks: other systems' addresses that are told when a case changes its state."""

import hmac
from collections.abc import Callable, Mapping

import msgspec
from sqlalchemy import Connection

from app.models.errors import OperationRefused, Problem
from app.models.identity import new_id
from app.models.town_roles import MANAGE, check_may, check_villages
from app.town.clerk_writing import Clerk, clean_text, note_act
from app.town.hook_line import checked_address
from app.town.ledger.case_changes import CaseChange
from app.town.ledger.database import Ledger
from app.town.ledger.outgoing import DONE, FAILED, WAITING, Delivery, Outgoing, Webhook
from app.town.open_views import CaseView, case_view
from app.town.surroundings import Surroundings

Post = Callable[[str, bytes, Mapping[str, str]], int]
SECRET_PREFIX, SECRET_BYTES = "lxh_", 32
SECRET_PURPOSE = b"webhook-secrets"
PAUSES_MINUTES = (1, 5, 30, 120, 360, 720, 1440)
"""After each try that failed; after the last one a person has to say that it shall go on."""
AT_ONCE, LOOKED_AT = 50, 500
HOOKS_MAX, _NAME_MAX = 20, 60
SIGNATURE, NUMBER = "x-lianxin-signature", "x-lianxin-delivery"


class CaseChanged(msgspec.Struct, frozen=True, tag="case_changed", tag_field="event"):
    """What is posted: the state before (empty for a case that is new) and the case as it is now."""

    before: str
    told_at: str
    case: CaseView


class HookFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What an administrator says of an address; without villages the whole town is meant."""

    name: str
    url: str = ""
    villages: tuple[str, ...] = ()


class MadeHook(msgspec.Struct, frozen=True):
    """A new address and the key for its signatures, which nobody can see again."""

    hook: Webhook
    secret: str


class HookDesk:
    """Each call is one transaction; sending happens between two of them. `secrets_key` seals the keys."""

    def __init__(self, ledger: Ledger, surroundings: Surroundings, secrets_key: bytes) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._secrets_key = secrets_key

    def make(self, facts: HookFacts, by: Clerk) -> MadeHook:
        """A new address. Raises OperationRefused `clerk_not_administrator`, `hook_name_missing`,
        `hook_address_wrong`, `hooks_too_many` (limit), `village_not_of_this_township`.
        """
        check_may(by.role, MANAGE)
        around, name = self._surroundings, clean_text(facts.name)
        if not name or len(name) > _NAME_MAX:
            raise OperationRefused("hook_name_missing", most=_NAME_MAX)
        check_villages(self._ledger.town_code, facts.villages)
        secret = SECRET_PREFIX + around.randomness(SECRET_BYTES).hex()
        sealed = around.crypto.seal(
            self._secrets_key, secret.encode(), SECRET_PURPOSE, around.randomness
        )
        hook = Webhook(
            id=new_id(around.randomness),
            name=name,
            url=checked_address(facts.url),
            sealed_secret=sealed,
            villages=sorted(set(facts.villages)),
            created_at=around.now(),
            created_by=by.name,
        )
        with self._ledger.write() as connection:
            outgoing = self._outgoing(connection)
            if len(outgoing.active_hooks()) >= HOOKS_MAX:
                raise OperationRefused("hooks_too_many", limit=HOOKS_MAX)
            outgoing.add_hook(hook)
            self._note(connection, by, "hook_made", name, hook.url)
        return MadeHook(hook, secret)

    def stop(self, hook_id: str, by: Clerk) -> None:
        """停用. Raises OperationRefused `clerk_not_administrator`, `hook_unknown`."""
        check_may(by.role, MANAGE)
        with self._ledger.write() as connection:
            outgoing = self._outgoing(connection)
            hook = next((each for each in outgoing.hooks() if each.id == hook_id), None)
            if hook is None:
                raise OperationRefused("hook_unknown")
            if not hook.stopped_at:
                outgoing.stop_hook(hook_id, self._surroundings.now())
                self._note(connection, by, "hook_stopped", hook.name, hook.url)

    def again(self, number: int, by: Clerk) -> None:
        """再送: one that was given up begins anew. Raises OperationRefused `clerk_not_administrator`,
        `delivery_unknown`, `hook_unknown` when its address was stopped.
        """
        check_may(by.role, MANAGE)
        with self._ledger.write() as connection:
            outgoing = self._outgoing(connection)
            delivery = outgoing.one(Delivery, number)
            if delivery is None or delivery.state != FAILED:
                raise OperationRefused("delivery_unknown")
            if delivery.hook_id not in {hook.id for hook in outgoing.active_hooks()}:
                raise OperationRefused("hook_unknown")
            outgoing.change(Delivery, number, state=WAITING, tries=0, due_at=0, problem="")
            self._note(connection, by, "delivery_again", delivery.case_id)

    def hooks(self, by: Clerk) -> list[Webhook]:
        """All addresses, the newest first. Raises OperationRefused `clerk_not_administrator`."""
        check_may(by.role, MANAGE)
        with self._ledger.read() as connection:
            return self._outgoing(connection).hooks()

    def page(self, by: Clerk, state: str, before: int, limit: int) -> list[Delivery]:
        """A page of what was and is to be delivered, the newest first."""
        check_may(by.role, MANAGE)
        with self._ledger.read() as connection:
            return self._outgoing(connection).page(Delivery, state, before, limit)

    # -- what happens by itself

    def put_in(self, connection: Connection, changes: list[CaseChange]) -> None:
        """Queue these changes for every address that wants them, in the caller's transaction."""
        outgoing, now = self._outgoing(connection), self._surroundings.now()
        hooks = outgoing.active_hooks() if changes else []
        for change in changes:
            case = change.case
            name = self._surroundings.village_name(case.village_code)
            body = msgspec.json.encode(CaseChanged(change.before, now, case_view(case, name)))
            outgoing.add(
                [
                    Delivery(
                        hook_id=hook.id,
                        village_code=case.village_code,
                        case_id=case.id,
                        body=body,
                        made_at=now,
                    )
                    for hook in hooks
                    if not hook.villages or case.village_code in hook.villages
                ]
            )

    def send_due(self, post: Post) -> int:
        """Deliver what is due, the changes of one case in their order; returns how many were tried.

        An address that does not answer is not asked again in the same round.
        """
        now = self._surroundings.clock()
        with self._ledger.read() as connection:
            outgoing = self._outgoing(connection)
            hooks = {hook.id: hook for hook in outgoing.active_hooks()}
            waiting = outgoing.waiting(Delivery, WAITING, LOOKED_AT)
        held: set[tuple[str, str]] = set()
        silent: set[str] = set()
        tried = 0
        for delivery in waiting:
            key, hook = (delivery.hook_id, delivery.case_id), hooks.get(delivery.hook_id)
            is_due = delivery.due_at <= now and key not in held
            if hook is None or not is_due or hook.id in silent or tried >= AT_ONCE:
                held.add(key)
                continue
            tried += 1
            after = self._tried(delivery, hook, post)
            if after.state != DONE:
                held.add(key)
                if not after.status:
                    silent.add(hook.id)
        return tried

    def _tried(self, delivery: Delivery, hook: Webhook, post: Post) -> Delivery:
        status, problem = 0, ""
        try:
            status = post(hook.url, delivery.body, self._headers(delivery, hook))
        except Problem as refusal:
            problem = refusal.key
        tries, now = delivery.tries + 1, self._surroundings.clock()
        is_done, is_over = 200 <= status < 300, tries > len(PAUSES_MINUTES)
        state = DONE if is_done else FAILED if is_over else WAITING
        pause = 0 if state != WAITING else PAUSES_MINUTES[tries - 1]
        after = msgspec.structs.replace(
            delivery,
            state=state,
            tries=tries,
            due_at=now + pause * 60_000,
            status=status,
            problem="" if is_done else problem or "hook_answered_otherwise",
            done_at=self._surroundings.now() if state != WAITING else "",
        )
        names = ("state", "tries", "due_at", "status", "problem", "done_at")
        with self._ledger.write() as connection:
            changes = {name: getattr(after, name) for name in names}
            outgoing = self._outgoing(connection)
            known = outgoing.one(Delivery, delivery.number)
            if known is not None and known.state == WAITING:  # not stopped meanwhile
                outgoing.change(Delivery, delivery.number, **changes)
        return after

    def _headers(self, delivery: Delivery, hook: Webhook) -> dict[str, str]:
        secret = self._surroundings.crypto.open(
            self._secrets_key, hook.sealed_secret, SECRET_PURPOSE
        )
        moment = str(self._surroundings.clock() // 1000)
        signed = hmac.digest(secret, f"{moment}.".encode() + delivery.body, "sha256").hex()
        return {
            "content-type": "application/json",
            "user-agent": "lianxin",
            NUMBER: str(delivery.number),
            SIGNATURE: f"t={moment},v1={signed}",
        }

    def _outgoing(self, connection: Connection) -> Outgoing:
        return Outgoing(connection, self._ledger.town_code)

    def _note(
        self, connection: Connection, by: Clerk, act: str, subject: str, said: str = ""
    ) -> None:
        town_code, now = self._ledger.town_code, self._surroundings.now()
        note_act(connection, town_code, now, by, act, subject, said)
