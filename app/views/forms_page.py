"""表样与导出: every list of the station, the township's form that it goes into, and its export."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from app.models.list_masks import holds_numbers
from app.models.moments import china_date_of
from app.views.buttons import ActionButton
from app.views.labels import plain_label
from app.views.list_page import ListPage
from app.views.record_table import Column, RecordTable
from app.views.sheet import Question
from app.views.take_out_sheet import TakeOutSheet
from app.views.translation import spoken
from app.words.report_words import LIST_PAPER

if TYPE_CHECKING:
    from app.acts.form_acts import KeptForm


class FormsPage(ListPage):
    """Rows are KeptForm. Its presenter is FormsPresenter.

    Signals:
        form_chosen: (str, str) the list's key, the file that becomes its form.
        form_put_away, export_wanted, print_wanted: (str) the list's key.
        take_out_wanted: (str, str, str) the list's key, what its numbers are for, the password.
    """

    form_chosen = Signal(str, str)
    form_put_away = Signal(str)
    export_wanted = Signal(str)
    print_wanted = Signal(str)
    take_out_wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("表样与导出"))
        self.set_subtitle(
            self.tr(
                "给一种清单选好镇里的表样（.xlsx），以后导出就照着填；没有表样的按普通表格导出。"
            )
        )
        self.remove_button = self.add_action(self.tr("撤下表样"), "Delete")
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.choose_button = self.add_action(self.tr("选表样"), "Ctrl+I")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self._on_print_clicked)
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E", is_primary=True)
        self.export_button.clicked.connect(self._on_export_clicked)
        self.table = RecordTable(self._columns(), self.tr("各种清单"), self)
        self.table.record_activated.connect(self._on_export_clicked)
        self.table.record_selected.connect(self._on_selected)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(self._numbers_row())
        self.setFocusProxy(self.table)

    def _numbers_row(self) -> QHBoxLayout:
        self.take_out_button = ActionButton(self.tr("导出完整号码"), "Ctrl+U", False, self)
        self.take_out_button.clicked.connect(self._on_take_out_clicked)
        words = self.tr(
            "群众的证件号码和电话，打印和导出时都遮着；确实要用完整的，写明用途再导出。"
        )
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.take_out_button)
        row.addWidget(plain_label(words, "muted", self), 1)
        return row

    def show_forms(self, forms: "Sequence[KeptForm]") -> None:
        """All lists; the one that was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self.table.show_records(forms)
        self.table.select_row(row)
        self._on_selected(self.table.current_record())

    def show_kept(self, title: str, left_out: Sequence[str]) -> None:
        """A form was taken."""
        words = self.tr("“{title}”以后照这个表样导出").format(title=title)
        if left_out:
            said = self.tr("{saved}；表样里没有这些列，不会填：{names}。")
            self.show_warning(said.format(saved=words, names=self.tr("、").join(left_out)))
        else:
            self.show_notice(self.tr("{saved}，各列都找到了。").format(saved=words))

    def show_put_away(self, title: str) -> None:
        """A form was put away."""
        self.show_notice(self.tr("“{title}”以后按普通表格导出。").format(title=title))

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("清单"), lambda form: spoken(LIST_PAPER, form.ledger), 240, is_bold=True
            ),
            Column(self.tr("表样"), self._form_words, colour=_form_ink),
            Column(self.tr("哪天选的"), _day_words, 160),
        ]

    def _form_words(self, form: "KeptForm") -> str:
        return form.file_name or self.tr("没有表样，按普通表格")

    def _on_selected(self, form: "KeptForm") -> None:
        self.remove_button.setEnabled(form is not None and bool(form.file_name))
        self.take_out_button.setEnabled(form is not None and holds_numbers(form.ledger))

    def _on_choose_clicked(self) -> None:
        form = self.table.current_record()
        if form is None:
            return
        dialog = QFileDialog(
            self, self.tr("选“{title}”的表样").format(title=spoken(LIST_PAPER, form.ledger))
        )
        dialog.setNameFilter(self.tr("Excel 表格 (*.xlsx)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.form_chosen.emit(form.ledger, path))
        dialog.open()

    def _on_remove_clicked(self) -> None:
        form = self.table.current_record()
        if form is None or not form.file_name:
            return
        words = self.tr("“{title}”以后按普通表格导出；原来的表样留在记录里。")
        question = Question(
            self.tr("撤下表样？"),
            words.format(title=spoken(LIST_PAPER, form.ledger)),
            self.tr("撤下"),
            parent=self.window(),
        )
        question.confirmed.connect(lambda: self.form_put_away.emit(form.ledger))
        self.open_sheet(question)

    def _on_print_clicked(self) -> None:
        form = self.table.current_record()
        if form is not None:
            self.print_wanted.emit(form.ledger)

    def _on_take_out_clicked(self) -> None:
        form = self.table.current_record()
        if form is None:
            return
        sheet = TakeOutSheet(spoken(LIST_PAPER, form.ledger), self.window())
        sheet.confirmed.connect(
            lambda reason, password: self.take_out_wanted.emit(form.ledger, reason, password)
        )
        self.open_sheet(sheet)

    def show_list_paper(self, ledger: str, path: Path) -> None:
        """A list lies ready: nothing is left to ask."""
        self.close_sheet()
        super().show_list_paper(ledger, path)

    def show_list_file(self, path: Path, left_out: Sequence[str], *, is_by_form: bool) -> None:
        """A list lies ready: nothing is left to ask."""
        self.close_sheet()
        super().show_list_file(path, left_out, is_by_form=is_by_form)

    def _on_export_clicked(self) -> None:
        form = self.table.current_record()
        if form is not None:
            self.export_wanted.emit(form.ledger)


def _form_ink(form: "KeptForm") -> str:
    return "ink" if form.file_name else "ink_faint"


def _day_words(form: "KeptForm") -> str:
    return china_date_of(form.kept_at).isoformat() if form.kept_at else ""
