"""How a liaison card is laid out, as data: which words stand where, in millimetres, and how large.

A layout is a TOML or JSON file. Places are measured from the card's upper left corner. Each element
has a box of its own; boxes lie inside the margin and never over one another, so that what fits its
box can hide nothing. `docs/card-layouts.md` states the rules in words.
"""

import string
import tomllib
from collections.abc import Iterator
from itertools import combinations
from typing import Literal

import msgspec

from app.models.errors import OperationRefused
from app.models.papers import ID_NUMBER_PATTERN, LiaisonCardContent

STANDARD = ""
"""The id that cards of the standard layout carry in the journal."""

STANDARD_NAME = "standard"
SMALLEST_TYPE_PT, SMALLEST_CODE_MM = 8.0, 20.0
LARGEST_MM, SMALLEST_MM = {"A4": (210.0, 297.0), "A5": (148.0, 210.0)}, 40.0
QUIET = {"number_code": 4 / 25, "vcard": 4 / 37}
"""The white that a code needs on every side, in sides of the code; the fewest modules decide."""

FIELDS_MADE = {
    "place": ("village_short_name", "grid_name"),
    "phone": ("cadre_phone",),
    "items": ("common_items",),
}
"""Words that are put together from fields: the village with its grid, the phone in groups, the items."""

VCARD_FIELDS = ("cadre_name", "cadre_title", "cadre_phone", "station_name")
PHONE_FIELDS = ("duty_phone", "town_hotline", "supervision_phone")

ElementKind = Literal["text", "rule", "vcard", "number_code", "sections", "phones", "photo"]
Align = Literal["left", "center", "right"]
VerticalAlign = Literal["top", "middle", "bottom"]
Colour = Literal["ink", "accent", "label"]
WhenLong = Literal["shrink_wrap", "shrink", "wrap"]
Presence = Literal["", "with_photo", "without_photo"]


