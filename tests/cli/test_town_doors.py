"""The township's doors, and a station that speaks to them by line and by stick."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.journal.bundle import read_routing
from tests.cli.conftest import ROOT
from tests.stations import TOWN, VILLAGE


@pytest.fixture
def town_folder(door, tmp_path) -> Path:
    folder = tmp_path / "township"
    said = door("town", "init", "--town", TOWN, "--clerk", "孙立", "--data", folder)
    assert (said.status, said.out, said.err) == (0, "已建立高柳镇的服务器。\n", "")
    return folder


def test_a_township_is_set_up_once(door, town_folder):
    again = door("town", "init", "--town", TOWN, "--clerk", "孙立", "--data", town_folder)
    assert again.status == 1
    assert again.err.startswith("这个文件夹里已经有一个镇街服务器")
    said = door("town", "check", "--data", town_folder)
    assert (said.status, said.err) == (0, "")
    assert "自检通过：日志、表与看板的数字一致。" in said.out


def test_a_township_that_cannot_be_set_up_leaves_nothing(door, tmp_path, monkeypatch):
    """Else a second try would be refused, because there is one already, with no one in it."""
    folder = tmp_path / "township"
    unknown = door("town", "init", "--town", "370781999000", "--clerk", "孙立", "--data", folder)
    assert unknown.err.startswith("没有编码为“370781999000”的镇街")
    nameless = door("town", "init", "--town", TOWN, "--clerk", " ", "--data", folder)
    assert nameless.err.startswith("还没有填姓名")
    monkeypatch.setenv("LIANXIN_PASSWORD", "12345678")
    weak = door("town", "init", "--town", TOWN, "--clerk", "孙立", "--data", folder)
    assert weak.err.startswith("密码太简单")
    assert not folder.exists()


def test_an_invitation_is_written_for_a_village_of_the_town(door, town_folder, tmp_path):
    out = tmp_path / "邀请.lxi"
    said = door("town", "invite", "--village", VILLAGE, "--url", "http://10.0.0.2:8790",
                "--out", out, "--data", town_folder)  # fmt: skip
    assert said.status == 0
    assert out.read_bytes().startswith(b"LIANXIN INSTALL 1\n")
    assert f"LIANXIN INVITATION {VILLAGE} A".encode() in out.read_bytes()
    for village, beginning in (("370781001024", "这个村不归本镇街管"), ("1", "没有编码为“1”的村")):
        refused = door("town", "invite", "--village", village, "--out", out, "--data", town_folder)
        assert refused.err.startswith(beginning)


def test_doors_of_a_township_that_is_not_there(door, tmp_path):
    for arguments in (("check",), ("invite", "--village", VILLAGE, "--out", tmp_path / "x"),
                      ("import-bundle", tmp_path / "x", "--out", tmp_path)):  # fmt: skip
        said = door("town", *arguments, "--data", tmp_path / "nowhere")
        assert (said.status, said.out) == (1, "")
        assert said.err.endswith("。\n")


@pytest.fixture
def invited(door, station, town_folder, tmp_path) -> Path:
    """The station's folder, once it has its invitation."""
    out = tmp_path / "邀请.lxi"
    door("town", "invite", "--village", VILLAGE, "--in-person", "--out", out, "--data", town_folder)
    said = door("enrol", out, "--data", station.folder)
    assert said.out == "已读取高柳镇的邀请，下次同步时登记。\n"
    return station.folder


def test_there_and_back_by_stick(door, invited, town_folder, stick):
    out = door("export-bundle", stick, "--data", invited, "--json")
    assert out.status == 0
    taken = door(
        "town", "import-bundle", out.json["path"], "--out", stick, "--data", town_folder, "--json"
    )
    assert (taken.status, taken.json["problems"]) == (0, [])
    assert taken.json["new_entries"] == out.json["entries"]
    back = door("import-bundle", taken.json["answer"], "--data", invited, "--json")
    assert (back.status, back.json["newly_enrolled"], back.json["waiting"]) == (0, True, 0)
    assert Path(out.json["path"]).exists()

    again = door("export-bundle", stick, "--data", invited, "--json")
    assert Path(again.json["path"]).exists()
    replay = door(
        "town", "import-bundle", out.json["path"], "--out", stick, "--data", town_folder, "--json"
    )
    assert replay.json["new_entries"] == 0
    assert door("town", "check", "--data", town_folder).status == 0
    assert door("check", "--data", invited).status == 0


