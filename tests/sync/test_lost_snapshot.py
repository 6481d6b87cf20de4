"""A township that was set back to before what a snapshot stands on: its rows stay until a person gives
them up, and nothing that is held as entries goes with them.
"""

import shutil

import pytest

from app.bootstrap.township import open_township
from app.cli.doors import main
from app.models.errors import OperationRefused
from app.store.backup import verify_copy
from app.town.server import RunningServer
from tests.stations import HEAD_OF_DESK, PASSWORD, Town, roster_of, surroundings_of
from tests.sync.newcomers import NOTHING_BELOW, TAKEN, log_of, newcomer, with_habits

__all__ = ["newcomer"]


@pytest.fixture
def stranded(enrolled, town, server, newcomer, tmp_path, clock):
    """A PC with the rows of a snapshot and the entries after it; the PC that wrote both is gone, and
    the township was set back to before it heard of them.
    """
    image = tmp_path / "town-image"
    shutil.copytree(tmp_path / "town", image)
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(20))
    enrolled.sync.exchange()
    second = newcomer(NOTHING_BELOW)
    second.sync.exchange()
    enrolled.submitted()
    enrolled.sync.exchange()
    second.submitted()
    second.sync.exchange()
    assert second.store.snapshots.ahead(enrolled.feed)
    assert second.sync.status().awaited_entries > 20

    set_back = open_township(image, surroundings_of(clock, 99))
    old = Town.__new__(Town)
    old.township, old.clerk = set_back, town.clerk
    with RunningServer(set_back) as running:
        second.sync.set_server_url(running.url)
        yield second, old
    set_back.close()


def test_what_the_township_lost_is_given_up_by_name_and_nothing_held_is_lost(
    stranded, enrolled, tmp_path
):
    second, old = stranded
    lost = second.sync.lost_snapshot
    with pytest.raises(OperationRefused, match="snapshot_still_to_come"):
        lost.loss()  # it has not said yet that it has them no more
    with_habits(second, TAKEN).sync.exchange()
    entries = lost.loss().entries
    before, cases = second.have(), second.rows()["cases"]
    assert entries > 20

    done = lost.give_up()
    assert done.entries == entries
    assert done.rows > 20
    assert second.store.snapshots.floors() == []
    assert "snapshot_given_up" in log_of(second)
    assert all(second.have()[feed] >= have for feed, have in before.items())
    assert second.check().is_sound
    assert {case.id for case in second.rows()["cases"]} < {case.id for case in cases}
    with pytest.raises(OperationRefused, match="snapshot_not_awaited"):
        lost.give_up()

    # The PC that wrote them is found again after all: what was kept behind them joins them.
    enrolled.sync.set_server_url(second.sync.status().server_url)
    for pc in (enrolled, second, enrolled, second):
        with_habits(pc, TAKEN).sync.exchange()
    assert second.store.snapshots.ahead(enrolled.feed) == []
    assert second.rows() == enrolled.rows() == old.rows()
    assert len(second.rows()["cases"]) == len(cases)
    assert second.check().is_sound


def test_the_command_says_what_it_costs_and_keeps_a_copy(
    stranded, tmp_path, capsys, monkeypatch, clock
):
    second, _ = stranded
    with_habits(second, TAKEN).sync.exchange()
    entries = second.sync.lost_snapshot.loss().entries
    rows, kept = second.rows(), tmp_path / "before.db"
    key, name = second.station.database_key, second.station.label.station_name
    second.close()
    monkeypatch.setenv("LIANXIN_PASSWORD", PASSWORD)
    surroundings = surroundings_of(clock, 5)
    monkeypatch.setattr(
        "app.bootstrap.surroundings.Surroundings.of_this_machine", lambda: surroundings
    )
    command = ["--data", str(second.folder), "give-up-snapshot", "--json"]
    command += ["--staff", HEAD_OF_DESK + "B", str(kept)]

    assert main([*command, "--confirm", "别的站"]) == 1
    said = capsys.readouterr().out
    assert f"--confirm {name}" in said
    assert f"{entries} 条" in said
    assert not kept.exists()
    assert second.open().rows() == rows
    second.close()

    assert main([*command, "--confirm", name]) == 0
    assert f'"entries": {entries}' in capsys.readouterr().out
    verify_copy(kept, key)
    assert second.open().check().is_sound
    assert main(command) == 1
    assert "什么都没有改动" in capsys.readouterr().out
