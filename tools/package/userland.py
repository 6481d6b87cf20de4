"""The old userland in which the program is built, so that it starts on UOS and Kylin.

A bundle made on a system of today asks for that system's glibc and starts on none of those desktops.
Here CPython and OpenSSL are compiled by zig for glibc 2.28 in a Debian 11 root, and the wheels are
chosen for 2.28 and older.
"""

import platform
import shutil
import sys
import zipfile
from pathlib import Path

from tools.package.running import Root, run

SUITE, SOURCES = "bullseye", "bookworm"
ZIG = "ziglang==0.17.1"
# UOS 20 and Kylin V10 have 2.28 and 2.31; of Qt for arm64 the oldest wheel asks for 2.31.
GLIBC_OF = {"x86_64": (2, 28), "aarch64": (2, 31)}
GLIBC = GLIBC_OF.get(platform.machine(), (2, 28))
LOCKS = ("app", "package")
BUILD_PACKAGES = [
    "gcc",
    "libc6-dev",
    "make",
    "perl",
    "binutils",
    "dpkg-dev",
    "pkg-config",
    "ca-certificates",
    "zlib1g-dev",
    "libbz2-dev",
    "liblzma-dev",
    "libffi-dev",
    "uuid-dev",
    "libexpat1-dev",
]
# What the wheels of Qt load and do not carry; what of these is too new is left to the target.
QT_PACKAGES = [
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libfontconfig1",
    "libfreetype6",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-util1",
    "libxcb-xkb1",
    "libxcb-randr0",
    "libxcb-xinerama0",
]


def shelves(glibc: tuple[int, int]) -> list[str]:
    """What wheels for this glibc and older are called."""
    newer = [f"manylinux_2_{minor}" for minor in range(5, glibc[1] + 1)]
    return ["manylinux1", "manylinux2010", "manylinux2014", *newer]


class OldUserland:
    """A Debian 11 root with Python for glibc 2.28 and an environment with the locked libraries."""

    def __init__(self, folder: Path, repository: Path, mirror: str) -> None:
        self.root = Root(folder)
        self._repository = repository
        self._mirror = mirror
        self._scripts = repository / "installer" / "linux" / "userland"
        self._logs = folder.parent / "logs"

    def make(self) -> None:
        """Build what is not there yet; each part is built once."""
        self.root.make(SUITE, self._mirror)
        if not self.root.path("/opt/python/bin/python3.11").exists():
            self._make_python()
        self._make_environment()

    def _make_python(self) -> None:
        sources = self.root.path("/etc/apt/sources.list")
        sources.write_text(
            f"deb {self._mirror} {SUITE} main\ndeb-src {self._mirror} {SOURCES} main\n", "utf-8"
        )
        self.root.install(*BUILD_PACKAGES, *self._known(QT_PACKAGES))
        build = self.root.path("/build")
        build.mkdir(exist_ok=True)
        get = "cd /build && apt-get -q source --download-only python3.11 openssl"
        self.root.run("sh", "-c", get)
        self._put_zig()
        shutil.copy(self._scripts / "zigcc", self.root.path("/usr/local/bin/zigcc"))
        shutil.copy(self._scripts / "build.sh", build / "build.sh")
        self.root.run("sh", "/build/build.sh", log=self._logs / "python.log")

    def _known(self, packages: list[str]) -> list[str]:
        self.root.run("apt-get", "-q", "update")
        found = self.root.run("apt-cache", "pkgnames").split()
        return [package for package in packages if package in set(found)]

    def _put_zig(self) -> None:
        wheels = self.root.path("/build/zig")
        pip("download", "--no-deps", "--dest", wheels, ZIG)
        (wheel,) = wheels.glob("ziglang-*.whl")
        target = self.root.path("/opt/zig")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)
        (target / "ziglang" / "zig").chmod(0o755)

    def _make_environment(self) -> None:
        """The libraries of the lock files, none of which may ask for a newer glibc."""
        locks = [self._repository / "requirements" / f"{name}.lock" for name in LOCKS]
        stamp = self.root.path("/build/environment/locks")
        asked = "".join(lock.read_text("utf-8") for lock in locks)
        if stamp.is_file() and stamp.read_text("utf-8") == asked:
            return
        wheels = self.root.path("/build/wheels")
        shutil.rmtree(wheels, ignore_errors=True)
        fitting = [
            word for shelf in shelves(GLIBC) for word in ("--platform", f"{shelf}_{machine()}")
        ]
        for lock in locks:
            only = ("--only-binary=:all:", "--python-version", "3.11", "--require-hashes")
            pip("download", "--no-deps", *fitting, *only, "--dest", wheels, "-r", lock)
        pip("download", "--no-deps", "--dest", wheels, "pip")
        self.root.run("rm", "-rf", "/build/environment")
        self.root.run(
            "/opt/python/bin/python3.11", "-m", "venv", "--without-pip", "/build/environment"
        )
        (own_pip,) = wheels.glob("pip-*.whl")
        names = sorted(path.name for path in wheels.glob("*.whl") if path != own_pip)
        self.root.run(
            "/build/environment/bin/python", f"/build/wheels/{own_pip.name}/pip", "install",
            "--no-index", "--no-deps", "--no-compile", *(f"/build/wheels/{name}" for name in names),
        )  # fmt: skip
        stamp.write_text(asked, "utf-8")


def machine() -> str:
    """The processor as wheels call it."""
    return run(["uname", "-m"]).strip()


def pip(*arguments: str | Path) -> None:
    """Run this Python's pip."""
    run([sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments])
