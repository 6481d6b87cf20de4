"""The sheets of the duty page: make a month, add or change a shift, hand over, leave, one shift read."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.duty_states import SUBSTITUTE
from app.models.moments import china_clock_of, china_date_of
from app.views.case_words import short_number
from app.views.forms import CheckField, ChoiceField, DateField, LineField, TextField
from app.views.labels import whole_label
from app.views.record_form import ChecksField, RecordForm, latest
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet
from app.views.translation import spoken
from app.words.duty_words import DUTY_ACTION, RECORD_KIND

WIDTH, HEIGHT = 860, 620


def month_form(month: Any, parent: QWidget) -> RecordForm:
    """排班: a month by rotation."""
    month_field = LineField(QCoreApplication.translate("DutySheets", "月份"), is_required=True)
    month_field.set_text(month.month)
    usual = [times.name for times in month.shifts]
    words = [(t.name, f"{t.name} {t.starts}—{t.ends}") for t in month.shifts]
    leaders = TextField(
        QCoreApplication.translate("DutySheets", "带班领导"),
        QCoreApplication.translate("DutySheets", "每行一个，按天轮流；不写就空着。"),
        lines=3,
    )
    leaders.set_text("\n".join(latest(line.shift.leader_name for line in month.lines)))
    officers = ChecksField(
        QCoreApplication.translate("DutySheets", "值班人（按这个顺序轮流）"),
        month.officers,
        [key for key, _ in month.officers],
        columns=3,
    )
    return RecordForm(
        QCoreApplication.translate("DutySheets", "排班"),
        (
            {"month": month_field},
            {"officers": officers},
            {"shifts": ChecksField(QCoreApplication.translate("DutySheets", "班次"), words, usual)},
            *(({"leaders": leaders},) if month.is_leader_named else ()),
        ),
        QCoreApplication.translate("DutySheets", "生成"),
        QCoreApplication.translate(
            "DutySheets", "从今天排起，接着上一班的人往下轮；已经排好的班次不动。"
        ),
        parent,
    )


def shift_form(month: Any, parent: QWidget) -> RecordForm:
    """加班次: one more shift, an evening or a holiday."""
    day = DateField(QCoreApplication.translate("DutySheets", "日期"), is_required=True)
    day.set_today(month.today)
    day.set_value(month.today.isoformat())
    officer = ChoiceField(
        QCoreApplication.translate("DutySheets", "值班人"), month.officers, is_required=True
    )
    name = LineField(QCoreApplication.translate("DutySheets", "班次名称"), is_required=True)
    name.set_text(QCoreApplication.translate("DutySheets", "晚班"))
    starts = LineField(QCoreApplication.translate("DutySheets", "从"), placeholder="18:30")
    ends = LineField(QCoreApplication.translate("DutySheets", "到"), placeholder="20:30")
    leader = LineField(QCoreApplication.translate("DutySheets", "带班领导"))
    leader.offer(_leaders(month))
    _begin_as_last(month, name, starts, ends)
    extra = CheckField("", QCoreApplication.translate("DutySheets", "工作时间以外（晚上、节假日）"))
    extra.set_checked(True)
    return RecordForm(
        QCoreApplication.translate("DutySheets", "加班次"),
        (
            {"day": day, "name": name},
            {"starts": starts, "ends": ends},
            {"officer": officer, **({"leader": leader} if month.is_leader_named else {})},
            {"is_out_of_hours": extra},
        ),
        QCoreApplication.translate("DutySheets", "加上"),
        parent=parent,
    )


def change_form(month: Any, line: Any, parent: QWidget) -> RecordForm:
    """改班: someone else for good."""
    officer = ChoiceField(
        QCoreApplication.translate("DutySheets", "值班人"), month.officers, is_required=True
    )
    officer.set_value(line.shift.officer_id)
    leader = LineField(QCoreApplication.translate("DutySheets", "带班领导"))
    leader.set_text(line.shift.leader_name)
    leader.offer(_leaders(month))
    return RecordForm(
        QCoreApplication.translate("DutySheets", "改班"),
        ({"officer": officer}, *(({"leader": leader},) if month.is_leader_named else ())),
        QCoreApplication.translate("DutySheets", "保存"),
        QCoreApplication.translate(
            "DutySheets", "{day} {shift}；值班人临时来不了，请用“请假替班”。"
        ).format(day=line.shift.duty_on, shift=line.shift.shift),
        parent,
    )


def sign_out_form(line: Any, parent: QWidget) -> RecordForm:
    """签退: what the next shift must know."""
    note = TextField(
        QCoreApplication.translate("DutySheets", "交接事项"),
        QCoreApplication.translate("DutySheets", "没有要交接的就写“无”。"),
        lines=4,
        is_required=True,
    )
    figures = QCoreApplication.translate(
        "DutySheets", "这一班接待 {visitors} 人次，受理 {accepted} 件（按记录算出）。"
    )
    return RecordForm(
        QCoreApplication.translate("DutySheets", "签退"),
        ({"note": note},),
        QCoreApplication.translate("DutySheets", "签退"),
        figures.format(visitors=line.count.visitors, accepted=line.count.accepted),
        parent,
    )


def leave_form(month: Any, line: Any, parent: QWidget) -> RecordForm:
    """请假替班: who stands in is said at once."""
    others = [pair for pair in month.officers if pair[0] != line.shift.on_duty_id]
    substitute = ChoiceField(
        QCoreApplication.translate("DutySheets", "替班人"), others, is_required=True
    )
    reason = LineField(QCoreApplication.translate("DutySheets", "请假原因"), is_required=True)
    words = QCoreApplication.translate(
        "DutySheets", "{day} {shift}，值班人 {name}。请假必须有替班人。"
    )
    if not others:
        words = QCoreApplication.translate(
            "DutySheets",
            "{day} {shift}，值班人 {name}。没有别的账号可以替班，请先在设置的“账号”里加一个。",
        )
    return RecordForm(
        QCoreApplication.translate("DutySheets", "请假替班"),
        ({"substitute": substitute}, {"reason": reason}),
        QCoreApplication.translate("DutySheets", "登记"),
        words.format(day=line.shift.duty_on, shift=line.shift.shift, name=line.shift.on_duty_name),
        parent,
    )


def _leaders(month: Any) -> list[str]:
    """Who has led shifts, the latest first."""
    led = [line.shift.leader_name for line in reversed(month.lines)]
    return latest([*led, *month.leaders])


def _begin_as_last(month: Any, name: LineField, starts: LineField, ends: LineField) -> None:
    """The shift that was added last is the one most likely added again."""
    usual = {times.name for times in month.shifts}
    added = [line.shift for line in month.lines if line.shift.shift not in usual]
    name.offer(latest(shift.shift for shift in reversed(added)))
    if added:
        name.set_text(added[-1].shift)
        starts.set_text(added[-1].starts_at_time)
        ends.set_text(added[-1].ends_at_time)


class ShiftSheet(Sheet):
    """One shift: what happened, and the records behind its figures.

    Signals:
        record_wanted: (str, str) kind and id of a record to open.
    """

    record_wanted = Signal(str, str)

    def __init__(self, file: Any, parent: QWidget | None = None) -> None:
        shift = file.shift
        title = QCoreApplication.translate("ShiftSheet", "{day} {shift}　{name}")
        super().__init__(
            title.format(day=shift.duty_on, shift=shift.shift, name=shift.on_duty_name), "", parent
        )
        self.set_subtitle(self._figures(file))
        self.history = whole_label(self._history(file), "body", self)
        self.table = RecordTable(self._columns(), self.tr("这一班的记录"), self)
        self.table.set_empty_text(self.tr("这一班还没有登记过记录。"))
        self.table.show_records(file.records)
        self.table.record_activated.connect(self._on_activated)
        if file.records:
            self.table.select_row(0)
        self.body.addWidget(self.history)
        self.body.addWidget(self.table, 1)
        close = self.add_cancel(self.tr("关闭"))
        self.set_size(WIDTH, HEIGHT)
        focused = self.table if file.records else close
        focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _figures(self, file: Any) -> str:
        accepted = sum(each.is_accepted for each in file.records)
        words = self.tr("接待 {visitors} 人次，受理 {accepted} 件。回车打开一条。")
        return words.format(visitors=len(file.records), accepted=accepted)

    def _history(self, file: Any) -> str:
        lines = []
        for event in file.events:
            words = f"{china_date_of(event.at):%m-%d} {china_clock_of(event.at)}　"
            words += f"{spoken(DUTY_ACTION, event.action)}　{self._who(file, event)}"
            if event.note:
                words += f"　{event.note}"
            if event.id in file.flagged:
                words += self.tr("（和另一台电脑上的登记冲突，没有计入）")
            lines.append(words)
        return "\n".join(lines) or self.tr("还没有人签到。")

    def _who(self, file: Any, event: Any) -> str:
        """Whoever signed; of a leave both, or the one who stands in would read as the one on leave."""
        if event.action != SUBSTITUTE:
            return str(event.person_name)
        return self.tr("{absent} 请假，{name} 替班").format(
            absent=file.shift.officer_name, name=event.person_name
        )

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("时间"), lambda r: china_clock_of(r.at), 90),
            Column(self.tr("种类"), lambda r: spoken(RECORD_KIND, r.kind), 100, is_whole=True),
            Column(self.tr("编号"), lambda r: short_number(r.number), 150, shows_end=True),
            Column(self.tr("内容"), lambda r: " ".join(r.words.split())),
            Column(self.tr("受理"), lambda r: self.tr("受理") if r.is_accepted else "", 80),
        ]

    def _on_activated(self, record: Any) -> None:
        if record is not None:
            self.accept()
            self.record_wanted.emit(record.kind, record.record_id)
