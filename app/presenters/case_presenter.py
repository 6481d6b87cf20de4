"""What happens when someone works on one case. No Qt, no SQL."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import msgspec

from app.acts.case_acts import CaseActs
from app.acts.desk import Desk
from app.acts.ending_acts import Delivery, RatingGiven
from app.acts.pen import Actor
from app.models.case_states import progress_of
from app.models.errors import OperationRefused, Problem
from app.models.papers import Paper
from app.models.records import Case
from app.presenters.case_reading import BEFORE_WRITE_OFF, CaseFile, open_plan, read_case_file
from app.presenters.hand_outs import HandOuts, PaperHandOut
from app.presenters.paper_files import keep_file
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.words.terms import PAPER

CUSTODY_STEP = "custody"


class CaseAnswers(msgspec.Struct, frozen=True):
    """What was typed for the next step."""

    receiver_name: str = ""
    note: str = ""
    rating: str = ""
    is_satisfied: bool | None = None
    method: str = ""
    receiver_relation: str = ""
    document_name: str = ""
    document_number: str = ""
    returned: tuple[str, ...] | None = None
    rated_efficiency: str = ""
    rated_skill: str = ""
    rated_attitude: str = ""
    is_anonymous: bool = False
    fate: str = ""
    material_ids: tuple[str, ...] = ()


class CaseScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the case page."""

    def show_case(self, case_file: CaseFile) -> None:
        """Show a case instead of what stood here."""
        ...

    def show_registered(self, missing: int) -> None:
        """Offer the papers of a case that was registered a moment ago."""
        ...

    def show_deficient(self) -> None:
        """Offer the papers of one whose missing papers may follow."""
        ...

    def show_acted(self, action: str) -> None:
        """The step is kept: put away what was typed for it."""
        ...

    def show_paper(self, paper: str, path: Path) -> None:
        """A paper lies ready as a file."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that a step is being kept, or no longer."""
        ...


def _follow_up(acts: CaseActs, actor: Actor, case_id: str, said: CaseAnswers) -> Case:
    if said.is_satisfied is None:
        raise OperationRefused("case_is_satisfied_missing")
    return acts.follow_up(
        actor, case_id, is_satisfied=said.is_satisfied, method=said.method, note=said.note
    )


def _delivery(said: CaseAnswers) -> Delivery:
    return Delivery(
        receiver_name=said.receiver_name,
        receiver_relation=said.receiver_relation,
        method=said.method or "station",
        document_name=said.document_name,
        document_number=said.document_number,
        note=said.note,
        returned=said.returned,
    )


def _rating(said: CaseAnswers) -> RatingGiven:
    return RatingGiven(
        rating=said.rating,
        efficiency=said.rated_efficiency,
        skill=said.rated_skill,
        attitude=said.rated_attitude,
        reason=said.note,
        is_anonymous=said.is_anonymous,
    )


def _record_fate(desk: Desk, actor: Actor, case_id: str, said: CaseAnswers) -> None:
    """What became of the papers that were ticked."""
    papers = said.material_ids
    if said.fate == "give_back":
        desk.custody.give_back(actor, case_id, papers, said.receiver_name)
    elif said.fate == "bring_back":
        desk.custody.bring_back(actor, case_id, papers, said.note)
    else:
        desk.custody.declare(actor, case_id, papers, said.fate, said.note)


def _advance_plan(desk: Desk, actor: Actor, case_id: str, action: str, note: str) -> None:
    """The next step of the bad rating that is being put right."""
    plan = open_plan(desk, case_id)
    if plan is None:
        raise OperationRefused("rectification_unknown")
    desk.rectifications.take_step(actor, plan.id, action, note)


_ACTS: Mapping[str, Callable[[CaseActs, Actor, str, CaseAnswers], Case]] = MappingProxyType(
    {
        "submit": lambda acts, actor, case_id, said: acts.submit(actor, case_id),
        "deliver": lambda acts, actor, case_id, said: acts.deliver_as(
            actor, case_id, _delivery(said)
        ),
        "rate": lambda acts, actor, case_id, said: acts.rate_as(actor, case_id, _rating(said)),
        "follow_up": _follow_up,
        "write_off": lambda acts, actor, case_id, said: acts.write_off(actor, case_id),
        "rework": lambda acts, actor, case_id, said: acts.rework(actor, case_id, said.note),
        "withdraw": lambda acts, actor, case_id, said: acts.withdraw(actor, case_id, said.note),
        "decline": lambda acts, actor, case_id, said: acts.decline(actor, case_id, said.note),
        "ask_supplement": lambda acts, actor, case_id, said: acts.ask_supplement(
            actor, case_id, said.note
        ),
        "archive": lambda acts, actor, case_id, said: acts.archive(actor, case_id),
    }
)


