"""基本台账: the place's blocks and fields of the village or one grid, beside what other years kept."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.basic_ledger import ComparedLine
from app.models.rules.ledgers import BlockField
from app.views.forms import ChoiceField, Field, LineField
from app.views.labels import whole_label
from app.views.list_page import ListPage
from app.views.record_form import RecordForm
from app.views.record_table import RIGHT, Column, RecordTable

if TYPE_CHECKING:
    from app.presenters.basic_ledger_presenter import LedgerChoice, LedgerTimes, LedgerView

FIELDS_A_ROW = 3
NOW, NOTHING = 0, -1


class BasicLedgerPage(ListPage):
    """Shows a LedgerView. Its presenter is BasicLedgerPresenter.

    Signals:
        chosen: (str, int, int) a grid (empty: the village) and the two times to be shown.
        filled: (object) what was typed, by block and field.
        year_kept: (int) the year to keep.
        print_wanted, export_wanted: what is shown is wanted as a file.
    """

    place = "ledger:basic"
    chosen = Signal(str, int, int)
    filled = Signal(object)
    year_kept = Signal(int)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("基本台账"))
        self._view: Any = None
        self.keep_button = self.add_action(self.tr("年末留存"), "Ctrl+Y")
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.fill_button = self.add_action(self.tr("填写"), "Ctrl+N", is_primary=True)
        self.fill_button.clicked.connect(self._on_fill_clicked)
        self.subject_field = ChoiceField(self.tr("哪里的"), [], parent=self)
        self.after_field = ChoiceField(self.tr("看哪一年"), [], parent=self)
        self.before_field = ChoiceField(self.tr("和哪一年比"), [], parent=self)
        for field in (self.subject_field, self.after_field, self.before_field):
            field.changed.connect(self._on_chosen)
        self.about = whole_label("", "body", self)
        self.table = RecordTable(self._columns(), self.tr("基本台账"), self)
        self.table.record_activated.connect(lambda line: self._on_fill_clicked())
        choices = QHBoxLayout()
        choices.setSpacing(18)
        for field in (self.subject_field, self.after_field, self.before_field):
            choices.addWidget(field, 1)
        self.body.addLayout(choices)
        self.body.addWidget(self.about)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_ledger(self, view: "LedgerView") -> None:
        """Show this instead; what was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self._view = view
        whole = self.tr("全村")
        self.subject_field.set_choices([(each, name or whole) for each, name in view.subjects])
        years = [(str(each.year), self._year_words(each)) for each in view.years]
        self.after_field.set_choices([(str(NOW), self.tr("现在")), *years])
        self.before_field.set_choices([(str(NOTHING), self.tr("不比")), *years])
        self._show_choice(view.choice)
        self.table.set_empty_text(self._empty_words(view))
        self.table.show_records(view.lines)
        if view.lines:
            self.table.select_row(min(row, len(view.lines) - 1))
        self.about.set_words(self._about_words(view))
        self.fill_button.setEnabled(bool(view.fields) and view.choice.after == NOW)
        self.keep_button.setEnabled(bool(view.fields) and view.may_keep)

    def show_done(self, what: str, count: int) -> None:
        """An act went through."""
        self.close_sheet()
        if what == "keep":
            self.show_notice(self.tr("已留存 %n 本基本台账，以后不再改动。", "", count))
        elif count:
            self.show_notice(self.tr("已保存，改了 %n 格。", "", count))
        else:
            self.show_notice(self.tr("没有改动。"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of this page."""
        return {
            "fill": self._on_fill_clicked,
            "keep_year": self._on_keep_clicked,
        }

    def key_of(self, record: ComparedLine) -> str:
        """A line is one field of one block."""
        return f"{record.block}/{record.field}"

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("块"), lambda line: line.block, 130),
            Column(self.tr("小项"), lambda line: line.field, 200, is_bold=True),
            Column(self.tr("单位"), lambda line: line.unit, 70),
            Column(self.tr("比的那年"), lambda line: self._words(line, line.before), 170),
            Column(self.tr("看的这年"), lambda line: self._words(line, line.after)),
            Column(self.tr("变化"), lambda line: line.change, 110, RIGHT),
            Column(
                self.tr("各网格合计"),
                lambda line: line.summed,
                130,
                RIGHT,
                colour=lambda line: (
                    "warning" if line.summed and line.after and line.summed != line.after else ""
                ),
            ),
        ]

    def _words(self, line: Any, value: str) -> str:
        if line.kind == "yes_no" and value:
            return self.tr("是") if value == "yes" else self.tr("否")
        return value

    def _year_words(self, kept: "LedgerTimes") -> str:
        words = self.tr("{year} 年（{day} {name}留存）")
        return words.format(year=kept.year, day=kept.kept_on, name=kept.kept_by)

    def _empty_words(self, view: "LedgerView") -> str:
        if not view.fields:
            return self.tr("本地规则没有列出基本台账的小项；由镇里在规则里列出后就能填。")
        return self.tr("这一年没有留存这里的台账。")

    def _about_words(self, view: "LedgerView") -> str:
        if not view.fields:
            return ""
        words = [
            self.tr("现在已填 {filled} 格，共 {total} 格。").format(
                filled=view.filled, total=len(view.fields)
            )
        ]
        twice = [str(each.year) for each in view.years if each.times > 1]
        if twice:
            words.append(
                self.tr("{years} 年在两台电脑上都留存过，以最早的一份为准。").format(
                    years=self.tr("、").join(twice)
                )
            )
        if view.is_month_of_snapshot:
            words.append(
                self.tr("本地规则定在每年 {month} 月摸底登记，{year} 年的还没有留存。").format(
                    month=view.snapshot_month, year=view.this_year
                )
            )
        return "".join(words)

    def _show_choice(self, choice: "LedgerChoice") -> None:
        for field, value in (
            (self.subject_field, choice.grid_id),
            (self.after_field, str(choice.after)),
            (self.before_field, str(choice.before)),
        ):
            field.blockSignals(True)
            field.set_value(value)
            field.blockSignals(False)

    def _on_chosen(self) -> None:
        after, before = self.after_field.value(), self.before_field.value()
        self.chosen.emit(self.subject_field.value(), int(before or NOTHING), int(after or NOW))

    def _on_fill_clicked(self) -> None:
        line = self.table.current_record()
        if self._view is None or line is None or self._view.choice.after != NOW:
            return
        fields = [(block, field) for block, field in self._view.fields if block == line.block]
        if not fields:
            return
        form = ledger_form(line.block, fields, self._view.values, self.window())
        form.kept.connect(
            lambda typed: self.filled.emit({(line.block, name): typed[name] for name in typed})
        )
        if line.field in form.fields:
            form.fields[line.field].setFocus(Qt.FocusReason.OtherFocusReason)
        self.open_form(form, "fill", line)

    def _on_keep_clicked(self) -> None:
        if self._view is None:
            return
        this_year = self._view.this_year
        kept = {each.year for each in self._view.years}
        left = [year for year in (this_year, this_year - 1) if year not in kept] or [this_year]
        sheet = keep_year_form(left, len(self._view.fields) - self._view.filled, self.window())
        sheet.kept.connect(lambda typed: self.year_kept.emit(int(typed["year"])))
        self.open_form(sheet, "keep_year")


def ledger_form(
    block: str, fields: list[tuple[str, Any]], values: Mapping[Any, str], parent: QWidget
) -> RecordForm:
    """One block with all its fields, three to a row."""
    made = {rule.name: _field_for(rule, values.get((block, rule.name), "")) for _, rule in fields}
    names = list(made)
    rows = [
        {name: made[name] for name in names[start : start + FIELDS_A_ROW]}
        for start in range(0, len(names), FIELDS_A_ROW)
    ]
    return RecordForm(
        QCoreApplication.translate("BasicLedgerForm", "填写：{block}").format(block=block),
        rows,
        QCoreApplication.translate("BasicLedgerForm", "保存"),
        parent=parent,
    )


def keep_year_form(years: list[int], empty: int, parent: QWidget) -> RecordForm:
    """年末留存: for which year; what is still empty is said before."""
    words = QCoreApplication.translate(
        "BasicLedgerForm", "全村和各网格现在的基本台账各留一份，留存后不再改动。"
    )
    if empty:
        still = QCoreApplication.translate("BasicLedgerForm", "这一本还有 {empty} 格没有填。")
        words += still.format(empty=empty)
    year_words = QCoreApplication.translate("BasicLedgerForm", "{year} 年")
    field = ChoiceField(
        QCoreApplication.translate("BasicLedgerForm", "留存为哪一年的"),
        [(str(year), year_words.format(year=year)) for year in years],
        is_required=True,
    )
    return RecordForm(
        QCoreApplication.translate("BasicLedgerForm", "年末留存"),
        ({"year": field},),
        QCoreApplication.translate("BasicLedgerForm", "留存"),
        words,
        parent,
    )


def _field_for(rule: BlockField, value: str) -> Field:
    caption = f"{rule.name}（{rule.unit}）" if rule.unit else rule.name
    if rule.kind == "yes_no":
        choices = [
            ("", QCoreApplication.translate("BasicLedgerForm", "没有填")),
            ("yes", QCoreApplication.translate("BasicLedgerForm", "是")),
            ("no", QCoreApplication.translate("BasicLedgerForm", "否")),
        ]
        chosen = ChoiceField(caption, choices)
        chosen.set_value(value)
        return chosen
    line = LineField(caption, placeholder="2026-01-05" if rule.kind == "date" else "")
    line.set_text(value)
    return line
