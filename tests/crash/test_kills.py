"""R1: a desk that is killed at any moment has lost no act that it had answered, and kept no half."""

from collections.abc import Callable

import pytest

from tools.crash.kills import KillFigures
from tools.crash.team import cores, run_side_by_side

KILLS, SEED = 2_000, 20260302


@pytest.mark.timeout(900)
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
