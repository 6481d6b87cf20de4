"""查看记录: who saw masked values whole, what happened to accounts, and what a lost copy could show."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from app.views.disclosure_columns import disclosure_columns
from app.views.labels import plain_label
from app.views.list_page import ListPage
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.translation import spoken, spoken_moment
from app.words.security_words import ACCOUNT_ACTION, SCOPE_NAME, SCOPE_NOTE

if TYPE_CHECKING:
    from app.presenters.disclosure_presenter import AccountLine, DisclosureLine, ScopeLine

GROUPS = ("disclosures", "accounts", "scope")


class DisclosurePage(ListPage):
    """Its presenter is DisclosurePresenter.

    Signals:
        page_wanted: (object) the last line; what follows it is wanted.
        print_wanted, export_wanted: (str) the list that is shown, one of GROUPS.
    """

    page_wanted = Signal(object)
    print_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("查看记录"))
        self.stand_in_tab()
        words = self.tr("号码每看一次、每导出一次，都记在这里并报给镇里；谁也改不了。")
        self.body.addWidget(plain_label(words, "muted", self))
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(lambda: self.export_wanted.emit(self.group()))
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self.group()))
        self.table = RecordTable(disclosure_columns(), self.tr("看号码和导出"), self)
        self.table.set_empty_text(self.tr("还没有人看过完整号码。"))
        self.table.page_wanted.connect(self.page_wanted)
        self.accounts = RecordTable(self._account_columns(), self.tr("账号事件"), self)
        self.accounts.set_empty_text(self.tr("账号没有什么事。"))
        self.scope = RecordTable(self._scope_columns(), self.tr("泄露范围"), self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.table, self.tr("看号码和导出"))
        self.tabs.addTab(self.accounts, self.tr("账号事件"))
        self.tabs.addTab(self.scope, self.tr("电脑或U盘丢了：泄露范围"))
        self.body.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs.tabBar())

    def group(self) -> str:
        """The list that is shown."""
        return GROUPS[self.tabs.currentIndex()]

    def show_disclosures(self, lines: "Sequence[DisclosureLine]", *, more: bool) -> None:
        """Fill the log."""
        self.table.show_records(lines, more=more)

    def add_disclosures(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.table.add_records(lines, more=more)

    def show_accounts(self, lines: "Sequence[AccountLine]") -> None:
        """Fill the list of what happened to accounts."""
        self.accounts.show_records(lines)

    def show_scope(self, lines: "Sequence[ScopeLine]") -> None:
        """Fill the list of what a lost copy could show."""
        self.scope.show_records(lines)

    def _account_columns(self) -> list[Column]:
        return [
            Column(self.tr("时间"), lambda line: spoken_moment(line.at), 186),
            Column(self.tr("账号"), lambda line: line.staff_name, 150, is_bold=True),
            Column(
                self.tr("发生了什么"),
                lambda line: spoken(ACCOUNT_ACTION, line.action),
                220,
                is_whole=True,
            ),
            Column(
                self.tr("输错次数"),
                lambda line: str(line.misses) if line.misses else "",
                110,
                RIGHT,
            ),
            Column(self.tr("谁办的"), lambda line: line.actor_name),
        ]

    def _scope_columns(self) -> list[Column]:
        return [
            Column(self.tr("项目"), lambda line: spoken(SCOPE_NAME, line.key), 280, is_bold=True),
            Column(self.tr("数量"), lambda line: f"{line.count:,}", 110, RIGHT),
            Column(self.tr("说明"), lambda line: line.words or spoken(SCOPE_NOTE, line.key)),
        ]
