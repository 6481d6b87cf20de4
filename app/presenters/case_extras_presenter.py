"""What belongs to a case beside its steps: attachments, money passed through, papers to follow."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.intake import DeficiencyTerms
from app.acts.intake_papers import money_lines
from app.acts.money_acts import MoneyEntry
from app.acts.pen import Actor
from app.models.attachments import PDF
from app.models.deficiency import (
    CommitmentStanding,
    latest_supplement_day,
    usual_supplement_day,
)
from app.models.errors import Problem
from app.models.intake_records import MoneyStep
from app.models.moments import china_date_of
from app.models.pass_through import MoneySum, counted_steps, money_sum
from app.models.records import Attachment, Case
from app.presenters.paper_files import keep_file
from app.presenters.picture_files import (
    CameraFile,
    PictureSource,
    camera_folder,
    prepared_pictures,
)
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class DeficiencyOffer(msgspec.Struct, frozen=True):
    """The missing papers of a case all may follow; the day that is usual, and the last possible."""

    names: tuple[str, ...]
    usual_on: str
    latest_on: str


class CaseExtras(msgspec.Struct, frozen=True):
    """What the bar shows."""

    case_id: str
    status: str
    attachment_count: int
    money: MoneySum
    money_steps: tuple[MoneyStep, ...]
    money_lines: tuple[str, ...]
    commitment: CommitmentStanding | None
    deficiency_offer: DeficiencyOffer | None = None
    applicant_name: str = ""


class ShownAttachment(msgspec.Struct, frozen=True):
    """An attachment as it is shown; a PDF, or one that is not on this PC yet, has no bytes here."""

    attachment: Attachment
    material_name: str
    data: bytes = b""


class CaseExtrasScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the bar."""

    def show_extras(self, extras: CaseExtras) -> None:
        """Show what belongs to the case."""
        ...

    def show_attachments(
        self, shown: Sequence[ShownAttachment], materials: Sequence[tuple[str, str]]
    ) -> None:
        """Show all attachments, and the papers (id, name) that new ones may belong to."""
        ...

    def show_camera_folder(self, folder: str, files: Sequence[CameraFile]) -> None:
        """The newest pictures of the remembered folder."""
        ...

    def show_file(self, path: Path) -> None:
        """An attachment lies ready as a file."""
        ...

    def show_money_noted(self) -> None:
        """The step is kept: put away what was typed for it."""
        ...

    def show_deficiency_accepted(self) -> None:
        """The case goes on; its page has to be read anew."""
        ...


