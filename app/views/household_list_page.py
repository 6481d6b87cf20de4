"""The list of households (群众)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.flow_row import FlowRow
from app.views.list_page import ListPage
from app.views.record_table import RIGHT, Column
from app.views.scale import is_large
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.text_edits import LineEdit
from app.views.translation import spoken, spoken_pairs
from app.words.register_terms import PRIORITY_GROUP, RESIDENCE

if TYPE_CHECKING:
    from app.presenters.household_list_presenter import HouseholdLine, RegisterTotals

PAUSE_MILLISECONDS = 150


class HouseholdListPage(ListPage):
    """All households, those of a grid, or those that some words mean.

    Its presenter is HouseholdListPresenter; rows are HouseholdLine.

    Signals:
        household_chosen: (str) the id of the household to open.
        search_wanted: (str) show the households that these words may mean; none mean all.
        choice_made: (dict) what to narrow the list to, by the names of HouseholdChoice.
        page_wanted: (object) the last row; what follows it is wanted.
        import_requested: a roster is to be brought in.
        add_requested: a new household is to be kept.
        grids_requested, duplicates_requested: the pages of these are wanted.
        several_wanted: (str, object) one change of all these households: action, ids.
        place_wanted: (str) this household gets a number, grid or address.
        all_wanted: the rest of the list is wanted, to be marked.
        print_wanted, export_wanted: the list as it stands, as a file.
    """

    household_chosen = Signal(str)
    search_wanted = Signal(str)
    choice_made = Signal(dict)
    page_wanted = Signal(object)
    import_requested = Signal()
    add_requested = Signal()
    grids_requested = Signal()
    duplicates_requested = Signal()
    several_wanted = Signal(str, object)
    place_wanted = Signal(str)
    all_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("群众"), parent)
        self._totals_words = ""
        self.add_button = self.add_action(self.tr("新增户"), "Ctrl+N", is_primary=True)
        self.add_button.clicked.connect(self.add_requested)
        self.import_button = self.add_action(self.tr("导入花名册"), "Ctrl+I")
        self.import_button.clicked.connect(self.import_requested)
        self.grids_button = self.add_action(self.tr("网格"), "Ctrl+G")
        self.grids_button.clicked.connect(self.grids_requested)
        self.duplicates_button = self.add_action(self.tr("疑似重复"), "Ctrl+D")
        self.duplicates_button.clicked.connect(self.duplicates_requested)
        self.search_edit = LineEdit(self)
        self.search_edit.setPlaceholderText(self.tr("户号、姓名、拼音首字母、电话后四位"))
        self.search_edit.setAccessibleName(self.tr("查找住户"))
        self.search_edit.setClearButtonEnabled(True)
        self.search_edit.textChanged.connect(self._on_text_changed)
        self.search_edit.returnPressed.connect(self._on_return_pressed)
        self.search_edit.installEventFilter(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._on_pause)
        self.grid_box = self._choice_box(self.tr("网格"))
        self.group_box = self._choice_box(self.tr("人员类别"))
        self.residence_box = self._choice_box(self.tr("居住状态"))
        self.more_box = self._choice_box(self.tr("其他条件"))
        self._offer(self.group_box, [("", self.tr("全部人员类别"))])
        self._offer(self.residence_box, [("", self.tr("全部居住状态")), *spoken_pairs(RESIDENCE)])
        self._offer(
            self.more_box,
            [
                ("", self.tr("在册的户")),
                ("is_doubtful", self.tr("有待核的人")),
                ("is_without_cadre", self.tr("没有联户干部")),
                ("is_unplaced", self.tr("待安置（没分网格，或迁来还没住址）")),
                ("is_irregular", self.tr("户主不在或要理顺的")),
                ("is_closed", self.tr("已迁出、已销户")),
            ],
        )
        self.table = StandingTable(
            self._columns(),
            self.tr("住户列表"),
            self,
            kind="household",
            id_of=lambda line: str(line.household.id),
        )
        self.table.record_activated.connect(self._on_record_activated)
        self.table.page_wanted.connect(self.page_wanted)
        self.table.allow_several()
        self.table.choice_changed.connect(self._show_marked)
        self._lay_out_filters()
        self.body.addWidget(self.table, 1)
        self._show_marked()
        self.setFocusProxy(self.search_edit)

    def show_totals(self, totals: "RegisterTotals") -> None:
        """How many there are of everything."""
        words = self.tr("{households} 户　{people} 人").format(
            households=totals.households, people=totals.people
        )
        if totals.doubtful:
            words += self.tr("　待核 {count} 人").format(count=totals.doubtful)
        if totals.unplaced:
            words += self.tr("　待安置 {count} 户").format(count=totals.unplaced)
        if totals.chosen is not None:
            words += self.tr("　符合条件 {count} 户").format(count=totals.chosen)
        self._totals_words = words
        self._show_marked()
        self._show_grids(totals)
        groups = [
            ("", self.tr("全部人员类别")),
            *((group, spoken(PRIORITY_GROUP, group)) for group in totals.groups),
        ]
        self._offer(self.group_box, groups)
        if totals.households:
            self.table.set_empty_text(self.tr("没有找到这样的住户。"))
        else:
            self.table.set_empty_text(self.tr("还没有住户。按 Ctrl+I 导入花名册。"))

    def show_households(self, lines: "Sequence[HouseholdLine]", *, more: bool) -> None:
        """Show these; the household that was marked stays marked."""
        marked = self.table.current_record()
        self.table.show_records(lines, more=more)
        for row, line in enumerate(lines):
            if marked is not None and line.household.id == marked.household.id:
                self.table.select_row(row)
                return
        if lines:
            self.table.select_row(0)

    def show_all_households(self, lines: "Sequence[HouseholdLine]") -> None:
        """Show these, which are all, and mark every one."""
        self.table.show_records(lines)
        if lines:
            self.table.select_row(0)
        self.table.selectAll()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def marked_ids(self) -> list[str]:
        """The households that are marked."""
        return [line.household.id for line in self.table.selected_records()]

    def add_households(self, lines: Sequence[Any], *, more: bool) -> None:
        """Show these after what stands here."""
        self.table.add_records(lines, more=more)

    def _lay_out_filters(self) -> None:
        """In one line, or in two when the text is large; then there is room for two buttons beside them."""
        one, other = QHBoxLayout(), QHBoxLayout()
        second = other if is_large() else one
        one.addWidget(self.search_edit, 3)
        for line, box in (
            (one, self.grid_box), (one, self.group_box), (second, self.residence_box),
            (second, self.more_box),
        ):  # fmt: skip
            line.addWidget(box, 2)
        row = self._buttons()
        for button in (self.export_button, self.print_button):
            if is_large():
                other.addWidget(button)
            else:
                row.add(button)
        for line in (one, other):
            line.setSpacing(14)
            self.body.addLayout(line)
        self.body.addWidget(row)

    def _buttons(self) -> FlowRow:
        """What is done with the households that are marked, and with the list."""
        line = FlowRow(self)
        self.all_button = ActionButton(self.tr("全选"), "Ctrl+Shift+A", False, line)
        self.move_button = ActionButton(self.tr("调整网格"), "Ctrl+M", False, line)
        self.placing_button = ActionButton(self.tr("安置"), "Ctrl+U", False, line)
        self.cadre_button = ActionButton(self.tr("指定联户干部"), "Ctrl+B", False, line)
        self.export_button = ActionButton(self.tr("导出"), "Ctrl+E", False, line)
        self.print_button = ActionButton(self.tr("打印"), "Ctrl+P", False, line)
        self.all_button.clicked.connect(self.all_wanted)
        self.move_button.clicked.connect(self._on_move_clicked)
        self.placing_button.clicked.connect(self._on_place_clicked)
        self.cadre_button.clicked.connect(self._on_cadre_clicked)
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        for button in (self.all_button, self.placing_button, self.move_button, self.cadre_button):
            line.add(button)
        return line

    def _show_marked(self) -> None:
        count = len(self.table.selectionModel().selectedRows())
        words = self.tr("选了 {count} 户").format(count=count) if count > 1 else ""
        words = words or self.tr("按住 Shift 或 Ctrl 可以一次选多户")
        self.set_subtitle(f"{self._totals_words}　{words}" if self._totals_words else "")
        for button in (self.move_button, self.cadre_button):
            button.setEnabled(count > 0)
        self.placing_button.setEnabled(count == 1)

    def _on_place_clicked(self) -> None:
        for household_id in self.marked_ids():
            self.place_wanted.emit(household_id)

    def _on_move_clicked(self) -> None:
        self.several_wanted.emit("move_household", self.marked_ids())

    def _on_cadre_clicked(self) -> None:
        self.several_wanted.emit("assign_cadre", self.marked_ids())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the search line into the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search_edit.text():
                self.search_edit.clear()
                return True
        return super().eventFilter(watched, event)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("户号"), lambda line: line.household.number, 120),
            Column(self.tr("户主"), lambda line: line.household.head_name, 150, is_bold=True),
            Column(self.tr("网格"), lambda line: line.grid_name, 190),
            Column(self.tr("人口"), lambda line: str(line.people), 80, RIGHT),
            Column(self.tr("联户干部"), self._cadre_words, 180, colour=_cadre_ink),
            Column(self.tr("住址"), lambda line: line.household.address),
            Column(self.tr("待核"), self._doubt_words, 130, tone=lambda line: Tone.WARNING),
        ]

    def _cadre_words(self, line: "HouseholdLine") -> str:
        return line.cadre_name or self.tr("还没有")

    def _doubt_words(self, line: Any) -> str:
        return self.tr("{count} 人").format(count=line.doubtful) if line.doubtful else ""

    def _show_grids(self, totals: "RegisterTotals") -> None:
        choices = [("", self.tr("全部网格"))]
        for grid_id, name, households in totals.grids:
            words = self.tr("{name}（{households} 户）").format(name=name, households=households)
            choices.append((grid_id, words))
        self._offer(self.grid_box, choices)

    def _choice_box(self, name: str) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(9)
        box.currentIndexChanged.connect(self._on_choice_changed)
        return box

    def _offer(self, box: QComboBox, choices: Sequence[tuple[str, str]]) -> None:
        """What can be chosen now; the choice stays if it can."""
        if [box.itemData(n) for n in range(box.count())] == [code for code, _ in choices]:
            for number, (_, words) in enumerate(choices):
                box.setItemText(number, words)
            return
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        for code, words in choices:
            box.addItem(words, code)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.blockSignals(False)

    def _on_text_changed(self) -> None:
        self._pause.start()

    def _on_pause(self) -> None:
        self.search_wanted.emit(self.search_edit.text().strip())

    def _on_return_pressed(self) -> None:
        if not self._pause.isActive():
            self._on_record_activated(self.table.current_record())

    def _on_choice_changed(self) -> None:
        chosen = {
            "grid_id": self.grid_box.currentData() or "",
            "group": self.group_box.currentData() or "",
            "residence": self.residence_box.currentData() or "",
        }
        more = self.more_box.currentData()
        self.choice_made.emit(chosen | ({more: True} if more else {}))

    def _on_record_activated(self, line: "HouseholdLine") -> None:
        if line is not None:
            self.household_chosen.emit(line.household.id)


def _cadre_ink(line: "HouseholdLine") -> str:
    return "ink" if line.cadre_name else "ink_faint"
