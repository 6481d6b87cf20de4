"""What the first start chooses from: the villages, and the profiles that ship."""

from pathlib import Path

from app.bootstrap.station import FirstStart
from app.bootstrap.surroundings import DEFAULT_PROFILE
from app.presenters.first_start_presenter import Answers, FirstTables
from app.sheets.profile_file import shipped_profiles
from app.sheets.shipped import load_divisions


def first_tables(resources: Path) -> FirstTables:
    """Raises EnvironmentProblem `resource_unreadable`."""
    found = [reading.required() for reading in shipped_profiles(resources)]
    profiles = [(profile.code, profile.name) for profile in found]
    return FirstTables(load_divisions(resources), profiles, DEFAULT_PROFILE)


def first_start(answers: Answers) -> FirstStart:
    """What was answered at the first start, for the station that is made of it."""
    return FirstStart(
        village_code=answers.village.code if answers.village else "",
        staff_name=answers.staff_name,
        password=answers.password,
        station_name=answers.station_name,
        staff_phone=answers.staff_phone,
        duty_phone=answers.duty_phone,
        profile_code=answers.profile_code or DEFAULT_PROFILE,
    )
