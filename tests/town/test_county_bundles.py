"""A town without a network to its county: bundles there and answers back, on files and on PostgreSQL."""

import json
import shutil
from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlcipher3 import dbapi2

from app.cli.doors import main
from app.journal.exchange import segments_missing_at
from app.models.errors import OperationRefused
from app.town.books import Books
from app.town.township import Township
from tests.town.attaching import PDF, deliver
from tests.town.conftest import CLERK_PASSWORD, TOWN_CODE, TOWN_NAME, VILLAGES
from tests.town.counties import (
    COUNTY,
    COUNTY_NAME,
    OTHER_NAME,
    OTHER_TOWN,
    OTHER_VILLAGE,
    assert_alike,
    with_files,
    work,
)
from tests.town.exchanging import push


@pytest.fixture
def ground(tmp_path, surroundings, randomness, clock):
    """A county's server that nobody can call, and two towns that have its invitation."""
    on_file = replace(surroundings, database_url="", driver=dbapi2)
    county = Township.create(
        tmp_path / "county", surroundings, town_code=COUNTY, name=COUNTY_NAME, is_county=True
    )
    towns = [
        Township.create(tmp_path / code, on_file, town_code=code, name=name)
        for code, name in ((TOWN_CODE, TOWN_NAME), (OTHER_TOWN, OTHER_NAME))
    ]
    for town in towns:
        text = county.invitations.invite(town.ledger.town_code).text
        town.forwarding.join(text, is_by_stick=True)
    yield SimpleNamespace(
        county=county, towns=towns, folder=tmp_path, randomness=randomness, clock=clock
    )
    for each in (county, *towns):
        each.close()


def carry(ground, town):
    """There and back again; the county's receipt."""
    receipt = ground.county.import_bundle(town.county_bundles.export())
    ground.clock.pass_minutes(1)
    town.county_bundles.take_answer(receipt.answer)
    return receipt


@pytest.mark.both_ledgers
def test_what_a_stick_brings_is_at_the_county_as_it_is_in_town(ground):
    one, other = ground.towns
    for number, village in enumerate(VILLAGES[:2]):
        work(ground, one, village, number, count=300 if number == 0 else 20)
    station = with_files(ground, one, VILLAGES[2], PDF)
    deliver(one, station, PDF)
    work(ground, other, OTHER_VILLAGE, 9)

    receipts = [carry(ground, town) for town in ground.towns]

    assert_alike(ground)
    assert [(r.is_new_device, r.problems) for r in receipts] == [(True, ())] * 2
    assert ground.county.check().entries == sum(r.new_entries for r in receipts)
    assert ground.county.blobs.shelf.read(station.crypto.hash(PDF)) == PDF
    state = one.forwarding.state()
    assert (state.waiting, state.sent) == (0, receipts[0].new_entries)
    again = carry(ground, one)
    assert (again.segments, again.new_entries, again.attachments, again.has_news) == (
        0,
        0,
        0,
        False,
    )


def test_a_stick_that_was_lost_costs_nothing(ground):
    town = ground.towns[0]
    station = work(ground, town, VILLAGES[0], 1)
    lost = town.county_bundles.export()
    station.submit_case()
    push(town, station, station.device)

    receipt = carry(ground, town)

    ground.towns = [town]
    assert_alike(ground)
    late = ground.county.import_bundle(lost)
    assert (late.new_entries, late.problems) == (0, ())
    assert receipt.new_entries == ground.county.check().entries


def test_an_answer_that_was_lost_or_comes_late_changes_nothing(ground):
    town = ground.towns[0]
    station = work(ground, town, VILLAGES[0], 1)
    early = ground.county.import_bundle(town.county_bundles.export())
    ground.clock.pass_minutes(1)
    again = carry(ground, town)  # the first answer, with the certificate, never came
    assert again.new_entries == 0 and town.forwarding.link().certificate
    station.submit_case()
    push(town, station, station.device)

    state = town.county_bundles.take_answer(early.answer)

    assert state == town.forwarding.state() and state.waiting == 0
    assert carry(ground, town).new_entries > 0
    ground.towns = [town]
    assert_alike(ground)


