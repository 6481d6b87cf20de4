"""What happens when someone writes down a visit (记走访), or corrects one. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.attachment_acts import PreparedFile
from app.acts.desk import Desk
from app.acts.intake import IntakePicture
from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.records import Visit
from app.models.visit_records import MustVisit
from app.presenters.form_presenter import FormPresenter, FormScreen
from app.presenters.household_finding import HouseholdFound, HouseholdSearch, read_household
from app.presenters.picture_files import (
    CameraFile,
    PictureSource,
    ShownPicture,
    camera_folder,
    prepared_pictures,
    shown_picture,
)
from app.presenters.runner import Runner
from app.presenters.visit_beginning import VisitForm, read_form
from app.presenters.visit_drafts import (
    VisitDraft,
    VisitTyped,
    has_words,
    read_draft,
    read_standing,
)

DRAFT_KEY = "visit"
FIELD_OF_PROBLEM: Mapping[str, str] = MappingProxyType(
    {
        "household_unknown": "household_id",
        "visit_appeal_answered": "household_id",
        "visit_channel_unknown": "channel",
        "visit_date_missing": "visited_on",
        "visit_in_the_future": "visited_on",
        "visit_time_unreadable": "started_at",
        "visit_ends_before_it_starts": "ended_at",
        "visit_content_missing": "content",
        "finding_class_missing": "finding_class",
        "finding_second_class_unknown": "second_class",
        "finding_missing": "finding",
        "appeal_reply_missing": "answer",
        "visit_correction_note_missing": "correction_note",
    }
)
"""Which field a refusal is about."""


class VisitKept(msgspec.Struct, frozen=True):
    """A visit that was kept, and the appeal that came of it; empty when none did. `person_id` is who
    was spoken to, or else the household's head; `is_told_at_once`: the township has to hear of it now.
    """

    visit: Visit
    head_name: str
    appeal_number: str
    person_id: str = ""
    pictures: int = 0
    is_told_at_once: bool = False


class VisitFormScreen(FormScreen, Protocol):
    """What the presenter may ask of the form."""

    def show_form(self, form: VisitForm) -> None:
        """An empty form, the cursor in its first field."""
        ...

    def show_draft(self, draft: VisitDraft) -> None:
        """Fill the form with what was typed earlier, and say so; or with a visit to be corrected."""
        ...

    def show_households(self, query: str, found: Sequence[HouseholdFound]) -> None:
        """Which households may be meant by what was typed."""
        ...

    def show_household(self, household: HouseholdFound) -> None:
        """The household that was visited."""
        ...

    def show_tasks(self, household_id: str, tasks: Sequence[MustVisit]) -> None:
        """What waits in the household (五必到); going there answers it, unless it is unticked."""
        ...

    def show_pictures(self, pictures: Sequence[ShownPicture]) -> None:
        """Photographs that will be kept with the visit."""
        ...

    def show_camera_folder(self, folder: str, files: Sequence[CameraFile]) -> None:
        """The newest pictures of the remembered folder."""
        ...

    def set_working(self, *, is_working: bool) -> None:
        """Pictures are being read, or no longer."""
        ...

    def show_kept(self, kept: VisitKept) -> None:
        """The visit is kept and the form done with."""
        ...

    def show_next(self, kept: VisitKept) -> None:
        """The visit is kept; an empty form with the same date and channel comes next."""
        ...

    def show_case_of(self, kept: VisitKept) -> None:
        """The visit is kept, and a case is to be taken in for whoever was visited."""
        ...


class VisitFormPresenter(FormPresenter):
    """The form for a visit. What is typed is kept as a draft until the visit is kept."""

    _screen: VisitFormScreen
    _fields = FIELD_OF_PROBLEM

    def __init__(self, screen: VisitFormScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._form = 0  # which filling-in of the form it is, so that late answers can be dropped
        self._draft_key = DRAFT_KEY
        self._corrected_id = ""
        self._pictures: list[PreparedFile] = []
        self._households = HouseholdSearch(screen, runner)

    def open(self) -> None:
        """Show the form, with what was typed earlier and never kept."""
        self._draft_key, self._corrected_id = DRAFT_KEY, ""
        self._begin(lambda desk: None)

    def open_for(self, household_id: str) -> None:
        """Show the form for a household that was found elsewhere; other drafts stay kept."""
        self._draft_key, self._corrected_id = f"{DRAFT_KEY}/{household_id}", ""
        self._begin(lambda desk: read_household(desk, household_id))

    def open_correction(self, visit_id: str) -> None:
        """Show the form with a visit that is to be corrected; other drafts stay kept."""
        self._draft_key, self._corrected_id = f"{DRAFT_KEY}/correct/{visit_id}", visit_id
        self._begin(lambda desk: None)

    def clear(self) -> None:
        """Begin anew; what was typed is forgotten. A correction begins with the visit as it stands."""
        if self._is_busy:
            return
        self._drop_draft()
        if self._corrected_id:
            self.open_correction(self._corrected_id)
        else:
            self.open()

    def keep_draft(self, typed: Mapping[str, Any]) -> None:
        """Keep what the form holds now; a form without words is no draft."""
        if self._is_busy:
            return
        report, key = self._typed(typed), self._draft_key
        if not has_words(report):
            self._drop_draft()
            return
        content = msgspec.json.encode(report)
        self._runner.run(
            lambda desk: desk.store.drafts.save(key, content, desk.workplace.now()),
            lambda _: None,
            self._screen.show_problem,
        )

    def find_households(self, query: str) -> None:
        """Look for households by a name, initials, tail of a phone or household number."""
        self._households.find(query)

    def choose_household(self, household: HouseholdFound) -> None:
        """Take the household that was visited."""
        self._households.stop()
        self._screen.show_household(household)
        self._read_tasks(household.household_id)

    def save(self, typed: Mapping[str, Any]) -> None:
        """Keep the visit and be done."""
        self._save(typed, self._screen.show_kept)

    def save_and_next(self, typed: Mapping[str, Any]) -> None:
        """Keep the visit and go on with another household."""
        self._save(typed, self._screen.show_next)

    def save_and_open_case(self, typed: Mapping[str, Any]) -> None:
        """Keep the visit and take in a case for whoever was visited."""
        self._save(typed, self._screen.show_case_of)

    # -- photographs

    def add_pictures(
        self, sources: Sequence[tuple[str, str, bytes]], typed: Mapping[str, Any]
    ) -> None:
        """Prepare pictures (name, path, bytes) for the visit; the good ones of several are taken, and
        the first that is no picture is told in a sentence.
        """
        form, chosen = self._form, [PictureSource(*source) for source in sources]
        self._screen.set_working(is_working=True)

        def show(answer: tuple[list[PreparedFile], Problem | None]) -> None:
            if form != self._form:
                return
            files, problem = answer
            self._screen.set_working(is_working=False)
            self._pictures += files
            self._show_pictures()
            self.keep_draft(typed)
            if problem:
                self._screen.show_problem(problem)

        self._runner.run(
            lambda desk: prepared_pictures(desk, chosen), show, self._screen.show_problem
        )

    def remove_picture(self, place: int, typed: Mapping[str, Any]) -> None:
        """The picture at that place is not wanted."""
        if 0 <= place < len(self._pictures):
            del self._pictures[place]
            self._show_pictures()
            self.keep_draft(typed)

    def open_camera(self, folder: str = "") -> None:
        """List the newest pictures of a folder, which is remembered, or of the remembered one."""
        self._runner.run(
            lambda desk: camera_folder(desk, folder),
            lambda found: self._screen.show_camera_folder(*found),
            self._screen.show_problem,
        )

    # -- inside

    def _typed(self, typed: Mapping[str, Any]) -> VisitTyped:
        report = msgspec.convert(typed, VisitTyped)
        return msgspec.structs.replace(report, pictures=list(self._pictures))

    def _begin(self, read_given: Callable[[Desk], HouseholdFound | None]) -> None:
        self._form += 1
        self._households.stop()
        self._pictures = []
        form, key, visitor, corrected = (
            self._form, self._draft_key, self._actor().name, self._corrected_id,
        )  # fmt: skip
        self._screen.clear_message()

        def read(desk: Desk) -> tuple[VisitForm, HouseholdFound | None, VisitDraft | None]:
            draft = read_draft(desk, key)
            if corrected:
                draft = draft or read_standing(desk, corrected)
            return read_form(desk, visitor, corrected), read_given(desk), draft

        def show(answer: tuple[VisitForm, HouseholdFound | None, VisitDraft | None]) -> None:
            if form != self._form:
                return
            empty, household, draft = answer
            self._pictures = list(draft.report.pictures) if draft else []
            self._screen.show_form(empty)
            if household:
                self._screen.show_household(household)
            if draft:
                self._screen.show_draft(draft)
                household = draft.household or household
            if household:
                self._read_tasks(household.household_id)
            if self._pictures:
                self._show_pictures()

        self._runner.run(read, show, self._screen.show_problem)

    def _read_tasks(self, household_id: str) -> None:
        """What waits in the household, and what the visit that is being corrected had answered."""
        form, corrected = self._form, self._corrected_id

        def read(desk: Desk) -> list[MustVisit]:
            answered = desk.store.visits.by_entity(corrected).answered_tasks if corrected else []
            known = [desk.store.must_visits.by_id(task_id) for task_id in answered]
            mine = [task for task in known if task.household_id == household_id]
            waiting = desk.store.must_visits.open_of(household_id)
            return [*mine, *(task for task in waiting if task not in mine)]

        def show(tasks: list[MustVisit]) -> None:
            if form == self._form:
                self._screen.show_tasks(household_id, tasks)

        self._runner.run(read, show, self._screen.show_problem)

    def _show_pictures(self) -> None:
        form, files = self._form, list(self._pictures)

        def show(pictures: list[ShownPicture]) -> None:
            if form == self._form and files == self._pictures:
                self._screen.show_pictures(pictures)

        self._runner.run(
            lambda desk: [shown_picture(desk, IntakePicture(file)) for file in files],
            show,
            self._screen.show_problem,
        )

    def _save(self, typed: Mapping[str, Any], show_kept: Callable[[VisitKept], None]) -> None:
        if self._is_busy:
            return
        entered, actor = self._typed(typed), self._actor()
        key, corrected = self._draft_key, self._corrected_id
        problem = problem_of(entered)
        if problem:
            self._refused(problem)
            return
        self._set_busy(True)

        def keep(desk: Desk) -> VisitKept:
            if corrected:
                visit = desk.visits.correct_visit(
                    actor, corrected, entered.report(), entered.correction_note, draft_key=key
                )
            else:
                visit = desk.visits.record_visit(
                    actor, entered.report(), draft_key=key, pictures=entered.pictures
                )
            return kept_of(desk, visit, len(entered.pictures))

        def show(kept: VisitKept) -> None:
            self._form += 1
            self._draft_key, self._corrected_id, self._pictures = DRAFT_KEY, "", []
            self._set_busy(False)
            show_kept(kept)

        self._runner.run(keep, show, self._refused)

    def _drop_draft(self) -> None:
        key = self._draft_key
        self._runner.run(
            lambda desk: desk.store.drafts.drop(key), lambda _: None, self._screen.show_problem
        )


def problem_of(typed: VisitTyped) -> OperationRefused | None:
    """What only a form can get wrong; the act looks at all else."""
    if not typed.household_id:
        return OperationRefused("household_unknown")
    return None


def kept_of(desk: Desk, visit: Visit, pictures: int) -> VisitKept:
    """What there is to say of a visit that was kept."""
    appeal = desk.store.appeals.find(visit.appeal_id) if visit.appeal_id else None
    household = desk.store.households.by_id(visit.household_id)
    people = desk.store.households.persons(visit.household_id)
    spoken_to = [person.id for person in people if person.name == visit.interviewee]
    return VisitKept(
        visit,
        household.head_name,
        appeal.number if appeal else "",
        spoken_to[0] if spoken_to else household.head_person_id,
        pictures,
        visit.is_urgent and desk.workplace.profile.calendar.is_urgent_told_at_once,
    )
