"""Changing what stands on a card layout: a new element goes where there is room for it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import msgspec

from app.models.card_layouts import CardLayout, Element, ElementKind, meet
from app.models.errors import OperationRefused

STEP_MM = 0.5
NEW_ELEMENTS: Mapping[ElementKind, Element] = MappingProxyType(
    {
        "text": Element("text", 0, 0, 40, 5, name="文字", text="文字"),
        "sections": Element(
            "sections", 0, 0, 50, 30, name="服务内容",
            sections=(("服务承诺", "{service_promise}"), ("值班时间", "{duty_hours}"),
                      ("常办事项", "{items}")),
        ),
        "phones": Element("phones", 0, 0, 80, 8, name="各部门电话"),
        "vcard": Element("vcard", 0, 0, 22, 22, name="存电话的码"),
        "number_code": Element("number_code", 0, 0, 20, 20, name="卡号的码"),
        "photo": Element("photo", 0, 0, 20, 26, name="照片", only="with_photo"),
        "rule": Element("rule", 0, 0, 20, 0, name="横线", size_pt=0.5),
    }
)  # fmt: skip
"""What can be added, and how it comes: its least useful size, without a place."""


def added(layout: CardLayout, side: str, kind: ElementKind) -> CardLayout:
    """The layout with a new element last on that side, at the first free place from the top.

    Raises OperationRefused `layout_no_room` (element).
    """
    elements = layout.front if side == "front" else layout.back
    new = NEW_ELEMENTS[kind]
    least = max(layout.least_pt, new.least_pt)
    size_pt = new.size_pt if kind == "rule" else max(least, new.size_pt)
    new = msgspec.structs.replace(new, least_pt=least, size_pt=size_pt)
    for x_mm, y_mm in _places(layout, new):
        placed = msgspec.structs.replace(new, x_mm=x_mm, y_mm=y_mm)
        if not any(meet(placed, other) for other in elements):
            return msgspec.structs.replace(layout, **{side: (*elements, placed)})
    raise OperationRefused("layout_no_room", element=new.name)


def _places(layout: CardLayout, element: Element) -> Iterator[tuple[float, float]]:
    """Row by row inside the margin."""
    across = int((layout.width_mm - 2 * layout.edge_mm - element.width_mm) / STEP_MM)
    down = int((layout.height_mm - 2 * layout.edge_mm - element.height_mm) / STEP_MM)
    for row in range(down + 1):
        for column in range(across + 1):
            yield layout.edge_mm + column * STEP_MM, layout.edge_mm + row * STEP_MM
