"""Power cuts (R2, R11): scenarios are recorded, then explored by as many processes as there are cores."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from tools.crash.explore import Figures
from tools.crash.memory import memory_folder
from tools.crash.shim import ROOT
from tools.crash.team import run, run_side_by_side

STATES_A_ROUND = 50_000  # a fresh recording each: other ids, other pages, other moments
SHARES = {
    "working_day": 0.72,
    "busy_day": 0.08,
    "long_day": 0.07,
    "restored_day": 0.09,
    "late_day": 0.04,
}
KEPT = ROOT / "out" / "crash"

Tell = Callable[[str], None]


def cut_power(
    states: int, seed: int, processes: int, seconds: float, tell: Tell, only: str = ""
) -> dict[str, Figures]:
    """Explore about that many states in all, in rounds, or for that long (0: to the end)."""
    shares = {only: 1.0} if only else SHARES
    deadline = time.monotonic() + seconds if seconds else 0
    totals = {scenario: Figures() for scenario in shares}
    for begun in range(0, states, STATES_A_ROUND):
        if deadline and time.monotonic() > deadline:
            break
        wanted = min(STATES_A_ROUND, states - begun)
        for scenario, share in shares.items():
            found = explore_scenario(scenario, max(1, round(wanted * share)), seed, processes)
            totals[scenario].join(found)
            done = sum(each.states for each in totals.values())
            broken = sum(each.violating for each in totals.values())
            tell(f"  seed {seed}, {scenario}: {done:,} states so far, {broken} break a promise")
        seed += 1
    return totals


def explore_scenario(scenario: str, states: int, seed: int, processes: int) -> Figures:
    """Record one scenario and explore it; a recording in which something broke is kept."""
    folder = memory_folder()
    try:
        recording = folder / scenario
        recording.mkdir()
        run("tools.crash.record", str(recording), scenario, str(seed))
        figures = explore_recording(recording, states, seed, processes)
        if figures.violating:
            keep(recording, f"{scenario}-{seed}")
        return figures
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def explore_recording(recording: Path, states: int, seed: int, processes: int) -> Figures:
    """Share a recording's operations out among processes and add up what they find."""
    share = [str(recording), "--states", str(-(-states // processes)), "--seed", str(seed)]
    parts = [[*share, "--part", f"{part}/{processes}"] for part in range(processes)]
    figures = Figures()
    for found in run_side_by_side("tools.crash.explore", parts, Figures):
        figures.join(found)
    return figures


def keep(recording: Path, name: str) -> None:
    """So that `python -m tools.crash.explore out/crash/NAME --at OPERATION` shows it again."""
    shutil.rmtree(KEPT / name, ignore_errors=True)
    shutil.copytree(recording, KEPT / name)
