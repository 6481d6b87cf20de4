"""Light, dark, high contrast, three sizes of text: chosen at once, and nothing cut in any of them."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from app.bootstrap.look_file import LOOK_FILE, LookFile
from app.models.looks import PALETTE_NAMES, Look
from app.models.records import CaseStep
from app.presenters.case_reading import HistoryLine
from app.views.case_history import CaseHistory
from app.views.colours import PALETTES, colour
from tests.views.walking import (
    OLD_SCREEN,
    busy_village,
    come_to_rest,
    cut_off,
    doubled_keys,
    main_pages,
    open_at_old_size,
    overlaps,
)  # fmt: skip

__all__ = ["busy_village"]

FINE_SCREEN = QSize(3840, 2160)
# What is written in which colour on which: the ratio asked of it by WCAG 2.1.
WRITTEN = [
    *(
        ("ink", ground, 7)
        for ground in ("ground", "surface", "raised", "accent_soft", "hover", "rail")
    ),
    *(("ink_soft", ground, 4.5) for ground in ("ground", "surface", "raised", "rail")),
    *(("ink_faint", ground, 4.5) for ground in ("surface",)),
    *(
        (f"{tone}", f"{tone}_soft", 4.5)
        for tone in ("danger", "warning", "active", "done", "neutral")
    ),
    *((tone, "surface", 4.5) for tone in ("danger", "warning", "active", "done", "accent")),
    ("accent", "ground", 4.5),
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_dark", 4.5),
    ("focus", "surface", 3),
    ("focus", "ground", 3),
]


def luminance(name: str, palette: str) -> float:
    ink = QColor(PALETTES[palette][name])
    linear = [
        p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4
        for p in (ink.redF(), ink.greenF(), ink.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", PALETTE_NAMES)
def test_all_words_can_be_read_in_every_palette(palette):
    weak = []
    for ink, ground, wanted in WRITTEN:
        light, dark = sorted((luminance(ink, palette), luminance(ground, palette)), reverse=True)
        ratio = (light + 0.05) / (dark + 0.05)
        if ratio < (7 if palette == "contrast" and wanted > 3 else wanted):
            weak.append(f"{ink} on {ground}: {ratio:.1f}")

    assert weak == []
    assert PALETTES[palette].keys() == PALETTES["light"].keys()


@pytest.mark.parametrize(
    ("points", "screens"),
    [(12, (OLD_SCREEN, FINE_SCREEN)), (16, (OLD_SCREEN,)), (20, (OLD_SCREEN,))],
)
def test_no_page_is_cut_or_overlaps_in_any_size_on_small_and_large_screens(
    points, screens, dressed_again, open_desktop, busy_village
):
    surroundings = busy_village.surroundings
    LookFile(busy_village.folder / LOOK_FILE, surroundings.disk).keep(Look("dark", points))
    desk, ids = open_at_old_size(open_desktop, busy_village)

    wrong = []
    for page in main_pages(desk, ids):
        for screen in screens:
            desk.window.resize(screen)
            come_to_rest(desk)
            wrong += [f"{page}: {each}" for each in (*cut_off(desk.window), *overlaps(desk.window))]
            assert desk.window.size() == screen
        wrong += [f"{page}: {each}" for each in doubled_keys(desk.window)]
    assert wrong == [], "\n".join(wrong)


def test_what_is_chosen_is_seen_at_once_and_next_time(
    qtbot, dressed_again, open_desktop, busy_village
):
    desk, _ = open_at_old_size(open_desktop, busy_village)
    page = desk.page("settings")
    page.station_tab.fields["address"].set_text("村委会大院东屋")
    page.open_look()
    page.look_tab.palettes.button(1).click()
    page.look_tab.sizes.button(2).click()
    qtbot.waitUntil(lambda: desk.shell.page("settings") is not page)
    come_to_rest(desk)
    new = desk.shell.page("settings")

    assert new.look_tab.isVisible() and new.look_tab.look() == Look("dark", 20)
    assert new.station_tab.fields["address"].text() == "村委会大院东屋"
    assert colour("surface") == QColor(PALETTES["dark"]["surface"])
    assert dressed_again.font().pointSize() == 20
    assert desk.window.grab().toImage().pixelColor(8, 700) == QColor(PALETTES["dark"]["rail"])
    assert LookFile(busy_village.folder / LOOK_FILE, busy_village.surroundings.disk).look() == Look(
        "dark", 20
    )


def test_a_spoilt_file_of_the_look_costs_no_more_than_the_look(tmp_path, busy_village):
    path = tmp_path / LOOK_FILE
    for spoilt in (b"{", b'{"palette": "pink"}', b'{"points": 400}'):
        path.write_bytes(spoilt)

        assert LookFile(path, busy_village.surroundings.disk).look() == Look()


@pytest.mark.parametrize("large", [False, True])
def test_who_took_a_step_is_read_whole_in_a_narrow_card(qtbot, monkeypatch, large):
    monkeypatch.setattr("app.views.history_card.is_large", lambda: large)
    step = CaseStep(id="", action="submit", actor_name="欧阳建国", at="2026-11-23T09:05:00Z")
    card = CaseHistory()
    qtbot.addWidget(card)
    card.show_history([HistoryLine(step, is_counted=True)])
    card.setFixedSize(300 if large else 500, 300)  # as narrow as beside the papers of a case
    card.show()
    assert [each for each in cut_off(card) if "欧阳建国" in each] == []
