"""Which lists hold villagers' numbers, and how a list looks with them masked."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from app.models.id_number import mask_id_number, mask_phone
from app.models.list_papers import ListContent, Shown
from app.models.priority_groups import open_groups

_BETWEEN = "、"


def _phones(text: str) -> str:
    return _BETWEEN.join(mask_phone(phone) for phone in text.split(_BETWEEN))


def _groups(text: str) -> str:
    return _BETWEEN.join(open_groups(filter(None, text.split(_BETWEEN))))


MASKS: Mapping[str, Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "people": {"身份证号": mask_id_number, "电话": _phones, "人员类别": _groups},
        "transfer": {"身份证号": mask_id_number, "电话": _phones, "人员类别": _groups},
        "receptions": {"电话": _phones},
        "home_services": {"电话": _phones},
        "appointments": {"电话": _phones},
    }
)
"""By list and heading of its column. Phones of staff and cadres are public and stay."""


def holds_numbers(ledger: str) -> bool:
    """Whether this list holds villagers' numbers."""
    return ledger in MASKS


def masked_list(content: ListContent) -> ListContent:
    """The same list with villagers' numbers masked and restricted groups left out."""
    masks = MASKS.get(content.ledger)
    if not masks:
        return content
    of_place = {
        place: masks[column.heading]
        for place, column in enumerate(content.columns)
        if column.heading in masks
    }

    def masked(row: tuple[Shown, ...]) -> tuple[Shown, ...]:
        return tuple(
            of_place[place](cell) if place in of_place and isinstance(cell, str) else cell
            for place, cell in enumerate(row)
        )

    return msgspec.structs.replace(content, rows=tuple(masked(row) for row in content.rows))
