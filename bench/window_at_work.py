"""One window in a process of its own, measured from the first instruction: a bare one, or the desk.

    python -m bench.window_at_work bare|start|work|at-once [FOLDER] [ROUNDS] [LIMIT_MIB]

Prints one line of JSON. `begun` is when the process was asked for, by the system's steady clock.
"""

import gc
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
BEGUN = float(os.environ.get("BENCH_BEGUN", time.monotonic()))
BEAT_MILLISECONDS, LONGEST_WAIT_SECONDS, IDLE_SECONDS = 4, 60.0, 10.0
TYPED = ("wang", "zjg", "李", "张桂", "0012", "lx", "4321", "wangguilan")
ROWS, COLUMNS = 1_000, 6


def since_begun() -> float:
    """Milliseconds since the process was asked for."""
    return (time.monotonic() - BEGUN) * 1000


def memory_mib() -> dict[str, float]:
    """What the process holds now and has held at most, in MiB of memory that is its own or shared."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    found = {line.split(":")[0]: float(line.split()[1]) / 1024 for line in lines if "kB" in line}
    return {"now_mib": round(found["VmRSS"], 1), "most_mib": round(found["VmHWM"], 1)}


def idle_percent(process: Callable[[], object]) -> float:
    """How much of one core an idle window takes."""
    cpu, begun = time.process_time(), time.monotonic()
    while time.monotonic() - begun < IDLE_SECONDS:
        process()
    return round(100 * (time.process_time() - cpu) / (time.monotonic() - begun), 2)


def bare() -> dict[str, Any]:
    """A window with one table, as small as PySide6 makes one."""
    from PySide6.QtCore import Qt  # noqa: PLC0415 - what is measured is this import too
    from PySide6.QtGui import QStandardItem, QStandardItemModel  # noqa: PLC0415
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableView  # noqa: PLC0415

    application = QApplication(["bare"])
    window, table = QMainWindow(), QTableView()
    model = QStandardItemModel(ROWS, COLUMNS)
    for row in range(ROWS):
        for column in range(COLUMNS):
            model.setItem(row, column, QStandardItem(f"{row} {column}"))
    table.setModel(model)
    window.setCentralWidget(table)
    window.resize(1366, 768)
    window.show()
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    application.processEvents()
    window.grab()
    return {"first_page_ms": round(since_begun(), 1), **memory_mib()}


class AtWork:
    """The desk with somebody at its keyboard, and a pulse that tells how long its thread was held."""

    def __init__(self, folder: Path) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        from app.background.garbage_collector import GarbageCollector  # noqa: PLC0415
        from app.bootstrap.qt_setting import dressed_application  # noqa: PLC0415
        from app.bootstrap.window import Desktop  # noqa: PLC0415
        from bench.desk_bench import surroundings  # noqa: PLC0415

        around = surroundings()
        self.process = QApplication.processEvents
        self._application = dressed_application(["lianxin"], around.resources)
        gc.freeze()  # as the program does with what it has loaded
        self._collector = GarbageCollector()
        self.desktop = Desktop(folder, around)
        self.desktop.window.resize(1366, 768)
        self.desktop.start()
        self.held: list[tuple[float, float, str]] = []
        self._doing = "start"
        self._last, self._last_cpu = time.monotonic(), time.thread_time()
        self._pulse = QTimer()
        self._pulse.setInterval(BEAT_MILLISECONDS)
        self._pulse.timeout.connect(self._beat)

    def process_calmly(self) -> None:
        """As an event loop that waits does."""
        self.process()
        time.sleep(0.02)

    def begin_pulse(self) -> None:
        """From now on the thread is watched."""
        self._last, self._last_cpu = time.monotonic(), time.thread_time()
        self._pulse.start()

    def end_pulse(self) -> None:
        """The thread is left alone."""
        self._pulse.stop()

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Until no thread works and nothing is to be painted."""
        ends = time.monotonic() + LONGEST_WAIT_SECONDS
        quiet = 0
        while quiet < 4:
            self.process()
            quiet = 0 if self.desktop.is_busy() or not until() else quiet + 1
            if time.monotonic() > ends:
                raise TimeoutError(self._doing)
            time.sleep(0.001)

    def do(self, name: str, act: Callable[[], object]) -> float:
        """One act of a person, to its last answer on the screen; returns milliseconds."""
        self.begin(name)
        self.touch()
        begun = time.monotonic()
        act()
        self.settle()
        return (time.monotonic() - begun) * 1000

    def touch(self) -> None:
        """Hands are at work: no page is made ready meanwhile."""
        from PySide6.QtCore import QEvent, Qt  # noqa: PLC0415
        from PySide6.QtGui import QKeyEvent  # noqa: PLC0415

        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier)
        self._application.sendEvent(self.desktop.window.windowHandle(), key)

    def begin(self, name: str) -> None:
        """What follows is this act."""
        self._doing = name

    def painting_of(self, widget: Any) -> Any:
        """Tells by `is_done` when that widget was painted for the first time from now on."""
        from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415

        class Painting(QObject):
            is_done = False

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
                if event.type() == QEvent.Type.Paint:
                    self.is_done = True
                    widget.removeEventFilter(self)
                return False

        painting = Painting(widget)
        widget.installEventFilter(painting)
        return painting

    def log_in(self, password: str) -> None:
        """Type the password of the only account."""
        stack: Any = self.desktop.window.centralWidget()
        self.settle()
        field = stack.currentWidget().password_field
        field.set_text(password)
        field.submitted.emit()
        self.settle(lambda: self.desktop.shell is not None)

    def _beat(self) -> None:
        now, cpu = time.monotonic(), time.thread_time()
        self.held.append(((now - self._last) * 1000, (cpu - self._last_cpu) * 1000, self._doing))
        self._last, self._last_cpu = now, cpu


