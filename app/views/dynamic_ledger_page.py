"""动态台账: each appeal with who, duty, day, promise and write-off, and what the rules still want of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.dynamic_ledger import USUAL_DUTIES
from app.views.labels import whole_label
from app.views.list_page import ListPage
from app.views.record_table import Column, RecordTable
from app.views.status_chip import appeal_tone
from app.views.translation import spoken
from app.words.terms import APPEAL_STAGE

if TYPE_CHECKING:
    from app.presenters.dynamic_ledger_presenter import DynamicLine, DynamicView


class DynamicLedgerPage(ListPage):
    """Shows a DynamicView. Its presenter is DynamicLedgerPresenter.

    Signals:
        appeal_wanted: (str) an appeal is to be shown.
        print_wanted, export_wanted: the ledger is wanted as a file.
    """

    appeal_wanted = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("动态台账"))
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self._duties: tuple[str, ...] = USUAL_DUTIES
        self.about = whole_label("", "body", self)
        self.table = RecordTable(self._columns(), self.tr("动态台账"), self)
        self.table.set_empty_text(self.tr("没有在办的诉求，今年也没有登记过。"))
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.about)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_ledger(self, view: "DynamicView") -> None:
        """Show this instead; what was marked stays marked."""
        marked = self.table.current_record()
        self._duties = view.duties
        for number, duty in enumerate(USUAL_DUTIES):
            self.table.setColumnHidden(2 + number, duty not in view.duties)
        self.table.show_records(view.lines)
        ids = [line.appeal.id for line in view.lines]
        if ids:
            is_there = marked is not None and marked.appeal.id in ids
            self.table.select_row(ids.index(marked.appeal.id) if is_there else 0)
        if not view.is_wanted:
            self.about.set_words(self.tr("本地规则没有规定台账必须写明哪几样，下面六样都列出。"))
        elif view.incomplete:
            self.about.set_words(
                self.tr("本地规则要写明{duties}；还有 %n 件没有写全，排在前面。", "", view.incomplete)
                .format(duties=self.tr("、").join(view.duties))
            )  # fmt: skip
        else:
            words = self.tr("本地规则要写明{duties}，在办的都已写全。")
            self.about.set_words(words.format(duties=self.tr("、").join(view.duties)))

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("阶段"),
                lambda line: spoken(APPEAL_STAGE, line.appeal.stage),
                122,
                tone=lambda line: appeal_tone(line.appeal.stage),
                is_whole=True,
            ),
            Column(self.tr("内容"), lambda line: " ".join(line.appeal.content.split())),
            *(
                self._duty_column(duty, width)
                for duty, width in zip(USUAL_DUTIES, (80, 110, 112, 112, 110, 112), strict=True)
            ),
            Column(
                self.tr("还缺"),
                lambda line: self.tr("%n 样", "", len(line.missing)) if line.missing else "",
                80,
                colour=lambda line: "warning" if line.missing else "",
            ),
        ]

    def _duty_column(self, duty: str, width: int) -> Column:
        return Column(duty, lambda line: self._said(line, duty), width)

    def _said(self, line: "DynamicLine", duty: str) -> str:
        if duty not in self._duties:
            return ""
        return str(line.said[self._duties.index(duty)])

    def _on_activated(self, line: "DynamicLine") -> None:
        if line is not None:
            self.appeal_wanted.emit(line.appeal.id)
