"""Chooses another household by number, name, initials or the tail of a phone."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.views.forms import LineField
from app.views.record_table import Column, RecordTable
from app.views.scale import scaled

if TYPE_CHECKING:
    from app.presenters.household_finding import HouseholdFound

PAUSE_MILLISECONDS = 150
ROWS_HEIGHT = 170


@dataclass(frozen=True, slots=True)
class KeptHousehold:
    """The household that a draft was kept with, as the list showed it."""

    household_id: str = ""
    number: str = ""
    head_name: str = ""
    person_name: str = ""
    address: str = ""


class HouseholdPicker(LineField):
    """A line to type in, and below it the households that may be meant.

    Signals:
        households_wanted: (str) look for these words.
        household_chosen: (object) the one that is chosen now.
    """

    households_wanted = Signal(str)
    household_chosen = Signal(object)

    def __init__(
        self, caption: str, *, is_required: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(caption, "", is_required=is_required, parent=parent)
        self.line_edit.setPlaceholderText(self.tr("户号、姓名、拼音首字母、电话后四位"))
        self._chosen: Any = None
        self.table = RecordTable(
            [
                Column(self.tr("户号"), lambda found: found.number, 90),
                Column(self.tr("户主"), lambda found: found.head_name, 110, is_bold=True),
                Column(self.tr("找到的人"), lambda found: found.person_name, 110),
                Column(self.tr("住址"), lambda found: found.address),
            ],
            self.tr("找到的户"),
            self,
        )
        self.table.setMinimumHeight(scaled(ROWS_HEIGHT))
        self.table.set_empty_text(self.tr("输入几个字，从找到的户里选一户。"))
        self.table.record_selected.connect(self._on_selected)
        self.table.record_activated.connect(self._on_activated)
        self._layout.addWidget(self.table, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause)
        self.line_edit.textEdited.connect(self._on_edited)
        self.line_edit.installEventFilter(self)

    def household_id(self) -> str:
        """The household chosen, or nothing."""
        return str(self._chosen.household_id) if self._chosen is not None else ""

    def kept(self) -> Mapping[str, str] | str:
        """The household chosen, as a draft keeps it; empty when none is."""
        if self._chosen is None:
            return ""
        return {name: getattr(self._chosen, name) for name in asdict(KeptHousehold())}

    def show_kept(self, kept: Mapping[str, str] | str) -> None:
        """Choose the household again that a draft was kept with, or none. An older program kept an
        id alone: that household has to be found again.
        """
        found = [KeptHousehold(**kept)] if isinstance(kept, Mapping) else []
        self._chosen = None
        self.set_text(found[0].number if found else "")
        self.table.show_records(found)
        if found:
            self.table.select_row(0)

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """What the words may mean; a single household is chosen at once."""
        if query != self.text():
            return
        self.table.show_records(found)
        if not found:
            self.table.set_empty_text(self.tr("没有找到这样的住户。"))
        else:
            self.table.select_row(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        is_down = is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and self.table.records_model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _on_edited(self) -> None:
        self._chosen = None
        self._pause.start()

    def _on_pause(self) -> None:
        self.households_wanted.emit(self.text())

    def _on_selected(self, found: Any) -> None:
        self._chosen = found
        if found is not None:
            self._on_changed()
            self.household_chosen.emit(found)

    def _on_activated(self, found: Any) -> None:
        self._on_selected(found)
        self.submitted.emit()
