"""Seeded histories: whatever goes wrong with machines and carriers, the invariants hold.

That every fault and every detection is reached at all, `lianxin sim` checks from 300 seeds on.
"""

from pathlib import Path

import pytest

from app.sim.campaign import read_corpus, run_campaign

pytestmark = pytest.mark.timeout(600)  # of a machine with other things to do
CHUNKS, SEEDS_IN_CHUNK = 8, 25
FIRST_SEED = 1
CORPUS = Path(__file__).parents[1] / "sim_corpus"


def told(campaign) -> list[str]:
    return [
        f"{verdict.words}\nreplay: lianxin sim --start {verdict.seed} --seeds 1 --verbose"
        for verdict in campaign.broken
    ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_invariants_hold_in_every_history(chunk):
    start = FIRST_SEED + chunk * SEEDS_IN_CHUNK
    assert told(run_campaign(range(start, start + SEEDS_IN_CHUNK))) == []


def test_seeds_that_once_broke_something_never_do_again():
    campaign = run_campaign(seed.seed for seed in read_corpus(CORPUS))
    assert told(campaign) == []


def test_one_seed_is_one_history():
    first, second = run_campaign([7]), run_campaign([7])
    assert first.counts == second.counts
    assert first.steps == second.steps
