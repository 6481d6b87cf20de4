"""`./dev package --trial`: both Debian packages in minutes and without a network, from a plain folder, in a
root made of this system's own files. What it proves is all but the old userland: layout, dependencies,
that nothing is missing, a demonstration day, the window, an upgrade that keeps the data, a signed update,
a removal that leaves the data. `./dev package --try` tries the packages that are released.
"""

import json
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app import __version__
from app.models.updates import program_here
from app.vault.crypto import Suite1
from app.vault.update_packages import KEYS_FILE
from tools.package import deb, plain
from tools.package.own_root import OwnRoot
from tools.package.running import PackageRefusal, Root, run
from tools.package.trial import DATA, demand, desk, try_package
from tools.release.packing import Release, pack_release

NEEDED = ("dpkg", "dpkg-deb", "dpkg-query", "unshare", "chroot", "ldd", "ldconfig")
INSIDE = "_internal"
LATER = "99.0.0"
UPDATING = f"""
QT_QPA_PLATFORM=offscreen lianxin --data {DATA} & window=$!
for second in $(seq 150); do [ -f $HOME/.local/share/lianxin/programs/chosen ] && break; sleep 1; done
sleep 8; kill -0 $window && echo still open; kill -KILL $window
"""
PUBLISHER = Suite1().generate_signing_key(os.urandom)
# Of Python's own, here: a release carries them or is built without.
PLAIN_NEEDS = "zlib1g, libbz2-1.0, liblzma5"
MADE_OF = {"desk": f"{deb.DESK_NEEDS}, {PLAIN_NEEDS}", "town": f"{deb.TOWN_NEEDS}, {PLAIN_NEEDS}"}


def tried_quickly(repository: Path, parts: list[str]) -> Iterator[str]:
    """Build and try each part; a line for each with what it took. Raises PackageRefusal."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        raise PackageRefusal(
            f"Not installed: {', '.join(missing)}; the trial needs a Debian system."
        )
    if os.geteuid() != 0:
        raise PackageRefusal(
            "Installing and chroot need root: run this as root (sudo ./dev package --trial)."
        )
    with tempfile.TemporaryDirectory(prefix="lianxin-trial-") as folder:
        work = Path(folder)
        for part in parts:
            begun = time.monotonic()
            bundle = plain.build(repository, part, work / "bundles")
            _build_key_in(bundle)
            package = deb.make(repository, part, bundle, work / "packages", "none")
            root = OwnRoot(work / f"root-{part}")
            root.copy_from_here(MADE_OF[part])
            built = time.monotonic() - begun
            update = (lambda root, b=bundle: _update(root, b)) if part == "desk" else _nothing
            told = try_package(root, package, update)
            whole = time.monotonic() - begun
            yield f"{told} ({built:.0f} s to build, {whole:.0f} s in all)"
            run(["rm", "-rf", work / "bundles", work / "packages", root.folder])


def _build_key_in(bundle: Path) -> None:
    """The files of a plain folder may be the repository's own: replaced, never written to."""
    _replace(bundle / INSIDE / "resources" / KEYS_FILE, f"{PUBLISHER.public_key.hex()}\n")


def _update(root: Root, bundle: Path) -> str:
    """A signed update to a later version, with only what has changed, as a clerk would take it."""
    later = bundle.with_name("later")
    shutil.copytree(bundle, later, symlinks=True, copy_function=os.link)
    stated = later / INSIDE / "app" / "__init__.py"
    _replace(stated, stated.read_text("utf-8").replace(__version__, LATER))
    here = program_here(LATER, platform.system(), platform.machine())
    release = Release(LATER, here.system, here.processor, "lianxin", "", since=__version__)
    package = root.path("/srv/later.lxu")
    pack_release(package, release, later, PUBLISHER, bundle)
    kib = package.stat().st_size >> 10
    desk(root, "take-update", "/srv/later.lxu")
    demand("still open" in root.run("sh", "-c", UPDATING), "the updated window did not stay open")
    standing = desk(root, "updates", "--json")
    told = json.loads(standing[standing.index("{") :])
    demand(told["version"] == LATER and told["is_on_trial"], standing)
    return f"updated to {LATER} by {kib} KiB, "


def _nothing(root: Root) -> str:
    return ""


def _replace(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")
