"""台账: the appeals that people raised, open ones first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.appeal_stages import CRITICISM
from app.models.moments import end_text
from app.views.case_words import short_number
from app.views.grouped_list_page import GroupedListPage
from app.views.menu_button import MenuButton
from app.views.record_table import Column
from app.views.standing_table import StandingTable
from app.views.status_chip import appeal_tone
from app.views.translation import spoken
from app.views.visit_list_page import household_words
from app.words.terms import APPEAL_ALERT, APPEAL_LEDGER, APPEAL_SOURCE, APPEAL_STAGE

LATE = frozenset({"overdue", "county_alert"})


class AppealListPage(GroupedListPage):
    """The ledger (民情台账). Rows are AppealLine: an `appeal`, `head_name`, `household_number`.

    Its presenter is AppealListPresenter(page, runner): `opened` to `refresh`, `group_chosen` to
    `choose_group`, `page_wanted` to `load_more`. Groups are `open`, `due`, `pending`, `closed`
    and `all`.

    Signals:
        entry_requested: an appeal is to be entered.
        assignees_requested: the rules for default assignees are to be shown.
        print_wanted, export_wanted: (str) the group in front is wanted as a paper or a table.
        sheet_wanted: (str) a blank sheet of that title is wanted on paper.
    """

    entry_requested = Signal()
    assignees_requested = Signal()
    print_wanted = Signal(str)
    sheet_wanted = Signal(str)
    export_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, ledger: str = "appeals") -> None:
        super().__init__("", lambda line: str(line.appeal.id), parent)
        self.place = f"ledger:{ledger}"
        self.set_title(spoken(APPEAL_LEDGER, ledger))
        self.assignees_button = self.add_action(self.tr("分派规则"), "Ctrl+G")
        self.assignees_button.clicked.connect(self.assignees_requested)
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(lambda: self.export_wanted.emit(self.group()))
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(lambda: self.print_wanted.emit(self.group()))
        self.sheets_button = MenuButton(self.tr("空白表"), "", self)
        self.sheets_button.setToolTip(self.tr("征求意见用的空白表，打印出来由群众填写"))
        self.sheets_button.chosen.connect(self.sheet_wanted)
        self.place_button(self.sheets_button)
        self.sheets_button.hide()
        self.is_criticism = ledger == CRITICISM
        entry = self.tr("登记批评") if self.is_criticism else self.tr("登记诉求")
        self.entry_button = self.add_action(entry, "Ctrl+N", is_primary=True)
        self.entry_button.clicked.connect(self.entry_requested)
        words = {
            "open": self.tr("未销号"),
            "due": self.tr("到期和逾期"),
            "pending": self.tr("久拖不决"),
            "closed": self.tr("已销号"),
            "all": self.tr("全部"),
        }
        table = StandingTable(
            self._columns(),
            self.title(),
            self,
            kind="appeal",
            id_of=lambda line: str(line.appeal.id),
        )
        self.fill(table, words, self.tr("按是否销号筛选"))

    def show_sheets(self, titles: Sequence[str]) -> None:
        """The sheets on which the place collects criticism; mostly none."""
        self.sheets_button.show_choices([(title, title) for title in titles])
        self.sheets_button.setVisible(bool(titles))

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The form of this page."""
        return {"entry": self.entry_requested.emit}

    def empty_words(self, group: str) -> str:
        """What stands where the group has no appeals."""
        if self.is_criticism:
            return {
                "open": self.tr("没有未销号的批评。按 Ctrl+N 登记群众的批评和建议。"),
                "due": self.tr("没有快到期或者已经逾期的批评。"),
                "pending": self.tr("没有久拖不决的批评。"),
                "closed": self.tr("还没有销号的批评。"),
                "all": self.tr("台账里还没有批评。按 Ctrl+N 登记群众的批评和建议。"),
            }[group]
        return {
            "open": self.tr(
                "没有未销号的诉求。走访时写下发现的问题，或者按 Ctrl+N 登记，就会在这里开立一条。"
            ),
            "due": self.tr("没有快到期或者已经逾期的诉求。"),
            "pending": self.tr("没有久拖不决的诉求。"),
            "closed": self.tr("还没有销号的诉求。"),
            "all": self.tr(
                "台账里还没有诉求。走访时写下发现的问题，或者按 Ctrl+N 登记，就会在这里开立一条。"
            ),
        }[group]

    def _columns(self) -> list[Column]:
        return [
            Column(
                self.tr("阶段"),
                lambda line: spoken(APPEAL_STAGE, line.appeal.stage),
                122,
                tone=lambda line: appeal_tone(line.appeal.stage),
                is_whole=True,
            ),
            Column(
                self.tr("编号"),
                lambda line: short_number(line.appeal.number),
                142,
                shows_end=True,
            ),
            Column(self.tr("户"), household_words, 136, is_bold=True),
            Column(
                self.tr("类别"),
                self._class_words,
                112,
                colour=lambda line: "danger" if line.appeal.is_urgent else "ink",
            ),
            Column(self.tr("内容"), lambda line: " ".join(line.appeal.content.split())),
            Column(
                self.tr("来源"),
                lambda line: spoken(APPEAL_SOURCE, line.appeal.source),
                92,
            ),
            Column(self.tr("责任人"), lambda line: responsible_name(line.appeal), 92),
            Column(
                self.tr("时限"),
                self._due_words,
                150,
                colour=lambda line: "danger" if line.alert in LATE else "ink",
            ),
        ]

    def _due_words(self, line: Any) -> str:
        due_on, due_at = line.appeal.due_on, line.appeal.due_at
        end = end_text(due_on, due_at).partition("-")[2] if due_at else due_on
        return end if line.alert == "open" else f"{spoken(APPEAL_ALERT, line.alert)} {end}"

    def _class_words(self, line: Any) -> str:
        if line.appeal.is_urgent:
            return self.tr("急 {name}").format(name=line.appeal.appeal_class)
        return line.appeal.appeal_class


def responsible_name(appeal: Any) -> str:
    """Who sees to it: while it is given to nobody, whoever heard it first."""
    return str(appeal.assignee_name or appeal.first_receiver_name)
