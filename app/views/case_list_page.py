"""The list of cases (代办)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.case_lists import CaseCounts
from app.models.moments import china_date_of
from app.views.buttons import ActionButton
from app.views.case_columns import item_column, level_column, number_column, status_column
from app.views.case_filter_bar import CaseFilterBar
from app.views.case_words import applicant_words, due_day_words
from app.views.grouped_list_page import GroupedListPage
from app.views.record_table import Column
from app.views.standing_table import StandingTable
from app.views.translation import spoken
from app.words.terms import CASE_GROUP

HAND_OVER_KEY = "Ctrl+M"
READY_TO_SUBMIT = frozenset({"received", "returned"})


class CaseListPage(GroupedListPage):
    """All cases, narrowed down as wished. Its presenter is CaseListPresenter.

    Rows are CaseLine: a `case` and its `due`.

    Signals:
        consult_requested: somebody only asks for advice.
        custody_requested: who holds the originals is to be shown.
        new_case_requested: a case is to be registered.
        choice_made: (object) CaseChoice: what the list is to show.
        hand_over_wanted: (list) ids of cases that go to town as one batch.
        print_wanted, export_wanted: the list as it is shown, on paper or as a spreadsheet.
    """

    new_case_requested = Signal()
    consult_requested = Signal()
    custody_requested = Signal()
    choice_made = Signal(object)
    hand_over_wanted = Signal(list)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("代办"), lambda line: str(line.case.id), parent)
        self.hand_over_button = self.add_action(self.tr("移交所选"), HAND_OVER_KEY)
        self.hand_over_button.clicked.connect(self._on_hand_over_clicked)
        self.print_button = self.add_action(self.tr("打印清单"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.export_button = self.add_action(self.tr("导出表格"))
        self.export_button.clicked.connect(self.export_wanted)
        self.consult_button = self.add_action(self.tr("咨询"), "Ctrl+E")
        self.consult_button.clicked.connect(self.consult_requested)
        self.new_case_button = self.add_action(self.tr("新登记"), "Ctrl+N", is_primary=True)
        self.new_case_button.clicked.connect(self.new_case_requested)
        self.filters = CaseFilterBar(self)
        table = StandingTable(
            self._columns(),
            self.tr("代办件列表"),
            self,
            kind="case",
            id_of=lambda line: str(line.case.id),
        )
        table.allow_several()
        table.choice_changed.connect(self._on_choice_changed)
        words = {group: spoken(CASE_GROUP, group) for group in CASE_GROUP}
        self.fill(table, words, self.tr("按状态筛选"))
        self.custody_button = ActionButton(self.tr("原件去向"), "Ctrl+Y", False, self)
        self.custody_button.clicked.connect(self.custody_requested)
        foot = QHBoxLayout()
        foot.addWidget(self.custody_button)
        foot.addStretch(1)
        self.body.insertWidget(1, self.filters)
        self.body.addLayout(foot)
        self.filters.changed.connect(self._on_filter_changed)
        self.group_chosen.connect(self._on_filter_changed)
        self._on_choice_changed()

    def show_counts(self, counts: CaseCounts) -> None:
        """How many cases each choice has."""
        self.show_group_counts(counts.groups)
        self.filters.show_counts(counts)

    def choose_group(self, group: str) -> None:
        """Show a group of states and nothing narrower, as a figure on another page wishes."""
        self.filters.clear()
        super().choose_group(group)

    def form_hint(self, is_by_form: bool) -> str:
        """Where the township's own form would be kept."""
        if is_by_form:
            return ""
        return self.tr("。镇里有表样的，在“台账—表样与导出”里放好，就按表样填。")

    def show_handed_over(self, cases: int, number: str) -> None:
        """A batch was made."""
        words = self.tr("已移交 %n 件，清单编号 {number}", "", cases)
        self.show_notice(words.format(number=number))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty_words(self, group: str) -> str:
        """What stands where no case fits."""
        if self.filters.choice(group).is_narrowed:
            return self.tr("没有符合筛选条件的代办件。")
        if group == "all":
            return self.tr("还没有代办件。按 Ctrl+N 登记第一件。")
        return self.tr("没有{group}的代办件。").format(group=self._group_words[group])

    def _columns(self) -> list[Column]:
        return [
            status_column(),
            number_column(),
            item_column(),
            Column(
                self.tr("申请人"),
                lambda line: line.case.applicant_name,
                84,
                about=lambda line: applicant_words(line.case),
            ),
            Column(self.tr("收件日期"), received_words, 90),
            Column(self.tr("期限"), lambda line: due_day_words(line.due), 108, is_whole=True),
            level_column(),
            Column(self.tr("承办部门"), lambda line: line.case.department, 96),
        ]

    def _on_filter_changed(self) -> None:
        self.table.set_empty_text(self.empty_words(self.group()))
        self.choice_made.emit(self.filters.choice(self.group()))

    def _on_choice_changed(self) -> None:
        chosen = self.table.selected_records()
        ready = [line for line in chosen if line.case.status in READY_TO_SUBMIT]
        self.hand_over_button.setEnabled(bool(chosen) and len(ready) == len(chosen))
        many = self.tr("移交所选 {count} 件").format(count=len(chosen))
        self.hand_over_button.setText(many if len(chosen) > 1 else self.tr("移交所选"))

    def _on_hand_over_clicked(self) -> None:
        self.hand_over_wanted.emit([line.case.id for line in self.table.selected_records()])


def received_words(line: Any) -> str:
    """`11-21`, when the station took the case in; the year stands in the number."""
    received_at = line.case.station_received_at
    return f"{china_date_of(received_at):%m-%d}" if received_at else ""
