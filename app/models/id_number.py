"""Citizen ID numbers (公民身份号码, GB 11643-1999): form, check digit, birth date, sex."""

import re
import unicodedata
from datetime import date
from operator import mul

import msgspec

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
PATTERN = re.compile(r"^[0-9]{17}[0-9X]$")
OLD_PATTERN = re.compile(r"^[0-9]{15}$")
_BESIDE = re.compile(r"[\s'`-]")
_ID_WITHIN = re.compile(r"(?<!\d)(\d{17}[\dXx]|\d{15})(?!\d)")
_MOBILE_WITHIN = re.compile(r"(?<!\d)1\d{10}(?!\d)")
MOBILE_LENGTH = 11
SEX_UNKNOWN, SEX_MALE, SEX_FEMALE = "0", "1", "2"


class IdNumber(msgspec.Struct, frozen=True):
    """What an ID number says. `problem` is a problem key when it cannot be right, else empty."""

    text: str
    problem: str = ""
    born_on: date | None = None
    sex: str = SEX_UNKNOWN


def clean_id_number(text: str) -> str:
    """Full-width digits narrowed, spaces, hyphens and quote marks dropped, x made X."""
    if text.isascii() and text.isalnum():
        return text.upper()
    return _BESIDE.sub("", unicodedata.normalize("NFKC", text)).upper()


def id_check_digit(first_17: str) -> str:
    """The 18th character by MOD 11-2."""
    return CHECK_DIGITS[sum(map(mul, map(int, first_17), WEIGHTS)) % 11]


def read_id_number(text: str) -> IdNumber:
    """Read one; never raises, because a doubtful number is kept for a person to look at (待核)."""
    number = clean_id_number(text)
    if not PATTERN.match(number):
        return IdNumber(number, problem="id_number_malformed")
    try:
        born_on = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return IdNumber(number, problem="id_number_birth_date_impossible")
    sex = SEX_MALE if int(number[16]) % 2 else SEX_FEMALE
    if id_check_digit(number[:17]) != number[17]:
        return IdNumber(number, "id_number_check_digit_wrong", born_on, sex)
    return IdNumber(number, "", born_on, sex)


def doubted_if_later(number: IdNumber, today: date) -> IdNumber:
    """One that says a birth after today is doubtful, however right its check digit is."""
    if number.born_on is None or number.born_on <= today:
        return number
    return msgspec.structs.replace(number, problem="id_number_birth_date_in_future")


def upgraded_id_number(text: str) -> str:
    """A 15-digit number of before 1999 as the 18 that it became: the century, and a check digit.

    Empty for anything else. GB 11643-1999 gave 1900s to all but those over a hundred (orders 996-999).
    """
    number = clean_id_number(text)
    if not OLD_PATTERN.match(number):
        return ""
    first_17 = f"{number[:6]}{'18' if number[12:] >= '996' else '19'}{number[6:]}"
    return first_17 + id_check_digit(first_17)


def mask_id_number(number: str) -> str:
    """`3707**********0019`."""
    return (
        f"{number[:4]}{'*' * (len(number) - 8)}{number[-4:]}"
        if len(number) > 8
        else "*" * len(number)
    )


def mask_phone(phone: str) -> str:
    """`138****8000`; of a shorter one, such as a landline's seven figures, the last two stay."""
    if len(phone) < 7:
        return "*" * len(phone)
    if len(phone) < MOBILE_LENGTH:
        return f"{'*' * (len(phone) - 2)}{phone[-2:]}"
    return f"{phone[:3]}{'*' * (len(phone) - 7)}{phone[-4:]}"


def masked_text(text: str) -> str:
    """A text in which whatever looks like an ID number or a mobile phone's is masked."""
    text = _ID_WITHIN.sub(lambda found: mask_id_number(found[0]), text)
    return _MOBILE_WITHIN.sub(lambda found: mask_phone(found[0]), text)


def told_besides(number: IdNumber, sex: str, born_on: str) -> tuple[str, str]:
    """Sex and birth date as they were typed; where nothing was typed, as a sound number says."""
    if number.problem:
        return sex, born_on
    told = number.born_on.isoformat() if number.born_on else ""
    return (number.sex if sex in ("", SEX_UNKNOWN) else sex), born_on or told
