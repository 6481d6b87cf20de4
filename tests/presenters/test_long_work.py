"""Long work tells how far it is, and leaves nothing half done when somebody ends it."""

import pytest

from app.models.errors import OperationRefused
from app.models.list_papers import FilledList
from app.models.long_work import telling
from app.presenters.list_contents import CONTENT_OF
from app.presenters.list_files import ListFiles, ListMaking
from app.presenters.long_work import LongWork, file_cancelled
from app.sheets.list_sheet import list_sheet

from .village import Recorder

ROWS = 40


class Onlooker(Recorder):
    """Sees how far it is, and may have enough of it."""

    work = None

    def show_making(self, done, total):
        self.told.append(("show_making", (done,), {}))
        if total and self.work is not None:
            self.work.cancel()


@pytest.fixture
def screen():
    return Onlooker()


@pytest.fixture
def work(runner, screen):
    return LongWork(runner, screen, file_cancelled)


@pytest.fixture
def files(runner, screen, station, work, tmp_path):
    def draw(content, tell):
        return b"".join(b"-" for _ in telling(range(ROWS), tell))

    folder = tmp_path / "papers"
    making = ListMaking(runner, draw, list_sheet, folder, HandOutsHere(), work, at_once(folder))
    return ListFiles(screen, runner, lambda: station.actor, making)


def at_once(folder):
    """Nobody has to say where a file is to go."""

    def ask(name, chosen, given_up):
        folder.mkdir(exist_ok=True)
        chosen(folder / name)

    return ask


class HandOutsHere:
    """Where a paper lies is all that is asked here."""

    def put(self, hand_out):
        return hand_out.path


def made(tmp_path):
    folder = tmp_path / "papers"
    return [path.suffix for path in folder.iterdir()] if folder.exists() else []


def test_what_is_told_grows_to_the_whole_and_then_is_put_away(files, screen, tmp_path):
    files.print_list(CONTENT_OF["households"])
    assert screen.all("show_making") == [0, 0, 16, 32, 40]
    assert screen.count("clear_progress") == 1 and made(tmp_path) == [".pdf"]


@pytest.mark.parametrize("act", ["print_list", "export_list"])
def test_ended_work_leaves_no_file_and_the_next_is_done_whole(files, screen, work, tmp_path, act):
    screen.work = work
    getattr(files, act)(CONTENT_OF["households"])
    assert screen.last("show_problem").key == "file_making_cancelled"
    assert made(tmp_path) == [] and screen.all("set_busy")[-1] is False
    screen.work = None
    getattr(files, act)(CONTENT_OF["households"])
    assert len(made(tmp_path)) == 1


def test_ended_before_anything_was_read_notes_no_export(files, screen, work, runner, tmp_path):
    def content_of(desk, actor):
        work.cancel()
        return CONTENT_OF["households"](desk, actor)

    before = runner.desk.entries_written()
    files.export_list(content_of)
    assert screen.last("show_problem").key == "file_making_cancelled"
    assert runner.desk.entries_written() == before and made(tmp_path) == []


def test_a_second_press_does_not_take_the_cancelling_back(files, screen, work, tmp_path):
    pressed = []

    def tabulate(content, form, tell):
        work.cancel()
        files.export_list(CONTENT_OF["households"])
        pressed.append(True)
        tell(1, 2)
        return FilledList(b"xlsx")

    files._making = type(files._making)(
        files._making.drawing,
        files._making.draw,
        tabulate,
        tmp_path / "papers",
        HandOutsHere(),
        work,
        at_once(tmp_path / "papers"),
    )
    files.export_list(CONTENT_OF["households"])
    assert pressed == [True] and made(tmp_path) == []
    with pytest.raises(OperationRefused):
        work.check()
