"""The words of every licence, for the folder `licences` beside the program."""

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
