"""Programs and update packages in small: a program is a script that writes down that it was started."""

from pathlib import Path

from app.bootstrap.launching import Launching, watched
from app.bootstrap.program_versions import ProgramShelf
from app.bootstrap.update_installing import Updater, seen_from_version_in_force
from app.models.updates import program_here
from app.vault.atomic_files import Disk
from app.vault.crypto import Suite1
from tools.release.packing import Release, pack_release

PUBLISHER = Suite1().signing_key(bytes(range(32)))
STRANGER = Suite1().signing_key(bytes(range(1, 33)))
PLENTY = 1 << 40
INSTALLED = "0.1.0"
SETTLE = 'sed -i s/true/false/ "$LIANXIN_PROGRAMS/chosen"\n'
"""What a version does once its desk was opened; here with the tools of a shell."""


def program(folder: Path, version: str, told: Path, then: str = "exit 0") -> Path:
    """A folder with a program that says its version and then does `then`."""
    (folder / "_internal" / "fonts").mkdir(parents=True)
    start = folder / "lianxin"
    start.write_text(f'#!/bin/sh\necho "{version} $*" >> "{told}"\n{then}\n', "utf-8")
    start.chmod(0o755)
    (folder / "_internal" / "fonts" / "face.ttf").write_bytes(b"a face " * 5000)
    (folder / "_internal" / "words").write_text(f"words of {version}", "utf-8")
    (folder / "_internal" / "empty").write_bytes(b"")
    (folder / "_internal" / "face").symlink_to("fonts/face.ttf")
    return folder


def update(path: Path, folder: Path, version: str, before: Path | None = None, **said: str) -> Path:
    """The folder as a package for this machine, signed by the publisher."""
    here = program_here(version, "linux", "x86_64")
    release = Release(
        version=version,
        system=said.get("system", here.system),
        processor=said.get("processor", here.processor),
        started_by="lianxin",
        made_at="2026-11-22T00:00:00Z",
        since=INSTALLED if before else "",
    )
    key = STRANGER if said.get("signed_by") == "stranger" else PUBLISHER
    pack_release(path, release, folder, key, before)
    return path


class Machine:
    """A PC with an installed program, and a person's folder of later versions beside it."""

    def __init__(self, tmp_path: Path) -> None:
        self.tmp = tmp_path
        tmp_path.mkdir(exist_ok=True)
        self.told = tmp_path / "told"
        self.installed = program(tmp_path / "opt", INSTALLED, self.told)
        self.shelf = ProgramShelf(tmp_path / "programs", Disk())
        self.free = PLENTY

    def updater(self, *, is_installed: bool = True) -> Updater:
        """As the program has it that runs now."""
        folder = self.installed if is_installed else None
        updater = seen_from_version_in_force(
            self.shelf, Suite1(), [PUBLISHER.public_key], INSTALLED, folder, lambda _: self.free
        )
        # The packages of these tests are for one machine, whichever runs them.
        updater.here = program_here(updater.here.version, "linux", "x86_64")
        return updater

    def package(self, version: str, then: str = "exit 0", **said: object) -> Path:
        """A new version as a package."""
        folder = self.tmp / f"built-{version}-{len(list(self.tmp.glob('built-*')))}"
        program(folder, version, self.told, then)
        before = self.installed if said.pop("is_partial", False) else None
        path = self.tmp / f"{folder.name}.lxu"
        return update(path, folder, version, before, **said)  # type: ignore[arg-type]

    def start(self, *arguments: str) -> list[str]:
        """Start the installed program; what was started thereby, in order."""
        self.told.unlink(missing_ok=True)
        launching = Launching(
            shelf=self.shelf,
            installed=INSTALLED,
            program=self.installed / "lianxin",
            watched=watched,
            replaced=watched,
            make_updater=self.updater,
        )
        if launching.start(arguments) is None:
            watched([self.installed / "lianxin", *arguments])
        return self.told.read_text("utf-8").splitlines()
