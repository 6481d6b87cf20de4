"""A township on real files, with its clock and randomness in the test's hands."""

import hashlib
import os
import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from sqlcipher3 import dbapi2

from app.bootstrap.township import item_sheets
from app.models.divisions import DivisionTable, Village
from app.models.working_days import WorkingCalendar
from app.sheets.shipped import load_catalog
from app.town.server import RunningServer
from app.town.sign_in import ADMIN
from app.town.surroundings import Surroundings
from app.town.township import Township
from app.vault.crypto import Suite1
from app.vault.passwords import PasswordCost
from tests.town.browsing import (
    CLERK_NAME,
    CLERK_PASSWORD,
    WATCH,
    remember_complaints,
    sign_in,
)
from tests.town.exchanging import greet, push
from tests.town.fake_station import FakeStation, Line
from tools.private_postgres import PrivatePostgres

TOWN_CODE, TOWN_NAME = "370781007000", "黄楼街道"
NAMES = ("卢李村", "卢坊村", "鹁鸪王村", "刘仪型村", "陈家村", "杜家庄村", "西冀家村", "赵庄村")
VILLAGES = tuple(f"3707810072{number:02d}" for number in range(1, len(NAMES) + 1))
RESOURCES = Path(__file__).parents[2] / "resources"
SHELL = "/usr/bin/chromium-headless-shell"  # the browser opens a window of its own for each page, unseen
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--lang=en-US",
)
ON_BOTH = {
    "test_clerk_acts",
    "test_county",
    "test_figure_lists",
    "test_figures",
    "test_ledger_fold",
    "test_push_groups",
    "test_station_api",
}
LEDGERS = "LIANXIN_TEST_LEDGERS"
PATIENCE_MS = 60_000
FIRST_MOMENT = 1_785_895_200_000  # 2026-08-05T02:00:00Z, ten o'clock in the morning at the town


class TownClock:
    """A clock that the test moves."""

    def __init__(self, now: int = FIRST_MOMENT) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def pass_minutes(self, minutes: float) -> None:
        self.now += int(minutes * 60_000)

    def pass_days(self, days: float) -> None:
        self.pass_minutes(days * 24 * 60)


class BlankTowns:
    """Townships without an entry, each made once. A copy leaves time and randomness as if it had been
    made for the test: what is drawn next is the same.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._drawn: dict[tuple[object, ...], object] = {}

    def copy(self, target: Path, surroundings: Surroundings) -> Township:
        """Raises what `Township.create` does."""
        chance = surroundings.randomness.__self__  # a `random.Random`'s own `randbytes`
        state = (surroundings.now(), type(surroundings.crypto), chance.getstate())
        blank = self._folder / hashlib.sha256(repr(state).encode()).hexdigest()
        if state not in self._drawn:
            made = Township.create(blank, surroundings, town_code=TOWN_CODE, name=TOWN_NAME)
            made.close()
            self._drawn[state] = chance.getstate()
        shutil.copytree(blank, target)
        chance.setstate(self._drawn[state])
        return Township.open(target, surroundings)


def village(code: str, name: str) -> Village:
    return Village(
        county_code="370781000000",
        county_name="青州市",
        town_code=TOWN_CODE,
        town_name=TOWN_NAME,
        code=code,
        name=f"{name}村民委员会",
        short_name=name,
        kind="village",
    )


@pytest.fixture
def clock() -> TownClock:
    return TownClock()


@pytest.fixture
def randomness() -> Callable[[int], bytes]:
    return random.Random(20260805).randbytes


@pytest.fixture(scope="session")
def postgres() -> Iterator[PrivatePostgres]:
    """A server of the tests' own."""
    with PrivatePostgres() as server:
        yield server


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """What these modules and tests ask of a ledger, they ask of one in a file and of one on a server.

    With LIANXIN_TEST_LEDGERS=server everything is asked of one on a server.
    """
    if "database_kind" not in metafunc.fixturenames or _has_own_kinds(metafunc):
        return
    mark = metafunc.definition.get_closest_marker
    is_on_both = metafunc.module.__name__.rpartition(".")[2] in ON_BOTH or mark("both_ledgers")
    if mark("ledger_file"):
        kinds = ["file"]
    elif os.environ.get(LEDGERS) == "server":
        kinds = ["server"]
    else:
        kinds = ["file", "server"] if is_on_both else []
    if kinds:
        metafunc.parametrize("database_kind", kinds)


def _has_own_kinds(metafunc: pytest.Metafunc) -> bool:
    of_test = metafunc.definition.iter_markers("parametrize")
    return any("database_kind" in str(mark.args[0]) for mark in of_test) or hasattr(
        metafunc.module, "database_kind"
    )


@pytest.fixture
def database_kind() -> str:
    """Where the ledger is kept: in a file of its folder, or on a PostgreSQL server."""
    return "file"


