"""Twenty thousand changed bundles, segments, hellos and papers: none is taken for true, and nothing
but a planned refusal comes of them. `./dev fuzz --mutations 1000000` goes on where this stops.
"""

import contextlib
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import msgspec
import pytest

from app.acts.self_check import check_station
from app.journal import bundle as bundle_module
from app.journal import segment as segment_module
from app.journal.entry import Entry, Header
from app.journal.exchange import take_in
from app.journal.fold import Fold
from app.journal.vector import Have
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.town.books import Books
from app.vault.crypto import Suite1
from app.words.problem_words import PROBLEM_SENTENCES
from tools.crash.village import VILLAGE
from tools.mutate import Figures
from tools.mutation.judges import SIGNED, Judges, Wrong
from tools.mutation.mutants import Mutants
from tools.mutation.spelling import bent_tree, spelled
from tools.mutation.stack import Stack
from tools.mutation.village import ERASED, SCOPE, TRUE, Village, drawn

pytestmark = pytest.mark.timeout(600)  # on two cores that others use as well
MUTATIONS, THROUGH_THE_STACK = 20_000, 300
TRIES = 400
POISONED = 80
MEMORY_MIB = 256
MUST_HAPPEN = {
    "bundle_damaged", "bundle_foreign", "bundle_from_newer_version", "bundle_not_for_this_station",
    "bundle_not_trusted", "bundle_too_large", "certificate_not_trusted", "device_revoked",
    "enrolment_not_invited", "entry_body_damaged", "entry_header_damaged", "feed_descriptor_damaged",
    "feed_not_trusted", "feed_unknown", "hello_damaged", "hello_not_trusted", "invitation_damaged",
    "sealed_content_damaged", "sealed_for_someone_else", "segment_damaged", "segment_gap",
    "segment_seal_wrong", "segment_too_large",
}  # fmt: skip


@pytest.fixture(scope="module")
def figures() -> Figures:
    return figures_of("--mutations", str(MUTATIONS), "--stack", str(THROUGH_THE_STACK))


def figures_of(*asked: str) -> Figures:
    command = [sys.executable, "-m", "tools.mutate", "--json", "--seed", "20260302"]
    answer = subprocess.run([*command, *asked], stdout=subprocess.PIPE, check=False, timeout=600)
    return msgspec.json.decode(answer.stdout, type=Figures)


def test_when_time_is_up_it_ends_and_tells_what_it_did():
    figures = figures_of(
        "--mutations", "1000000", "--stack", "1000000", "--minutes", "0", "--workers", "1"
    )

    assert (figures.mutations, figures.through_the_stack, figures.wrong) == (1, 1, 0)


def test_nothing_changed_is_taken_for_true(figures):
    assert figures.examples == []
    assert (figures.wrong, figures.mutations) == (0, MUTATIONS)
    assert figures.through_the_stack > THROUGH_THE_STACK * 2 // 3


def test_all_of_it_takes_little_memory(figures):
    assert figures.memory_mib < MEMORY_MIB


def test_every_way_of_refusing_was_gone_and_has_its_sentence(figures):
    ends: Counter[str] = Counter()
    for outcomes in figures.layers.values():
        ends.update(outcomes)
    keys = ends.keys() - {SIGNED, TRUE, ERASED}
    assert keys >= MUST_HAPPEN
    assert keys <= PROBLEM_SENTENCES.keys()
    assert min(ends[SIGNED], ends[TRUE]) > 0


def test_parts_that_are_lent_again_and_again_never_stand_within_themselves():
    for seed in range(500):
        chance, tree, other = random.Random(seed), [[1], [2]], [[[3], 4]]
        for _ in range(3):
            bent_tree(chance, tree, other)
        assert spelled(tree)


# -- the mutants would find it, if the program were wrong


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    made = Village(tmp_path_factory.mktemp("mutants") / "village")
    yield made
    made.close()


@pytest.fixture(scope="module")
def mutants(village: Village) -> Mutants:
    return Mutants(village)


@pytest.fixture(scope="module")
def judges(village: Village, mutants: Mutants) -> Judges:
    return Judges(village, mutants)


def first_wrong(mutants: Mutants, judges: Judges, layers: str) -> str:
    makers = [make for name, make in mutants.layers.items() if name.startswith(layers)]
    for index in range(TRIES):
        chance = drawn(1, index)
        try:
            judges.judge(chance.choice(makers)(chance))
        except Wrong as wrong:
            return str(wrong)
    return ""