def test_damaged_bundles_are_refused_at_both_ends(door, invited, town_folder, stick):
    out = Path(door("export-bundle", stick, "--data", invited, "--json").json["path"])
    content = out.read_bytes()
    out.write_bytes(content[:-10])
    there = door("town", "import-bundle", out, "--out", stick, "--data", town_folder)
    assert there.refused_with(
        "邮包损坏或没有写完，什么都没有读入；请重新写一份，等到提示“可以拔出”再拔。"
    )
    out.write_bytes(content)
    answer = Path(
        door("town", "import-bundle", out, "--out", stick, "--data", town_folder, "--json").json[
            "answer"
        ]
    )
    answer.write_bytes(answer.read_bytes()[:-10])
    here = door("import-bundle", answer, "--data", invited)
    assert here.refused_with(
        "邮包损坏或没有写完，什么都没有读入；请重新写一份，等到提示“可以拔出”再拔。"
    )
    for path in (stick / "nowhere.lxb", stick):
        assert (
            door("town", "import-bundle", path, "--out", stick, "--data", town_folder).status == 1
        )
        assert door("import-bundle", path, "--data", invited).status == 1


def test_a_backup_is_made_and_a_pc_is_shut_out(door, invited, town_folder, stick, tmp_path):
    out = door("export-bundle", stick, "--data", invited, "--json").json["path"]
    door("town", "import-bundle", out, "--out", stick, "--data", town_folder)
    copy = tmp_path / "台账.bak"
    made = door("town", "backup", copy, "--data", town_folder, "--json")
    assert (made.status, made.json["file_bytes"]) == (0, copy.stat().st_size)
    assert "town.keys" in made.json["key_files"]
    said = door("town", "backup", copy, "--data", town_folder)
    assert "并验证能打开" in said.out
    assert "town.secret" in said.out
    assert door("town", "backup", town_folder / "town.db", "--data", town_folder).status == 1

    device_id = read_routing(Path(out).read_bytes()).sender
    said = door("town", "revoke", device_id, "--data", town_folder)
    assert said.out.endswith("它送到的记录都保留着。\n")
    assert door("town", "revoke", "ab" * 16, "--data", town_folder).status == 1
    late = door("town", "import-bundle", out, "--out", stick, "--data", town_folder)
    assert late.err.startswith("镇里已停用这台电脑")


def test_a_bundle_for_one_device_and_an_answer_that_cannot_be_written(
    door, invited, town_folder, stick, tmp_path
):
    out = door("export-bundle", stick, "--data", invited, "--json").json["path"]
    nowhere = door("town", "import-bundle", out, "--out", tmp_path / "no", "--data", town_folder)
    assert nowhere.err.startswith("邮包没有写成")
    unknown = door(
        "town", "export-bundle", "ab" * 16, "--out", stick / "x.lxb", "--data", town_folder
    )
    assert unknown.err.startswith("镇里没有登记这台电脑")
    assert not (stick / "x.lxb").exists()


def test_a_server_of_its_own_takes_what_a_station_sends(door, invited, town_folder):
    serving = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "app.cli",
            "town",
            "serve",
            "--port",
            "0",
            "--data",
            str(town_folder),
        ],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert serving.stdout and serving.stderr
        announced = serving.stdout.readline()
        assert announced.startswith("高柳镇服务器：http://127.0.0.1:")
        lines = iter(serving.stderr.readline, "")
        url = next(m[0] for line in lines if (m := re.search(r"http://127\.0\.0\.1:\d+", line)))
        said = door("sync", "--url", url, "--data", invited, "--json")
        assert (said.status, said.json["newly_enrolled"], said.json["waiting"]) == (0, True, 0)
        serving.send_signal(signal.SIGINT)
        assert serving.wait(60) in (0, 130, -signal.SIGINT)
    finally:
        serving.kill()
        logged, complaints = serving.communicate(timeout=60)
    assert '"POST /v1/hello HTTP/1.1" 200' in logged
    assert "Logging error" not in complaints
    assert door("town", "check", "--data", town_folder).status == 0


