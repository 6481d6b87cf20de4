"""Every earlier file opens: nothing is lost, and the old station and the old town go on together."""

import json
import tarfile
from pathlib import Path

import pytest

from app.bootstrap.schema_upgrade import COPY_NAME
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from tools.old_databases import PASSWORD, REPORT, kept_archives, newest_schema


@pytest.fixture(params=kept_archives(), ids=lambda path: path.name.partition(".")[0])
def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as an earlier program left it."""
    monkeypatch.setenv("LIANXIN_PASSWORD", PASSWORD)
    with tarfile.open(request.param) as pack:
        pack.extractall(tmp_path / "old", filter="data")
    return tmp_path / "old"


def test_an_earlier_file_opens_whole_and_goes_on(old, door, tmp_path):
    town, stick = old / "township", tmp_path / "stick"
    stick.mkdir()
    found = json.loads((old / REPORT).read_text("utf-8"))

    for before, words, folder in (
        (found["station"], ("check",), old),
        (found["town"], ("town", "check"), town),
    ):
        now = door(*words, "--data", folder, "--json")
        assert now.status == 0, now.err
        assert now.json["entries"] == before["entries"] > 0
        for fault in ("broken_feeds", "differing_rows", "not_folded", "quarantined", "conflicts"):
            assert not now.json[fault], fault

    was_older = found.get("schema", 0) < newest_schema()
    assert (old / COPY_NAME).is_file() == was_older, "a copy is kept before the schema changes"
    roster = tmp_path / "花名册.xlsx"
    roster.write_bytes(roster_bytes(synthetic_roster(3, 5), "花名册"))
    assert door("import-roster", roster, "--data", old).status == 0
    sent = door("export-bundle", stick, "--data", old, "--json").json
    taken = door("town", "import-bundle", sent["path"], "--out", stick, "--data", town, "--json")
    assert taken.status == 0, taken.err
    back = door("import-bundle", taken.json["answer"], "--data", old, "--json")
    assert back.status == 0, back.err
    assert door("check", "--data", old).status == 0
    assert door("rebuild", "--data", old).status == 0
    assert door("check", "--data", old).status == 0


def test_releases_are_kept():
    """A parametrized test without archives would be skipped, and nobody would miss it."""
    assert len(kept_archives()) >= 4
