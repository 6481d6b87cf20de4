"""Words for cases that several pages use: numbers, days, and how much time is left."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from app.models.case_states import SUPERVISE
from app.models.deadlines import LATE_LEVELS
from app.models.moments import china_clock_of, end_text
from app.models.records import AppealStep, Case, CaseStep
from app.views.status_chip import Tone
from app.views.translation import spoken
from app.words.terms import (
    CASE_ACTION,
    CASE_CHANNEL,
    DEADLINE_LEVEL,
    DELIVERY_METHOD,
    OUTCOME,
    RATING,
    RECTIFICATION_ACTION,
    SUPERVISION_LEVEL,
)

LEVEL_TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "remind": Tone.ACTIVE,
        "yellow": Tone.WARNING,
        "overdue": Tone.DANGER,
        "supervise": Tone.DANGER,
        "alert": Tone.DANGER,
    }
)
CUSTODY_STEP = "custody"
CHANNELS_OF_FOLLOW_UP = ("phone", "home", "station", "message")


def short_number(number: str) -> str:
    """A case number without the village's code, which all cases of a station share."""
    return number.partition("-")[2] or number


def days_left_words(due: object) -> str:
    """Working days that are left, for a column. `due` is a CaseDue; nothing when no clock runs."""
    kind, days = getattr(due, "kind", ""), getattr(due, "days_left", 0)
    if not kind:
        return ""
    if days < 0:
        return QCoreApplication.translate("CaseWords", "超期 {days} 天").format(days=-days)
    if days == 0 and getattr(due, "level", "") in LATE_LEVELS:  # since the last working day
        return QCoreApplication.translate("CaseWords", "超期")
    if days == 0:
        return _with_hour(QCoreApplication.translate("CaseWords", "今天"), due)
    return QCoreApplication.translate("CaseWords", "{days} 天").format(days=days)


def time_left_words(due: object) -> str:
    """The same as a whole phrase, where no heading says that working days are meant."""
    days = getattr(due, "days_left", 0)
    if not getattr(due, "kind", ""):
        return ""
    if days < 0:
        words = QCoreApplication.translate("CaseWords", "已超 {days} 个工作日")
        return words.format(days=-days)
    if days == 0 and getattr(due, "level", "") in LATE_LEVELS:
        return QCoreApplication.translate("CaseWords", "已超期")
    if days == 0:
        return _with_hour(QCoreApplication.translate("CaseWords", "今天到期"), due)
    return QCoreApplication.translate("CaseWords", "还有 {days} 个工作日").format(days=days)


def _with_hour(words: str, due: object) -> str:
    """With the hour at which a limit in hours runs out."""
    at = getattr(due, "at", "")
    return f"{words} {china_clock_of(at)}" if at else words


def due_tone(due: object) -> Tone:
    """How urgent it is."""
    return LEVEL_TONES.get(getattr(due, "level", ""), Tone.NEUTRAL)


def due_ink(due: object) -> str:
    """The colour for words about it."""
    tone = due_tone(due)
    return "ink_soft" if tone is Tone.NEUTRAL else tone.value


def level_words(due: object) -> str:
    """`催办`; nothing while there is nothing to say. `due` is a CaseDue."""
    level = getattr(due, "level", "")
    if not getattr(due, "kind", "") or level not in LEVEL_TONES:
        return ""
    if getattr(due, "is_unheard", False):
        return QCoreApplication.translate("CaseWords", "待镇里消息")
    return spoken(DEADLINE_LEVEL, level)


def level_and_days_words(due: object) -> str:
    """`催办 超期 2 天`, or the days alone."""
    return " ".join(words for words in (level_words(due), days_left_words(due)) if words)


def due_day_words(due: object) -> str:
    """`报送 03-05`, and whether that day may still move."""
    if not getattr(due, "kind", ""):
        return ""
    words = _with_hour(f"{due_kind_words(due)} {getattr(due, 'on', '')[5:]}", due)
    if getattr(due, "is_provisional", False):
        return QCoreApplication.translate("CaseWords", "{words} 暂定").format(words=words)
    return words


def due_kind_words(due: object) -> str:
    """What has to be done by that day."""
    return {
        "submit": QCoreApplication.translate("CaseWords", "报送"),
        "expected": QCoreApplication.translate("CaseWords", "预计"),
        "conclude": QCoreApplication.translate("CaseWords", "办结"),
    }.get(getattr(due, "kind", ""), "")


def applicant_words(case: Case) -> str:
    """`王桂兰  138****8000`; the case comes with its phone masked."""
    return f"{case.applicant_name}  {case.applicant_phone}".strip()


def action_words(action: str) -> str:
    """The name of whatever can be done on the page of a case."""
    if action == CUSTODY_STEP:
        return QCoreApplication.translate("CaseWords", "登记材料去向")
    return spoken(RECTIFICATION_ACTION if action in RECTIFICATION_ACTION else CASE_ACTION, action)


def step_words(step: CaseStep) -> list[str]:
    """What a step says beyond its name, one line for each thing."""
    lines = []
    if step.action == SUPERVISE:
        return supervision_lines(step)
    if step.receiver_name:
        lines.append(
            QCoreApplication.translate("CaseWords", "签收人：{name}").format(
                name=" ".join(filter(None, [step.receiver_name, step.receiver_relation]))
            )
        )
        lines.append(spoken(DELIVERY_METHOD, step.method))
    if step.document_name or step.document_number:
        lines.append(f"{step.document_name} {step.document_number}".strip())
    if step.approver_name:
        words = QCoreApplication.translate("CaseWords", "批准人：{name}")
        lines.append(words.format(name=step.approver_name))
    if step.outcome:
        outcome = spoken(OUTCOME, step.outcome)
        lines.append(
            QCoreApplication.translate("CaseWords", "结果：{outcome}").format(outcome=outcome)
        )
    if step.reply:
        lines.append(
            QCoreApplication.translate("CaseWords", "答复：{reply}").format(reply=step.reply)
        )
    if step.due_on:
        lines.append(
            QCoreApplication.translate("CaseWords", "应办结日：{day}").format(
                day=end_text(step.due_on, step.due_at)
            )
        )
    if step.rating:
        rating = spoken(RATING, step.rating)
        unnamed = QCoreApplication.translate("CaseWords", "{rating}（匿名）")
        lines.append(unnamed.format(rating=rating) if step.is_anonymous else rating)
    if step.is_satisfied is not None:
        lines.append(_satisfaction(step))
    if step.note:
        lines.append(step.note)
    return [line for line in lines if line]


def supervision_lines(step: CaseStep | AppealStep) -> list[str]:
    """What a leader pressed for (督办), and by when."""
    level = spoken(SUPERVISION_LEVEL, step.method)
    lines = [f"{level} {step.note}".strip()]
    if step.due_on:
        words = QCoreApplication.translate("CaseWords", "请在 {day} 前答复")
        lines.append(words.format(day=step.due_on))
    return lines


def _satisfaction(step: CaseStep) -> str:
    said = (
        QCoreApplication.translate("CaseWords", "满意")
        if step.is_satisfied
        else QCoreApplication.translate("CaseWords", "不满意")
    )
    method = spoken(CASE_CHANNEL, step.method)
    if not method:
        return said
    words = QCoreApplication.translate("CaseWords", "{said}（{method}）")
    return words.format(said=said, method=method)


def told_at_once_words() -> str:
    """What is to be done with something urgent where the place has it told at once (随记随报)."""
    return QCoreApplication.translate(
        "CaseWords", "急事随记随报：请马上到“同步”送出，送不到就打电话报镇里。"
    )
