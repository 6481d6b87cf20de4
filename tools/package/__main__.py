"""`./dev package`: bundles, Debian packages, their scan and their trial."""

import argparse
import shutil
import sys
from pathlib import Path

from tools.package import bundle, deb, symbols, trial
from tools.package.quick_trial import tried_quickly
from tools.package.running import PackageRefusal, run
from tools.package.userland import GLIBC, OldUserland

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("debootstrap", "chroot", "dpkg-deb", "readelf")


def main() -> int:
    """Build, scan and, if asked for, try the packages."""
    parser = argparse.ArgumentParser(prog="./dev package", description=__doc__)
    parser.add_argument("parts", nargs="*", default=list(bundle.PARTS), metavar="desk|town")
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "packages")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "package")
    parser.add_argument("--mirror", default="", help="where Debian's packages come from")
    parser.add_argument("--compression", choices=("xz", "gzip"), default="xz")
    parser.add_argument(
        "--try", dest="is_tried", action="store_true", help="install, use, upgrade, remove"
    )
    parser.add_argument(
        "--trial", action="store_true", help="the same in minutes, from this system's own files"
    )
    options = parser.parse_args()
    try:
        if options.trial:
            for line in tried_quickly(ROOT, options.parts):
                print(line, flush=True)
        else:
            build(options)
    except PackageRefusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    return 0


def build(options: argparse.Namespace) -> None:
    """Everything from the old userland to the tried package. Raises PackageRefusal."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        wanted = "apt install debootstrap binutils"
        raise PackageRefusal(
            f"Not installed: {', '.join(missing)} ({wanted}; installer/README.md)."
        )
    mirror = options.mirror or own_mirror()
    userland = OldUserland(options.work / "bullseye", ROOT, mirror)
    print("preparing the old userland", flush=True)
    userland.make()
    packages = []
    for part in options.parts:
        print(f"building {part}", flush=True)
        folder = bundle.build(userland, ROOT, part, options.work / "logs")
        newer = symbols.too_new(folder, GLIBC)
        if newer:
            raise PackageRefusal(f"These files ask for a newer glibc than {GLIBC}: {newer}")
        package = deb.make(ROOT, part, folder, options.out, options.compression)
        packages.append(package)
        print(deb.told(package, folder), flush=True)
    if options.is_tried:
        for line in trial.tried(ROOT, packages, options.work, mirror):
            print(line, flush=True)


def own_mirror() -> str:
    """Where this system takes Debian's packages from. Raises PackageRefusal."""
    listed = run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(COMPONENT) $(CODENAME)"])
    for line in listed.splitlines():
        uri, component, codename = line.split(" ")
        if component == "main" and codename.isalpha() and uri.rstrip("/").endswith("debian"):
            return uri.rstrip("/")
    raise PackageRefusal("No mirror of Debian is known here; name one with --mirror.")


if __name__ == "__main__":
    sys.exit(main())
