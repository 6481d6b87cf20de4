"""A thousand seeded histories: whatever goes wrong with machines and carriers, the invariants hold.
From a thousand on, every fault and every detection has to be reached as well.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from app.sim.campaign import (
    SEEDS_FOR_ALL,
    Campaign,
    never_reached,
    read_corpus,
    run_campaign,
)
from app.sim.workshop import Workshop

pytestmark = pytest.mark.timeout(1800)  # behind other tests, of a machine with other things to do
CHUNKS, SEEDS_IN_CHUNK = 50, 20
FIRST_SEED = 1
CORPUS = Path(__file__).parents[1] / "sim_corpus"
AllCampaigns = Callable[[int, Campaign], list[Campaign]]


@pytest.fixture
def all_campaigns(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> AllCampaigns:
    """Keeps a chunk's campaign; whoever comes last is given those of all chunks."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "campaigns"

    def keep(chunk: int, campaign: Campaign) -> list[Campaign]:
        folder.mkdir(exist_ok=True)
        fresh = folder / f"{chunk}.new"
        fresh.write_bytes(msgspec.json.encode(campaign))
        fresh.rename(folder / f"{chunk}.json")
        kept = [msgspec.json.decode(p.read_bytes(), type=Campaign) for p in folder.glob("*.json")]
        return kept if len(kept) == CHUNKS else []

    return keep


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    """Its blanks are made, and the ledger's statements compiled, once for all chunks of a process;
    what was imported until then is never garbage, and not looked at again.
    """
    with Workshop() as made:
        gc.collect()
        gc.freeze()
        yield made


def told(campaign: Campaign) -> list[str]:
    return [
        f"{verdict.words}\nreplay: lianxin sim --start {verdict.seed} --seeds 1 --verbose"
        for verdict in campaign.broken
    ]


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_invariants_hold_in_every_history(
    chunk: int,
    workshop: Workshop,
    all_campaigns: AllCampaigns,
    record_property: Callable[[str, object], None],
) -> None:
    start = FIRST_SEED + chunk * SEEDS_IN_CHUNK
    campaign = run_campaign(range(start, start + SEEDS_IN_CHUNK), workshop=workshop)
    assert told(campaign) == []
    everything = all_campaigns(chunk, campaign)
    if everything:
        counts: Counter[str] = Counter()
        for each in everything:
            counts.update(each.counts)
        record_property("figures", figures_of(everything, counts))
        if sum(each.seeds for each in everything) >= SEEDS_FOR_ALL:
            assert never_reached(counts) == ()


def figures_of(campaigns: list[Campaign], counts: Counter[str]) -> str:
    seeds, steps = sum(c.seeds for c in campaigns), sum(c.steps for c in campaigns)
    faults = sum(number for name, number in counts.items() if name.startswith("fault/"))
    return (
        f"simulation: {seeds:,} histories from seed {FIRST_SEED}, {steps:,} steps,"
        f" {faults:,} faults, {counts['write/entries']:,} entries written at stations"
    )


def test_seeds_that_once_broke_something_never_do_again() -> None:
    campaign = run_campaign(seed.seed for seed in read_corpus(CORPUS))
    assert told(campaign) == []


def test_one_seed_is_one_history() -> None:
    first, second = run_campaign([7]), run_campaign([7])
    assert first.counts == second.counts
    assert first.steps == second.steps
