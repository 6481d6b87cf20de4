"""R2 and R11: whatever a power cut leaves behind opens, holds what was promised, and is whole."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from msgspec.json import decode

from tools.crash.disk_model import KILL, STRICT, WAYS, DiskModel
from tools.crash.explore import Recording
from tools.crash.power import cut_power
from tools.crash.record import SCENARIOS
from tools.crash.recording import (
    CREATE,
    MAKE_FOLDER,
    RENAME,
    SYNC_FILE,
    SYNC_FOLDER,
    WRITE,
    Operation,
)
from tools.crash.set_restore import Figures
from tools.crash.team import cores, run
from tools.crash.village import SAID

STATES, SEED = 41_000, 20260302


def model_after(*operations: Operation) -> DiskModel:
    model = DiskModel({"old": b"old"})
    for operation in operations:
        model.apply(operation)
    return model


def disks_of(model: DiskModel) -> set[tuple[tuple[str, bytes], ...]]:
    random = Random(7)
    return {tuple(model.after_crash(WAYS[turn % len(WAYS)], random).items()) for turn in range(400)}


def write(path: str, content: bytes, offset: int = 0) -> Operation:
    return Operation(WRITE, path, "", offset, content)


def test_what_was_synced_is_never_lost():
    model = model_after(
        Operation(CREATE, "new"), write("new", b"safe"), Operation(SYNC_FILE, "new"),
        Operation(SYNC_FOLDER, ""),
    )  # fmt: skip
    assert model.is_all_safe()
    assert disks_of(model) == {(("new", b"safe"), ("old", b"old"))}


def test_what_was_not_synced_may_be_there_be_torn_or_be_gone():
    content = bytes(range(256)) * 8
    disks = {dict(disk).get("new") for disk in disks_of(model_after(
        Operation(CREATE, "new"), write("new", content)))}  # fmt: skip
    assert {None, b"", content} < disks
    assert any(disk and disk != content for disk in disks)


def test_a_later_write_may_be_kept_and_an_earlier_one_lost():
    disks = disks_of(model_after(write("old", b"1"), write("old", b"2", offset=1)))
    assert (("old", b"o2d"),) in disks
    assert (("old", b"1ld"),) in disks


def test_a_file_that_is_renamed_unsynced_may_be_found_empty_under_its_new_name():
    model = model_after(
        Operation(CREATE, "new"), write("new", b"content"), Operation(RENAME, "new", "old")
    )
    assert {dict(disk)["old"] for disk in disks_of(model)} >= {b"old", b"", b"content"}


def test_a_folder_that_is_not_safe_takes_its_files_along():
    model = model_after(
        Operation(MAKE_FOLDER, "room"),
        Operation(CREATE, "room/file"),
        Operation(SYNC_FOLDER, "room"),
    )
    assert {"room/file" in dict(disk) for disk in disks_of(model)} == {True, False}
    assert "room/file" not in model.after_crash(STRICT, Random(3))


@pytest.fixture
def recording(memory: Path) -> Path:
    folder = memory / "restored_day"
    folder.mkdir()
    run("tools.crash.record", str(folder), "restored_day", "1")
    return folder


def test_the_recorder_misses_nothing(recording: Path):
    """Played to its end, the recording gives exactly the files that the program has left."""
    recorded = Recording(recording)
    model = recorded.model()
    for operation in recorded.operations:
        model.apply(operation)

    world = recording / "world"
    left = {
        path.relative_to(world).as_posix(): path.read_bytes()
        for path in world.rglob("*")
        if path.is_file() and path.name != SAID
    }
    assert model.after_crash(KILL, Random(0)) == left
    assert len(recorded.operations) > 200


def test_a_restoring_that_is_cut_leaves_no_station_or_one_that_the_used_code_opens_no_more(
    memory: Path, tell: Callable[[str], None]
):
    found = decode(run("tools.crash.set_restore", str(memory), "400", "1"), type=Figures)
    tell(f"power cuts, restoring from a set: {found.states} states, {found.violations}")
    assert found.violations == {}
    assert found.states > 300 and found.stations > 50
    assert found.opened and found.restored_again


@pytest.mark.timeout(1500)
def test_no_power_cut_loses_or_breaks_anything(tell: Callable[[str], None]):
    totals = cut_power(STATES, SEED, cores(), 0, lambda line: None)

    for scenario, found in totals.items():
        tell(
            f"power cuts, {scenario}, seed {SEED}: {found.states:,} states,"
            f" {found.second_crashes} cut twice, {found.violating} violations"
        )
    examples = {scenario: found.examples for scenario, found in totals.items()}
    assert examples == {scenario: [] for scenario in SCENARIOS}
    assert sum(found.states for found in totals.values()) >= 40_000
    assert all(found.second_crashes and found.worked_in for found in totals.values())
