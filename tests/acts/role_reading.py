"""Reads the code of the acts: which rooms a desk has, what they can do, and which permission guards it."""

import ast
import inspect
from functools import cache
from pathlib import Path

from app.acts.desk import Desk
from app.models.roles import PERMISSIONS

ACTS = Path(inspect.getfile(Desk)).parent
Function = ast.FunctionDef


@cache
def _tree(module: str) -> ast.Module:
    return ast.parse((ACTS / f"{module}.py").read_text("utf-8"))


@cache
def _functions() -> dict[tuple[str, str], tuple[str, Function]]:
    """(class or empty, name) of every function of the room, with its module."""
    found = {}
    for path in ACTS.glob("*.py"):
        for node in _tree(path.stem).body:
            if isinstance(node, Function):
                found["", node.name] = (path.stem, node)
            elif isinstance(node, ast.ClassDef):
                for inner in node.body:
                    if isinstance(inner, Function):
                        found[node.name, inner.name] = (path.stem, inner)
    return found


@cache
def _constants(module: str) -> dict[str, str]:
    """The texts that a module gives names to."""
    return {
        target.id: node.value.value
        for node in _tree(module).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and isinstance(node.value.value, str)
    }


def rooms() -> dict[str, type]:
    """The rooms of acts that a desk has, by the name under which it has them."""
    hints = inspect.get_annotations(Desk, eval_str=True)
    return {name: kind for name, kind in hints.items() if name != "workplace"}


def acts() -> dict[str, tuple[str, str]]:
    """`room.act`, for everything public, with the class and name where it is written."""
    return {
        f"{room}.{name}": (function.__qualname__.partition(".")[0], name)
        for room, kind in rooms().items()
        for name, function in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_")
    }


@cache
def permissions_of(class_name: str, name: str) -> frozenset[str]:
    """Every permission that an act asks for, itself or through what it calls."""
    return _permissions(class_name, name, frozenset())


def _permissions(class_name: str, name: str, above: frozenset[tuple[str, str]]) -> frozenset[str]:
    place = (class_name, name)
    if place in above or place not in _functions():
        return frozenset()
    module, function = _functions()[place]
    found: set[str] = set()
    for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
        if getattr(call.func, "id", "") != "has_permission":  # looks, and goes on without
            found |= _asked_for(call, module)
        found |= _permissions(*_called(call, class_name), above | {place})
    return frozenset(found)


def _asked_for(call: ast.Call, module: str) -> set[str]:
    texts = [node.value for node in call.args if isinstance(node, ast.Constant)]
    names = [node.id for node in call.args if isinstance(node, ast.Name)]
    texts += [_constants(module).get(name, "") for name in names]
    return {text for text in texts if isinstance(text, str) and text in PERMISSIONS}


def _called(call: ast.Call, class_name: str) -> tuple[str, str]:
    function = call.func
    if isinstance(function, ast.Name):
        return "", function.id
    if not isinstance(function, ast.Attribute):
        return "", ""
    receiver = function.value
    if isinstance(receiver, ast.Name) and receiver.id == "self":
        return class_name, function.attr
    if isinstance(receiver, ast.Call) and isinstance(receiver.func, ast.Name):
        return receiver.func.id, function.attr
    if isinstance(receiver, ast.Attribute) and isinstance(receiver.value, ast.Name):
        return _kept_in(class_name).get(receiver.attr, ""), function.attr
    return "", ""


@cache
def _kept_in(class_name: str) -> dict[str, str]:
    """Which other room of acts a room keeps under which name."""
    _, begin = _functions().get((class_name, "__init__"), ("", None))
    assignments = (
        [node for node in ast.walk(begin) if isinstance(node, ast.Assign)] if begin else []
    )
    return {
        target.attr: node.value.func.id
        for node in assignments
        if isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name)
        for target in node.targets
        if isinstance(target, ast.Attribute)
    }
