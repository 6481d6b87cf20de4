"""Bringing an item list in at the desk: choose a file, look at it, import it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QWidget

from app.models.editions import Edition
from app.models.item_list import ItemChange
from app.views.buttons import ActionButton
from app.views.figure_tile import FigureTile
from app.views.file_drop import FileDrop
from app.views.forms import LineField
from app.views.labels import plain_label
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.status_chip import Tone
from app.views.translation import sentence_for, spoken, spoken_day
from app.words.terms import ITEM_CHANGE, ITEM_FIELD

if TYPE_CHECKING:
    from app.presenters.item_import_presenter import ItemListSummary

_TONES = {"new": Tone.DONE, "changed": Tone.WARNING, "withdrawn": Tone.DANGER}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the preview: a row of the file, or an item that changes."""

    tone: Tone
    what: str
    place: str
    words: str


class ItemImportPage(Page):
    """Shows what an import would do and did. Its presenter is ItemImportPresenter.

    Signals:
        file_chosen: (str) the path of the file to look at.
        import_wanted: (str, str) keep the list under this name, from this day.
        back_requested: the guide is wanted.
    """

    file_chosen = Signal(str)
    import_wanted = Signal(str, str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("导入事项清单"), "", parent)
        self.import_button = self.add_action(self.tr("导入"), "Ctrl+S", is_primary=True)
        self.import_button.clicked.connect(self._on_import_clicked)
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.back_requested)
        self.choose_button = ActionButton(self.tr("选择清单文件"), "Ctrl+O", False, self)
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self._file_words = plain_label("", "muted", self)
        self._summary = QFrame(self)
        self._summary.setProperty("kind", "card")
        self._tiles = {
            kind: FigureTile(spoken(ITEM_CHANGE, kind), self._summary)
            for kind in ("new", "changed", "withdrawn", "unchanged")
        }
        self._tiles["refused"] = FigureTile(self.tr("不能采用的行"), self._summary)
        self.version_field = LineField(self.tr("清单版本"), parent=self)
        self.day_field = LineField(self.tr("生效日期"), parent=self)
        self.lines = RecordTable(self._columns(), self.tr("清单里的变化"), self)
        self.lines.set_empty_text(self.tr("和现行清单一样，没有变化。"))
        self._can_be_kept = False
        FileDrop(self).dropped.connect(self.file_chosen)
        self._lay_out_body()
        self.clear_preview()
        self.setFocusProxy(self.choose_button)

    def clear_preview(self) -> None:
        """No file has been chosen."""
        self._can_be_kept = False
        for widget in (self._summary, self.lines, self.version_field, self.day_field):
            widget.hide()
        self.import_button.setEnabled(False)
        self._file_words.setText(
            self.tr(
                "Excel 或 CSV。选好以后先看一遍，点“导入”才写入。表里要有“事项编码”“事项名称”"
                "和带单位的时限，列的先后不限。"
            )
        )

    def show_summary(self, summary: "ItemListSummary") -> None:
        """Show an ItemListSummary: what an import would do."""
        self._file_words.setText(summary.file_name)
        for kind, count in summary.counts.items():
            self._tiles[kind].show_figure(str(count))
        self._tiles["refused"].show_figure(str(len({bad.row for bad in summary.refused})))
        self.version_field.set_text(summary.version)
        self.day_field.set_text(summary.effective_on)
        self.lines.show_records(self._lines_of(summary))
        for widget in (self._summary, self.lines, self.version_field, self.day_field):
            widget.show()
        self._can_be_kept = summary.can_be_kept
        self.import_button.setEnabled(self._can_be_kept)
        if self._can_be_kept:
            self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif summary.refused:
            words = self.tr("有 {count} 行不能采用，整份都不能导入；请改好表格，再选一次。")
            self.show_warning(words.format(count=len({bad.row for bad in summary.refused})))

    def show_imported(self, edition: Edition) -> None:
        """The list is kept."""
        words = self.tr("已导入清单“{version}”，共 {count} 项，{day}起生效。")
        self.show_notice(
            words.format(
                version=edition.version, count=edition.items, day=spoken_day(edition.effective_on)
            )
        )
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """While a file is read or kept no other can be chosen."""
        if is_busy:
            self._file_words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose_button.setEnabled(not is_busy)
        self.import_button.setEnabled(not is_busy and self._can_be_kept)
        if not is_busy:
            self.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def figures(self) -> dict[str, str]:
        """What the preview says."""
        return {kind: tile.text() for kind, tile in self._tiles.items()}

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("怎么处理"), lambda line: line.what, 120, tone=lambda line: line.tone),
            Column(self.tr("事项或单元格"), lambda line: line.place, 330),
            Column(self.tr("说明"), lambda line: line.words),
        ]

    def _lines_of(self, summary: "ItemListSummary") -> list[Line]:
        place = self.tr("第 {row} 行“{column}”{value}")
        lines = []
        for tone, what, problems in (
            (Tone.DANGER, self.tr("不采用"), summary.refused),
            (Tone.WARNING, self.tr("请核对"), summary.doubtful),
        ):
            lines += [
                Line(
                    tone,
                    what,
                    place.format(row=bad.row, column=bad.column, value=bad.value),
                    sentence_for(bad.problem, {}),
                )
                for bad in problems
            ]
        return lines + [self._line_of(change) for change in summary.changes]

    def _line_of(self, change: ItemChange) -> Line:
        fields = "、".join(spoken(ITEM_FIELD, field) for field in change.fields)
        return Line(
            _TONES.get(change.kind, Tone.NEUTRAL),
            spoken(ITEM_CHANGE, change.kind),
            f"{change.code}　{change.name}",
            fields or change.category,
        )

    def _lay_out_body(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.choose_button)
        line.addWidget(self._file_words, 1)
        tiles = QHBoxLayout(self._summary)
        tiles.setContentsMargins(18, 12, 18, 12)
        tiles.setSpacing(28)
        for tile in self._tiles.values():
            tiles.addWidget(tile, 1)
        tiles.addWidget(self.version_field, 2)
        tiles.addWidget(self.day_field, 2)
        self.body.addLayout(line)
        self.body.addWidget(self._summary)
        self.body.addWidget(self.lines, 1)
        self.body.addStretch(0)

    def _on_import_clicked(self) -> None:
        self.import_wanted.emit(self.version_field.text(), self.day_field.text())

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, self.tr("选择事项清单"))
        dialog.setNameFilter(self.tr("表格 (*.xlsx *.xls *.et *.xlsm *.ods *.csv)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.file_chosen)
        dialog.open()
