"""How a door answers: words for people, one JSON object for programs, and the exit status."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.models.errors import Problem
from app.words.problem_words import problem_sentence

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


class Answer(msgspec.Struct, frozen=True):
    """What a door did: lines for people, content for programs, and whether it went well."""

    lines: Sequence[str]
    content: Mapping[str, Any] = {}
    is_done: bool = True


def show_answer(answer: Answer, *, as_json: bool) -> int:
    """Print it; returns the exit status."""
    if as_json:
        print(_json({"done": answer.is_done, **answer.content}))
    else:
        for line in answer.lines:
            print(line)
    return DONE if answer.is_done else REFUSED


def show_problem(problem: Problem, *, as_json: bool) -> int:
    """One sentence on standard error; the same with its key for programs."""
    sentence = problem_sentence(problem)
    if as_json:
        content = {"done": False, "problem": problem.key, "facts": problem.facts}
        print(_json({**content, "sentence": sentence}))
    print(sentence, file=sys.stderr)
    return REFUSED


def _json(content: Mapping[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(content), indent=2).decode()
