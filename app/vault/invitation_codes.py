"""一次性码: an invitation for a PC that has a network and no stick, as twelve characters that are read out.

The code is never sent. It is stretched into the name under which the township's server keeps the
invitation and into the key under which it is sealed there: only who has the code finds it and can
read it, and a server that does not know the code cannot make up another.
"""

import hashlib

import msgspec

from app.models.errors import OperationRefused
from app.vault.crypto import CryptoProvider, Randomness
from app.vault.passwords import PasswordCost, stretch_password
from app.vault.spoken_codes import SpokenCode

_KIND = SpokenCode(10, b"lianxin/invitation/1/")
_SALT = hashlib.sha256(b"lianxin/invitation-code/1").digest()[:16]
_COST = PasswordCost(m_kib=19 * 1024, t=2, p=1)
"""Fifty bits, a fifth of a second each: who has recorded what the server answers tries for ages."""


class CodeKeys(msgspec.Struct, frozen=True):
    """What a code stands for: the name of the invitation at the server, in hex, and its key."""

    name: str
    key: bytes

    def seal(self, crypto: CryptoProvider, invitation: bytes, randomness: Randomness) -> bytes:
        """The invitation's text as the server hands it out."""
        return crypto.seal(self.key, invitation, self.name.encode(), randomness)

    def open(self, crypto: CryptoProvider, box: bytes) -> bytes:
        """Raises OperationRefused `invitation_damaged`."""
        try:
            return crypto.open(self.key, box, self.name.encode())
        except OperationRefused:
            raise OperationRefused("invitation_damaged") from None


def new_invitation_code(randomness: Randomness) -> str:
    """`7K3M-2Q8D-WXYZ`, the last two characters a check of the others."""
    return _KIND.new(randomness)


def code_keys(crypto: CryptoProvider, typed: str) -> CodeKeys:
    """Takes a fifth of a second.

    Raises OperationRefused `invitation_code_mistyped`; EnvironmentProblem `memory_short`.
    """
    secret = _KIND.secret(typed)
    if not secret:
        raise OperationRefused("invitation_code_mistyped")
    stretched = stretch_password(secret.decode(), _SALT, _COST)
    name = crypto.derive_key(stretched, "invitation-code-name")[:16].hex()
    return CodeKeys(name, crypto.derive_key(stretched, "invitation-code-key"))
