"""How things are identified: entity ids, case numbers, card numbers, and their check character."""

import hashlib
import re
from collections.abc import Callable
from datetime import date

from app.models.errors import OperationRefused

Randomness = Callable[[int], bytes]
"""Returns that many random bytes; injected, so that a simulation can replay one history."""

CHECK_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
INTERIM_ALPHABET = "BCDFGHJKLMNPQRSTVWXYZ"  # no vowels: it must not spell anything
INTERIM_LETTERS = 7
CARD_NUMBER_PATTERN = re.compile(
    rf"^([0-9]{{12}})-((?:[A-Z]|[A-Z]{{{INTERIM_LETTERS}}})[0-9]{{5,}})-([0-9A-Z])$"
)
CASE_NUMBER_PATTERN = re.compile(
    rf"^([0-9]{{12}})-([A-Z]|[A-Z]{{{INTERIM_LETTERS}}})([0-9]{{8}})-([0-9]{{3,}})$"
)


def new_id(randomness: Randomness) -> str:
    """A fresh entity id: 16 random bytes as 32 hex digits."""
    return randomness(16).hex()


def check_character(text: str) -> str:
    """ISO 7064 MOD 37,36 over digits and capitals.

    Finds every single wrong character and 99 of 100 swaps of neighbours.
    """
    product = 36
    for character in text:
        total = (product + CHECK_ALPHABET.index(character)) % 36 or 36
        product = total * 2 % 37
    return CHECK_ALPHABET[(37 - product) % 36]


def interim_letters(device_id: str) -> str:
    """Seven letters that stand in a PC's numbers until the township has certified a letter of its
    own: drawn from the device's id, so that two PCs set up apart never give out one number. Two
    devices have the same in one of 1.8 thousand million cases.
    """
    rest = int.from_bytes(hashlib.sha256(b"lianxin/letters/1" + device_id.encode()).digest())
    letters = ""
    while len(letters) < INTERIM_LETTERS:
        rest, place = divmod(rest, len(INTERIM_ALPHABET))
        letters += INTERIM_ALPHABET[place]
    return letters


def local_number(village_code: str, device_letters: str, on: date, counter: int) -> str:
    """The number of a case, visit or appeal: unique without a network.

    `village_code` has 12 digits; `device_letters` tells the station's PCs apart: one letter that
    the township has certified, or the seven of `interim_letters`.
    """
    return f"{village_code}-{device_letters}{on:%Y%m%d}-{counter:03d}"


def card_number(village_code: str, device_letters: str, counter: int) -> str:
    """`village12-cardno-check`, the opaque serial in a liaison card's second QR code."""
    serial = f"{device_letters}{counter:05d}"
    return f"{village_code}-{serial}-{check_character(village_code + serial)}"


def read_card_number(text: str) -> str:
    """The card number in what a scanner typed.

    Raises OperationRefused `card_number_unreadable` when it is no card number or its check fails.
    """
    number = text.strip().upper()
    match = CARD_NUMBER_PATTERN.match(number)
    if not match or check_character(match[1] + match[2]) != match[3]:
        raise OperationRefused("card_number_unreadable")
    return number
