"""Certificates: twenty that no village may issue, told with what to do instead."""

from pathlib import Path

import pytest

from app.models.proofs import refusal_of_proof
from app.sheets.shipped import load_proofs
from app.words.problem_words import problem_sentence
from tools.make_resources import item_spelling, spelled

RULES = load_proofs(Path(__file__).parents[2] / "resources")
BLOCKED = (
    "亲属关系", "居民身份信息", "户口登记项目", "养犬", "无犯罪记录", "社区戒毒", "人员失踪", "婚姻状况",
    "出生", "健在", "死亡", "疾病", "残疾", "婚育", "就业", "个人档案", "财产", "遗产继承权",
    "市场主体住所", "证件遗失",
)  # fmt: skip


def test_all_twenty_are_here_once():
    blocked = [proof for proof in RULES.proofs if proof.is_blocked]
    assert len(blocked) == len(BLOCKED) == 20
    for words in BLOCKED:
        assert sum(words in proof.name for proof in blocked) == 1, words
    codes = [proof.code for proof in RULES.proofs]
    assert len(set(codes)) == len(codes) and RULES.allowed


@pytest.mark.parametrize("query", ["无犯罪", "wufanzui", "wfzjlzm", "WFZ"])
def test_one_is_found_by_what_people_type(query):
    assert RULES.find(query)[0].name == "无犯罪记录证明"


def test_an_empty_search_shows_none():
    assert RULES.find(" ") == []
    assert len(RULES.find("证明", 5)) == 5


@pytest.mark.parametrize("proof", RULES.proofs, ids=lambda proof: proof.code)
def test_a_blocked_one_is_refused_with_what_to_do_instead(proof):
    assert (proof.pinyin, proof.initials) == spelled([item_spelling(proof.name)])
    if not proof.is_blocked:
        return
    sentence = problem_sentence(refusal_of_proof(proof))
    assert proof.name in sentence and proof.advice in sentence
    assert sentence.count("。") == 1 and sentence.endswith("。")
