"""Tells a wrong key from a damaged file: a page is authentic only under the file's own key."""

import hashlib
import hmac
from pathlib import Path

from app.models.long_work import Tell, untold

PAGE_BYTES = 4096
SALT_BYTES = 16
_TAG_BYTES = 64
_PLAIN_START = b"SQLite format 3\0"
_SALT_MASK = 0x3A
_ROUNDS = 2  # SQLCipher stretches a raw key's authentication key this often
_PAGES_TRIED = 64
_PAGES_A_STEP = 256
_NEVER_USED = 2**30 // PAGE_BYTES + 1
"""The page at 1 GiB, where SQLite keeps its locks."""


def looks_encrypted(path: Path) -> bool:
    """Whether it can be a file of ours at all: whole pages, and no plain SQLite."""
    with path.open("rb") as file:
        start = file.read(len(_PLAIN_START))
    return path.stat().st_size % PAGE_BYTES == 0 and start != _PLAIN_START


def is_torn_start(path: Path) -> bool:
    """Whether the file ends within its first page, and nothing beside it could complete it.

    SQLite would take such a file for an empty one and write over it.
    """
    if not path.exists() or path.with_name(path.name + "-wal").exists():
        return False
    return 0 < path.stat().st_size < PAGE_BYTES


def has_authentic_page(path: Path, key: bytes) -> bool:
    """Whether any of the first pages was written under `key`.

    False also when the salt itself, the first 16 bytes of the file, was overwritten.
    """
    with path.open("rb") as file:
        content = file.read(PAGE_BYTES * _PAGES_TRIED)
    page_key = _page_key(content, key)
    return any(
        _is_authentic(page_key, number, content[(number - 1) * PAGE_BYTES : number * PAGE_BYTES])
        for number in range(1, len(content) // PAGE_BYTES + 1)
    )


def has_only_authentic_pages(path: Path, key: bytes, tell: Tell = untold) -> bool:
    """Whether every page of the file, free ones too, was written under `key`; `tell` hears of pages."""
    total, rest = divmod(path.stat().st_size, PAGE_BYTES)
    if rest or not total:
        return False
    with path.open("rb") as file:
        content = file.read(PAGE_BYTES * _PAGES_A_STEP)
        page_key, done = _page_key(content, key), 0
        while content:
            tell(done, total)
            for place in range(0, len(content), PAGE_BYTES):
                done += 1
                page = content[place : place + PAGE_BYTES]
                if done != _NEVER_USED and not _is_authentic(page_key, done, page):
                    return False
            content = file.read(PAGE_BYTES * _PAGES_A_STEP)
    tell(total, total)
    return True


def _page_key(start: bytes, key: bytes) -> bytes:
    salt = bytes(byte ^ _SALT_MASK for byte in start[:SALT_BYTES])
    return hashlib.pbkdf2_hmac("sha512", key, salt, _ROUNDS, 32)


def _is_authentic(page_key: bytes, number: int, page: bytes) -> bool:
    covered = page[SALT_BYTES if number == 1 else 0 : -_TAG_BYTES]
    tag = hmac.digest(page_key, covered + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(tag, page[-_TAG_BYTES:])
