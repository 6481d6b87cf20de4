"""A list of records that says of each how far it has come on its way to the township."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.models.record_standing import RecordStanding
from app.views.record_standing import (
    StandingAsker,
    meaning_words,
    standing_about,
    standing_ink,
    standing_shape,
    standing_words,
)
from app.views.record_table import Column, RecordTable

WIDTH, NARROW_WIDTH = 104, 52


class StandingTable(RecordTable):
    """A RecordTable with one more column, 送达. `kind` is the kind of its records, `id_of` their id.
    A narrow one shows the shape alone; its word stands where the pointer rests, and a screen reader
    says it.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        accessible_name: str,
        parent: QWidget | None = None,
        *,
        kind: str,
        id_of: Callable[[Any], str],
        is_narrow: bool = False,
    ) -> None:
        self._kind = kind
        self._id_of = id_of
        self._standings: dict[str, Any] = {}
        standing = Column(
            QCoreApplication.translate("StandingTable", "送达"),
            lambda record: self._told(record, standing_shape if is_narrow else standing_words),
            NARROW_WIDTH if is_narrow else WIDTH,
            colour=lambda record: self._told(record, standing_ink),
            is_whole=True,
            about=lambda record: self._told(record, standing_about if is_narrow else meaning_words),
            name=lambda record: self._told(record, standing_words),
        )
        super().__init__([*columns, standing], accessible_name, parent)
        self._asker = StandingAsker(self, self.ask_again)

    def show_records(self, records: Sequence[Any], *, more: bool = False) -> None:
        """Show these, and ask how far each has come."""
        super().show_records(records, more=more)
        self._ask(records)

    def add_records(self, records: Sequence[Any], *, more: bool = False) -> None:
        """The same for those that follow."""
        super().add_records(records, more=more)
        self._ask(records)

    def ask_again(self) -> None:
        """Something may have changed on the way."""
        if self.isVisible():
            self._ask(self.records_model.records())

    def show_standings(self, standings: Mapping[str, RecordStanding]) -> None:
        """The answer."""
        news = {key: said for key, said in standings.items() if self._standings.get(key) != said}
        if not news:
            return
        self._standings.update(news)
        records = self.records_model.records()
        self._make_room(records)
        if records:
            self.records_model.tell_column_changed(self.records_model.columnCount() - 1)

    def standing_of(self, record: Any) -> Any:
        """How far a record has come; None while it is not known."""
        return self._standings.get(self._id_of(record))

    def _told(self, record: Any, words: Callable[[Any], str]) -> str:
        return words(self._standings.get(self._id_of(record)))

    def _ask(self, records: Sequence[Any]) -> None:
        self._asker.ask(self._kind, [self._id_of(record) for record in records])
