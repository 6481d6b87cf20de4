"""Updates: proved, kept aside, installed at the next start, rolled back; the old version always starts."""

import itertools
import os
import shutil
import sys

import pytest

from app.bootstrap import update_installing
from app.bootstrap.launching import opens_window
from app.bootstrap.program_versions import ROLLED_BACK
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.words.problem_words import PROBLEM_SENTENCES
from tests.updates import SETTLE, Machine, update

WRITING_STEPS = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.symlink", "os.chmod")
CUT = 9
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs here are shell scripts")


@pytest.fixture
def machine(tmp_path, monkeypatch):
    monkeypatch.setenv("LIANXIN_PROGRAMS", str(tmp_path / "programs"))
    return Machine(tmp_path)


def refusal(act, *arguments) -> str:
    with pytest.raises(Problem) as refused:
        act(*arguments)
    assert refused.value.key in PROBLEM_SENTENCES
    return refused.value.key


def test_an_update_is_installed_at_the_next_start_and_stays(machine):
    head = machine.updater().take_aside(machine.package("0.2.0", SETTLE))
    assert head.version == "0.2.0"
    assert machine.updater().waiting().version == "0.2.0"

    assert machine.start("--data", "village") == ["0.2.0 --data village"]
    assert not machine.shelf.chosen().is_on_trial
    new = machine.shelf.versions / "0.2.0"
    assert (new / "_internal" / "face").read_bytes() == b"a face " * 5000
    assert (new / "lianxin").stat().st_mode & 0o111
    assert not (new / "_internal" / "words").stat().st_mode & 0o111
    assert machine.start() == ["0.2.0 "]
    assert machine.start("check") == ["0.2.0 check"]


def test_what_the_version_in_force_has_need_not_travel(machine):
    whole = machine.package("0.2.0", SETTLE)
    partial = machine.package("0.2.0", SETTLE, is_partial=True)
    assert partial.stat().st_size < whole.stat().st_size

    machine.updater().take_aside(partial)
    assert machine.start() == ["0.2.0 "]
    assert (machine.shelf.versions / "0.2.0" / "_internal" / "face").read_bytes()


def test_what_neither_side_has_is_refused_before_anything_is_kept(machine):
    partial = machine.package("0.2.0", is_partial=True)
    face = machine.installed / "_internal" / "fonts" / "face.ttf"
    face.write_bytes(b"short")
    assert refusal(machine.updater().take_aside, partial) == "update_incomplete"

    face.write_bytes(b"A face " * 5000)  # as long, and another: found when it is unpacked
    machine.updater().take_aside(partial)
    assert machine.start() == ["0.1.0 "]
    assert machine.shelf.news().key == "update_incomplete"
    assert not machine.shelf.waiting.exists()


@pytest.mark.parametrize(
    ("version", "said", "key"),
    [
        ("0.2.0", {"processor": "aarch64"}, "update_for_another_program"),
        ("0.2.0", {"system": "windows"}, "update_for_another_program"),
        ("0.1.0", {}, "update_older"),
        ("0.0.9", {}, "update_older"),
        ("0.2.0", {"signed_by": "stranger"}, "update_not_trusted"),
    ],
)
def test_what_is_not_for_this_program_is_refused(machine, version, said, key):
    package = machine.package(version, **said)

    assert refusal(machine.updater().take_aside, package) == key
    assert not machine.shelf.waiting.exists()
    assert machine.start() == ["0.1.0 "]


def test_every_changed_byte_is_found(machine):
    package = machine.package("0.2.0")
    content = package.read_bytes()
    found = set()
    for place in {*range(0, len(content), 37), 0, 8, 72, 76, len(content) - 1}:
        damaged = bytearray(content)
        damaged[place] ^= 0x40
        package.write_bytes(damaged)
        found.add(refusal(machine.updater().take_aside, package))
    for length in (0, 7, 75, 200, len(content) - 1):
        package.write_bytes(content[:length])
        found.add(refusal(machine.updater().take_aside, package))
    package.write_bytes(content + b"more")
    found.add(refusal(machine.updater().take_aside, package))

    assert found == {"update_unreadable", "update_not_trusted", "update_damaged"}
    assert machine.start() == ["0.1.0 "]


