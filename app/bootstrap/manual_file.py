"""The manual that lies beside the program, read without Qt."""

from pathlib import Path

from app.models.errors import EnvironmentProblem
from app.models.manual import ManualSection, sections_of

MANUAL_FILE, PICTURES = "manual.zh-CN.md", "manual"


def manual_folder(resources: Path) -> Path:
    """Where the manual lies: beside the resources, in the tree as in a package."""
    return resources.parent / "docs"


def read_manual(resources: Path) -> tuple[ManualSection, ...]:
    """Raises EnvironmentProblem `resource_unreadable`."""
    path = manual_folder(resources) / MANUAL_FILE
    try:
        return sections_of(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise EnvironmentProblem("resource_unreadable", file=MANUAL_FILE) from None
