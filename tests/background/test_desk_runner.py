"""The two threads of an open station, with its real files."""

import threading

import pytest

from app.background.desk_runner import DeskRunner
from app.models.errors import EnvironmentProblem, OperationRefused


class Screen:
    def __init__(self) -> None:
        self.answers = []
        self.problems = []
        self.progress = []

    def show(self, answer) -> None:
        self.answers.append(answer)

    def show_problem(self, problem) -> None:
        self.problems.append(problem.key)

    def show_progress(self, done, total) -> None:
        self.progress.append((done, total))


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def runner(qtbot, village):
    runner = DeskRunner(village.station.open_desk, village.station.open_sync)
    yield runner
    runner.close()


def idle(qtbot, runner):
    qtbot.waitUntil(lambda: not runner.is_busy())


def test_jobs_share_one_desk_on_one_thread(qtbot, runner, screen):
    for _ in range(3):
        runner.run(
            lambda desk: (id(desk), threading.current_thread().name, desk.store.households.count()),
            screen.show,
            screen.show_problem,
        )
    idle(qtbot, runner)

    assert len(set(screen.answers)) == 1
    _, name, households = screen.answers[0]
    assert name.startswith("database") and households == 8


def test_the_exchange_has_a_connection_of_its_own(qtbot, runner, screen):
    runner.run_exchange(
        lambda sync, on_progress: (threading.current_thread().name, sync.status().is_enrolled),
        screen.show_progress,
        screen.show,
        screen.show_problem,
    )
    idle(qtbot, runner)

    assert screen.answers[0][0].startswith("exchange")
    assert screen.answers[0][1] is False


def test_an_act_and_a_count_of_what_waits_agree(qtbot, runner, village, screen):
    before, after = Screen(), Screen()

    def count(to):
        runner.run_exchange(
            lambda sync, on_progress: sync.status().waiting_entries,
            to.show_progress,
            to.show,
            to.show_problem,
        )
        idle(qtbot, runner)

    count(before)
    runner.run(
        lambda desk: desk.cases.ask_supplement(village.actor, "no such case", "缺照片"),
        screen.show,
        screen.show_problem,
    )
    idle(qtbot, runner)
    count(after)

    assert screen.problems == ["case_unknown"]
    assert before.answers == after.answers and before.answers[0] > 0


def test_an_exchange_is_told_when_it_brought_something_not_when_somebody_looked(
    qtbot, runner, screen
):
    told = []
    runner.exchanged.connect(lambda: told.append("exchanged"))

    def work(job):
        runner.run_exchange(job, screen.show_progress, screen.show, screen.show_problem)
        idle(qtbot, runner)

    def broken_off(sync, on_progress):
        sync.set_server_url("https://town.example:8443")
        raise EnvironmentProblem("server_unreachable")

    work(lambda sync, on_progress: sync.status())
    assert told == []

    work(broken_off)
    assert told == ["exchanged"] and screen.problems == ["server_unreachable"]


def test_stopping_ends_an_exchange_at_its_next_step(qtbot, runner, screen):
    has_begun, may_go_on = threading.Event(), threading.Event()

    def exchange(sync, on_progress):
        on_progress(1, 3)
        has_begun.set()
        assert may_go_on.wait(60)
        on_progress(2, 3)
        return "all of it"

    runner.run_exchange(exchange, screen.show_progress, screen.show, screen.show_problem)
    assert has_begun.wait(60)
    runner.stop()
    may_go_on.set()
    runner.wait()
    idle(qtbot, runner)

    assert screen.answers == []
    assert screen.problems == ["exchange_cancelled"]
    assert screen.progress == [(1, 3)]


def test_a_locked_station_refuses_and_can_be_opened_again(qtbot, runner, village, screen):
    runner.close()
    runner.run(lambda desk: 1, screen.show, screen.show_problem)
    idle(qtbot, runner)
    assert screen.problems == ["database_closed"]

    runner.connect_station(village.station.open_desk, village.station.open_sync)
    runner.run(lambda desk: desk.store.households.count(), screen.show, screen.show_problem)
    idle(qtbot, runner)

    assert screen.answers == [8]


def test_a_file_that_will_not_open_is_tried_again_with_the_next_job(qtbot, village, screen):
    tries = []

    def open_desk():
        tries.append(1)
        if len(tries) == 1:
            raise EnvironmentProblem("database_busy")
        return village.station.open_desk()

    runner = DeskRunner(open_desk, village.station.open_sync)
    for _ in range(2):
        runner.run(lambda desk: desk.store.households.count(), screen.show, screen.show_problem)
    idle(qtbot, runner)
    runner.close()

    assert (screen.problems, screen.answers) == (["database_busy"], [8])


def test_a_bug_reaches_whoever_reports_crashes(qtbot, runner, screen):
    told = []
    runner.crashed.connect(told.append)

    def stumble(desk):
        raise LookupError("户主姓名")

    runner.run(stumble, screen.show, screen.show_problem)
    qtbot.waitUntil(lambda: bool(told))

    assert "builtins.LookupError" in told[0] and "户主姓名" not in told[0]
    assert (screen.answers, screen.problems) == ([], [])


def test_a_refusal_undoes_the_whole_act(qtbot, runner, village, screen):
    def act_and_refuse(desk):
        with desk.workplace.pen.act(village.actor, "edit_register") as act:
            act.create("cadre", {"name": "孙立"})
            raise OperationRefused("cadre_name_missing")

    runner.run(act_and_refuse, screen.show, screen.show_problem)
    runner.run(lambda desk: len(desk.store.stations.cadres()), screen.show, screen.show_problem)
    idle(qtbot, runner)

    assert (screen.problems, screen.answers) == (["cadre_name_missing"], [0])
