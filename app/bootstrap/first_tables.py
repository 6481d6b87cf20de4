"""What the first start chooses from: the villages, and the profiles that ship."""

from pathlib import Path

from app.bootstrap.surroundings import DEFAULT_PROFILE
from app.presenters.first_start_presenter import FirstTables
from app.sheets.profile_file import shipped_profiles
from app.sheets.shipped import load_divisions


def first_tables(resources: Path) -> FirstTables:
    """Raises EnvironmentProblem `resource_unreadable`."""
    found = [reading.required() for reading in shipped_profiles(resources)]
    profiles = [(profile.code, profile.name) for profile in found]
    return FirstTables(load_divisions(resources), profiles, DEFAULT_PROFILE)
