"""What the program takes from outside, gathered once: clock, randomness, disk, shipped files."""

import os
import platform
import time
from pathlib import Path

import msgspec

from app.bootstrap.program_versions import programs_folder
from app.journal.clock import Clock
from app.models.identity import Randomness
from app.models.long_work import Tell, untold
from app.models.suite_rules import STANDARD_SUITE
from app.vault.atomic_files import Disk, FreeBytes, free_bytes
from app.vault.attempts import RunningSeconds
from app.vault.crypto import CryptoProvider
from app.vault.device_secret import SecretPlace, machine_folder
from app.vault.passwords import STANDARD, PasswordCost
from app.vault.suites import Suites


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
    machine_name: str = ""  # a station that is opened on another begins a new feed; empty: never
    programs_dir: Path = Path()
    running_seconds: RunningSeconds = time.monotonic
    free_bytes: FreeBytes = free_bytes
    tell: Tell = untold  # hears how far long work is while a station is opened

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
            machine_name=platform.node() or "unnamed",
            programs_dir=programs_folder(),
        )
