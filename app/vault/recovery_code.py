"""The recovery code (恢复码): 130 random bits as 28 characters that can be read out on the telephone."""

from app.models.errors import OperationRefused
from app.vault.crypto import Randomness
from app.vault.spoken_codes import SpokenCode

SECRET_CHARACTERS = 26
_KIND = SpokenCode(SECRET_CHARACTERS, b"lianxin/recovery/1/")


def new_recovery_code(randomness: Randomness) -> str:
    """`7K3M-...`: seven groups of four, the last two characters a check of the others."""
    return _KIND.new(randomness)


def recovery_secret(typed: str) -> bytes:
    """What a code that was typed or read out stands for. Raises OperationRefused `recovery_code_mistyped`."""
    secret = _KIND.secret(typed)
    if not secret:
        raise OperationRefused("recovery_code_mistyped")
    return secret
