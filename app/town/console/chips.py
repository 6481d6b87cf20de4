"""Statuses by word, shape and colour."""

from collections.abc import Mapping
from datetime import date

import msgspec

from app.models.appeal_stages import UNANSWERED
from app.models.appraisals import CLOSED
from app.models.case_states import TOWNSHIP
from app.models.deadlines import CLOCKS, EXPECTED, LATE_LEVELS, RUNNING, Vantage, case_due
from app.models.duty_records import Appraisal
from app.models.moments import china_clock_of, china_date_of, is_date
from app.models.records import Appeal, Case
from app.models.working_days import WORKING_DAY, WorkingCalendar, working_days_between
from app.words.duty_words import APPRAISAL_STATE
from app.words.terms import DEADLINE_LEVEL, SUPERVISION_LEVEL

NEAR_DAYS = 3
PATIENCE_WORKING_DAYS = 3  # what stations commonly promise for reporting upward
_SHAPES = {"wanted": "●", "active": "●", "warning": "▲", "danger": "■", "done": "◆", "neutral": "○"}
_CASE_TONES = {
    "submitted": "wanted",
    "accepted": "active",
    "in_progress": "active",
    "suspended": "warning",
    "returned": "warning",
    "supplement": "warning",
    "concluded": "done",
    "delivered": "done",
    "rated": "done",
    "followed_up": "done",
}
_CHANGE_TONES = {"new": "done", "changed": "warning", "withdrawn": "danger"}
_LEVEL_TONES = {
    "remind": "active",
    "yellow": "warning",
    "overdue": "danger",
    "supervise": "danger",
    "alert": "danger",
}
_SUPERVISION_TONES = {
    "remind": "active",
    "order": "warning",
    "yellow": "warning",
    "red": "danger",
    "county": "danger",
}
_APPEAL_TONES = {
    "collected": "wanted",
    "sorted": "wanted",
    "assigned": "wanted",
    "answered": "done",
    "followed_up": "done",
}


class Chip(msgspec.Struct, frozen=True):
    """A status by word, shape and colour, so that no one of the three is needed to read it."""

    tone: str
    shape: str
    word: str


def change_chip(kind: str, words: Mapping[str, str]) -> Chip:
    """How an item of a new list looks beside the list in force."""
    return _chip(_CHANGE_TONES.get(kind, "neutral"), words.get(kind, kind))


def case_chip(status: str, words: Mapping[str, str]) -> Chip:
    """How a case's status looks."""
    return _chip(_CASE_TONES.get(status, "neutral"), words.get(status, status))


def tone_chip(tone: str, words: str) -> Chip:
    """A mark of that tone."""
    return _chip(tone, words)


def supervision_chip(level: str) -> Chip:
    """How a word of supervision looks."""
    return _chip(_SUPERVISION_TONES.get(level, "neutral"), SUPERVISION_LEVEL.get(level, level))


def appeal_chip(stage: str, words: Mapping[str, str]) -> Chip:
    """How an appeal's stage looks."""
    return _chip(_APPEAL_TONES.get(stage, "neutral"), words.get(stage, stage))


def appraisal_chip(appraisal: Appraisal) -> Chip:
    """How far the counting of an appraisal is."""
    tone = "done" if appraisal.state == CLOSED else "active"
    return _chip(tone, APPRAISAL_STATE.get(appraisal.state, appraisal.state))


def due_chip(found: Case, vantage: Vantage) -> Chip | None:
    """How a case stands that the township has to act upon; nothing for others. Before it is accepted that
    is the day which the station told the applicant: another clock than the authority's limit.
    """
    due = case_due(found, vantage)
    if not due.kind or CLOCKS[found.status].side != TOWNSHIP:
        return None
    left, unit = due.days_left, "个工作日"
    if found.limit_unit != WORKING_DAY:
        left, unit = (date.fromisoformat(due.on) - vantage.today).days, "天"
    is_promised = due.kind == EXPECTED.kind
    if due.level in LATE_LEVELS:
        late = "比预计晚" if is_promised else "逾期"
        words = f"{DEADLINE_LEVEL[due.level]} {late} {max(-left, 1)} {unit}"
    else:
        level = "" if due.level == RUNNING else f"{DEADLINE_LEVEL[due.level]} "
        is_today = due.on == vantage.today.isoformat()
        hour = f" {china_clock_of(due.at)}" if due.at else ""
        words = f"今天{hour}到期" if is_today else f"还有 {left} {unit}"
        words = f"{level}{'预计' if is_promised else ''}{words}"
    return _chip(_LEVEL_TONES.get(due.level, "neutral"), words)


def appeal_due_chip(found: Appeal, vantage: Vantage) -> Chip | None:
    """How near the day is by which an appeal has to be answered; nothing without one, or once it is."""
    if found.stage not in UNANSWERED or not is_date(found.due_on):
        return None
    left = (date.fromisoformat(found.due_on) - vantage.today).days
    has_run_out = bool(found.due_at and vantage.now and found.due_at < vantage.now)
    if left < 0 or has_run_out:
        return _chip("danger", f"逾期 {max(-left, 1)} 天" if left else "今天已过时限")
    if not left:
        hour = f" {china_clock_of(found.due_at)}" if found.due_at else ""
        return _chip("warning", f"今天{hour}到期")
    return _chip("warning" if left <= NEAR_DAYS else "neutral", f"还有 {left} 天")


def waiting_chip(arrived_at: str, today: date, calendar: WorkingCalendar) -> Chip:
    """How long a case has waited in town for someone to accept it: since it came in, whatever the
    courier took.
    """
    if not arrived_at:
        return _chip("neutral", "—")
    arrived_on = china_date_of(arrived_at)
    days = working_days_between(calendar, arrived_on, today)
    if days <= 0:
        return _chip("neutral", "今天送到" if arrived_on >= today else "休息日送到")
    return _chip("warning" if days > PATIENCE_WORKING_DAYS else "neutral", f"{days} 个工作日")


def _chip(tone: str, word: str) -> Chip:
    return Chip(tone, _SHAPES[tone], word)
