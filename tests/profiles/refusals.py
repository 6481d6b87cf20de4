"""Asking whether something is refused, by its key."""

import pytest

from app.models.errors import OperationRefused


def refused(key: str, act, *args, **named) -> OperationRefused:
    with pytest.raises(OperationRefused) as refusal:
        act(*args, **named)
    assert refusal.value.key == key
    return refusal.value
