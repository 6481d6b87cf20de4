"""Administrative divisions: county, township, village, found by name, pinyin or code."""

from collections.abc import Iterable

import msgspec

from app.models.errors import OperationRefused


class Village(msgspec.Struct, frozen=True):
    """One village-level unit of the shipped division table. Codes are 12-digit text."""

    county_code: str
    county_name: str
    town_code: str
    town_name: str
    code: str
    name: str  # official, e.g. 高家庄村村民委员会
    short_name: str  # e.g. 高家庄村
    kind: str  # village | community
    pinyin: str = ""  # full pinyin of the short name, no tones
    initials: str = ""

    @property
    def label(self) -> str:
        """Town, name and code: the same short name occurs twice in one town."""
        return f"{self.town_name} {self.short_name} {self.code}"


PRACTICE_VILLAGE = Village(
    county_code="999900",
    county_name="练习县",
    town_code="999900000",
    town_name="练习镇",
    code="999900000001",
    name="练习村村民委员会",
    short_name="练习村",
    kind="village",
    pinyin="lianxicun",
    initials="lxc",
)
"""No place in the country has a code that begins with 99: no township can invite it."""


class DivisionTable:
    """The villages that the program knows, for choosing one at the first start."""

    def __init__(self, villages: Iterable[Village]) -> None:
        self._villages = tuple(villages)
        self._by_code = {village.code: village for village in self._villages}

    def with_practice(self) -> "DivisionTable":
        """With the practice village too, which nobody is offered to choose."""
        return DivisionTable((*self._villages, PRACTICE_VILLAGE))

    def __len__(self) -> int:
        return len(self._villages)

    def village(self, code: str) -> Village:
        """Raises OperationRefused `village_code_unknown`."""
        try:
            return self._by_code[code.strip()]
        except KeyError:
            raise OperationRefused("village_code_unknown", code=code.strip()) from None

    def counties(self) -> list[tuple[str, str]]:
        """(code, name) of each county."""
        return list({(v.county_code, v.county_name): None for v in self._villages})

    def towns(self, county_code: str) -> list[tuple[str, str]]:
        """(code, name) of each township of a county."""
        found = {(v.town_code, v.town_name) for v in self._villages if v.county_code == county_code}
        return sorted(found)

    def find(self, query: str, town_code: str = "", limit: int = 100) -> list[Village]:
        """Villages whose name, pinyin, initials or code holds `query`; best matches first."""
        wanted = query.strip().lower().replace(" ", "")
        ranked = []
        for village in self._villages:
            if town_code and village.town_code != town_code:
                continue
            rank = _match_rank(village, wanted)
            if rank is not None:
                ranked.append((rank, village.code, village))
        ranked.sort(key=lambda row: row[:2])
        return [village for _, _, village in ranked[:limit]]


def _match_rank(village: Village, wanted: str) -> int | None:
    keys = (village.short_name, village.code, village.initials, village.pinyin, village.name)
    if any(key == wanted for key in keys):
        return 0
    if any(key.startswith(wanted) for key in keys):
        return 1
    if any(wanted in key for key in keys):
        return 2
    return None
