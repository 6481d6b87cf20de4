"""The doors to the station's other PC: two real processes on one network."""

import json
import re
import subprocess
import sys

import pytest

from app.sync.lan_server import LanServer
from tests.cli.conftest import ROOT
from tests.stations import Pc
from tests.sync.pcs import are_same, open_pair


@pytest.fixture
def pair(make_pc) -> tuple[Pc, Pc]:
    return open_pair(make_pc)


def test_one_waits_and_the_other_calls(door, pair):
    one, two = pair
    one.register(), two.register()
    for pc in pair:
        pc.close()
    command = [sys.executable, "-m", "app.cli", "lan", "serve", "--once", "--json", "--minutes", "3",
               "--host", "127.0.0.1", "--port", "0", "--data", str(two.folder)]  # fmt: skip
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as serving:
        told = serving.stderr.readline()
        address = re.search(r"127\.0\.0\.1:[0-9]+", told)[0]
        said = door("sync", "--peer", address, "--data", one.folder, "--json")
        out, _ = serving.communicate(timeout=60)
    assert (said.status, serving.returncode) == (0, 0)
    assert (said.json["carrier"], said.json["peer"], said.json["left"]) == ("lan", "B", 0)
    answer = json.loads(out)
    assert (answer["exchanges"], answer["received"]) == (1, said.json["sent"])
    assert answer["sent"] == said.json["received"] > 0
    assert are_same(one.open(), two.open())


def test_in_words_it_says_what_the_town_still_lacks(door, pair):
    one, two = pair
    one.register()
    one.close()
    events = []
    server = LanServer(two.station.open_sync, events.append, "127.0.0.1", 0)
    port = server.start()
    try:
        said = door("sync", "--peer", f"127.0.0.1:{port}", "--data", one.folder)
    finally:
        server.stop()
    assert said.out.startswith("已与电脑B同步：送出 ")
    assert re.search(r"镇里还没有的 [1-9]\d* 条。", said.out)


def test_what_cannot_be_done_is_one_sentence(door, pair, pc):
    one, _ = pair
    for closing in (one, pc):
        closing.close()
    said = door("sync", "--peer", "127.0.0.1:9", "--data", one.folder)
    assert said.refused_with(
        "没有连上另一台电脑或中途断了，已传的都保存了；请看那台是否在等待、网络是否接好，再试一次。"
    )
    said = door("lan", "serve", "--data", pc.folder)
    assert said.refused_with("这台电脑还没有在镇里登记，不能与另一台电脑同步；请先与镇里同步一次。")
    said = door("lan", "serve", "--data", one.folder, "--host", "127.0.0.1", "--port", "0",
                "--minutes", "0.01", "--json")  # fmt: skip
    assert (said.status, said.json["problem"]) == (1, "lan_nobody_came")


def test_nobody_waits_nobody_is_found(door, pair, monkeypatch):
    monkeypatch.setattr("app.sync.lan_discovery._everyone", lambda: ("127.0.0.1",))
    monkeypatch.setattr("app.sync.lan_discovery.DISCOVERY_PORT", 9)
    one, _ = pair
    one.close()
    said = door("lan", "find", "--data", one.folder, "--json")
    assert (said.status, said.json["problem"]) == (1, "lan_peer_not_found")
