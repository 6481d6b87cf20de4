"""The publisher's signing key in a file, under a password."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

PASSWORD_BYTES_MIN = 12


class KeyRefusal(Exception):
    """Why no key was made or read."""


def make_key(path: Path, password: bytes) -> bytes:
    """Write a new key that only its owner may read; returns the public half. Raises KeyRefusal."""
    if len(password) < PASSWORD_BYTES_MIN:
        raise KeyRefusal(f"The password needs at least {PASSWORD_BYTES_MIN} characters.")
    key = Ed25519PrivateKey.generate()
    encryption = BestAvailableEncryption(password)
    content = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise KeyRefusal(f"{path} is there already; a key is never overwritten.") from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return key.public_key().public_bytes_raw()


def read_key(path: Path, password: bytes) -> bytes:
    """The private half. Raises KeyRefusal."""
    try:
        key = load_pem_private_key(path.read_bytes(), password)
    except OSError:
        raise KeyRefusal(f"{path} cannot be read.") from None
    except (ValueError, TypeError):
        raise KeyRefusal(f"{path} is no key, or the password is wrong.") from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyRefusal(f"{path} is a key of another kind.")
    return key.private_bytes_raw()
