"""Statements of ledgers, compiled once for all townships of a process.

A program opens one ledger, and tests open thousands: SQLAlchemy would compile the same questions for
each of them anew.
"""

from typing import Any

from sqlalchemy import Engine
from sqlalchemy.types import TupleType, TypeDecorator

from app.town.ledger.schema import TextList


class SharedStatements:
    """What SQLAlchemy's option `compiled_cache` wants of one engine: all but the dialect counts.

    A statement that seals or opens columns is its own ledger's: compiled, it holds that ledger's key.
    """

    def __init__(self, engine: Engine, shared: dict[Any, Any]) -> None:
        self._kind = (engine.dialect.name, engine.dialect.driver)
        self._shared = shared
        self._own: dict[Any, Any] = {}

    def get(self, key: tuple[Any, ...]) -> Any:
        return self._own.get(key) or self._shared.get((self._kind, *key[1:]))

    def __setitem__(self, key: tuple[Any, ...], compiled: Any) -> None:
        if any(map(_is_of_one_ledger, _types_in(compiled))):
            self._own[key] = compiled
        else:
            self._shared[self._kind, *key[1:]] = compiled


def _types_in(compiled: Any) -> list[Any]:
    asked = [bound.type for bound in compiled.bind_names]
    return asked + [column.type for column in getattr(compiled, "_result_columns", ())]


def _is_of_one_ledger(kind: Any) -> bool:
    return isinstance(kind, TypeDecorator | TupleType) and not isinstance(kind, TextList)
