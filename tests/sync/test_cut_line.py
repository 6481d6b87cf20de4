"""A line that is cut at any byte: nothing moved is lost, and the next exchange goes on."""

import pytest

from app.models.errors import EnvironmentProblem
from tests.stations import Pc, are_alike, roster_of
from tests.sync.cutting_line import CuttingLine

CUTS = 32


@pytest.fixture
def line(server):
    with CuttingLine(int(server.url.rsplit(":", 1)[1])) as cutting:
        yield cutting


def cut_exchange(pc: Pc) -> bool:
    """Whether it went through all the same; nothing but a planned failure may come of a cut."""
    try:
        pc.sync.exchange()
    except EnvironmentProblem as problem:
        assert problem.key in ("server_unreachable", "server_answer_unreadable")
        return False
    return True


def test_a_cut_at_any_byte_loses_no_progress(enrolled, town, line):
    cases = [enrolled.submitted().id for _ in range(CUTS + 1)]
    enrolled.sync.exchange()
    enrolled.sync.set_server_url(line.url)

    def work_on_both_sides() -> None:
        town.accept(cases.pop())
        enrolled.register()

    work_on_both_sides()
    line.cut_after(None)
    enrolled.sync.exchange()
    whole = line.bytes_passed
    for number in range(CUTS):
        work_on_both_sides()
        there, here = town.have(), enrolled.have()
        line.cut_after(1 + number * (whole - 200) // CUTS)
        assert not cut_exchange(enrolled)
        assert all(town.have()[feed] >= have for feed, have in there.items())
        assert all(enrolled.have()[feed] >= have for feed, have in here.items())

    line.cut_after(None)
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)
    assert enrolled.check().is_sound
    assert town.township.check().is_sound
    assert enrolled.sync.exchange().sent == 0


def test_enrolling_over_a_line_that_breaks_again_and_again(pc, town, line, tmp_path):
    pc.sync.accept_invitation(town.invitation(tmp_path, url=line.url))
    for offset in range(40, 4000, 320):
        line.cut_after(offset)
        if cut_exchange(pc):
            break
    assert offset > 1500
    line.cut_after(None)
    pc.sync.exchange()
    assert pc.sync.status().is_enrolled
    assert are_alike(pc, town)


@pytest.mark.parametrize("request_number", [1, 2, 3, 4])
def test_a_reply_that_is_lost_after_the_township_has_kept_everything(
    enrolled, town, line, request_number
):
    """1 the challenge, 2 the hello, 3 the segment, 4 the second hello."""
    enrolled.sync.set_server_url(line.url)
    before = enrolled.entries()
    enrolled.submitted()
    line.lose_reply(request_number)
    with pytest.raises(EnvironmentProblem, match="server_unreachable"):
        enrolled.sync.exchange()
    kept = town.have()[enrolled.feed]
    assert kept == (before if request_number < 3 else enrolled.entries())

    report = enrolled.sync.exchange()
    assert report.sent == enrolled.entries() - kept
    assert are_alike(enrolled, town)
    assert town.township.check().is_sound


def test_a_long_exchange_that_is_cut_after_each_segment_still_ends(enrolled, town, line):
    enrolled.sync.set_server_url(line.url)
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(150))
    tries = 0
    while True:
        line.cut_after(16_000)  # a little more than one segment with all that is said around it
        tries += 1
        if cut_exchange(enrolled):
            break
        assert tries < 20
    assert tries > 2
    assert are_alike(enrolled, town)