class Element(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing on a side, in its box.

    `text` is words with fields in braces; it is left out when all its fields are empty. Type is set
    at `size_pt`; when it does not fit, `when_long` says what gives way: `shrink_wrap` makes it
    smaller down to `least_pt` and breaks it into lines, `shrink` keeps one line, `wrap` keeps the
    size. What does not fit even then is refused by the element's name, never cut.
    """

    kind: ElementKind
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    name: str = ""
    text: str = ""
    size_pt: float = 9.0
    least_pt: float = SMALLEST_TYPE_PT
    is_bold: bool = False
    colour: Colour = "ink"
    align: Align = "left"
    vertical: VerticalAlign = "top"
    when_long: WhenLong = "shrink_wrap"
    sections: tuple[tuple[str, str], ...] = ()
    columns: int = 2
    only: Presence = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of a card that it shows. Raises OperationRefused `layout_text_unreadable`."""
        if self.kind == "text":
            return _fields_of(self.text)
        known = {
            "vcard": VCARD_FIELDS,
            "number_code": ("card_number",),
            "phones": PHONE_FIELDS,
            "photo": ("photo_hash",),
        }
        if self.kind == "sections":
            return tuple(f for _, text in self.sections for f in _fields_of(text))
        return known.get(self.kind, ())

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom with the white that a code needs."""
        white = QUIET.get(self.kind, 0.0) * self.width_mm
        right, bottom = self.x_mm + self.width_mm, self.y_mm + self.height_mm
        return self.x_mm - white, self.y_mm - white, right + white, bottom + white


class CardLayout(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One layout. `subject` says whether each household gets a card, or each grid a wall card.

    A layout without a back is printed on one side. `edition` stands in for the profile's.
    """

    id: str
    name: str
    width_mm: float
    height_mm: float
    front: tuple[Element, ...]
    back: tuple[Element, ...] = ()
    edge_mm: float = 5.0
    least_pt: float = SMALLEST_TYPE_PT
    subject: Literal["household", "grid"] = "household"
    paper: Literal["A4", "A5"] = "A4"
    edition: str = ""

    @property
    def key(self) -> str:
        """What cards of this layout carry in the journal."""
        return STANDARD if self.id == STANDARD_NAME else self.id

    @property
    def has_photo(self) -> bool:
        """Whether a cadre's photograph would stand on it."""
        return any(element.kind == "photo" for element in self.elements())

    def elements(self) -> Iterator[Element]:
        """Those of both sides."""
        yield from self.front
        yield from self.back

    def shown_fields(self) -> frozenset[str]:
        """Which fields of a card stand on it."""
        return frozenset(field for element in self.elements() for field in element.fields)

    def digest_of(self, content: LiaisonCardContent) -> str:
        """The content hash of a card in this layout: of what it shows, and nothing else."""
        return content.digest_of_fields(self.shown_fields())

    def sheet(self) -> tuple[float, float, int, int]:
        """Width and height of the paper as it lies, and how many columns and rows it takes."""
        upright = LARGEST_MM[self.paper]
        ways = []
        for width, height in (upright, upright[::-1]):
            ways.append((width, height, int(width // self.width_mm), int(height // self.height_mm)))
        upright_way, lying_way = ways
        takes_more = lying_way[2] * lying_way[3] > upright_way[2] * upright_way[3]
        return lying_way if takes_more and not self.back else upright_way


def read_layout(content: bytes) -> CardLayout:
    """A layout from TOML or JSON, checked.

    Raises OperationRefused `layout_unreadable` and what `check_layout` raises.
    """
    try:
        if content.lstrip()[:1] == b"{":
            layout = msgspec.json.decode(content, type=CardLayout)
        else:
            layout = msgspec.convert(tomllib.loads(content.decode()), CardLayout)
    except (msgspec.DecodeError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        raise OperationRefused("layout_unreadable") from None
    check_layout(layout)
    return layout


def check_layout(layout: CardLayout) -> None:
    """Raises OperationRefused `layout_name_missing`, `layout_size_unusable` and, with the `element`
    in question, `layout_element_outside`, `layout_elements_overlap` (other), `layout_field_unknown`
    (field), `layout_text_unreadable`, `layout_text_private`, `layout_type_too_small` (least),
    `layout_code_too_small`, `layout_number_missing`.
    """
    if not layout.name.strip() or not layout.id.strip():
        raise OperationRefused("layout_name_missing")
    columns, rows = layout.sheet()[2:]
    if not columns * rows or min(layout.width_mm, layout.height_mm) < SMALLEST_MM:
        raise OperationRefused("layout_size_unusable")
    for side in (layout.front, layout.back):
        for element in side:
            _check_element(layout, element)
        for one, other in combinations(side, 2):
            if meet(one, other):
                raise OperationRefused(
                    "layout_elements_overlap", element=said(one), other=said(other)
                )
    kinds = {element.kind for element in layout.elements()}
    if layout.subject == "household" and "number_code" not in kinds:
        raise OperationRefused("layout_number_missing")


def said(element: Element) -> str:
    """What an element is called before people."""
    return element.name or element.text or element.kind


def _check_element(layout: CardLayout, element: Element) -> None:
    name, edge, slack = said(element), layout.edge_mm, 0.01
    left, top = element.x_mm, element.y_mm
    right, bottom = left + element.width_mm, top + element.height_mm
    is_inside = left >= edge - slack and right <= layout.width_mm - edge + slack
    is_inside &= top >= edge - slack and bottom <= layout.height_mm - edge + slack
    if not is_inside or element.width_mm <= 0 or element.height_mm < 0:
        raise OperationRefused("layout_element_outside", element=name)
    texts = [element.text, *(part for section in element.sections for part in section)]
    if any(ID_NUMBER_PATTERN.search(text) for text in texts):
        raise OperationRefused("layout_text_private", element=name)
    for field in element.fields:
        if field not in LiaisonCardContent.__struct_fields__ or field == "issued_at":
            raise OperationRefused("layout_field_unknown", element=name, field=field)
    if element.kind in QUIET:
        if min(element.width_mm, element.height_mm) < SMALLEST_CODE_MM:
            raise OperationRefused("layout_code_too_small", element=name)
    elif element.kind not in ("rule", "photo"):
        least = max(layout.least_pt, SMALLEST_TYPE_PT)
        if not least <= element.least_pt <= element.size_pt <= 200:
            raise OperationRefused("layout_type_too_small", element=name, least=f"{least:g}")
    if element.columns < 1 or (element.kind == "sections" and not element.sections):
        raise OperationRefused("layout_text_unreadable", element=name)


def meet(one: Element, other: Element) -> bool:
    """Whether two boxes have room in common, and both are there at the same time."""
    if {one.only, other.only} == {"with_photo", "without_photo"}:
        return False
    slack = 0.05
    (a, b, c, d), (e, f, g, h) = one.box, other.box
    return min(c, g) - max(a, e) > slack and min(d, h) - max(b, f) > slack


def _fields_of(text: str) -> tuple[str, ...]:
    try:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        raise OperationRefused("layout_text_unreadable", element=text) from None
    return tuple(field for name in names for field in FIELDS_MADE.get(name, (name,)))
