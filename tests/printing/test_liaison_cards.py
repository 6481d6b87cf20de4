"""Cards stand where the knife comes down, their sides meet, and nothing on them is cut or hidden."""

import subprocess
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from app.models.card_layouts import QUIET
from app.models.card_printing import CardOffset, CardPrinting
from app.models.errors import OperationRefused
from app.models.identity import card_number, interim_letters
from app.printing.card_sheet import CardSheet
from app.printing.liaison_cards import liaison_cards_pdf
from app.sheets.shipped import load_card_layouts
from tests.printing.pages import (
    lying_over_another,
    overlap,
    page_count,
    read_by_zbar,
    read_by_zxing,
)
from tests.printing.paper_lines import side_lines
from tests.printing.samples import RARE_NAMES, VILLAGE, make_card
from tests.stations import RESOURCES

LAYOUTS = {layout.id: layout for layout in load_card_layouts(RESOURCES)}
STANDARD = LAYOUTS["standard"]
SHEET = CardSheet.of(STANDARD)
CARD_WIDTH_MM, CARD_HEIGHT_MM, EDGE_MM = STANDARD.width_mm, STANDARD.height_mm, STANDARD.edge_mm
ALL = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
A_SHEET = [make_card(number) for number in range(1, 11)]
EMPTY = {
    "village_short_name": "",
    "cadre_title": "",
    "cadre_phone": "",
    "grid_name": "",
    "edition": "",
    "service_promise": "",
    "duty_hours": "",
    "duty_phone": "",
    "common_items": [],
    "town_hotline": "",
    "supervision_phone": "",
}
CROWDED = {
    "station_name": "某某自治县某某镇某某农村社区某某行政村党群服务中心服务站（便民代办点）",
    "cadre_name": "阿卜杜热西提·" * 5 + "阿卜杜热西",
    "grid_name": "第十二网格（镇中学、敬老院、\n龙泉路沿街商铺）",
    "service_promise": "24小时开机，随叫随到；小事当天办，大事三日内答复；不收费、不推诿、不让群众跑第二趟。",
    "duty_hours": "周一至周五 8:30—11:30、14:00—17:30，节假日轮流值班",
    "common_items": [
        "城乡居民医保参保登记",
        "养老保险待遇资格认证",
        "最低生活保障申请",
        "高龄津贴申请",
        "社会保障卡补换",
        "户口登记与迁移",
        "宅基地用地申请",
        "残疾人两项补贴",
        "生育服务登记",
        "耕地地力补贴申报",
    ],
}


def squeezed(text: str) -> str:
    return "".join(text.split())


def cards_pdf(cards, faces, layout=STANDARD, progress=None, **printing) -> bytes:
    return liaison_cards_pdf(cards, layout, faces, CardPrinting(**printing), progress)


def card_box(place: tuple[float, float], layout=STANDARD) -> tuple[float, float, float, float]:
    return (*place, place[0] + layout.width_mm, place[1] + layout.height_mm)


def assert_nothing_is_cut_or_hidden(page, side: str, layout=STANDARD) -> None:
    """Every character inside its card and its margin, none over another, none over a code."""
    sheet = CardSheet.of(layout)
    places = list(sheet.places())
    elements = layout.front if side == "front" else layout.back
    codes = []
    for element in elements:
        if element.kind in QUIET:
            bottom = layout.height_mm - element.y_mm - element.height_mm
            right, top = element.x_mm + element.width_mm, bottom + element.height_mm
            codes.append((element.x_mm - 1, bottom - 1, right + 1, top + 1))
    edge = layout.edge_mm - 0.5
    by_card: dict[tuple[float, float], list[tuple[str, tuple[float, ...]]]] = {}
    for character, box in page.characters():
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        for place in places:
            card = card_box(place, layout)
            if card[0] < middle[0] < card[2] and card[1] < middle[1] < card[3]:
                inside = tuple(edge - place[number % 2] for number, edge in enumerate(box))
                by_card.setdefault(place, []).append((character, inside))
    assert by_card
    for characters in by_card.values():
        for character, box in characters:
            assert box[0] >= edge and box[2] <= layout.width_mm - edge, character
            assert box[1] >= edge and box[3] <= layout.height_mm - edge, character
            assert not any(overlap(box, code) for code in codes), character
        assert lying_over_another(characters) == []


