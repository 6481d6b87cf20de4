"""没填完的表: the forms that were begun and not saved, to go on with from any page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.record_table import Column, RecordTable
from app.views.sheet import Question, Sheet
from app.views.translation import captioned, spoken_moment

if TYPE_CHECKING:
    from app.presenters.unfinished_presenter import Unfinished

WIDTH, HEIGHT = 980, 520


class UnfinishedSheet(Sheet):
    """Rows are Unfinished.

    Signals:
        continued: (object) go on with this one.
        given_up: (str) forget the one of that key.
    """

    continued = Signal(object)
    given_up = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("没填完的表"))
        self.set_subtitle(self.tr("填了一半的表都在这里，停电、锁屏也不会丢；回车接着填。"))
        self.table = RecordTable(
            [
                Column(self.tr("哪张表"), form_words, 330, is_bold=True),
                Column(self.tr("填了什么"), lambda form: form.detail),
                Column(
                    self.tr("什么时候"),
                    lambda form: spoken_moment(form.saved_at),
                    200,
                    is_whole=True,
                ),
            ],
            self.tr("没填完的表"),
            self,
        )
        self.table.set_empty_text(self.tr("没有填了一半的表。"))
        self.table.record_activated.connect(self._on_activated)
        self.table.record_selected.connect(self._on_selected)
        self.body.addWidget(self.table, 1)
        self.give_up_button = self.add_action(self.tr("不要了"), "Delete")
        self.give_up_button.clicked.connect(self._on_give_up_clicked)
        self.add_cancel(self.tr("关闭"))
        self.continue_button = self.add_action(self.tr("接着填"), "", is_primary=True)
        self.continue_button.clicked.connect(
            lambda: self._on_activated(self.table.current_record())
        )
        self.set_size(WIDTH, HEIGHT)
        self.setFocusProxy(self.table)
        self._on_selected(None)

    def show_unfinished(self, forms: "Sequence[Unfinished]") -> None:
        """Show these; the line that was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self.table.show_records(forms)
        if forms:
            self.table.select_row(min(row, len(forms) - 1))
        self._on_selected(self.table.current_record())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_selected(self, form: "Unfinished | None") -> None:
        self.continue_button.setEnabled(form is not None)
        self.give_up_button.setEnabled(form is not None)

    def _on_activated(self, form: "Unfinished | None") -> None:
        if form is None:
            return
        if not form.road:
            self.show_warning(
                self.tr("这张表是旧版程序留下的：请到原来的页面打开它，填过的内容会自动补上。")
            )
            return
        self.accept()
        self.continued.emit(form)

    def _on_give_up_clicked(self) -> None:
        form = self.table.current_record()
        if form is None:
            return
        question = Question(
            self.tr("这张没填完的表不要了？"),
            "　".join(filter(None, (form_words(form), form.detail, spoken_moment(form.saved_at)))),
            self.tr("不要了"),
            self.tr("留着"),
            self,
        )
        question.confirmed.connect(lambda: self.given_up.emit(form.key))
        question.open()
        self.question = question


def form_words(form: "Unfinished") -> str:
    """What a form is called, and whom it is about."""
    if form.kind == "form":
        return form.name or QCoreApplication.translate("UnfinishedSheet", "旧版留下的表")
    if form.kind == "walk":
        words = QCoreApplication.translate("UnfinishedSheet", "批量记走访（{rows} 户）")
        return words.format(rows=form.rows)
    kinds = {
        "intake": QCoreApplication.translate("UnfinishedSheet", "登记代办件"),
        "visit": QCoreApplication.translate("UnfinishedSheet", "记走访"),
        "visit_correction": QCoreApplication.translate("UnfinishedSheet", "更正走访"),
        "household": QCoreApplication.translate("UnfinishedSheet", "修改户"),
        "person": QCoreApplication.translate("UnfinishedSheet", "修改人员"),
        "new_household": QCoreApplication.translate("UnfinishedSheet", "新增户"),
        "new_person": QCoreApplication.translate("UnfinishedSheet", "新增人员"),
    }
    return captioned(kinds[form.kind], form.name) if form.name else kinds[form.kind]
