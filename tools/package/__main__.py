"""`./dev package`: bundles, Debian packages, their scan and their trial."""

import argparse
import shutil
import sys
from pathlib import Path

from app.vault.update_packages import publisher_keys
from tools import translate
from tools.package import bundle, deb, symbols, trial
from tools.package.previous import OLDER, source_before
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
    translate.build_if_older()  # packed as it lies there: without it the desk knows no English
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
    print(whose_updates(ROOT / "resources"), flush=True)
    print("preparing the old userland", flush=True)
    userland.make()
    candidates = []
    for part in options.parts:
        print(f"building {part}", flush=True)
        package, folder = _built(userland, ROOT, part, options)
        older, commit = _built_before(userland, part, options) if options.is_tried else (None, "")
        candidates.append(trial.Candidate(part, package, folder, older, commit))
    if options.is_tried:
        for line in trial.tried(candidates, options.work, mirror):
            print(line, flush=True)


def _built(
    userland: OldUserland,
    source: Path,
    part: str,
    options: argparse.Namespace,
    about: deb.About = deb.TODAY,
) -> tuple[Path, Path]:
    """The package of a tree, and the folder with its program. Raises PackageRefusal."""
    kept = options.work / "bundles" / about.version
    built = bundle.build(userland, source, part, options.work / "logs")
    newer = symbols.too_new(built, GLIBC)
    if newer:
        raise PackageRefusal(f"These files ask for a newer glibc than {GLIBC}: {newer}")
    folder = kept / built.name
    run(["rm", "-rf", folder])
    kept.mkdir(parents=True, exist_ok=True)
    built.rename(folder)
    package = deb.make(source, part, folder, options.out, options.compression, about)
    print(deb.told(package, folder), flush=True)
    return package, folder


def _built_before(
    userland: OldUserland, part: str, options: argparse.Namespace
) -> tuple[Path | None, str]:
    """The package before today's tables, and of which commit it is."""
    before = source_before(ROOT, part, options.work / "source-before")
    if before is None:
        return None, ""
    print(f"building {part} as of {before.commit}", flush=True)
    package, _ = _built(userland, before.source, part, options, deb.About(version=OLDER))
    return package, before.commit


def whose_updates(resources: Path) -> str:
    """Which publisher's keys are built in, by their beginnings."""
    keys = [key.hex()[:16] for key in publisher_keys(resources)]
    if not keys:
        return "no publisher's key in resources/publisher.keys: what is built takes no update"
    return f"takes updates signed by {', '.join(keys)}"


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