def test_both_sides_say_what_the_card_says(faces, open_page):
    pdf = cards_pdf(A_SHEET, faces)
    front, back = open_page(pdf, 0), open_page(pdf, 1)

    assert page_count(pdf) == 2
    for card, place in zip(A_SHEET, SHEET.places(), strict=True):
        said = front.words_within(card_box(place))
        assert all(squeezed(line) in said for line in side_lines(STANDARD.front, card))
        said = back.words_within(card_box(SHEET.back_place(place)))
        assert all(squeezed(line) in said for line in side_lines(STANDARD.back, card))
        assert card.card_number in said


@ALL
def test_a_card_of_a_pc_that_has_no_letter_yet_has_room_in_every_layout(
    faces, open_page, tmp_path, layout
):
    """Its number is six characters longer; with an edition it took four lines."""
    if layout.subject == "grid":
        return
    number = card_number(VILLAGE, interim_letters("0" * 32), 12_345)
    card = make_card(1, card_number=number, edition="2026年第1版（试行）")
    pdf = cards_pdf([card], faces, layout)
    page = open_page(pdf, 1 if layout.back else 0)

    assert number in page.words()
    assert squeezed(card.edition) in page.words()
    assert number in read_by_zxing(page.picture(200))
    assert number in read_by_zbar(page.picture(200), tmp_path)
    for side in range(page_count(pdf)):
        name = "back" if side else "front"
        assert_nothing_is_cut_or_hidden(open_page(pdf, side), name, layout)


def test_no_household_stands_on_a_card():
    assert not any("household" in name or "head" in name for name in A_SHEET[0].__struct_fields__)


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_stand_on_the_card(faces, open_page, name):
    page = open_page(cards_pdf([make_card(1, cadre_name=name)], faces))

    assert name in page.words()


@pytest.mark.parametrize("dpi", [200, 300])
def test_every_code_is_read_exactly(faces, open_page, tmp_path, dpi):
    cards = [make_card(number, cadre_name=RARE_NAMES[number % 8]) for number in range(1, 11)]
    pdf = cards_pdf(cards, faces)
    front, back = open_page(pdf, 0).picture(dpi), open_page(pdf, 1).picture(dpi)

    assert sorted(read_by_zxing(front)) == sorted(card.vcard() for card in cards)
    numbers = sorted(card.card_number for card in cards)
    assert sorted(read_by_zxing(back)) == numbers
    assert sorted(read_by_zbar(back, tmp_path)) == numbers


def test_the_longest_vcard_is_still_read_at_200_dpi(faces, open_page):
    card = make_card(1, **CROWDED)

    assert read_by_zxing(open_page(cards_pdf([card], faces)).picture(200)) == [card.vcard()]


@pytest.mark.parametrize("page_number", [0, 1])
def test_crop_marks_lie_on_the_cut_to_a_fifth_of_a_millimetre(faces, open_page, page_number):
    picture = open_page(cards_pdf(A_SHEET, faces), page_number).picture(300)
    pixel = 25.4 / 300

    def darkest(strip: list[int], start: float) -> list[float]:
        """Middles of the runs of dark pixels in a strip, as millimetres."""
        middles, run = [], []
        for place, grey in enumerate([*strip, 255]):
            if grey < 160:
                run.append(place)
            elif run:
                middles.append(start + (sum(run) / len(run) + 0.5) * pixel)
                run = []
        return middles

    row = round(7.5 / pixel)
    across = [picture.getpixel((x, row)) for x in range(picture.width)]
    column = round(9 / pixel)
    down = [picture.getpixel((column, y)) for y in range(picture.height)]

    assert darkest(across, 0) == pytest.approx([15, 105, 195], abs=0.2)
    assert darkest(down, 0) == pytest.approx([13.5 + 54 * n for n in range(6)], abs=0.2)


@pytest.mark.parametrize("duplex", ["long", "short"])
def test_front_and_back_of_a_card_meet(faces, open_page, duplex):
    """Turn the printed sheet over: behind each front lies the back of the same card."""
    cards = A_SHEET[:7]
    pdf = cards_pdf(cards, faces, duplex=duplex)
    front, back = open_page(pdf, 0), open_page(pdf, 1)

    for card, (x_mm, y_mm) in zip(cards, SHEET.places(), strict=False):
        if duplex == "long":
            behind = card_box((210 - x_mm - CARD_WIDTH_MM, y_mm))
        else:
            behind = card_box((x_mm, 297 - y_mm - CARD_HEIGHT_MM))
        assert squeezed(card.cadre_name) in front.words_within(card_box((x_mm, y_mm)))
        assert card.card_number in back.words_within(behind)


