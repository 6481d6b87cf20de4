"""Reading a profile file (TOML): the profile that it says, or every mistake in it with its place."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import msgspec

from app.models.appeal_stages import SOURCES
from app.models.errors import OperationRefused, Problem
from app.models.limits import check_limit
from app.models.listed_ledgers import LISTED
from app.models.private_use import wrong_characters
from app.models.profile import Profile
from app.models.profile_sources import (
    rules_without_source,
    sources_without_rule,
    without_retired,
)
from app.models.rules.papers import unfillable

LARGEST_FILE = 128 * 1024
MOST_MISTAKES = 50
_PLACE = re.compile(r" - at (`key` in )?`\$\.?(?P<path>[^`]*)`$")
_FIRST_KEY = re.compile(r"[^.\[]+")
_UNKNOWN_KEY = re.compile(r"^Object contains unknown field `(?P<key>[^`]*)`")
_MISSING_KEY = re.compile(r"^Object missing required field `(?P<key>[^`]*)`")
_WANTED = re.compile(r"^Expected `(\w+)")
_LINE = re.compile(r"\(at line (\d+)")


class ProfileMistake(msgspec.Struct, frozen=True):
    """Something that keeps a file from being a profile: its place as `criticism.reply_days`, and the
    key of its sentence, whose only fact is that place.
    """

    place: str
    problem: str


class ProfileReading(msgspec.Struct, frozen=True):
    """What a file says. Without mistakes there is a profile.

    `partial` is what is left without the mistakes of form, if that is a profile: a newer program may
    have written what this one does not know yet.

    `without_source` are rules that neither `[sources]` nor `[open]` names, `without_rule` what these
    name although the file has no such rule: worth a look, but no mistakes.
    """

    text: str
    profile: Profile | None = None
    partial: Profile | None = None
    mistakes: tuple[ProfileMistake, ...] = ()
    without_source: tuple[str, ...] = ()
    without_rule: tuple[str, ...] = ()

    def required(self) -> Profile:
        """The profile. Raises OperationRefused `profile_refused` (count, place, problem)."""
        if self.profile is None:
            first = self.mistakes[0]
            raise OperationRefused("profile_refused", count=len(self.mistakes), place=first.place)
        return self.profile


def read_profile(content: bytes) -> ProfileReading:
    """Read a file whole.

    Raises OperationRefused `profile_file_too_large` (most), `profile_file_not_text`,
    `profile_file_not_toml` (line).
    """
    if len(content) > LARGEST_FILE:
        raise OperationRefused("profile_file_too_large", most=LARGEST_FILE // 1024)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        tables = without_retired(tomllib.loads(text))
    except UnicodeDecodeError:
        raise OperationRefused("profile_file_not_text") from None
    except (tomllib.TOMLDecodeError, RecursionError) as trouble:
        line = _LINE.search(str(trouble))
        last = text.count("\n") + 1
        raise OperationRefused("profile_file_not_toml", line=line[1] if line else last) from None
    profile, mistakes = _converted(tables)
    if profile is not None:
        mistakes += _contradictions(profile)
    if mistakes:
        return ProfileReading(text, None, profile, tuple(mistakes[:MOST_MISTAKES]))
    without = tuple(rules_without_source(tables)), tuple(sources_without_rule(tables))
    return ProfileReading(text, profile, profile, (), *without)


def _converted(tables: dict[str, Any]) -> tuple[Profile | None, list[ProfileMistake]]:
    """What the tables say, and all mistakes of form: each is taken out to come to the next."""
    mistakes: list[ProfileMistake] = []
    left = tables
    while len(mistakes) < MOST_MISTAKES:
        try:
            profile = msgspec.convert(left, Profile)
        except msgspec.ValidationError as trouble:
            mistake, path = _mistake_of(str(trouble))
            mistakes.append(mistake)
            shorter = _without(left, path)
            if shorter is None:
                return None, mistakes
            left = shorter
        else:
            return profile, mistakes
    return None, mistakes


def _mistake_of(trouble: str) -> tuple[ProfileMistake, tuple[str, ...]]:
    """What msgspec complains of, as a mistake with the keys that lead there."""
    found = _PLACE.search(trouble)
    path = found["path"] if found else ""
    matches = map(_FIRST_KEY.match, path.split("."))
    keys = tuple(match[0] for match in matches if match)
    if unknown := _UNKNOWN_KEY.match(trouble):
        return ProfileMistake(_joined(path, unknown["key"]), problem="profile_key_unknown"), (
            *keys,
            unknown["key"],
        )
    if missing := _MISSING_KEY.match(trouble):
        return ProfileMistake(_joined(path, missing["key"]), problem="profile_key_missing"), keys
    return ProfileMistake(_counted(path), _problem_of(trouble)), keys


def _problem_of(trouble: str) -> str:
    wanted = _WANTED.match(trouble)
    if wanted is None:
        is_choice = trouble.startswith("Invalid")
        return "profile_choice_unknown" if is_choice else "profile_rules_contradict"
    match wanted[1] if ", got" in trouble else "":
        case "int":
            return "profile_number_wanted"
        case "str":
            return "profile_text_wanted"
        case "bool":
            return "profile_truth_wanted"
        case "array":
            return "profile_list_wanted"
        case "object":
            return "profile_table_wanted"
    return "profile_value_impossible"


def _without(tables: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any] | None:
    """The tables without what stands there; None where there is nothing to take out."""
    if not path or path[0] not in tables:
        return None
    inner = tables[path[0]]
    if len(path) > 1 and isinstance(inner, dict):
        shorter = _without(inner, path[1:])
        if shorter is not None:
            return {**tables, path[0]: shorter}
    return {key: value for key, value in tables.items() if key != path[0]}


def _contradictions(profile: Profile) -> Iterator[ProfileMistake]:
    """What is well formed and yet cannot be worked with."""
    if not profile.must_record_classes:
        yield ProfileMistake("must_record_classes", problem="profile_classes_empty")
    known = set(profile.appeal_classes)
    if not known >= set(profile.must_record_classes):
        yield ProfileMistake("must_record_classes", problem="profile_class_unknown")
    rules = profile.appeals
    if not known >= {each.name for each in rules.problem_classes}:
        yield ProfileMistake("appeals.problem_classes", problem="profile_class_unknown")
    if not {source.code for source in rules.sources} <= set(SOURCES):
        yield ProfileMistake("appeals.sources", problem="profile_choice_unknown")
    lists = {
        "must_record_classes": profile.must_record_classes,
        "appeal_classes": profile.appeal_classes,
        "appeals.routes": tuple(route.code for route in rules.routes),
        "appeals.sources": tuple(source.code for source in rules.sources),
        "appeals.escalation_chain": rules.escalation_chain,
        "service.checklist": profile.service.checklist,
        "duty.shifts": tuple(shift.name for shift in profile.duty.shifts),
        "ledgers.basic_blocks": tuple(
            field.name for block in profile.ledgers.basic_blocks for field in block.fields
        ),
    }
    for place, names in lists.items():
        if len(set(names)) < len(names):
            yield ProfileMistake(place, problem="profile_list_repeats")
    yield from _unprintable(profile)
    limits = {"appeals.limit": rules.limit}
    limits |= {f"appeals.routes.{route.code}.limit": route.limit for route in rules.routes}
    for place, limit in limits.items():
        if limit is None:
            continue
        try:
            check_limit(limit)
        except Problem:
            yield ProfileMistake(place, problem="profile_limit_impossible")


def _unprintable(profile: Profile) -> Iterator[ProfileMistake]:
    """What papers cannot say so."""
    for place in unfillable(profile.papers):
        yield ProfileMistake(f"papers.{place}", problem="profile_braces_unknown")
    for code in wrong_characters(profile.characters):
        yield ProfileMistake(f"characters.{code}", problem="profile_character_impossible")
    unknown = profile.papers.lists.keys() - LISTED.keys()
    for ledger in sorted(unknown):
        yield ProfileMistake(f"papers.lists.{ledger}", problem="profile_key_unknown")


def _joined(path: str, key: str) -> str:
    return f"{_counted(path)}.{key}" if path else key


def _counted(path: str) -> str:
    """`appeals.routes[0].limit` as people count: `appeals.routes.第1项.limit`."""
    counted = re.sub(r"\[(\d+)\]", lambda found: f".第{int(found[1]) + 1}项", path)
    return counted.replace("[...]", "")
