"""个人信息申请: what villagers asked about their own data, by when it must be answered, and the answer."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.rights_records import PersonRequest
from app.views.labels import plain_label
from app.views.list_page import ListPage
from app.views.reason_sheet import ReasonSheet
from app.views.record_table import Column, RecordTable
from app.views.rights_sheets import AnswerSheet
from app.views.translation import spoken
from app.words.rights_words import REQUEST_ACTION, REQUEST_OUTCOME


class RightsPage(ListPage):
    """Its presenter is RightsPresenter.

    Signals:
        print_wanted: (str) the answer to the request with this id, on paper.
        answer_typed: (str, str, str) id, outcome, answer.
        erase_wanted: (str, str) id and reason.
    """

    print_wanted = Signal(str)
    answer_typed = Signal(str, str, str)
    erase_wanted = Signal(str, str)

    place = "settings:open_requests"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("个人信息申请"))
        self.stand_in_tab()
        words = self.tr(
            "本人要查阅、更正或删除自己的资料，在群众页选中这个人，点“记录”登记；15个工作日以内在这里答复。"
        )
        self.body.addWidget(plain_label(words, "muted", self))
        self.erase_button = self.add_action(self.tr("删除内容"), "Ctrl+D")
        self.erase_button.clicked.connect(self._on_erase_clicked)
        self.print_button = self.add_action(self.tr("打印答复"), "Ctrl+P")
        self.print_button.clicked.connect(self._on_print_clicked)
        self.answer_button = self.add_action(self.tr("答复"), "Ctrl+E", is_primary=True)
        self.answer_button.clicked.connect(self._on_answer_clicked)
        self.table = RecordTable(self._columns(), self.tr("个人信息申请"), self)
        self.table.set_empty_text(self.tr("还没有人提出申请。"))
        self.table.record_selected.connect(self._show_what_can_be_done)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._show_what_can_be_done(None)

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The answer that was left unfinished."""
        return {"answer": self._on_answer_clicked}

    def show_requests(self, requests: Sequence[PersonRequest]) -> None:
        """Fill the list."""
        self.table.show_records(requests)
        self._show_what_can_be_done(self.table.current_record())

    def show_done(self) -> None:
        """An answer is kept, or a deletion carried out."""
        self.close_sheet()
        self.show_notice(self.tr("已经记下。可以打印答复，交给本人。"))

    def _show_what_can_be_done(self, request: PersonRequest | None) -> None:
        is_open = request is not None and not request.outcome
        self.answer_button.setEnabled(is_open)
        is_deletion = request is not None and request.action == "delete"
        self.erase_button.setEnabled(is_open and is_deletion)
        self.print_button.setEnabled(request is not None)

    def _on_print_clicked(self) -> None:
        request = self.table.current_record()
        if request is not None:
            self.print_wanted.emit(request.id)

    def _on_answer_clicked(self) -> None:
        request = self.table.current_record()
        if request is None:
            return
        sheet = AnswerSheet(self._about(request), self.window(), request.id)
        sheet.typed.connect(
            lambda outcome, answer: self.answer_typed.emit(request.id, outcome, answer)
        )
        self.open_form(sheet, "answer", request)

    def _on_erase_clicked(self) -> None:
        request = self.table.current_record()
        if request is None:
            return
        words = self.tr(
            "{name} 的人员资料、变动记录、预约和附件将从本站各台电脑和镇里删掉，不能撤销。办件档案不删。"
        )
        proposal = self.tr("本人申请删除")
        sheet = ReasonSheet(
            self.tr("删除内容"),
            words.format(name=request.name),
            self.tr("删除"),
            proposal,
            self.window(),
        )
        sheet.reason_typed.connect(lambda reason: self.erase_wanted.emit(request.id, reason))
        self.open_sheet(sheet)

    def _about(self, request: PersonRequest) -> str:
        return f"{request.name}　{spoken(REQUEST_ACTION, request.action)}　{request.content}"

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("提出日期"), lambda r: r.asked_on, 120),
            Column(self.tr("姓名"), lambda r: r.name, 110, is_bold=True),
            Column(self.tr("要做什么"), lambda r: spoken(REQUEST_ACTION, r.action), 120),
            Column(self.tr("最晚答复"), lambda r: "" if r.outcome else r.due_on, 120),
            Column(self.tr("结果"), lambda r: spoken(REQUEST_OUTCOME, r.outcome), 90),
            Column(self.tr("本人怎么说"), lambda r: r.content, 220),
            Column(self.tr("答复"), lambda r: r.answer),
        ]