def test_a_waiting_update_is_proved_again_before_it_is_unpacked(machine):
    machine.updater().take_aside(machine.package("0.2.0"))
    content = bytearray(machine.shelf.waiting.read_bytes())
    content[-1] ^= 1
    machine.shelf.waiting.write_bytes(content)

    assert machine.start() == ["0.1.0 "]
    assert machine.shelf.news().key == "update_damaged"
    assert not list(machine.shelf.versions.glob("*"))


def test_without_room_the_old_version_starts_and_the_update_waits(machine):
    machine.free = 100
    package = machine.package("0.2.0", SETTLE)
    assert refusal(machine.updater().take_aside, package) == "update_no_room"

    machine.free = 1 << 40
    machine.updater().take_aside(package)
    machine.free = 100
    assert machine.start() == ["0.1.0 "]
    assert machine.shelf.news().key == "update_no_room"
    machine.free = 1 << 40
    assert machine.start() == ["0.2.0 "]


def test_a_disk_that_fills_while_unpacking_leaves_the_old_version(machine, monkeypatch):
    machine.updater().take_aside(machine.package("0.2.0", SETTLE))

    def full(*_words):
        raise OSError(28, "no space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(update_installing, "_write", full)
        assert machine.start() == ["0.1.0 "]
    assert machine.shelf.news().key == "update_not_kept"
    assert machine.start() == ["0.2.0 "]


@pytest.mark.parametrize("ending", ["exit 70", "exit 1", "kill -SEGV $$", "rm $0; exit 127"])
def test_a_version_that_fails_is_rolled_back_in_the_same_breath(machine, ending):
    package = machine.package("0.2.0", ending)
    machine.updater().take_aside(package)

    assert machine.start() == ["0.2.0 ", "0.1.0 "]
    assert machine.shelf.news().key == ROLLED_BACK
    assert machine.start() == ["0.1.0 "]
    assert refusal(machine.updater().take_aside, package) == "update_failed_before"
    machine.updater().take_aside(machine.package("0.2.1", SETTLE))
    assert machine.start() == ["0.2.1 "]


def test_a_program_that_cannot_be_started_at_all_is_rolled_back(machine):
    machine.updater().take_aside(machine.package("0.2.0"))
    chosen = machine.updater().install_waiting()
    machine.shelf.program(chosen).write_bytes(b"\x7fELF for some other processor")

    assert machine.start() == ["0.1.0 "]
    assert machine.shelf.news().key == ROLLED_BACK


def test_a_trial_that_the_power_ends_is_tried_once_more(machine):
    machine.updater().take_aside(machine.package("0.2.0", "exit 0"))
    machine.updater().install_waiting()
    machine.shelf.note_start()  # and nothing more: the power went

    assert machine.start() == ["0.2.0 "]
    machine.shelf.note_start()
    assert machine.start() == ["0.1.0 "]
    assert machine.shelf.news().key == ROLLED_BACK


def test_who_only_looks_at_the_login_ends_no_trial(machine):
    machine.updater().take_aside(machine.package("0.2.0", "exit 0"))

    for _ in range(4):
        assert machine.start() == ["0.2.0 "]
    assert machine.shelf.chosen().is_on_trial
    machine.shelf.settle("0.1.0")
    assert machine.shelf.chosen().is_on_trial
    machine.shelf.settle("0.2.0")
    assert not machine.shelf.chosen().is_on_trial


def test_the_version_before_an_update_is_what_is_gone_back_to(machine):
    machine.updater().take_aside(machine.package("0.2.0", SETTLE))
    machine.start()
    machine.updater().take_aside(machine.package("0.3.0", "exit 1"))

    assert machine.start() == ["0.3.0 ", "0.2.0 "]
    assert machine.start() == ["0.2.0 "]
    machine.updater().take_aside(machine.package("0.4.0", SETTLE))
    assert machine.start() == ["0.4.0 "]
    machine.shelf.prune()
    assert sorted(path.name for path in machine.shelf.versions.iterdir()) == ["0.2.0", "0.4.0"]


def test_an_installed_program_as_new_takes_over(machine):
    machine.updater().take_aside(machine.package("0.2.0", SETTLE))
    machine.start()

    assert machine.shelf.in_force("0.1.9") is not None
    assert machine.shelf.in_force("0.2.0") is None
    machine.shelf.forget_older("0.2.0")
    assert machine.shelf.chosen() is None
    assert not list(machine.shelf.versions.iterdir())


@pytest.mark.parametrize(
    "words", [b"", b"{", b'{"version": "../../x", "started_by": "y"}', b"\xff"]
)
def test_a_damaged_choice_starts_the_installed_program(machine, words):
    machine.shelf.folder.mkdir()
    (machine.shelf.folder / "chosen").write_bytes(words)

    assert machine.start() == ["0.1.0 "]


def test_only_windows_install(machine):
    machine.updater().take_aside(machine.package("0.2.0", SETTLE))

    assert machine.start("check", "--data", "village") == ["0.1.0 check --data village"]
    assert machine.start("--data=village") == ["0.2.0 --data=village"]
    assert opens_window([])
    assert opens_window(["--data", "check"])
    assert not opens_window(["--version"])


def test_a_program_from_source_takes_no_update(machine):
    updater = machine.updater(is_installed=False)

    assert refusal(updater.take_aside, machine.package("0.2.0")) == "update_not_possible"
    assert updater.waiting() is None


def test_a_full_disk_at_the_start_still_starts_the_old_version(machine, monkeypatch):
    machine.updater().take_aside(machine.package("0.2.0", "exit 1"))
    machine.updater().install_waiting()

    def full(*_words):
        raise EnvironmentProblem("vault_file_not_written", file="chosen")

    monkeypatch.setattr(machine.shelf.disk, "write_atomically", full)
    assert machine.start() == ["0.1.0 "]


def test_files_are_put_nowhere_else(machine):
    package = machine.package("0.2.0")
    folder = machine.tmp / "evil"
    (folder / "inner").mkdir(parents=True)
    (folder / "lianxin").write_text("#!/bin/sh\n")
    (folder / "lianxin").chmod(0o755)
    (folder / "inner" / "link").symlink_to("../../outside")
    with pytest.raises(OperationRefused, match="update_unreadable"):
        update(package, folder, "0.3.0")
    (folder / "inner" / "link").unlink()
    (folder / "inner" / "a:b").write_text("a stream of another file on Windows")
    with pytest.raises(OperationRefused, match="update_unreadable"):
        update(package, folder, "0.3.0")


def dying_at(step: int, act) -> int:
    """Do it in a process that dies just before its so-manieth writing step; its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = [step]

    def die(event, arguments):
        is_writing = event == "open" and str(arguments[1] or "r")[:1] in "wax"
        if is_writing or event in WRITING_STEPS:
            left[0] -= 1
            if left[0] == 0:
                os._exit(CUT)

    sys.addaudithook(die)
    try:
        act()
    finally:
        os._exit(0)


def cuts(act):
    """Die at each step in turn, until once it comes to its end; yields after each."""
    for step in itertools.count(1):
        status = dying_at(step, act)
        yield step
        if status != CUT:
            return


def test_a_power_cut_at_any_step_leaves_a_program_that_starts(machine):
    package = machine.package("0.2.0", SETTLE)
    for step in cuts(lambda: machine.updater().take_aside(package)):
        assert machine.start("check") == ["0.1.0 check"], step
    assert machine.updater().waiting().version == "0.2.0"

    for step in cuts(machine.updater().install_waiting):
        started = machine.start("check")
        assert started in (["0.1.0 check"], ["0.2.0 check"]), step
        assert started == ["0.2.0 check"] or machine.updater().waiting(), step
    assert step > 12
    assert machine.start() == ["0.2.0 "]


def test_a_power_cut_while_rolling_back_leaves_a_program_that_starts(machine):
    machine.updater().take_aside(machine.package("0.2.0", SETTLE))
    machine.start()
    machine.updater().take_aside(machine.package("0.3.0", "exit 1"))
    machine.updater().install_waiting()
    before = machine.tmp / "before"
    shutil.copytree(machine.shelf.folder, before, symlinks=True)

    for step in cuts(machine.shelf.roll_back):
        assert machine.start() in (["0.3.0 ", "0.2.0 "], ["0.2.0 "]), step
        assert machine.shelf.news().key == ROLLED_BACK
        shutil.rmtree(machine.shelf.folder)
        shutil.copytree(before, machine.shelf.folder, symlinks=True)
    assert step > 6


def test_a_version_that_was_taken_away_is_not_the_end(machine):
    for version in ("0.2.0", "0.3.0"):
        machine.updater().take_aside(machine.package(version, SETTLE))
        machine.start()
    shutil.rmtree(machine.shelf.versions / "0.3.0")
    assert machine.start() == ["0.2.0 "]
    shutil.rmtree(machine.shelf.versions / "0.2.0")
    assert machine.start() == ["0.1.0 "]