@pytest.mark.parametrize("layers", ["segment/forged", "bundle", "hello/signed", "paper"])
def test_signatures_that_are_not_checked_are_found(mutants, judges, layers, monkeypatch):
    assert first_wrong(mutants, judges, layers) == ""
    monkeypatch.setattr(Suite1, "verify", lambda *signed: True)
    assert first_wrong(mutants, judges, layers) != ""


def test_digests_that_are_not_checked_are_found(mutants, judges, monkeypatch):
    def unchecked(crypto, feed, header_bytes, body):
        return Entry(feed, header_bytes, msgspec.msgpack.decode(header_bytes, type=Header), body)

    monkeypatch.setattr(segment_module, "read_entry", unchecked)
    assert first_wrong(mutants, judges, "segment/forged") != ""


def test_a_manifest_that_does_not_bind_its_segments_is_found(mutants, judges, monkeypatch):
    class Unbound(bundle_module.Manifest):
        def __getattribute__(self, name):
            return Everything() if name == "segments" else super().__getattribute__(name)

    class Everything:
        def __eq__(self, other):
            return True

        def __ne__(self, other):
            return False

        __hash__ = None

    monkeypatch.setattr(bundle_module, "Manifest", Unbound)
    assert first_wrong(mutants, judges, "bundle/payload") != ""


def test_a_careless_reader_is_found(mutants, judges, monkeypatch):
    def careless(packed):
        return msgspec.msgpack.decode(packed, type=segment_module._Content)

    monkeypatch.setattr(segment_module, "_decode", careless)
    assert "Error" in first_wrong(mutants, judges, "segment/tree")


def test_a_new_feed_after_a_signed_lie_is_no_forgery_and_leaves_the_next_mutants_alone(tmp_path):
    village = Village(tmp_path / "village")
    mutants, mine = Mutants(village), bytes.fromhex(village.station.device_keys.feed_ids()[0])
    mail = next(mail for mail in village.mails if not mail.to_town)
    have = mail.manifest.hello.vector[mine]
    lie = {**mail.manifest.hello.vector, mine: Have(have.seq + 5, have.chain)}
    hello = msgspec.structs.replace(mail.manifest.hello, vector=lie)
    stack = Stack(village)

    assert stack.judge(mutants.resigned(mail, hello=hello)) == SIGNED
    assert stack.judge(mutants.resigned(mail)) == SIGNED
    village.close()


# -- and what the author himself has signed is stored and folded on real files, or set aside


def test_mad_entries_of_rightful_authors_stop_nothing(tmp_path):
    village = Village(tmp_path / "village")
    forger, desk = Mutants(village).forger, village.station.open_desk()
    exchange, sync = village.township.exchange, village.sync
    device = exchange.known_device(village.station.label.device_id)
    mine = bytes.fromhex(village.station.device_keys.feed_ids()[0])
    theirs = next(s.feed for s in village.truth.states if s.descriptor.side == TOWNSHIP_SIDE)
    keys = (village.station.device_keys.feed_key(mine.hex()), village.township.keys.feed_keys())
    taken: Counter[str] = Counter()

    for index in range(POISONED):
        chance = drawn(7, index)
        with village.township.ledger.read() as connection:
            books = Books(
                connection, village.township.ledger, village.township.surroundings, VILLAGE
            )
            state = books.journal.state(mine)
        packed = forger.appended(chance, state, keys[0])
        with contextlib.suppress(OperationRefused):
            exchange.take_segment(device, mine, state.have + 1, state.have + 1, packed)
            taken["town"] += 1
        state = sync._journal.state(theirs)
        packed = forger.appended(chance, state, keys[1][theirs.hex()])
        with contextlib.suppress(OperationRefused), sync._store.transaction():
            take_in(sync._journal, packed, SCOPE)
            Fold(sync._store.journal_storage, sync._store.rows).fold_pending()
            taken["station"] += 1
    found, here = village.township.check(), check_station(desk.workplace, is_mark_in_step=True)

    assert min(taken["town"], taken["station"]) > POISONED // 4
    assert (found.is_sound, found.not_folded) == (True, 0)
    assert (here.is_sound, here.not_folded) == (True, 0)
    assert min(found.quarantined, here.quarantined) > 0
    desk.store.close()
    village.close()
