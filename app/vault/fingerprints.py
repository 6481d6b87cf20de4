"""Six digits that stand for a file, read out on the telephone so that nobody can put another in its place."""

from app.vault.crypto import CryptoProvider
from app.vault.passwords import PasswordCost, stretch_password

DIGITS = 6
_COST = PasswordCost(m_kib=19 * 1024, t=2, p=1)
"""A million tries for a file with the same digits take a day of a PC, not a moment."""


def fingerprint(crypto: CryptoProvider, content: bytes) -> str:
    """Six digits; takes a fifth of a second. Raises EnvironmentProblem `memory_short`."""
    digest = crypto.hash(b"lianxin/fingerprint/1/" + content)
    stretched = stretch_password(digest.hex(), digest[:16], _COST)
    return f"{int.from_bytes(stretched) % 10**DIGITS:0{DIGITS}d}"


def is_fingerprint(expected: str, typed: str) -> bool:
    """Whether what was heard and typed is that number; spaces and hyphens count for nothing."""
    return "".join(c for c in typed if c.isdecimal()) == expected
