"""Whatever is typed: every paper says all of it with nothing over another, or refuses by a stated rule.

The rules stand in docs/papers.md.
"""

import msgspec
import pypdfium2
import pytest

from app.bootstrap.paper_drawing import PaperDrawing
from app.models.errors import OperationRefused
from app.models.listed_ledgers import LISTED
from app.models.papers import Paper
from tests.printing.conftest import FONTS
from tests.printing.pages import lying_over_another, page_count
from tools.paper_lists import HARD_ROWS, case_ledger, list_content, period_report
from tools.paper_samples import HARD, LONG_NAME, SAMPLES, Said

NOTHING = Said(name="", phone="", address="", item_name="", text="", materials=0)
UNSEEN = "\x07\x00\u200b\u202e"
SPOILT = Said(name=f"张{UNSEEN}𬱖", text=f"先{UNSEEN}来\u2029后到")
ARABIC = "محمد"
LEAST_MARGIN_MM = 9.0
DRAWN = {
    **{f"form-{name}": made for name, made in SAMPLES.items()},
    **{f"list-{name}": lambda said, name=name: list_content(name, said, 3) for name in LISTED},
    "list-case_ledger": lambda said: case_ledger(said, 3),
    "report-half_year": lambda said: period_report("half_year", said),
}
WITH_TYPED = [
    name for name, made in DRAWN.items()
    if name.startswith("form") or SPOILT.name in str(made(SPOILT)) or "先" in str(made(SPOILT))
]  # fmt: skip


@pytest.fixture(scope="module")
def drawing() -> PaperDrawing:
    return PaperDrawing(FONTS)


def pdf_of(drawing: PaperDrawing, name: str, said: Said) -> bytes:
    return drawn(drawing, name, DRAWN[name](said))


def drawn(drawing: PaperDrawing, name: str, content: Paper) -> bytes:
    if name == "list-case_ledger":
        return drawing.draw_ledger(content)
    is_list = name.startswith(("list", "report"))
    return drawing.draw_list(content) if is_list else drawing.draw(content)


def squeezed(text: str) -> str:
    return "".join(text.split())


def read_whole(open_page, pdf: bytes) -> str:
    """All words; nothing outside the margins, nothing over another."""
    words = ""
    document = pypdfium2.PdfDocument(pdf)
    sizes = [tuple(edge * 25.4 / 72 for edge in page.get_size()) for page in document]
    document.close()
    for number, (width, height) in enumerate(sizes):
        page = open_page(pdf, number)
        characters = page.characters()
        for character, (left, bottom, right, top) in characters:
            assert left >= LEAST_MARGIN_MM and right <= width - LEAST_MARGIN_MM, character
            assert bottom >= 7 and top <= height - 7, character
        assert lying_over_another(characters) == []
        words += page.words()
    return words


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_long_is_wrapped_and_whole(drawing, open_page, name):
    words = read_whole(open_page, pdf_of(drawing, name, HARD))

    if name in WITH_TYPED:
        said = (LONG_NAME, HARD.address, HARD.text, HARD.item_name)
        assert any(squeezed(each) in words for each in said) or name.startswith("list")
        assert sum(words.count(character) for character in "䶮𬱖㛃𡐓𠅤") >= 1
    assert squeezed(HARD.station_name) in words


@pytest.mark.parametrize("name", DRAWN)
def test_what_was_left_empty_leaves_no_trace_of_a_value(drawing, open_page, name):
    words = read_whole(open_page, pdf_of(drawing, name, NOTHING))

    assert "None" not in words and "{" not in words


@pytest.mark.parametrize("name", WITH_TYPED)
def test_controls_are_dropped_and_letters_without_a_face_are_refused(drawing, open_page, name):
    words = read_whole(open_page, pdf_of(drawing, name, SPOILT))

    assert not set(words) & set(UNSEEN)
    assert "张𬱖" in words or "先来后到" in words or "先来" in words
    with pytest.raises(OperationRefused, match="glyph_missing") as refused:
        pdf_of(drawing, name, Said(name=ARABIC, text=ARABIC, address=ARABIC, item_name=ARABIC))
    assert refused.value.facts["codepoint"] == "U+0645"


def test_a_row_higher_than_a_page_goes_on_over_the_next_with_its_heads(drawing, open_page):
    pdf = drawing.draw_list(list_content("appeals", HARD, 1))

    words = [open_page(pdf, number).words() for number in range(page_count(pdf))]
    assert len(words) == 2
    assert all("反映人" in page for page in words)
    assert sum(page.count("没有办成。") for page in words) >= 4


def test_dates_and_phones_stay_on_one_line_in_narrow_columns(drawing, open_page):
    usual = Said()
    page = open_page(drawing.draw_list(list_content("appeals", usual, 3)))

    columns = [box for character, box in page.characters() if character == "-"]
    assert columns and len({round(box[1]) for box in columns}) == 3  # one line a row


def test_heads_of_a_table_stand_again_where_it_goes_on(drawing, open_page):
    pdf = drawing.draw(SAMPLES["handover_list"](HARD))

    pages = page_count(pdf) // 2
    for number in range(1, pages - 1):
        assert "件号" in open_page(pdf, number).words()


def test_no_heading_and_no_white_stands_last_on_a_page(drawing, open_page):
    pdf = drawing.draw(SAMPLES["commitment_letter"](HARD))

    first, second = (open_page(pdf, number).words() for number in (0, 1))
    assert "四、签字" not in first and "四、签字承诺人" in second


@pytest.mark.parametrize("rows", [HARD_ROWS])
def test_a_long_ledger_is_whole(drawing, open_page, rows):
    pdf = drawing.draw_ledger(case_ledger(HARD, rows))

    words = read_whole(open_page, pdf)
    assert all(f"-A20261121-{place:03d}" in words for place in range(1, rows + 1))


@pytest.mark.parametrize("name", DRAWN)
def test_every_page_of_a_paper_printed_again_says_so(drawing, open_page, name):
    def marked(said):
        return msgspec.structs.replace(DRAWN[name](said), reprint=1)

    pdf = drawn(drawing, name, marked(HARD))

    for number in range(page_count(pdf)):
        assert "重印（第2次打印）" in open_page(pdf, number).words()
