"""Updates of an installed desk, as a clerk takes them and as they go wrong: each ends with a program that
starts and with its data as it was.
"""

import os
import platform
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from app import __version__
from app.bootstrap.program_versions import ROLLED_BACK
from app.models.updates import UpdateFile, program_here
from app.vault.crypto import SigningKey, Suite1
from app.vault.update_packages import (
    KEYS_FILE,
    UpdatePackage,
    content_hash,
    open_package,
    packed,
    write_package,
)
from tools.package.deb import DESK_ID
from tools.package.running import Root, demand
from tools.release.packing import Release, pack_release

INSIDE = "_internal"
KEYS = f"{INSIDE}/resources/{KEYS_FILE}"
LATER, FAILING = "99.0.0", "99.0.1"
PASSWORD = "yan shi mi ma"  # what the demonstration has without another
PUBLISHER, STRANGER = (Suite1().generate_signing_key(os.urandom) for _ in range(2))
HOME = "/srv/clerk"
PROGRAMS = f"{HOME}/.local/share/lianxin/programs"
SETTINGS = (
    "-u", "XDG_DATA_HOME", f"HOME={HOME}", "QT_QPA_PLATFORM=offscreen", "LC_ALL=C.UTF-8",
    f"LIANXIN_PASSWORD={PASSWORD}",
)  # fmt: skip
# Opens the window, waits for a file, and says whether the window is open some seconds later.
OPENING = """
lianxin --data "$1" & window=$!
for tenth in $(seq 1500); do [ -e "$2" ] && break; sleep 0.1; done
sleep "$3"; kill -0 $window && echo still open; kill -KILL $window
"""
# The disk of the person's folder is full, and an update waits since before it was.
WITHOUT_ROOM = f"""
package=$4
mkdir -p {PROGRAMS} && mount -t tmpfs -o size=64m tmpfs {PROGRAMS} || exit 9
lianxin take-update $package --json
cp $package {PROGRAMS}/waiting.lxu
{OPENING}
lianxin updates --json
"""
GOOD, WRONG = "/srv/later.lxu", "/srv/wrong.lxu"


def updated(root: Root, bundle: Path, data: str, is_thorough: bool) -> str:
    """What can become of an update; `bundle` is the installed program, as it was built. A full disk, a
    power cut and a version that fails unpack the whole program each, and are tried if `is_thorough`.

    Raises PackageRefusal.
    """
    _pack_later(bundle, root.path(GOOD))
    good = open_package(root.path(GOOD), Suite1(), [PUBLISHER.public_key])
    _pin(root, [])
    _refused(root, GOOD, "update_publisher_missing")
    _pin(root, [PUBLISHER])
    refused = _refuse_wrong_ones(root, good)
    if is_thorough:
        _go_on_without_room(root, data)
        _cut_off(root, data)
    else:
        desk(root, "take-update", GOOD)
    demand(opens(root, data, f"{PROGRAMS}/chosen", 8), "the updated window did not stay open")
    standing = _standing(root)
    demand(standing["version"] == LATER and standing["is_on_trial"], str(standing))
    size = root.path(GOOD).stat().st_size >> 10
    told = f"refused {refused + 1} updates, updated to {LATER} by {size} KiB"
    if not is_thorough:
        return told
    _roll_back(root, good, data)
    return f"{told} after a full disk and a power cut, rolled {FAILING} back"


def desk(root: Root, *words: str) -> str:
    """Run a command of the installed desk."""
    return root.run("env", *SETTINGS, "lianxin", *words)


def opens(root: Root, data: str, awaited: str, seconds: float) -> bool:
    """Whether the desk's window is open so many seconds after a file is there; then it is killed."""
    told = root.run("env", *SETTINGS, "sh", "-c", OPENING, "opening", data, awaited, str(seconds))
    return "still open" in told


def answers(told: str) -> list[dict[str, Any]]:
    """What a program printed for programs, among what else was printed."""
    return [msgspec.json.decode(found) for found in re.findall(r"(?ms)^\{$.*?^\}$", told)]


