"""What the pages name is there: files, commands with their options, planted bugs, names in the code.

Prose that no check reads goes stale: a newcomer who follows it finds nothing and trusts none of it.
"""

import argparse
import importlib.machinery
import importlib.util
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from app.cli import doors
from tests.tree import ROOT, needs_a_clone, tracked

PAGES = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "installer/README.md"])
SOURCES = ("app", "bench", "dev", "installer", "tests", "tools", "resources", "pyproject.toml")
QUOTED = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^    (\S.*)$", re.MULTILINE)
FILE = re.compile(r"[\w.*/-]*\w\.(?:py|md|toml|lock|png|html|spec|nsi|cmd|json|keys|deb)")
# A name of ours, not a word: with an underscore, or with a capital inside.
NAME = re.compile(r"[A-Za-z][\w.]*?(?:_|[a-z][A-Z])\w[\w.]*")
PLANTS = re.compile(r"plants? ((?:`\w+`(?:, )?)+)")
# The C library's, which no file of ours calls.
OF_OTHERS = {"malloc_stats"}


def said(page: Path) -> Iterator[str]:
    """All that a page gives as code, in a line or as a block."""
    text = page.read_text("utf-8")
    yield from QUOTED.findall(text)
    yield from BLOCK.findall(text)


def told(page: Path, words: str) -> str:
    return f"{page.relative_to(ROOT).as_posix()}: {words}"


@cache
def source() -> str:
    """All text that the program, its tests and its tools are made of."""
    wanted = (".py", ".toml", ".html", ".service", ".sql")
    names = [n for n in tracked() if n.startswith(SOURCES) and (n.endswith(wanted) or n == "dev")]
    return "\n".join((ROOT / name).read_text("utf-8") for name in names)


@cache
def names_in_source() -> set[str]:
    return set(re.findall(r"\w+", source()))


def is_there(name: str) -> bool:
    """A file of the tree, by its whole path or by its end; or one that the program makes."""
    if "*" in name:
        return any(ROOT.glob(name))
    name = name.partition("_VERSION_ARCH")[0]
    return any(n == name or n.endswith(f"/{name}") for n in tracked()) or name in source()


@needs_a_clone
def test_every_file_that_a_page_names_is_there():
    missing = [
        told(page, words)
        for page in PAGES
        for words in said(page)
        if FILE.fullmatch(words) and not is_there(words)
    ]
    assert missing == []


@needs_a_clone
def test_every_folder_and_link_of_a_page_leads_somewhere():
    folders = re.compile(r"(?:app|bench|docs|installer|resources|tests|tools)/[\w/-]*")
    lost = [
        told(page, words)
        for page in PAGES
        for words in said(page)
        if folders.fullmatch(words) and not (ROOT / words).exists()
    ]
    for page in PAGES:
        for target in re.findall(r"\]\(([^)\s#]+)[^)]*\)", page.read_text("utf-8")):
            if "://" not in target and not (page.parent / target).exists():
                lost.append(told(page, target))
    assert lost == []


@needs_a_clone
def test_every_page_that_the_code_names_is_there():
    """A page that only its author has explains nothing to whoever reads the code."""
    named = re.compile(r"\w[\w./-]*\.md\b")
    missing = [
        f"{path}: {page}"
        for path in tracked()
        if path.endswith((".py", ".toml")) and path != "tests/test_docs.py"
        for page in named.findall((ROOT / path).read_text("utf-8"))
        if not any(name == page or name.endswith(f"/{page}") for name in tracked())
    ]
    assert missing == []


def plants() -> set[str]:
    return {path.stem for path in (ROOT / "tools/planted").glob("*.patch")}


@needs_a_clone
def test_every_name_that_a_page_takes_from_the_code_is_in_it():
    known = names_in_source() | plants() | OF_OTHERS
    unknown = [
        told(page, words)
        for page in PAGES
        for words in said(page)
        if NAME.fullmatch(words) and not FILE.fullmatch(words)
        if not known.issuperset(words.split("."))
    ]
    assert unknown == []


