"""How a record behind a figure stands, and what was said of it, in the language of the desk."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.models.scorecards import ACTIVITY, APPEAL, CASE, HOUSEHOLD, SHIFT, VISIT
from app.views.translation import spoken
from app.words.clauses import joined_clauses
from app.words.duty_words import DUTY_STATE
from app.words.score_words import HOME_REACHED
from app.words.terms import APPEAL_STAGE, CASE_STATUS, VISIT_CHANNEL
from app.words.visit_terms import COMMENT_RANK

_RESULTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        HOUSEHOLD: HOME_REACHED,
        VISIT: VISIT_CHANNEL,
        APPEAL: APPEAL_STAGE,
        CASE: CASE_STATUS,
        SHIFT: DUTY_STATE,
    }
)


def result_words(line: Any) -> str:
    """How the record of a WorkLine stands."""
    if line.kind == ACTIVITY and line.code:
        words = QCoreApplication.translate("WorkWords", "服务 {count} 人次")
        return words.format(count=line.code)
    if not line.code:
        return str(line.result)
    return spoken(_RESULTS.get(line.kind, {}), line.code)


def remark_words(line: Any) -> str:
    """What leaders said to it, who took over, or its answer."""
    if not line.remarks:
        return " ".join(line.comments.split())
    between = QCoreApplication.translate("WorkWords", "；")
    return joined_clauses(
        (_remark(kind, " ".join(said.split())) for kind, said in line.remarks), between
    )


def _remark(kind: str, said: str) -> str:
    if kind == "take_over":
        return QCoreApplication.translate("WorkWords", "接班 {name}").format(name=said)
    words = QCoreApplication.translate("WorkWords", "{rank}：{said}")
    return words.format(rank=spoken(COMMENT_RANK, kind), said=said)
