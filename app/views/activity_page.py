"""活动: what departments hold for the public this year, and who still owes some."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.duty_records import Activity
from app.views.forms import ChoiceField, DateField, LineField, TextField
from app.views.labels import whole_label
from app.views.list_page import ListPage
from app.views.record_form import RecordForm, latest
from app.views.record_table import RIGHT, Column
from app.views.sheet import Question
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.translation import spoken, spoken_pairs
from app.words.duty_words import ACTIVITY_STATE

if TYPE_CHECKING:
    from app.presenters.activity_presenter import ActivityYear

_TONES = {"planned": Tone.ACTIVE, "held": Tone.DONE, "cancelled": Tone.NEUTRAL}


class ActivityPage(ListPage):
    """The activities of the year. Its presenter is ActivityPresenter.

    Signals:
        activity_kept: (object) Activity, with an id when it was there before.
        activity_removed: (str) activity id.
        print_wanted, export_wanted: the list as a file.
    """

    place = "ledger:activities"
    activity_kept = Signal(object)
    activity_removed = Signal(str)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("活动"))
        self._year: Any = None
        self.remove_button = self.add_action(self.tr("删去"), "Delete")
        self.remove_button.clicked.connect(self._on_remove_clicked)
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.new_button = self.add_action(self.tr("登记活动"), "Ctrl+N", is_primary=True)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.owing = whole_label("", "body", self)
        self.table = StandingTable(
            self._columns(),
            self.tr("本年活动"),
            self,
            kind="activity",
            id_of=lambda each: str(each.id),
        )
        self.table.set_empty_text(self.tr("今年还没有登记活动。按 Ctrl+N 登记第一次。"))
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.owing)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_year(self, year: "ActivityYear") -> None:
        """Show an ActivityYear; what was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self._year = year
        self.table.show_records(year.activities)
        if year.activities:
            self.table.select_row(min(row, len(year.activities) - 1))
        self.owing.set_words(self._owing_words(year))
        self.remove_button.setEnabled(bool(year.activities))

    def show_done(self, what: str) -> None:
        """An act went through."""
        self.close_sheet()
        self.show_notice(
            self.tr("已保存这次活动。") if what == "keep" else self.tr("已删去这次活动。")
        )
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of this page."""
        return {
            "new": self._on_new_clicked,
            "change": lambda: self._on_activated(self.table.current_record()),
        }

    def _owing_words(self, year: "ActivityYear") -> str:
        if not year.owed:
            return self.tr("本地规则没有规定每个部门一年要开展几次活动。")
        if not year.departments:
            return self.tr("每个部门一年 {owed} 次以上。").format(owed=year.owed)
        short = [each for each in year.departments if each.is_short]
        if not short:
            words = self.tr("每个部门一年 {owed} 次以上：登记过活动的部门都已做到。")
            return words.format(owed=year.owed)
        names = self.tr("、").join(
            self.tr("{name}差 {count} 次").format(name=each.department, count=each.owed - each.held)
            for each in short
        )
        return self.tr("每个部门一年 {owed} 次以上，还差的：{names}").format(
            owed=year.owed, names=names
        )

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda each: each.held_on, 122),
            Column(
                self.tr("状态"),
                lambda each: spoken(ACTIVITY_STATE, each.state),
                112,
                tone=lambda each: _TONES.get(each.state, Tone.NEUTRAL),
                is_whole=True,
            ),
            Column(self.tr("类型"), lambda each: each.activity_type, 92),
            Column(self.tr("活动主题"), lambda each: each.theme, is_bold=True),
            Column(self.tr("部门单位"), lambda each: each.department, 170),
            Column(self.tr("地点"), lambda each: each.place, 140),
            Column(self.tr("责任人"), lambda each: each.responsible_name, 100),
            Column(self.tr("服务人次"), lambda each: str(each.people_served), 92, RIGHT),
        ]

    def _on_new_clicked(self) -> None:
        if self._year is not None:
            today = self._year.today.isoformat()
            self._open_form(Activity(id="", held_on=today, activity_type=self._year.types[0]))

    def _on_activated(self, activity: Any) -> None:
        if activity is not None:
            self._open_form(activity)

    def _open_form(self, activity: Activity) -> None:
        form = activity_form(self._year, activity, self.window())
        form.kept.connect(lambda typed: self.activity_kept.emit(_typed(activity, typed)))
        if activity.id:
            self.open_form(form, "change", activity)
        else:
            self.open_form(form, "new")

    def _on_remove_clicked(self) -> None:
        activity = self.table.current_record()
        if activity is None:
            return
        words = self.tr("“{theme}”（{day}）将从活动台账里删去。").format(
            theme=activity.theme, day=activity.held_on
        )
        question = Question(self.tr("删去这次活动？"), words, self.tr("删去"), parent=self.window())
        question.confirmed.connect(lambda: self.activity_removed.emit(activity.id))
        self.open_sheet(question)


def activity_form(year: "ActivityYear", activity: Activity, parent: QWidget) -> RecordForm:
    """登记活动: theme, time, responsible person, and whom it served."""
    theme = LineField(QCoreApplication.translate("ActivityForm", "活动主题"), is_required=True)
    day = DateField(QCoreApplication.translate("ActivityForm", "日期"), is_required=True)
    day.set_today(year.today)
    kind = ChoiceField(
        QCoreApplication.translate("ActivityForm", "类型"),
        [(each, each) for each in year.types],
        is_required=True,
    )
    state = ChoiceField(
        QCoreApplication.translate("ActivityForm", "状态"), spoken_pairs(ACTIVITY_STATE)
    )
    department = LineField(QCoreApplication.translate("ActivityForm", "部门单位"), is_required=True)
    responsible = LineField(QCoreApplication.translate("ActivityForm", "责任人"), is_required=True)
    phone = LineField(QCoreApplication.translate("ActivityForm", "责任人电话"))
    time = LineField(QCoreApplication.translate("ActivityForm", "时间"), placeholder="09:00—11:00")
    place = LineField(QCoreApplication.translate("ActivityForm", "地点"))
    served = LineField(QCoreApplication.translate("ActivityForm", "服务人次"))
    result = TextField(QCoreApplication.translate("ActivityForm", "活动情况"), lines=3)
    department.offer(year.departments_offered)
    earlier = sorted(year.activities, key=lambda each: str(each.held_on), reverse=True)
    theme.offer(latest(each.theme for each in earlier))
    place.offer(latest(each.place for each in earlier))
    time.offer(latest(each.time_words for each in earlier))
    responsible.offer(latest(each.responsible_name for each in earlier))
    phones = {each.responsible_name: each.responsible_phone for each in reversed(earlier)}
    responsible.changed.connect(lambda: _take_phone(phone, phones.get(responsible.text(), "")))
    theme.set_text(activity.theme)
    day.set_value(activity.held_on)
    kind.set_value(activity.activity_type)
    state.set_value(activity.state)
    department.set_text(activity.department)
    responsible.set_text(activity.responsible_name)
    phone.set_text(activity.responsible_phone)
    time.set_text(activity.time_words)
    place.set_text(activity.place)
    served.set_text(str(activity.people_served) if activity.people_served else "")
    result.set_text(activity.result)
    return RecordForm(
        QCoreApplication.translate("ActivityForm", "登记活动"),
        (
            {"theme": theme},
            {"held_on": day, "time_words": time, "activity_type": kind},
            {"department": department, "place": place},
            {"responsible_name": responsible, "responsible_phone": phone},
            {"state": state, "people_served": served},
            {"result": result},
        ),
        QCoreApplication.translate("ActivityForm", "保存"),
        parent=parent,
    )


def _typed(activity: Activity, typed: dict[str, Any]) -> Activity:
    served = typed["people_served"]
    people = int(served) if served.isdecimal() else (-1 if served else 0)
    fields = {**typed, "people_served": people}
    return Activity(id=activity.id, **fields)


def _take_phone(field: LineField, phone: str) -> None:
    """Whoever was responsible before has the same number, unless another was typed."""
    if phone and not field.text():
        field.set_text(phone)
