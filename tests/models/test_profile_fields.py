"""Every rule that a profile can state is read by something: by more than its schema and the words for it."""

import ast
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from app.models.profile import Profile

APP = Path(__file__).parents[2] / "app"
SCHEMA = ("models/rules", "models/profile.py", "models/profile_reading.py", "words/rule_words.py")
ELSEWHERE = {
    "papers": "each wording is held to its paper in tests/acts/test_paper_wording.py",
    "sources": "says where a rule stands, in rule_words",
    "open": "says what an account leaves open, in rule_words",
    "source": "says where the file comes from",
    "name": "the name of the file's place",
}


def fields(of: type, place: str = "") -> list[tuple[str, str]]:
    """The places of all rules with the name of their field."""
    found = []
    for field in msgspec.structs.fields(of):
        below = [field.type]
        structs = []
        while below:
            each = below.pop()
            if isinstance(each, type) and issubclass(each, msgspec.Struct):
                structs.append(each)
            else:
                below += [arg for arg in get_args(each) if not isinstance(arg, str | int)]
        here = f"{place}{field.name}"
        found += [(here, field.name)] if not structs else []
        found += [rule for struct in structs for rule in fields(struct, f"{here}.")]
    return found


def reads() -> tuple[set[str], set[str]]:
    """The attributes that are read outside the schema, and those that functions of the schema's own
    modules read when anything outside calls them.
    """
    outside, called, by_function = set(), set(), dict[str, set[str]]()
    for path in APP.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        is_schema = path.relative_to(APP).as_posix().startswith(SCHEMA)
        if not is_schema:
            for node in ast.walk(tree):
                if isinstance(node, ast.Attribute):
                    outside.add(node.attr)
                if isinstance(node, ast.Name):
                    called.add(node.id)
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                names = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
                names |= {f"call {n.id}" for n in ast.walk(node) if isinstance(n, ast.Name)}
                by_function[node.name] = names
    inside, waiting = set[str](), [name for name in by_function if name in called]
    seen = set(waiting)
    while waiting:
        names = by_function[waiting.pop()]
        inside |= names
        calls = {name.removeprefix("call ") for name in names if name.startswith("call ")}
        fresh = [name for name in calls & by_function.keys() if name not in seen]
        seen.update(fresh)
        waiting += fresh
    return outside, inside


@pytest.fixture(scope="module")
def read() -> set[str]:
    outside, inside = reads()
    return outside | inside


@pytest.mark.parametrize(("place", "field"), fields(Profile))
def test_a_rule_has_an_effect_or_says_why_not(read, place, field):
    excepted = any(place == each or place.startswith(f"{each}.") for each in ELSEWHERE)
    assert (field in read) or excepted, f"{place} is shown and has no effect"


def test_no_exception_is_kept_for_a_rule_that_is_read(read):
    named = dict(fields(Profile))
    generic = {"papers", "sources", "open", "source", "name"}
    gone = [each for each in ELSEWHERE if each not in generic and each not in named]
    stale = [each for each, field in named.items() if each in ELSEWHERE and field in read]
    assert (gone, [each for each in stale if each not in generic]) == ([], [])
