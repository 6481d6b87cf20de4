"""The assembly for criticism (有奖批评): who takes part, and what the place's rules ask of it."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from app.models.appointment_records import Assembly
from app.models.errors import OperationRefused
from app.models.rules.criticism import CriticismEvent

PLANNED, HELD, CANCELLED = "planned", "held", "cancelled"


class AssemblyTeam(msgspec.Struct, frozen=True):
    """One of its teams."""

    name: str
    members: tuple[str, ...]


def team_of_line(line: str) -> AssemblyTeam:
    """`一队：甲、乙`: what stands before the colon, and the names after it."""
    name, _, members = line.replace(":", "：").partition("：")
    found = members.replace("，", "、").replace(",", "、").split("、")
    return AssemblyTeam(name.strip(), tuple(each.strip() for each in found if each.strip()))


def teams_of(assembly: Assembly) -> list[AssemblyTeam]:
    """Its teams in their order."""
    return [team_of_line(line) for line in assembly.teams if line.strip()]


def told_until(rules: CriticismEvent, held_on: date) -> date:
    """The last day on which it can be made known."""
    return held_on - timedelta(days=rules.notice_days)


def check_assembly(rules: CriticismEvent, assembly: Assembly) -> None:
    """Raises OperationRefused `assembly_day_missing`, `assembly_told_late` (day),
    `assembly_team_size` (name, people, least, most), `assembly_team_twice` (name),
    `assembly_juror_in_team` (name).
    """
    held_on = _day(assembly.held_on)
    if assembly.announced_on and _day(assembly.announced_on) > told_until(rules, held_on):
        raise OperationRefused(
            "assembly_told_late",
            days=rules.notice_days,
            day=told_until(rules, held_on).isoformat(),
        )
    teams = teams_of(assembly)
    for team in teams:
        if not rules.team_least <= len(team.members) <= rules.team_most:
            raise OperationRefused(
                "assembly_team_size",
                name=team.name,
                people=len(team.members),
                least=rules.team_least,
                most=rules.team_most,
            )
    twice = _first_twice([team.name for team in teams])
    if twice:
        raise OperationRefused("assembly_team_twice", name=twice)
    in_teams = {name for team in teams for name in team.members}
    for juror in assembly.jurors:
        if juror in in_teams:
            raise OperationRefused("assembly_juror_in_team", name=juror)


def check_scoring(rules: CriticismEvent, assembly: Assembly, today: date) -> None:
    """Raises OperationRefused `assembly_untold` until it was made known, `assembly_not_yet` (day),
    `assembly_teams_missing`, `assembly_jury_incomplete` (jurors, wanted).
    """
    if not assembly.announced_on:
        raise OperationRefused("assembly_untold")
    if today.isoformat() < assembly.held_on:
        raise OperationRefused("assembly_not_yet", day=assembly.held_on)
    if not teams_of(assembly):
        raise OperationRefused("assembly_teams_missing")
    if len(assembly.jurors) < rules.jurors:
        raise OperationRefused(
            "assembly_jury_incomplete", jurors=len(assembly.jurors), wanted=rules.jurors
        )


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise OperationRefused("assembly_day_missing") from None


def _first_twice(names: Sequence[str]) -> str:
    return next((name for place, name in enumerate(names) if name in names[:place]), "")
