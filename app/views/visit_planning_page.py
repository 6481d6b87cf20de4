"""走访计划: who waits for a visit and why; marked households become a plan and a route sheet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QHBoxLayout, QWidget

from app.views.forms import ChoiceField, DateField, LineField
from app.views.household_plan_sheet import household_plan_sheet
from app.views.list_page import ListPage
from app.views.menu_button import MenuButton
from app.views.must_visit_sheet import DropTaskSheet, MustVisitSheet
from app.views.record_table import Column, RecordTable

if TYPE_CHECKING:
    from app.presenters.household_finding import HouseholdFound
    from app.presenters.visit_planning_presenter import HouseholdPlanView, PlanView
    from app.presenters.waiting_households import PlanLine


class VisitPlanningPage(ListPage):
    """Its presenter is VisitPlanningPresenter: `source_chosen` to `choose`, `plan_wanted` to
    `keep_and_print`, `household_search_wanted` to `find_households`, `task_typed` to `open_task`,
    `task_dropped` to `drop_task`; whoever shows the page asks for `open` or `open_not_visited`.

    Signals:
        source_chosen: (str) tasks, not_visited, longest, checks or plans.
        plan_wanted: (visitor, until, list of lines) who visits whom till when.
        household_search_wanted: (str) the household of a new task.
        task_typed: (dict) what happened.
        task_dropped: (task id, reason) nobody has to go there.
        visit_wanted: (str) a visit to the household of that id is to be written down.
        own_plan_wanted: (str) the own plan of the household of that id is to be written.
        own_plan_typed: (str, dict) it was written: situation, needs, measures and so on.
        print_wanted, export_wanted: who waits, as a file.
        left: back to the visits.
    """

    source_chosen = Signal(str)
    plan_wanted = Signal(str, str, list)
    household_search_wanted = Signal(str)
    task_typed = Signal(dict)
    task_dropped = Signal(str, str)
    visit_wanted = Signal(str)
    own_plan_wanted = Signal(str)
    own_plan_typed = Signal(str, dict)
    print_wanted = Signal()
    export_wanted = Signal()
    left = Signal()

    place = "visits:open_planning"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("走访计划"))
        self._view: Any = None
        self._names = QStringListModel(self)
        self.add_way_back().clicked.connect(self.left)
        self.task_button = self.add_action(self.tr("记必到事项"), "Ctrl+N")
        self.task_button.clicked.connect(self._on_task_clicked)
        self.drop_button = self.add_action(self.tr("不用去了"), "Ctrl+D")
        self.drop_button.clicked.connect(self._on_drop_clicked)
        self.own_plan_button = self.add_action(self.tr("一户一策"), "Ctrl+U")
        self.own_plan_button.clicked.connect(self._on_own_plan_clicked)
        self.file_button = MenuButton(self.tr("名单"), "Ctrl+E", self)
        self.file_button.show_choices(
            [("print", self.tr("打印名单")), ("export", self.tr("导出表格"))]
        )
        self.file_button.chosen.connect(self._on_file_chosen)
        self.place_button(self.file_button)
        self.plan_button = self.add_action(self.tr("排计划并打印路线单"), "Ctrl+P", is_primary=True)
        self.plan_button.clicked.connect(self._on_plan_clicked)
        self._make_head()
        self.table = RecordTable(self._columns(), self.tr("等着走访的户"), self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.record_activated.connect(self._on_line_opened)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    # -- what the presenter asks for

    def show_waiting(self, view: "PlanView") -> None:
        """Show who waits; all are marked until somebody marks otherwise."""
        self._view = view
        self.source.combo_box.blockSignals(True)
        self.source.set_value(view.source)
        self.source.combo_box.blockSignals(False)
        self._names.setStringList(list(view.visitor_names))
        if not self.visitor.text():
            self.visitor.set_text(view.visitor_name)
        self.until.set_today(date.fromisoformat(view.today))
        if not self.until.value():
            self.until.set_value(view.until_on)
        empty = {
            "tasks": self.tr("没有等着走访的必到事项。按 Ctrl+N 记一件。"),
            "not_visited": self.tr("应访的户都走访过了。"),
            "longest": self.tr("还没有住户，请先导入花名册。"),
            "checks": self.tr("还没有住户，请先导入花名册。"),
            "plans": self.tr("还没有一户一策。选一户，按 Ctrl+U 写。"),
        }
        self.table.set_empty_text(empty[view.source])
        self.table.show_records(view.lines)
        self.table.select_row(0)
        self.drop_button.setEnabled(view.source == "tasks" and bool(view.lines))
        said = self.tr("%n 户等着走访；Ctrl+A 全选，回车记走访。", "",
                       len(view.lines))  # fmt: skip
        self.set_subtitle(self.tr("、").join(filter(None, [view.chosen, said])))

    def show_households(self, query: str, found: "Sequence[HouseholdFound]") -> None:
        """Which households may be meant in the open sheet."""
        if isinstance(self.sheet, MustVisitSheet):
            self.sheet.show_households(query, found)

    def show_kept(self, count: int) -> None:
        """The plan is kept."""
        self.show_notice(self.tr("走访计划已保存，共 %n 户；正在做路线单。", "", count))

    def show_household_plan(self, view: "HouseholdPlanView") -> None:
        """Let a household's own plan (一户一策) be written."""
        sheet = household_plan_sheet(view, self)
        sheet.kept.connect(lambda typed: self.own_plan_typed.emit(view.household_id, typed))
        sheet.road = ("household_plan", view.household_id)
        self.open_sheet(sheet)

    def show_task_kept(self) -> None:
        """What happened is kept, or dropped."""
        self.close_sheet()
        self.show_notice(self.tr("已保存。"))

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The form that was left unfinished."""
        return {"must_visit": self._on_task_clicked}

    # -- inside

    def _make_head(self) -> None:
        self.source = ChoiceField(
            self.tr("哪些户"),
            [
                ("tasks", self.tr("必到事项")),
                ("not_visited", self.tr("还没入户的")),
                ("longest", self.tr("最久没走访的")),
                ("checks", self.tr("今天抽查的")),
                ("plans", self.tr("有一户一策的")),
            ],
        )
        self.source.changed.connect(self._on_source_chosen)
        self.visitor = LineField(self.tr("走访人"), is_required=True)
        completer = QCompleter(self._names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.visitor.line_edit.setCompleter(completer)
        self.until = DateField(self.tr("哪天前走访完"), is_required=True)
        line = QHBoxLayout()
        line.setSpacing(14)
        for field in (self.source, self.visitor, self.until):
            line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        line.addStretch(1)
        self.body.addLayout(line)

    def _columns(self) -> list[Column]:
        def is_late(line: "PlanLine") -> bool:
            return bool(line.due_on and self._view and line.due_on < self._view.today)

        return [
            Column(self.tr("户号"), lambda line: line.number, 96),
            Column(self.tr("户主"), lambda line: line.head_name, 120, is_bold=True),
            Column(self.tr("走访事由"), lambda line: line.reason),
            Column(
                self.tr("哪天前"),
                lambda line: line.due_on,
                124,
                colour=lambda line: "danger" if is_late(line) else "ink",
            ),
            Column(self.tr("网格"), lambda line: line.grid_name, 160),
            Column(self.tr("联户干部"), lambda line: line.cadre_name, 120),
        ]

    def _chosen(self) -> list[Any]:
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        records = [self.table.records_model.record_at(row) for row in rows]
        return [record for record in records if record is not None]

    def _on_source_chosen(self) -> None:
        self.clear_message()
        self.source_chosen.emit(self.source.value())

    def _on_plan_clicked(self) -> None:
        self.plan_wanted.emit(self.visitor.text(), self.until.value(), self._chosen())

    def _on_own_plan_clicked(self) -> None:
        line = self.table.current_record()
        if line is not None:
            self.own_plan_wanted.emit(line.household_id)

    def _on_file_chosen(self, how: str) -> None:
        (self.print_wanted if how == "print" else self.export_wanted).emit()

    def _on_line_opened(self, line: Any) -> None:
        self.visit_wanted.emit(line.household_id)

    def _on_task_clicked(self) -> None:
        if self._view is None:
            return
        sheet = MustVisitSheet(self._view.today, self._view.occasions, self)
        sheet.household_search_wanted.connect(self.household_search_wanted)
        sheet.task_typed.connect(self.task_typed)
        self.open_form(sheet, "must_visit")

    def _on_drop_clicked(self) -> None:
        line = self.table.current_record()
        if line is None or not line.task_id:
            self.show_warning(self.tr("这一户是代办件带出来的，走访过就不再列出。"))
            return
        words = self.tr("{head}户：{reason}").format(head=line.head_name, reason=line.reason)
        sheet = DropTaskSheet(words, self)
        sheet.reason_typed.connect(lambda why: self.task_dropped.emit(line.task_id, why))
        self.open_sheet(sheet)
