"""动态口令: six digits from a shared secret and the time, as phones' authenticator programs make them
(RFC 4226, RFC 6238; SHA-1 is what those programs can do, and its weakness does not touch HMAC).
"""

import base64
import hmac
import unicodedata

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.hotp import HOTP
from cryptography.hazmat.primitives.twofactor.totp import TOTP

SECRET_BYTES = 20
STEP_MILLISECONDS = 30_000
DIGITS = 6
_NEIGHBOURS = (0, -1, 1)  # a phone's clock may be half a minute off


def code_at(secret: bytes, step: int) -> str:
    """The code of one step of half a minute since 1970."""
    return HOTP(secret, DIGITS, SHA1()).generate(step).decode()


def step_of_code(secret: bytes, typed: str, now: int, last_step: int) -> int | None:
    """The step that a typed code belongs to, if it is one of now and later than `last_step`, so that
    no code counts twice; `now` in milliseconds since 1970.
    """
    code = "".join(str(unicodedata.digit(each)) for each in typed if each.isdigit())  # ６ is 6
    for neighbour in _NEIGHBOURS:
        step = now // STEP_MILLISECONDS + neighbour
        if step > last_step and hmac.compare_digest(code_at(secret, step), code):
            return step
    return None


def secret_text(secret: bytes) -> str:
    """The secret as a person types it into a phone, in groups of four."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def secret_address(secret: bytes, town_name: str, clerk_name: str) -> str:
    """The address that a phone's authenticator program opens."""
    code = TOTP(secret, DIGITS, SHA1(), STEP_MILLISECONDS // 1000)
    return code.get_provisioning_uri(clerk_name, town_name)
