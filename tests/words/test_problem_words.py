"""Every planned failure has its sentence, and no sentence stands unused."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from app.models.case_states import TRANSITIONS
from app.models.custody import MOVES
from app.models.errors import OperationRefused
from app.words import (
    account_problem_words,
    appointment_problem_words,
    card_problem_words,
    desk_words,
    duty_problem_words,
    file_problem_words,
    intake_problem_words,
    lan_problem_words,
    place_problem_words,
    profile_problem_words,
    register_problem_words,
    sheet_problem_words,
    town_problem_words,
    trade_problem_words,
    update_problem_words,
)
from app.words.problem_words import PROBLEM_SENTENCES, fact_names, problem_sentence, sentence_of

APP = Path(__file__).parents[2] / "app"
WORDS = APP / "words"
PROBLEMS = {"OperationRefused", "EnvironmentProblem", "Problem", "Refusal"}
DOUBTS = {"RosterDoubt", "doubt", "_doubt_field", "ItemProblem", "_refuse", "_doubt"}  # last: a key
CELLS = {"IdNumber", "BirthCell", "PhoneCell"}  # what a cell says, and what is wrong with it
TABLES = {"key", "problem", "_KEY_OF_CODE", "_UNKNOWN", "_PROBLEM_OF_PUSH"}
KEY = re.compile(r"[a-z]+(_[a-z0-9]+)+")
# A key made of a step's needed field; see `app.models.case_states.refusal_of`.
MADE = {f"case_{field}_missing" for transition in TRANSITIONS for field in transition.needs}
MADE |= {f"custody_{field}_missing" for move in MOVES for field in move.needs}
# Where a key comes from elsewhere: from the other side of the line, a report, a table.
RELAYED = {
    "news.key", "gone", "standing.reason",
    "key", "problem.key", "refusal.problem", "exchange.problem", "taken.problem", "problem", "report.problem",
    "_UNKNOWN[record_type]", "_KEY_OF_CODE[code & 255]",
}  # fmt: skip


class Raised:
    """One place where a problem is made: its key and the facts that come with it."""

    def __init__(self, path: Path, call: ast.Call, key: str) -> None:
        self.place = f"{path.relative_to(APP.parent).as_posix()}:{call.lineno}"
        self.key = key
        names = {keyword.arg for keyword in call.keywords}
        self.facts = None if None in names else names


@cache
def trees() -> dict[Path, ast.Module]:
    paths = [path for path in sorted(APP.rglob("*.py")) if not path.is_relative_to(WORDS)]
    return {path: ast.parse(path.read_text("utf-8")) for path in paths}


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, node


def texts_in(node: ast.AST | None) -> list[str]:
    """The texts that an expression may come to: `a if x else b` comes to two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return texts_in(node.body) + texts_in(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [text for value in node.values for text in texts_in(value)]
    if isinstance(node, ast.Dict):
        return [text for value in node.values for text in texts_in(value)]
    return []


@cache
def constants() -> dict[str, str]:
    """Module-level names that stand for one text, of all modules."""
    found = {}
    for tree in trees().values():
        for node in tree.body:
            if isinstance(node, ast.Assign) and len(node.targets) == 1:
                target, texts = node.targets[0], texts_in(node.value)
                if isinstance(target, ast.Name) and len(texts) == 1:
                    found[target.id] = texts[0]
    return found


@cache
def raised() -> list[Raised]:
    """Every problem made with a key that can be read off."""
    found = []
    for path, call in calls():
        if called(call) in PROBLEMS and call.args:
            first = call.args[0]
            keys = texts_in(first)
            if isinstance(first, ast.Name) and first.id in constants():
                keys = [constants()[first.id]]
            found += [Raised(path, call, key) for key in keys]
    return found


def keys_told_by(node: ast.AST) -> list[str]:
    """Keys that are not raised on the spot: returned by rules, put into doubts and tables."""
    if isinstance(node, ast.FunctionDef) and re.search("refusal|problem", node.name):
        returned = [inner.value for inner in ast.walk(node) if isinstance(inner, ast.Return)]
        return [text for value in returned for text in texts_in(value)]
    if isinstance(node, ast.Assign | ast.AnnAssign):
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        is_table = getattr(target, "id", "") in TABLES
        return texts_in(node.value) if is_table else []
    if isinstance(node, ast.Call):
        values = [keyword.value for keyword in node.keywords if keyword.arg == "problem"]
        values += node.args[-1:] if called(node) in DOUBTS else []
        values += node.args[1:] if called(node) in CELLS else []
        return [text for value in values for text in texts_in(value)]
    return []


def told() -> dict[str, str]:
    """All of those, with a place where each stands."""
    return {
        key: f"{path.relative_to(APP.parent).as_posix()}:{node.lineno}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        for key in keys_told_by(node)
        if KEY.fullmatch(key)
    }


def every_key() -> dict[str, str]:
    """Key to a place where it arises."""
    places = {one.key: one.place for one in raised()}
    return places | told() | dict.fromkeys(MADE, "app/models/case_states.py")


def test_every_key_is_a_noun_and_its_trouble():
    assert [key for key in every_key() if not KEY.fullmatch(key)] == []


def test_every_key_can_be_read_off_where_it_is_raised():
    """Else this file could not see it; a key from elsewhere is listed in RELAYED."""
    unseen = []
    for path, call in calls():
        if called(call) not in PROBLEMS or not call.args:
            continue
        first = call.args[0]
        known = texts_in(first) or (isinstance(first, ast.Name) and first.id in constants())
        if not known and ast.unparse(first) not in RELAYED:
            unseen.append(f"{path.relative_to(APP.parent)}:{call.lineno} {ast.unparse(call)}")
    assert unseen == []


def test_every_key_has_a_sentence():
    missing = {key: place for key, place in every_key().items() if key not in PROBLEM_SENTENCES}
    assert missing == {}


def test_no_sentence_stands_unused():
    """A relayed key stands somewhere as a text, even where it is not raised on the spot."""
    spelt = {
        node.value
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert sorted(PROBLEM_SENTENCES.keys() - spelt - MADE) == []
    rarely = PROBLEM_SENTENCES.keys() - every_key().keys()
    assert sorted(rarely) == []


def test_no_key_has_two_sentences():
    rooms = [
        trade_problem_words.TRADE_PROBLEMS,
        account_problem_words.ACCOUNT_PROBLEMS,
        duty_problem_words.DUTY_PROBLEMS,
        appointment_problem_words.APPOINTMENT_PROBLEMS,
        intake_problem_words.INTAKE_PROBLEMS,
        register_problem_words.REGISTER_PROBLEMS,
        place_problem_words.PLACE_PROBLEMS,
        profile_problem_words.PROFILE_PROBLEMS,
        card_problem_words.CARD_PROBLEMS,
        sheet_problem_words.SHEET_PROBLEMS,
        file_problem_words.FILE_PROBLEMS,
        lan_problem_words.LAN_PROBLEMS,
        town_problem_words.TOWN_PROBLEMS,
        update_problem_words.UPDATE_PROBLEMS,
        desk_words.UNDO_PROBLEMS,
    ]
    assert sum(map(len, rooms)) == len(PROBLEM_SENTENCES)


@pytest.mark.parametrize("key", sorted(PROBLEM_SENTENCES))
def test_a_sentence_is_plain_chinese_and_complete(key):
    sentence = PROBLEM_SENTENCES[key]
    assert sentence.endswith("。")
    assert not re.search(r"[。！？!?.]\s*$", sentence[:-1])
    assert sentence.count("。") == 1  # one sentence
    assert re.search("[一-鿿]", sentence)
    assert not re.search(r"[,;:]", re.sub(r"\{\w+\}|https?://…|[a-z]+ [a-z]+", "", sentence))
    assert 8 <= len(sentence) <= 80


def test_the_facts_of_a_sentence_are_given_where_it_is_raised():
    lacking = []
    for one in raised():
        needed = set(fact_names(PROBLEM_SENTENCES.get(one.key, "")))
        if one.facts is not None and needed - one.facts:
            lacking.append(f"{one.place} {one.key} lacks {sorted(needed - one.facts)}")
    assert lacking == []


def test_facts_are_named_once_and_plainly():
    for sentence in PROBLEM_SENTENCES.values():
        for _, name, spec, conversion in Formatter().parse(sentence):
            assert name is None or (name.isidentifier() and not spec and not conversion)


def test_a_sentence_speaks_the_trades_words_for_states_and_steps():
    refusal = OperationRefused("case_step_out_of_order", status="in_progress", action="write_off")
    assert problem_sentence(refusal) == (
        "这件现在是“办理中”，不能做“销号”，没有改动；请看经过，办现在该办的一步。"
    )
    assert "尚未收件" in sentence_of("case_step_out_of_order", {"status": "", "action": "submit"})
    assert "（502）" in sentence_of("server_refused", {"status": 502})


def test_a_key_without_words_is_not_hidden():
    """A newer township may refuse for a reason that this program has no words for yet."""
    assert "seal_from_mars" in sentence_of("seal_from_mars", {"planet": 4})


def test_a_fact_that_was_not_given_leaves_the_sentence_standing():
    assert sentence_of("village_code_unknown", {}).startswith("没有编码为“”的村")