class CaseExtrasPresenter:
    """Follows the case that its page shows. Files are kept in `papers_folder`."""

    def __init__(
        self,
        screen: CaseExtrasScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        papers_folder: Path,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._papers_folder = papers_folder
        self._case_id = ""

    def open(self, case_id: str) -> None:
        """Show what belongs to a case."""
        self._case_id = case_id

        def show(extras: CaseExtras) -> None:
            if extras.case_id == self._case_id:
                self._screen.show_extras(extras)

        self._runner.run(lambda desk: read_extras(desk, case_id), show, self._screen.show_problem)

    def note_money(self, typed: Mapping[str, Any]) -> None:
        """Note a step of the money. A refusal leaves on the screen what was typed."""
        actor, case_id = self._actor(), self._case_id
        entry = msgspec.convert(typed, MoneyEntry)

        def note(desk: Desk) -> CaseExtras:
            desk.money.note(actor, case_id, entry)
            return read_extras(desk, case_id)

        def show(extras: CaseExtras) -> None:
            self._screen.show_money_noted()
            self._screen.show_extras(extras)

        self._runner.run(note, show, self._screen.show_problem)

    def accept_deficient(self, typed: Mapping[str, Any]) -> None:
        """Let the missing papers follow. A refusal leaves on the screen what was typed."""
        actor, case_id = self._actor(), self._case_id
        terms = msgspec.convert(typed, DeficiencyTerms)
        self._runner.run(
            lambda desk: desk.cases.accept_deficient(actor, case_id, terms),
            lambda _case: self._screen.show_deficiency_accepted(),
            self._screen.show_problem,
        )

    def open_attachments(self) -> None:
        """Show all attachments of the case and its papers."""
        case_id = self._case_id
        self._runner.run(
            lambda desk: read_attachments(desk, case_id),
            lambda found: self._screen.show_attachments(*found),
            self._screen.show_problem,
        )

    def add_pictures(self, sources: Sequence[tuple[str, str, bytes]], material_id: str) -> None:
        """Attach pictures (name, path, bytes) to a paper, or to the case; what is none is refused."""
        actor, case_id = self._actor(), self._case_id
        chosen = [PictureSource(*source) for source in sources]
        kind, parent = ("material", material_id) if material_id else ("case", case_id)

        def attach(desk: Desk) -> Problem | None:
            files, problem = prepared_pictures(desk, chosen)
            for file in files:
                desk.attachments.attach_prepared(actor, kind, parent, file)
            return problem

        def show(problem: Problem | None) -> None:
            self.open_attachments()
            self.open(case_id)
            if problem:
                self._screen.show_problem(problem)

        self._runner.run(attach, show, self._screen.show_problem)

    def open_camera(self, folder: str = "") -> None:
        """List the newest pictures of a folder, which is remembered, or of the remembered one."""
        self._runner.run(
            lambda desk: camera_folder(desk, folder),
            lambda found: self._screen.show_camera_folder(*found),
            self._screen.show_problem,
        )

    def save_file(self, attachment_id: str) -> None:
        """Keep a PDF as a file, for the system's own viewer."""

        def save(desk: Desk) -> Path:
            data = desk.attachments.data(attachment_id)
            name = desk.store.attachments.by_id(attachment_id).file_name
            return keep_file(self._papers_folder, name.removesuffix(".pdf"), data)

        self._runner.run(save, self._screen.show_file, self._screen.show_problem)


def read_extras(desk: Desk, case_id: str) -> CaseExtras:
    """Raises OperationRefused `case_unknown`."""
    case = desk.store.cases.by_id(case_id)
    steps = desk.store.intakes.money_steps(case_id)
    of = desk.attachments.of
    papers = desk.store.cases.materials(case_id)
    count = len(of("case", case_id)) + sum(len(of("material", paper.id)) for paper in papers)
    return CaseExtras(
        case_id=case_id,
        status=case.status,
        attachment_count=count,
        money=money_sum(steps),
        money_steps=tuple(counted_steps(steps)),
        money_lines=tuple(money_lines(steps)),
        commitment=desk.cases.commitment(case_id),
        deficiency_offer=deficiency_offer(desk, case),
        applicant_name=case.applicant_name,
    )


def deficiency_offer(desk: Desk, case: Case) -> DeficiencyOffer | None:
    """What 容缺受理 would be for a case as it stands; None when it is out of the question."""
    missing = desk.cases.missing_materials(case.id)
    if case.status not in ("received", "supplement") or not missing:
        return None
    if any(paper.is_key for paper in missing):
        return None
    workplace = desk.workplace
    calendar, today = workplace.calendar, workplace.today()
    received_on = china_date_of(case.station_received_at)
    latest = latest_supplement_day(calendar, received_on, case.limit_amount, case.limit_unit)
    if latest.due_on < today:
        return None
    days = workplace.profile.supplement_working_days
    usual = usual_supplement_day(calendar, today, days, latest)
    return DeficiencyOffer(
        tuple(paper.name for paper in missing), usual.isoformat(), latest.due_on.isoformat()
    )


def read_attachments(
    desk: Desk, case_id: str
) -> tuple[list[ShownAttachment], list[tuple[str, str]]]:
    """Those of the case, then those of its papers in their places."""
    papers = desk.store.cases.materials(case_id)
    parents = [("case", case_id, ""), *(("material", paper.id, paper.name) for paper in papers)]
    shown = [
        shown_attachment(desk, attachment, name)
        for kind, parent, name in parents
        for attachment in desk.attachments.of(kind, parent)
    ]
    return shown, [(paper.id, paper.name) for paper in papers]


def shown_attachment(desk: Desk, attachment: Attachment, material_name: str) -> ShownAttachment:
    """An attachment with its bytes, if they are here and whole."""
    if attachment.media_type == PDF or not desk.attachments.is_here(attachment):
        return ShownAttachment(attachment, material_name)
    try:
        return ShownAttachment(attachment, material_name, desk.attachments.data(attachment.id))
    except Problem:
        return ShownAttachment(attachment, material_name)
