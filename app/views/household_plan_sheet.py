"""一户一策: what is to be done for one household, written in a sheet."""

from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.views.forms import DateField, Field, LineField, TextField
from app.views.record_form import RecordForm


def household_plan_sheet(view: Any, parent: QWidget) -> RecordForm:
    """The sheet for a HouseholdPlanView; its `kept` has the fields of a HouseholdPlanText."""
    plan = view.plan
    fields: dict[str, Field] = {
        "situation": TextField(QCoreApplication.translate("HouseholdPlan", "家里的情况"), lines=3),
        "needs": TextField(QCoreApplication.translate("HouseholdPlan", "要解决什么"), lines=2),
        "measures": TextField(QCoreApplication.translate("HouseholdPlan", "怎么帮"), lines=3),
        "responsible_name": LineField(QCoreApplication.translate("HouseholdPlan", "责任人")),
        "review_on": DateField(QCoreApplication.translate("HouseholdPlan", "哪天再看")),
    }
    for name, field in fields.items():
        if isinstance(field, DateField):
            field.set_today(date.fromisoformat(view.today))
            field.set_value(getattr(plan, name))
        elif isinstance(field, LineField | TextField):
            field.set_text(getattr(plan, name))
    rows = [
        *({name: fields[name]} for name in ("situation", "needs", "measures")),
        {name: fields[name] for name in ("responsible_name", "review_on")},
    ]
    title = QCoreApplication.translate("HouseholdPlan", "一户一策：{name}")
    written = QCoreApplication.translate(
        "HouseholdPlan", "上次写于 {day}；改了以后旧的仍在历史里。"
    )
    return RecordForm(
        title.format(name=view.household_name),
        rows,
        QCoreApplication.translate("HouseholdPlan", "保存"),
        written.format(day=plan.written_on) if plan.written_on else "",
        parent,
    )
