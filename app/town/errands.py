"""What a township does by itself while its server runs: tell other systems, and send texts."""

import logging
import threading
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from app.models.errors import Problem
from app.town.hook_desk import HookDesk, Post
from app.town.hook_line import post as post_to_address
from app.town.ledger.case_changes import CaseChanges
from app.town.ledger.database import Ledger
from app.town.ledger.outgoing import Outgoing
from app.town.surroundings import Surroundings
from app.town.text_desk import TextDesk

LOG = logging.getLogger(__name__)
ROUND_SECONDS = 5.0
CHANGES_AT_ONCE = 500


class Errands:
    """One round after the other; what fails is left for the next."""

    def __init__(
        self,
        ledger: Ledger,
        surroundings: Surroundings,
        hooks: HookDesk,
        texts: TextDesk,
        post: Post = post_to_address,
        others: Sequence[Callable[[], object]] = (),
    ) -> None:
        self._ledger = ledger
        self._surroundings = surroundings
        self._hooks = hooks
        self._texts = texts
        self._post = post
        self._others = others

    def look_who_wants(self) -> None:
        """Begin or stop to note which cases change, as addresses and rules now are."""
        town_code, now = self._ledger.town_code, self._surroundings.now()
        with self._ledger.read() as connection:
            if CaseChanges(connection, town_code).is_wanted() == self._is_wanted(connection):
                return
        with self._ledger.write() as connection:
            changes = CaseChanges(connection, town_code)
            changes.want(is_wanted=self._is_wanted(connection), now=now)

    def run_once(self) -> None:
        """One round of everything. What goes wrong with one errand keeps none of the others."""
        texts, send = self._texts, self._send
        errands = (self.look_who_wants, self.tell_changes, texts.remind, texts.hand_over)
        for errand in (*errands, texts.take_answers, send, *self._others):
            try:
                errand()
            except Problem as problem:
                LOG.warning("an errand has to wait: %s", problem.key)
            except Exception:
                LOG.exception("an errand failed")

    def tell_changes(self) -> int:
        """Queue what has to be told of cases that changed; returns how many did."""
        town_code, told = self._ledger.town_code, 0
        while True:
            with self._ledger.read() as connection:
                if not CaseChanges(connection, town_code).is_waiting():
                    return told
            with self._ledger.write() as connection:
                now = self._surroundings.now()
                changes = CaseChanges(connection, town_code).take(CHANGES_AT_ONCE, now)
                self._hooks.put_in(connection, changes)
                self._texts.put_in(connection, changes)
            told += len(changes)

    def _is_wanted(self, connection: Connection) -> bool:
        has_hooks = bool(Outgoing(connection, self._ledger.town_code).active_hooks())
        return has_hooks or self._texts.rules_in(connection).is_on

    def _send(self) -> int:
        return self._hooks.send_due(self._post)


class ErrandThread:
    """Rounds on a thread of their own, from `start` to `stop`."""

    def __init__(self, run_once: Callable[[], None], seconds: float = ROUND_SECONDS) -> None:
        self._run_once = run_once
        self._seconds = seconds
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="town-errands", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """No further round; the one that runs is waited for a little."""
        self._is_over.set()
        self._thread.join(2 * ROUND_SECONDS)

    def _run(self) -> None:
        while not self._is_over.wait(self._seconds):
            self._run_once()
