"""Codes that a person reads out or types: capital letters and digits in groups of four, with a check at the end."""

import hashlib
import unicodedata

import msgspec

from app.vault.crypto import Randomness

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS_A_CHARACTER = 5
CHECK_CHARACTERS, GROUP = 2, 4
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})


class SpokenCode(msgspec.Struct, frozen=True):
    """One kind of code: so many random characters, five bits each; `purpose` tells its check from that
    of other kinds.
    """

    secret_characters: int
    purpose: bytes

    def new(self, randomness: Randomness) -> str:
        """`7K3M-...`, the last two characters a check of the others."""
        wanted = self.secret_characters * _BITS_A_CHARACTER
        length = -(-wanted // 8)
        bits = int.from_bytes(randomness(length), "big") >> (length * 8 - wanted)
        secret = "".join(
            _ALPHABET[bits >> place * _BITS_A_CHARACTER & 31]
            for place in reversed(range(self.secret_characters))
        )
        whole = secret + self._check_of(secret)
        return "-".join(whole[start : start + GROUP] for start in range(0, len(whole), GROUP))

    def secret(self, typed: str) -> bytes:
        """What a code that was typed or read out stands for; empty when it was mistyped.

        Letters that are taken for digits count as these; spaces and hyphens count for nothing.
        """
        plain = unicodedata.normalize("NFKC", typed).upper().translate(_ALIKE)
        code = "".join(character for character in plain if character in _ALPHABET)
        strange = {c for c in plain if c not in _ALPHABET and not c.isspace() and c not in "-—–_."}
        secret = code[: self.secret_characters]
        is_whole = len(code) == self.secret_characters + CHECK_CHARACTERS
        if strange or not is_whole or code[self.secret_characters :] != self._check_of(secret):
            return b""
        return secret.encode("ascii")

    def _check_of(self, secret: str) -> str:
        digest = int.from_bytes(hashlib.sha256(self.purpose + secret.encode()).digest()[:2])
        return _ALPHABET[digest & 31] + _ALPHABET[digest >> 5 & 31]
