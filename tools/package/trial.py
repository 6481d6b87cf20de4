"""Packages on clean systems: installed, used for a day, upgraded with the data kept, removed."""

import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from tools.package.previous import OLDER
from tools.package.running import Root, demand, run
from tools.package.update_trial import PASSWORD, answers, desk, opens, updated

# The glibc of Debian 11 is that of UOS 20 and Kylin V10 plus three; below 2.28 stands the scan.
SYSTEMS = ("bullseye", "bookworm")
DATA, PAPERS, TOWN_DATA, STATION = "/srv/village", "/srv/papers", "/srv/town", "/srv/station"
TOWN, VILLAGE = "370781109000", "370781109216"
PORT = 18790
SERVED = f"http://127.0.0.1:{PORT}"
# A server that runs as long as one exchange with it; a port that nobody answers on yet is tried again.
SERVING = f"""
export LC_ALL=C.UTF-8 LIANXIN_PASSWORD='{PASSWORD}'
lianxin-town --data {TOWN_DATA} town serve --port {PORT} & server=$!
for second in $(seq 60); do
  answer=$(lianxin-town --data {STATION} sync --json) && break
  sleep 1
done
kill $server; wait $server
echo "$answer"
"""


class Candidate(msgspec.Struct, frozen=True):
    """A package with the folder that it was made of, and the one before it: a real one, of a commit of the
    history, or none where there is no history.
    """

    part: str
    package: Path
    bundle: Path
    older: Path | None = None
    commit: str = ""


def tried(candidates: list[Candidate], work: Path, mirror: str) -> Iterator[str]:
    """Try each package on each clean system; a line for each. Raises PackageRefusal."""
    for suite in SYSTEMS:
        clean = Root(work / f"clean-{suite}")
        clean.make(suite, mirror)
        for candidate in candidates:
            root = Root(work / f"trial-{suite}")
            shutil.rmtree(root.folder, ignore_errors=True)
            run(["cp", "-a", clean.folder, root.folder])
            yield f"{suite}: {try_package(root, candidate, True)}"
            shutil.rmtree(root.folder)


def try_package(root: Root, candidate: Candidate, is_thorough: bool) -> str:
    """Install the older one, use it, upgrade, update, check, remove; what it took. Raises PackageRefusal."""
    package, name = candidate.package, _name_of(candidate.package)
    older = candidate.older or _made_older(package, root.path("/srv"))
    told = f"{candidate.commit} as " if candidate.older else "the same program as "
    is_town = candidate.part == "town"
    _install(root, older)
    use = _use_town if is_town else _use_desk
    used = use(root)
    entries = _entries(root, is_town=is_town)
    data = root.path(TOWN_DATA if is_town else DATA)
    before = _content(data)
    _install(root, package)
    newer = run(["dpkg-deb", "--field", package, "Version"]).strip()
    demand(_version(root, name) == newer, "not upgraded")
    demand(_content(data) == before, "the upgrade changed the data")
    went_on = _push_again(root) if is_town else updated(root, candidate.bundle, DATA, is_thorough)
    again = _entries(root, is_town=is_town)
    demand(again >= entries > 0, f"of {entries} entries {again} are there after the upgrade")
    checked = _content(data)
    root.remove(name)
    left = [path for path in root.path("/opt").rglob("*") if path.is_file()]
    demand(not left, f"left behind: {left[:3]}")
    demand(bool(checked) and _content(data) == checked, "removing changed the data")
    return (
        f"{name}: {used}; upgraded from {told}{OLDER}, {went_on}, {again} entries checked, "
        "removed, data kept"
    )


def _install(root: Root, package: Path) -> None:
    """A package file; it lies in the root no longer than that takes."""
    inside = root.path("/srv") / package.name
    if inside != package:
        shutil.copy(package, inside)
    root.install_file(f"/srv/{package.name}")
    inside.unlink()


def _name_of(package: Path) -> str:
    return run(["dpkg-deb", "--field", package, "Package"]).strip()


def _made_older(package: Path, folder: Path) -> Path:
    """The same package under an older version, where there is no history to build one from."""
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
    demand(opens(root, DATA, "/", 8), "the window did not stay open")
    return f"version in {started:.2f} s, a demo day in {played:.1f} s, {len(papers)} papers"


def _use_town(root: Root) -> str:
    """A township, and a station of its own that enrols there and sends what it has."""
    _town(root, TOWN_DATA, "town", "init", "--town", TOWN, "--clerk", "办事员")
    invited = ("--village", VILLAGE, "--in-person", "--url", SERVED, "--out", "/srv/install.lxi")
    _town(root, TOWN_DATA, "town", "invite", *invited)
    _town(root, STATION, "init", "--village", VILLAGE, "--staff-name", "张三")
    _town(root, STATION, "enrol", "/srv/install.lxi")
    return f"set up, a station enrolled, {_push(root)[0]}"


def _push_again(root: Root) -> str:
    """The upgraded server takes more of the station, and has a line for each of its requests."""
    sent, told = _push(root)
    demand('"POST /v1/hello HTTP/1.1" 200' in told and "Traceback" not in told, told[-2000:])
    return sent


def _push(root: Root) -> tuple[str, str]:
    """The station takes a roster and sends what it has to the server; what they said."""
    roster = f"/srv/roster-{time.monotonic_ns()}.xlsx"
    root.path(roster).write_bytes(roster_bytes(synthetic_roster(3, time.monotonic_ns()), "花名册"))
    _town(root, STATION, "import-roster", roster)
    told = root.run("sh", "-c", SERVING)
    answer = answers(told)[-1]
    demand(answer["done"] is True and answer["waiting"] == 0 and answer["sent"] > 0, told[-2000:])
    return f"{answer['sent']} entries sent to its server", told


def _entries(root: Root, *, is_town: bool) -> int:
    """How many entries the program finds in its own check, which has to go well."""
    if is_town:
        told = _town(root, TOWN_DATA, "town", "check", "--json")
    else:
        told = desk(root, "--data", DATA, "check", "--json")
    answer = answers(told)[-1]
    demand(answer["done"] is True, told)
    return int(answer["entries"])


def _town(root: Root, data: str, *words: str) -> str:
    """Run a command of the installed township's program, which has a station's doors too."""
    settings = ("LC_ALL=C.UTF-8", f"LIANXIN_PASSWORD={PASSWORD}")
    return root.run("env", *settings, "lianxin-town", "--data", data, *words)


def _version(root: Root, name: str) -> str:
    return root.run("dpkg-query", "-W", "-f", "${Version}", name).strip()


def _content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".log", ".lock")
    }