def searched(work: AtWork, rounds: int) -> list[float]:
    """Keys pressed in the search box, each to its results painted: milliseconds."""
    shell: Any = work.desktop.shell
    box = shell.search_box
    work.begin("search")
    times, waiting = list[float](), dict[str, float]()
    show = box.show_hits

    def painted(query: str, hits: Any) -> None:
        show(query, hits)
        shell.window().repaint()
        if query in waiting:
            times.append((time.monotonic() - waiting.pop(query)) * 1000)

    box.show_hits = painted
    for _ in range(rounds):
        for words in TYPED:
            box.go_here()
            for end in range(1, len(words) + 1):
                waiting[words[:end]] = time.monotonic()
                box.setText(words[:end])
                box.textEdited.emit(words[:end])
                work.settle()
            box.clear()
            box.put_away()
    box.show_hits = show
    return times


def switched(work: AtWork) -> list[float]:
    """Every page brought to the front and painted as the window paints it, what is new in it included
    that has come by then.
    """
    shell: Any = work.desktop.shell
    times = []
    for key in shell.page_keys():
        work.begin(f"to the page {key}")
        work.touch()
        painted = work.painting_of(shell.page(key))
        begun = time.monotonic()
        shell.open_page(key)
        while not painted.is_done:
            work.process()
        times.append((time.monotonic() - begun) * 1000)
        work.settle()
    return times


def acts(work: AtWork) -> Iterator[tuple[str, Callable[[], object]]]:
    """A round of what people do, page after page."""
    pages: Any = work.desktop.pages
    shell: Any = work.desktop.shell
    for key in shell.page_keys():
        yield f"page {key}", partial(shell.open_page, key)
    cases, homes = pages.section("cases"), pages.section("households")
    yield "list of cases", cases.open_list
    line = cases.list_page.table.records_model.record_at(0)
    if line is None:
        raise SystemExit("there is no case in the file: nothing would be measured")
    yield "a case", lambda: pages.open_case(line.case.id)
    yield "originals", cases.open_custody
    yield "a new case", lambda: pages.open_intake("")
    yield "households", lambda: shell.open_page("households")
    home = homes.list_page.table.records_model.record_at(0)
    if home is not None:
        yield "a household", lambda: pages.open_household(home.household.id)
        yield "a visit's form", lambda: pages.open_visit_of(home.household.id)
    visits = pages.section("visits")
    yield "list of visits", visits.open_list
    table = visits.list_page.table
    yield "further visits", lambda: table.records_model.fetchMore(table.rootIndex())
    yield "visiting figures", visits.open_statistics
    yield "visiting plan", visits.open_planning
    for key in pages.section("appeals").ledger_keys():
        yield f"ledger {key}", partial(pages.open_ledger, key)


