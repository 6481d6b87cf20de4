"""The desk's languages in tests: English as it ships, and English stretched."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.bootstrap.qt_setting import speak
from tools import translate

CHINESE = re.compile("[\u3400-\u9fff]+")
STRETCH = 0.4
FILLER = "as long as other words "


def compiled(source: Path, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    translate.build(source, folder / "lianxin_en.qm")
    return folder


@pytest.fixture(scope="session")
def english_folder(tmp_path_factory) -> Path:
    return compiled(translate.TRANSLATION, tmp_path_factory.mktemp("english"))


@pytest.fixture(scope="session")
def stretched_folder(tmp_path_factory) -> Path:
    """English as long as the longest of other languages."""
    folder = tmp_path_factory.mktemp("stretched")
    tree = ET.parse(translate.TRANSLATION)
    for translation in tree.iter("translation"):
        for form in list(translation.iter("numerusform")) or [translation]:
            form.text = stretched(form.text or "")
    tree.write(folder / "stretched.ts", encoding="utf-8")
    return compiled(folder / "stretched.ts", folder)


def stretched(words: str) -> str:
    more = round(len(words) * STRETCH)
    return words if len(words) < 3 else f"{words} {(FILLER * 10)[: more - 1]}".strip()


@pytest.fixture
def spoken_here(qapp) -> Iterator[Callable[[Path, str], None]]:
    """spoken_here(folder, language): what the desk speaks until the test is over."""
    installed = []

    def install(folder: Path, language: str = "en") -> None:
        installed.extend(speak(qapp, folder, language))

    yield install
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def english(spoken_here, english_folder) -> None:
    spoken_here(english_folder)
