"""A clean minimal Debian root made of this system's own files: its essential packages and what a package
depends on, entered into a package database of its own. Needs no network.
"""

import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from tools.package.running import PackageRefusal, Root, run

INFO = Path("/var/lib/dpkg/info")
FORMAT = "${binary:Package}\t${Package}\t${Essential}\t${Provides}\t${Pre-Depends}, ${Depends}\n"
_NAME = re.compile(r"[a-z0-9][a-z0-9+.-]+")
FOLDERS = ("proc", "sys", "dev", "tmp", "run", "root", "srv", "home", "var/lib/dpkg/updates")


class OwnRoot(Root):
    """Packages are installed in it by dpkg alone, which refuses one whose needs are not met."""

    def copy_from_here(self, needs: str) -> None:
        """Copy the essential packages and what `needs` (as in `Depends`) asks for.

        Raises PackageRefusal naming a package that is not installed here.
        """
        if shutil.which("dpkg-query") is None:
            raise PackageRefusal("This system has no dpkg: no Debian root can be made of it.")
        shutil.rmtree(self.folder, ignore_errors=True)
        chosen = _closure(_Installed(), needs)
        for name in FOLDERS:
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        for name in ("bin", "sbin", "lib", "lib32", "lib64", "libx32"):
            place = Path("/") / name
            if place.is_symlink():
                (self.folder / place.readlink()).mkdir(parents=True, exist_ok=True)
                (self.folder / name).symlink_to(place.readlink())
        _copy_files(chosen, self.folder)
        self._enter_into_database(chosen)
        (self.folder / "dev" / "null").touch()
        for name, text in (("passwd", "root:x:0:0:root:/root:/bin/sh\n"), ("group", "root:x:0:\n")):
            (self.folder / "etc" / name).write_text(text, "utf-8")
        self.run("ldconfig")

    def install_file(self, inside: str) -> None:
        """By dpkg: nothing is fetched, and nobody waits for the disk under a root that is thrown away."""
        self.run("dpkg", "--force-unsafe-io", "--install", inside)

    def remove(self, name: str) -> None:
        """The package, and not its configuration."""
        self.run("dpkg", "--remove", name)

    def _enter_into_database(self, chosen: list[str]) -> None:
        database = self.folder / "var" / "lib" / "dpkg"
        (database / "info").mkdir(exist_ok=True)
        for package in chosen:
            for path in INFO.glob(f"{package}.*"):
                if path.suffix in (".list", ".md5sums", ".conffiles", ".shlibs", ".triggers"):
                    shutil.copy(path, database / "info")
        (database / "status").write_text(run(["dpkg-query", "--status", *chosen]), "utf-8")
        (database / "available").touch()


class _Installed:
    """The packages of this system, by name and by what they provide."""

    def __init__(self) -> None:
        self.needs: dict[str, str] = {}
        self.essential: list[str] = []
        self._by_name: dict[str, str] = {}
        for line in run(["dpkg-query", "--show", "--showformat", FORMAT]).splitlines():
            package, name, essential, provides, needs = line.split("\t")
            self.needs[package] = needs
            if essential == "yes":
                self.essential.append(package)
            self._by_name.setdefault(name, package)
            for provided in _NAME.findall(provides):
                self._by_name.setdefault(provided, package)

    def satisfying(self, alternatives: str) -> str:
        """The package that meets one need. Raises PackageRefusal when none is installed."""
        for alternative in alternatives.split("|"):
            found = self._by_name.get(alternative.strip().split(" ")[0].split(":")[0])
            if found:
                return found
        raise PackageRefusal(f"Not installed here: {alternatives.strip()} (the package needs it).")


def _closure(installed: _Installed, needs: str) -> list[str]:
    chosen: set[str] = set()
    open_ends = [*installed.essential, *_met(installed, needs)]
    while open_ends:
        package = open_ends.pop()
        if package not in chosen:
            chosen.add(package)
            open_ends += _met(installed, installed.needs[package])
    return sorted(chosen)


def _met(installed: _Installed, needs: str) -> Iterable[str]:
    return [installed.satisfying(need) for need in needs.split(",") if need.strip()]


def _copy_files(chosen: list[str], folder: Path) -> None:
    """Every file, link and folder of the packages; documents and translations are left where they are."""
    listed = {
        line
        for package in chosen
        for line in run(["dpkg-query", "--listfiles", package]).splitlines()
        if line.startswith("/") and not line.startswith(("/usr/share/doc", "/usr/share/man"))
        and not line.startswith(("/usr/share/locale", "/usr/share/info"))
    }  # fmt: skip
    for line in sorted(listed):
        source, target = Path(line), folder / line.lstrip("/")
        if target.exists() or target.is_symlink():
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            target.symlink_to(source.readlink())
        elif source.is_dir():
            target.mkdir()
        elif source.is_file() and os.access(source, os.R_OK):
            shutil.copy2(source, target)
