"""What happens when someone registers a case at the counter. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.intake import Intake, IntakePicture
from app.acts.pen import Actor
from app.models.catalog import ServiceItem
from app.models.errors import OperationRefused, Problem
from app.models.proofs import Proof, refusal_of_proof
from app.presenters.intake_reading import (
    Applicant,
    IntakeDraft,
    ItemSheet,
    WaitingDraft,
    choices_for,
    find_applicants,
    intake_of_consultation,
    item_sheet,
    next_draft_key,
    read_applicant,
    read_draft,
    read_intake,
    waiting_drafts,
    with_known_phone,
)
from app.presenters.picture_files import (
    CameraFile,
    PictureSource,
    ShownPicture,
    camera_folder,
    prepared_pictures,
    shown_picture,
)
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen


class IntakeScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the form."""

    def clear_form(self) -> None:
        """An empty form, the cursor in its first field."""
        ...

    def show_catalog_kind(self, *, is_sample: bool) -> None:
        """Say so when the catalogue is only a sample."""
        ...

    def show_applicants(self, applicants: Sequence[Applicant]) -> None:
        """Who may be meant by what was typed."""
        ...

    def show_applicant(self, applicant: Applicant) -> None:
        """Show who the applicant is."""
        ...

    def show_items(self, items: Sequence[ServiceItem | Proof]) -> None:
        """Which items, or certificates that no village may issue, may be meant by what was typed."""
        ...

    def refuse_item(self, problem: Problem) -> None:
        """What was chosen cannot be done here, and why; the choice is empty again."""
        ...

    def show_item(self, sheet: ItemSheet) -> None:
        """Show the item that is wanted, its papers and its dates."""
        ...

    def show_waiting(self, drafts: Sequence[WaitingDraft]) -> None:
        """Which other forms were left unfinished."""
        ...

    def show_pictures(self, pictures: Sequence[ShownPicture]) -> None:
        """The pictures chosen for this form; they go into its draft at once."""
        ...

    def show_picture_work(self, *, is_working: bool) -> None:
        """Pictures are being read and shrunk, or no longer."""
        ...

    def show_camera_folder(self, folder: str, files: Sequence[CameraFile]) -> None:
        """The newest pictures of the remembered folder."""
        ...

    def show_draft(self, draft: IntakeDraft) -> None:
        """Fill the form with what was typed earlier."""
        ...

    def mark_missing(self, field: str) -> None:
        """Point at a field that must be filled: `applicant` or `item`."""
        ...

    def mark_refused(self, key: str) -> None:
        """Put the cursor where the refusal of that key can be mended, if it can."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that the case is being kept, or no longer."""
        ...

    def show_registered(self, case_id: str) -> None:
        """The case is kept; its page comes next."""
        ...


class DraftSlot:
    """Where one form's draft lies; the first that is kept gives it its key, on the database thread."""

    def __init__(self, key: str = "") -> None:
        self.key = key

    def save(self, desk: Desk, content: bytes) -> None:
        """Keep what the form holds now."""
        self.key = self.key or next_draft_key(desk.store.drafts.keys())
        desk.store.drafts.save(self.key, content, desk.workplace.now())

    def drop(self, desk: Desk) -> None:
        """Forget it."""
        if self.key:
            desk.store.drafts.drop(self.key)


