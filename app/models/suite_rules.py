"""Which crypto suites a township allows, and in which one feeds are begun."""

import msgspec

from app.models.errors import OperationRefused

STANDARD_SUITE, STATE_SUITE = 1, 2
SUITES = (STANDARD_SUITE, STATE_SUITE)
"""1: Ed25519, X25519, SHA-256, AES. 2 (国密): SM2, SM3, SM4."""


class SuiteRules(msgspec.Struct, frozen=True):
    """What a township has laid down. The greater `number` is the later; 0: nothing was laid down yet, and
    all feeds are begun in the suite of the township's own keys.
    """

    number: int = 0
    allowed: tuple[int, ...] = ()
    chosen: int = 0

    def allows(self, suite: int) -> bool:
        """Whether feeds of this suite go on."""
        return not self.number or suite in self.allowed

    def followed_by(self, chosen: int, allowed: tuple[int, ...], now: int) -> "SuiteRules":
        """The rules after these; `now` (milliseconds since 1970) keeps them later than those that a
        township has laid down before its ledger was set back.

        Raises OperationRefused `suite_unknown`, `suite_choice_wrong`.
        """
        if not {chosen, *allowed} <= set(SUITES):
            raise OperationRefused("suite_unknown")
        if chosen not in allowed:
            raise OperationRefused("suite_choice_wrong")
        return SuiteRules(max(self.number + 1, now), tuple(sorted(set(allowed))), chosen)

    def renewed(self, now: int) -> "SuiteRules":
        """The same rules said again, because what counts under them has changed."""
        return msgspec.structs.replace(self, number=max(self.number + 1, now))
