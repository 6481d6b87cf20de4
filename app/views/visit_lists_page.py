"""The lists beside the visits: rounds of general visits, evenings for visits, leaders' comments."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.views.forms import ChoiceField, DateField, LineField
from app.views.list_page import ListPage
from app.views.record_form import RecordForm
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.scale import scaled
from app.views.sheet import Question
from app.views.translation import listed, spoken
from app.words.visit_terms import ROUND_STATE, VISIT_COUNT

if TYPE_CHECKING:
    from app.presenters.visit_lists_presenter import ListLine, VisitListView

WIDTHS: Mapping[str, tuple[int | None, ...]] = MappingProxyType(
    {
        "rounds": (None, 122, 122, 96, 84, 84, 92, 84, 84),
        "nights": (130, 84, 84, None, 360),
        "comments": (122, 106, 104, 104, 150, 122, None),
    }
)
"""Of each list's columns; None takes what is left."""
STATE_PLACE, NARROWEST_WORDS, SPAN_WIDTH = 3, 96, 180


class VisitListsPage(ListPage):
    """Its presenter is VisitListsPresenter: `span_chosen` to `choose`, `round_typed` to `set_round`,
    `round_closed` to `close_round`, `round_removed` to `remove_round`, `print_wanted` to
    `print_list`, `export_wanted` to `export_list`; whoever shows the page asks for `open(kind)`.

    Signals:
        span_chosen: (str) another year or month.
        visit_wanted: (str) the visit behind a comment.
        period_wanted: (object) the households that wait in a round.
        evening_wanted: (object, str) the visits of an evening, and its words.
        round_typed: (dict) name, starts_on, ends_on.
        round_closed, round_removed: (str) the id of the round.
        print_wanted, export_wanted: the list as a file.
        left: back to the visits.
    """

    place = "visits:open_rounds"
    span_chosen = Signal(str)
    visit_wanted = Signal(str)
    period_wanted = Signal(object)
    evening_wanted = Signal(object, str)
    round_typed = Signal(dict)
    round_closed = Signal(str)
    round_removed = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._view: Any = None
        self.add_way_back().clicked.connect(self.left)
        self.remove_button = self.add_action(self.tr("撤销"), "Ctrl+D")
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.close_button = self.add_action(self.tr("到今天结束"), "Ctrl+J")
        self.close_button.clicked.connect(self._on_close_clicked)
        self.new_button = self.add_action(self.tr("定一轮走访"), "Ctrl+N")
        self.new_button.clicked.connect(self._on_new_clicked)
        self.export_button = self.add_action(self.tr("导出表格"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self.print_wanted)
        self.span = ChoiceField(self.tr("时间"), parent=self)
        self.span.setMinimumWidth(scaled(SPAN_WIDTH))
        self.span.changed.connect(self._on_span_chosen)
        head = QHBoxLayout()
        head.addWidget(self.span)
        head.addStretch(1)
        self.body.addLayout(head)
        self._stack = QStackedWidget(self)
        self.tables = self._make_tables()
        for table in self.tables.values():
            table.record_activated.connect(self._on_line_opened)
            self._stack.addWidget(table)
        self.body.addWidget(self._stack, 1)

    def show_list(self, view: "VisitListView") -> None:
        """Show a VisitListView."""
        self._view = view
        table = self.tables[view.kind]
        self.set_title(self._titles()[view.kind])
        is_rounds = view.kind == "rounds"
        for button in (self.remove_button, self.close_button, self.new_button):
            button.setVisible(is_rounds)
        self.span.set_choices([(span, self._span_words(span)) for span in view.spans])
        self.span.combo_box.blockSignals(True)
        self.span.set_value(view.span)
        self.span.combo_box.blockSignals(False)
        self.set_subtitle(self._summary(view))
        if view.lacking:
            said = self.tr("按规定每月都要点评，这个月还缺：{ranks}。")
            self.show_warning(said.format(ranks=listed(view.lacking)))
        else:
            self.clear_message()
        table.show_records(view.lines)
        self._stack.setCurrentWidget(table)
        table.select_row(0)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self) -> None:
        """A round was kept, closed or removed."""
        self.close_sheet()
        self.show_notice(self.tr("已保存。"))

    def _make_tables(self) -> dict[str, RecordTable]:
        empty = {
            "rounds": self.tr("还没有定走访轮次。按 Ctrl+N 定一轮。"),
            "nights": self.tr("这一年还没有到过集中夜访日，或者本地没有定集中夜访日。"),
            "comments": self.tr("这个月还没有点评。镇里领导在网页上点评后，同步时带来。"),
        }
        tables = {}
        for kind, headings in self._headings().items():
            columns = [
                self._column(heading, place, width)
                for place, (heading, width) in enumerate(zip(headings, WIDTHS[kind], strict=True))
            ]
            tables[kind] = RecordTable(columns, self._titles()[kind], self._stack)
            tables[kind].set_empty_text(empty[kind])
        return tables

    def _column(self, heading: str, place: int, width: int | None) -> Column:
        def words(line: "ListLine") -> str:
            if line.state and place == STATE_PLACE:
                return spoken(ROUND_STATE, line.state)
            return " ".join(str(line.cells[place]).split())

        is_number = width is not None and width < NARROWEST_WORDS
        return Column(
            heading,
            words,
            width,
            RIGHT if is_number else Qt.AlignmentFlag.AlignLeft,
            colour=lambda line: "ink" if line.is_good else "danger",
            is_bold=place == 0,
        )

    def _titles(self) -> dict[str, str]:
        return {
            "rounds": self.tr("普遍走访轮次"),
            "nights": self.tr("集中夜访日"),
            "comments": self.tr("日记点评"),
        }

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of this page."""
        return {
            "new": self._on_new_clicked,
        }

    def _headings(self) -> dict[str, list[str]]:
        return {
            "rounds": [
                self.tr("轮次"), self.tr("从"), self.tr("到"), self.tr("状态"), self.tr("应访户"),
                self.tr("已访户"), self.tr("入户率"), self.tr("未访户"), self.tr("人次"),
            ],
            "nights": [
                self.tr("夜访日"), self.tr("次数"), self.tr("户数"), self.tr("出去的人"),
                self.tr("没有夜访的联户干部"),
            ],
            "comments": [
                self.tr("日期"), self.tr("级别"), self.tr("点评人"), self.tr("走访人"), self.tr("户"),
                self.tr("走访日期"), self.tr("点评"),
            ],
        }  # fmt: skip

    def _summary(self, view: "VisitListView") -> str:
        figures = [
            f"{spoken(VISIT_COUNT, name) if name in VISIT_COUNT else name} {count}"
            for name, count in view.counts
        ]
        hints = {
            "rounds": self.tr("每轮应达到 {percent}%；回车看这一轮还没入户的户").format(
                percent=view.owed
            ),
            "nights": self.tr("每月 {days} 日夜访；回车看当天的夜访").format(
                days=listed([str(day) for day in view.days])
            )
            if view.days
            else self.tr("本地的规则没有定集中夜访日"),
            "comments": self.tr("各级点评分开计数；回车看那次走访"),
        }
        return "；".join([listed(figures), hints[view.kind]])

    def _span_words(self, span: str) -> str:
        year, _, month = span.partition("-")
        if not month:
            return self.tr("{year}年").format(year=year)
        return self.tr("{year}年{month}月").format(year=year, month=int(month))

    def _on_span_chosen(self) -> None:
        if self.span.value():
            self.span_chosen.emit(self.span.value())

    def _on_line_opened(self, line: "ListLine") -> None:
        if line.visit_id:
            self.visit_wanted.emit(line.visit_id)
        elif self._view.kind == "nights":
            words = self.tr("夜访 {day}").format(day=line.cells[0])
            self.evening_wanted.emit(line.period, words)
        elif line.period is not None:
            self.period_wanted.emit(line.period)

    def _on_new_clicked(self) -> None:
        fields = {
            "name": LineField(self.tr("叫什么"), is_required=True),
            "starts_on": DateField(self.tr("从哪天"), is_required=True),
            "ends_on": DateField(self.tr("到哪天"), is_required=True),
        }
        rows = [{"name": fields["name"]}, {n: fields[n] for n in ("starts_on", "ends_on")}]
        sheet = RecordForm(self.tr("定一轮走访"), rows, self.tr("保存"), parent=self)
        sheet.set_size(560, 320)
        sheet.kept.connect(self.round_typed)
        self.open_form(sheet, "new")

    def _own_round(self) -> Any:
        line = self.tables["rounds"].current_record()
        if line is None or not line.round_id:
            self.show_warning(
                self.tr("这一轮是按规定平分全年得来的，不用改；自己定了轮次就按自己定的。")
            )
            return None
        return line

    def _on_close_clicked(self) -> None:
        line = self._own_round()
        if line is not None:
            self.round_closed.emit(line.round_id)

    def _on_remove_clicked(self) -> None:
        line = self._own_round()
        if line is None:
            return
        words = self.tr("{name}不再算一轮；走访记录都留着。").format(name=line.cells[0])
        question = Question(self.tr("撤销这一轮"), words, self.tr("撤销"), parent=self)
        question.confirmed.connect(lambda: self.round_removed.emit(line.round_id))
        self.open_sheet(question)