@pytest.fixture
def database_url(database_kind: str, request: pytest.FixtureRequest) -> str:
    """The address of an empty database on the server; nothing for the file."""
    if database_kind == "file":
        return ""
    server: PrivatePostgres = request.getfixturevalue("postgres")
    return server.new_database()


@pytest.fixture
def surroundings(
    clock: TownClock, randomness: Callable[[int], bytes], database_url: str
) -> Surroundings:
    elsewhere = Village(
        "370781000000", "青州市", "370781001000", "王府街道", "370781001024", "马驿山社区",
        "马驿山社区", "community",
    )  # fmt: skip
    calendar = WorkingCalendar(
        version="测试日历",
        first_year=2026,
        last_year=2026,
        days_off=frozenset({date(2026, 9, 25), date(2026, 10, 1), date(2026, 10, 2)}),
        makeup_days=frozenset({date(2026, 9, 20)}),
    )
    return Surroundings(
        crypto=Suite1(),
        randomness=randomness,
        clock=clock,
        given_calendar=calendar,
        divisions=DivisionTable(
            [*(village(c, n) for c, n in zip(VILLAGES, NAMES, strict=True)), elsewhere]
        ),
        driver=None if database_url else dbapi2,
        database_url=database_url,
        fonts=RESOURCES / "fonts",
        item_sheets=item_sheets(RESOURCES, load_catalog(RESOURCES)),
        password_cost=PasswordCost(m_kib=8, t=1, p=1),
    )


@pytest.fixture
def town_folder(tmp_path: Path) -> Path:
    return tmp_path / "town"


@pytest.fixture(scope="session")
def blank_towns(tmp_path_factory: pytest.TempPathFactory) -> BlankTowns:
    return BlankTowns(tmp_path_factory.mktemp("blank-towns"))


@pytest.fixture
def township(
    town_folder: Path, surroundings: Surroundings, blank_towns: BlankTowns
) -> Iterator[Township]:
    """A township that was just made; one in a file is a copy, for its tables take long to make."""
    if surroundings.database_url:
        made = Township.create(town_folder, surroundings, town_code=TOWN_CODE, name=TOWN_NAME)
    else:
        made = blank_towns.copy(town_folder, surroundings)
    yield made
    made.close()


@pytest.fixture
def server(township: Township) -> Iterator[RunningServer]:
    with RunningServer(township) as running:
        yield running


@pytest.fixture
def make_station(
    township: Township, clock: TownClock, randomness: Callable[[int], bytes]
) -> Callable[..., FakeStation]:
    """make_station(village_code, letter): a PC that holds an invitation and is not enrolled yet."""

    def make(village_code: str = VILLAGES[0], letter: str = "A") -> FakeStation:
        text = township.invite(village_code, letter)
        return FakeStation(text, randomness, clock)

    return make


@pytest.fixture
def station(township: Township, make_station: Callable[..., FakeStation]) -> FakeStation:
    """The first village's PC, which the township knows as its `device`."""
    found = make_station(VILLAGES[0])
    found.device = greet(township, found)
    return found


@pytest.fixture
def make_line(server: RunningServer) -> Iterator[Callable[[FakeStation], Line]]:
    lines: list[Line] = []

    def make(station: FakeStation) -> Line:
        lines.append(Line(server.url, station))
        return lines[-1]

    yield make
    for line in lines:
        line.close()


def _until_it_has_come(click: Callable[..., None]) -> Callable[..., None]:
    """Playwright's click is over with the first byte of the page that it leads to."""

    def whole(place: Page | Locator, *args: Any, **options: Any) -> None:
        click(place, *args, **options)
        page = place if isinstance(place, Page) else place.page
        page.wait_for_load_state("domcontentloaded")

    return whole


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)  # an answer that comes ends the wait
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        for each in (Page, Locator):
            patch.setattr(each, "click", _until_it_has_come(each.click))
        found = playwright.chromium.launch(executable_path=SHELL, args=CHROMIUM)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser, server) -> Iterator[Page]:
    """A page that remembers every dialog and every complaint of the browser; scripts are off."""
    context = browser.new_context(
        base_url=server.url, java_script_enabled=False, locale="zh-CN", accept_downloads=True
    )
    found = context.new_page()
    remember_complaints(found)
    yield found
    context.close()


@pytest.fixture
def case_id(township, station) -> str:
    """A case that its station has submitted and the township has."""
    found = station.submit_case()
    push(township, station, station.device)
    return found


@pytest.fixture
def clerk(township):
    return township.add_clerk(CLERK_NAME, CLERK_PASSWORD, ADMIN)


@pytest.fixture
def entrance(browser, server, clerk):
    """A page with scripts on that remembers every complaint; nobody has signed in."""
    context = browser.new_context(base_url=server.url, locale="zh-CN")
    context.add_init_script(WATCH)
    page = context.new_page()
    remember_complaints(page)
    yield page
    context.close()


@pytest.fixture
def scripted(entrance):
    """The same, signed in."""
    sign_in(entrance)
    return entrance
