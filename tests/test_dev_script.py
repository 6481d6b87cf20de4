"""`./dev` sets up a bare machine, says plainly what it cannot do, and passes failures on."""

import ast
import importlib.machinery
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tools import all_tests
from tools.lock import pin

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / "dev"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="stands on shell scripts")


def load(path: Path) -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("dev_script", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("dev_script", loader))
    loader.exec_module(module)
    return module


def write_program(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture(autouse=True)
def nothing_is_written_beside_the_script(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


@pytest.fixture
def script() -> ModuleType:
    return load(SCRIPT)


class Machine:
    """A Debian whose package database and apt are shell scripts that keep a log."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder / "programs"
        self.log = folder / "log"
        self.programs.mkdir()
        self.log.touch()
        self.has()
        self.apt_answers(0)

    def has(self, *lines: str) -> None:
        text = "\n".join(lines)
        write_program(self.programs / "dpkg-query", f"cat <<'END'\n{text}\nEND\nexit 1")

    def apt_answers(self, status: int) -> None:
        write_program(
            self.programs / "apt-get", f'echo "apt-get $*" >> "{self.log}"\nexit {status}'
        )

    def refuses_sudo(self) -> None:
        write_program(self.programs / "sudo", "exit 1")

    def said(self) -> list[str]:
        return self.log.read_text("utf-8").splitlines()


@pytest.fixture
def machine(tmp_path, monkeypatch) -> Machine:
    machine = Machine(tmp_path)
    monkeypatch.setenv("PATH", f"{machine.programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return machine


def test_it_is_one_plain_file_of_the_standard_library():
    text = SCRIPT.read_text("utf-8")
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    imported = [n.names[0].name for n in ast.walk(tree) if isinstance(n, ast.Import)]

    assert len(text.splitlines()) < 400
    assert max(node.end_lineno - node.lineno for node in functions) < 60
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names
    assert os.access(SCRIPT, os.X_OK)


def test_help_names_every_command_in_both_languages():
    answer = subprocess.run([SCRIPT, "--help"], capture_output=True, text=True, check=True)

    for name in ("run", "test", "check", "bench", "screens", "demo", "lock", "clean"):
        assert f"\n  {name} " in answer.stdout
    assert "运行全部测试 | run the tests" in answer.stdout


@pytest.mark.parametrize("words", [[], ["nonsense"]])
def test_wrong_usage_is_status_2(words):
    assert subprocess.run([SCRIPT, *words], capture_output=True, check=False).returncode == 2


def test_only_what_is_missing_is_installed(script, machine):
    machine.has("git installed", "xvfb config-files", "libglib2.0-0t64 installed")

    script.need_packages(["git", "xvfb", "libglib2.0-0", "zbar-tools"])

    assert machine.said() == [
        "apt-get -q update",
        "apt-get -q install -y --no-install-recommends xvfb zbar-tools",
    ]


def test_apt_is_left_alone_when_nothing_is_missing(script, machine):
    machine.has("git installed", "xvfb installed")

    script.need_packages(["git", "xvfb"])

    assert machine.said() == []


def test_without_root_the_person_is_told_what_to_type(script, machine, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    machine.refuses_sudo()

    with pytest.raises(script.Refusal, match=r"缺少系统软件包.*sudo apt-get install git xvfb"):
        script.need_packages(["git", "xvfb"])
    assert machine.said() == []


def test_a_failing_apt_is_not_passed_over(script, machine):
    machine.apt_answers(100)

    with pytest.raises(script.Refusal, match=r"没有装成.*apt-get install git"):
        script.need_packages(["git"])


def test_a_system_without_apt_is_left_alone(script, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    script.need_packages(["git"])


def test_the_lock_names_no_registry(tmp_path):
    write_program(
        tmp_path / "uv",
        'printf "%s\\n" "--index-url somewhere" "# Written by hand" "a==1" > app.lock',
    )
    assert pin(str(tmp_path / "uv"), "app", [], tmp_path) == 0

    assert (tmp_path / "app.lock").read_text("utf-8").splitlines() == [
        "# Written by ./dev lock from requirements/app.in. Do not edit.",
        "a==1",
    ]


def test_ci_stops_when_the_check_fails(tmp_path):
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    write_program(tmp_path / "dev", 'echo "$1" >> said\n[ "$1" != "$FAILING" ]')

    def run_ci(failing: str) -> tuple[int, list[str]]:
        (tmp_path / "said").unlink(missing_ok=True)
        command = ["bash", tmp_path / ".ci" / "run"]
        environment = {**os.environ, "FAILING": failing}
        status = subprocess.run(command, env=environment, check=False).returncode
        return status, (tmp_path / "said").read_text("utf-8").split()

    # The last two go side by side.
    last = {"package", "fuzz"} if platform.machine() == "x86_64" else {"package"}
    for failing, status in (("nothing", 0), *((name, 1) for name in sorted(last))):
        ended, said = run_ci(failing)
        assert (ended, said[:2], set(said[2:])) == (status, ["check", "test"], last)
    assert run_ci("check") == (1, ["check"])
    assert run_ci("test") == (1, ["check", "test"])


@pytest.mark.parametrize("failing", ["tests/sim", "tests/crash", "--in-memory", "nothing"])
def test_a_part_of_the_tests_that_fails_is_told_and_keeps_no_other_from_running(
    failing: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
):
    program = f"import sys; print(*sys.argv[1:]); sys.exit({failing!r} in sys.argv)"
    monkeypatch.setattr(all_tests, "PYTEST", (sys.executable, "-c", program))

    assert all_tests.main([]) == (failing != "nothing")

    said = capfd.readouterr().out
    for folder in (all_tests.SIMULATION, *all_tests.LONG):
        assert f" {folder}" in said and f"--ignore={folder}" in said


PROGRAM = """
import os, pathlib, sys
words = " ".join(sys.argv[1:])
with open("said", "a") as log:
    print("app", words, os.environ.get("QT_QPA_PLATFORM", "screen"), file=log)
if sys.argv[1:2] == ["demo"]:
    pathlib.Path("out/demo").mkdir(parents=True, exist_ok=True)
    pathlib.Path("out/demo/desk.db").write_text("x")
sys.exit(int(os.environ.get("STATUS", "0")))
"""
PICTURES = """
import sys
with open("said", "a") as log:
    print("screens", *sys.argv[1:], file=log)
"""
DEMO = "app demo --data out/demo --out out/papers offscreen"


class Tree:
    """A tree with the real `dev`, empty locks and a program that only keeps a log."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("app", "tools", "requirements"):
            (folder / name).mkdir(parents=True)
        shutil.copy(SCRIPT, folder / "dev")
        (folder / "app" / "__init__.py").touch()
        (folder / "app" / "cli.py").write_text(PROGRAM, "utf-8")
        (folder / "tools" / "screens.py").write_text(PICTURES, "utf-8")
        for lock in ("app", "dev"):
            (folder / "requirements" / f"{lock}.lock").write_text(f"# {lock}\n", "utf-8")

    @property
    def stamp(self) -> Path:
        return self.folder / ".venv" / "lianxin-installed"

    def dev(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        (self.folder / "said").unlink(missing_ok=True)
        kept = {k: v for k, v in os.environ.items() if not k.endswith("DISPLAY")}
        kept.pop("QT_QPA_PLATFORM")
        return subprocess.run(
            [sys.executable, self.folder / "dev", *words],
            env={**kept, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    def said(self) -> list[str]:
        return (self.folder / "said").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Tree:
    """Its .venv is really made, once."""
    tree = Tree(tmp_path_factory.mktemp("place") / "tree")
    assert tree.dev("demo", PATH=without_apt(tree.folder)).returncode == 0
    return tree


def without_apt(folder: Path) -> str:
    """A PATH on which dev finds no apt, so that these tests install nothing."""
    programs = folder / "programs"
    if not programs.exists():
        programs.mkdir()
        for name in ("sh", "dirname", "readlink"):
            (programs / name).symlink_to(shutil.which(name))
    return str(programs)


def test_without_a_display_a_day_is_played_and_its_files_are_listed(tree):
    (tree.folder / "out" / "demo" / "old").touch()

    answer = tree.dev("run", PATH=without_apt(tree.folder))

    assert answer.returncode == 0
    assert "没有显示器" in answer.stderr and "No display" in answer.stderr
    assert tree.said() == [DEMO, "screens --out out/screens"]
    assert "out/demo/desk.db" in answer.stdout
    assert "out/demo/old" not in answer.stdout, "the last demo is made anew"


def test_with_a_display_the_desk_opens_on_the_demo_village(tree):
    shutil.rmtree(tree.folder / "out")
    path = without_apt(tree.folder)

    assert tree.dev("run", PATH=path, DISPLAY=":99").returncode == 0
    assert tree.said() == [DEMO, "app --data out/demo screen"]

    assert tree.dev("run", PATH=path, DISPLAY=":99").returncode == 0
    assert tree.said() == ["app --data out/demo screen"], "the village is still there"


def test_words_after_run_go_to_the_program(tree):
    tree.dev("run", "check", "--json", PATH=without_apt(tree.folder))

    assert tree.said()[-1] == "app --data out/demo check --json offscreen"


def test_a_failure_of_the_program_is_passed_on(tree):
    answer = tree.dev("run", PATH=without_apt(tree.folder), STATUS="3")

    assert answer.returncode == 3
    assert tree.said() == [DEMO]
    assert not (tree.folder / "out" / "demo").exists(), "half a village is not kept"


def test_the_environment_is_filled_again_only_when_its_lock_changes(tree):
    path = without_apt(tree.folder)
    tree.dev("demo", PATH=path)
    before = tree.stamp.stat().st_mtime_ns
    assert "pip" not in tree.dev("demo", PATH=path).stderr
    assert tree.stamp.stat().st_mtime_ns == before

    (tree.folder / "requirements" / "app.lock").write_text("# another\n", "utf-8")
    answer = tree.dev("demo", PATH=path)

    assert "requirements/app.lock" in answer.stderr
    assert tree.stamp.stat().st_mtime_ns != before


def test_an_environment_for_tests_is_enough_to_run(tree):
    script = load(tree.folder / "dev")
    kept = tree.stamp.read_text("utf-8")
    tree.stamp.write_text(script.stamp_of("dev"), "utf-8")

    script.need_libraries("app")

    assert tree.stamp.read_text("utf-8") == script.stamp_of("dev")
    tree.stamp.write_text(kept, "utf-8")


def test_a_library_that_cannot_be_had_stops_everything(tree):
    lock = tree.folder / "requirements" / "app.lock"
    good = lock.read_text("utf-8")
    lock.write_text("nothing.whl --hash=sha256:00\n", "utf-8")

    answer = tree.dev("run", PATH=without_apt(tree.folder))

    lock.write_text(good, "utf-8")
    assert answer.returncode == 1
    assert "程序库没有装成" in answer.stderr
    assert not (tree.folder / "said").exists()
    assert tree.dev("demo", PATH=without_apt(tree.folder)).returncode == 0


def test_a_moved_tree_still_finds_its_program(tree, tmp_path):
    moved = tmp_path / "elsewhere"
    shutil.copytree(tree.folder, moved, symlinks=True)

    subprocess.run([moved / ".venv" / "bin" / "lianxin", "hello"], cwd=tmp_path, check=True)

    assert (tmp_path / "said").read_text("utf-8") == "app hello offscreen\n"
    where = [moved / ".venv/bin/python", "-c", "import app; print(app.__file__)"]
    found = subprocess.run(where, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == str(moved / "app" / "__init__.py")


def test_clean_takes_the_environment_and_the_output_away(tree, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(tree.folder, copy, symlinks=True)

    subprocess.run([sys.executable, copy / "dev", "clean"], check=True)

    assert not (copy / ".venv").exists()
    assert not (copy / "out").exists()
    assert (copy / "app").exists()
