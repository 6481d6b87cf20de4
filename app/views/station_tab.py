"""服务站资料: what is printed of the station on receipts, notices and liaison cards."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.errors import Problem
from app.models.records import Station
from app.views.buttons import ActionButton, quiet_button
from app.views.draft_desk import DraftKeeping
from app.views.form_column import FormColumn, scrolling
from app.views.forms import LineField, TextField
from app.views.labels import plain_label
from app.views.record_form import draft_words, fill_fields
from app.views.scale import scaled

if TYPE_CHECKING:
    from app.presenters.draft_presenter import FormDraft

ROAD = ("station",)


class StationTab(QWidget):
    """The form of the station's particulars. What is typed in it waits until it is saved.

    Signals:
        saved: (object) what stands in the fields, by name.
        message_shown: (object) words or a problem for the page to show.

    Attributes:
        fields: by the names of a Station.
    """

    saved = Signal(object)
    message_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = self._is_typed = self._has_begun = False
        self._drafts = DraftKeeping(self)
        self._form = FormColumn()
        form, area = self._form, scrolling(self._form, self)
        self.fields: dict[str, LineField | TextField] = {
            "name": LineField(self.tr("站名"), is_required=True, parent=form),
            "duty_phone": LineField(self.tr("值班电话"), parent=form),
            "address": LineField(self.tr("地址"), parent=form),
            "duty_hours": LineField(self.tr("值班时间"), parent=form),
            "town_hotline": LineField(self.tr("服务热线"), parent=form),
            "supervision_phone": LineField(self.tr("监督投诉电话"), parent=form),
            "service_promise": TextField(self.tr("服务承诺"), lines=6, parent=form),
            "common_items": TextField(
                self.tr("常办事项"), self.tr("一行一项，印在联系卡背面"), lines=6, parent=form
            ),
        }
        self.save_button = ActionButton(self.tr("保存资料"), "Ctrl+S", True, self)
        self.save_button.clicked.connect(self._on_save)
        self.begin_anew_button = quiet_button(self.tr("不用上次填的"), self)
        self.begin_anew_button.clicked.connect(self._on_begin_anew_clicked)
        self.begin_anew_button.hide()
        self._lay_out(area)

    def show_station(self, station: Station) -> None:
        """Fill the form, unless someone is typing in it."""
        if self._is_typed and self._has_begun:
            return
        values = {name: _text(getattr(station, name)) for name in self.fields}
        if not self._is_typed:
            self._fill(values)
        self._has_begun = True
        self._drafts.begin_step(self.tr("服务站资料"), ROAD, values)

    def show_draft(self, draft: "FormDraft") -> None:
        """Fill in what was typed earlier, and say so."""
        self._fill(draft.values)
        self._is_typed = True
        self.begin_anew_button.show()
        self.message_shown.emit(draft_words(draft))

    def show_problem(self, problem: Problem) -> None:
        """What was typed earlier could not be read."""
        self.message_shown.emit(problem)

    def show_kept(self) -> None:
        """It is saved: what stands there is the station's."""
        self._drafts.end_step(ROAD)
        self._is_typed = self._has_begun = False
        self.begin_anew_button.hide()

    def take_over(self, other: "StationTab") -> None:
        """Stand where another form stood, with what was typed there."""
        if other._is_typed:
            self._fill(other.values())
            self._is_typed = True

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.text() for name, field in self.fields.items()}

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or locked: what was typed this moment is kept too."""
        self._drafts.keep_at_once()
        super().hideEvent(event)

    def _lay_out(self, area: QWidget) -> None:
        form, fields = self._form, self.fields
        form.setMaximumWidth(scaled(860))
        form.add_row(fields["name"], fields["duty_phone"])
        form.add_row(fields["address"], fields["duty_hours"])
        form.add_row(fields["town_hotline"], fields["supervision_phone"])
        form.add_row(fields["service_promise"], fields["common_items"])
        form.completed.connect(self._on_save)
        form.changed.connect(self._on_typed)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.begin_anew_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        words = self.tr("这里写的会印在回执、告知单和联系卡上。")
        column.addWidget(plain_label(words, "muted", self))
        column.addWidget(area, 1)
        column.addLayout(buttons)

    def _fill(self, values: Mapping[str, Any]) -> None:
        self._is_filling = True
        fill_fields(self.fields, values)
        self._is_filling = False

    def _on_typed(self) -> None:
        if not self._is_filling:
            self._is_typed = True
            self._drafts.touch()

    def _on_save(self) -> None:
        self.saved.emit(self.values())

    def _on_begin_anew_clicked(self) -> None:
        self._fill(self._drafts.first_values())
        self._drafts.keep()
        self._is_typed = False
        self.begin_anew_button.hide()
        self.fields["name"].setFocus()


def _text(value: str | list[str]) -> str:
    return "\n".join(value) if isinstance(value, list) else value
