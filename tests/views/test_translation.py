"""The desk in English: nothing left in Chinese, nothing lost on the way, nothing cut off."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
)

from app.bootstrap.qt_setting import chosen_language
from app.models.errors import OperationRefused
from app.models.moments import china_clock_of, date_words, moment_words
from app.views.translation import (
    sentence,
    sentence_for,
    spoken,
    spoken_day,
    spoken_limit,
    spoken_moment,
)
from app.words.problem_words import PROBLEM_SENTENCES, problem_sentence
from app.words.terms import CASE_ACTION, CASE_STATUS, LIMIT_UNIT, limit_words
from tests.views.speaking import CHINESE
from tools import translate

PLACEHOLDER = re.compile(r"\{\w*\}|%n")


# ---------------------------------------------------------------- the .ts file


@pytest.fixture(scope="module")
def extracted(tmp_path_factory) -> Path:
    """The translation after extracting every word anew; what has vanished is still in it."""
    copy = tmp_path_factory.mktemp("extracted") / translate.TRANSLATION.name
    shutil.copy(translate.TRANSLATION, copy)
    translate.extract(copy, keep_vanished=True)
    return copy


def test_every_word_has_its_english_and_none_has_vanished(extracted):
    """After a change of words: ./dev translate, then write the English into the .ts file."""
    assert translate.in_want(extracted) == []


def test_every_placeholder_stands_in_the_english_too(extracted):
    wrong = []
    for context, message in translate.messages(extracted):
        chinese = translate.source_of(message)
        for english in translate.english_of(message):
            if sorted(PLACEHOLDER.findall(chinese)) != sorted(PLACEHOLDER.findall(english)):
                wrong.append(f"{context}: {chinese} → {english}")
    assert wrong == []


def test_counts_have_a_singular_and_a_plural(extracted):
    counted = [
        translate.english_of(message)
        for _, message in translate.messages(extracted)
        if "%n" in translate.source_of(message)
    ]

    assert counted and all(len(forms) == 2 and forms[0] != forms[1] for forms in counted)


def translated_calls() -> Iterator[tuple[str, str, str]]:
    """Place, context and words of every call that asks for a translation."""
    for path in translate.sources():
        yield from calls_below(ast.parse(path.read_text("utf-8")), "", path)


def calls_below(node: ast.AST, context: str, path: Path) -> Iterator[tuple[str, str, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            asked = asked_by(child, context)
            if asked is not None:
                yield f"{path.name}:{child.lineno}", *asked
        name = child.name if isinstance(child, ast.ClassDef) else context
        yield from calls_below(child, name, path)


def asked_by(call: ast.Call, context: str) -> tuple[str, str] | None:
    function = ast.unparse(call.func)
    if function.endswith(".tr"):
        return context, words_of(call.args[0])
    if function == "QCoreApplication.translate" and isinstance(call.args[0], ast.Constant):
        return words_of(call.args[0]), words_of(call.args[1])
    return None


def words_of(argument: ast.expr) -> str:
    """An f-string, or words from a variable, would be looked up in vain."""
    assert isinstance(argument, ast.Constant), ast.unparse(argument)
    return argument.value


def test_lupdate_has_seen_every_call(extracted):
    """It skips what it cannot read, and says nothing."""
    known = {
        (context, translate.source_of(message))
        for context, message in translate.messages(extracted)
    }
    unseen = [
        f"{place} {context}: {words}"
        for place, context, words in translated_calls()
        if (context, words) not in known
    ]
    assert unseen == []


def test_no_chinese_is_shown_without_asking_for_its_translation():
    """Words in a view that pass neither through tr() nor through app.words."""
    bare = []
    for path in sorted((translate.ROOT / "app" / "views").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        excused = {id(node) for call in ast.walk(tree) for node in excused_by(call)}
        bare += [
            f"{path.name}:{node.lineno} {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and CHINESE.search(node.value)
            and id(node) not in excused
        ]
    names_of_software = {"连心站", "HanaMin（花园明朝）"}
    typed_dates = "date_words.py"
    assert [
        line
        for line in bare
        if line.split(" ", 1)[1] not in names_of_software and not line.startswith(typed_dates)
    ] == []


def excused_by(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.Expr):
        return [node.value]
    if isinstance(node, ast.Call):
        function = ast.unparse(node.func)
        if function.endswith(".tr") or function == "QCoreApplication.translate":
            return list(node.args)
    return []


# ---------------------------------------------------------------- words


def test_a_term_is_told_apart_from_one_written_alike(english):
    assert CASE_STATUS["returned"] == CASE_ACTION["send_back"]
    assert spoken(CASE_STATUS, "returned") == "Sent back"
    assert spoken(CASE_ACTION, "send_back") == "Send back"


def test_a_code_without_a_word_is_shown_as_it_is(english):
    assert spoken(CASE_STATUS, "from_tomorrow") == "from_tomorrow"


def test_the_facts_of_a_problem_are_in_english_too(english):
    problem = OperationRefused("case_step_out_of_order", status="received", action="write_off")

    assert sentence(problem).startswith("This case is now “Received”, so “Write off” cannot")
    assert "not yet received" in sentence_for(
        "case_step_out_of_order", {"status": "", "action": ""}
    )


def test_every_problem_is_told_in_english(english):
    facts = dict.fromkeys(("have", "first", "seq", "port", "most", "row", "column"), 3)

    silent = [key for key in PROBLEM_SENTENCES if CHINESE.search(spoken_problem(key, facts))]
    assert silent == []
    assert "no_such_key" in sentence_for("no_such_key", {})
    assert not CHINESE.search(sentence_for("no_such_key", {}))


def spoken_problem(key: str, facts: dict[str, object]) -> str:
    """Without 姓名 and the like: those are headings in the roster itself."""
    return re.sub("姓名|户号", "", sentence_for(key, facts))


def test_one_and_many_are_told_apart(english):
    assert spoken_limit(1, "working_day") == "1 working day"
    assert spoken_limit(5, "working_day") == "5 working days"
    assert spoken_limit(0, "hour") == "done on the spot"


def test_without_a_translation_all_is_as_app_words_has_it():
    problem = OperationRefused("case_step_out_of_order", status="received", action="write_off")

    assert sentence(problem) == problem_sentence(problem)
    assert spoken_day("2026-03-02") == "2026年3月2日"
    for none in ("", "2026-13-45", "昨天"):
        assert spoken_day(none) == spoken_moment(none) == date_words(none) == none
        assert moment_words(none) == china_clock_of(none) == none
    for unit in LIMIT_UNIT:
        assert [spoken_limit(n, unit) for n in (0, 1, 20)] == [
            limit_words(n, unit) for n in (0, 1, 20)
        ]


def test_a_desk_without_its_translation_stays_chinese(spoken_here, tmp_path):
    spoken_here(tmp_path)

    assert spoken(CASE_STATUS, "received") == "已收件"
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_english_is_spoken_to_who_asked_for_it():
    assert chosen_language({}) == "zh"
    assert chosen_language({"LIANXIN_LANGUAGE": "en"}) == "en"
    assert chosen_language({"LIANXIN_LANGUAGE": "en_GB.UTF-8"}) == "en"
    assert chosen_language({"LIANXIN_LANGUAGE": "zh_CN"}) == "zh"
