"""Packages are laid out as Debian, UOS and Kylin want them; a file for a newer glibc is found."""

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from tools.package import deb, own_root, plain, previous, symbols, wheels
from tools.package.running import PackageRefusal, run

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="Debian packages are built on Linux"
)


@pytest.fixture
def bundle(tmp_path):
    """What PyInstaller would leave, in small."""
    folder = tmp_path / "bundles" / "lianxin"
    (folder / "_internal").mkdir(parents=True)
    for name in ("lianxin", "lianxin-town"):
        (folder / name).write_text("#!/bin/sh\necho here\n", "utf-8")
        (folder / name).chmod(0o755)
    (folder / "_internal" / "data").write_text("字", "utf-8")
    return folder


def unpacked(package: Path, folder: Path) -> Path:
    run(["dpkg-deb", "--raw-extract", package, folder])
    return folder


def test_the_desk_lies_where_each_desktop_looks_and_runs_no_scripts(bundle, tmp_path):
    package = deb.make(ROOT, "desk", bundle, tmp_path / "out", "gzip")

    tree = unpacked(package, tmp_path / "tree")
    place = tree / "opt" / "apps" / deb.DESK_ID
    assert {path.name for path in place.iterdir()} == {"entries", "files", "info"}
    info = json.loads((place / "info").read_text("utf-8"))
    assert (info["appid"], info["version"]) == (deb.DESK_ID, __version__)
    assert {path.name for path in (tree / "DEBIAN").iterdir()} == {"control", "md5sums"}
    links = [path for path in (tree / "usr").rglob("*") if path.is_symlink()]
    assert len(links) == 4
    for link in links:
        assert (tree / str(link.readlink()).lstrip("/")).is_file()
    desktop = (place / "entries" / "applications" / f"{deb.DESK_ID}.desktop").read_text("utf-8")
    assert f"Exec=/opt/apps/{deb.DESK_ID}/files/lianxin\n" in desktop
    assert "{id}" not in desktop


def test_the_program_has_one_mark_and_it_shows_on_any_desktop(bundle, tmp_path):
    package = deb.make(ROOT, "desk", bundle, tmp_path / "out", "gzip")

    (icon,) = unpacked(package, tmp_path / "tree").glob(f"opt/**/apps/{deb.DESK_ID}.svg")

    drawn = icon.read_text("utf-8")
    assert drawn == (ROOT / "app" / "town" / "console" / "static" / "mark.svg").read_text("utf-8")
    assert "<rect" in drawn and "currentColor" not in drawn  # a ground of its own


def test_the_township_is_a_service_with_its_scripts(bundle, tmp_path):
    package = deb.make(ROOT, "town", bundle, tmp_path / "out", "gzip")

    tree = unpacked(package, tmp_path / "tree")
    unit = (tree / "lib" / "systemd" / "system" / "lianxin-town.service").read_text("utf-8")
    started = next(line for line in unit.splitlines() if line.startswith("ExecStart="))
    program = tree / started.removeprefix("ExecStart=").split()[0].lstrip("/")
    assert program.stat().st_mode & 0o111
    for script in ("postinst", "prerm"):
        assert (tree / "DEBIAN" / script).stat().st_mode & 0o111
        subprocess.run(["sh", "-n", tree / "DEBIAN" / script], check=True)


def test_a_file_for_a_newer_glibc_is_found_by_name(tmp_path):
    shutil.copy("/bin/sh", tmp_path / "program")
    (tmp_path / "words").write_text("GLIBC_9.99", "utf-8")

    needed = symbols.glibc_of((tmp_path / "program").resolve())
    assert needed > (2, 2)
    assert symbols.glibc_of(tmp_path / "words") == (0, 0)
    assert symbols.too_new(tmp_path, needed) == {}
    assert symbols.too_new(tmp_path, (2, 2)) == {"program": needed}


def test_a_tool_that_fails_tells_its_last_words():
    with pytest.raises(PackageRefusal, match="no such thing"):
        run(["sh", "-c", "echo no such thing; exit 3"])


def test_the_windows_installer_compiles_without_a_warning(bundle, tmp_path):
    script = tmp_path / "lianxin.nsi"
    shutil.copy(ROOT / "installer" / "windows" / "lianxin.nsi", script)
    (bundle / "lianxin.exe").write_bytes(b"MZ")
    words = ["-INPUTCHARSET", "UTF8", "-WX", f"-DVERSION={__version__}", f"-DFOLDER={bundle}"]
    run(["makensis", *words, script])

    assert (tmp_path / f"lianxin-{__version__}-setup.exe").read_bytes()[:2] == b"MZ"


