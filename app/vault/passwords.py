"""How much work a password costs to try, and which passwords are good enough."""

import unicodedata

import msgspec
from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from app.models.errors import EnvironmentProblem, OperationRefused

KIB_PER_MIB = 1024
SALT_BYTES = 16
MIN_CHARACTERS = 10
MIN_DISTINCT_CHARACTERS = 4
MIN_WORDS = 4


class PasswordCost(msgspec.Struct, frozen=True):
    """Argon2id's parameters: memory in KiB, passes, lanes."""

    m_kib: int
    t: int
    p: int

    def is_sane(self) -> bool:
        """Whether a desk PC can do this at all: a file that someone changed must not eat its memory."""
        is_memory_sane = 8 * self.p <= self.m_kib <= 256 * KIB_PER_MIB
        return is_memory_sane and 1 <= self.t <= 16 and 1 <= self.p <= 4


STANDARD = PasswordCost(m_kib=64 * KIB_PER_MIB, t=3, p=1)
FLOOR = PasswordCost(m_kib=19 * KIB_PER_MIB, t=2, p=1)


def stretch_password(password: str, salt: bytes, cost: PasswordCost) -> bytes:
    """32 bytes from a password, at that cost.

    Full-width letters count as plain ones and runs of spaces as one, so an input method left on
    does not lock anyone out. Raises EnvironmentProblem `memory_short` when the PC has not enough.
    """
    try:
        return hash_secret_raw(
            normalised_password(password).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.t,
            memory_cost=cost.m_kib,
            parallelism=cost.p,
            hash_len=32,
            type=Type.ID,
        )
    except HashingError:
        raise EnvironmentProblem("memory_short", needed_mib=cost.m_kib // KIB_PER_MIB) from None


def normalised_password(password: str) -> str:
    """The password as it counts: NFKC, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", password).split())


def check_new_password(password: str) -> None:
    """At least 10 characters or four different words of two letters or more; not only digits.

    Raises OperationRefused `password_too_weak` with `reason` short, digits or repeated.
    """
    words = normalised_password(password).split()
    characters = "".join(words)
    is_phrase = len({w for w in words if w.isalpha() and len(w) > 1}) >= MIN_WORDS
    if not is_phrase and len(characters) < MIN_CHARACTERS:
        raise OperationRefused("password_too_weak", reason="short")
    if not any(character.isalpha() for character in characters):
        raise OperationRefused("password_too_weak", reason="digits")
    if len(set(characters)) < MIN_DISTINCT_CHARACTERS:
        raise OperationRefused("password_too_weak", reason="repeated")
