"""What happens with the township's notices on 今日: they are read, and their files kept."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import Problem
from app.models.notices import Notice
from app.presenters.paper_files import save_file
from app.presenters.runner import Runner


class NoticeScreen(Protocol):
    """The strip, as its presenter sees it."""

    def show_notices(self, notices: Sequence[Notice]) -> None: ...

    def show_saved(self, path: Path) -> None: ...

    def show_problem(self, problem: Problem) -> None: ...


class NoticePresenter:
    """Lists, reads and keeps."""

    def __init__(self, screen: NoticeScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor

    def refresh(self) -> None:
        """Show what holds today."""
        self._runner.run(_shown, self._screen.show_notices, self._screen.show_problem)

    def read(self, notice_id: str) -> None:
        """已阅."""
        actor = self._actor()

        def read(desk: Desk) -> list[Notice]:
            desk.notices.read(actor, notice_id)
            return _shown(desk)

        self._runner.run(read, self._screen.show_notices, self._screen.show_problem)

    def save_file(self, notice_id: str, path: Path) -> None:
        """Keep a notice's file where somebody chose."""

        def save(desk: Desk) -> Path:
            save_file(path, desk.notices.file(notice_id))
            return path

        self._runner.run(save, self._screen.show_saved, self._screen.show_problem)


def _shown(desk: Desk) -> list[Notice]:
    with desk.store.reading():
        return desk.notices.shown()