class IntakePresenter:
    """The form for a new case. What is typed is kept as a draft until the case is registered; each
    villager in the queue has a draft of their own.
    """

    def __init__(self, screen: IntakeScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._form = 0  # which filling-in of the form it is, so that late answers can be dropped
        self._applicant_query = ""
        self._item_query = ""
        self._slot = DraftSlot()
        self._pictures: tuple[IntakePicture, ...] = ()
        self._is_busy = False

    def open(self, person_id: str = "") -> None:
        """Show an empty form, and which others wait unfinished.

        `person_id` is the applicant when a villager was found elsewhere.
        """
        form = self._begin()

        def show(answer: tuple[bool, list[WaitingDraft]]) -> None:
            if form != self._form:
                return
            is_sample, waiting = answer
            self._screen.show_catalog_kind(is_sample=is_sample)
            self._screen.show_waiting(waiting)
            if person_id:
                self._show_person(person_id)

        self._runner.run(
            lambda desk: (desk.workplace.catalog.is_sample, waiting_drafts(desk)),
            show,
            self._screen.show_problem,
        )

    def open_consultation(self, case_id: str) -> None:
        """Make a case of an enquiry, with everything that was typed for it."""
        form = self._begin()

        def show(draft: IntakeDraft) -> None:
            if form == self._form:
                self._screen.show_draft(draft)

        self._runner.run(
            lambda desk: read_intake(desk, intake_of_consultation(desk, case_id)),
            show,
            self._screen.show_problem,
        )

    def continue_draft(self, key: str) -> None:
        """Go on with what was typed earlier; what the form held until now stays a draft of its own."""
        form = self._begin()
        self._slot = DraftSlot(key)

        def read(desk: Desk) -> tuple[IntakeDraft | None, list[ShownPicture], list[WaitingDraft]]:
            draft = read_draft(desk, key)
            pictures = draft.intake.pictures if draft else ()
            others = [each for each in waiting_drafts(desk) if each.key != key]
            return draft, [shown_picture(desk, each) for each in pictures], others

        def show(
            answer: tuple[IntakeDraft | None, list[ShownPicture], list[WaitingDraft]],
        ) -> None:
            draft, pictures, others = answer
            if form != self._form:
                return
            self._screen.show_waiting(others)
            if draft:
                self._pictures = draft.intake.pictures
                self._screen.show_draft(draft)
                self._screen.show_pictures(pictures)

        self._runner.run(read, show, self._screen.show_problem)

    def give_up_draft(self, key: str) -> None:
        """Forget what was typed earlier; the form that is open stays."""

        def forget(desk: Desk) -> list[WaitingDraft]:
            desk.store.drafts.drop(key)
            return [each for each in waiting_drafts(desk) if each.key != self._slot.key]

        self._runner.run(forget, self._screen.show_waiting, self._screen.show_problem)

    def keep_draft(self, typed: Mapping[str, Any]) -> None:
        """Keep what the form holds now."""
        if self._is_busy:
            return
        slot, intake = self._slot, self._intake(typed)
        if msgspec.structs.replace(intake, consult_case_id="") == Intake("", "", ()):
            self._runner.run(slot.drop, lambda _: None, self._screen.show_problem)
            return
        content = msgspec.json.encode(intake)
        self._runner.run(
            lambda desk: slot.save(desk, content), lambda _: None, self._screen.show_problem
        )

    def find_applicants(self, query: str) -> None:
        """Look for villagers by name, pinyin, tail of a number or household number."""
        self._applicant_query = query

        def show(applicants: list[Applicant]) -> None:
            if query == self._applicant_query:
                self._screen.show_applicants(applicants)

        self._runner.run(lambda desk: find_applicants(desk, query), show, self._screen.show_problem)

    def find_items(self, query: str) -> None:
        """Look for items by name, pinyin, initials, category or code."""
        self._item_query = query

        def show(items: list[ServiceItem | Proof]) -> None:
            if query == self._item_query:
                self._screen.show_items(items)

        self._runner.run(
            lambda desk: choices_for(desk.workplace, query), show, self._screen.show_problem
        )

    def choose_applicant(self, applicant: Applicant) -> None:
        """Take this villager as the applicant."""
        self._applicant_query = ""
        self._screen.show_applicant(applicant)

    def choose_item(self, item: ServiceItem | Proof) -> None:
        """Take this item as what is asked for; a blocked certificate is explained and refused."""
        self._item_query = ""
        if isinstance(item, Proof):
            self._screen.refuse_item(refusal_of_proof(item))
            return
        form = self._form

        def show(sheet: ItemSheet) -> None:
            if form == self._form:
                self._screen.show_item(sheet)

        self._runner.run(
            lambda desk: item_sheet(desk.workplace, item.code), show, self._screen.show_problem
        )

    def register(self, typed: Mapping[str, Any]) -> None:
        """Register the case. A second press while it is being kept does nothing."""
        if self._is_busy:
            return
        intake, slot = self._intake(typed), self._slot
        missing = _missing_field(intake)
        if missing:
            self._screen.mark_missing(missing)
            return
        actor = self._actor()
        self._set_busy(True)

        def keep(desk: Desk) -> str:
            typed = with_known_phone(desk, intake)
            return desk.cases.register_case(actor, typed, draft_key=slot.key).id

        def show(case_id: str) -> None:
            self._set_busy(False)
            self._begin()
            self._screen.show_registered(case_id)

        self._runner.run(keep, show, self._refused)

    # -- pictures

    def add_pictures(self, sources: Sequence[tuple[str, str, bytes]], material_name: str) -> None:
        """Look at pictures (name, path, bytes), shrink and keep them; one that is none is refused,
        the others stay.
        """
        form, chosen = self._form, [PictureSource(*source) for source in sources]
        self._screen.show_picture_work(is_working=True)

        def prepare(desk: Desk) -> tuple[list[ShownPicture], Problem | None]:
            files, problem = prepared_pictures(desk, chosen)
            pictures = [IntakePicture(file, material_name) for file in files]
            return [shown_picture(desk, each) for each in pictures], problem

        def show(answer: tuple[list[ShownPicture], Problem | None]) -> None:
            self._screen.show_picture_work(is_working=False)
            if form != self._form:
                return
            added, problem = answer
            self._pictures += tuple(each.picture for each in added)
            self._show_pictures()
            if problem:
                self._screen.show_problem(problem)

        self._runner.run(prepare, show, self._picture_failed)

    def remove_picture(self, place: int) -> None:
        """Take a picture off the form before it is registered."""
        if 0 <= place < len(self._pictures):
            self._pictures = self._pictures[:place] + self._pictures[place + 1 :]
            self._show_pictures()

    def open_camera(self, folder: str = "") -> None:
        """List the newest pictures of a folder, which is remembered, or of the remembered one."""
        self._runner.run(
            lambda desk: camera_folder(desk, folder),
            lambda found: self._screen.show_camera_folder(*found),
            self._screen.show_problem,
        )

    # -- inside

    def _intake(self, typed: Mapping[str, Any]) -> Intake:
        return msgspec.structs.replace(msgspec.convert(typed, Intake), pictures=self._pictures)

    def _show_pictures(self) -> None:
        form, pictures = self._form, self._pictures

        def show(shown: list[ShownPicture]) -> None:
            if form == self._form and pictures == self._pictures:
                self._screen.show_pictures(shown)

        self._runner.run(
            lambda desk: [shown_picture(desk, each) for each in pictures],
            show,
            self._screen.show_problem,
        )

    def _picture_failed(self, problem: Problem) -> None:
        self._screen.show_picture_work(is_working=False)
        self._screen.show_problem(problem)

    def _begin(self) -> int:
        self._form += 1
        self._slot = DraftSlot()
        self._pictures = ()
        self._screen.clear_message()
        self._screen.clear_form()
        self._screen.show_pictures(())
        return self._form

    def _show_person(self, person_id: str) -> None:
        form = self._form

        def show(applicant: Applicant) -> None:
            if form == self._form:
                self._screen.show_applicant(applicant)

        self._runner.run(
            lambda desk: read_applicant(desk, person_id), show, self._screen.show_problem
        )

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        if isinstance(problem, OperationRefused):
            self._screen.mark_refused(problem.key)
        self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)


def _missing_field(intake: Intake) -> str:
    name = intake.applicant_name
    is_only_a_query = name.isascii() and (name.islower() or name.isdigit())
    if not name or (is_only_a_query and not intake.applicant_id):
        return "applicant"
    return "" if intake.item_code else "item"
