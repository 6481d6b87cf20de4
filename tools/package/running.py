"""Running the tools of the system, and saying plainly when one fails."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path


def is_root() -> bool:
    """Whether whoever runs this has root's rights here."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


class PackageRefusal(Exception):
    """What has to be done first, or what a built package lacks."""


def run(command: Sequence[str | Path], *, cwd: Path | None = None, log: Path | None = None) -> str:
    """Run it and return what it printed. Raises PackageRefusal with its last words."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    ended = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(ended.stdout, "utf-8")
    if ended.returncode != 0:
        words = " ".join(str(word) for word in command)[:300]
        last = "\n".join(ended.stdout.splitlines()[-25:])
        raise PackageRefusal(f"{words}\n{last}\nexit status {ended.returncode}")
    return ended.stdout


def demand(is_so: bool, words: str) -> None:
    """Raises PackageRefusal unless it is so."""
    if not is_so:
        raise PackageRefusal(words)


# Processes of its own; and without root's rights, root of a namespace, where the system allows one.
APART = ["unshare", "--fork", "--pid"] + ([] if is_root() else ["--user", "--map-root-user"])


class Root:
    """A Debian system in a folder, entered with chroot; needs the rights of root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, suite: str, mirror: str) -> None:
        """Put a minimal system there, unless one stands there already."""
        if (self.folder / "etc" / "debian_version").is_file():
            return
        if os.geteuid() != 0:
            raise PackageRefusal("debootstrap and chroot need root: run this as root.")
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        run(["debootstrap", "--variant=minbase", suite, self.folder, mirror])

    def run(self, *command: str | Path, log: Path | None = None) -> str:
        """Run a command in it, with processes and /proc of its own that end with it."""
        apart = [*APART, f"--mount-proc={self.folder / 'proc'}"]
        return run([*apart, "chroot", self.folder, *command], log=log)

    def install(self, *packages: str) -> None:
        """Install Debian packages in it."""
        self.run("apt-get", "-q", "update")
        self.run("apt-get", "-q", "install", "-y", "--no-install-recommends", *packages)

    def install_file(self, inside: str) -> None:
        """Install a package file of it, and what that needs."""
        self.run("apt-get", "-q", "update")
        self.run("apt-get", "-q", "install", "-y", "--no-install-recommends", inside)

    def remove(self, name: str) -> None:
        """Remove a package from it."""
        self.run("apt-get", "-q", "remove", "-y", name)

    def path(self, inside: str) -> Path:
        """Where a path of the system lies outside of it."""
        return self.folder / inside.lstrip("/")
