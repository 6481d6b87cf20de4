"""动态口令: six digits from a shared secret and the time, as phones' authenticator programs make them
(RFC 4226, RFC 6238; SHA-1 is what those programs can do, and its weakness does not touch HMAC).
"""

import base64
import hashlib
import hmac
from urllib.parse import quote

SECRET_BYTES = 20
STEP_MILLISECONDS = 30_000
DIGITS = 6
_NEIGHBOURS = (0, -1, 1)  # a phone's clock may be half a minute off


def code_at(secret: bytes, step: int) -> str:
    """The code of one step of half a minute since 1970."""
    digest = hmac.new(secret, step.to_bytes(8), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4]) & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_of_code(secret: bytes, typed: str, now: int, last_step: int) -> int | None:
    """The step that a typed code belongs to, if it is one of now and later than `last_step`, so that
    no code counts twice; `now` in milliseconds since 1970.
    """
    code = "".join(character for character in typed if character.isdigit())
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
    text = base64.b32encode(secret).decode().rstrip("=")
    return f"otpauth://totp/{quote(town_name)}:{quote(clerk_name)}?secret={text}&issuer={quote(town_name)}"
