"""Which characters of a text reach the paper, and what stands in for those that have no glyph."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from app.models.private_use import mark_of

SPACES = {"\t": " ", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"}
NO_TABLE: Mapping[str, str] = MappingProxyType({})
UNSEEN = ("Cc", "Cf")  # controls, and marks such as zero-width joiners
VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def printable(text: str, private_use: Mapping[str, str] = NO_TABLE) -> str:
    """The text as it can be drawn; line feeds stay.

    Controls, zero-width marks and variation selectors are dropped. A private-use character is drawn
    as what the table says, or else becomes a visible mark such as 〔U+E170〕, because what a face
    holds there is nobody's agreed character.
    The order of characters is left as given, right-to-left text too.
    """
    if text.isascii() and text.isprintable():
        return text
    text = VARIATION_SELECTORS.sub("", text)
    if text.isprintable():
        return text
    return "".join(_drawn_as(character, private_use) for character in text)


def _drawn_as(character: str, private_use: Mapping[str, str]) -> str:
    if character in SPACES or character == "\n":
        return SPACES.get(character, character)
    category = unicodedata.category(character)
    if category == "Co":
        return private_use.get(character) or mark_of(character)
    return "" if category in UNSEEN else character
