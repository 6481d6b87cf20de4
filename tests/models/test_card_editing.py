"""A new element of a card layout stands where it hides nothing, or is refused."""

import pytest

from app.models.card_editing import NEW_ELEMENTS, added
from app.models.card_layouts import check_layout
from app.models.errors import OperationRefused
from app.sheets.shipped import load_card_layouts
from tests.stations import RESOURCES

LAYOUTS = {layout.id: layout for layout in load_card_layouts(RESOURCES)}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("side", ["front", "back"])
@pytest.mark.parametrize("kind", NEW_ELEMENTS)
def test_whatever_is_added_leaves_a_good_layout_or_is_refused(layout, side, kind):
    try:
        changed = added(layout, side, kind)
    except OperationRefused as refused:
        assert refused.key == "layout_no_room"
        assert getattr(layout, side), "an empty side has room"
        return
    check_layout(changed)
    assert len(getattr(changed, side)) == len(getattr(layout, side)) + 1
