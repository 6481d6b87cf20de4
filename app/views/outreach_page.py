"""四到户: what is carried to every household, ticked household by household."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.visit_records import Outreach
from app.views.forms import CheckField, ChoiceField, DateField, Field, LineField
from app.views.list_page import ListPage
from app.views.menu_button import MenuButton
from app.views.record_form import RecordForm
from app.views.record_table import Column, RecordTable
from app.views.status_chip import Tone
from app.views.translation import captioned, spoken
from app.words.visit_terms import OUTREACH_TYPE

if TYPE_CHECKING:
    from app.presenters.outreach_presenter import OutreachLine, OutreachView


class OutreachPage(ListPage):
    """Its presenter is OutreachPresenter: `choice_made` to `choose`, `outreach_typed` to `begin`,
    `ticked` to `tick`, `print_wanted` to `print_list`, `export_wanted` to `export_list`; whoever
    shows the page asks for `open`.

    Signals:
        choice_made: (str, bool) which outreach, and whether only those left are wanted.
        outreach_typed: (dict) outreach_type, title, starts_on, ends_on, note.
        ticked: (list of str, bool) these households were reached, or were not after all.
        print_wanted, export_wanted: the households as a file.
        left: back to the visits.
    """

    place = "visits:open_outreach"
    choice_made = Signal(str, bool)
    outreach_typed = Signal(dict)
    ticked = Signal(list, bool)
    print_wanted = Signal()
    export_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("四到户"))
        self._view: Any = None
        self.add_way_back().clicked.connect(self.left)
        self.file_button = MenuButton(self.tr("名单"), "Ctrl+E", self)
        self.file_button.show_choices(
            [("print", self.tr("打印名单")), ("export", self.tr("导出表格"))]
        )
        self.file_button.chosen.connect(self._on_file_chosen)
        self.place_button(self.file_button)
        self.new_button = self.add_action(self.tr("新的到户事项"), "Ctrl+N")
        self.new_button.clicked.connect(self._on_new_clicked)
        self.untick_button = self.add_action(self.tr("勾错了"), "Ctrl+D")
        self.untick_button.clicked.connect(lambda: self._tick(is_reached=False))
        self.tick_button = self.add_action(self.tr("已到户"), "Ctrl+J", is_primary=True)
        self.tick_button.clicked.connect(lambda: self._tick(is_reached=True))
        self.outreach = ChoiceField(self.tr("到户事项"), parent=self)
        self.left_only = CheckField(" ", self.tr("只看还没到的户"), parent=self)
        self.outreach.changed.connect(self._on_choice_made)
        self.left_only.changed.connect(self._on_choice_made)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self.outreach, 3)
        head.addWidget(self.left_only, 1)
        head.addStretch(1)
        self.body.addLayout(head)
        self.table = RecordTable(self._columns(), self.tr("到户的户"), self)
        self.table.allow_several()
        self.table.record_activated.connect(self._on_line_opened)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_outreach(self, view: "OutreachView") -> None:
        """Show an OutreachView; the household that was marked stays marked."""
        marked = self.table.currentIndex().row()
        self._view = view
        self.outreach.set_choices([(each.id, self._words(each)) for each in view.outreaches])
        self.outreach.combo_box.blockSignals(True)
        self.outreach.set_value(view.chosen.id if view.chosen else "")
        self.outreach.combo_box.blockSignals(False)
        has_any = view.chosen is not None
        for widget in (self.outreach, self.left_only):
            widget.setEnabled(has_any)
        for button in (self.tick_button, self.untick_button, self.file_button):
            button.setEnabled(has_any)
        self.table.set_empty_text(
            self.tr("应到的户都到了。")
            if has_any
            else self.tr("还没有到户事项。按 Ctrl+N 记一项。")
        )
        self.table.show_records(view.lines)
        self.table.select_row(min(max(marked, 0), max(len(view.lines) - 1, 0)))
        said = self.tr(
            "已到 {reached} 户，共 {total} 户，还差 {left} 户；Ctrl+A 全选，回车勾选或取消。"
        )
        self.set_subtitle(
            said.format(reached=view.reached, total=view.total, left=view.total - view.reached)
            if has_any
            else ""
        )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self) -> None:
        """Something was begun."""
        self.close_sheet()
        self.show_notice(self.tr("已保存。"))

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of this page."""
        return {
            "new": self._on_new_clicked,
        }

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("户号"), lambda each: each.line.household.number, 96),
            Column(self.tr("户主"), lambda each: each.line.household.head_name, 130, is_bold=True),
            Column(self.tr("网格"), lambda each: each.line.grid_name, 180),
            Column(self.tr("联户干部"), lambda each: each.line.cadre_name, 130),
            Column(self.tr("住址"), lambda each: each.line.household.address),
            Column(
                self.tr("到户"),
                lambda each: each.reached_on or self.tr("没到"),
                150,
                tone=lambda each: Tone.DONE if each.reached_on else Tone.NEUTRAL,
                is_whole=True,
            ),
        ]

    def _words(self, outreach: Outreach) -> str:
        return captioned(spoken(OUTREACH_TYPE, outreach.outreach_type), outreach.title)

    def _tick(self, *, is_reached: bool) -> None:
        chosen = [each.line.household.id for each in self.table.selected_records()]
        if chosen:
            self.ticked.emit(chosen, is_reached)

    def _on_line_opened(self, each: "OutreachLine") -> None:
        self.ticked.emit([each.line.household.id], not each.reached_on)

    def _on_choice_made(self) -> None:
        self.choice_made.emit(self.outreach.value(), self.left_only.is_checked())

    def _on_file_chosen(self, how: str) -> None:
        (self.print_wanted if how == "print" else self.export_wanted).emit()

    def _on_new_clicked(self) -> None:
        if self._view is None:
            return
        days = [
            DateField(words, is_required=True) for words in (self.tr("从哪天"), self.tr("到哪天"))
        ]
        for day in days:
            day.set_today(date.fromisoformat(self._view.today))
            day.set_value(self._view.today)
        types = [(code, spoken(OUTREACH_TYPE, code)) for code in self._view.types]
        rows: list[dict[str, Field]] = [
            {"outreach_type": ChoiceField(self.tr("哪一种"), types, is_required=True)},
            {"title": LineField(self.tr("到户的是什么"), is_required=True)},
            {"starts_on": days[0], "ends_on": days[1]},
            {"note": LineField(self.tr("说明"))},
        ]
        sheet = RecordForm(self.tr("新的到户事项"), rows, self.tr("保存"), parent=self)
        sheet.set_size(600, 460)
        sheet.kept.connect(self.outreach_typed)
        self.open_form(sheet, "new")
