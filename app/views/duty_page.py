"""值班: a month's roster, who is on duty, and what came in while they were."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.models.duty_roster import RosterPlan
from app.models.moments import china_clock_of, is_date
from app.models.rules.duty import ShiftTimes
from app.views.buttons import ActionButton
from app.views.copied_rows import copied_rows, nothing_copied_words, pasted_name
from app.views.duty_paste_sheet import DutyPasteSheet
from app.views.duty_sheets import (
    ShiftSheet,
    change_form,
    leave_form,
    month_form,
    shift_form,
    sign_out_form,
)
from app.views.flow_row import FlowRow
from app.views.labels import one_line_label
from app.views.list_page import ListPage
from app.views.record_form import lines_of
from app.views.record_table import RIGHT, Column
from app.views.sheet import Question
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.translation import spoken
from app.words.duty_words import DUTY_STATE

if TYPE_CHECKING:
    from app.presenters.duty_pasting import PastedLine
    from app.presenters.duty_presenter import DutyLine, DutyMonth, ShiftFile

SIGN_KEY, PASTE_KEY = "Ctrl+D", "Ctrl+V"
_TONES = {
    "planned": Tone.NEUTRAL,
    "on_duty": Tone.ACTIVE,
    "over": Tone.WARNING,
    "taken_over": Tone.DONE,
}


class DutyPage(ListPage):
    """The roster. Rows are DutyLine. Its presenter is DutyPresenter.

    Signals:
        month_moved: (int) months to go on or back.
        month_planned: (object) RosterPlan.
        shift_added: (str, object, str, str) day, ShiftTimes, officer id, leader.
        rows_pasted: (str, str) what copied rows are called, and the rows themselves.
        shifts_added: (list) PlannedShifts.
        shift_changed: (str, str, str) shift id, officer id, leader.
        shift_removed, signed_in, taken_over, shift_opened: (str) shift id.
        signed_out: (str, str) shift id, what the next one must know.
        substituted: (str, str, str) shift id, who stands in, why.
        roster_print_wanted, signing_print_wanted, export_wanted, roster_export_wanted.
        record_wanted: (str, str) kind and id of a record to open elsewhere.
    """

    place = "ledger:duty"
    month_moved = Signal(int)
    month_planned = Signal(object)
    shift_added = Signal(str, object, str, str)
    rows_pasted = Signal(str, str)
    shifts_added = Signal(list)
    shift_changed = Signal(str, str, str)
    shift_removed = Signal(str)
    signed_in = Signal(str)
    signed_out = Signal(str, str)
    taken_over = Signal(str)
    shift_opened = Signal(str)
    substituted = Signal(str, str, str)
    roster_print_wanted = Signal()
    signing_print_wanted = Signal()
    export_wanted = Signal()
    roster_export_wanted = Signal()
    record_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("值班"))
        self._month: Any = None
        self.paste_button = self.add_action(self.tr("粘贴"), PASTE_KEY)
        self.paste_button.clicked.connect(self._on_paste)
        self.paste_button.setToolTip(
            self.tr("从表格里复制值班表的几行再粘贴：日期、班次、值班人，有没有表头都行")
        )
        self.export_button = self._title_button(self.tr("导出签到表"), "Ctrl+E", self.export_wanted)
        self.signing_button = self._title_button(
            self.tr("打印签到表"), "Ctrl+Shift+P", self.signing_print_wanted
        )
        self.roster_button = self._title_button(
            self.tr("打印值班表"), "Ctrl+P", self.roster_print_wanted
        )
        self.sign_button = self.add_action(self.tr("签到"), SIGN_KEY, is_primary=True)
        self.sign_button.clicked.connect(self._on_sign_clicked)
        self.month_label = one_line_label("", "heading", self)
        self.table = StandingTable(
            self._columns(),
            self.tr("值班表"),
            self,
            kind="duty_shift",
            id_of=lambda line: str(line.shift.id),
        )
        self.table.set_empty_text(self.tr("这个月还没有排班。按 Ctrl+N 排一个月。"))
        self.table.record_selected.connect(self._on_selected)
        self.table.record_activated.connect(self._on_activated)
        self._lay_out_body()
        self.setFocusProxy(self.table)
        self._papers = (self.export_button, self.signing_button, self.roster_button)
        self._planning = (self.plan_button, self.add_button, self.paste_button)
        for button in (*self._papers, *self._planning):  # the month is not there yet
            button.setEnabled(False)
        self._on_selected(None)

    def show_month(self, month: "DutyMonth") -> None:
        """Show a DutyMonth; the shift that was marked stays marked, else today's."""
        marked = self.table.current_record()
        self._month = month
        year, _, number = month.month.partition("-")
        self.month_label.setText(self.tr("{year}年{month}月").format(year=year, month=int(number)))
        self.table.show_records(month.lines)
        self.set_subtitle(self._today_words(month))
        ids = [line.shift.id for line in month.lines]
        todays = [row for row, line in enumerate(month.lines) if line.is_today]
        if marked is not None and marked.shift.id in ids:
            self.table.select_row(ids.index(marked.shift.id))
        elif ids:
            self.table.select_row(todays[0] if todays else 0)
            self.table.scrollTo(
                self.table.currentIndex(), StandingTable.ScrollHint.PositionAtCenter
            )
        for paper in self._papers:
            paper.setEnabled(True)
        for button in self._planning:
            button.setEnabled(month.may_plan)
        self._on_selected(self.table.current_record())

    def show_shift(self, file: "ShiftFile") -> None:
        """Show one shift with its records."""
        sheet = ShiftSheet(file, self.window())
        sheet.record_wanted.connect(self.record_wanted)
        self.open_sheet(sheet)

    def show_pasted(self, lines: "Sequence[PastedLine]") -> None:
        """Show what copied rows would put on the roster."""
        sheet = DutyPasteSheet(list(lines), self.window())
        sheet.kept.connect(self.shifts_added)
        self.open_sheet(sheet)

    def show_done(self, what: str, count: int) -> None:
        """An act went through."""
        self.close_sheet()
        said = {
            "make_month": self.tr("已排好 %n 班，可以再逐班修改。", "", count),
            "add_shift": self.tr("已加上这一班。"),
            "add_shifts": self.tr("已排上 %n 班，可以再逐班修改。", "", count),
            "change_shift": self.tr("已改好这一班。"),
            "remove_shift": self.tr("已从值班表里删去这一班。"),
            "sign_in": self.tr("已签到。现在起来办事的人，由您首问负责。"),
            "sign_out": self.tr("已签退，交接事项已记下，等接班人签字。"),
            "take_over": self.tr("已签字接班。"),
            "substitute": self.tr("已登记替班。"),
        }
        self.show_notice(said[what])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of this page."""
        return {
            "sign_out": self._on_sign_out,
            "plan": self._on_plan,
            "add": self._on_add,
            "change": self._on_change,
            "leave": self._on_leave,
        }

    def key_of(self, record: Any) -> str:
        """A line is one shift."""
        return str(record.shift.id)

    def _today_words(self, month: "DutyMonth") -> str:
        on_duty = [line.shift for line in month.lines if line.is_today]
        if not on_duty:
            return self.tr("今天没有排班。")
        words = [f"{s.shift} {s.on_duty_name}（{spoken(DUTY_STATE, s.state)}）" for s in on_duty]
        return self.tr("今天：{people}").format(people=self.tr("、").join(words))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), self._day_words, 102, colour=_day_ink),
            Column(self.tr("班次"), self._shift_words, 154),
            Column(
                self.tr("带班"),
                lambda line: self.tr("未定") if line.lacks_leader else line.shift.leader_name,
                72,
                is_whole=True,
                colour=lambda line: "danger" if line.lacks_leader else "ink",
            ),
            Column(self.tr("值班人"), self._officer_words, 112, is_bold=True, is_whole=True),
            Column(
                self.tr("状态"),
                lambda line: spoken(DUTY_STATE, line.shift.state),
                90,
                tone=lambda line: _TONES[line.shift.state],
                is_whole=True,
            ),
            Column(self.tr("签到"), lambda line: _clock(line.shift.signed_in_at), 66),
            Column(self.tr("签退"), lambda line: _clock(line.shift.signed_out_at), 66),
            Column(self.tr("接待"), lambda line: _figure(line, "visitors"), 54, RIGHT),
            Column(self.tr("受理"), lambda line: _figure(line, "accepted"), 54, RIGHT),
            Column(self.tr("交接事项"), lambda line: " ".join(line.shift.handover_note.split())),
            Column(self.tr("接班"), lambda line: line.shift.taken_over_by, 72),
        ]

    def _day_words(self, line: Any) -> str:
        if not is_date(line.shift.duty_on):
            return str(line.shift.duty_on)
        day = date.fromisoformat(line.shift.duty_on)
        weekdays = (
            self.tr("周一"), self.tr("周二"), self.tr("周三"), self.tr("周四"), self.tr("周五"),
            self.tr("周六"), self.tr("周日"),
        )  # fmt: skip
        return f"{day:%m-%d} {weekdays[day.weekday()]}"

    def _shift_words(self, line: Any) -> str:
        return f"{line.shift.shift} {line.shift.starts_at_time}—{line.shift.ends_at_time}"

    def _officer_words(self, line: Any) -> str:
        if not line.shift.absent_name:
            return str(line.shift.on_duty_name)
        return self.tr("{name}（替{absent}）").format(
            name=line.shift.on_duty_name, absent=line.shift.absent_name
        )

    def _lay_out_body(self) -> None:
        line = self._line = FlowRow(self)
        self.before_button = ActionButton(self.tr("上月"), "Ctrl+Left", False, line)
        self.before_button.clicked.connect(self._on_before)
        self.after_button = ActionButton(self.tr("下月"), "Ctrl+Right", False, line)
        self.after_button.clicked.connect(self._on_after)
        self.plan_button = self._body_button(self.tr("排班"), "Ctrl+N", self._on_plan)
        self.add_button = self._body_button(self.tr("加班次"), "Ctrl+B", self._on_add)
        self.change_button = self._body_button(self.tr("改班"), "Ctrl+G", self._on_change)
        self.remove_button = self._body_button(self.tr("删去"), "Delete", self._on_remove)
        self.leave_button = self._body_button(self.tr("请假替班"), "Ctrl+T", self._on_leave)
        for widget in (
            self.before_button, self.month_label, self.after_button, self.leave_button,
            self.change_button, self.remove_button, self.add_button, self.plan_button,
        ):  # fmt: skip
            line.add(widget)
        self.body.addWidget(line)
        self.body.addWidget(self.table, 1)

    def _title_button(self, words: str, key: str, signal: Any) -> QPushButton:
        button = self.add_action(words, key)
        button.clicked.connect(signal)
        return button

    def _body_button(self, words: str, key: str, slot: Any) -> ActionButton:
        button = ActionButton(words, key, False, self._line)
        button.clicked.connect(slot)
        return button

    def _on_selected(self, line: "DutyLine | None") -> None:
        step = line.next_step if line is not None else ""
        words = {
            "sign_out": self.tr("签退"),
            "take_over": self.tr("接班签字"),
        }.get(step, self.tr("签到"))
        self.sign_button.setText(words)
        self.sign_button.setShortcut(SIGN_KEY)  # Qt forgets it with the old words
        self.sign_button.setEnabled(bool(step))
        is_planned = line is not None and line.shift.state == "planned"
        self.leave_button.setEnabled(is_planned)
        may_plan = self._month is not None and self._month.may_plan
        self.change_button.setEnabled(is_planned and may_plan)
        self.remove_button.setEnabled(is_planned and may_plan)

    def _on_activated(self, line: Any) -> None:
        if line is not None:
            self.shift_opened.emit(line.shift.id)

    def _on_sign_clicked(self) -> None:
        line = self.table.current_record()
        if line is None or not line.next_step:
            return
        if line.next_step == "sign_in":
            self.signed_in.emit(line.shift.id)
        elif line.next_step == "take_over":
            self.taken_over.emit(line.shift.id)
        else:
            self._on_sign_out()

    def _on_sign_out(self) -> None:
        line = self.table.current_record()
        if line is None or line.next_step != "sign_out":
            return
        form = sign_out_form(line, self.window())
        form.kept.connect(lambda typed: self.signed_out.emit(line.shift.id, typed["note"]))
        self.open_form(form, "sign_out", line)

    def _on_before(self) -> None:
        self.month_moved.emit(-1)

    def _on_after(self) -> None:
        self.month_moved.emit(1)

    def _on_plan(self) -> None:
        if self._month is None:
            return
        form = month_form(self._month, self.window())
        form.kept.connect(self._on_planned)
        self.open_form(form, "plan")

    def _on_planned(self, typed: dict[str, Any]) -> None:
        self.month_planned.emit(
            RosterPlan(
                typed["month"],
                tuple(typed["officers"]),
                lines_of(typed.get("leaders", "")),
                tuple(typed["shifts"]) or ("",),
            )
        )

    def _on_add(self) -> None:
        if self._month is None:
            return
        form = shift_form(self._month, self.window())
        form.kept.connect(self._on_added)
        self.open_form(form, "add")

    def _on_added(self, typed: dict[str, Any]) -> None:
        times = ShiftTimes(
            typed["name"],
            typed["starts"].replace("：", ":"),
            typed["ends"].replace("：", ":"),
            "every_day",
            is_out_of_hours=typed["is_out_of_hours"],
        )
        self.shift_added.emit(typed["day"], times, typed["officer"], typed.get("leader", ""))

    def _on_paste(self) -> None:
        self.clear_message()
        if text := copied_rows():
            self.rows_pasted.emit(pasted_name(), text)
        else:
            self.show_warning(nothing_copied_words(PASTE_KEY))

    def _on_change(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        form = change_form(self._month, line, self.window())
        form.kept.connect(
            lambda typed: self.shift_changed.emit(
                line.shift.id, typed["officer"], typed.get("leader", line.shift.leader_name)
            )
        )
        self.open_form(form, "change", line)

    def _on_remove(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        words = self.tr("{day} {shift}（{name}）将从值班表里删去。").format(
            day=line.shift.duty_on, shift=line.shift.shift, name=line.shift.on_duty_name
        )
        question = Question(self.tr("删去这一班？"), words, self.tr("删去"), parent=self.window())
        question.confirmed.connect(lambda: self.shift_removed.emit(line.shift.id))
        self.open_sheet(question)

    def _on_leave(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        form = leave_form(self._month, line, self.window())
        form.kept.connect(
            lambda typed: self.substituted.emit(line.shift.id, typed["substitute"], typed["reason"])
        )
        self.open_form(form, "leave", line)


def _clock(at: str) -> str:
    return china_clock_of(at) if at else ""


def _figure(line: "DutyLine", name: str) -> str:
    return str(getattr(line.count, name)) if line.shift.signed_in_at else ""


def _day_ink(line: "DutyLine") -> str:
    return "accent" if line.is_today else "ink"
