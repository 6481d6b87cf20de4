"""Every roster of tests/rosters/ that can be read: imported, imported again for nothing, undone."""

from pathlib import Path

import pytest

from app.models.errors import OperationRefused
from app.sheets.roster_file import open_roster
from tests.spreadsheets import TODAY

ROSTERS = Path(__file__).resolve().parents[1] / "rosters"
REFUSED = {"password", "far_corner", "bomb", "letter", "picture", "nul", "unclosed_quote"}
REFUSED |= {"no_names", "nobody", "unknown_headings"}
READABLE = sorted(path.name for path in ROSTERS.iterdir() if path.stem not in REFUSED)


def test_each_is_imported_once_and_undone_as_a_whole(pc):
    """One station for all: after each undoing it must be as empty as before."""
    rosters, store = pc.desk.rosters, pc.store
    for name in READABLE:
        roster = open_roster(ROSTERS / name)
        preview = roster.preview(roster.guess(), TODAY)
        report = rosters.import_roster(pc.actor, preview)
        assert report.people_new == len(preview.rows) == store.persons.count(), name

        before = pc.entries()
        again = rosters.import_roster(pc.actor, preview)
        assert (again.import_id, again.unchanged) == ("", len(preview.rows)), name
        assert pc.entries() == before, name

        back = rosters.undo_import(pc.actor, report.import_id)
        assert back.left == (), name
        assert (store.persons.count(), store.households.count()) == (0, 0), name
        assert store.stations.grids() == [], name
    assert pc.check().is_sound


@pytest.mark.parametrize("name", ["no_names.xlsx", "nobody.xlsx"])
def test_what_cannot_be_read_writes_nothing(pc, name):
    before = pc.entries()
    roster = open_roster(ROSTERS / name)
    with pytest.raises(OperationRefused):
        pc.desk.rosters.import_roster(pc.actor, roster.preview(roster.guess(), TODAY))
    assert pc.entries() == before
