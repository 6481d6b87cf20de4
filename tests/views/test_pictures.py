"""Ten pages look, to the dot, as when somebody last looked at them.

After a wished change: `python -m tools.accept_pictures`, then look at what git says has changed.
"""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from app.views.theme import Theme
from tests.stations import RESOURCES
from tests.views.picture_comparing import (
    ACCEPTED,
    FORMAT,
    MADE_WITH,
    complaint,
    difference,
    draw_alike_everywhere,
    drawn_by,
    picture_of,
)
from tests.views.walking import busy_village, come_to_rest, open_at_old_size

__all__ = ["busy_village"]


@pytest.fixture
def drawn_alike(qapp):
    """Letters as on every machine; the usual ones for whoever comes after."""
    draw_alike_everywhere(qapp)
    yield
    Theme(RESOURCES).apply(qapp)


def openings(desk, ids) -> dict[str, Callable[[], object]]:
    pages = desk.pages
    return {
        "cases": lambda: pages.section("cases"),
        "case": lambda: pages.open_case(ids["cases"]),
        "intake": lambda: pages.open_intake(ids["persons"]),
        "households": lambda: pages.section("households"),
        "household": lambda: pages.open_household(ids["households"]),
        "visit": lambda: pages.open_visit_of(ids["households"]),
        "appeal": lambda: pages.open_appeal(ids["appeals"]),
        "duty": lambda: pages.open_ledger("duty"),
        "settings": lambda: pages.section("settings"),
        "today": lambda: pages.section("today"),
    }


def test_pages_look_as_when_somebody_last_looked_at_them(drawn_alike, open_desktop, busy_village):
    made_with = MADE_WITH.read_text("utf-8").strip() if MADE_WITH.exists() else drawn_by()
    if made_with != drawn_by():
        pytest.skip(f"the pictures were drawn by {made_with}, this is {drawn_by()}")
    desk, ids = open_at_old_size(open_desktop, busy_village)
    wrong = []
    for name, open_it in openings(desk, ids).items():
        open_it()
        come_to_rest(desk)
        wrong.append(complaint(name, picture_of(desk.window)))
    assert not any(wrong), "\n".join(filter(None, wrong))
    assert {path.stem for path in ACCEPTED.glob("*.webp")} == set(openings(desk, ids))


def test_one_dot_that_differs_is_found_and_marked(qapp):
    accepted = QImage(40, 30, FORMAT)
    accepted.fill(0xFFFFFF)
    shown = accepted.copy()
    shown.setPixel(7, 9, 0xFEFFFF)

    apart, dots = difference(accepted, shown)
    assert dots == 1 and shown != accepted
    assert apart.pixelColor(7, 9).red() == 200 and apart.pixelColor(8, 9).red() == 255
    assert difference(accepted, accepted.copy()) == (accepted, 0)
    assert difference(QImage(1, 1, FORMAT), shown)[1] == 40 * 30
