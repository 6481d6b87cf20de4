"""What an act is refused with."""

from collections.abc import Callable
from typing import Any

import pytest

from app.models.errors import OperationRefused, Problem


def key_of(act: Callable[..., object], *args: Any) -> str:
    """The key of the problem that the call must end with."""
    with pytest.raises(Problem) as problem:
        act(*args)
    return problem.value.key


def refused(key: str, act: Callable[..., object], *args: Any, **named: Any) -> OperationRefused:
    """The refusal of that key that the call must end with."""
    with pytest.raises(OperationRefused) as refusal:
        act(*args, **named)
    assert refusal.value.key == key
    return refusal.value
