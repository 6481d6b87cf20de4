"""The tree keeps the shape that docs/architecture.md promises."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.tree import ROOT, needs_a_clone, tracked

APP = ROOT / "app"
MODULES = sorted(APP.rglob("*.py"))
WRITTEN = [
    *MODULES,
    *(path for room in ("bench", "tools") for path in sorted((ROOT / room).rglob("*.py"))),
]
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
# The few modules of other rooms that a rule names.
DOORS = {"cli", "bootstrap"}
LABELS = APP / "views" / "labels.py"
# Names that would fit any module, and so say nothing about one.
EMPTY_NAMES = {"manager", "helper", "util", "misc", "common"}
UNFINISHED = re.compile(r"\b(TOD[O]|FIXM[E]|XX[X]|NotImplementedErro[r])\b")
# Written so that this file does not hold what it looks for.
OF_ONE_MACHINE = re.compile(
    r"/wor[k]/|/roo[t]/|/opt/(?:pypi|wheels)\b|[.]pyenv/"
    r"|pypi[.]org|pythonhosted[.]org|registry[.]npmjs|deb[.]debian[.]org|mirrors?[.]\w+[.]\w+"
)
OF_LICENCES = {"LICENSE", "resources/fonts/NotoSansSC-OFL.txt"}


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, node: ast.AST) -> str:
    return f"{path.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 0)}"


def nodes_of(kind: type | tuple[type, ...], paths: list[Path]) -> Iterator[tuple[Path, ast.AST]]:
    for path in paths:
        for node in ast.walk(parsed(path)):
            if isinstance(node, kind):
                yield path, node


def called_name(call: ast.Call) -> str:
    function = call.func
    return getattr(function, "attr", None) or getattr(function, "id", "")


FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def test_files_are_short():
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in WRITTEN}

    too_long = [f"{path.relative_to(ROOT)}: {n}" for path, n in lengths.items() if n > LONGEST_FILE]
    assert too_long == []


def test_functions_are_short():
    too_long = [
        f"{place(path, node)} {node.name}"
        for path, node in nodes_of(FUNCTIONS, WRITTEN)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert too_long == []


def test_imports_stand_at_the_top():
    inside = [
        place(path, inner)
        for path, node in nodes_of(FUNCTIONS, MODULES)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_no_module_of_tests_imports_another():
    """What two of them need stands in a module beside them, whose name does not begin with `test_`."""
    paths = sorted((ROOT / "tests").rglob("*.py"))
    borrowed = [
        f"{place(path, node)} {node.module}"
        for path, node in nodes_of(ast.ImportFrom, paths)
        for name in [node.module or "", *(alias.name for alias in node.names)]
        if name.split(".")[-1].startswith("test_")
    ]
    assert borrowed == []


def test_only_views_name_types_of_rooms_that_they_must_not_import():
    """The contracts on imports leave out what stands below `if TYPE_CHECKING`."""
    elsewhere = [
        place(path, node)
        for path, node in nodes_of(ast.Name, MODULES)
        if node.id == "TYPE_CHECKING" and path.relative_to(APP).parts[0] != "views"
    ]
    assert elsewhere == []


def test_models_import_nothing_but_the_standard_library_and_msgspec():
    allowed = {*sys.stdlib_module_names, "msgspec", "app"}
    strangers = []
    for path, node in nodes_of(
        (ast.Import, ast.ImportFrom), sorted((APP / "models").rglob("*.py"))
    ):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        strangers += [place(path, node) for name in names if name.split(".")[0] not in allowed]
    assert strangers == []


def test_migrations_import_nothing_of_ours():
    ours = [
        place(path, node)
        for path, node in nodes_of(ast.ImportFrom, sorted((APP / "store/migrations").glob("*.py")))
        if (node.module or "").startswith("app.")
        and not node.module.startswith("app.store.migrations")
    ]
    assert ours == []


def test_the_table_of_rooms_is_the_rooms_on_disk():
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `app/([\w/]+)/` \|", page, re.MULTILINE))
    on_disk = {path.parent.relative_to(APP).as_posix() for path in APP.rglob("__init__.py")} - {"."}
    rooms = {name for name in on_disk if "/" not in name} - DOORS

    assert {name for name in listed if "/" not in name} - DOORS == rooms
    assert listed <= on_disk


def test_every_module_is_named_for_what_it_holds():
    empty = [
        path.relative_to(ROOT).as_posix()
        for path in [*APP.rglob("*")]
        for part in path.stem.lower().split("_")
        if part.removesuffix("s") in EMPTY_NAMES
    ]
    assert empty == []


def test_every_module_says_what_it_is_for():
    silent = [
        str(path.relative_to(ROOT)) for path in MODULES if not ast.get_docstring(parsed(path))
    ]
    assert silent == []


def test_nothing_is_left_unfinished():
    unfinished = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in MODULES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if UNFINISHED.search(line)
    ]
    assert unfinished == []


def is_put_together(argument: ast.expr) -> bool:
    """Whether the text is made when the program runs, and so is in no translation."""
    if isinstance(argument, ast.Call):
        return called_name(argument) == "format"
    return isinstance(argument, ast.JoinedStr | ast.BinOp)


def is_translation(call: ast.Call) -> bool:
    """`tr(...)` or `QCoreApplication.translate(...)`; a drawing is translated too, but not that."""
    return called_name(call) == "tr" or ast.unparse(call.func).endswith("Application.translate")


def test_words_to_be_translated_are_not_put_together():
    wrong = [
        place(path, node)
        for path, node in nodes_of(ast.Call, MODULES)
        if is_translation(node) and any(map(is_put_together, node.args))
    ]
    assert wrong == []


def test_labels_show_plain_text():
    """A name with <b> in it must be shown as it was written: `labels` sees to that."""
    views = [path for path in sorted((APP / "views").rglob("*.py")) if path != LABELS]

    bare = [
        place(path, node)
        for path, node in nodes_of(ast.Call, views)
        if called_name(node) == "QLabel"
    ]
    assert bare == []


@needs_a_clone
def test_no_file_names_a_machine_or_a_registry():
    named = []
    for path in map(ROOT.joinpath, sorted({*tracked()} - OF_LICENCES)):
        raw = path.read_bytes() if path.is_file() else b""
        if b"\0" in raw[:8192]:
            continue
        for number, line in enumerate(raw.decode("utf-8", "replace").splitlines(), start=1):
            if OF_ONE_MACHINE.search(line):
                named.append(f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:80]}")
    assert named == []


def test_the_locks_name_packages_and_hashes_only():
    for lock in sorted((ROOT / "requirements").glob("*.lock")):
        for line in lock.read_text("utf-8").splitlines():
            pin = re.match(r"[\w.-]+(\[[\w,]+\])?==[\w.]+( ; [^\\]+)? \\$", line)
            assert pin or line.startswith(("    --hash=sha256:", "    #", "#")), line