def test_a_port_that_is_taken(door, town_folder, server):
    port = server.url.rsplit(":", 1)[1]
    said = door("town", "serve", "--port", port, "--data", town_folder)
    assert said.status == 1
    assert said.err.startswith("端口")


def test_a_server_that_cannot_speak_tls_as_told_does_not_start(door, town_folder, tmp_path):
    paper = tmp_path / "town.crt"
    paper.write_text("no certificate", "utf-8")
    for said, beginning in (
        (("--certificate", paper), "证书和私钥要一起给"),
        (("--certificate", tmp_path / "x", "--key", paper), "文件x读不了"),
        (("--certificate", paper, "--key", paper), "文件town.crt里没有能用的证书"),
        (("--trusted-proxy", "proxy.example"), "代理的地址不对"),
    ):
        refused = door("town", "serve", "--data", town_folder, *said)
        assert (refused.status, refused.out) == (1, "")
        assert refused.err.startswith(beginning)


def test_a_pc_is_invited_onto_a_stick_and_confirmed(door, station, town_folder, stick):
    made = door("town", "invite", "--village", VILLAGE, "--stick", stick,
                "--data", town_folder, "--json")  # fmt: skip
    path = Path(made.json["path"])
    assert (path.parent.parent, path.with_name("先读我.txt").exists()) == (stick, True)
    assert door("town", "waiting", "--data", town_folder).out == "没有电脑在等着核对。\n"
    door("enrol", path, "--data", station.folder)
    out = door("export-bundle", stick, "--data", station.folder, "--json").json["path"]
    early = door("town", "import-bundle", out, "--out", stick, "--data", town_folder)
    assert (early.status, early.err[:9]) == (1, "这台电脑还没有核对")
    (waiting,) = door("town", "waiting", "--data", town_folder, "--json").json["waiting"]
    assert len(waiting["digits"]) == 6

    door("town", "confirm", waiting["device"], "--data", town_folder)
    again = door("town", "refuse", waiting["device"], "--data", town_folder)
    taken = door("town", "import-bundle", out, "--out", stick, "--data", town_folder, "--json")

    assert again.err.startswith("这台电脑不在等着核对")
    assert (taken.status, taken.json["problems"]) == (0, [])


def test_the_choice_of_suites_is_shown_and_changed(door, town_folder):
    def suites(*said):
        return door("town", "suites", *said, "--data", town_folder)

    assert suites().out.startswith("新的日志用1（通用）；允许：1（通用）。\n")
    why = ("--reason", "换用国密")
    both = suites("--choose", 2, "--allow", 1, "--allow", 2, *why, "--json").json
    assert (both["chosen"], both["allowed"], both["own"]) == (2, [1, 2], 1)
    assert suites("--choose", 2, "--allow", 1, *why).err.startswith("选用的密码算法不在允许的里面")
    assert suites("--choose", 9, *why).err.startswith("不认识这种密码算法")
    assert suites("--choose", 2).err.startswith("没有写理由")
    assert suites("--choose", 2, *why).status == 0
    assert suites("--json").json["allowed"] == [2]


def test_what_a_revoked_pc_hands_in_is_listed_and_taken_in(door, station, town_folder, stick):
    invited = stick / "a.lxi"
    door("town", "invite", "--village", VILLAGE, "--out", invited, "--in-person",
         "--data", town_folder)  # fmt: skip
    door("enrol", invited, "--data", station.folder)

    def carried():
        out = door("export-bundle", stick, "--data", station.folder, "--json").json["path"]
        told = door("town", "import-bundle", out, "--out", stick, "--data", town_folder)
        return told, read_routing(Path(out).read_bytes()).sender

    device = carried()[1]
    assert door("town", "held", "--data", town_folder).out == "没有等着决定的记录。\n"
    door("town", "revoke", device, "--data", town_folder)
    door("recovery-code", "--data", station.folder)  # which is written down
    assert "存下了但没有采用" in carried()[0].err
    (held,) = door("town", "held", "--data", town_folder, "--json").json["held"]
    assert held["device"] == device and held["entries"] > 0
    take = ("town", "held", "--take", device, "--data", town_folder)
    assert door(*take, "--reason", " ").err.startswith("没有写理由")
    assert door(*take, "--reason", "已核对").out == f"已采用 {held['entries']} 条。\n"