def start(folder: Path) -> dict[str, Any]:
    """To the first page that can be used, which asks for the password."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - what is measured is this import too

    from app.bootstrap.desk_program import DeskProgram  # noqa: PLC0415
    from app.bootstrap.early_entrance import EarlyEntrance  # noqa: PLC0415
    from app.bootstrap.qt_setting import dressed_application  # noqa: PLC0415
    from app.bootstrap.surroundings import Surroundings  # noqa: PLC0415

    around = Surroundings.of_this_machine()
    dressed_application(["lianxin"], around.resources)
    program = DeskProgram(folder, around)
    program.open_early()
    early = program.early
    assert isinstance(early, EarlyEntrance) and early.view is not None and early.view.tiles()
    QApplication.processEvents()
    early.window.grab()
    answer = {"first_page_ms": round(since_begun(), 1), **memory_mib()}
    while program.desktop is None:
        QApplication.processEvents()
        time.sleep(0.002)
    return {**answer, "password_tried_ms": round(since_begun(), 1)}


def at_work(folder: Path, rounds: int, *, begins_at_once: bool = False) -> dict[str, Any]:
    """An hour's acts, one after the other, with the thread watched from the login on; by somebody who rests
    until all pages are made ready, or who begins at once, so that none is.
    """
    work = AtWork(folder)
    work.settle()
    first_page = round(since_begun(), 1)
    work.log_in("shan shui tian yuan")
    today = round(since_begun(), 1)
    after_login = memory_mib()
    work.begin("pages made ready")
    work.begin_pulse()
    shell: Any = work.desktop.shell
    while not begins_at_once and not shell.is_ready():  # they are made one a moment
        work.settle()
        time.sleep(0.05)
    all_ready = memory_mib()
    work.end_pulse()
    idle = 0.0 if begins_at_once else idle_percent(work.process_calmly)
    work.begin_pulse()
    for name, act in acts(work):
        work.do(f"first {name}", act)
    took: dict[str, list[float]] = {}
    pages: list[float] = []
    for _ in range(rounds):
        pages += switched(work)
        for name, act in acts(work):
            took.setdefault(name, []).append(work.do(name, act))
    found = searched(work, max(rounds // 2, 2))
    answer = {
        "first_page_ms": first_page,
        "today_ms": today,
        "after_login": after_login,
        "all_pages_ready": all_ready,
        "page_switch_ms": spread(pages),
        "slowest_acts_ms": slowest(took),
        "key_to_painted_ms": spread(found),
        "held_ms": spread([wall for wall, _, _ in work.held]),
        "longest_held": longest(work.held),
        "held_beyond_50": sum(cpu > 50 for _, cpu, _ in work.held),
        "idle_percent": idle,
        "acts": sum(len(times) for times in took.values()),
        **memory_mib(),
    }
    work.desktop.window.close()
    return answer


def spread(times: list[float]) -> dict[str, float]:
    """The middle, the 95th of a hundred and the longest."""
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {
        "p50": round(cuts[9], 1),
        "p95": round(cuts[18], 1),
        "max": round(max(times), 1),
        "times": len(times),
    }


def slowest(took: dict[str, list[float]]) -> dict[str, float]:
    """The five acts whose middle is longest."""
    middle = {name: round(statistics.median(times), 1) for name, times in took.items()}
    return dict(sorted(middle.items(), key=lambda pair: -pair[1])[:5])


def longest(held: list[tuple[float, float, str]]) -> list[dict[str, Any]]:
    """The longest while that the thread could not answer of each of the eight worst acts: on the wall, of
    its own work, in what.
    """
    of_act: dict[str, tuple[float, float, str]] = {}
    for each in held:
        if each[2] not in of_act or each[1] > of_act[each[2]][1]:
            of_act[each[2]] = each
    worst = sorted(of_act.values(), key=lambda each: -each[1])[:8]
    return [{"wall_ms": round(w, 1), "cpu_ms": round(c, 1), "in": name} for w, c, name in worst]


def main(arguments: list[str]) -> int:
    """Measure one window."""
    mode, *rest = arguments
    if len(rest) > 2:
        most = int(rest[2]) * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    if mode == "bare":
        answer = bare()
    elif mode == "start":
        answer = start(Path(rest[0]))
    else:
        answer = at_work(Path(rest[0]), int(rest[1]), begins_at_once=mode == "at-once")
    print(json.dumps(answer, ensure_ascii=False), flush=True)
    os._exit(0)  # what ends a window is not measured


if __name__ == "__main__":
    main(sys.argv[1:])