def test_the_quick_root_holds_what_a_package_needs_and_names_what_is_missing(tmp_path):
    installed = own_root._Installed()
    chosen = own_root._closure(installed, "zlib1g | no-such-package")
    assert {"dpkg", "bash", "coreutils"} <= {name.split(":")[0] for name in chosen}
    assert any(name.startswith("zlib1g") for name in chosen)
    with pytest.raises(PackageRefusal, match="no-such-package"):
        own_root._closure(installed, "no-such-package (>= 1)")


def test_a_plain_folder_takes_only_locked_libraries():
    wanted = set(plain._locked(ROOT / "requirements" / "app.lock"))
    assert {"msgspec", "pyside6-essentials"} <= wanted
    assert not {"pip", "colorama", "pytest", "gmssl", "schemathesis"} & wanted


def test_a_package_for_arm64_says_so_everywhere(bundle, tmp_path):
    package = deb.make(ROOT, "desk", bundle, tmp_path / "out", "gzip", deb.About(processor="arm64"))

    assert package.name.endswith("_arm64.deb")
    assert run(["dpkg-deb", "--field", package, "Architecture"]).strip() == "arm64"
    tree = unpacked(package, tmp_path / "tree")
    info = (tree / "opt" / "apps" / deb.DESK_ID / "info").read_text("utf-8")
    assert json.loads(info)["arch"] == ["arm64"]


def test_the_lock_file_means_another_qt_on_arm64_and_colorama_on_windows_only():
    lock = (ROOT / "requirements" / "app.lock").read_text("utf-8")
    linux, arm, windows = (wheels.locked_for(lock, target) for target in wheels.TARGETS)
    assert "pyside6-essentials==6.9.3" in linux and "pyside6-essentials==6.8.0.2" in arm
    assert "6.8.0.2" not in linux + windows and "colorama==" not in linux + arm
    assert "colorama==" in windows and " ; " not in linux + arm + windows
    assert linux.count("--hash=") > 100


def test_both_specs_pack_every_module_for_many_are_loaded_by_name():
    packed = runpy.run_path(str(ROOT / "installer" / "packed.py"))
    modules = packed["every_module"](ROOT)
    assert {"app.background.garbage_collector", "app.charts.pictures", "app.cli.doors"} <= set(
        modules
    )
    for system in ("linux", "windows"):
        spec = (ROOT / "installer" / system / "lianxin.spec").read_text("utf-8")
        assert "every_module(ROOT)" in spec


def test_the_program_before_is_taken_from_before_the_newest_tables(tmp_path):
    here = tmp_path / "repository"
    git = ["git", "-C", here, "-c", "user.name=x", "-c", "user.email=x@x.invalid"]
    tables = here / "app" / "store" / "migrations"
    tables.mkdir(parents=True)
    for each in ("installer", "requirements", "resources", "docs/manual"):
        (here / each).mkdir(parents=True)
        (here / each / "file").write_text("old", "utf-8")
    for each in ("LICENSE", "docs/manual.zh-CN.md"):
        (here / each).write_text("", "utf-8")
    (here / "app" / "__init__.py").write_text('__version__ = "1.2.3"\n', "utf-8")
    run([*git, "init", "--quiet"])
    assert previous.source_before(here, "desk", tmp_path / "before") is None  # no history yet
    for name in ("m001", "m002"):
        (tables / f"{name}.py").write_text("", "utf-8")
        run([*git, "add", "--all"])
        run([*git, "commit", "--quiet", "-m", name])
    (here / "installer" / "file").write_text("new", "utf-8")

    before = previous.source_before(here, "desk", tmp_path / "before")

    assert before is not None
    found = {path.name for path in before.source.glob("app/store/migrations/*")}
    assert found == {"m001.py"}
    assert previous.OLDER in (before.source / "app" / "__init__.py").read_text("utf-8")
    assert (before.source / "installer" / "file").read_text("utf-8") == "new"
    shutil.rmtree(here / ".git")
    assert previous.source_before(here, "desk", tmp_path / "again") is None  # a copy without it
