"""Whether each rule that a profile file states names its source, or says that it is open."""

from collections.abc import Iterator, Mapping
from typing import Any

TITLES = frozenset({"code", "name", "source", "sources", "open"})
"""What a file says of itself: no rules."""

RETIRED = frozenset(
    {
        "appeals.handling_modes",
        "appeals.is_answered_on_the_spot_shown",
        "duty.people_a_shift",
        "ratings.on_site_items",
        "service.is_call_back_recorded",
        "service.is_opinion_card_left",
    }
)
"""What earlier editions could state and no edition needs to: it follows from another rule, or is so
everywhere. A file may still have it, and nothing follows from it.
"""


def rules_stated(tables: Mapping[str, Any]) -> Iterator[str]:
    """The places of all rules in a profile file, as `criticism.reply_days`; lists count as one."""
    for key, value in tables.items():
        if key not in TITLES:
            yield from (place for place in _below(key, value) if place not in RETIRED)


def without_retired(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables without what is `RETIRED`."""
    return {
        part: {key: each for key, each in rules.items() if f"{part}.{key}" not in RETIRED}
        if isinstance(rules, Mapping)
        else rules
        for part, rules in tables.items()
    }


def rules_without_source(tables: Mapping[str, Any]) -> list[str]:
    """Rules that neither `[sources]` nor `[open]` names, by themselves or with their whole part."""
    named = {*tables.get("sources", {}), *tables.get("open", {})}
    return [rule for rule in rules_stated(tables) if named.isdisjoint(_with_parts(rule))]


def sources_without_rule(tables: Mapping[str, Any]) -> list[str]:
    """What `[sources]` and `[open]` name although the file states no such rule."""
    stated = {part for rule in rules_stated(tables) for part in _with_parts(rule)}
    named = [*tables.get("sources", {}), *tables.get("open", {})]
    return [name for name in named if name not in stated]


def _below(place: str, value: object) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield place
        return
    for key, inner in value.items():
        yield from _below(f"{place}.{key}", inner)


def _with_parts(rule: str) -> set[str]:
    parts = rule.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
