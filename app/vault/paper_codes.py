"""备用码: codes on paper that stand in for 动态口令 when the phone is not at hand, each for one sign-in."""

import unicodedata

from app.vault.crypto import Randomness

PAPER_CODES = 10
DIGITS = 10
_RANDOM_BYTES = 16  # so many more than the digits hold that each code is as likely as another
_GROUP = 5


def new_paper_codes(randomness: Randomness) -> list[str]:
    """A sheet of them, each `48213 09467`, all different."""
    codes: set[str] = set()
    while len(codes) < PAPER_CODES:
        codes.add(f"{int.from_bytes(randomness(_RANDOM_BYTES)) % 10**DIGITS:0{DIGITS}}")
    return [f"{code[:_GROUP]} {code[_GROUP:]}" for code in sorted(codes)]


def paper_code_in(typed: str) -> str:
    """The digits of a code from paper; empty when what was typed cannot be one."""
    code = "".join(str(unicodedata.digit(each)) for each in typed if each.isdigit())  # ６ is 6
    return code if len(code) == DIGITS else ""
