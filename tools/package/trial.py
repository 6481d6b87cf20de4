"""Packages on clean systems: installed, used for a day, upgraded with the data kept, removed."""

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.package.running import PackageRefusal, Root, run

# The glibc of Debian 11 is that of UOS 20 and Kylin V10 plus three; below 2.28 stands the scan.
SYSTEMS = ("bullseye", "bookworm")
DATA, PAPERS, TOWN_DATA = "/srv/village", "/srv/papers", "/srv/town"
OLDER = "0.0.1"
KILLED = "137"
PASSWORD = "yan shi mi ma"  # what the demonstration has without another


def tried(repository: Path, packages: list[Path], work: Path, mirror: str) -> Iterator[str]:
    """Try each package on each clean system; a line for each. Raises PackageRefusal."""
    for suite in SYSTEMS:
        clean = Root(work / f"clean-{suite}")
        clean.make(suite, mirror)
        for package in packages:
            root = Root(work / f"trial-{suite}")
            shutil.rmtree(root.folder, ignore_errors=True)
            run(["cp", "-a", clean.folder, root.folder])
            yield f"{suite}: {try_package(root, package)}"
            shutil.rmtree(root.folder)


def try_package(root: Root, package: Path, update: Callable[[Root], str] = lambda root: "") -> str:
    """Install an older one, use it, upgrade, update, check, remove; what it took.

    `update` does what there is to do beside packages, and says so. Raises PackageRefusal.
    """
    name = run(["dpkg-deb", "--field", package, "Package"]).strip()
    is_town = name.endswith("town")
    older = _made_older(package, root.path("/srv"))
    root.install_file(f"/srv/{older.name}")
    use = _use_town if is_town else _use_desk
    told = use(root)
    data = root.path(TOWN_DATA if is_town else DATA)
    used = _content(data)
    shutil.copy(package, root.path("/srv"))
    root.install_file(f"/srv/{package.name}")
    newer = run(["dpkg-deb", "--field", package, "Version"]).strip()
    demand(_version(root, name) == newer, "not upgraded")
    demand(_content(data) == used, "the upgrade changed the data")
    updated = update(root)
    again = _check(root, is_town=is_town)
    checked = _content(data)
    root.remove(name)
    left = [path for path in root.path("/opt").rglob("*") if path.is_file()]
    demand(not left, f"left behind: {left[:3]}")
    demand(bool(checked) and _content(data) == checked, "removing changed the data")
    return f"{name}: {told}; upgraded from {OLDER}, {updated}{again}, removed, data kept"


def _made_older(package: Path, folder: Path) -> Path:
    """The same package under an older version, for there is no release before this one yet."""
    tree = folder / "older"
    run(["dpkg-deb", "--raw-extract", package, tree])
    control = tree / "DEBIAN" / "control"
    text = re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", control.read_text("utf-8"))
    control.write_text(text, "utf-8")
    path = folder / "older.deb"
    run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, path])
    shutil.rmtree(tree)
    return path


def _use_desk(root: Root) -> str:
    begun = time.monotonic()
    desk(root, "--version")
    started = time.monotonic() - begun
    begun = time.monotonic()
    desk(root, "--data", DATA, "demo", "--data", DATA, "--out", PAPERS)
    played = time.monotonic() - begun
    papers = list(root.path(PAPERS).glob("**/*.pdf"))
    demand(bool(papers), "the demo day left no papers")
    demand(stays_open(root), "the window did not stay open")
    return f"version in {started:.2f} s, a demo day in {played:.1f} s, {len(papers)} papers"


def stays_open(root: Root) -> bool:
    """Open the window for ten seconds; whether it was still there at the end."""
    command = (
        f"QT_QPA_PLATFORM=offscreen timeout --signal=KILL --preserve-status 10 "
        f"lianxin --data {DATA}; echo $?"
    )
    return root.run("sh", "-c", command).strip().endswith(KILLED)


def _use_town(root: Root) -> str:
    command = (
        f"LIANXIN_PASSWORD='{PASSWORD}' lianxin-town --data {TOWN_DATA} "
        "town init --town 370781001000 --clerk 办事员"
    )
    root.run("sh", "-c", command)
    serve = f"timeout 6 lianxin-town --data {TOWN_DATA} town serve --port 18790 || test $? = 124"
    root.run("sh", "-c", serve)
    return "set up and served"


def _check(root: Root, *, is_town: bool) -> str:
    if is_town:
        told = root.run("lianxin-town", "--data", TOWN_DATA, "town", "check", "--json")
    else:
        told = desk(root, "--data", DATA, "check", "--json")
    answer = json.loads(told[told.index("{") : told.rindex("}") + 1])
    demand(answer["done"] is True, told)
    return "checked"


def desk(root: Root, *words: str) -> str:
    """Run a command of the installed desk."""
    settings = ("QT_QPA_PLATFORM=offscreen", "LC_ALL=C.UTF-8", f"LIANXIN_PASSWORD={PASSWORD}")
    return root.run("env", *settings, "lianxin", *words)


def _version(root: Root, name: str) -> str:
    return root.run("dpkg-query", "-W", "-f", "${Version}", name).strip()


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".log", ".lock")
    }


def demand(is_so: bool, words: str) -> None:
    """Raises PackageRefusal unless it is so."""
    if not is_so:
        raise PackageRefusal(words)
