"""Snapshots of a village whose feeds are of both crypto suites."""

import os
from typing import Any

import pytest

from app.journal.snapshot import read_head
from app.journal.suite_list import SuiteList, sign_suites
from app.journal.vector import Have
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE
from app.sync.town_client import TownClient
from app.town.sign_in import ADMIN
from app.vault import suites as suites_module
from tests.stations import PASSWORD, VILLAGE, Town, are_alike
from tests.sync.newcomers import (
    NOTHING_BELOW,
    TAKEN,
    lane_of,
    line_of,
    log_of,
    snapshot_of,
    with_habits,
)

BOTH = (STANDARD_SUITE, STATE_SUITE)


@pytest.fixture
def admin(town):
    return town.township.add_clerk("周管理", PASSWORD, ADMIN)


@pytest.fixture
def mixed(busy, town, admin):
    """A village that wrote much in suite 1 and, since its township changed over, some in suite 2."""
    town.township.suites.choose(STATE_SUITE, BOTH, admin, "换用国密")
    busy.sync.exchange()
    case = busy.submitted()
    busy.sync.exchange()
    town.accept(case.id)
    busy.sync.exchange()
    return busy


def frontier_of(town: Town, content: bytes) -> dict[bytes, Any]:
    crypto = suites_module.Suites(os.urandom).of(STANDARD_SUITE)
    read = read_head(crypto, town.township.keys.signing_key.public_key, content)
    assert read is not None
    return dict(read[0].frontier)


def suites_in(town: Town, content: bytes) -> set[int]:
    return {told.envelope.described().suite for told in frontier_of(town, content).values()}


@pytest.mark.parametrize("allowed", [BOTH, (STATE_SUITE,)], ids=["both_allowed", "first_closed"])
def test_a_new_pc_shows_both_suites_and_checks_what_lies_below(
    allowed, mixed, town, admin, newcomer
):
    town.township.suites.choose(STATE_SUITE, allowed, admin, "换用国密")
    assert suites_in(town, snapshot_of(town)) == {*BOTH}
    second = newcomer(NOTHING_BELOW)
    report = second.sync.exchange()
    assert report.awaited > 100
    for table in ("persons", "households", "cases", "case_steps"):
        assert second.rows()[table] == town.rows()[table]
    assert second.check().is_sound

    mine = second.submitted()  # in the suite that is chosen, above the snapshot
    with_habits(second, TAKEN).sync.exchange()
    second.sync.exchange()
    assert second.sync.exchange().awaited == 0
    for held in town.township.held.waiting(
        VILLAGE
    ):  # its first entries, from before it was invited
        town.township.held.take_in(held.device_id, admin, "装机时写的")
    second.sync.exchange()
    mixed.sync.exchange()
    assert are_alike(second, town)
    assert mixed.store.cases.by_id(mine.id) == second.store.cases.by_id(mine.id)
    assert second.check().is_sound
    assert second.check().awaited == 0
    feeds = second.store.journal_storage.feeds()
    assert {state.descriptor.suite for state in feeds if state.have} == {*BOTH}


def test_a_new_pc_without_libcrypto_takes_what_it_can_read_and_the_rest_later(
    mixed, town, newcomer, monkeypatch
):
    def missing(*_):
        raise EnvironmentProblem("libcrypto_missing")

    second = newcomer()
    with monkeypatch.context() as without:
        without.setattr(suites_module.Suites, "_make", missing)
        second.sync.exchange()
        assert "libcrypto_missing" in log_of(second)
        assert second.store.snapshots.floors() == []
        assert second.check().is_sound
        assert mixed.feed not in second.have()
    second.sync.exchange()
    second.sync.exchange()
    assert are_alike(second, town)
    assert second.check().is_sound


def test_rows_of_entries_that_do_not_count_are_not_taken(mixed, town, newcomer):
    """It would wait for ever for entries below it that its township's word keeps out."""
    second, made = newcomer(), snapshot_of(town)
    feed, told = next(
        (feed, told)
        for feed, told in frontier_of(town, made).items()
        if told.envelope.described().suite == STANDARD_SUITE and told.seal.seq > 100
    )
    end = Have.at(told.seal.seq - 50, bytes(32))
    word = SuiteList(VILLAGE, 2**50, (STATE_SUITE,), STATE_SUITE, ((feed, end),))
    second.sync._enrol(TownClient(*line_of(second)))
    own = second.sync._own
    with own.parts.store.transaction():
        own.hear_suites(sign_suites(town.township.keys.signing_key, word))
    before = second.rows()
    with pytest.raises(OperationRefused, match="snapshot_does_not_fit"):
        lane_of(second).take(made)
    assert second.rows() == before