def test_cards_turned_over_either_edge_are_cut_alike(faces, open_page):
    pages = [
        open_page(cards_pdf(A_SHEET, faces, duplex=edge), 1).picture(72)
        for edge in ("long", "short")
    ]
    cards = (43, 39, 553, 803)  # without the margin, whose words name the edge
    one, other = pages[0].crop(cards), pages[1].rotate(180).crop(cards)

    differing = sum(abs(a - b) > 128 for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert differing < len(one.tobytes()) / 100


@pytest.mark.parametrize("fields", [{}, EMPTY, CROWDED, {"cadre_name": "国" * 40}])
def test_long_and_empty_cards_are_whole(faces, open_page, fields):
    pdf = cards_pdf([make_card(number, **fields) for number in range(1, 4)], faces)

    assert_nothing_is_cut_or_hidden(open_page(pdf, 0), "front")
    assert_nothing_is_cut_or_hidden(open_page(pdf, 1), "back")


def test_a_promise_of_blanks_is_none():
    blank = make_card(1, service_promise="  ", duty_hours=" ", common_items=[" "])
    none = make_card(1, service_promise="", duty_hours="", common_items=[])
    assert side_lines(STANDARD.back, blank) == side_lines(STANDARD.back, none)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(alphabet="欧阳桂兰·（）A", min_size=1, max_size=40),
    title=st.text(alphabet="村委会委员、代办员，0", max_size=30),
    place=st.text(alphabet="第三网格（村东）\n路1", max_size=40),
    promise=st.text(alphabet="随叫随到，有求必应；24 ", max_size=120),
    items=st.lists(st.text(alphabet="医保养老低保（补贴）", max_size=16), max_size=10),
)
def test_a_card_is_either_whole_or_refused(faces, open_page, name, title, place, promise, items):
    card = make_card(
        1,
        cadre_name=name,
        cadre_title=title,
        grid_name=place,
        service_promise=promise,
        common_items=items,
    )
    try:
        pdf = cards_pdf([card], faces)
    except OperationRefused as refused:
        assert refused.key == "paper_text_too_long"
        assert refused.facts["field"]
        return
    front, back = open_page(pdf, 0), open_page(pdf, 1)
    assert_nothing_is_cut_or_hidden(front, "front")
    assert_nothing_is_cut_or_hidden(back, "back")
    assert squeezed(name) in front.words()
    assert squeezed(promise) in back.words()


def test_a_promise_that_no_card_holds_is_refused_by_its_name(faces):
    with pytest.raises(OperationRefused, match="paper_text_too_long") as refused:
        cards_pdf([make_card(1, service_promise="说到做到，" * 60)], faces)

    assert refused.value.facts == {"field": "服务承诺"}


def test_nothing_to_print_is_refused(faces):
    with pytest.raises(OperationRefused, match="paper_nothing_to_print"):
        cards_pdf([], faces)