def test_more_than_a_stick_holds_goes_with_the_next_one(ground, monkeypatch):
    town = ground.towns[0]
    for number, village in enumerate(VILLAGES[:3]):
        work(ground, town, village, number)
    with town.ledger.read() as connection:
        journal = Books(connection, town.ledger, town.surroundings).journal
        largest = max(map(len, segments_missing_at(journal, {}, lambda _: True)))
    monkeypatch.setattr("app.town.county_bundles.FILLED_BYTES_MAX", largest)

    waiting = []
    while not waiting or waiting[-1]:
        assert carry(ground, town).new_entries
        waiting.append(town.forwarding.state().waiting)

    assert len(waiting) > 1 and waiting == sorted(waiting, reverse=True)
    ground.towns = [town]
    assert_alike(ground)


@pytest.mark.ledger_file
def test_a_county_that_was_set_back_says_so_with_its_answer_and_is_filled(ground, surroundings):
    town = ground.towns[0]
    station = work(ground, town, VILLAGES[0], 1)
    ground.county.back_up(ground.folder / "old.db")
    carry(ground, town)
    station.submit_case()
    push(town, station, station.device)
    ground.county.close()
    for path in (ground.folder / "county").glob("town.db*"):
        path.unlink()
    shutil.copy(ground.folder / "old.db", ground.folder / "county" / "town.db")
    ground.county = Township.open(ground.folder / "county", surroundings)

    first = carry(ground, town)  # it has forgotten the town and its feeds
    assert first.is_new_device and set(first.problems) == {"feed_unknown"}
    assert town.forwarding.state().waiting
    assert carry(ground, town).problems == ()

    ground.towns = [town]
    assert_alike(ground)


def test_forged_strange_and_revoked_bundles_are_refused_and_leave_nothing(ground):
    one, other = ground.towns
    work(ground, one, VILLAGES[0], 1)
    good = one.county_bundles.export()
    for wrong, problem in (
        (good[:-40] + bytes(40), "bundle_damaged"),
        (good[: len(good) // 2], "bundle_damaged"),
        (b"PK\x03\x04", "bundle_foreign"),
    ):
        with pytest.raises(OperationRefused, match=problem):
            ground.county.import_bundle(wrong)
    with pytest.raises(OperationRefused, match="bundle_not_for_this_township"):
        other.import_bundle(good)
    assert ground.county.check().entries == 0

    answer = carry(ground, one).answer
    with pytest.raises(OperationRefused, match="bundle_not_for_this_township"):
        other.county_bundles.take_answer(answer)
    entries = ground.county.check().entries
    work(ground, one, VILLAGES[1], 2)
    ground.county.revoke_device(one.forwarding.link().device_id)
    with pytest.raises(OperationRefused, match="device_revoked"):
        ground.county.import_bundle(one.county_bundles.export())
    assert ground.county.check().entries == entries


def test_the_doors_carry_a_bundle_to_the_county_and_the_answer_back(tmp_path, monkeypatch, capsys):
    county, town = str(tmp_path / "county"), str(tmp_path / "town")

    def call(*arguments, status=0):
        monkeypatch.setenv("LIANXIN_PASSWORD", CLERK_PASSWORD)  # a door takes it away
        assert main(["town", *arguments, "--json"]) == status
        return json.loads(capsys.readouterr().out)

    call("init", "--data", county, "--town", COUNTY, "--clerk", "王秀英")
    call("init", "--data", town, "--town", TOWN_CODE, "--clerk", "王秀英")
    invitation, bundle = str(tmp_path / "t.lxi"), str(tmp_path / "t.lxb")
    call("invite-town", "--data", county, "--town", TOWN_CODE, "--out", invitation)
    call("join-county", invitation, "--data", town, "--stick")
    assert call("export-bundle", "--data", town, "--out", bundle, status=1)
    call("export-bundle", "--county", "--data", town, "--out", bundle)
    assert call("import-bundle", bundle, "--data", county, status=1)
    taken = call("import-bundle", bundle, "--data", county, "--out", str(tmp_path))

    told = call("import-bundle", taken["answer"], "--data", town)
    assert (told["sent"], told["waiting"]) == (0, 0)
    assert call("county", "--data", town)["url"] == ""
