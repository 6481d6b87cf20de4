"""What the township publishes comes to every station, by line and by stick, and back after a restore."""

from pathlib import Path

import pytest

from app.bootstrap.township import open_township
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.models.errors import OperationRefused
from app.sheets.item_sheet_writing import item_sheet
from app.sync.stick import read_from_stick, write_to_stick
from app.town.server import RunningServer
from tests.acts.item_lists import intake_for, item, preview_of
from tests.stations import TOWN, VILLAGE, Pc, Town, are_alike, surroundings_of

OTHER_VILLAGE = "370781109217"


def publish(town: Town, *items, version: str = "", day: str = "") -> str:
    content = item_sheet("事项清单", items)
    draft = town.township.catalog.read_list("清单.xlsx", content, town.clerk)
    return town.township.catalog.publish(draft.id, version, day, town.clerk).id


def codes(pc: Pc) -> list[str]:
    return [found.code for found in pc.desk.workplace.catalog.items]


def has_it(town: Town, edition: str) -> list[bool]:
    return [receipt.has_it for receipt in town.township.catalog.receipts(edition)]


def by_stick(pc: Pc, town: Town, stick: Path) -> None:
    written = pc.sync.export_bundle(stick).path
    receipt = town.township.import_bundle(read_from_stick(Path(written), BUNDLE_BYTES_MAX))
    assert receipt.problems == ()
    answer = write_to_stick(stick, "answer", receipt.export_number, receipt.answer)
    pc.sync.import_bundle(answer)


def test_a_published_list_comes_by_line_and_old_cases_keep_theirs(enrolled, town):
    first = publish(town, item("A-1"), item("A-2"), version="第一版")
    assert enrolled.desk.workplace.catalog.is_sample and has_it(town, first) == [False]
    enrolled.sync.exchange()
    assert codes(enrolled) == ["A-1", "A-2"]
    case = enrolled.desk.cases.register_case(enrolled.actor, intake_for("A-1"))

    second = publish(town, item("A-2", "改了名"), version="第二版")
    enrolled.sync.exchange()
    assert codes(enrolled) == ["A-2"]
    assert enrolled.store.cases.by_id(case.id).catalog_version == "第一版"
    assert enrolled.desk.workplace.catalogs.item_of("第一版", "A-1").name == "高龄津贴申请"
    enrolled.sync.exchange()
    assert has_it(town, first) == [True] and has_it(town, second) == [True]
    assert are_alike(enrolled, town) and enrolled.check().is_sound
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"
    assert town.township.check().is_sound


def test_it_comes_by_stick_too(pc, town, tmp_path, stick):
    edition = publish(town, *(item(f"A-{n}", conditions="条件" * 900) for n in range(40)))
    pc.sync.accept_invitation(town.invitation(tmp_path))
    by_stick(pc, town, stick)
    assert len(codes(pc)) == 40 and not pc.desk.workplace.catalog.is_sample
    by_stick(pc, town, stick)
    assert has_it(town, edition) == [True]


def test_a_station_that_joins_later_has_every_edition(town, make_pc, tmp_path):
    publish(town, item("A-1"), version="第一版")
    publish(town, item("B-1"), version="第二版")
    late = make_pc("late", 77).set_up()
    with RunningServer(town.township) as running:
        late.sync.accept_invitation(town.invitation(tmp_path, url=running.url))
        late.sync.exchange()
    assert codes(late) == ["B-1"]
    assert late.desk.workplace.catalogs.of_version("第一版") is not None


def test_every_village_has_the_same_feed(enrolled, town, make_pc, tmp_path, server):
    other = make_pc("other", 78).set_up(OTHER_VILLAGE)
    path = tmp_path / "other.lxi"
    path.write_bytes(town.township.invite(OTHER_VILLAGE, "A", url=server.url))
    other.sync.accept_invitation(path)
    edition = publish(town, item("A-1"))
    for each in (enrolled, other):
        each.sync.exchange()
        assert codes(each) == ["A-1"]
        each.sync.exchange()
    assert has_it(town, edition) == [True, True]
    shared = enrolled.have().keys() & other.have().keys()
    assert len(shared) == 1  # the township's feed for everyone, and nothing else of each other
    villages = {row.village_code for rows in other.rows().values() for row in rows}
    assert villages == {OTHER_VILLAGE, ""}


