"""Hundreds of seeded histories: whatever goes wrong with machines and carriers, the invariants hold."""

from collections import Counter
from pathlib import Path

import msgspec
import pytest

from app.sim.campaign import never_reached, read_corpus, run_campaign

pytestmark = pytest.mark.timeout(600)  # of a machine with other things to do
CHUNKS, SEEDS_IN_CHUNK = 12, 25
FIRST_SEED = 1
CORPUS = Path(__file__).parents[1] / "sim_corpus"


def told(campaign) -> list[str]:
    return [
        f"{verdict.words}\nreplay: lianxin sim --start {verdict.seed} --seeds 1 --verbose"
        for verdict in campaign.broken
    ]


@pytest.fixture
def counts_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all workers, so that the last chunk can look at the counts of all."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if base.name.startswith("popen-") else base) / "sim-counts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_invariants_hold_in_every_history(chunk, counts_of_all):
    start = FIRST_SEED + chunk * SEEDS_IN_CHUNK
    campaign = run_campaign(range(start, start + SEEDS_IN_CHUNK))
    assert told(campaign) == []

    (counts_of_all / f"{chunk}.json").write_bytes(msgspec.json.encode(campaign.counts))
    chunks = list(counts_of_all.glob("*.json"))
    if len(chunks) == CHUNKS:
        total = Counter()
        for path in chunks:
            total.update(msgspec.json.decode(path.read_bytes()))
        assert never_reached(total) == ()  # else a generator is dead


def test_seeds_that_once_broke_something_never_do_again():
    campaign = run_campaign(seed.seed for seed in read_corpus(CORPUS))
    assert told(campaign) == []


def test_one_seed_is_one_history():
    first, second = run_campaign([7]), run_campaign([7])
    assert first.counts == second.counts
    assert first.steps == second.steps
