"""Keeps the English translation in step with the program, and builds what the desk reads.

`update` extracts every word anew and names what has no English yet; `build` makes the .qm, if it is
missing or older than the .ts.
"""

import argparse
import json
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.views.translation import WORDS
from app.words import (
    appointment_words,
    chart_words,
    desk_words,
    duty_words,
    page_guides,
    problem_words,
    register_terms,
    report_words,
    rights_words,
    score_words,
    security_words,
    terms,
    visit_terms,
)

ROOT = Path(__file__).resolve().parents[1]
TRANSLATION = ROOT / "resources" / "translations" / "lianxin_en.ts"
COMPILED = TRANSLATION.with_suffix(".qm")
SPEAKING_ROOMS = ("views", "bootstrap")
LANGUAGES = ("-source-language", "zh_CN", "-target-language", "en")
# Where a word stands and what a similar one was called would only make each change look big.
QUIETLY = ("-silent", "-locations", "none", "-disable-heuristic", "sametext")
NEVER_GUESS = ("-disable-heuristic", "similartext")


def sources() -> list[Path]:
    """The modules that speak to people through Qt."""
    return [path for room in SPEAKING_ROOMS for path in sorted((ROOT / "app" / room).rglob("*.py"))]


def words() -> list[tuple[str, str]]:
    """Every word and sentence of app.words, with the code that it stands for."""
    mappings: list[Mapping[str, str]] = [
        value
        for room in (
            terms,
            appointment_words,
            page_guides,
            chart_words,
            visit_terms,
            register_terms,
            desk_words,
            duty_words,
            report_words,
            rights_words,
            score_words,
            security_words,
        )
        for value in vars(room).values()
        if isinstance(value, MappingProxyType)
    ]
    mappings.append(problem_words.PROBLEM_SENTENCES)
    mappings.remove(terms.LIMIT_UNIT)  # said with its number, which English needs: spoken_limit
    pairs = [(word, code) for mapping in mappings for code, word in mapping.items()]
    pairs += [(problem_words.UNPLANNED, ""), (problem_words.NO_STATUS, "")]
    return list(dict.fromkeys(pairs))


def words_as_source() -> str:
    """The same as a module that lupdate can read: it knows calls, not mappings."""
    quoted = [
        ", ".join(json.dumps(text, ensure_ascii=False) for text in (WORDS, word, code))
        for word, code in words()
    ]
    return "".join(f"translate({call})\n" for call in quoted)


def extract(translation: Path, *, keep_vanished: bool = False) -> None:
    """Bring a .ts file up to date: what is new comes in without English."""
    options = [*LANGUAGES, *QUIETLY, *NEVER_GUESS]
    if not keep_vanished:
        options.append("-no-obsolete")
    with tempfile.TemporaryDirectory() as folder:
        listing = Path(folder) / "words.py"
        listing.write_text(words_as_source(), encoding="utf-8")
        files = [str(path) for path in (*sources(), listing)]
        # pyside6-lupdate wants the files first.
        run_tool("pyside6-lupdate", *files, *options, "-ts", str(translation))


def build(translation: Path, compiled: Path) -> None:
    """Make the .qm that the desk reads; whoever is reading the old one keeps it."""
    with tempfile.TemporaryDirectory(dir=compiled.parent) as folder:
        new = Path(folder) / compiled.name
        run_tool("pyside6-lrelease", "-silent", str(translation), "-qm", str(new))
        new.replace(compiled)


def is_older(compiled: Path, translation: Path) -> bool:
    """Whether the .qm has to be made again."""
    if not compiled.exists():
        return True
    return compiled.stat().st_mtime < translation.stat().st_mtime


def run_tool(name: str, *arguments: str) -> None:
    """Run one of the programs that come with PySide6."""
    program = shutil.which(name, path=sysconfig.get_path("scripts"))
    if program is None:
        raise SystemExit(f"{name} is not installed beside this Python.")
    subprocess.run([program, *arguments], check=True, cwd=ROOT)


def messages(translation: Path) -> Iterator[tuple[str, ET.Element]]:
    """Every message of a .ts file, with its context."""
    for context in ET.parse(translation).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def source_of(message: ET.Element) -> str:
    """The Chinese."""
    return message.findtext("source", "")


def english_of(message: ET.Element) -> list[str]:
    """The English, in all its plural forms."""
    translation = message.find("translation")
    if translation is None:
        return [""]
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def in_want(translation: Path) -> list[str]:
    """What has no English, and what has lost its Chinese: `Context: words`."""
    wanting = []
    for context, message in messages(translation):
        found = message.find("translation")
        standing = found.get("type", "") if found is not None else "unfinished"
        if standing or not all(english_of(message)):
            wanting.append(f"{context}: {source_of(message)} ({standing or 'empty'})")
    return wanting


def build_if_older() -> None:
    """Make what the desk reads, unless it is there and newer than the words."""
    if is_older(COMPILED, TRANSLATION):
        build(TRANSLATION, COMPILED)


def main(arguments: list[str]) -> int:
    """Returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=("update", "build"), nargs="?", default="update")
    if parser.parse_args(arguments).command == "build":
        build_if_older()
        return 0
    extract(TRANSLATION)
    wanting = in_want(TRANSLATION)
    for line in wanting:
        print(line)
    build(TRANSLATION, COMPILED)
    count = sum(1 for _ in messages(TRANSLATION))
    print(
        f"共 {count} 条，还缺英文 {len(wanting)} 条。  {count} texts, {len(wanting)} without English."
    )
    return 1 if wanting else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
