"""What staff do about public appraisals (评议) and responsibility letters (目标责任书)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.appointment_records import Assembly
from app.models.appraisals import (
    CLOSE,
    GRADES,
    MASSES,
    REOPEN,
    SHEET,
    VOID,
    AppraisalProgress,
    AppraisalSession,
    appraisal_progress_of,
    check_appraisal_event,
)
from app.models.duty_records import Appraisal, AppraisalEvent, ResponsibilityLetter
from app.models.errors import OperationRefused

MOST_SUBJECTS, MOST_DUTIES = 60, 40


class AppraisalActs:
    """The acts on appraisals. Sheets carry marks and nobody's name."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def minimum(self) -> int:
        """How many of the masses' sheets the place's profile asks for."""
        return self._workplace.profile.reviews.minimum_sheets

    def grades(self) -> tuple[str, ...]:
        """The grades of the place's profile, or the usual four, best first."""
        return self._workplace.profile.reviews.grades or GRADES

    def open_session(self, actor: Actor, session: AppraisalSession) -> Appraisal:
        """Open a session; grades and minimum are the profile's of today and stay with it.

        Raises OperationRefused `appraisal_title_missing`, `appraisal_day_missing`,
        `appraisal_subjects_missing`, `appraisal_subjects_twice`, `appraisal_period_unknown` where the
        place names its periods.
        """
        subjects = [name.strip() for name in session.subjects if name.strip()]
        _check_session(session, subjects)
        if self.periods() and session.period not in self.periods():
            raise OperationRefused("appraisal_period_unknown", periods="、".join(self.periods()))
        with self._workplace.pen.act(actor, "run_appraisal") as act:
            appraisal_id = write_session(self._workplace, act, session, subjects, self.minimum())
        return self._store.appraisals.by_id(appraisal_id)

    def periods(self) -> tuple[str, ...]:
        """The periods of the place for which a session is held; a period that is a channel too
        (即时评价) is what people say on the spot.
        """
        rules = self._workplace.profile.ratings
        return tuple(period for period in rules.periods if period not in rules.channels)

    def owed(self) -> tuple[str, ...]:
        """What this year still lacks by the place's rules: `letter` (责任书), `vote` (年终投票评议), and
        each period that no session was held for.
        """
        rules, year = self._workplace.profile.reviews, self._workplace.today().year
        letters = (each.year for each in self._store.appraisals.letters())
        of_year = [e for e in self._store.appraisals.all() if e.held_on.startswith(f"{year:04d}")]
        found = ["letter"] if rules.is_responsibility_letter_signed and year not in letters else []
        is_voted = any(each.held_on[5:7] in ("11", "12") for each in of_year)
        if rules.is_year_end_vote_held and not is_voted:
            found.append("vote")
        held = {each.period for each in of_year}
        return (*found, *(period for period in self.periods() if period not in held))

    def channels(self, appraisal: Appraisal) -> tuple[str, ...]:
        """By which ways the masses' sheets of a session come in; empty where there is only one, and
        for a jury, which gives its sheets in the room.
        """
        named = self._workplace.profile.ratings.channels
        return named if len(named) > 1 and self._assembly(appraisal) is None else ()

    def jurors_to_come(self, appraisal: Appraisal) -> tuple[str, ...]:
        """Whose sheets of an openly scored assembly are not counted yet."""
        assembly = self._assembly(appraisal)
        rules = self._workplace.profile.criticism.event
        if assembly is None or rules is None or rules.is_scored_secretly:
            return ()
        counted = {sheet.note for sheet in self.progress(appraisal.id).sheets.values()}
        return tuple(name for name in assembly.jurors if name not in counted)

    def count_sheet(
        self,
        actor: Actor,
        appraisal_id: str,
        part: str,
        marks: Sequence[str],
        *,
        channel: str = "",
        juror: str = "",
    ) -> AppraisalProgress:
        """Count one sheet, a mark for each subject, empty where none was given. Only a juror of an
        assembly that is scored openly stands on a sheet by name.

        Raises OperationRefused `appraisal_unknown`, `appraisal_closed`, `appraisal_part_unknown`,
        `appraisal_sheet_empty`, `appraisal_marks_unfit`, `appraisal_channel_unknown` where the place
        names several ways and this is none of them, `assembly_sheets_too_many`, `assembly_juror_unknown`.
        """
        appraisal = self._store.appraisals.by_id(appraisal_id)
        channels = self.channels(appraisal) if part == MASSES else ()
        if channels and channel not in channels:
            raise OperationRefused("appraisal_channel_unknown", channels="、".join(channels))
        assembly = self._assembly(appraisal)
        if assembly is not None and self.progress(appraisal_id).count(MASSES) >= len(
            assembly.jurors
        ):
            raise OperationRefused("assembly_sheets_too_many", jurors=len(assembly.jurors))
        waiting = self.jurors_to_come(appraisal)
        if waiting and juror not in waiting:
            raise OperationRefused("assembly_juror_unknown")
        fields = {"action": SHEET, "part": part, "marks": list(marks)}
        fields |= {"channel": channel} if channels else {}
        fields |= {"note": juror} if waiting else {}
        return self._write(actor, "count_sheet", appraisal_id, fields)

    def _assembly(self, appraisal: Appraisal) -> Assembly | None:
        """The assembly whose jury a session belongs to."""
        found = (each for each in self._store.assemblies.all() if each.appraisal_id == appraisal.id)
        return next(found, None)

    def void_sheet(self, actor: Actor, appraisal_id: str, sheet_id: str) -> AppraisalProgress:
        """Take back a sheet that was typed wrong; it stays in the journal.

        Raises OperationRefused `appraisal_unknown`, `appraisal_closed`, `appraisal_sheet_unknown`.
        """
        return self._write(
            actor, "count_sheet", appraisal_id, {"action": VOID, "sheet_id": sheet_id}
        )

    def close(self, actor: Actor, appraisal_id: str) -> Appraisal:
        """Close a session.

        Raises OperationRefused `appraisal_unknown`, `appraisal_closed`, `review_sheets_too_few`.
        """
        self._write(actor, "run_appraisal", appraisal_id, {"action": CLOSE})
        return self._store.appraisals.by_id(appraisal_id)

    def reopen(self, actor: Actor, appraisal_id: str, reason: str) -> Appraisal:
        """Open a closed session again.

        Raises OperationRefused `appraisal_unknown`, `appraisal_still_open`,
        `appraisal_reason_missing`.
        """
        fields = {"action": REOPEN, "note": reason.strip()}
        self._write(actor, "run_appraisal", appraisal_id, fields)
        return self._store.appraisals.by_id(appraisal_id)

    def progress(self, appraisal_id: str) -> AppraisalProgress:
        """What is counted so far. Raises OperationRefused `appraisal_unknown`."""
        appraisal = self._store.appraisals.by_id(appraisal_id)
        return appraisal_progress_of(self._store.appraisals.events(appraisal_id), appraisal.minimum)

    def keep_letter(self, actor: Actor, letter: ResponsibilityLetter) -> ResponsibilityLetter:
        """Keep a responsibility letter, or what has changed of one that has an id.

        Raises OperationRefused `letter_name_missing`, `letter_year_unlikely`,
        `letter_duties_missing`, `letter_unknown`.
        """
        fields = self._letter_fields(letter)
        with self._workplace.pen.act(actor, "run_appraisal") as act:
            if letter.id:
                known = self._store.appraisals.letter(letter.id)
                changed = {f: v for f, v in fields.items() if getattr(known, f) != v}
                if changed:
                    act.change("responsibility_letter", letter.id, changed)
                letter_id = letter.id
            else:
                number = self._workplace.next_local_number("letter")
                letter_id = act.create("responsibility_letter", {**fields, "number": number})
        return self._store.appraisals.letter(letter_id)

    def _letter_fields(self, letter: ResponsibilityLetter) -> dict[str, Any]:
        duties = [duty.strip() for duty in letter.duties if duty.strip()]
        if not letter.person_name.strip():
            raise OperationRefused("letter_name_missing")
        if abs(letter.year - self._workplace.today().year) > 10:
            raise OperationRefused("letter_year_unlikely")
        if not duties or len(duties) > MOST_DUTIES:
            raise OperationRefused("letter_duties_missing", most=MOST_DUTIES)
        return {
            "year": letter.year,
            "person_name": letter.person_name.strip(),
            "title": letter.title.strip(),
            "superior_name": letter.superior_name.strip(),
            "duties": duties,
            "signed_on": letter.signed_on,
        }

    def _write(
        self, actor: Actor, permission: str, appraisal_id: str, said: dict[str, Any]
    ) -> AppraisalProgress:
        fields = {"at": self._workplace.now(), **said}
        with self._workplace.pen.act(actor, permission) as act:
            appraisal = self._store.appraisals.by_id(appraisal_id)
            event = msgspec.convert({"id": "", **fields}, AppraisalEvent)
            check_appraisal_event(self.progress(appraisal_id), event, appraisal)
            act.step("appraisal_event", appraisal_id, fields)
        return self.progress(appraisal_id)


def write_session(
    workplace: Workplace,
    act: Act,
    session: AppraisalSession,
    subjects: Sequence[str],
    minimum: int,
) -> str:
    """A new session within an act; grades are the profile's of today and stay with it."""
    return act.create(
        "appraisal",
        {
            "number": workplace.next_local_number("appraisal"),
            "title": session.title.strip(),
            "period": session.period.strip(),
            "held_on": session.held_on,
            "place": session.place.strip(),
            "subjects": list(subjects),
            "grades": list(workplace.profile.reviews.grades or GRADES),
            "minimum": minimum,
        },
    )


def _check_session(session: AppraisalSession, subjects: Sequence[str]) -> None:
    if not session.title.strip():
        raise OperationRefused("appraisal_title_missing")
    try:
        date.fromisoformat(session.held_on)
    except ValueError:
        raise OperationRefused("appraisal_day_missing") from None
    if not subjects or len(subjects) > MOST_SUBJECTS:
        raise OperationRefused("appraisal_subjects_missing", most=MOST_SUBJECTS)
    if len(set(subjects)) != len(subjects):
        raise OperationRefused("appraisal_subjects_twice")
