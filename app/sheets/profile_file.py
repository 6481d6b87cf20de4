"""Profile files: one that somebody chose, and those that ship."""

from pathlib import Path

from app.models.errors import EnvironmentProblem
from app.models.profile_reading import LARGEST_FILE, ProfileReading, read_profile
from app.sheets.shipped import profile_codes, read_profile_text


def read_profile_file(path: Path) -> ProfileReading:
    """What a file says; no more of it is read than a profile can have.

    Raises EnvironmentProblem `file_unreadable` (name), and what `read_profile` raises.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError:
        raise EnvironmentProblem("file_unreadable", name=path.name) from None
    return read_profile(content)


def shipped_profile(resources: Path, code: str) -> ProfileReading:
    """What a file says that ships.

    Raises OperationRefused `profile_unknown`, EnvironmentProblem `resource_unreadable`.
    """
    return read_profile(read_profile_text(resources, code).encode())


def shipped_profiles(resources: Path) -> list[ProfileReading]:
    """All that ship, by their code."""
    return [shipped_profile(resources, code) for code in profile_codes(resources)]
