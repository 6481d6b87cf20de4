"""The sheets of the reception page: a visitor, a session, a step, an appeal, a service, a call back."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.models.duty_records import HomeService, Reception
from app.models.reception_states import TRACKED, allowed_reception_actions
from app.views.forms import ChoiceField, DateField, LineField, TextField
from app.views.household_picker import HouseholdPicker
from app.views.record_form import ChecksField, RecordForm, value_of
from app.views.translation import spoken, spoken_as, spoken_pairs
from app.words.clauses import joined_clauses
from app.words.duty_words import RECEPTION_ACTION, RECEPTION_STAGE, SERVICE_TICK
from app.words.terms import RATING


def visitor_form(found: Any, parent: QWidget) -> RecordForm:
    """接待: who came, and with what."""
    sessions = [
        ("", QCoreApplication.translate("ReceptionForm", "平时来访")),
        *(
            (s.id, f"{s.opened_on} {s.starts_at_time} {'、'.join(s.delegates)}")
            for s in found.sessions
        ),
    ]
    picker = HouseholdPicker(
        QCoreApplication.translate("ReceptionForm", "是哪一户的人（不是本村的空着）"),
        is_required=False,
    )
    form = RecordForm(
        QCoreApplication.translate("ReceptionForm", "接待来访"),
        (
            {"household_id": picker},
            {
                "visitor_name": LineField(
                    QCoreApplication.translate("ReceptionForm", "来访人"), is_required=True
                ),
                "visitor_phone": LineField(QCoreApplication.translate("ReceptionForm", "电话")),
            },
            {"visitor_address": LineField(QCoreApplication.translate("ReceptionForm", "住址"))},
            {
                "content": TextField(
                    QCoreApplication.translate("ReceptionForm", "来访事由"),
                    lines=4,
                    is_required=True,
                )
            },
            {
                "session_id": ChoiceField(
                    QCoreApplication.translate("ReceptionForm", "哪一场接待"), sessions
                )
            },
        ),
        QCoreApplication.translate("ReceptionForm", "保存"),
        parent=parent,
    )

    _take_over_from(
        picker,
        form,
        lambda found: {
            "visitor_name": found.person_name or found.head_name,
            "visitor_address": found.address,
        },
    )
    return form


def _take_over_from(
    picker: HouseholdPicker, form: RecordForm, known_of: Callable[[Any], Mapping[str, str]]
) -> None:
    """What the register knows of whoever was found stands in the form, unless typed before."""
    taken: dict[str, str] = {}

    def take_over(found: Any) -> None:
        for name, words in known_of(found).items():
            field = form.fields[name]
            if isinstance(field, LineField) and field.text() in ("", taken.get(name)):
                field.set_text(words)
                taken[name] = words

    picker.household_chosen.connect(take_over)


def session_form(found: Any, parent: QWidget) -> RecordForm:
    """开放接待: when delegates receive people."""
    day = DateField(QCoreApplication.translate("ReceptionForm", "日期"), is_required=True)
    day.set_today(found.today)
    starts = LineField(QCoreApplication.translate("ReceptionForm", "从"))
    ends = LineField(QCoreApplication.translate("ReceptionForm", "到"))
    place = LineField(QCoreApplication.translate("ReceptionForm", "地点"))
    place.offer(found.rooms)
    place.set_text(next(iter(found.rooms), ""))
    starts.set_text("19:00")
    ends.set_text("21:00")
    return RecordForm(
        QCoreApplication.translate("ReceptionForm", "安排开放接待"),
        (
            {"opened_on": day, "starts_at_time": starts, "ends_at_time": ends},
            {
                "place": place,
                "theme": LineField(QCoreApplication.translate("ReceptionForm", "主题")),
            },
            {
                "delegates": TextField(
                    QCoreApplication.translate("ReceptionForm", "接待代表"),
                    QCoreApplication.translate("ReceptionForm", "每行一个姓名。"),
                    lines=4,
                    is_required=True,
                )
            },
        ),
        QCoreApplication.translate("ReceptionForm", "保存"),
        parent=parent,
    )


_NEEDED_FOR = {
    "department": ("transfer",),
    "note": ("register", "transfer", "track", "archive"),
    "reply": ("answer",),
    "is_satisfied": ("answer",),
}


def step_form(found: Any, reception: Reception, parent: QWidget) -> RecordForm:
    """下一步: register, pass on, follow, answer, archive."""
    actions = [
        (action, spoken(RECEPTION_ACTION, action))
        for action in allowed_reception_actions(reception.stage)
    ]
    satisfied = ChoiceField(
        QCoreApplication.translate("ReceptionForm", "来访人是否满意"),
        [
            ("", QCoreApplication.translate("ReceptionForm", "没有说")),
            ("yes", QCoreApplication.translate("ReceptionForm", "满意")),
            ("no", QCoreApplication.translate("ReceptionForm", "不满意")),
        ],
    )
    department = LineField(
        QCoreApplication.translate("ReceptionForm", "转给哪个部门"),
        QCoreApplication.translate("ReceptionForm", "按 ↓ 从常用的部门里选，也可以直接写"),
    )
    department.offer(found.departments)
    words = QCoreApplication.translate("ReceptionForm", "{name}：{stage}")
    form = RecordForm(
        QCoreApplication.translate("ReceptionForm", "办下一步"),
        (
            {"action": ChoiceField(QCoreApplication.translate("ReceptionForm", "做什么"), actions)},
            {"department": department},
            {
                "note": TextField(
                    QCoreApplication.translate("ReceptionForm", "说明或跟踪情况"), lines=2
                )
            },
            {
                "reply": TextField(
                    QCoreApplication.translate("ReceptionForm", "给来访人的答复"),
                    lines=2,
                )
            },
            {"is_satisfied": satisfied},
        ),
        QCoreApplication.translate("ReceptionForm", "保存"),
        words.format(name=reception.visitor_name, stage=spoken(RECEPTION_STAGE, reception.stage)),
        parent,
    )
    action = form.fields["action"]
    if reception.stage == TRACKED and isinstance(action, ChoiceField):
        action.set_value("answer")  # what was passed on already is seldom passed on again

    def show_what_is_needed() -> None:
        chosen = str(value_of(action))
        for name, actions_with_it in _NEEDED_FOR.items():
            form.fields[name].setVisible(chosen in actions_with_it)

    action.changed.connect(show_what_is_needed)
    show_what_is_needed()
    return form


def appeal_form(found: Any, reception: Reception, parent: QWidget) -> RecordForm:
    """转成诉求: the class under which it is entered."""
    return RecordForm(
        QCoreApplication.translate("ReceptionForm", "转成诉求"),
        (
            {
                "appeal_class": ChoiceField(
                    QCoreApplication.translate("ReceptionForm", "诉求类别"),
                    [(each, each) for each in found.classes],
                    is_required=True,
                )
            },
        ),
        QCoreApplication.translate("ReceptionForm", "转成诉求"),
        reception.content,
        parent,
    )


def service_form(found: Any, service: HomeService, parent: QWidget) -> RecordForm:
    """上门服务: eight ticks and the opinion card."""
    day = DateField(QCoreApplication.translate("ReceptionForm", "日期"), is_required=True)
    day.set_today(found.today)
    day.set_value(service.served_on)
    name = LineField(QCoreApplication.translate("ReceptionForm", "服务对象"), is_required=True)
    name.set_text(service.served_name)
    phone = LineField(QCoreApplication.translate("ReceptionForm", "电话"))
    phone.set_text(service.phone)
    worker = LineField(QCoreApplication.translate("ReceptionForm", "服务人"))
    worker.set_text(service.worker_name)
    content = TextField(QCoreApplication.translate("ReceptionForm", "服务内容"), lines=2)
    content.set_text(service.content)
    opinion = ChoiceField(
        QCoreApplication.translate("ReceptionForm", "意见卡"),
        [("", QCoreApplication.translate("ReceptionForm", "还没有收回")), *spoken_pairs(RATING)],
    )
    opinion.set_value(service.opinion)
    note = LineField(QCoreApplication.translate("ReceptionForm", "意见卡上写的"))
    note.set_text(service.opinion_note)
    offered = LineField(
        QCoreApplication.translate("ReceptionForm", "选服务事项"),
        QCoreApplication.translate("ReceptionForm", "按 ↓ 选常做的或清单里的，选中的写进服务内容"),
    )
    offered.offer(found.services_offered)
    picker = HouseholdPicker(
        QCoreApplication.translate("ReceptionForm", "是哪一户的人（不是本村的空着）"),
        is_required=False,
    )
    ticks = ChecksField(
        QCoreApplication.translate("ReceptionForm", "六个一、两到位"),
        [(key, spoken_as(SERVICE_TICK, key, words)) for key, words in found.checklist.items()],
        service.ticks,
    )
    form = RecordForm(
        QCoreApplication.translate("ReceptionForm", "上门服务"),
        (
            {"household_id": picker},
            {"served_on": day, "served_name": name, "phone": phone},
            {"offered": offered},
            {"content": content},
            {"ticks": ticks},
            {"worker_name": worker, "opinion": opinion},
            {"opinion_note": note},
        ),
        QCoreApplication.translate("ReceptionForm", "保存"),
        parent=parent,
    )
    _take_over_from(
        picker, form, lambda found: {"served_name": found.person_name or found.head_name}
    )

    def take_in() -> None:
        """What was chosen is added to what was written."""
        if offered.text() in found.services_offered:
            content.set_text(joined_clauses((content.text(), offered.text())))
            offered.line_edit.clear()

    offered.line_edit.editingFinished.connect(take_in)
    return form


def call_form(service: HomeService, parent: QWidget) -> RecordForm:
    """回电: whether the person was satisfied."""
    return RecordForm(
        QCoreApplication.translate("ReceptionForm", "反馈电话"),
        (
            {
                "is_satisfied": ChoiceField(
                    QCoreApplication.translate("ReceptionForm", "是否满意"),
                    [
                        ("yes", QCoreApplication.translate("ReceptionForm", "满意")),
                        ("no", QCoreApplication.translate("ReceptionForm", "不满意")),
                    ],
                )
            },
            {"note": TextField(QCoreApplication.translate("ReceptionForm", "电话里说的"), lines=3)},
        ),
        QCoreApplication.translate("ReceptionForm", "保存"),
        f"{service.served_name} {service.phone}".strip(),
        parent,
    )
