"""Whose visits are whose: liaison cadres by id, also where two of them have one name.

A visit that names its cadre by id is that cadre's. One that was written before visits named ids is
the only cadre's of that name, or else that one's of the name who looks after the household; where
neither is so, it counts for none of them, because it must not count twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.models.records import Cadre


class Visitors:
    """The liaison cadres of a village, by what people call them."""

    def __init__(self, cadres: Iterable[Cadre]) -> None:
        self._by_name: dict[str, list[Cadre]] = defaultdict(list)
        for cadre in cadres:
            self._by_name[cadre.name].append(cadre)
        self._labels = {
            cadre.id: label
            for alike in self._by_name.values()
            for cadre, label in zip(alike, _labels(alike), strict=True)
        }
        self._ids = {label: cadre_id for cadre_id, label in self._labels.items()}
        self._names = {each.id: each.name for alike in self._by_name.values() for each in alike}

    @property
    def labels(self) -> tuple[str, ...]:
        """What each cadre can be chosen by: the name, with unit or telephone where two share it."""
        return tuple(self._labels.values())

    @property
    def by_id(self) -> Mapping[str, str]:
        """The labels, by the cadre's id."""
        return self._labels

    def label_of(self, name: str, cadre_id: str) -> str:
        """What a visitor is called so that nobody else is meant."""
        return self._labels.get(cadre_id, name)

    def is_shared(self, name: str) -> bool:
        """Whether several cadres have this name."""
        return len(self._by_name.get(name, ())) > 1

    def read(self, typed: str, household_cadre_id: str = "") -> tuple[str, str]:
        """The name and the cadre's id that a typed label or name means; no id for anybody else."""
        cadre_id = self._ids.get(typed) or self.cadre_of(typed, "", household_cadre_id)
        return self._names.get(cadre_id, typed), cadre_id

    def cadre_of(self, name: str, cadre_id: str, household_cadre_id: str) -> str:
        """Whose visit it is, by what it says of its visitor and who looks after the household."""
        if cadre_id:
            return cadre_id if cadre_id in self._labels else ""
        alike = [cadre.id for cadre in self._by_name.get(name, ())]
        if len(alike) == 1:
            return alike[0]
        return household_cadre_id if household_cadre_id in alike else ""


def _labels(alike: list[Cadre]) -> list[str]:
    """`王芳（妇联 13800000000）` where the name alone does not say who is meant."""
    if len(alike) == 1:
        return [alike[0].name]
    facts: list[Mapping[str, str]] = [
        {"unit": " ".join(filter(None, (each.unit, each.title))), "phone": each.phone}
        for each in alike
    ]
    units = [fact["unit"] for fact in facts]
    if "" not in units and len(set(units)) == len(units):
        marks = units
    else:
        marks = [" ".join(filter(None, fact.values())) for fact in facts]
        if len(set(marks)) < len(marks) or "" in marks:
            marks = [f"{mark} {place}".strip() for place, mark in enumerate(marks, start=1)]
    return [f"{each.name}（{mark}）" for each, mark in zip(alike, marks, strict=True)]
