"""Cards stand where the knife comes down, their sides meet, and nothing on them is cut or hidden."""

import subprocess
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.models.identity import card_number, interim_letters
from app.printing.card_sides import (
    BACK_QR_MM,
    CARD_HEIGHT_MM,
    CARD_WIDTH_MM,
    EDGE_MM,
    FRONT_QR_MM,
    RIGHT_MM,
    TOP_MM,
    back_lines,
    front_lines,
)
from app.printing.liaison_cards import back_place, card_places, liaison_cards_pdf
from tests.printing.pages import page_count, read_by_zbar, read_by_zxing
from tests.printing.samples import RARE_NAMES, VILLAGE, make_card

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


def card_box(place: tuple[float, float]) -> tuple[float, float, float, float]:
    return (*place, place[0] + CARD_WIDTH_MM, place[1] + CARD_HEIGHT_MM)


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    slack = 0.2  # two letters A lean into each other
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > slack
        and min(one[3], other[3]) - max(one[1], other[1]) > slack
    )


def assert_nothing_is_cut_or_hidden(page, side: str) -> None:
    """Every character inside its card and its margin, none over another, none over a code."""
    places = list(card_places())
    size_mm = FRONT_QR_MM if side == "front" else BACK_QR_MM
    bottom = (CARD_HEIGHT_MM - size_mm) / 2 if side == "front" else TOP_MM - size_mm
    code = (RIGHT_MM - size_mm - 1, bottom - 1, RIGHT_MM + 1, bottom + size_mm + 1)
    by_card: dict[tuple[float, float], list[tuple[str, tuple[float, ...]]]] = {}
    for character, box in page.characters():
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        for place in places:
            card = card_box(place)
            if card[0] < middle[0] < card[2] and card[1] < middle[1] < card[3]:
                inside = tuple(edge - place[number % 2] for number, edge in enumerate(box))
                by_card.setdefault(place, []).append((character, inside))
    assert by_card
    for characters in by_card.values():
        for character, box in characters:
            assert box[0] >= EDGE_MM - 0.5 and box[2] <= CARD_WIDTH_MM - EDGE_MM + 0.5, character
            assert box[1] >= EDGE_MM - 0.5 and box[3] <= CARD_HEIGHT_MM - EDGE_MM + 0.5, character
            assert not overlap(box, code), character
        for (one, box), (other, other_box) in combinations(characters, 2):
            assert not overlap(box, other_box), (one, other)


def test_both_sides_say_what_the_card_says(faces, open_page):
    pdf = liaison_cards_pdf(A_SHEET, faces)
    front, back = open_page(pdf, 0), open_page(pdf, 1)

    assert page_count(pdf) == 2
    for card, place in zip(A_SHEET, card_places(), strict=True):
        said = front.words_within(card_box(place))
        assert all(squeezed(line) in said for line in front_lines(card))
        said = back.words_within(card_box(back_place(place)))
        assert all(squeezed(line) in said for line in back_lines(card))
        assert f"卡号{card.card_number}" in said


def test_a_card_of_a_pc_that_has_no_letter_yet_is_read_too(faces, open_page, tmp_path):
    """Its number is six characters longer, takes three lines, and the label makes room."""
    number = card_number(VILLAGE, interim_letters("0" * 32), 12_345)
    page = open_page(liaison_cards_pdf([make_card(1, card_number=number)], faces), 1)

    assert number in page.words()
    assert read_by_zxing(page.picture(200)) == read_by_zbar(page.picture(200), tmp_path) == [number]


def test_no_household_stands_on_a_card():
    assert not any("household" in name or "head" in name for name in A_SHEET[0].__struct_fields__)


@pytest.mark.parametrize("name", RARE_NAMES)
def test_rare_names_stand_on_the_card(faces, open_page, name):
    page = open_page(liaison_cards_pdf([make_card(1, cadre_name=name)], faces))

    assert name in page.words()


@pytest.mark.parametrize("dpi", [200, 300])
def test_every_code_is_read_exactly(faces, open_page, tmp_path, dpi):
    cards = [make_card(number, cadre_name=RARE_NAMES[number % 8]) for number in range(1, 11)]
    pdf = liaison_cards_pdf(cards, faces)
    front, back = open_page(pdf, 0).picture(dpi), open_page(pdf, 1).picture(dpi)

    assert sorted(read_by_zxing(front)) == sorted(card.vcard() for card in cards)
    numbers = sorted(card.card_number for card in cards)
    assert sorted(read_by_zxing(back)) == numbers
    assert sorted(read_by_zbar(back, tmp_path)) == numbers


