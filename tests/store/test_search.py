"""The search box finds people by whatever the desk remembers of them."""

import pytest

from app.models.identity import card_number
from app.store.search_text import KIND_NAMES, phrases, spaced
from tests.store.desk import VILLAGE, entity_id

CARD = card_number(VILLAGE, "A", 7)


@pytest.fixture
def village(desk):
    """Three households, five persons, two cases and a card."""
    people = {
        "12": [("单雄信", "13800001234", "410725196304050021"), ("李梅", "13900005678", "")],
        "3-1": [("曾国强", "", "41072519700101002X"), ("王国强", "0373-7654321", "")],
        "120": [("𬱖桂兰", "", "")],
    }
    with desk.store.transaction():
        for number, members in people.items():
            household = desk.write(
                "household",
                f"h{number}",
                number=number,
                address=f"东山村{number}组12号",
                head_name=members[0][0],
            )
            for name, phone, id_number in members:
                desk.write(
                    "person",
                    name,
                    household_id=household,
                    name=name,
                    phones=[phone] if phone else [],
                    id_number=id_number,
                )
        desk.write(
            "case",
            "c1",
            number=f"{VILLAGE}-A20260801-003",
            item_name="低保申请",
            applicant_name="李梅",
            applicant_phone="13900005678",
        )
        desk.write("case", "c2", number=f"{VILLAGE}-A20260801-014", item_name="桂花补贴")
        desk.write("card", "k", number=CARD, household_id=entity_id("h12"))
    return desk


def found(desk, query, **options):
    """Kind, title and what matched, for short."""
    hits = desk.store.search.find(query, **options)
    return [(hit.kind, hit.title, hit.matched_by) for hit in hits]


@pytest.mark.parametrize("query", ["shanxiongxin", "danxiong", "SXX", "dxx", "shan xiong xin"])
def test_a_surname_of_two_readings_is_found_by_either(village, query):
    assert found(village, query) == [
        ("person", "单雄信", "pinyin"),
        ("household", "单雄信", "pinyin"),
    ]


@pytest.mark.parametrize("query", ["zeng", "ceng", "zgq", "zenggq"[:4]])
def test_pinyin_may_be_unfinished(village, query):
    assert ("person", "曾国强", "pinyin") in found(village, query)


def test_one_character_finds_names_addresses_and_items(village):
    assert found(village, "桂") == [
        ("person", "𬱖桂兰", "name"),
        ("household", "𬱖桂兰", "name"),
        ("case", "桂花补贴", "item"),
    ]
    assert [hit[2] for hit in found(village, "东")] == ["address"] * 3


def test_two_characters_stand_together_in_this_order(village):
    assert [hit[1] for hit in found(village, "国强") if hit[0] == "person"] == ["曾国强", "王国强"]
    assert found(village, "强国") == []
    assert found(village, "低保") == [("case", "低保申请", "item")]


def test_a_character_beyond_the_basic_plane_is_found(village):
    assert found(village, "𬱖")[0] == ("person", "𬱖桂兰", "name")
    assert found(village, "𬱖桂兰")[0] == ("person", "𬱖桂兰", "name")
    assert found(village, "𬱗") == []


def test_words_may_come_from_several_fields(village):
    assert found(village, "单 东山") == [("household", "单雄信", "address")]
    assert found(village, "李 低保") == [("case", "低保申请", "name")]


def test_an_address_may_be_unfinished(village):
    assert [hit[1] for hit in found(village, "东山村12")] == ["单雄信", "𬱖桂兰"]
    assert [hit[1] for hit in found(village, "12组12号")] == ["单雄信"]
    assert [hit[1] for hit in found(village, "１２组")] == ["单雄信"]


@pytest.mark.parametrize(
    ("query", "name", "matched_by"),
    [
        ("1234", "单雄信", "phone"),
        ("01234", "单雄信", "phone"),
        ("13800001234", "单雄信", "phone"),
        ("138-0000-1234", "单雄信", "phone"),
        ("4321", "王国强", "phone"),
        ("03737654321", "王国强", "phone"),
        ("002x", "曾国强", "id_number"),
        ("002X", "曾国强", "id_number"),
        ("０５００２１", "单雄信", "id_number"),
        ("410725196304050021", "单雄信", "id_number"),
    ],
)
def test_the_tail_of_a_number_finds_the_person(village, query, name, matched_by):
    assert found(village, query) == [("person", name, matched_by)]


def test_three_digits_are_no_tail(village):
    assert found(village, "234") == []


def test_a_phone_finds_the_case_too(village):
    assert found(village, "5678") == [("person", "李梅", "phone"), ("case", "低保申请", "phone")]


@pytest.mark.parametrize(
    "query", [f"{VILLAGE}-A20260801-003", "A20260801-003", "20260801003", "1-003", "1003"]
)
def test_a_case_is_found_by_the_end_of_its_number(village, query):
    assert found(village, query) == [("case", "低保申请", "case_number")]


def test_the_household_of_that_number_comes_first(village):
    assert found(village, "12") == [
        ("household", "单雄信", "household_number"),
        ("household", "𬱖桂兰", "household_number"),
    ]
    assert found(village, "3-1") == [("household", "曾国强", "household_number")]


@pytest.mark.parametrize("query", [CARD, CARD.lower(), f"  {CARD}\n"])
def test_a_scanned_card_opens_its_household(village, query):
    assert found(village, query)[0] == ("household", "单雄信", "card_number")


def test_a_misread_card_finds_nothing(village):
    assert found(village, CARD[:-1] + ("0" if CARD[-1] != "0" else "1")) == []


