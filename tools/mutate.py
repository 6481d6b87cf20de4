"""A million changed bundles, segments, hellos and papers: none may be taken for true (R6, R7).

    python -m tools.mutate --mutations 20000 --stack 300 --seed 1
    python -m tools.mutate --seed 1 --again 4711

Each mutation follows from seed and number, so that any of them can be made again alone. The work is
done by workers that have one GiB of memory each; --stack says how many of the mutants also go through
the real township and station on their files. Prints counts and rate; 1 when anything was wrong.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import msgspec

from tools import cuts
from tools.crash.memory import MEMORY
from tools.mutation.judges import SIGNED, Judges, Wrong
from tools.mutation.mutants import Mutants
from tools.mutation.stack import Stack
from tools.mutation.village import ERASED, TRUE, Village, drawn

MEMORY_BYTES = 1 << 30
STANDING_STILL_SECONDS = 300
STACK_SHARE = 1 / 6  # of the time: the real programs are slow
EXAMPLES_KEPT = 20
WRONG = "WRONG"
KEPT = (TRUE, SIGNED, ERASED)
WITHOUT_DOOR = {"entry/poison", "hello/plain"}  # only their authors may send them


class Figures(msgspec.Struct):
    """What became of the mutants. `layers`: for each layer, how many ended how."""

    layers: dict[str, dict[str, int]] = {}
    mutations: int = 0
    through_the_stack: int = 0
    wrong: int = 0
    seconds: float = 0
    memory_mib: int = 0
    examples: list[str] = []

    def count(self, layer: str, outcome: str) -> None:
        """One more."""
        outcomes = self.layers.setdefault(layer, {})
        outcomes[outcome] = outcomes.get(outcome, 0) + 1

    def join(self, other: "Figures") -> None:
        """Add what another worker has found."""
        for layer, outcomes in other.layers.items():
            for outcome, count in outcomes.items():
                mine = self.layers.setdefault(layer, {})
                mine[outcome] = mine.get(outcome, 0) + count
        self.mutations += other.mutations
        self.through_the_stack += other.through_the_stack
        self.wrong += other.wrong
        self.seconds = max(self.seconds, other.seconds)
        self.memory_mib = max(self.memory_mib, other.memory_mib)
        self.examples = (self.examples + other.examples)[:EXAMPLES_KEPT]

    def wrong_of(self, layer: str, index: int, why: str) -> None:
        """A mutant that got through, or that broke something."""
        self.wrong += 1
        self.count(layer, WRONG)
        if len(self.examples) < EXAMPLES_KEPT:
            self.examples.append(f"--again {index}: {layer}: {why}")


class Worker:
    """One village, its mutants and its judges."""

    def __init__(self, folder: Path, seed: int, only: str) -> None:
        self._seed = seed
        self._village = Village(folder)
        self._mutants = Mutants(self._village)
        self._judges = Judges(self._village, self._mutants)
        self._layers = [name for name in self._mutants.layers if name.startswith(only)]
        self.figures = Figures()

    def in_memory(self, index: int) -> None:
        """One mutation through the fast doors."""
        chance = drawn(self._seed, index)
        layer = chance.choice(self._layers)
        self.figures.mutations += 1
        try:
            mutant = self._mutants.layers[layer](chance)
            self.figures.count(layer, self._judges.judge(mutant))
        except Wrong as wrong:
            self.figures.wrong_of(layer, index, str(wrong))

    def through_the_stack(self, stack: Stack, index: int) -> None:
        """One mutation through the real programs."""
        chance = drawn(self._seed, index)
        layer = chance.choice(self._layers)
        mutant = self._mutants.layers[layer](chance)
        if layer in WITHOUT_DOOR or not stack.takes(mutant):
            return
        self.figures.through_the_stack += 1
        try:
            self.figures.count(f"stack {layer}", stack.judge(mutant))
        except Wrong as wrong:
            self.figures.wrong_of(f"stack {layer}", index, str(wrong))

    def stack(self) -> Stack:
        """The real programs; the fast doors are closed from now on."""
        return Stack(self._village)


def work(asked: argparse.Namespace, part: int) -> Figures:
    """One worker's share, in one GiB."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    parent = MEMORY if MEMORY.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="mutate-", dir=parent))
    started = time.monotonic()
    ends = started + asked.minutes * 60
    try:
        worker = Worker(folder / "village", asked.seed, asked.only)
        for index in range(part, asked.mutations, asked.workers):
            worker.in_memory(index)
            if time.monotonic() > ends - asked.minutes * 60 * STACK_SHARE:
                break
        stack = worker.stack()
        for index in range(part, asked.stack, asked.workers):
            worker.through_the_stack(stack, index)
            if time.monotonic() > ends:
                break
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    figures = worker.figures
    figures.seconds = time.monotonic() - started
    figures.memory_mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return figures