def test_the_longest_vcard_is_still_read_at_200_dpi(faces, open_page):
    card = make_card(1, **CROWDED)

    assert read_by_zxing(open_page(liaison_cards_pdf([card], faces)).picture(200)) == [card.vcard()]


@pytest.mark.parametrize("page_number", [0, 1])
def test_crop_marks_lie_on_the_cut_to_a_fifth_of_a_millimetre(faces, open_page, page_number):
    picture = open_page(liaison_cards_pdf(A_SHEET, faces), page_number).picture(300)
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
    pdf = liaison_cards_pdf(cards, faces, duplex=duplex)
    front, back = open_page(pdf, 0), open_page(pdf, 1)

    for card, (x_mm, y_mm) in zip(cards, card_places(), strict=False):
        if duplex == "long":
            behind = card_box((210 - x_mm - CARD_WIDTH_MM, y_mm))
        else:
            behind = card_box((x_mm, 297 - y_mm - CARD_HEIGHT_MM))
        assert squeezed(card.cadre_name) in front.words_within(card_box((x_mm, y_mm)))
        assert card.card_number in back.words_within(behind)


def test_cards_turned_over_either_edge_are_cut_alike(faces, open_page):
    pages = [
        open_page(liaison_cards_pdf(A_SHEET, faces, duplex=edge), 1).picture(72)
        for edge in ("long", "short")
    ]
    cards = (43, 39, 553, 803)  # without the margin, whose words name the edge
    one, other = pages[0].crop(cards), pages[1].rotate(180).crop(cards)

    differing = sum(abs(a - b) > 128 for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert differing < len(one.tobytes()) / 100


@pytest.mark.parametrize("fields", [{}, EMPTY, CROWDED, {"cadre_name": "国" * 40}])
def test_long_and_empty_cards_are_whole(faces, open_page, fields):
    pdf = liaison_cards_pdf([make_card(number, **fields) for number in range(1, 4)], faces)

    assert_nothing_is_cut_or_hidden(open_page(pdf, 0), "front")
    assert_nothing_is_cut_or_hidden(open_page(pdf, 1), "back")


def test_a_promise_of_blanks_is_none():
    blank = make_card(1, service_promise="  ", duty_hours=" ", common_items=[" "])
    assert back_lines(blank) == back_lines(
        make_card(1, service_promise="", duty_hours="", common_items=[])
    )


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
        pdf = liaison_cards_pdf([card], faces)
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
        liaison_cards_pdf([make_card(1, service_promise="说到做到，" * 60)], faces)

    assert refused.value.facts == {"field": "服务承诺"}


def test_nothing_to_print_is_refused(faces):
    with pytest.raises(OperationRefused, match="paper_nothing_to_print"):
        liaison_cards_pdf([], faces)


def test_progress_counts_the_cards_and_may_stop_the_printing(faces):
    told: list[int] = []
    liaison_cards_pdf((make_card(number) for number in range(1, 24)), faces, progress=told.append)
    assert told == [10, 20, 23]

    def stop(done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        liaison_cards_pdf(A_SHEET, faces, progress=stop)


def test_the_same_cards_give_the_same_bytes(faces):
    assert liaison_cards_pdf(A_SHEET, faces) == liaison_cards_pdf(A_SHEET, faces)


def test_a_cadres_cards_take_little_room(faces):
    cards = [
        make_card(number, cadre_name=make_card(number // 30).cadre_name, cadre_phone="13800000001")
        for number in range(1, 301)
    ]

    assert len(liaison_cards_pdf(cards, faces)) / len(cards) < 1500


def test_the_file_asks_for_true_size_and_the_right_edge(faces, tmp_path):
    path = tmp_path / "cards.pdf"
    path.write_bytes(liaison_cards_pdf(A_SHEET, faces, duplex="short"))
    shown = path.read_bytes()

    assert b"/PrintScaling /None" in shown
    assert b"/Duplex /DuplexFlipShortEdge" in shown


def test_poppler_reads_the_file_without_complaint(faces, tmp_path):
    path = tmp_path / "cards.pdf"
    path.write_bytes(liaison_cards_pdf(A_SHEET, faces))

    shown = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)

    assert shown.stderr == b""
    assert A_SHEET[0].card_number in squeezed(shown.stdout.decode())
