"""Who looks like one person on the register twice."""

from hypothesis import given
from hypothesis import strategies as st

from app.models.duplicates import PersonKeys, likenesses


def reasons(*people: PersonKeys, apart=()) -> list[tuple[str, str, str]]:
    return [(each.one_id, each.other_id, each.reason) for each in likenesses(people, apart)]


def test_each_likeness_is_told_by_its_surest_reason():
    one = PersonKeys("a", "王桂兰", "1950-02-03", "X1", ("15400000001",))
    assert reasons(one, PersonKeys("b", "王桂蘭", "", "x1")) == [("a", "b", "same_id_number")]
    assert reasons(one, PersonKeys("b", "王桂兰", "1950-02-03", "X2")) == [
        ("a", "b", "same_name_and_birth")
    ]
    assert reasons(one, PersonKeys("b", "王桂兰", "", "", ("0536-770001",))) == [
        ("a", "b", "same_name_and_phone")
    ]
    assert reasons(one, PersonKeys("b", "王梅", "1950-02-03", aliases=("王桂兰",))) == [
        ("a", "b", "same_by_alias")
    ]
    assert reasons(one, PersonKeys("b", "李桂兰", "1950-02-03")) == []


def test_a_character_of_a_private_area_may_be_any():
    one = PersonKeys("a", "王\ue170兰", "1950-02-03")
    assert reasons(one, PersonKeys("b", "王桂兰", "1950-02-03")) == [("a", "b", "same_by_alias")]
    assert reasons(one, PersonKeys("b", "王\ue08b兰", "1950-02-03")) == [
        ("a", "b", "same_by_alias")
    ]
    assert reasons(one, PersonKeys("b", "王桂梅", "1950-02-03")) == []
    assert reasons(one, PersonKeys("b", "王桂兰", "1950-02-04")) == []


def test_a_placeholder_is_nobody_and_who_was_told_apart_stays_apart():
    crowd = [PersonKeys(f"p{n}", "不详", "1900-01-01") for n in range(9)]
    assert reasons(*crowd) == []
    pair = [PersonKeys("a", "王梅", "1950-02-03"), PersonKeys("b", "王梅", "1950-02-03")]
    assert len(reasons(*pair)) == 1
    assert reasons(*pair, apart=[frozenset("ab")]) == []


@given(st.lists(st.tuples(st.sampled_from(["甲", "乙"]), st.sampled_from(["", "2000-01-01"]))))
def test_no_pair_is_proposed_twice(rows):
    people = [PersonKeys(f"{n}", name, born) for n, (name, born) in enumerate(rows)]
    pairs = [(one, other) for one, other, _ in reasons(*people)]
    assert len(pairs) == len(set(pairs))
    assert all(one < other for one, other in pairs)
