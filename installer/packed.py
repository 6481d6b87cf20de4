"""What both specs pack: the words of every licence, and every module of the program."""

import importlib.metadata
import re
from collections.abc import Iterator
from pathlib import Path

NAMES = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)


def licence_files(lock: Path) -> Iterator[tuple[str, str]]:
    """Each file with the folder that it goes to, for the libraries of a lock file that are installed."""
    for name in re.findall(r"(?m)^([a-z0-9_.-]+)==", lock.read_text("utf-8")):
        try:
            library = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another system
        for file in library.files or ():
            if ".dist-info" in file.parts[0] and NAMES.search(file.name):
                yield str(library.locate_file(file)), f"licences/{name}"


def every_module(root: Path) -> list[str]:
    """All modules of the program: many are loaded by name when they are needed, which no packer sees."""
    files = (path.relative_to(root) for path in sorted((root / "app").rglob("*.py")))
    return [".".join(file.with_suffix("").parts) for file in files if file.stem != "__init__"]
