"""Debian packages: the desk in the layout of UOS and Kylin, the township's server as a service."""

import hashlib
import json
import shutil
from pathlib import Path

import msgspec

from app import __version__
from tools.package.running import run

DESK_ID, TOWN_NAME = "cn.lianxin.desk", "lianxin-town"
MAINTAINER = "Lianxin <desk@lianxin.invalid>"
# Of the system's own: what Qt loads by name. Older systems call them the same.
DESK_NEEDS = (
    "libc6 (>= 2.28), libgl1, libegl1, libfontconfig1, libxkbcommon0, libdbus-1-3, libx11-6, "
    "libsystemd0, libpng16-16, libglib2.0-0 | libglib2.0-0t64, libgcrypt20, libstdc++6"
)
TOWN_NEEDS = "libc6 (>= 2.28), adduser, libstdc++6"
EXECUTABLE, PLAIN = 0o755, 0o644


class About(msgspec.Struct, frozen=True):
    """What is said of a package."""

    version: str = __version__
    processor: str = ""
    """As Debian calls it; empty: that of this machine."""


TODAY = About()


def make(
    repository: Path, part: str, bundle: Path, out: Path, compression: str, about: About = TODAY
) -> Path:
    """Write the package; returns its path."""
    tree = bundle.parent / f"deb-{part}"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir()
    fill = _fill_desk if part == "desk" else _fill_town
    said = About(about.version, about.processor or architecture())
    control = fill(repository, bundle, tree, said)
    return pack(tree, control, out, compression)


def pack(tree: Path, control: dict[str, str], out: Path, compression: str) -> Path:
    """Pack a filled tree with its control fields."""
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file()) // 1024
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts
    ]
    fields = {**control, "Installed-Size": str(size)}
    folder = tree / "DEBIAN"
    folder.mkdir(exist_ok=True)
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (folder / "control").write_text(text, "utf-8")
    (folder / "md5sums").write_text("\n".join(sums) + "\n", "utf-8")
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{control['Package']}_{control['Version']}_{control['Architecture']}.deb"
    # Not zstd: the dpkg of UOS 20 and Kylin V10 cannot read it.
    run(["dpkg-deb", "--root-owner-group", f"-Z{compression}", "--build", tree, path])
    return path


def told(package: Path, bundle: Path) -> str:
    """One line on what came out, for docs/sizes.md."""
    files = [path for path in bundle.rglob("*") if path.is_file()]
    unpacked = sum(path.stat().st_size for path in files if not path.is_symlink())
    return f"{package.name}: {package.stat().st_size:,} bytes; unpacked {unpacked:,} bytes in {len(files)} files"


def architecture() -> str:
    """The processor as Debian calls it."""
    return run(["dpkg", "--print-architecture"]).strip()


def _fill_desk(repository: Path, bundle: Path, tree: Path, about: About) -> dict[str, str]:
    given = repository / "installer" / "linux" / "desk"
    place = tree / "opt" / "apps" / DESK_ID
    shutil.copytree(bundle, place / "files", symlinks=True)
    entries = place / "entries"
    desktop = (given / "desktop").read_text("utf-8").replace("{id}", DESK_ID)
    _write(entries / "applications" / f"{DESK_ID}.desktop", desktop)
    _write(
        entries / "mime" / "packages" / f"{DESK_ID}.xml", (given / "mime.xml").read_text("utf-8")
    )
    icon = entries / "icons" / "hicolor" / "scalable" / "apps" / f"{DESK_ID}.svg"
    icon.parent.mkdir(parents=True)
    shutil.copyfile(repository / "resources" / "icons" / "mark.svg", icon)
    info = {
        "appid": DESK_ID,
        "name": "连心站",
        "version": about.version,
        "arch": [about.processor],
        "permissions": {"autostart": False, "notification": False, "camera": False},
        "support-plugins": {"plugins": []},
    }
    _write(place / "info", json.dumps(info, ensure_ascii=False, indent=2) + "\n")
    # Desktops that do not look under /opt/apps find the same files where they look.
    for name in ("applications", "mime", "icons"):
        for path in sorted((entries / name).rglob("*")):
            if path.is_file():
                link = tree / "usr" / "share" / path.relative_to(entries)
                link.parent.mkdir(parents=True, exist_ok=True)
                link.symlink_to(Path("/") / path.relative_to(tree))
    command = tree / "usr" / "bin" / "lianxin"
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/opt/apps/{DESK_ID}/files/lianxin")
    _licence(repository, tree, DESK_ID)
    return _control(DESK_ID, about, DESK_NEEDS, "Desk of a village service station (连心站)")


def _fill_town(repository: Path, bundle: Path, tree: Path, about: About) -> dict[str, str]:
    given = repository / "installer" / "linux" / "town"
    shutil.copytree(bundle, tree / "opt" / TOWN_NAME, symlinks=True)
    unit = (given / f"{TOWN_NAME}.service").read_text("utf-8")
    _write(tree / "lib" / "systemd" / "system" / f"{TOWN_NAME}.service", unit)
    command = tree / "usr" / "bin" / TOWN_NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"/opt/{TOWN_NAME}/{TOWN_NAME}")
    for name in ("postinst", "prerm"):
        _write(tree / "DEBIAN" / name, (given / name).read_text("utf-8"), EXECUTABLE)
    _licence(repository, tree, TOWN_NAME)
    return _control(TOWN_NAME, about, TOWN_NEEDS, "Township server of Lianxin (连心站)")


def _control(name: str, about: About, needs: str, summary: str) -> dict[str, str]:
    return {
        "Package": name,
        "Version": about.version,
        "Architecture": about.processor,
        "Maintainer": MAINTAINER,
        "Section": "misc",
        "Priority": "optional",
        "Depends": needs,
        "Description": summary,
    }


def _licence(repository: Path, tree: Path, name: str) -> None:
    _write(
        tree / "usr" / "share" / "doc" / name / "copyright",
        (repository / "LICENSE").read_text("utf-8"),
    )


def _write(path: Path, text: str, mode: int = PLAIN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    path.chmod(mode)