def _pack_later(bundle: Path, path: Path) -> None:
    """The same program under a later version, with only what has changed."""
    later = bundle.with_name("later")
    shutil.rmtree(later, ignore_errors=True)
    shutil.copytree(bundle, later, symlinks=True, copy_function=os.link)
    here = program_here(LATER, platform.system(), platform.machine())
    release = Release(LATER, here.system, here.processor, "lianxin", "", since=__version__)
    stated = later / INSIDE / "app" / "__init__.py"
    if stated.is_file():  # a plain folder's; in a bundle it lies inside of the program
        replaced(stated, stated.read_text("utf-8").replace(__version__, LATER))
    replaced(later / KEYS, _known([PUBLISHER]))
    pack_release(path, release, later, PUBLISHER, bundle)
    shutil.rmtree(later)


def _pin(root: Root, keys: Sequence[SigningKey]) -> None:
    """What a release built with these keys knows."""
    replaced(root.path(f"/opt/apps/{DESK_ID}/files/{KEYS}"), _known(keys))


def _known(keys: Sequence[SigningKey]) -> str:
    return "".join(f"{key.public_key.hex()}\n" for key in keys)


def _refuse_wrong_ones(root: Root, good: UpdatePackage) -> int:
    path, whole = root.path(WRONG), root.path(GOOD).read_bytes()
    _write_changed(path, good, processor="mips64")
    _refused(root, WRONG, "update_for_another_program")
    _write_changed(path, good, version="0.0.9")
    _refused(root, WRONG, "update_older")
    _write_changed(path, good, signed_by=STRANGER)
    _refused(root, WRONG, "update_not_trusted")
    path.write_bytes(whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])
    _refused(root, WRONG, "update_damaged")
    demand(not root.path(PROGRAMS).exists(), "something of a refused update was kept")
    return 4


def _go_on_without_room(root: Root, data: str) -> None:
    words = ("opening", data, "/", "6", GOOD)
    told = root.run("env", *SETTINGS, "sh", "-c", WITHOUT_ROOM, *words)
    taken, standing = answers(told)
    demand(taken["problem"] == "update_no_room" and "still open" in told, told)
    demand(standing["version"] == __version__ and standing["news"] == "update_no_room", told)


def _cut_off(root: Root, data: str) -> None:
    """The power goes while the update is unpacked: the old version is in force, and starts."""
    desk(root, "take-update", GOOD)
    unpacking = f"{PROGRAMS}/versions/{LATER}.new"
    demand(opens(root, data, unpacking, 0.4), "the update was not unpacked")
    demand(root.path(unpacking).exists(), "the update was unpacked before the power went")
    demand(not root.path(f"{PROGRAMS}/chosen").exists(), "half an update is in force")
    demand(__version__ in desk(root, "--version"), "the old version does not start")


def _roll_back(root: Root, good: UpdatePackage, data: str) -> None:
    """A version that fails at its first start gives way to the one before, in the same breath."""
    _write_changed(root.path(WRONG), good, version=FAILING, program=b"#!/bin/sh\nexit 70\n")
    desk(root, "take-update", WRONG)
    demand(opens(root, data, f"{PROGRAMS}/refused", 8), "no window after a rollback")
    standing = _standing(root)
    demand((standing["version"], standing["news"]) == (LATER, ROLLED_BACK), str(standing))
    _refused(root, WRONG, "update_failed_before")


def _refused(root: Root, path: str, problem: str) -> None:
    command = 'lianxin take-update "$1" --json; echo "status $?"'
    told = root.run("env", *SETTINGS, "sh", "-c", command, "taking", path)
    demand(answers(told)[-1].get("problem") == problem and "status 1" in told, told)


def _standing(root: Root) -> dict[str, Any]:
    return answers(desk(root, "updates", "--json"))[-1]


def _write_changed(
    path: Path,
    good: UpdatePackage,
    *,
    version: str = LATER,
    processor: str = "",
    signed_by: SigningKey = PUBLISHER,
    program: bytes = b"",
) -> None:
    """The same package but for one thing; `program` is what starts it."""
    head = msgspec.structs.replace(
        good.head, version=version, processor=processor or good.head.processor
    )
    contents = [(each, packed(content)) for each, content in good.contents()]
    if program:
        start = UpdateFile(head.started_by, content_hash(program), len(program), True)
        others = (file for file in head.files if file.path != head.started_by)
        head = msgspec.structs.replace(head, files=(*others, start))
        contents.append((start.content_hash, packed(program)))
    write_package(path, head, contents, signed_by)


def replaced(path: Path, text: str) -> None:
    """The files of a plain folder may be the repository's own: replaced, never written to."""
    path.unlink()
    path.write_text(text, "utf-8")
