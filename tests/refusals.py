"""What an act is refused with."""

from collections.abc import Callable

import pytest

from app.models.errors import Problem


def key_of(act: Callable[[], object]) -> str:
    """The key of the problem that calling `act` raises; it must raise one."""
    with pytest.raises(Problem) as problem:
        act()
    return problem.value.key
