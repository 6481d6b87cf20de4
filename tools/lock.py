"""Pins the dependencies again for every platform, by uv in a folder of its own: `./dev lock`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
LISTS = ("app", "dev", "package")  # `app` first: what it names binds the others
UV_VERSION = "0.13.9"
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"


def main(arguments: list[str]) -> int:
    """Pin all lists; the arguments go to uv (--upgrade takes newer versions)."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        programs = Path(folder) / PROGRAMS
        pip = [str(programs / "python"), "-m", "pip", "install", "--quiet", f"uv=={UV_VERSION}"]
        subprocess.run(pip, check=True)
        return max(pin(str(programs / "uv"), name, arguments) for name in LISTS)


def pin(uv: str, name: str, arguments: list[str], folder: Path = REQUIREMENTS) -> int:
    """Pin one list with hashes and without naming any registry; returns uv's exit status."""
    options = ["--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    silent = ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-config"]
    files = [f"{name}.in", "--output-file", f"{name}.lock"]
    same = ["--constraint", "app.lock"] if name != "app" else []
    # A folder of wheels on this machine must not decide what others get.
    environment = {k: v for k, v in os.environ.items() if k not in ("UV_FIND_LINKS", "UV_CONFIG")}
    status = subprocess.call(
        [uv, "pip", "compile", *options, *silent, *same, *arguments, *files],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    if status == 0:
        lock = folder / f"{name}.lock"
        pins = lock.read_text("utf-8").splitlines()
        kept = [line for line in pins if not line.startswith(("-", "# Written by"))]
        header = f"# Written by ./dev lock from requirements/{name}.in. Do not edit."
        lock.write_text("\n".join([header, *kept, ""]), encoding="utf-8", newline="\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