class CasePresenter:
    """One open case. `draw` makes a PDF of a paper; files are kept in `papers_folder`, and
    `hand_outs` knows what is written down when one goes out.
    """

    def __init__(
        self,
        screen: CaseScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        draw: Callable[[Paper], bytes],
        papers_folder: Path,
        hand_outs: HandOuts,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._draw = draw
        self._papers_folder = papers_folder
        self._hand_outs = hand_outs
        self._case_id = ""
        self._is_busy = False

    def open(self, case_id: str) -> None:
        """Show a case."""
        self._case_id = case_id
        self._screen.clear_message()
        self.refresh()

    def open_registered(self, case_id: str) -> None:
        """Show a case that was registered a moment ago, and offer its papers."""
        self._case_id = case_id

        def offer(case_file: CaseFile) -> None:
            if case_file.owes_papers:
                self._screen.show_deficient()
            else:
                self._screen.show_registered(len(case_file.missing))

        self._read(offer)

    def refresh(self) -> None:
        """Read the open case anew: the town may have answered."""
        if self._case_id:
            self._read(lambda case_file: None)

    def act(self, action: str, typed: Mapping[str, Any]) -> None:
        """Take a step. A refusal leaves on the screen what was typed."""
        said, actor, case_id = msgspec.convert(typed, CaseAnswers), self._actor(), self._case_id
        if action == "write_off":
            self._write_off(actor, case_id)
            return

        def act(desk: Desk) -> object:
            if action in _ACTS:
                return _ACTS[action](desk.cases, actor, case_id, said)
            if action == CUSTODY_STEP:
                _record_fate(desk, actor, case_id, said)
            else:
                _advance_plan(desk, actor, case_id, action, said.note)
            return None

        self._work(act, lambda _: self._screen.show_acted(action))

    def receive_materials(self, material_ids: list[str]) -> None:
        """Take papers that were brought later."""
        actor, case_id = self._actor(), self._case_id
        self._work(
            lambda desk: desk.cases.receive_materials(actor, case_id, material_ids),
            lambda _: self._screen.show_acted("receive"),
        )

    def print_paper(self, paper: str) -> None:
        """Draw a paper of the case and keep it as a file."""
        actor, case_id = self._actor(), self._case_id

        def make(desk: Desk) -> Path:
            content = desk.papers.case_paper(paper, actor, case_id)
            number = desk.store.cases.by_id(case_id).number
            name = f"{PAPER[paper]}-{number}"
            path = keep_file(self._papers_folder, name, self._draw(content))
            return self._hand_outs.put(PaperHandOut(self._runner, actor, content, self._draw, path))

        self._work(make, lambda path: self._screen.show_paper(paper, path))

    def _write_off(self, actor: Actor, case_id: str) -> None:
        """Whatever else is in the way, the missing satisfied follow-up is what people must know."""

        def write_off(desk: Desk) -> Case:
            progress = progress_of(desk.store.cases.steps(case_id))
            if progress.status in BEFORE_WRITE_OFF and progress.is_satisfied is not True:
                raise OperationRefused("case_write_off_before_satisfied")
            return desk.cases.write_off(actor, case_id)

        self._work(write_off, lambda _: self._screen.show_acted("write_off"))

    def _work(self, job: Callable[[Desk], Any], on_kept: Callable[[Any], None]) -> None:
        """One job at a time; the page shows the case as it stands afterwards."""
        if self._is_busy:
            return
        self._set_busy(True)
        case_id = self._case_id

        def work(desk: Desk) -> tuple[Any, CaseFile]:
            answer = job(desk)
            return answer, read_case_file(desk, case_id, _ACTS.keys())

        def show(answer: tuple[Any, CaseFile]) -> None:
            self._set_busy(False)
            if case_id == self._case_id:
                self._screen.clear_message()
                self._screen.show_case(answer[1])
                on_kept(answer[0])

        self._runner.run(work, show, self._refused)

    def _read(self, on_shown: Callable[[CaseFile], None]) -> None:
        case_id = self._case_id

        def show(case_file: CaseFile) -> None:
            if case_id == self._case_id:  # jobs keep their order, so only another case is late
                self._screen.show_case(case_file)
                on_shown(case_file)

        self._runner.run(
            lambda desk: read_case_file(desk, case_id, _ACTS.keys()),
            show,
            self._screen.show_problem,
        )

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)
