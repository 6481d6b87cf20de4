"""Private-use characters of official texts: which have a code point of their own since, and the rest.

What is kept stays as it was written; only what is drawn is mapped. A table has a line for each
character: its private code in hexadecimal, a tab, the character itself or its code; # begins a note.
"""

import re
import unicodedata
from collections.abc import Mapping

from app.models.errors import EnvironmentProblem

MARK = re.compile("〔U\\+([0-9A-F]{4,6})〕")
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_TYPED = re.compile("〔?U\\+([0-9A-Fa-f]{4,6})〕?", re.IGNORECASE)
_CODE = re.compile(r"[0-9A-Fa-f]{4,6}")


def read_private_use(text: str, file: str) -> dict[str, str]:
    """What a table says. Raises EnvironmentProblem `private_use_table_unreadable` (file, line)."""
    table: dict[str, str] = {}
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        private = _character(cells[0])
        public = _character(cells[1]) if len(cells) > 1 else ""
        if not _is_line(private, public):
            raise EnvironmentProblem("private_use_table_unreadable", file=file, line=number)
        table[private] = public
    return table


def characters_of(pairs: Mapping[str, str]) -> dict[str, str]:
    """The table that a profile says: private codes and what they are; lines that are none left out."""
    read = {_character(private): _character(public) for private, public in pairs.items()}
    return {private: public for private, public in read.items() if _is_line(private, public)}


def wrong_characters(pairs: Mapping[str, str]) -> list[str]:
    """The keys of those lines that are none."""
    return [
        private
        for private, public in pairs.items()
        if not _is_line(_character(private), _character(public))
    ]


def is_private(character: str) -> bool:
    """Whether nobody but its writer knows what it is."""
    return len(character) == 1 and unicodedata.category(character) == "Co"


def mark_of(character: str) -> str:
    """What is drawn for a private-use character that no table knows: 〔U+E170〕."""
    return f"〔U+{ord(character):04X}〕"


def marked(text: str) -> str:
    """The text with every private-use character as its mark, for a screen."""
    return text if text.isascii() else PRIVATE.sub(lambda found: mark_of(found[0]), text)


def marks_of(text: str) -> list[str]:
    """The marks of its private-use characters, each once, in their order."""
    return list(dict.fromkeys(map(mark_of, PRIVATE.findall(text))))


def with_typed_marks(text: str) -> str:
    """The text with each typed mark, `〔U+E170〕` or `U+E170`, as the character that it stands for."""
    return _TYPED.sub(lambda found: _private_of(found[1]) or found[0], text)


def mapped(text: str, table: Mapping[str, str]) -> str:
    """The text with every private-use character that the table knows written as what it is."""
    return "".join(table.get(character, character) for character in text)


def marks_in(drawn: str) -> list[str]:
    """The marks of unknown characters in a drawn text, each once, by their code."""
    return sorted({f"〔U+{found[1]}〕" for found in MARK.finditer("".join(drawn.split()))})


def _private_of(code: str) -> str:
    character = _character(code)
    return character if is_private(character) else ""


def _is_line(private: str, public: str) -> bool:
    return is_private(private) and bool(public) and not is_private(public)


def _character(cell: str) -> str:
    cell = cell.strip().removeprefix("U+")
    if len(cell) == 1:
        return cell
    code = int(cell, 16) if _CODE.fullmatch(cell) else -1
    is_one = 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if is_one else ""
