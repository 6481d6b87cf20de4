"""A roster's own words for relations and priority groups mean one thing each."""

import pytest

from app.models.head_relations import HEAD_RELATIONS, read_head_relation
from app.models.priority_groups import PRIORITY_GROUPS, RESTRICTED_GROUPS, read_priority_group


@pytest.mark.parametrize(
    ("word", "code", "name"),
    [
        ("户主", "02", "户主"),
        ("本人", "02", "户主"),
        ("老婆", "12", "妻"),
        ("大儿子", "22", "长子"),
        ("二 女儿", "33", "次女"),
        ("儿媳妇", "38", "儿媳"),
        ("孙", "40", "孙子、孙女或外孙子、外孙女"),
        ("爷爷", "61", "祖父"),
        ("２２", "22", "长子"),
    ],
)
def test_words_and_codes_mean_the_standards_relation(word, code, name):
    relation = read_head_relation(word)

    assert (relation.code, relation.name) == (code, name)
    assert relation.is_head == (code == "02")


@pytest.mark.parametrize("word", ["干女儿的同学", "媳妇", "子女", ""])
def test_words_that_are_not_clear_are_kept_as_they_are(word):
    assert read_head_relation(f" {word}").name == word
    assert read_head_relation(word).code == ""


def test_every_name_of_the_standard_reads_as_itself():
    for code, name in HEAD_RELATIONS.items():
        if code != "01":
            assert read_head_relation(name).code == code


def test_groups_are_read_and_the_unknown_kept():
    assert read_priority_group("五保户") == "特困人员"
    assert read_priority_group("某种新类别") == "某种新类别"
    assert all(read_priority_group(group) == group for group in PRIORITY_GROUPS)
    assert set(PRIORITY_GROUPS) > RESTRICTED_GROUPS