def again(asked: argparse.Namespace) -> int:
    """One mutation alone, with everything that there is to see of it."""
    folder = Path(tempfile.mkdtemp(prefix="mutate-"))
    try:
        village = Village(folder / "village")
        mutants = Mutants(village)
        chance = drawn(asked.seed, asked.again)
        layer = chance.choice([name for name in mutants.layers if name.startswith(asked.only)])
        mutant = mutants.layers[layer](chance)
        print(f"{layer}, {mutant.note}, {len(mutant.content):,} bytes for {mutant.door}")
        judges = Judges(village, mutants)
        print("in memory:", judges.judge(mutant))
        stack = Stack(village)
        if stack.takes(mutant):
            print("through the stack:", stack.judge(mutant))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def spread(asked: argparse.Namespace, words: list[str]) -> Figures:
    """All workers, and what they found together."""
    command = [sys.executable, "-m", "tools.mutate", *words, "--part"]
    running = [
        subprocess.Popen([*command, str(part)], stdout=subprocess.PIPE)
        for part in range(asked.workers)
    ]
    figures = Figures()
    # Each looks at the clock after every mutation; one that does not end stands still.
    ends = time.monotonic() + asked.minutes * 60 + STANDING_STILL_SECONDS
    for worker in running:
        try:
            answer = worker.communicate(timeout=max(1.0, ends - time.monotonic()))[0]
        except subprocess.TimeoutExpired:
            worker.kill()
            answer = worker.communicate()[0]
        if worker.returncode != 0:
            figures.wrong += 1
            figures.examples.append(f"a worker ended with {worker.returncode}")
        else:
            figures.join(msgspec.json.decode(answer, type=Figures))
    return figures


def report(figures: Figures) -> None:
    """The figures for a person."""
    for layer, outcomes in figures.layers.items():
        total = Counter(outcomes)
        kept = sum(total[name] for name in KEPT)
        refused = total.total() - kept - total[WRONG]
        words = [f"{total.total():9,} {layer:24} refused {refused:,}"]
        words += [f"{name} {total[name]:,}" for name in (*KEPT, WRONG) if total[name]]
        print("   ".join(words))
        print("          " + ", ".join(f"{key} {n:,}" for key, n in total.most_common(8)))
    rate = figures.mutations / max(figures.seconds, 0.001)
    print(
        f"{figures.mutations:,} mutations, {figures.through_the_stack:,} through the whole stack, "
        f"{figures.wrong} wrong, {figures.seconds:.0f} s, {rate:,.0f}/s, {figures.memory_mib} MiB"
    )
    for example in figures.examples:
        print(f"  {example}")


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev fuzz")
    parser.add_argument("--mutations", type=int, default=20_000)
    parser.add_argument("--stack", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--only", default="", help="layers that begin so")
    parser.add_argument("--again", type=int, help="one mutation alone")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--part", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--cuts", action="store_true", help="cut the line instead: see tools.cuts")
    if "--cuts" in arguments:
        return cuts.main([word for word in arguments if word != "--cuts"])
    parser.add_argument("--decoders", action="store_true", help="see tools.fuzz_decoders")
    if "--decoders" in arguments:
        rest = [word for word in arguments if word != "--decoders"]
        return subprocess.call([sys.executable, "-m", "tools.fuzz_decoders", *rest])
    asked = parser.parse_args(arguments)
    if asked.again is not None:
        return again(asked)
    if asked.part is not None:
        print(msgspec.json.encode(work(asked, asked.part)).decode())
        return 0
    figures = spread(asked, arguments)
    if asked.json:
        print(msgspec.json.encode(figures).decode())
    else:
        report(figures)
    return 1 if figures.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