def test_progress_counts_the_cards_and_may_stop_the_printing(faces):
    told: list[int] = []
    cards_pdf([make_card(number) for number in range(1, 24)], faces, progress=told.append)
    assert told == [10, 20, 23]

    def stop(done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        cards_pdf(A_SHEET, faces, progress=stop)


def test_the_same_cards_give_the_same_bytes(faces):
    assert cards_pdf(A_SHEET, faces) == cards_pdf(A_SHEET, faces)


def test_a_cadres_cards_take_little_room(faces):
    cards = [
        make_card(number, cadre_name=make_card(number // 30).cadre_name, cadre_phone="13800000001")
        for number in range(1, 301)
    ]

    assert len(cards_pdf(cards, faces)) / len(cards) < 1500


def test_the_file_asks_for_true_size_and_the_right_edge(faces, tmp_path):
    path = tmp_path / "cards.pdf"
    path.write_bytes(cards_pdf(A_SHEET, faces, duplex="short"))
    shown = path.read_bytes()

    assert b"/PrintScaling /None" in shown
    assert b"/Duplex /DuplexFlipShortEdge" in shown


def test_poppler_reads_the_file_without_complaint(faces, tmp_path):
    path = tmp_path / "cards.pdf"
    path.write_bytes(cards_pdf(A_SHEET, faces))

    shown = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)

    assert shown.stderr == b""
    assert A_SHEET[0].card_number in squeezed(shown.stdout.decode())


# -- every layout


@ALL
def test_every_layout_says_what_it_should_and_nothing_lies_over_another(faces, open_page, layout):
    cards = A_SHEET[:2]
    pdf = cards_pdf(cards, faces, layout)
    for number, elements in enumerate(filter(None, (layout.front, layout.back))):
        page = open_page(pdf, number)
        assert_nothing_is_cut_or_hidden(page, "back" if number else "front", layout)
        for card in cards:
            for line in side_lines(elements, card):
                assert squeezed(line) in page.words()


@ALL
def test_the_smallest_type_is_what_the_layout_promises(layout):
    least = 16 if layout.id == "elder" else 8
    kinds = ("text", "sections", "phones")
    assert all(e.least_pt >= least for e in layout.elements() if e.kind in kinds)


@ALL
@pytest.mark.parametrize("dpi", [200, 300])
def test_every_code_of_every_layout_is_read(faces, open_page, tmp_path, layout, dpi):
    cards = A_SHEET[: CardSheet.of(layout).cards]
    pdf = cards_pdf(cards, faces, layout)
    pages = [open_page(pdf, number).picture(dpi) for number in range(2 if layout.back else 1)]
    wanted = {card.vcard() for card in cards}
    if layout.subject == "household":
        wanted |= {card.card_number for card in cards}

    assert {text for page in pages for text in read_by_zxing(page)} == wanted
    seen = "\n".join(line for page in pages for line in read_by_zbar(page, tmp_path))
    assert all(card.cadre_phone in seen for card in cards)
    if layout.subject == "household":
        assert all(card.card_number in seen for card in cards)


@ALL
@pytest.mark.parametrize("spoil", ["blurred", "darkened"])
def test_codes_are_read_from_poor_paper(faces, open_page, tmp_path, layout, spoil):
    """Blurred by four tenths of the number code's module, or all whites a fifth darker."""
    cards = A_SHEET[: CardSheet.of(layout).cards]
    pdf = cards_pdf(cards, faces, layout)
    texts, numbers = set(), set()
    for number in range(2 if layout.back else 1):
        picture = open_page(pdf, number).picture(300)
        if spoil == "blurred":
            module_px = 20 / 25 / 25.4 * 300
            picture = picture.filter(ImageFilter.GaussianBlur(0.2 * module_px))
        else:
            picture = picture.point(lambda grey: int(grey * 0.8))
        texts |= set(read_by_zxing(picture))
        numbers |= set(read_by_zbar(picture, tmp_path))

    assert {card.vcard() for card in cards} <= texts
    if layout.subject == "household":
        assert {card.card_number for card in cards} <= texts & numbers


@ALL
def test_rare_names_are_readable_in_every_layout(faces, open_page, layout):
    page = open_page(cards_pdf([make_card(1, cadre_name="䶮𬱖㛃")], faces, layout))
    assert "䶮𬱖㛃" in page.words()


# -- the stated rules under bad input (docs/card-layouts.md)


@ALL
@pytest.mark.parametrize(
    ("fields", "seen"),
    [
        ({"cadre_name": "国" * 40}, "国" * 40),
        ({"cadre_phone": "0536-3210001转8012"}, "0536-3210001转8012"),
        ({"service_promise": ""}, "陈强"),
        ({"grid_name": "第三网格\n幸福路以东\n河西岸"}, "河西岸"),
        ({"cadre_title": "联户\x07干部\x1b[31m"}, "联户干部[31m"),
        ({"cadre_name": "\u202e陈强\u202c"}, "陈强"),
    ],
    ids=["40 characters", "extension", "no promise", "three lines", "control", "direction mark"],
)
def test_what_fits_is_printed_whole(faces, open_page, layout, fields, seen):
    pdf = cards_pdf([make_card(1, **fields)], faces, layout)
    words = ""
    for number in range(page_count(pdf)):
        page = open_page(pdf, number)
        assert_nothing_is_cut_or_hidden(page, "back" if number else "front", layout)
        words += page.words()
    assert squeezed(seen) in words


@ALL
@pytest.mark.parametrize(
    ("fields", "key", "facts"),
    [
        ({"cadre_name": "محمد"}, "glyph_missing", {"codepoint": "U+0645"}),
        ({"cadre_name": "国" * 400}, "paper_text_too_long", {"field": "姓名"}),
        ({"cadre_phone": "1" * 90}, "paper_text_too_long", {"field": "电话"}),
        ({"service_promise": "说到做到，" * 400}, "paper_text_too_long", {"field": "服务承诺"}),
    ],
)
def test_what_cannot_be_printed_is_refused_by_its_name(faces, layout, fields, key, facts):
    with pytest.raises(OperationRefused) as refused:
        cards_pdf([make_card(1, **fields)], faces, layout)
    assert (refused.value.key, refused.value.facts) == (key, facts)


def test_a_photograph_stands_in_its_place_and_one_that_is_none_is_refused(faces, open_page):
    layout = LAYOUTS["door"]
    picture = BytesIO()
    Image.new("RGB", (300, 400), (10, 20, 30)).save(picture, "JPEG")
    card = make_card(1, photo=picture.getvalue(), photo_hash="aa")
    page = open_page(cards_pdf([card], faces, layout))
    assert_nothing_is_cut_or_hidden(page, "front", layout)
    [box] = [e for e in layout.front if e.kind == "photo"]
    sheet = CardSheet.of(layout)
    x_mm, y_mm = next(iter(sheet.places()))
    middle = (
        x_mm + box.x_mm + box.width_mm / 2,
        sheet.height_mm - (y_mm + layout.height_mm - box.y_mm - box.height_mm / 2),
    )
    pixel = page.picture(100).getpixel(tuple(round(place / 25.4 * 100) for place in middle))
    assert pixel < 60

    for junk in (b"%PDF-1.7 no picture", b"\xff\xd8\xff cut", b"x"):
        with pytest.raises(OperationRefused, match="picture_unreadable"):
            cards_pdf([make_card(1, photo=junk, photo_hash="bb")], faces, layout)


# -- jams, reprints, and printers that miss


def test_after_a_jam_the_batch_goes_on_at_the_sheet_that_is_asked_for(faces, open_page):
    cards = [make_card(number) for number in range(1, 36)]
    pdf = cards_pdf(cards, faces, first_sheet=3, is_reprint=True)
    assert page_count(pdf) == 4
    front = open_page(pdf, 0)
    assert "第3张（重印）正面" in front.words()
    assert squeezed(cards[20].cadre_name) in front.words_within(card_box(next(SHEET.places())))
    for beyond in (0, 5):
        with pytest.raises(OperationRefused, match="paper_nothing_to_print"):
            cards_pdf(cards, faces, first_sheet=beyond)


@pytest.mark.parametrize("duplex", ["long", "short"])
def test_a_printer_that_misses_is_set_right_by_what_was_read_off(faces, open_page, duplex):
    """The printer shifts the back; seen through the front, it meets after the correction."""
    missed = CardOffset(1.5, -2.0)
    plain = open_page(cards_pdf(A_SHEET, faces, duplex=duplex), 1).characters()
    moved = open_page(cards_pdf(A_SHEET, faces, duplex=duplex, offset=missed), 1).characters()
    shifts = {
        (round(m[1][0] - p[1][0], 2), round(m[1][1] - p[1][1], 2))
        for p, m in zip(plain, moved, strict=True)
    }
    # On the page: where the sheet is turned over its long edge, right and left change places.
    assert shifts == {(1.5, 2.0)} if duplex == "long" else {(-1.5, -2.0)}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_card_that_is_printed_again_says_so_on_the_paper(faces, open_page, layout):
    cards = [make_card(number) for number in range(1, 5)]

    first = open_page(cards_pdf(cards, faces, layout)).words()
    page = open_page(cards_pdf(cards, faces, layout, is_reprint=True))

    assert "重印" not in first
    on_each_card = CardSheet.of(layout).bottom_mm < 5
    assert page.words().count("重印") == (
        min(len(cards), CardSheet.of(layout).cards) if on_each_card else 1
    )
    assert lying_over_another(page.characters()) == []
    if on_each_card:
        for place in list(CardSheet.of(layout).places())[: len(cards)]:
            assert "重印" in page.words_within(card_box(place, layout))
