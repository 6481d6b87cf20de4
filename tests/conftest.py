"""What every test stands on. A room's own fixtures live in tests/<room>/conftest.py."""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

# Before PySide6 is loaded: tests need no screen, and look the same on every machine.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["LANGUAGE"] = ""
for name in ("LIANXIN_DATA", "LIANXIN_PASSWORD", "QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE"):
    os.environ.pop(name, None)

import pytest  # noqa: E402 (the environment comes first)
from hypothesis import settings  # noqa: E402
from pytestqt.qtbot import QtBot  # noqa: E402
from sqlalchemy import Engine  # noqa: E402

from app.bootstrap import shipped_rules, station, township  # noqa: E402
from app.town.ledger import database  # noqa: E402
from tests.statements import SharedStatements  # noqa: E402

PATIENCE_MS = 60_000
RESOURCES = Path(__file__).parents[1] / "resources"
MEMORY, ROOM_BYTES = Path("/dev/shm"), 2 << 30

# Two cores and a slow disk must not turn a right answer into a failure, and the same tree has the same
# answer everywhere. New examples are drawn with `--hypothesis-profile=chance`.
settings.register_profile("chance", deadline=None, print_blob=True)
settings.register_profile("desk", settings.get_profile("chance"), derandomize=True)
settings.load_profile("desk")


class PatientBot(QtBot):
    """Waits long enough for a machine with other things to do; an answer that comes ends the wait."""

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):
        return super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **options):
        return super().waitSignal(signal, timeout=timeout, **options)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--in-memory", action="store_true", help="keep files in memory if it has room")


def pytest_configure(config: pytest.Config) -> None:
    """Tests sync their files 100,000 times. What must reach a disk is not proved by waiting for one
    (tests/crash proves it), so that whoever wants them sooner may keep them in memory.
    """
    if not config.getoption("--in-memory") or "PYTEST_XDIST_WORKER" in os.environ:
        return
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free >= ROOM_BYTES:
        os.environ["TMPDIR"] = str(MEMORY)
        tempfile.tempdir = None  # found anew


@pytest.fixture(scope="session", autouse=True)
def _shipped_tables_are_read_once() -> Iterator[None]:
    """Half of what it takes to open a station is reading tables that nobody can change once read; a
    program opens one station, and tests open thousands. Other resources are read each time.
    """
    with pytest.MonkeyPatch.context() as patch:
        for name in ("divisions", "catalog", "proofs", "calendar", "profile", "card_layouts"):
            each = f"load_{name}"
            patch.setattr(shipped_rules, each, _read_once(getattr(shipped_rules, each)))
        for place in (station, township):
            patch.setattr(place, "load_readings", _read_once(place.load_readings))
        yield


@pytest.fixture(scope="session", autouse=True)
def _statements_are_compiled_once() -> Iterator[None]:
    shared: dict[Any, Any] = {}
    open_engine = database.open_engine

    def open_sharing(*asked: Any) -> Engine:
        engine = open_engine(*asked)
        engine.update_execution_options(compiled_cache=SharedStatements(engine, shared))
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "open_engine", open_sharing)
        yield


def _read_once(load: Callable[..., Any]) -> Callable[..., Any]:
    known = cache(load)
    return lambda resources, *code: (known if resources == RESOURCES else load)(resources, *code)


@pytest.fixture
def qtbot(qapp, request) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp(qapp):
    """From the first window on, garbage is collected between tests only: Python's own collector
    would destroy widgets on whatever thread it happens to run.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    return qapp


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item, nextitem):
    """What a test leaves is young; what its module kept has grown old, and costs thirty times more."""
    if item.config.getoption("--in-memory"):  # not before its last fixture is done with it
        shutil.rmtree(item.funcargs.get("tmp_path", ""), ignore_errors=True)
    if not gc.isenabled():
        is_last_of_module = nextitem is None or nextitem.path != item.path
        gc.collect(2 if is_last_of_module else 1)


def pytest_runtest_logreport(report):
    """A failure is told at once: a run that is cut short never comes to its summary."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        words = f"\n{report.nodeid} ({report.when})\n{report.longreprtext[-2000:]}\n"
        print(words, file=sys.__stderr__, flush=True)


def pytest_terminal_summary(terminalreporter):
    """What tests have counted, with its seed: a green dot does not say how much was tried."""
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, figures in getattr(report, "user_properties", ()):
                if name == "figures" and report.when == "call":
                    terminalreporter.write_line(figures)
