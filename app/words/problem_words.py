"""One plain Chinese sentence for every planned failure: what happened, what was kept, what to do."""

from collections.abc import Callable, Mapping
from string import Formatter
from types import MappingProxyType

from app.models.errors import Problem
from app.words.account_problem_words import ACCOUNT_PROBLEMS
from app.words.appointment_problem_words import APPOINTMENT_PROBLEMS
from app.words.card_problem_words import CARD_PROBLEMS
from app.words.desk_words import UNDO_PROBLEMS
from app.words.duty_problem_words import DUTY_PROBLEMS
from app.words.file_problem_words import FILE_PROBLEMS
from app.words.intake_problem_words import INTAKE_PROBLEMS
from app.words.lan_problem_words import LAN_PROBLEMS
from app.words.place_problem_words import PLACE_PROBLEMS
from app.words.profile_problem_words import PROFILE_PROBLEMS
from app.words.register_problem_words import REGISTER_PROBLEMS
from app.words.sheet_problem_words import SHEET_PROBLEMS
from app.words.terms import (
    CARD_ACTION,
    CARD_STATUS,
    CASE_ACTION,
    CASE_STATUS,
    CUSTODY,
    CUSTODY_ACTION,
)
from app.words.town_problem_words import TOWN_PROBLEMS
from app.words.trade_problem_words import TRADE_PROBLEMS
from app.words.update_problem_words import UPDATE_PROBLEMS

PROBLEM_SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        **TRADE_PROBLEMS,
        **ACCOUNT_PROBLEMS,
        **DUTY_PROBLEMS,
        **APPOINTMENT_PROBLEMS,
        **UNDO_PROBLEMS,
        **INTAKE_PROBLEMS,
        **REGISTER_PROBLEMS,
        **PLACE_PROBLEMS,
        **PROFILE_PROBLEMS,
        **CARD_PROBLEMS,
        **SHEET_PROBLEMS,
        **FILE_PROBLEMS,
        **LAN_PROBLEMS,
        **TOWN_PROBLEMS,
        **UPDATE_PROBLEMS,
    }
)

UNPLANNED = "出现了没有说明的情况（{key}）；已保存的内容没有改动，请把这行字告诉维护人员。"
NO_STATUS = "尚未收件"

Translate = Callable[[str, str], str]
"""Turns words into another language; the second is the code or key that they stand for."""


def in_chinese(words: str, code: str) -> str:
    """The words as they stand here."""
    return words


def problem_sentence(problem: Problem) -> str:
    """The sentence for a problem, its facts filled in."""
    return sentence_of(problem.key, problem.facts)


def sentence_of(key: str, facts: Mapping[str, object], translate: Translate = in_chinese) -> str:
    """The sentence for a key; a key without words is shown as it is rather than hidden."""
    template = PROBLEM_SENTENCES.get(key)
    if template is None:
        return translate(UNPLANNED, "").format(key=key)
    words = {
        name: _fact_words(name, facts.get(name, ""), translate) for name in fact_names(template)
    }
    return translate(template, key).format(**words)


def fact_names(template: str) -> list[str]:
    """The facts that a sentence speaks of."""
    return [name for _, name, _, _ in Formatter().parse(template) if name]


def _fact_words(name: str, value: object, translate: Translate) -> str:
    code = str(value)
    if name == "status":
        return translate(CASE_STATUS.get(code, code) or NO_STATUS, code)
    if name == "action":
        return translate(CASE_ACTION.get(code, code), code)
    if name == "holder":
        return translate(CUSTODY.get(code, code), code)
    if name == "standing":
        return translate(CARD_STATUS.get(code, code), code)
    if name == "mark":
        return translate(CARD_ACTION.get(code, code), code)
    if name == "custody":
        return translate(CUSTODY_ACTION.get(code, code), code)
    return code
