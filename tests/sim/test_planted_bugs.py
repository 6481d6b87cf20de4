"""The simulation must be able to fail: each planted bug is found within two hundred histories."""

import itertools

import msgspec
import pytest

from app.journal import exchange, floors, fold, register
from app.journal.exchange import TakenIn
from app.journal.journal import Journal
from app.journal.register import Register
from app.journal.segment import unpack_segment
from app.models import step_order
from app.models.errors import OperationRefused
from app.sim.history import play
from app.sim.workshop import Workshop
from app.town import exchange_desk

SEEDS = 200


def tie_break_by_arrival(patch):
    """The write that came last is shown, whatever its clock says."""
    real = Register.write

    def write(self, new, bases, has_folded):
        made = real(self, new, bases, has_folded)
        order = {(w.feed, w.seq): place for place, w in enumerate(self.writes)}
        arrived = sorted(made.writes, key=lambda w: order.get((w.feed, w.seq), len(order)))
        return msgspec.structs.replace(made, writes=tuple(arrived))

    patch.setattr(Register, "write", write)
    patch.setattr(register.LiveWrite, "rank", property(lambda self: 0))


def order_by_wall_clock(patch):
    """Steps are ordered by what their authors' clocks say, not by what their authors had seen."""
    patch.setattr(
        step_order, "in_causal_order", lambda steps: sorted(steps, key=lambda s: (s.hlc, s.id))
    )


def range_off_by_one(patch):
    """The sender begins one entry too late."""
    real = Journal.segments_after
    patch.setattr(
        Journal, "segments_after", lambda self, feed, have: real(self, feed, have + (have > 0))
    )


def gap_ignored(patch):
    """A segment that does not follow on is taken all the same."""
    real = Journal.ingest

    def ingest(self, packed, accepts):
        segment = unpack_segment(self.crypto, packed)
        state = self.state(segment.feed)
        if segment.first <= state.have + 1:
            return real(self, packed, accepts)
        for entry in segment.entries:
            state = self._advanced(state, entry)
        self.storage.append(state, segment.entries)
        return state, len(segment.entries)

    patch.setattr(Journal, "ingest", ingest)


def first_branch_wins(patch):
    """Of two branches the first is kept, and nobody is told."""
    real = exchange.take_in

    def take_in(journal, packed, scope, *rest):
        try:
            journal.ingest(packed, scope)
        except OperationRefused as refusal:
            if refusal.key != "feed_forked":
                raise
            feed = unpack_segment(journal.crypto, packed).feed
            return TakenIn(feed, 0, journal.state(feed).have + 10_000)
        return real(journal, packed, scope, *rest)

    for module in (exchange, floors, exchange_desk):
        patch.setattr(module, "take_in", take_in)


def fold_reads_now(patch):
    """A row carries the time at which it was folded."""
    ticks = itertools.count()
    patch.setattr(fold, "claimed_time", lambda hlc: f"2026-03-02T00:00:{next(ticks) % 60:02d}Z")


@pytest.mark.timeout(1800)  # behind other tests
@pytest.mark.parametrize(
    "plant",
    [
        tie_break_by_arrival,
        order_by_wall_clock,
        range_off_by_one,
        gap_ignored,
        first_branch_wins,
        fold_reads_now,
    ],
)
def test_a_planted_bug_is_found(plant, monkeypatch):
    plant(monkeypatch)
    with Workshop() as workshop:
        verdicts = (play(seed, workshop) for seed in range(1, SEEDS + 1))
        found = next((verdict for verdict in verdicts if verdict.broken), None)
    assert found is not None, f"{SEEDS} histories did not notice: {plant.__doc__}"
