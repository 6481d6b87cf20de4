"""Public appraisals (评议): sheets without names, counted; a session that has too few stays open.

The self-appraisal, the masses' and the branch's sheets are counted apart: 党员自评、群众评议、支部评定
(饶阳); 代表不少于50人 (松木).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from app.models.duty_records import Appraisal, AppraisalEvent
from app.models.errors import OperationRefused
from app.models.rules.ratings import rate_text
from app.models.step_order import counting_in_order

OPEN, CLOSED = "open", "closed"
SELF, MASSES, BRANCH = "self", "masses", "branch"
PARTS = (SELF, MASSES, BRANCH)
SHEET, VOID, CLOSE, REOPEN = "sheet", "void", "close", "reopen"
GRADES = ("好", "较好", "一般", "较差")
SATISFACTION_DECIMALS = 2
APPRAISAL_DERIVED = frozenset({"state", "sheets", "closed_at", "flagged_events"})


class AppraisalSession(msgspec.Struct, frozen=True):
    """What is said of a session when it is opened."""

    title: str
    period: str
    held_on: str
    subjects: tuple[str, ...]
    place: str = ""


class AppraisalProgress(msgspec.Struct, frozen=True):
    """What is counted. `sheets` are the sheets that stand, by their event's id, in causal order."""

    state: str = OPEN
    sheets: Mapping[str, AppraisalEvent] = {}
    closed_at: str = ""
    flagged: tuple[str, ...] = ()

    def count(self, part: str) -> int:
        """How many sheets of one part stand."""
        return sum(sheet.part == part for sheet in self.sheets.values())

    def channels(self) -> Mapping[str, int]:
        """How many of the masses' sheets came in by each way, the most first; their sum is all that
        name one.
        """
        named = (each.channel for each in self.sheets.values() if each.part == MASSES)
        return dict(Counter(channel for channel in named if channel).most_common())


class SubjectResult(msgspec.Struct, frozen=True):
    """One appraised person: how many marks of each grade each part gave, and the grade that follows.

    `grade` is the branch's where it gave one, else what most of the masses gave (the better of two
    that are even). It is empty where there is neither.
    """

    name: str
    marks: Mapping[str, tuple[int, ...]]
    grade: str
    satisfaction: str


def appraisal_progress_of(events: Iterable[AppraisalEvent], minimum: int) -> AppraisalProgress:
    """Count a session; what came after the close, and a close on too few sheets, are flagged."""
    state, closed_at = OPEN, ""
    sheets: dict[str, AppraisalEvent] = {}
    flagged: list[str] = []
    for event in counting_in_order(events):
        so_far = AppraisalProgress(state, sheets, closed_at)
        if appraisal_refusal_of(so_far, event, minimum):
            flagged.append(event.id)
        elif event.action == SHEET:
            sheets[event.id] = event
        elif event.action == VOID:
            del sheets[event.sheet_id]
        elif event.action == CLOSE:
            state, closed_at = CLOSED, event.at
        else:
            state, closed_at = OPEN, ""
    return AppraisalProgress(state, sheets, closed_at, tuple(flagged))


def appraisal_refusal_of(progress: AppraisalProgress, event: AppraisalEvent, minimum: int) -> str:
    """The problem key that forbids this event now, or nothing."""
    if event.action == REOPEN:
        if progress.state != CLOSED:
            return "appraisal_still_open"
        return "" if event.note.strip() else "appraisal_reason_missing"
    if progress.state == CLOSED:
        return "appraisal_closed"
    if event.action == SHEET:
        return _sheet_refusal_of(event)
    if event.action == VOID:
        return "" if event.sheet_id in progress.sheets else "appraisal_sheet_unknown"
    if event.action != CLOSE:
        return "appraisal_event_unknown"
    return "review_sheets_too_few" if progress.count(MASSES) < minimum else ""


def check_appraisal_event(
    progress: AppraisalProgress, event: AppraisalEvent, appraisal: Appraisal
) -> None:
    """Raises OperationRefused when the event is not allowed, and for a mark that is no grade."""
    key = appraisal_refusal_of(progress, event, appraisal.minimum)
    if key:
        facts = {"sheets": progress.count(MASSES), "least": appraisal.minimum}
        raise OperationRefused(key, **facts)
    if event.action == CLOSE and not progress.sheets:
        raise OperationRefused("appraisal_without_sheets")
    if event.action != SHEET:
        return
    if len(event.marks) != len(appraisal.subjects):
        raise OperationRefused("appraisal_marks_unfit")
    if any(mark and mark not in appraisal.grades for mark in event.marks):
        raise OperationRefused("appraisal_marks_unfit")


def appraisal_with_progress(appraisal: Appraisal, events: Sequence[AppraisalEvent]) -> Appraisal:
    """A session with the fields that its events decide."""
    progress = appraisal_progress_of(events, appraisal.minimum)
    return msgspec.structs.replace(
        appraisal,
        state=progress.state,
        sheets=progress.count(MASSES),
        closed_at=progress.closed_at,
        flagged_events=len(progress.flagged),
        updated_at=max([appraisal.updated_at, *(event.updated_at for event in events)]),
    )


def results_of(appraisal: Appraisal, progress: AppraisalProgress) -> list[SubjectResult]:
    """What came out for each who was appraised, in the order of the sheet."""
    found = []
    for place, name in enumerate(appraisal.subjects):
        marks = {
            part: tuple(
                sum(
                    sheet.part == part and _mark_at(sheet, place) == grade
                    for sheet in progress.sheets.values()
                )
                for grade in appraisal.grades
            )
            for part in PARTS
        }
        grade = most_given(appraisal.grades, marks[BRANCH]) or most_given(
            appraisal.grades, marks[MASSES]
        )
        found.append(SubjectResult(name, marks, grade, satisfaction_of(marks[MASSES])))
    return found


def most_given(grades: Sequence[str], counts: Sequence[int]) -> str:
    """The grade with the most marks, the better of two that are even; empty where there are none."""
    if not any(counts):
        return ""
    return grades[max(range(len(grades)), key=lambda place: (counts[place], -place))]


def satisfaction_of(counts: Sequence[int]) -> str:
    """The share of marks in the better half of the grades, in per cent to two decimals; `–` for none."""
    return rate_text(sum(counts[: (len(counts) + 1) // 2]), sum(counts), SATISFACTION_DECIMALS)


def weighted_score(result: SubjectResult, weights: Sequence[int]) -> str:
    """What all three parts together come to, of 100, to a tenth: the best grade is 100, the worst 0.
    `weights` are those of PARTS in their order; empty where there are none, or a part has no marks.
    """
    if len(weights) != len(PARTS) or not all(any(result.marks[part]) for part in PARTS):
        return ""
    tenths = 0.0
    for part, weight in zip(PARTS, weights, strict=True):
        counts = result.marks[part]
        worst = max(len(counts) - 1, 1)
        points = sum(count * (worst - place) for place, count in enumerate(counts))
        tenths += weight * points * 10 / (worst * sum(counts))
    return f"{int(tenths + 0.5) / 10:.1f}"


def _sheet_refusal_of(event: AppraisalEvent) -> str:
    if event.part not in PARTS:
        return "appraisal_part_unknown"
    return "" if any(event.marks) else "appraisal_sheet_empty"


def _mark_at(sheet: AppraisalEvent, place: int) -> str:
    return sheet.marks[place] if place < len(sheet.marks) else ""
