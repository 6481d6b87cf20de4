"""The shipped fonts are the ones meant, can be embedded, and hold every rare name."""

import hashlib
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.character_ranges import AMONG_COMPATIBILITY, LEVEL_3_RANGES

FONTS = Path(__file__).parents[1] / "resources" / "fonts"
MAIN_FACES = ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"]
FALLBACK = "HanaMinB.ttf"


def level_3_ideographs() -> set[int]:
    ideographs = set(AMONG_COMPATIBILITY)
    for first, last in LEVEL_3_RANGES:
        ideographs.update(range(first, last + 1))
    return ideographs


def characters_of(name: str) -> set[int]:
    with TTFont(FONTS / name, lazy=True) as font:
        return set(font.getBestCmap())


def test_the_checksums_hold():
    listed = dict(
        reversed(line.split()) for line in (FONTS / "SHA256SUMS").read_text("utf-8").splitlines()
    )

    assert listed == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in FONTS.glob("*.ttf")
    }


@pytest.mark.parametrize("name", [*MAIN_FACES, FALLBACK])
def test_the_face_can_be_embedded_in_a_paper(name):
    with TTFont(FONTS / name, lazy=True) as font:
        assert "glyf" in font
        assert "CFF " not in font
        assert "fvar" not in font, "a variable font would be drawn at its thinnest"


@pytest.mark.parametrize(
    ("name", "weight"), [("NotoSansSC-Regular.ttf", 400), ("NotoSansSC-Bold.ttf", 700)]
)
def test_each_main_face_has_its_weight(name, weight):
    with TTFont(FONTS / name, lazy=True) as font:
        assert font["OS/2"].usWeightClass == weight


@pytest.mark.parametrize("name", MAIN_FACES)
def test_no_ideograph_of_gb_18030_level_3_is_missing(name):
    wanted = level_3_ideographs()
    assert len(wanted) == 87_887

    assert wanted - characters_of(name) - characters_of(FALLBACK) == set()


@pytest.mark.parametrize("name", MAIN_FACES)
def test_the_main_face_has_the_rare_names_that_people_meet(name):
    assert {chr(code) for code in characters_of(name)} >= set("喆堃赟䶮㛃𬱖𠅤")


@pytest.mark.parametrize("licence", ["NotoSansSC-OFL.txt", "HanaMinB-LICENSE.txt"])
def test_the_licence_travels_with_the_fonts(licence):
    assert "SIL OPEN FONT LICENSE" in (FONTS / licence).read_text("utf-8")
