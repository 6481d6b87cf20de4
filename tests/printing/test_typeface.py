"""Every character reaches the paper, fits where it should, and can be copied from it."""

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pypdf
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.private_use import marks_in, read_private_use
from app.printing.pdf_pages import PdfPages
from app.printing.reportlab_fixes import install_reportlab_fixes, to_unicode_cmap
from app.printing.sheet import finished_bytes, new_canvas
from app.printing.typeface import BOLD, RARE, REGULAR, Typefaces
from tests.character_ranges import AMONG_COMPATIBILITY, LEVEL_3_RANGES
from tests.printing.conftest import FONTS
from tests.printing.samples import RARE_NAMES

TABLE = FONTS.parent / "characters" / "private_use.tsv"
SAID = st.text(alphabet="村民委员会，。（）·ABC 019年", max_size=60)


def drawn(faces: Typefaces, *lines: str, bold: bool = False) -> bytes:
    out = BytesIO()
    canvas = new_canvas(out, faces, "试印", "试印")
    for number, line in enumerate(lines):
        faces.draw_text(canvas, 20, 270 - number * 12, line, 16 if len(line) > 20 else 20, bold)
    return finished_bytes(canvas, out)


@pytest.mark.parametrize("bold", [False, True])
def test_rare_names_are_drawn_and_can_be_copied(faces, open_page, bold):
    page = open_page(drawn(faces, *RARE_NAMES, bold=bold))

    assert page.words() == "".join(RARE_NAMES)
    picture = page.picture(200)
    for _, (left, bottom, right, top) in page.characters():
        box = (left, 297 - top, right, 297 - bottom)
        ink = picture.crop(tuple(int(place / 25.4 * 200) for place in box))
        assert ink.getextrema()[0] < 100, "there is no ink where the character should be"


def test_rare_names_can_be_copied_with_poppler_too(faces, tmp_path):
    assert shutil.which("pdftotext"), "poppler-utils is missing"
    path = tmp_path / "rare.pdf"
    path.write_bytes(drawn(faces, *RARE_NAMES))

    shown = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)

    assert shown.stdout.decode().split() == list(RARE_NAMES)


def test_only_our_own_faces_are_in_the_file_and_all_are_embedded(faces, tmp_path):
    path = tmp_path / "faces.pdf"
    path.write_bytes(drawn(faces, "张𪚥", bold=True))

    shown = subprocess.run(["pdffonts", str(path)], capture_output=True, check=True)

    rows = shown.stdout.decode().splitlines()[2:]
    assert {row.split()[0].partition("+")[2] for row in rows} == {BOLD, RARE}
    assert all(row.split()[-5:-3] == ["yes", "yes"] for row in rows)


def test_the_fallback_face_is_read_only_when_a_name_needs_it():
    faces = Typefaces.load(FONTS)
    drawn(faces, "张桂兰")

    assert RARE not in faces._fonts
    assert faces.runs("张𪚥") == [(REGULAR, "张"), (RARE, "𪚥")]


@pytest.mark.parametrize(("character", "codepoint"), [("\u0f40", "U+0F40"), ("😀", "U+1F600")])
def test_a_character_that_no_face_has_is_refused_not_dropped(faces, character, codepoint):
    with pytest.raises(OperationRefused, match="glyph_missing") as refused:
        faces.text_width(f"张{character}", 10)

    assert refused.value.facts == {"codepoint": codepoint}


def test_a_private_use_character_becomes_a_visible_mark(faces, open_page):
    assert open_page(drawn(faces, "\ue170家庄")).words() == "〔U+E170〕家庄"


def test_official_private_use_characters_are_drawn_as_what_they_are(faces, open_page):
    table = read_private_use(TABLE.read_text("utf-8"), TABLE.name)
    assert len(table) == 91
    assert table["\ue81e"] == "\u9fb4" and table["\ue816"] == "\U00020087"
    for private, public in table.items():
        # Where this edition of the standard maps the bytes already, it says the same.
        decoded = private.encode("gb18030").decode("gb18030")
        assert decoded in (private, public)
        assert faces.text_width(private, 9) == faces.text_width(public, 9) > 0

    words = open_page(drawn(faces, "\ue81e\ue816家")).words()

    assert words == "\u9fb4\U00020087家"  # copied and searched as it is, too


def test_a_place_says_what_its_own_characters_are(tmp_path, open_page):
    own = tmp_path / "private_use.tsv"
    own.write_text("# 本县地名\nE170\t\U0002c596\ne08b\t4E00\n", "utf-8")
    faces = Typefaces.load(FONTS, own)

    assert open_page(drawn(faces, "\ue170\ue08b\ue171村")).words() == "\U0002c596一〔U+E171〕村"


@pytest.mark.parametrize(
    "line", ["E170", "E170\t", "4E00\t4E01", "E170\tE171", "E170\tZZZZ", "x\ty"]
)
def test_a_table_that_is_none_is_refused_with_its_line(tmp_path, line):
    own = tmp_path / "private_use.tsv"
    own.write_text(f"# 本县地名\n{line}\n", "utf-8")

    with pytest.raises(EnvironmentProblem, match="private_use_table_unreadable") as refused:
        Typefaces.load(FONTS, own)
    assert refused.value.facts == {"file": "private_use.tsv", "line": 2}


