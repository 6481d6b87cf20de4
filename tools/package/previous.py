"""The program before this one, out of the history: what a trial upgrades from.

It is what lay there before the newest change to the part's tables, so that an upgrade has something to do.
It is packed by today's tools, from today's libraries, under an older version.
"""

import re
import shutil
import tarfile
from pathlib import Path

import msgspec

from tools.package.running import PackageRefusal, run

OLDER = "0.0.1"
TABLES = {"desk": "app/store/migrations", "town": "app/town/ledger/schema.py"}
FROM_HISTORY = ("app", "resources", "docs/manual", "docs/manual.zh-CN.md", "LICENSE")
FROM_TODAY = ("installer", "requirements")


class Previous(msgspec.Struct, frozen=True):
    """A tree that can be built like today's, and which commit it is."""

    source: Path
    commit: str


def source_before(repository: Path, part: str, folder: Path) -> Previous | None:
    """The tree before today's tables; None where there is no history to take it from."""
    try:
        changed = _git(repository, "log", "-1", "--format=%H", "--", TABLES[part])
        commit = _git(repository, "rev-parse", "--verify", "--short", f"{changed}^")
    except PackageRefusal:  # a copy without its history, or with the newest commit alone
        return None
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    archive = folder.with_suffix(".tar")
    _git(repository, "archive", "--output", str(archive), commit, "--", *FROM_HISTORY)
    with tarfile.open(archive) as pack:
        pack.extractall(folder, filter="data")
    archive.unlink()
    for each in FROM_TODAY:
        shutil.copytree(repository / each, folder / each)
    state = folder / "app" / "__init__.py"
    text = re.sub(r'(?m)^__version__ = ".*"$', f'__version__ = "{OLDER}"', state.read_text("utf-8"))
    state.write_text(text, "utf-8")
    return Previous(folder, commit)


def _git(repository: Path, *words: str) -> str:
    # Whoever builds as root builds in a folder that is somebody else's.
    return run(["git", "-c", "safe.directory=*", "-C", repository, *words]).strip()
