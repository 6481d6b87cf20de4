"""All doors alike: usage, where the data lies, JSON, exit status."""

import pytest

from app.cli import main
from tests.cli.conftest import run
from tests.stations import folder_bytes

WRONG_USAGE = [
    ("fly",),
    ("init",),
    ("init", "--village", "370781109216"),
    ("import-roster",),
    ("print", "poster", "一组", "--out", "x.pdf"),
    ("print", "cards", "一组"),
    ("export-sheet", "secrets", "--out", "x.xlsx"),
    ("backup",),
    ("check", "--no-such-option"),
    ("demo", "--households", "many"),
    ("town",),
    ("town", "init"),
    ("town", "invite", "--village", "370781109216"),
    ("town", "serve", "--port", "http"),
]


@pytest.mark.parametrize("arguments", WRONG_USAGE, ids=" ".join)
def test_wrong_usage_is_told_as_such(door, tmp_path, arguments):
    said = door("--data", tmp_path, *arguments)
    assert (said.status, said.out) == (2, "")
    assert "usage:" in said.err
    assert folder_bytes(tmp_path) == {}


def test_help_and_version_say_what_they_should(door):
    said = door("--help")
    assert said.status == 0
    for command in ("demo", "init", "import-roster", "print", "export-sheet", "sync", "check",
                    "export-bundle", "import-bundle", "rebuild", "backup", "restore", "town"):  # fmt: skip
        assert command in said.out
    assert door("--version").out.startswith("lianxin ")
    assert "serve" in door("town", "--help").out


def test_the_data_may_be_named_before_the_command_after_it_or_outside(
    door, station, tmp_path, monkeypatch
):
    before, after = ("--data", station.folder, "check"), ("check", "--data", station.folder)
    assert door(*before).out == door(*after).out != ""
    both = door("--data", tmp_path / "nowhere", *after)
    assert both.out == door(*after).out
    monkeypatch.setenv("LIANXIN_DATA", str(station.folder))
    assert door("check").out == door(*after).out
    assert door("check", "--data", tmp_path / "nowhere").status == 1


def test_json_is_one_object_when_done_and_when_refused(door, station, tmp_path):
    done = door("check", "--json", "--data", station.folder)
    assert (done.status, done.err, done.json["done"]) == (0, "", True)

    refused = door("sync", "--json", "--data", station.folder)
    assert refused.status == 1
    assert refused.json == {
        "done": False,
        "problem": "not_enrolled",
        "facts": {},
        "sentence": refused.err.rstrip("\n"),
    }
    for arguments in (("import-roster", tmp_path / "x.xlsx"), ("export-bundle", tmp_path / "x"),
                      ("print", "cards", "x", "--out", tmp_path / "x.pdf"),
                      ("restore", tmp_path / "x"), ("town", "check")):  # fmt: skip
        said = door(*arguments, "--json", "--data", tmp_path / "nowhere")
        assert (said.status, said.json["done"]) == (1, False)
        assert said.json["sentence"] + "\n" == said.err


def test_the_same_as_processes_of_their_own(station, tmp_path, monkeypatch):
    """What a script sees: streams in UTF-8 whatever the locale, one sentence, the exit status."""
    done = run("check", "--data", station.folder, "--json", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (done.status, done.err) == (0, "")
    assert done.json["done"] is True

    wrong = run("--data", station.folder, "rebuild", LIANXIN_PASSWORD="bu dui de mi ma", LC_ALL="C")
    assert wrong.refused_with("密码不对，没有打开；请看看大写锁定键，再输入一次。")
    assert run("--data", tmp_path, "fly").status == 2


def test_main_takes_its_arguments_and_gives_its_status(station, capsys):
    assert main(["check", "--data", str(station.folder)]) == 0
    assert main(["check", "--data", str(station.folder / "nowhere")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
