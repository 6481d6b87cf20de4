"""Many histories: what they counted, what broke, and the corpus of seeds that broke once."""

import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import nullcontext
from pathlib import Path

import msgspec

from app.sim.history import FAULTS, RULES, Verdict, play, total_of
from app.sim.workshop import Workshop

CORPUS_SUFFIX = ".seed.json"
# Every branch that detects something: one that is never reached has a dead generator before it.
SOMETIMES = (
    *(f"rule/{name}" for name in RULES),
    *(f"fault/{name}" for name in FAULTS),
    "fault/restore_station", "fault/set_back_station", "fault/clone_station", "fault/set_clock",
    "fault/restore_town", "fault/set_back_town", "fault/revoke",
    "cut/before", "cut/after", "cut/lan_before", "cut/lan_after", "crash", "incarnation", "exchange",
    "lan/exchange", "refused/lan_request_unreadable", "refused/lan_peer_is_self",
    "refused/lan_not_enrolled",
    "bundle/station_import", "bundle/town_import",
    "alarm/own_feed_behind", "alarm/feed_forked", "refused/segment_damaged",
    "refused/bundle_damaged", "refused/device_revoked", "refused/bundle_not_for_this_township",
    "sometimes/forked_feed", "sometimes/alarm", "sometimes/set_aside",
    "sometimes/conflict_settled", "sometimes/same_entries", "sometimes/late_put_taken",
    "sometimes/device_forgotten", "sometimes/durable", "sometimes/invited_again",
    "stations/2-5", "stations/6-8", "stations/9-12", "backup",
    "write/same_field", "write/illegal_step", "write/legal_step", "write/newer_version",
    "write/odd_bases", "write/poison", "write/town_act", "write/town_odd",
    "join_later", "fault/scrap", "snapshot/awaited", "snapshot/archived", "sometimes/floor",
    "snapshot/snapshot_damaged", "snapshot/snapshot_not_trusted",
    "suite_change", "sometimes/two_suites",
    "write/erasure", "sometimes/erased_body", "sometimes/erased_again",
)  # fmt: skip
SEEDS_FOR_ALL = 1_000  # from this many on, every branch must have been reached


class Seed(msgspec.Struct, frozen=True):
    """A seed that broke something once: played again for ever."""

    seed: int
    broken: str


class Campaign(msgspec.Struct, frozen=True):
    """What many histories came to."""

    start: int
    seeds: int
    seconds: float
    steps: int
    counts: dict[str, int]
    broken: tuple[Verdict, ...]
    never: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether all invariants held and no generator is dead."""
        return not self.broken and not self.never


def run_campaign(
    seeds: Iterable[int],
    on_verdict: Callable[[Verdict], None] = lambda verdict: None,
    tell: Callable[[str], None] = lambda words: None,
    workshop: Workshop | None = None,
) -> Campaign:
    """Play these histories one after another; in a workshop that is there already, if one is."""
    began = time.monotonic()
    total: Counter[str] = Counter()
    broken: list[Verdict] = []
    start = steps = count = 0
    with Workshop() if workshop is None else nullcontext(workshop) as place:
        for seed in seeds:
            verdict = play(seed, place, tell)
            start = start if count else seed
            count += 1
            steps += verdict.steps
            total.update(total_of([verdict]))
            broken += [verdict] if verdict.broken else []
            on_verdict(verdict)
    never = never_reached(total) if count >= SEEDS_FOR_ALL else ()
    seconds = time.monotonic() - began
    return Campaign(start, count, seconds, steps, dict(total), tuple(broken), never)


def never_reached(counts: dict[str, int] | Counter[str]) -> tuple[str, ...]:
    """Branches that these histories never came to."""
    return tuple(name for name in SOMETIMES if not counts.get(name))


def keep_seed(corpus: Path, verdict: Verdict) -> Path:
    """Put a seed that broke something into the corpus."""
    corpus.mkdir(parents=True, exist_ok=True)
    path = corpus / f"{verdict.seed}{CORPUS_SUFFIX}"
    seed = Seed(verdict.seed, verdict.broken)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(seed)) + b"\n")
    return path


def read_corpus(corpus: Path) -> list[Seed]:
    """All seeds that were kept."""
    files = sorted(corpus.glob(f"*{CORPUS_SUFFIX}"))
    return [msgspec.json.decode(path.read_bytes(), type=Seed) for path in files]
