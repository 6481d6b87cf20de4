"""Opens and sets up a township server: its folder, its driver, the shipped tables."""

from pathlib import Path

from app.bootstrap.surroundings import ShippedRules, Surroundings, load_rules
from app.models.errors import OperationRefused
from app.store.sqlite_driver import sqlite
from app.town.surroundings import Surroundings as TownSurroundings
from app.town.township import Township


def create_township(folder: Path, town_code: str, surroundings: Surroundings) -> Township:
    """A new township server.

    Raises OperationRefused `town_code_unknown`, `town_already_exists`.
    """
    rules = load_rules(surroundings.resources)
    name = _town_name(rules, town_code)
    surroundings.disk.make_folder(folder)
    return Township.create(
        folder,
        _town_surroundings(surroundings, rules),
        town_code=town_code,
        name=name,
    )


def open_township(folder: Path, surroundings: Surroundings) -> Township:
    """The township server of a folder. Raises EnvironmentProblem `town_missing`."""
    return Township.open(
        folder, _town_surroundings(surroundings, load_rules(surroundings.resources))
    )


def _town_surroundings(surroundings: Surroundings, rules: ShippedRules) -> TownSurroundings:
    return TownSurroundings(
        crypto=surroundings.crypto,
        randomness=surroundings.randomness,
        clock=surroundings.clock,
        calendar=rules.calendar,
        divisions=rules.divisions,
        driver=sqlite,
        password_cost=surroundings.password_cost,
        disk=surroundings.disk,
        fonts=surroundings.resources / "fonts",
    )


def _town_name(rules: ShippedRules, town_code: str) -> str:
    for county_code, _ in rules.divisions.counties():
        for code, name in rules.divisions.towns(county_code):
            if code == town_code:
                return name
    raise OperationRefused("town_code_unknown", code=town_code)
