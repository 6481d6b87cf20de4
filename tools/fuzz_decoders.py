"""Feeds every decoder with what atheris thinks of; what breaks one is kept as a file.

    ./dev fuzz --decoders --seconds 60            all of them, one after another
    ./dev fuzz --decoders --turn                  a few, a minute each on two cores: whose turn it is
    python -m tools.fuzz_decoders --only roster --seconds 28800

Each commit passes the turn on (tools/fuzz_turns.py). atheris needs Linux. Each decoder runs in a process
of its own with 1 GiB of memory.
"""

import argparse
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import atheris

from tools.fuzz_turns import commits_so_far, turn_of, turns_in_a_round

with atheris.instrument_imports(include=["app"]):
    from tools.decoders import CORPUS, ROOM_MAX, decoders, mistake_of, seeds

MEMORY_MIB = 1024
SLOWEST_SECONDS = 10
SIDE_BY_SIDE = 2
OUT = Path("out/fuzz")


def run_one(name: str, seconds: int) -> None:
    """Never returns: libFuzzer ends the process."""
    decoder = decoders()[name]

    def try_one(content: bytes) -> None:
        mistake = mistake_of(decoder, content)
        if mistake is not None:
            raise mistake

    begun = OUT / name
    begun.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds().get(name, [])):
        (begun / f"seed-{number}").write_bytes(seed)
    kept = [str(CORPUS / name)] if (CORPUS / name).is_dir() else []
    options = [
        f"-max_total_time={seconds}",
        f"-rss_limit_mb={MEMORY_MIB}",
        f"-timeout={SLOWEST_SECONDS}",
        f"-max_len={ROOM_MAX}",
        f"-artifact_prefix={OUT}/{name}-",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    atheris.Setup([sys.argv[0], *options, str(begun), *kept], try_one)
    atheris.Fuzz()


def fuzz(name: str, seconds: int) -> tuple[str, str, bool, str]:
    """In a process of its own: the decoder, its runs, whether it is sound, and what was said."""
    command = [sys.executable, "-m", "tools.fuzz_decoders", "--one", name]
    done = subprocess.run(
        [*command, "--seconds", str(seconds)], capture_output=True, text=True, check=False
    )
    stats = [line for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    runs = stats[0].split()[-1] if stats else "?"
    return name, runs, done.returncode == 0, "\n".join(done.stderr.splitlines()[-30:])


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="./dev fuzz --decoders")
    parser.add_argument("--seconds", type=int, default=60, help="for each decoder")
    parser.add_argument("--only", default="", help="decoders that begin so")
    parser.add_argument("--turn", action="store_true", help="only those whose turn it is")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.one:
        run_one(asked.one, asked.seconds)
        return 0
    names = [name for name in decoders() if name.startswith(asked.only)]
    if asked.turn:
        commits = turns_in_a_round(names)
        names = turn_of(names, commits_so_far())
        print(f"{asked.seconds} s each, every decoder within {commits} commits: {', '.join(names)}")
    broken = 0
    with ThreadPoolExecutor(SIDE_BY_SIDE if asked.turn else 1) as pool:
        for name, runs, is_sound, said in pool.map(lambda n: fuzz(n, asked.seconds), names):
            print(f"{name}: {runs} runs, {'sound' if is_sound else 'broken'}", flush=True)
            if not is_sound:
                broken += 1
                print(said, flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
