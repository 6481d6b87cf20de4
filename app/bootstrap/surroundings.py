"""What the program takes from outside, gathered once: clock, randomness, disk, shipped files."""

import os
import time
from pathlib import Path

import msgspec

from app.bootstrap.program_versions import programs_folder
from app.journal.journal import Clock
from app.models.card_layouts import CardLayout
from app.models.catalog import ItemCatalog
from app.models.divisions import DivisionTable
from app.models.identity import Randomness
from app.models.profile import Profile
from app.models.proofs import ProofRules
from app.models.suite_rules import STANDARD_SUITE
from app.models.working_days import WorkingCalendar
from app.sheets.shipped import (
    load_calendar,
    load_card_layouts,
    load_catalog,
    load_divisions,
    load_profile,
    load_proofs,
)
from app.store.disk_room import FreeBytes, free_bytes
from app.vault.atomic_files import Disk
from app.vault.attempts import RunningSeconds
from app.vault.crypto import CryptoProvider
from app.vault.device_secret import SecretPlace, machine_folder
from app.vault.passwords import STANDARD, PasswordCost
from app.vault.suites import Suites

DEFAULT_PROFILE = "qingzhou"


class Surroundings(msgspec.Struct, frozen=True):
    """Injected everywhere; tests and simulations give their own clock and randomness."""

    resources: Path
    clock: Clock
    randomness: Randomness
    crypto: CryptoProvider
    disk: Disk
    password_cost: PasswordCost = STANDARD
    secret_place: SecretPlace = "machine"
    machine_dir: Path = Path()
    programs_dir: Path = Path()
    running_seconds: RunningSeconds = time.monotonic
    free_bytes: FreeBytes = free_bytes

    @classmethod
    def of_this_machine(cls) -> "Surroundings":
        """The real clock, the system's randomness, the files beside the program."""
        return cls(
            resources=Path(__file__).resolve().parents[2] / "resources",
            clock=lambda: time.time_ns() // 1_000_000,
            randomness=os.urandom,
            crypto=Suites(os.urandom).of(STANDARD_SUITE),
            disk=Disk(),
            machine_dir=machine_folder(),
            programs_dir=programs_folder(),
        )


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
