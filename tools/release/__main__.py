"""Makes the publisher's key and the signed update packages: `python -m tools.release`.

The private key is kept under a password, on a stick in a safe, and is used on a machine without a network
(the ceremony: installer/README.md). The password comes from LIANXIN_PUBLISHER_PASSWORD or is asked for.
"""

import argparse
import getpass
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from app import __version__
from app.models.errors import Problem
from app.models.updates import UPDATE_SUFFIX, place_of, program_here, version_order
from app.vault.crypto import Suite1
from app.vault.update_packages import open_package, publisher_keys
from app.words.problem_words import problem_sentence
from tools.release.packing import Release, pack_release
from tools.release.publisher_key import KeyRefusal, make_key, read_key

PASSWORD_VARIABLE = "LIANXIN_PUBLISHER_PASSWORD"
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def main() -> int:
    """Returns 0 done, 1 refused with a reason."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=__doc__)
    doors = parser.add_subparsers(required=True)
    key = doors.add_parser("key", help="make the publisher's key; prints the public half")
    key.add_argument("--out", type=Path, required=True)
    key.set_defaults(act=_key)
    pack = doors.add_parser("pack", help="sign a built program as an update")
    pack.add_argument("folder", type=Path, help="what ./dev package or PyInstaller built")
    pack.add_argument("--key", type=Path, required=True)
    pack.add_argument("--out", type=Path, required=True, help="a folder")
    pack.add_argument("--version", default=__version__)
    pack.add_argument("--system", choices=("linux", "windows"), default="linux")
    pack.add_argument("--processor", default=os.uname().machine if hasattr(os, "uname") else "x64")
    pack.add_argument("--about", default="", help="what is new, in one sentence")
    pack.add_argument("--since", type=Path, help="the program before: what it has is left out")
    pack.add_argument("--since-version", default="")
    pack.set_defaults(act=_pack)
    show = doors.add_parser(
        "show", help="prove a package with the keys in resources/publisher.keys"
    )
    show.add_argument("file", type=Path)
    show.set_defaults(act=_show)
    options = parser.parse_args()
    try:
        options.act(options)
    except KeyRefusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except Problem as problem:
        print(problem_sentence(problem), file=sys.stderr)
        return 1
    return 0


def _key(options: argparse.Namespace) -> None:
    public = make_key(options.out, _password())
    print(f"private key: {options.out} (under the password)")
    print(f"one line for resources/publisher.keys: {public.hex()}")


def _pack(options: argparse.Namespace) -> None:
    version_order(options.version)
    here = program_here(options.version, options.system, options.processor)
    release = Release(
        version=options.version,
        system=here.system,
        processor=here.processor,
        started_by="lianxin.exe" if here.system == "windows" else "lianxin",
        made_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        about=options.about,
        since=options.since_version,
    )
    signing = Suite1().signing_key(read_key(options.key, _password()))
    options.out.mkdir(parents=True, exist_ok=True)
    ending = f"-since-{options.since_version}" if options.since else ""
    place = place_of(here.system, here.processor)
    path = options.out / f"lianxin-{options.version}-{place}{ending}{UPDATE_SUFFIX}"
    pack_release(path, release, options.folder, signing, options.since)
    package = open_package(path, Suite1(), [signing.public_key])
    package.check_whole()
    _tell(path, package.head.unpacked_bytes(), len(package.head.files))


def _show(options: argparse.Namespace) -> None:
    package = open_package(options.file, Suite1(), publisher_keys(RESOURCES))
    package.check_whole()
    head = package.head
    print(f"{head.version} {place_of(head.system, head.processor)} {head.made_at} {head.about}")
    _tell(options.file, head.unpacked_bytes(), len(head.files))


def _tell(path: Path, unpacked: int, files: int) -> None:
    print(f"{path}: {path.stat().st_size:,} bytes; unpacked {unpacked:,} bytes in {files} files")


def _password() -> bytes:
    given = os.environ.get(PASSWORD_VARIABLE) or getpass.getpass("publisher's password: ")
    return given.encode()


if __name__ == "__main__":
    sys.exit(main())
