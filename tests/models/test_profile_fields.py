"""Every rule that a profile can state is read by something: by more than its schema and the words for it."""

import ast
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from app.models.profile import Profile

APP = Path(__file__).parents[2] / "app"
SCHEMA = ("models/rules", "models/profile.py", "models/profile_reading.py", "words/rule_words.py")
WITHOUT_EFFECT = {
    "appeals.handling_modes": "information: a case's way comes from its item in the catalogue",
    "appeals.is_answered_on_the_spot_shown": "information: the tick is offered everywhere",
    "appeals.is_transfer_slip_printed": "information: the slip can be printed everywhere",
    "appeals.repeat_count_watched": "information: every repeated appeal is marked with its count",
    "appeals.alert_steps.alert_to": "information: who is alerted; the alert itself is 县预警",
    "appeals.handled_in_village": "information: the guide marks the items themselves",
    "cadres.is_leading_case_agent": "information: who takes a case in is named on it everywhere",
    "calendar.is_urgent_told_at_once": "information: urgent records travel with every exchange",
    "criticism.supervisor": "information: the township supervises by 督办",
    "criticism.sheets": "information: the names of forms that are brought in as templates",
    "duty.is_leader_named": "information: a leader can be named on every shift",
    "duty.people_a_shift": "information: a roster is made from as many people as are ticked",
    "ratings.on_site_items": "information: the three published items are asked",
    "service.is_call_back_recorded": "information: the call back is recorded everywhere",
    "service.is_opinion_card_left": "information: the card is a tick of 上门服务 everywhere",
    "service.is_written_proxy_wanted": "information: the power of attorney is offered everywhere",
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
    excepted = any(place == each or place.startswith(f"{each}.") for each in WITHOUT_EFFECT)
    assert (field in read) or excepted, f"{place} is shown and has no effect"


def test_no_exception_is_kept_for_a_rule_that_is_read(read):
    named = dict(fields(Profile))
    generic = {"papers", "sources", "open", "source", "name", "criticism.sheets"}
    gone = [each for each in WITHOUT_EFFECT if each not in generic and each not in named]
    stale = [each for each, field in named.items() if each in WITHOUT_EFFECT and field in read]
    assert (gone, [each for each in stale if each not in generic]) == ([], [])
