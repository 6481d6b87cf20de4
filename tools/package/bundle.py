"""One folder with the program and everything it needs, made by PyInstaller in the old userland."""

import shutil
from pathlib import Path

from tools.package.userland import OldUserland

PARTS = {"desk": "lianxin", "town": "lianxin-town"}
SHIPPED = (
    "app", "resources", "installer", "docs/manual", "docs/manual.zh-CN.md", "requirements/app.lock",
    "LICENSE",
)  # fmt: skip
OUR_OWN = ("__pycache__", "*.pyc", "*.ts")
# Built with what debuggers need. The libraries of Qt and Pillow are stripped already.
STRIPPED = (
    "libpython*", "libcrypto*", "libssl*", "python3.11/lib-dynload/*.so", "zstandard/*.so",
    "sqlcipher3/*.so", "msgspec/*.so",
)  # fmt: skip


def build(userland: OldUserland, repository: Path, part: str, logs: Path) -> Path:
    """Build one part; returns the folder with its program."""
    root, name = userland.root, PARTS[part]
    source = root.path("/build/source")
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    for each in SHIPPED:
        path = repository / each
        if path.is_dir():
            shutil.copytree(path, source / each, ignore=shutil.ignore_patterns(*OUR_OWN))
        else:
            (source / each).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, source / each)
    command = (
        f"cd /build/source && LIANXIN_PART={part} LD_LIBRARY_PATH=/opt/build/lib:/opt/python/lib "
        "/build/environment/bin/python -m PyInstaller --noconfirm --log-level WARN "
        "--distpath /build/bundles --workpath /build/work installer/linux/lianxin.spec"
    )
    root.run("sh", "-c", command, log=logs / f"bundle-{part}.log")
    inside = f"/build/bundles/{name}"
    for pattern in STRIPPED:
        root.run(
            "sh",
            "-c",
            f"cd {inside}/_internal && for f in {pattern}; do [ ! -f $f ] || strip --strip-unneeded $f; done",
        )
    return root.path(inside)
