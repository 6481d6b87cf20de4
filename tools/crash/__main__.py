"""`./dev crash`: what CI tries, or as much of it as is asked for.

./dev crash                       what CI tries
./dev crash --states 5000000      power cuts only, that many
./dev crash --kills 100000        kills only
./dev crash --late-kills 10000    of a PC that takes its village's snapshot over
./dev crash --faults              failing disks only, both errors both ways, and full disks
"""

import argparse
import shutil
import sys
import time
import traceback

from tools.crash.faults import FaultFigures
from tools.crash.full_disk import fill_real_disks
from tools.crash.kills import KillFigures
from tools.crash.memory import memory_folder
from tools.crash.power import cut_power
from tools.crash.record import SCENARIOS
from tools.crash.shim import IS_POSSIBLE_HERE, CompilerMissing, compiled
from tools.crash.team import cores, run_side_by_side
from tools.crash.workflows import FIRST_START, WORKFLOWS

CANNOT_SAY = 3  # neither green nor red: the trial itself has failed
USUAL_STATES, USUAL_KILLS, USUAL_LATE_KILLS = 42_000, 2_000, 30
SEED = 20260302


def power(states: int, seed: int, processes: int, minutes: float, only: str) -> int:
    started = time.monotonic()
    print(f"power cuts (R2, R11), seed {seed}, {processes} processes")
    totals = cut_power(states, seed, processes, minutes * 60, _tell, only)
    for scenario, found in totals.items():
        print(
            f"  {scenario:<12} {found.states:>9,} states ({found.second_crashes:,} of them cut twice),"
            f" {found.databases:,} databases read through, {found.worked_in:,} worked in,"
            f" {found.violating} violations"
        )
        for promise, count in found.violations.items():
            print(f"    {count:>7,}  {promise}")
        for example in found.examples:
            print(f"    {example}")
    seconds = time.monotonic() - started
    states_seen = sum(found.states for found in totals.values())
    print(f"  {states_seen:,} states in {seconds:,.0f} s: {states_seen / seconds:,.0f} a second")
    return sum(found.violating for found in totals.values())


def kills(count: int, seed: int, processes: int, minutes: float, *, is_late: bool = False) -> int:
    what = " of a PC that takes a snapshot over" if is_late else ""
    print(f"kills (R1){what}, seed {seed}, {processes} processes")
    share = ["--kills", str(-(-count // processes)), "--minutes", str(minutes)]
    parts = [[*share, "--seed", str(seed + part)] for part in range(processes)]
    figures = KillFigures()
    module = "tools.crash.late_kills" if is_late else "tools.crash.kills"
    for found in run_side_by_side(module, parts, KillFigures):
        figures.join(found)
    print(
        f"  {figures.kills:,} kills in {figures.seconds:,.0f} s, {figures.acts:,} acknowledged acts,"
        f" {figures.kept_unsaid:,} whole ones of which nobody was told,"
        f" {figures.violating} violations {figures.violations or ''}"
    )
    if is_late:
        print(f"  {figures.stages}")
    return figures.violating


def faults(processes: int, only: str, *, is_all: bool) -> int:
    print("failing disks (R3)")
    more = ["--only", only, *(["--all"] if is_all else [])]
    parts = [[*more, "--part", f"{part}/{processes}"] for part in range(processes)]
    figures = FaultFigures()
    for found in run_side_by_side("tools.crash.faults", parts, FaultFigures):
        figures.join(found)
    for name, calls in figures.calls.items():
        print(f"  {name:<20} {calls:>5} calls")
    print(
        f"  {figures.runs:,} runs in {figures.seconds:,.0f} s: {figures.refused:,} refused,"
        f" {figures.survived:,} succeeded all the same, {figures.worked_in} worked in,"
        f" {figures.violating} violations {figures.violations or ''}"
    )
    for example in figures.examples:
        print(f"    {example}")
    return figures.violating


def _tell(line: str) -> None:
    print(line, flush=True)


def full_disks() -> int:
    folder = memory_folder()
    try:
        found = fill_real_disks(folder)
    finally:
        shutil.rmtree(folder)
    if found is None:
        print("  full disks: no small disk may be mounted here; ENOSPC above stands for it")
        return 0
    print(f"  {found.disks} full disks, {found.acts} acts before: {found.full}")
    for violation in found.violations:
        print(f"    {violation}")
    return len(found.violations)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="./dev crash",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--states", type=int, default=0, help="power cuts")
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--late-kills", type=int, default=0)
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--scenario", default="", choices=["", *SCENARIOS], help="of power cuts")
    parser.add_argument("--workflow", default="", choices=["", FIRST_START, *WORKFLOWS])
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--processes", type=int, default=cores())
    asked = parser.parse_args(arguments)
    if not IS_POSSIBLE_HERE:
        print("This needs Linux: LD_PRELOAD, fork and tmpfs.")
        return 2
    try:
        compiled()
    except CompilerMissing:
        print("There is no C compiler: apt install gcc libc6-dev")
        return 2
    is_usual = not (asked.states or asked.kills or asked.late_kills or asked.faults)
    seed, processes = asked.seed, asked.processes
    violations = 0
    if asked.states or is_usual:
        violations += power(
            asked.states or USUAL_STATES, seed, processes, asked.minutes, asked.scenario
        )
    if asked.kills or is_usual:
        violations += kills(asked.kills or USUAL_KILLS, seed, processes, asked.minutes)
    if asked.late_kills or is_usual:
        count = asked.late_kills or USUAL_LATE_KILLS
        violations += kills(count, seed, processes, asked.minutes, is_late=True)
    if asked.faults or is_usual:
        is_all = asked.faults and not asked.workflow
        violations += faults(processes, asked.workflow, is_all=is_all)
        violations += 0 if asked.workflow else full_disks()
    return 1 if violations else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Exception:
        traceback.print_exc()
        sys.exit(CANNOT_SAY)