def test_the_marks_on_a_page_are_found_even_across_a_line_end(faces, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(drawn(faces, "\ue170家\ue08b", "\ue170"))
    pages = PdfPages(path)

    assert pages.marks() == ["〔U+E08B〕", "〔U+E170〕"]
    assert marks_in("〔U+\nE170〕") == ["〔U+E170〕"]
    pages.close()


@pytest.mark.parametrize("bold", [False, True])
def test_a_page_of_rare_names_over_all_blocks_of_level_3_is_read_back(
    faces, open_page, tmp_path, bold
):
    """By its text, and by the glyphs that the embedded faces draw: none is the missing one."""
    names = "".join(
        chr(code)
        for first, last in LEVEL_3_RANGES
        for code in range(first, last + 1, max((last - first) // 25, 1))
    ) + "".join(map(chr, AMONG_COMPATIBILITY))
    lines = [names[start : start + 30] for start in range(0, len(names), 30)]
    pdf = drawn(faces, *lines, bold=bold)

    assert open_page(pdf).words() == names
    drawn_glyphs = 0
    for font in embedded_fonts(pdf):
        outlines, missing = font["glyf"], font["glyf"][".notdef"]
        for code, glyph in font["cmap"].getcmap(1, 0).cmap.items():
            if code > ord(" "):
                assert font.getGlyphID(glyph) > 0
                assert outlines[glyph].numberOfContours, chr(code)
                assert outlines[glyph] != missing
                drawn_glyphs += 1
    assert drawn_glyphs >= len(names) - 32 * 2  # codes below the space are not looked at


def embedded_fonts(pdf: bytes) -> list[TTFont]:
    found = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/FontDescriptor"].get_object()
            found.append(TTFont(BytesIO(descriptor["/FontFile2"].get_object().get_data())))
    return found


def test_controls_and_unseen_marks_are_dropped_and_the_order_is_kept(faces, open_page):
    assert open_page(drawn(faces, "张\x00\x1b\u200b桂\ufeff\u202e兰\U000e0100")).words() == "张桂兰"


def test_a_missing_font_file_is_told_at_once(tmp_path):
    with pytest.raises(EnvironmentProblem, match="font_file_missing"):
        Typefaces.load(tmp_path)


def test_width_is_measured_in_millimetres(faces):
    assert faces.text_width("村", 72) == pytest.approx(25.4)
    assert faces.text_width("张𪚥", 72, bold=True) == pytest.approx(50.8)


def test_the_drawn_width_is_the_measured_one(faces, open_page):
    boxes = [box for _, box in open_page(drawn(faces, "国" * 8)).characters()]

    assert boxes[-1][0] - boxes[0][0] == pytest.approx(7 * faces.text_width("国", 20), abs=0.05)


def test_a_line_that_shrinks_a_little_is_better_than_two(faces):
    fitted = faces.fit("国" * 11, 40, 20, (11, 8))

    assert len(fitted.lines) == 1
    assert fitted.size_pt == pytest.approx(10.25)


def test_what_cannot_shrink_is_wrapped(faces):
    fitted = faces.fit("国" * 30, 40, 20, (11, 8))

    assert len(fitted.lines) > 1
    assert fitted.height_mm <= 20
    assert "".join(fitted.lines) == "国" * 30


def test_what_fits_at_no_size_is_refused_never_cut(faces):
    with pytest.raises(OperationRefused, match="paper_text_too_long") as refused:
        faces.fit("国" * 300, 40, 20, (11, 8), field="姓名")

    assert refused.value.facts == {"field": "姓名"}


@given(text=SAID, width=st.integers(10, 60), height=st.integers(5, 40))
def test_whatever_fits_lies_inside_its_box(faces, text, width, height):
    try:
        fitted = faces.fit(text, width, height, (12, 8))
    except OperationRefused:
        return
    assert fitted.height_mm <= max(height, 12 * 0.36)
    assert all(faces.text_width(line, fitted.size_pt) <= width + 0.001 for line in fitted.lines)
    assert "".join("".join(fitted.lines).split()) == "".join(text.split())


def test_the_same_drawing_gives_the_same_bytes(faces):
    assert drawn(faces, *RARE_NAMES) == drawn(Typefaces.load(FONTS), *RARE_NAMES)


def test_papers_drawn_side_by_side_are_whole():
    faces = Typefaces.load(FONTS)
    with ThreadPoolExecutor(4) as pool:
        pdfs = list(pool.map(lambda _: drawn(faces, *RARE_NAMES), range(8)))

    assert set(pdfs) == {drawn(faces, *RARE_NAMES)}


def test_a_character_beyond_the_first_plane_is_written_as_two_halves():
    cmap = to_unicode_cmap("Face", [0, ord("张"), ord("𬱖")])

    assert "2 beginbfchar\n<01> <5F20>\n<02> <D873DC56>\nendbfchar" in cmap


def test_a_cmap_never_has_more_than_a_hundred_entries_in_a_section():
    cmap = to_unicode_cmap("Face", range(1, 256))

    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "55 beginbfchar",
    ]


def test_the_fixes_can_be_installed_twice(faces, open_page):
    install_reportlab_fixes()

    assert open_page(drawn(faces, "张𬱖")).words() == "张𬱖"
