"""PCs of one village that give out numbers before, while and after they join: none is given twice."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap.township import create_township, open_township
from app.models.records import Case
from app.town.server import RunningServer
from tests.stations import TOWN, DeskClock, Pc, Town, surroundings_of

NAMES = ("one", "two", "three")
ACTS = ("register", "register", "join", "reopen", "next_day", "yesterday")
steps = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(ACTS)), min_size=4, max_size=14)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three PCs that were set up apart, and their township."""
    folder, clock = tmp_path_factory.mktemp("blank"), DeskClock()
    for number, name in enumerate(NAMES):
        Pc(folder / name, surroundings_of(clock, number)).set_up().close()
    create_township(folder / "town", TOWN, surroundings_of(clock, 9)).close()
    return folder


class Village:
    """The same three PCs, for one history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = DeskClock()
        self.town = Town(open_township(folder / "town", surroundings_of(self.clock, 9)))
        self.pcs = {
            name: Pc(folder / name, surroundings_of(self.clock, 20 + number)).open()
            for number, name in enumerate(NAMES)
        }
        self.given: list[str] = []

    def register(self, pc: Pc) -> None:
        self.given.append(pc.register().number)

    def join(self, pc: Pc, url: str) -> None:
        if not pc.sync.status().is_enrolled:
            path = self.folder / "invitation.lxi"
            path.write_bytes(self.town.township.invite(pc.station.label.village_code, url=url))
            pc.sync.accept_invitation(path)
        pc.sync.exchange()

    def close(self) -> None:
        for pc in self.pcs.values():
            pc.close()
        self.town.township.close()


def village_in(blank: Path) -> Iterator[Village]:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(blank, folder, dirs_exist_ok=True)
        village = Village(Path(folder))
        try:
            yield village
        finally:
            village.close()


@settings(max_examples=12, deadline=None)
@given(steps=steps)
def test_no_number_is_given_out_twice_whoever_has_joined(blank, steps):
    for village in village_in(blank):
        with RunningServer(village.town.township) as server:
            for name, act in steps:
                pc = village.pcs[name]
                if act == "register":
                    village.register(pc)
                elif act == "join":
                    village.join(pc, server.url)
                elif act == "reopen":
                    pc.open()
                else:
                    village.clock.pass_days(1 if act == "next_day" else -1)
            for pc in village.pcs.values():
                village.register(pc)
                village.join(pc, server.url)
        kept = [case.number for case in village.town.rows()["cases"] if isinstance(case, Case)]
        assert sorted(kept) == sorted(village.given)
        assert len(set(kept)) == len(kept)


def test_two_invitations_at_a_time_are_for_two_letters(blank):
    """The clerk writes both before either PC has answered."""
    for village in village_in(blank):
        with RunningServer(village.town.township) as server:
            texts = []
            one, two = village.pcs["one"], village.pcs["two"]
            for pc in (one, two):
                path = village.folder / f"{pc.folder.name}.lxi"
                path.write_bytes(village.town.township.invite(pc.station.label.village_code))
                texts.append(path)
            for pc, path in zip((one, two), texts, strict=True):
                pc.sync.accept_invitation(path)
                pc.sync.set_server_url(server.url)
                pc.open()
                assert len(pc.letters) == 7  # nobody has been certified yet
                pc.sync.exchange()
                pc.open()
        assert (one.letters, two.letters) == ("A", "B")
