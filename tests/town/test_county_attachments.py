"""Attachments go from a town to its county after the records that name them, piece by piece."""

from dataclasses import replace

import pytest

from app.journal.blobs import PIECE_BYTES_FIRST
from app.models.errors import EnvironmentProblem
from app.town.blob_desk import BlobDesk
from app.town.console.forwarding_words import forwarding_of
from tests.town.attaching import PDF, deliver
from tests.town.conftest import VILLAGES
from tests.town.counties import OTHER_VILLAGE, CutLine, ground, with_files
from tests.town.exchanging import push

__all__ = ["ground"]
LONG = bytes(range(256)) * 4 * 300  # 300 KiB: three pieces, each twice as long as the one before


def names(shelf, station, *contents):
    return [shelf.has(station.crypto.hash(each)) for each in contents]


@pytest.mark.both_ledgers
def test_what_came_into_town_goes_on_to_the_county_and_the_rest_follows(ground):
    one, other = ground.towns
    station = with_files(ground, one, VILLAGES[0], PDF, LONG)
    deliver(one, station, PDF)
    elsewhere = with_files(ground, other, OTHER_VILLAGE, b"%PDF of the other town")
    deliver(other, elsewhere, b"%PDF of the other town")

    first = one.forwarding.forward()
    other.forwarding.forward()

    shelf = ground.county.blobs.shelf
    assert names(shelf, station, PDF, LONG, b"%PDF of the other town") == [True, False, True]
    assert (first.blobs_sent, first.blobs_waiting) == (1, 0)
    one.blobs.shelf.keep(LONG)
    assert one.forwarding.forward().blobs_sent == 2
    assert shelf.read(station.crypto.hash(LONG)) == LONG
    assert one.forwarding.forward().blobs_sent == 2


def test_an_attachment_that_is_cut_off_goes_on_where_it_was(ground):
    town = ground.towns[0]
    station = with_files(ground, town, VILLAGES[0], LONG)
    town.blobs.shelf.keep(LONG)
    town.forwarding.forward(with_blobs=False)
    cut = replace(town.surroundings, dial_county=CutLine)
    town.forwarding._office = replace(town.office, surroundings=cut)

    CutLine.left = 2
    with pytest.raises(EnvironmentProblem, match="server_unreachable"):
        town.forwarding.forward()
    device = ground.county.county.known_device(town.forwarding.link().device_id)
    (need,) = ground.county.blobs.needs(device).wanted
    assert need.have == 3 * PIECE_BYTES_FIRST
    CutLine.left = 2
    assert town.forwarding.forward().blobs_sent == 1
    assert ground.county.blobs.shelf.read(station.crypto.hash(LONG)) == LONG


def test_what_town_lacks_itself_holds_up_nothing_behind_it(ground, monkeypatch):
    monkeypatch.setattr("app.town.blob_desk.WANTED_MAX", 2)
    town = ground.towns[0]
    contents = [f"%PDF {n}".encode() for n in range(7)]
    station = with_files(ground, town, VILLAGES[0], *contents)
    for content in contents[3:]:
        deliver(town, station, content)

    assert town.forwarding.forward().blobs_sent == 4
    found = names(ground.county.blobs.shelf, station, *contents)
    assert found == [False] * 3 + [True] * 4


def test_a_town_neither_brings_nor_has_what_its_own_records_do_not_name(ground):
    one, other = ground.towns
    station = with_files(ground, other, OTHER_VILLAGE, PDF)
    deliver(other, station, PDF)
    for town in ground.towns:
        town.forwarding.forward()
    stranger = ground.county.county.known_device(one.forwarding.link().device_id)
    desk: BlobDesk = ground.county.blobs

    assert desk.needs(stranger).wanted == ()
    for act in (
        lambda: desk.give(stranger, station.crypto.hash(PDF), 0, 10),
        lambda: desk.take(stranger, station.crypto.hash(PDF), 0, PDF),
    ):
        with pytest.raises(Exception, match="attachment_not_named"):
            act()


def test_the_county_drops_what_an_erasure_in_a_town_names(ground):
    town = ground.towns[0]
    station = with_files(ground, town, VILLAGES[0], PDF)
    deliver(town, station, PDF)
    town.forwarding.forward()
    assert ground.county.blobs.shelf.has(station.crypto.hash(PDF))
    attachment_id = next(
        e.entity
        for state in station.storage.feeds()
        for e in station.storage.entries(state.feed, 1, state.have)
        if e.header.kind == "attachment"
    )
    station.write(
        "erasure", "", at="2026-08-05T03:00:00Z", entities=[attachment_id],
        contents=[station.crypto.hash(PDF).hex()], actor_name="王秀英",
    )  # fmt: skip
    push(town, station, station.device)
    town.forwarding.forward()

    ground.county.forgetting.look()

    assert not ground.county.blobs.shelf.has(station.crypto.hash(PDF))


def test_the_page_tells_how_many_attachments_wait(ground):
    town = ground.towns[0]
    station = with_files(ground, town, VILLAGES[0], PDF)
    deliver(town, station, PDF)
    town.forwarding.forward()
    assert forwarding_of(town).state.blobs_sent == 1
