"""An operating system that fails at the n-th call, for tests of what must survive that."""

import errno
import os
from typing import Any

_COUNTED = ("open", "write", "fsync", "replace", "mkdir", "unlink")


class PowerCut(BaseException):
    """Nothing of the program runs after this, so nothing in it may catch it."""


class FaultyOs:
    """Stands in for `os` in the vault's file routines: the n-th call (from 1) that writes fails.

    `power_cut` ends everything there, half a write done; `once` fails that call alone, `for_ever`
    that call and all later ones.
    """

    def __init__(self, fail_at: int, fault: str) -> None:
        self.calls: list[str] = []
        self._fail_at = fail_at
        self._fault = fault

    @property
    def has_failed(self) -> bool:
        return len(self.calls) >= self._fail_at

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in _COUNTED:
            return real

        def counted(*args: Any, **kwargs: Any) -> Any:
            self.calls.append(name)
            number = len(self.calls)
            if number < self._fail_at or (self._fault == "once" and number > self._fail_at):
                return real(*args, **kwargs)
            if self._fault != "power_cut":
                raise OSError(errno.EIO, "planted")
            if name == "write" and number == self._fail_at:
                real(args[0], bytes(args[1])[: len(args[1]) // 2])
            raise PowerCut

        return counted
