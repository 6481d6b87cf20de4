"""Keep a demonstration village as this program leaves it, so that every later one must open it.

Run in the tree of a release, after `./dev demo --households 12`, once for each release:

    python tools/old_databases.py 0.1.0 out/demo
"""

import argparse
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "tests" / "old_databases"
PASSWORD = "yan shi mi ma"
REPORT = "found.json"


def kept_archives() -> list[Path]:
    """One archive for each release, oldest name first."""
    return sorted(KEPT.glob("*.tar.xz"))


def newest_schema() -> int:
    """The number of the station's newest migration."""
    migrations = (ROOT / "app" / "store" / "migrations").glob("m[0-9]*.py")
    return max(int(path.name[1:4]) for path in migrations)


def said_by(folder: Path, *words: str) -> dict[str, object]:
    """What this tree's own program finds in a folder; raises CalledProcessError when it refuses."""
    command = [sys.executable, "-m", "app.cli", *words, "--data", str(folder), "--json"]
    environment = os.environ | {"LIANXIN_PASSWORD": PASSWORD}
    done = subprocess.run(command, env=environment, check=True, capture_output=True)
    report: dict[str, object] = json.loads(done.stdout)
    return report


def keep(name: str, data: Path) -> Path:
    """Pack station and township with what the program that wrote them says of them."""
    report = {
        "schema": newest_schema(),
        "station": said_by(data, "check"),
        "town": said_by(data / "township", "town", "check"),
    }
    archive = KEPT / f"{name}.tar.xz"
    with tarfile.open(archive, "w:xz") as pack:
        for path in sorted([*data.iterdir(), *(data / "township").iterdir()]):
            if path.is_file() and not path.name.startswith("attempts"):
                pack.add(path, path.relative_to(data))
        content = json.dumps(report, ensure_ascii=False, indent=1).encode()
        entry = tarfile.TarInfo(REPORT)
        entry.size = len(content)
        pack.addfile(entry, io.BytesIO(content))
    return archive


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("data", type=Path)
    asked = parser.parse_args()
    print(keep(asked.name, asked.data))
