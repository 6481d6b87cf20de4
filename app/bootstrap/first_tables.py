"""What the first start chooses from: the villages, and the profiles that ship."""

from pathlib import Path

import msgspec

from app.bootstrap.new_station import FirstStart
from app.bootstrap.shipped_rules import DEFAULT_PROFILE
from app.models.first_answers import FirstAnswers
from app.presenters.first_start_presenter import FirstTables, FoundInstall
from app.sheets.profile_file import shipped_profiles
from app.sheets.shipped import load_divisions


def first_tables(resources: Path) -> FirstTables:
    """Raises EnvironmentProblem `resource_unreadable`."""
    found = [reading.required() for reading in shipped_profiles(resources)]
    profiles = [(profile.code, profile.name) for profile in found]
    return FirstTables(load_divisions(resources), profiles, DEFAULT_PROFILE)


def first_start(answers: FirstAnswers, install: FoundInstall | None = None) -> FirstStart:
    """What was answered at the first start, for the station that is made of it. With an install file,
    its township has said which village this is.
    """
    village = install.village if install else answers.village
    first = FirstStart(
        village_code=village.code if village else "",
        staff_name=answers.staff_name,
        password=answers.password,
        station_name="" if install else answers.station_name,
        staff_phone=answers.staff_phone,
        duty_phone=answers.duty_phone,
        profile_code=answers.profile_code or DEFAULT_PROFILE,
    )
    if install is None:
        return first
    return msgspec.structs.replace(
        first, suite=install.suite, install=install.content, install_address=install.address
    )
