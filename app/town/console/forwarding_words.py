"""What the page of the stations says of forwarding to the county."""

from collections import Counter

import msgspec

from app.town.county_link import ForwardState
from app.town.township import Township
from app.words.county_words import county_sentence


class ForwardingWords(msgspec.Struct, frozen=True):
    """Where to, how far it has come, and in sentences why not further; `refused` with how many feeds."""

    county: str
    url: str
    state: ForwardState
    problem: str
    refused: tuple[tuple[str, int], ...]


def forwarding_of(township: Township) -> ForwardingWords | None:
    """None for a town that forwards to no county."""
    link = township.forwarding.link()
    if link is None:
        return None
    state = township.forwarding.state()
    why = Counter(state.refused.values())
    return ForwardingWords(
        county=link.county.name,
        url=link.url,
        state=state,
        problem=county_sentence(state.problem, state.facts) if state.problem else "",
        refused=tuple((county_sentence(key, {}), count) for key, count in sorted(why.items())),
    )
