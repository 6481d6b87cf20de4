"""R1: a desk that is killed at any moment has lost no act that it had answered, and kept no half; a PC
that takes a snapshot over has its old rows, those of the snapshot, or those of all entries.
"""

from collections.abc import Callable

import pytest

from tools.crash.kills import KillFigures
from tools.crash.late_kills import BEFORE, BETWEEN, WHOLE
from tools.crash.team import cores, run_side_by_side

KILLS, LATE_KILLS, SEED = 2_000, 24, 20260302


@pytest.mark.timeout(1500)
def test_no_kill_loses_an_acknowledged_act(tell: Callable[[str], None]):
    processes = cores()
    share = str(-(-KILLS // processes))
    parts = [["--kills", share, "--seed", str(SEED + part)] for part in range(processes)]
    figures = KillFigures()
    for found in run_side_by_side("tools.crash.kills", parts, KillFigures):
        figures.join(found)

    tell(
        f"kills, seed {SEED}: {figures.kills:,}, {figures.acts:,} acts acknowledged,"
        f" {figures.kept_unsaid} whole and unsaid, {figures.violating} violations"
    )
    assert figures.violations == {}
    assert figures.kills >= KILLS
    assert figures.acts > KILLS / 10


def test_a_pc_killed_while_it_takes_a_snapshot_over_goes_on_where_it_was(
    tell: Callable[[str], None],
):
    arguments = ["--kills", str(LATE_KILLS), "--seed", str(SEED)]
    (figures,) = run_side_by_side("tools.crash.late_kills", [arguments], KillFigures)

    tell(f"late kills: {figures.kills}, {figures.stages}, {figures.violating} violations")
    assert figures.violations == {}
    assert figures.kills == LATE_KILLS
    assert figures.stages.keys() == {BEFORE, BETWEEN, WHOLE}
