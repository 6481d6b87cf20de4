"""How things are identified: entity ids, case numbers, card numbers, and their check character."""

import re
from collections.abc import Callable
from datetime import date

from app.models.errors import OperationRefused

Randomness = Callable[[int], bytes]
"""Returns that many random bytes; injected, so that a simulation can replay one history."""

CHECK_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CARD_NUMBER_PATTERN = re.compile(r"^([0-9]{12})-([A-Z][0-9]{5,})-([0-9A-Z])$")
CASE_NUMBER_PATTERN = re.compile(r"^([0-9]{12})-([A-Z])([0-9]{8})-([0-9]{3,})$")


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


def local_number(village_code: str, device_letter: str, on: date, counter: int) -> str:
    """The number of a case, visit or appeal: unique without a network (domain.md 8.1).

    `village_code` has 12 digits; `device_letter` tells the station's PCs apart.
    """
    return f"{village_code}-{device_letter}{on:%Y%m%d}-{counter:03d}"


def card_number(village_code: str, device_letter: str, counter: int) -> str:
    """`village12-cardno-check`, the opaque serial in a liaison card's second QR code (domain.md 3)."""
    serial = f"{device_letter}{counter:05d}"
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
