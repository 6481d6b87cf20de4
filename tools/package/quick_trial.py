"""`./dev package --trial`: both Debian packages in minutes and without a network, from a plain folder, in a
root made of this system's own files. What it proves is all but the old userland: layout, dependencies,
that nothing is missing, a demonstration day, the window, an upgrade that keeps the data, a signed update,
a removal that leaves the data. `./dev package --try` tries the packages that are released.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.package import deb, plain
from tools.package.own_root import OwnRoot
from tools.package.previous import OLDER, source_before
from tools.package.running import PackageRefusal, run
from tools.package.trial import Candidate, try_package

NEEDED = ("dpkg", "dpkg-deb", "dpkg-query", "unshare", "chroot", "ldd", "ldconfig")
# Of Python's own, here: a release carries them or is built without.
PLAIN_NEEDS = "zlib1g, libbz2-1.0, liblzma5"
MADE_OF = {
    "desk": f"{deb.DESK_NEEDS}, {PLAIN_NEEDS}, mount",
    "town": f"{deb.TOWN_NEEDS}, {PLAIN_NEEDS}",
}


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
    with (
        tempfile.TemporaryDirectory(prefix="lianxin-trial-") as folder,
        ThreadPoolExecutor(len(parts)) as side_by_side,  # each waits more than it works
    ):
        trials = [
            side_by_side.submit(_tried, repository, part, Path(folder) / part) for part in parts
        ]
        for trial in trials:
            yield trial.result()


def _tried(repository: Path, part: str, work: Path) -> str:
    """Build and try one part in a folder of its own. Raises PackageRefusal."""
    begun = time.monotonic()
    bundle = plain.build(repository, part, work / "bundles")
    package = deb.make(repository, part, bundle, work / "packages", "none")
    older, commit = _built_before(repository, part, work)
    root = OwnRoot(work / "root")
    root.copy_from_here(MADE_OF[part])
    built = time.monotonic() - begun
    told = try_package(root, Candidate(part, package, bundle, older, commit), False)
    whole = time.monotonic() - begun
    run(["rm", "-rf", work])
    return f"{told} ({built:.0f} s to build, {whole:.0f} s in all)"


def _built_before(repository: Path, part: str, work: Path) -> tuple[Path | None, str]:
    """The package of the program before today's tables, and of which commit it is."""
    before = source_before(repository, part, work / "before" / "source")
    if before is None:
        return None, ""
    bundle = plain.build(before.source, part, work / "before")
    about = deb.About(version=OLDER)
    return deb.make(before.source, part, bundle, work / "packages", "none", about), before.commit