def test_every_planted_bug_that_a_page_names_is_there():
    named = {
        plant
        for page in PAGES
        for run in PLANTS.findall(page.read_text("utf-8"))
        for plant in QUOTED.findall(run)
        if not plant.endswith("...")
    }
    counted = re.search(r"`\./dev plant` \((\d+) patches\)", (ROOT / "docs/proofs.md").read_text())

    assert named - plants() == set()
    assert counted and int(counted[1]) == len(plants())


@cache
def parser_of_all() -> argparse.ArgumentParser:
    return doors._parser()


def subcommands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def wrong_words(command: str) -> list[str]:
    """What of a `lianxin` command line is no command or no option of it."""
    parsers = [parser_of_all()]
    wrong = []
    words = command.split()[1:]
    while words and not words[0].startswith("-") and (known := subcommands(parsers[-1])):
        named = words.pop(0).split("|")
        wrong += [name for name in named if name not in known]
        if wrong:
            return wrong
        parsers.append(known[named[0]])
    options = {option for parser in parsers for option in parser._option_string_actions}
    return wrong + [w for w in words if w.startswith("--") and w.split("=")[0] not in options]


def lianxin_lines(page: Path) -> Iterator[str]:
    for words in said(page):
        line = re.sub(r"\A(?:LIANXIN_\w+=\S+ )+", "", re.split(r"   |…", words)[0])
        line = re.sub(r"\s*\((--[\w-]+) .*\)", r" \1", line)
        line = re.sub(r" --data (?:DIR|新文件夹)", "", line)
        if line.startswith("lianxin "):
            for part in line.removeprefix("lianxin ").split(", "):
                yield f"lianxin {part}"


def test_every_command_that_a_page_gives_is_understood():
    wrong = [
        told(page, f"{line}: {mistake}")
        for page in PAGES
        for line in lianxin_lines(page)
        for mistake in wrong_words(line)
    ]
    assert wrong == []


def test_a_command_that_is_none_is_found():
    assert wrong_words("lianxin backup FILE") == []
    assert wrong_words("lianxin town check|nothing") == ["nothing"]
    assert wrong_words("lianxin town check --nothing") == ["--nothing"]
    assert wrong_words("lianxin nothing") == ["nothing"]


def dev_commands() -> set[str]:
    loader = importlib.machinery.SourceFileLoader("dev_of_docs", str(ROOT / "dev"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("dev_of_docs", loader))
    loader.exec_module(module)
    return {command.__name__ for command in module.COMMANDS}


def wrong_in_dev(line: str, commands: set[str]) -> list[str]:
    words = re.split(" #|   ", line)[0].split()
    if words[1] not in commands:
        return [words[1]]
    wrong = [w for w in words[2:] if w.startswith("tests/") and not (ROOT / w).exists()]
    options = [w.split("=")[0] for w in words[2:] if w.startswith("--") and words[1] != "test"]
    wrong += [option for option in options if f'"{option}"' not in source()]
    if words[1] == "bench" and words[2:] and not (ROOT / f"bench/{words[2]}_bench.py").exists():
        wrong.append(words[2])
    return wrong


def wrong_module(line: str) -> list[str]:
    name = line.split()[2]
    stem = ROOT / name.replace(".", "/")
    return [] if stem.with_suffix(".py").exists() or (stem / "__main__.py").exists() else [name]


def test_every_command_of_developers_is_there(monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    commands = dev_commands()
    wrong = []
    for page in PAGES:
        for line in said(page):
            mistakes = []
            if line.startswith(("./dev ", "py dev ")):
                mistakes = wrong_in_dev(line.replace("py dev", "./dev"), commands)
            elif line.startswith("python -m "):
                mistakes = wrong_module(line)
            wrong += [told(page, f"{line}: {mistake}") for mistake in mistakes]
    assert wrong == []
