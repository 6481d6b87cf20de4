"""The tables that come with the program, read together."""

from pathlib import Path

import msgspec

from app.models.card_layouts import CardLayout
from app.models.catalog import ItemCatalog
from app.models.divisions import DivisionTable
from app.models.profile import Profile
from app.models.proofs import ProofRules
from app.models.working_days import WorkingCalendar
from app.sheets.shipped import (
    load_calendar,
    load_card_layouts,
    load_catalog,
    load_divisions,
    load_profile,
    load_proofs,
)

DEFAULT_PROFILE = "qingzhou"


class ShippedRules(msgspec.Struct, frozen=True):
    """The tables that come with the program."""

    divisions: DivisionTable
    catalog: ItemCatalog
    proofs: ProofRules
    calendar: WorkingCalendar
    profile: Profile
    card_layouts: tuple[CardLayout, ...]


def load_rules(resources: Path, profile_code: str = DEFAULT_PROFILE) -> ShippedRules:
    """Raises EnvironmentProblem `resource_unreadable`, OperationRefused `profile_unknown`."""
    return ShippedRules(
        divisions=load_divisions(resources).with_practice(),
        catalog=load_catalog(resources),
        proofs=load_proofs(resources),
        calendar=load_calendar(resources),
        profile=load_profile(resources, profile_code),
        card_layouts=load_card_layouts(resources),
    )
