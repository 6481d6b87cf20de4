"""A file for whoever looks for a fault: the township opens it, and nobody's data is in it."""

import json

import pytest

from app.models.records import Cadre, Household, Person
from tests.stations import HEAD_OF_DESK, roster_of


def test_the_township_opens_what_the_station_wrote(door, enrolled, town, tmp_path):
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(8))
    people = enrolled.desk.store.rows.rows_of(Person)
    households = enrolled.desk.store.rows.rows_of(Household)
    cadres = enrolled.desk.store.rows.rows_of(Cadre)
    enrolled.close()
    written = tmp_path / "诊断.lxd"
    said = door("diagnostics", written, "--data", enrolled.folder)
    assert (said.status, said.err) == (0, "")
    town.township.close()

    opened = door("town", "open-diagnostics", written, "--data", tmp_path / "town", "--json")

    assert opened.status == 0, opened.err
    assert opened.json["village_code"] == "370781109216"
    assert opened.json["check"]["entries"] > 8
    assert opened.json["check"]["broken_feeds"] == 0
    assert opened.json["exchanges"][0]["result"] == "done"
    text = json.dumps(opened.json, ensure_ascii=False)
    told = {HEAD_OF_DESK, *(c.name for c in cadres), *(h.address for h in households)}
    told |= {value for p in people for value in (p.name, p.id_number, *p.phones)}
    assert [value for value in told if value and value in text] == []
    for value in told - {""}:
        assert value.encode() not in written.read_bytes()


@pytest.mark.parametrize("content", [b"", b"\x01age", b"%PDF-1.7", bytes(range(256)) * 40])
def test_a_file_that_is_no_diagnosis_is_refused(door, town, tmp_path, content):
    town.township.close()
    (tmp_path / "x.lxd").write_bytes(content)

    said = door("town", "open-diagnostics", tmp_path / "x.lxd", "--data", tmp_path / "town")

    assert said.refused_with(
        "这不是本镇的站写的诊断文件，或者已经损坏，没有打开；请让站里重新写一份。"
    )


def test_a_station_without_a_township_says_so(door, station, tmp_path):
    said = door("diagnostics", tmp_path / "x.lxd", "--data", station.folder)

    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("本站还没有与镇里登记")
    assert not (tmp_path / "x.lxd").exists()
