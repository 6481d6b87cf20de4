"""Every decoder of what comes from outside reads its bytes or refuses them by a planned problem.

A few hundred changed inputs each, always the same; `./dev fuzz --decoders` goes on where this stops, and
`--turn` gives some of them a minute in every run of `.ci/run`, others after each commit.
"""

import resource

import pytest

from app.models.errors import Problem
from tools.decoders import changed, decoders, mistake_of, seeds
from tools.fuzz_turns import turn_of, turns_in_a_round

CHANGES = 250
NEEDS_MORE = {"bundle-inside", "enrolment", "items", "holidays", "recovery-code"}
"""Decoders whose seed is refused, but only after most of the work."""


@pytest.mark.parametrize("name", decoders())
def test_whatever_comes_is_read_or_refused(name):
    decoder = decoders()[name]
    for content in changed(name, CHANGES):
        mistake = mistake_of(decoder, content)
        assert mistake is None, (content, mistake)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 2 << 20  # KiB


@pytest.mark.parametrize("name", sorted(seeds().keys() - NEEDS_MORE))
def test_changes_begin_from_what_is_true(name):
    for content in seeds()[name]:
        decoders()[name](content)


def test_a_mistake_in_a_decoder_is_told():
    def broken(content: bytes) -> object:
        raise KeyError if content else Problem("x")

    assert mistake_of(broken, b"") is None
    assert isinstance(mistake_of(broken, b"1"), KeyError)


def test_every_decoder_has_its_minute_within_a_few_commits():
    names = list(decoders())
    commits = range(1_000, 1_000 + turns_in_a_round(names))

    assert len(commits) <= 5
    assert {name for commit in commits for name in turn_of(names, commit)} == set(names)
    assert len(set(turn_of(names, 7))) == len(turn_of(names, 8))
    assert turn_of(["one", "two"], 3) == ["one", "two"]
