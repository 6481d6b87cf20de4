"""What stands on a paper: its digest, the vCard, and what may never stand there."""

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.papers import LiaisonCardContent
from tests.printing.samples import make_card, make_receipt

ID_NUMBER = "110105194912310022"


def test_cards_of_one_cadre_share_a_digest():
    assert make_card(1).digest() == msgspec.structs.replace(make_card(1), card_number="x").digest()


@pytest.mark.parametrize(
    "field",
    [
        name
        for name in LiaisonCardContent.__struct_fields__
        if name not in ("card_number", "issued_at", "photo", "reprint", "key", "characters")
    ],
)
def test_a_card_is_stale_when_anything_on_it_changes(field):
    other = ["另一件事"] if field == "common_items" else "另一句话"

    assert make_card(1, **{field: other}).digest() != make_card(1).digest()


def test_a_digest_is_32_hex_digits_and_stays_the_same_for_ever():
    # Cards out in the village were printed with it: a new way to count would make all of them stale.
    card = LiaisonCardContent(station_name="昭德村党群服务站", cadre_name="张桂兰", card_number="1")

    assert card.digest() == "d5f1c2947d5297849b732070721bdb85"


def test_printing_a_receipt_again_says_the_same():
    again = msgspec.structs.replace(make_receipt(), issued_at="2026年11月22日 10:00")

    assert again.digest() == make_receipt().digest()


def test_a_receipt_for_more_materials_says_something_else():
    assert make_receipt(3).digest() != make_receipt(4).digest()


@pytest.mark.parametrize("text", [ID_NUMBER, f"身份证{ID_NUMBER}。", "11010519491231002x"])
@pytest.mark.parametrize("field", ["cadre_name", "service_promise", "grid_name"])
def test_no_id_number_ever_stands_on_a_card(field, text):
    with pytest.raises(OperationRefused, match="card_holds_id_number"):
        make_card(1, **{field: text})


def test_an_id_number_among_the_common_items_is_refused():
    with pytest.raises(OperationRefused, match="card_holds_id_number"):
        make_card(1, common_items=["医保", ID_NUMBER])


def test_the_card_number_and_phones_are_no_id_numbers():
    assert make_card(1, cadre_phone="0536-3210001,13800000001").number == make_card(1).card_number


def test_a_vcard_names_the_cadre_in_the_order_phones_expect():
    card = make_card(1, cadre_name="张桂兰", station_name="昭德村党群服务站", cadre_title="委员")

    assert card.vcard().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "N:张桂兰;;;;",
        "FN:张桂兰",
        "ORG:昭德村党群服务站",
        "TITLE:委员",
        "TEL;TYPE=CELL:13800000001",
        "END:VCARD",
        "",
    ]


def test_a_vcard_escapes_what_would_break_it():
    vcard = make_card(1, cadre_title="委员,\\;\r\n代办员").vcard()

    assert "TITLE:委员\\,\\\\\\;\\n代办员\r\n" in vcard


def test_a_vcard_leaves_out_what_is_empty():
    vcard = make_card(1, cadre_phone="", cadre_title="", station_name="").vcard()

    assert "TEL" not in vcard and "TITLE" not in vcard and "ORG" not in vcard


def test_an_office_phone_is_not_called_a_mobile():
    assert "TEL;TYPE=WORK:0536-3210001" in make_card(1, cadre_phone="0536-3210001").vcard()


def test_the_receipt_tells_how_personal_information_is_used():
    notice = make_receipt().personal_information_notice

    for told in (
        "办理本事项",
        "方式为",
        "保存期限",
        "查询",
        "更正",
        "0536-3210001",
        "第十七条",
        "第三十五条",
    ):
        assert told in notice
