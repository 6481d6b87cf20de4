"""What happens when someone reads one visit: its versions, comments and photographs. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from app.acts.desk import Desk
from app.acts.diary_acts import PAGE
from app.acts.pen import Actor
from app.models.diary_papers import rank_names
from app.models.errors import Problem
from app.models.records import Visit
from app.models.roles import has_permission
from app.presenters.case_extras_presenter import ShownAttachment, shown_attachment
from app.presenters.diary_presenter import DiaryMaking, draw_diary
from app.presenters.doing import Doing
from app.presenters.paper_files import keep_file
from app.presenters.picture_files import (
    CameraFile,
    PictureSource,
    camera_folder,
    prepared_pictures,
)
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.presenters.visit_list_presenter import VisitLine, visit_line

Answer = TypeVar("Answer")


class VisitPage(msgspec.Struct, frozen=True):
    """Everything about one visit. `earlier` are the versions before, the latest first; `ranks` the
    names of the ranks whose comments are kept apart.
    """

    line: VisitLine
    earlier: Sequence[Visit]
    grid_name: str
    occasions: Sequence[str]
    ranks: Mapping[str, str]
    pictures: Sequence[ShownAttachment]
    may_change: bool


class VisitSheetScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_visit(self, page: VisitPage) -> None:
        """Show everything about the visit."""
        ...

    def show_camera_folder(self, folder: str, files: Sequence[CameraFile]) -> None:
        """The newest pictures of the remembered folder."""
        ...

    def show_file(self, path: Path) -> None:
        """A PDF lies ready for the system's own viewer."""
        ...

    def show_paper(self, paper: str, path: Path) -> None:
        """The diary's page lies ready to be looked at and printed."""
        ...

    def set_working(self, *, is_working: bool) -> None:
        """Pictures are being read, or no longer."""
        ...

    def show_taken_back(self) -> None:
        """The visit counts no longer."""
        ...


class VisitSheetPresenter:
    """One visit as it is read; `on_changed` is told when the list behind it is no longer right."""

    def __init__(
        self,
        screen: VisitSheetScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: DiaryMaking,
        on_changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._making = making
        self._on_changed = on_changed
        self._doing = Doing(runner, actor, self._refused)
        self._visit_id = ""
        self._is_drawing = False
        self._is_open = True

    def close(self) -> None:
        """The sheet is put away: answers that still come have nobody to tell."""
        self._is_open = False

    def open(self, visit_id: str) -> None:
        """Show everything about a visit."""
        self._visit_id = visit_id
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        visit_id, role = self._visit_id, self._actor().role
        self._runner.run(
            lambda desk: visit_page(desk, visit_id, role),
            self._while_open(self._screen.show_visit),
            self._while_open(self._screen.show_problem),
        )

    def take_back(self, reason: str) -> None:
        """Say in the open that the visit was written down by mistake."""
        visit_id = self._visit_id

        def done(_: object) -> None:
            self._on_changed()
            if self._is_open:
                self._screen.show_taken_back()

        self._doing.run(
            lambda desk, actor: desk.visits.take_back_visit(actor, visit_id, reason), done
        )

    def print_page(self) -> None:
        """Draw the page of this visit."""
        if self._is_drawing:
            return
        self._is_drawing = True
        actor, visit_id = self._actor(), self._visit_id

        def shown(path: Path) -> None:
            self._is_drawing = False
            self._screen.show_paper(PAGE, path)

        def refused(problem: Problem) -> None:
            self._is_drawing = False
            self._screen.show_problem(problem)

        draw_diary(
            self._runner,
            actor,
            self._making,
            lambda desk: desk.diary.page_of(actor, visit_id),
            self._while_open(shown),
            self._while_open(refused),
        )

    def add_pictures(self, sources: Sequence[tuple[str, str, bytes]]) -> None:
        """Attach pictures (name, path, bytes); of several the good ones are kept, and the first that
        is no picture is told in a sentence.
        """
        visit_id, chosen = self._visit_id, [PictureSource(*source) for source in sources]
        self._screen.set_working(is_working=True)

        def attach(desk: Desk, actor: Actor) -> Problem | None:
            files, problem = prepared_pictures(desk, chosen)
            for file in files:
                desk.attachments.attach_prepared(actor, "visit", visit_id, file)
            return problem

        def shown(problem: Problem | None) -> None:
            self._screen.set_working(is_working=False)
            self.refresh()
            if problem:
                self._screen.show_problem(problem)

        self._doing.run(attach, self._while_open(shown))

    def retract_picture(self, attachment_id: str, reason: str) -> None:
        """Say that a picture does not belong here; it stays as history."""
        self._doing.run(
            lambda desk, actor: desk.attachments.retract(actor, attachment_id, reason),
            self._while_open(lambda _: self.refresh()),
        )

    def open_camera(self, folder: str = "") -> None:
        """List the newest pictures of a folder, which is remembered, or of the remembered one."""
        self._runner.run(
            lambda desk: camera_folder(desk, folder),
            self._while_open(lambda found: self._screen.show_camera_folder(*found)),
            self._while_open(self._screen.show_problem),
        )

    def save_file(self, attachment_id: str) -> None:
        """Keep a PDF as a file, for the system's own viewer."""
        folder = self._making.papers_folder

        def save(desk: Desk) -> Path:
            data = desk.attachments.data(attachment_id)
            name = desk.store.attachments.by_id(attachment_id).file_name
            return keep_file(folder, name.removesuffix(".pdf"), data)

        self._runner.run(
            save,
            self._while_open(self._screen.show_file),
            self._while_open(self._screen.show_problem),
        )

    def _refused(self, problem: Problem) -> None:
        if self._is_open:
            self._screen.set_working(is_working=False)
            self._screen.show_problem(problem)

    def _while_open(self, show: Callable[[Answer], None]) -> Callable[[Answer], None]:
        def show_if_open(answer: Answer) -> None:
            if self._is_open:
                show(answer)

        return show_if_open


def visit_page(desk: Desk, visit_id: str, role: str) -> VisitPage:
    """Everything about one visit, also when it was taken back. Raises OperationRefused
    `visit_unknown`.
    """
    store = desk.store
    with store.reading():
        versions = store.visits.versions(visit_id)
        visit = store.visits.by_entity(visit_id)
        line = visit_line(desk, visit)
        grids = {grid.id: grid.name for grid in store.stations.grids()}
        occasions = [store.must_visits.by_id(task_id).occasion for task_id in visit.answered_tasks]
        attached = desk.attachments.of("visit", visit_id)
    return VisitPage(
        line=line,
        earlier=versions[-2::-1],
        grid_name=grids.get(visit.grid_id, ""),
        occasions=occasions,
        ranks=rank_names(desk.workplace.profile),
        pictures=[shown_attachment(desk, each, "") for each in attached],
        may_change=has_permission(role, "record_visit") and not visit.is_deleted,
    )
