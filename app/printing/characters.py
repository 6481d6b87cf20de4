"""Which characters of a text reach the paper, and what stands in for those that have no glyph."""

import re
import unicodedata

SPACES = {"\t": " ", "\u00a0": " ", "\u2028": "\n", "\u2029": "\n"}
UNSEEN = ("Cc", "Cf")  # controls, and marks such as zero-width joiners
VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def printable(text: str) -> str:
    """The text as it can be drawn; line feeds stay.

    Controls, zero-width marks and variation selectors are dropped. A private-use character becomes
    a visible mark such as 〔U+E170〕, because what a face holds there is nobody's agreed character.
    The order of characters is left as given, right-to-left text too.
    """
    if text.isascii() and text.isprintable():
        return text
    text = VARIATION_SELECTORS.sub("", text)
    if text.isprintable():
        return text
    return "".join(map(_drawn_as, text))


def _drawn_as(character: str) -> str:
    if character in SPACES or character == "\n":
        return SPACES.get(character, character)
    category = unicodedata.category(character)
    if category == "Co":
        return f"〔U+{ord(character):04X}〕"
    return "" if category in UNSEEN else character
