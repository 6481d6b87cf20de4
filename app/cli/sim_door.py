"""`lianxin sim`: many made-up histories of stations and a township, with everything that goes wrong."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from app.cli.answer import Answer
from app.sim.campaign import Campaign, keep_seed, run_campaign
from app.sim.history import Verdict

SEEDS_BETWEEN_SIGNS = 50


def sim(options: argparse.Namespace) -> Answer:
    """Play the histories; exit status 1 when an invariant broke or a generator is dead."""
    corpus: Path | None = options.corpus
    played = 0

    def on_verdict(verdict: Verdict) -> None:
        nonlocal played
        played += 1
        if verdict.broken:
            print(f"seed {verdict.seed}: {verdict.words}\n{_replay(verdict)}", file=sys.stderr)
            if corpus is not None:
                keep_seed(corpus, verdict)
        if not options.json and played % SEEDS_BETWEEN_SIGNS == 0:
            print(f"… {played}/{options.seeds}", file=sys.stderr, flush=True)

    tell = _shout if options.verbose else _hush
    campaign = run_campaign(_seeds(options), on_verdict, tell)
    return Answer(_lines(campaign), _content(campaign), campaign.is_sound)


def _seeds(options: argparse.Namespace) -> Iterator[int]:
    """One after another; with a limit of time, no new history begins after it."""
    ends = time.monotonic() + options.minutes * 60
    for seed in range(options.start, options.start + options.seeds):
        if options.minutes and time.monotonic() >= ends:
            return
        yield seed


def _lines(campaign: Campaign) -> list[str]:
    rate = campaign.seeds / max(campaign.seconds, 0.001)
    lines = [
        f"{campaign.seeds} 段历史（种子 {campaign.start} 起），{campaign.steps} 步，"
        f"{campaign.seconds:.0f} 秒，每秒 {rate:.1f} 段。"
    ]
    lines += [f"  {name} {count}" for name, count in sorted(campaign.counts.items())]
    lines += [f"从未走到：{name}" for name in campaign.never]
    lines += [f"种子 {v.seed} 违反 {v.broken}；{_replay(v)}" for v in campaign.broken]
    return [*lines, "全部不变式成立。" if campaign.is_sound else "没有通过。"]


def _content(campaign: Campaign) -> dict[str, object]:
    return {
        "start": campaign.start,
        "seeds": campaign.seeds,
        "seconds": round(campaign.seconds, 1),
        "steps": campaign.steps,
        "counts": dict(sorted(campaign.counts.items())),
        "never": list(campaign.never),
        "broken": [
            {"seed": v.seed, "invariant": v.broken, "words": v.words} for v in campaign.broken
        ],
    }


def _replay(verdict: Verdict) -> str:
    return f"重放：lianxin sim --start {verdict.seed} --seeds 1 --verbose"


def _shout(words: str) -> None:
    print(words, file=sys.stderr)


def _hush(words: str) -> None:
    """Nobody asked."""