def test_a_list_comes_into_force_on_its_day(enrolled, town, clock):
    publish(town, item("A-1"), version="第一版")
    publish(town, item("B-1"), version="第二版", day="2026-03-10")
    enrolled.sync.exchange()
    assert codes(enrolled) == ["A-1"]
    assert town.township.catalog.view().catalog.version == "第一版"
    clock.pass_days(8)
    assert codes(enrolled) == ["B-1"]
    assert town.township.catalog.view().catalog.version == "第二版"


def test_the_townships_list_takes_the_place_of_the_stations_own(enrolled, town):
    enrolled.desk.catalog.import_items(enrolled.actor, preview_of(item("S-1")), "自编")
    assert codes(enrolled) == ["S-1"]
    publish(town, item("A-1"), version="第一版")
    enrolled.sync.exchange()
    assert codes(enrolled) == ["A-1"]
    with pytest.raises(OperationRefused, match="catalog_from_township"):
        enrolled.desk.catalog.import_items(enrolled.actor, preview_of(item("S-2")))
    assert are_alike(enrolled, town)
    assert [e.version for e in town.township.catalog.view().editions] == ["第一版"]


def test_a_ledger_that_is_set_back_learns_its_list_from_the_stations(
    enrolled, town, server, tmp_path, clock
):
    copy = tmp_path / "old.db"
    town.township.back_up(copy)
    publish(town, item("A-1"), version="第一版")
    enrolled.sync.exchange()
    server.stop()
    town.township.close()
    (tmp_path / "town" / "town.db").write_bytes(copy.read_bytes())
    for beside in ("town.db-wal", "town.db-shm"):
        (tmp_path / "town" / beside).unlink(missing_ok=True)

    again = open_township(tmp_path / "town", surroundings_of(clock, 43))
    back = Town(again)
    try:
        assert again.catalog.view().catalog.is_sample
        with RunningServer(again) as running:
            enrolled.sync.set_server_url(running.url)
            enrolled.sync.exchange()
            assert again.catalog.view().catalog.version == "第一版"
            publish(back, item("B-1"), version="第二版")
            enrolled.sync.exchange()
        assert codes(enrolled) == ["B-1"]
        assert are_alike(enrolled, back)
    finally:
        again.close()


def test_a_stations_feed_cannot_write_for_everyone(enrolled, town):
    """What a station publishes stays its own village's, whatever its program believes."""
    enrolled.desk.catalog.import_items(enrolled.actor, preview_of(item("S-1")), "自编")
    enrolled.sync.exchange()
    assert town.township.catalog.view().catalog.is_sample
    kept = {row.village_code for row in town.rows()["catalog_parts"]}
    assert kept == {VILLAGE}
    assert TOWN not in kept


@pytest.mark.parametrize(
    ("version", "day", "problem"),
    [
        ("第一版", "", "edition_version_repeated"),
        ("长" * 41, "", "edition_version_missing"),
        ("第二版", "2026-02-30", "edition_date_impossible"),
    ],
)
def test_what_cannot_be_published_leaves_list_and_draft_as_they_were(town, version, day, problem):
    publish(town, item("A-1"), version="第一版")
    desk = town.township.catalog
    draft = desk.read_list("清单.xlsx", item_sheet("事项清单", [item("B-1")]), town.clerk)
    before = town.have()
    with pytest.raises(OperationRefused, match=problem):
        desk.publish(draft.id, version, day, town.clerk)
    assert town.have() == before and desk.view().catalog.version == "第一版"
    assert desk.publish(draft.id, "第二版", "", town.clerk).version == "第二版"
    with pytest.raises(OperationRefused, match="catalog_draft_gone"):  # a second press
        desk.publish(draft.id, "第三版", "", town.clerk)