def test_a_card_without_its_household_is_shown_itself(village):
    village.write("household", "h12", is_deleted=True)

    [hit] = village.store.search.find(CARD)
    assert (hit.kind, hit.id, hit.title) == ("card", entity_id("k"), CARD)


def test_a_hit_tells_where_the_person_lives(village):
    [hit] = village.store.search.find("李梅", limit=1)

    assert (hit.id, hit.subtitle) == (entity_id("李梅"), "12 · 东山村12组12号")


@pytest.mark.parametrize(
    "query",
    ["", "   ", "\n", '"', "''", "*", "AND", "王* OR 李", "-", "·", "（）", "x" * 5000, "%"],
)
def test_strange_input_is_no_command(village, query):
    assert found(village, query) == []


def test_a_changed_name_is_found_and_the_old_one_no_more(village):
    village.write("person", "李梅", name="李兰", phones=["13900009999"])

    assert ("person", "李梅", "name") not in found(village, "李梅")
    assert found(village, "李兰")[0] == ("person", "李兰", "name")
    assert [hit[0] for hit in found(village, "5678")] == ["case"]
    assert found(village, "9999") == [("person", "李兰", "phone")]
    assert found(village, "ll")[0] == ("person", "李兰", "pinyin")


def test_the_deleted_are_not_found(village):
    for name in ("单雄信", "李梅"):
        village.write("person", name, is_deleted=True)
    village.write("household", "h12", is_deleted=True)

    assert found(village, "单") == []
    assert found(village, "1234") == []
    assert found(village, "sxx") == []
    village.write("person", "单雄信", is_deleted=False)
    assert found(village, "单") == [("person", "单雄信", "name")]


def test_many_hits_leave_a_few_places_for_every_kind(desk):
    with desk.store.transaction():
        for number in range(40):
            desk.write("person", f"p{number}", name="王桂兰")
            desk.write("household", f"h{number}", number=f"n{number}", head_name="王桂兰")
            desk.write("case", f"c{number}", number=f"{number}", applicant_name="王桂兰")

    for query in ("王", "wgl"):
        kinds = [hit[0] for hit in found(desk, query, limit=20)]
        assert kinds == ["person"] * 14 + ["household"] * 3 + ["case"] * 3
    assert len(found(desk, "王", limit=1)) == 1


def take_in(desk):
    with desk.store.transaction():
        for kind in KIND_NAMES:
            desk.store.search_index.take_in(kind)


def indexed(desk) -> list[tuple[int, str]]:
    return [*desk.store.db.conn.execute("SELECT target, key FROM search_keys ORDER BY 1, 2")]


def test_what_waits_for_the_index_is_found_like_what_is_in_it(village):
    queries = ["sxx", "shan", "国强", "桂", "王 强", "东山村3", "1234", "0021", "5678", "李梅"]
    waiting = [found(village, query) for query in queries]
    assert all(waiting), waiting
    assert not indexed(village)

    take_in(village)
    assert indexed(village)
    assert [found(village, query) for query in queries] == waiting


def test_many_that_wait_are_written_together(desk, monkeypatch):
    monkeypatch.setattr("app.store.search_index.WAITING_MOST", 3)
    for number in range(7):
        desk.write("person", f"p{number}", name="王桂兰")
        assert len(indexed(desk)) == (number + 1) // 3 * 3 * 2
        assert len(found(desk, "王桂")) == len(found(desk, "wgl")) == number + 1


def test_what_waits_is_found_by_what_it_says_now_and_not_once_it_is_forgotten(village):
    take_in(village)
    for name in ("新来", "晚来"):
        village.write("person", name, name="王桂兰")
    village.write("person", "新来", name="曾国强")
    assert [hit[0] for hit in found(village, "zgq")] == ["person", "person", "household"]

    forgotten = [(entity_id(name), VILLAGE) for name in ("李梅", "新来", "晚来")]
    with village.store.transaction():
        village.store.search_index.forget(forgotten)
    village.write("person", "后来", name="王桂兰")  # gets a number of its own, not one of theirs
    assert [hit[0] for hit in found(village, "zgq")] == ["person", "household"]
    assert [hit[1] for hit in found(village, "wanggui")] == ["王桂兰"]
    take_in(village)
    assert [hit[1] for hit in found(village, "wanggui")] == ["王桂兰"]


def test_only_what_has_changed_is_written_to_the_index(village):
    take_in(village)
    before = village.store.db.conn.total_changes
    village.write("case_step", entity_id("c1"), action="receive")
    after_step = village.store.db.conn.total_changes - before

    before = village.store.db.conn.total_changes
    village.write("case", entity_id("c1"), applicant_name="王桂兰")
    assert after_step < village.store.db.conn.total_changes - before


def test_text_is_spaced_by_character():
    assert spaced("东山村3组12号") == "东 山 村 3 组 12 号"
    assert spaced("阿依·古丽 Mary") == "阿 依 · 古 丽 Mary"
    assert spaced("𬱖") == "x2cc56"


def test_queries_are_phrases():
    assert phrases("王桂 3组1") == '"王 桂" "3 组 1"*'
    assert phrases('王"桂') == '"王 桂"'
    assert phrases("· —") == ""


@pytest.mark.parametrize(
    "query", ["\ue170", "张\ue170", "〔U+E170〕", "u+e171", "张〔U+E170〕\ue171"]
)
def test_a_private_use_character_is_found_as_it_is_and_by_its_mark(village, query):
    with village.store.transaction():
        village.write("person", "p", household_id=entity_id("h120"), name="张\ue170\ue171")

    assert [title for _kind, title, _by in found(village, query)] == ["张\ue170\ue171"]
