"""评议结论: what a half-year's review came to."""

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.views.forms import ChoiceField, LineField, TextField
from app.views.record_form import RecordForm
from app.views.span_words import spoken_span


def conclusion_form(view: Any, parent: QWidget) -> RecordForm:
    """A form with what is written already (a ConclusionView)."""
    period = ChoiceField(
        QCoreApplication.translate("ConclusionForm", "哪个半年"),
        [(code, spoken_span(code)) for code in view.periods],
        is_required=True,
    )
    leader = LineField(QCoreApplication.translate("ConclusionForm", "负责人"))
    conclusion = TextField(
        QCoreApplication.translate("ConclusionForm", "评议结论"), lines=5, is_required=True
    )
    measures = TextField(QCoreApplication.translate("ConclusionForm", "整改措施"), lines=5)
    if view.written is not None:
        period.set_value(view.written.period)
        leader.set_text(view.written.leader_name)
        conclusion.set_text(view.written.conclusion)
        measures.set_text(view.written.measures)
    return RecordForm(
        QCoreApplication.translate("ConclusionForm", "评议结论"),
        (
            {"period": period, "leader_name": leader},
            {"conclusion": conclusion},
            {"measures": measures},
        ),
        QCoreApplication.translate("ConclusionForm", "保存"),
        view.appraisal.title,
        parent,
    )
