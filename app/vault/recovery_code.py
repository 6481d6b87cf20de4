"""The recovery code (恢复码): 130 random bits as 28 characters that can be read out on the telephone."""

import hashlib
import unicodedata

from app.models.errors import OperationRefused
from app.vault.crypto import Randomness

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS_A_CHARACTER = 5
SECRET_CHARACTERS, CHECK_CHARACTERS, GROUP = 26, 2, 4
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


def new_recovery_code(randomness: Randomness) -> str:
    """`7K3M-...`: seven groups of four, the last two characters a check of the others."""
    bits = int.from_bytes(randomness(17), "big") >> (17 * 8 - SECRET_CHARACTERS * _BITS_A_CHARACTER)
    secret = "".join(
        _ALPHABET[bits >> place * _BITS_A_CHARACTER & 31]
        for place in reversed(range(SECRET_CHARACTERS))
    )
    whole = secret + _check_of(secret)
    return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))


def recovery_secret(typed: str) -> bytes:
    """What a code that was typed or read out stands for.

    Letters that are taken for digits count as these; spaces and hyphens count for nothing.
    Raises OperationRefused `recovery_code_mistyped`.
    """
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_ALIKE)
    code = "".join(character for character in plain if character in _ALPHABET)
    strange = {c for c in plain if c not in _ALPHABET and not c.isspace() and c not in "-—–_."}
    secret = code[:SECRET_CHARACTERS]
    is_whole = len(code) == SECRET_CHARACTERS + CHECK_CHARACTERS
    if strange or not is_whole or code[SECRET_CHARACTERS:] != _check_of(secret):
        raise OperationRefused("recovery_code_mistyped")
    return secret.encode("ascii")


def _check_of(secret: str) -> str:
    digest = int.from_bytes(hashlib.sha256(b"lianxin/recovery/1/" + secret.encode()).digest()[:2])
    return _ALPHABET[digest & 31] + _ALPHABET[digest >> 5 & 31]
