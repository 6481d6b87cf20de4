"""R3: a disk that fails or is full is a planned failure, and costs nothing that was promised."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.crash.faults import FaultFigures
from tools.crash.full_disk import SIZES_KIB, fill_real_disks
from tools.crash.team import cores, run, run_side_by_side
from tools.crash.workflows import FIRST_START, WORKFLOWS


@pytest.mark.timeout(1500)
def test_every_call_of_every_workflow_may_fail(tell: Callable[[str], None]):
    processes = cores()
    parts = [["--part", f"{part}/{processes}"] for part in range(processes)]
    figures = FaultFigures()
    for found in run_side_by_side("tools.crash.faults", parts, FaultFigures):
        figures.join(found)

    tell(
        f"failing disks: {sum(figures.calls.values())} calls of {len(figures.calls)} workflows,"
        f" {figures.runs:,} runs, {figures.refused:,} refused, {figures.violating} violations"
    )
    assert figures.examples == []
    assert set(figures.calls) == {FIRST_START, *WORKFLOWS}
    assert figures.runs > sum(figures.calls.values())
    assert figures.refused > figures.runs / 2


@pytest.mark.timeout(300)
def test_a_disk_that_is_really_full_can_be_cleared_and_worked_on(
    tmp_path: Path, tell: Callable[[str], None]
):
    found = fill_real_disks(tmp_path / "small")

    if found is None:
        tell("full disks: nothing may be mounted here; the shim's ENOSPC stands for them")
        said = run("tools.crash.faults", "--only", "register case")
        assert '"examples":[]' in said
        return
    tell(f"full disks: {found.disks}, {found.acts} acts before, {found.full}")
    assert found.violations == []
    assert found.disks == len(SIZES_KIB)
    assert any(reason.startswith("case: disk_full") for reason in found.full)


def test_the_shim_is_silent_where_it_is_not_asked(memory: Path):
    assert "LD_PRELOAD" not in os.environ
    (memory / "file").write_bytes(b"as ever")
    assert (memory / "file").read_bytes() == b"as ever"
