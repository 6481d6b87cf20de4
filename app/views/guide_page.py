"""The guide (办事指南): every item to be looked up and read, at the desk and before anyone logs in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.models.catalog import ServiceItem
from app.models.guide import IN_VILLAGE, VILLAGE_LEVEL, GuideEntry
from app.models.proofs import Proof
from app.views.case_paper_strip import PaperStrip
from app.views.guide_sheet import GuideSheet
from app.views.page import Page
from app.views.record_table import Column, RecordTable
from app.views.status_chip import Tone
from app.views.text_edits import LineEdit
from app.views.translation import spoken
from app.words.terms import ITEM_MODE


class GuidePage(Page):
    """Its presenter is GuidePresenter. At the entrance there is a way back and nothing to import.

    Signals:
        search_wanted: (str) show what these words may mean.
        category_chosen: (str) show one category; empty for all.
        print_wanted: (object) the ServiceItem whose guide is to be printed.
        import_requested: an item list is to be brought in.
        back_requested: the way in is wanted again.
    """

    search_wanted = Signal(str)
    category_chosen = Signal(str)
    print_wanted = Signal(object)
    import_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None, *, is_entrance: bool = False) -> None:
        super().__init__(self.tr("办事指南"), "", parent)
        self.print_button = self.add_action(self.tr("打印这一项"), "Ctrl+P")
        self.print_button.clicked.connect(self._on_print_clicked)
        if is_entrance:
            self.back_button = self.add_way_back(self.tr("返回登录"))
            self.back_button.clicked.connect(self.back_requested)
        else:
            self.import_button = self.add_action(self.tr("导入事项清单"), "Ctrl+I")
            self.import_button.clicked.connect(self.import_requested)
        self.search_edit = LineEdit(self)
        self.search_edit.setPlaceholderText(self.tr("事项名称、拼音、首字母或编码，也可以找证明"))
        self.search_edit.setAccessibleName(self.tr("查找事项"))
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.textChanged.connect(self._on_text_changed)
        self.search_edit.installEventFilter(self)
        self.category_box = QComboBox(self)
        self.category_box.setAccessibleName(self.tr("类别"))
        self.category_box.currentIndexChanged.connect(self._on_category_changed)
        self.table = RecordTable(self._columns(), self.tr("事项列表"), self)
        self.table.set_empty_text(self.tr("没有找到这样的事项。换个说法，或只输首字母。"))
        self.table.record_selected.connect(self._on_record_selected)
        self.sheet = GuideSheet(self)
        self.paper_strip = PaperStrip(self)
        self._lay_out_body()
        self.setFocusProxy(self.search_edit)
        self._on_record_selected(None)

    def show_catalog(
        self,
        version: str,
        *,
        is_sample: bool,
        count: int,
        categories: Sequence[str],
        in_village: int = 0,
        promises: Sequence[str] = (),
    ) -> None:
        """Which list it is."""
        if is_sample:
            words = self.tr("示例目录，共 {count} 项；以县里公布的清单为准").format(count=count)
        else:
            words = self.tr("清单“{version}”，共 {count} 项").format(version=version, count=count)
        if promises:
            words = self.tr("{list}；{promises}").format(
                list=words, promises=self.tr("、").join(promises)
            )
        self.set_subtitle(words)
        chosen = self.category_box.currentData()
        self.category_box.blockSignals(True)
        self.category_box.clear()
        self.category_box.addItem(self.tr("全部类别"), "")
        if in_village:
            words = self.tr("不出村就办（{count} 项）").format(count=in_village)
            self.category_box.addItem(words, IN_VILLAGE)
        for category in categories:
            self.category_box.addItem(category, category)
        self.category_box.setCurrentIndex(max(self.category_box.findData(chosen), 0))
        self.category_box.blockSignals(False)

    def show_entries(self, entries: Sequence[GuideEntry]) -> None:
        """Show these; the first is chosen."""
        self.table.show_records(entries)
        if entries:
            self.table.select_row(0)

    def show_paper(self, paper: str, path: Path) -> None:
        """A paper lies ready."""
        self.paper_strip.show_paper(paper, path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down move in the list while the words stay under the fingers."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.key() == Qt.Key.Key_Escape and self.search_edit.text():
                event.accept()  # it empties the line before it may leave the page
                return True
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            rows = self.table.records_model.rowCount()
            if step and rows:
                row = self.table.currentIndex().row() + step
                self.table.select_row(min(max(row, 0), rows - 1))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_edit.text():
                self.search_edit.clear()
                return True
        return super().eventFilter(watched, event)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("事项"), lambda entry: entry.name, is_bold=True),
            Column(self.tr("哪里办"), self._place_words, 92),
            Column(self.tr("方式"), self._mode_words, 132, tone=_tone),
        ]

    def _place_words(self, entry: GuideEntry) -> str:
        is_here = isinstance(entry, ServiceItem) and entry.level == VILLAGE_LEVEL
        return self.tr("不出村") if is_here else ""

    def _mode_words(self, entry: GuideEntry) -> str:
        if isinstance(entry, Proof):
            return self.tr("不能开") if entry.is_blocked else self.tr("可以开")
        if not entry.is_delegable:
            return self.tr("须本人")
        return spoken(ITEM_MODE, entry.mode)

    def _lay_out_body(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(14)
        line.addWidget(self.search_edit, 3)
        line.addWidget(self.category_box, 2)
        line.addStretch(2)
        halves = QHBoxLayout()
        halves.setSpacing(16)
        halves.addWidget(self.table, 5)
        halves.addWidget(self.sheet, 6)
        self.body.addLayout(line)
        self.body.addWidget(self.paper_strip)
        self.body.addLayout(halves, 1)

    def _on_text_changed(self, text: str) -> None:
        self.search_wanted.emit(text.strip())

    def _on_category_changed(self) -> None:
        self.category_chosen.emit(self.category_box.currentData() or "")

    def _on_record_selected(self, entry: Any) -> None:
        self.sheet.show_entry(entry)
        self.print_button.setEnabled(isinstance(entry, ServiceItem))

    def _on_print_clicked(self) -> None:
        entry = self.table.current_record()
        if isinstance(entry, ServiceItem):
            self.print_wanted.emit(entry)


def _tone(entry: GuideEntry) -> Tone:
    if isinstance(entry, Proof):
        return Tone.DANGER if entry.is_blocked else Tone.DONE
    return Tone.NEUTRAL if entry.is_delegable else Tone.WARNING
