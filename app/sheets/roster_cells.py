"""The cells of a roster sheet: what each kind says once dots, spaces and habits are cleaned away."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import cast

import msgspec

from app.models.id_number import (
    SEX_FEMALE,
    SEX_MALE,
    SEX_UNKNOWN,
    IdNumber,
    read_id_number,
    upgraded_id_number,
)
from app.models.priority_groups import (
    NOT_TICKED,
    PRIORITY_GROUPS,
    TICKED,
    read_priority_group,
)

Cell = object
"""What a spreadsheet holds: text, float, int, bool, date, datetime, time or timedelta."""

OLD_FORM = "id_number_old_form"
FIRST_LOST_DIGIT = 10**15  # a spreadsheet keeps 15 digits of a number
SERIAL_DAY_0 = date(1899, 12, 30)
YEARS = range(1900, 2101)

_NOTHING = frozenset(
    {"无", "暂无", "没有", "未办", "未知", "不详", "-", "--", "—", "——", "/", "\\", "0"}
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]|[\x00-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"\s+")
_HAN_GAP = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_FORMULA_BEGINS = re.compile(r"\|[=+\-@]")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+")
_SEXES = {"男": SEX_MALE, "男性": SEX_MALE, "1": SEX_MALE, "M": SEX_MALE,
          "女": SEX_FEMALE, "女性": SEX_FEMALE, "2": SEX_FEMALE, "F": SEX_FEMALE}  # fmt: skip
_RESIDENCES = {
    "常住": ("在家", "在村", "常住人口", "常驻", "本地", "居住在村", "在家居住"),
    "外出": ("外出务工", "外出人口", "外出人员", "在外", "打工", "务工", "不在家", "外出居住"),
    "人户分离": ("空挂户", "空挂", "户在人不在", "人不在户在", "挂户"),
}
_RESIDENCE_OF = {word: name for name, words in _RESIDENCES.items() for word in words}
_FULL_DATE = re.compile(r"(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})[日号]?")
_CLOCK_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")
_YEAR_MONTH = re.compile(r"(\d{4}|\d{2})(?:[-./年](?:(\d{1,2})(?:月份?|[-./])?)?)")
_PHONE = re.compile(
    r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)"
    r"|(?<!\d)(0\d{2,3}[- ]?\d{7,8}(?:-\d{1,4})?)(?!\d)"
    r"|(?<!\d)(\d{7,8}|\d{3,6})(?!\d)"
)
_LABELLED_ID = re.compile(r"(?:公民|居民)?身份证?(?:号码?)?:?(\d{17}[\dX]|\d{15})")
_SOLAR = re.compile(r"\(?(公历|阳历|新历|国历)\)?:?")
_LUNAR = re.compile(r"农历|阴历|旧历|闰|正月|冬月|腊月|初[一二三四五六七八九十\d]")
_NUMERAL = re.compile("[〇○零一二三四五六七八九十]+")
_DAY_IN_NUMERALS = re.compile(r"\D{4}年(\D{1,2}月(\D{1,3}[日号])?)?")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_RUN_OF_MOBILES = re.compile(r"(?<!\d)(?:1[3-9]\d{9}){2,}(?!\d)")


class BirthCell(msgspec.Struct, frozen=True):
    """What a birth date cell says: parts that are not given are 0. `problem` is a key or empty."""

    year: int = 0
    month: int = 0
    day: int = 0
    is_short_year: bool = False
    problem: str = ""

    @property
    def is_full(self) -> bool:
        """Whether it names one day."""
        return bool(self.day)

    def agrees_with(self, born_on: date) -> bool:
        """Whether everything that is given fits that day."""
        years = (born_on.year % 100, self.year % 100)
        same_year = years[0] == years[1] if self.is_short_year else born_on.year == self.year
        return same_year and self.month in (0, born_on.month) and self.day in (0, born_on.day)


class PhoneCell(msgspec.Struct, frozen=True):
    """Numbers found in a phone cell, and whether something else stands there too."""

    numbers: tuple[str, ...] = ()
    has_words: bool = False
    problem: str = ""


def cell_text(cell: Cell) -> str:
    """A cell as plain text: NFC, no invisible characters, whole numbers without `.0`."""
    if isinstance(cell, str):
        return cell if _is_tidy(cell) else _tidied(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < FIRST_LOST_DIGIT:
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def row_texts(cells: Sequence[Cell]) -> tuple[list[str], bool]:
    """`cell_text` of each, and whether one may look like a formula.

    Most rows are text that needs no cleaning: they are looked at as a whole.
    """
    try:
        together = f"|{'|'.join(cells)}|"  # type: ignore[arg-type]  # else it is not all text
    except TypeError:
        return [cell_text(cell) for cell in cells], True
    if " |" in together or "| " in together or not _is_tidy(together):
        return [cell_text(cell) for cell in cells], True
    return cast("list[str]", list(cells)), bool(_FORMULA_BEGINS.search(together))


def word_text(cell: Cell) -> str:
    """A word or a name: the gaps that make 张　三 as wide as 欧阳娜娜 are closed."""
    text = cell_text(cell)
    return _HAN_GAP.sub("", text) if " " in text else text


def is_nothing(text: str) -> bool:
    """Whether the cell says that there is nothing: 无, — and the like."""
    return not text or text in _NOTHING


def read_id_cell(cell: Cell) -> IdNumber:
    """The ID number of a cell; an empty one has neither text nor problem.

    One of 15 digits is told as the 18 that it became, with the problem `id_number_old_form`.
    A number cell keeps 15 digits only, so an ID in it is lost: `id_number_damaged_by_spreadsheet`.
    """
    text = cell_text(cell)
    if is_nothing(text):
        return IdNumber("")
    if isinstance(cell, float | int) and abs(cell) >= FIRST_LOST_DIGIT:
        return IdNumber("", "id_number_damaged_by_spreadsheet")
    number = read_id_number(text)
    if number.problem and (labelled := _LABELLED_ID.fullmatch(number.text)):
        number = read_id_number(labelled[1])
        text = number.text
    if old := upgraded_id_number(text):
        upgraded = read_id_number(old)
        if upgraded.problem:
            return number
        return msgspec.structs.replace(upgraded, problem="id_number_old_form")
    if _SCIENTIFIC.fullmatch(number.text) or (number.problem and _lost_its_tail(number.text)):
        return IdNumber("", "id_number_damaged_by_spreadsheet")
    return number


def read_birth_cell(cell: Cell, today: date) -> BirthCell:
    """The birth date of a cell: a date, a serial number, or text such as 1965.3.12 and 65年3月.

    Nobody is born after `today`: then a year of two figures is that of a hundred years before.
    """
    birth = _birth_in_cell(cell)
    if (birth.year, birth.month, birth.day) <= (today.year, today.month, today.day):
        return birth
    if birth.is_short_year:
        return msgspec.structs.replace(birth, year=birth.year - 100)
    return BirthCell(problem="birth_date_in_future")


def read_serial_day(cell: Cell) -> date | None:
    """The day of a spreadsheet's serial number, also where it was saved or copied as text of five figures."""
    if isinstance(cell, str):
        serial = int(cell) if len(cell) == 5 and cell.isdecimal() else 0
        return SERIAL_DAY_0 + timedelta(days=serial) if serial else None
    if isinstance(cell, bool) or not isinstance(cell, float | int):
        return None
    serial = int(cell)
    return SERIAL_DAY_0 + timedelta(days=serial) if YEARS.stop <= serial < 100_000 else None


def _birth_in_cell(cell: Cell) -> BirthCell:
    if isinstance(cell, date):
        return BirthCell(cell.year, cell.month, cell.day)
    if not isinstance(cell, str) and (day := read_serial_day(cell)):
        return _birth_on(day)
    text = unicodedata.normalize("NFKC", cell_text(cell))
    if is_nothing(text):
        return BirthCell()
    text = _SPACES.sub("", _CLOCK_TIME.sub("", text)).replace("、", ".").replace("。", ".")
    if text.isascii():
        return _birth_in_text(text)
    if _LUNAR.search(text):
        return BirthCell(problem="birth_date_lunar")
    text = _SOLAR.sub("", text)
    if _DAY_IN_NUMERALS.fullmatch(text):
        text = _NUMERAL.sub(_in_digits, text)
    return _birth_in_text(text)


def read_phone_cell(cell: Cell) -> PhoneCell:
    """Every number in a phone cell, whatever stands between them."""
    text = unicodedata.normalize("NFKC", cell_text(cell))
    if is_nothing(text) or not text.strip("0 -"):
        return PhoneCell()
    if _SCIENTIFIC.fullmatch(text.replace(" ", "").upper()):
        return PhoneCell(problem="phone_unclear")
    text = _RUN_OF_MOBILES.sub(lambda run: " ".join(re.findall(r"\d{11}", run[0])), text)
    numbers = []
    for mobile, landline, short in _PHONE.findall(text):
        numbers.append(re.sub("[- ]", "", mobile) or landline.replace(" ", "") or short)
    rest = _PHONE.sub("", text)
    has_digits = any(character.isdigit() for character in rest)
    return PhoneCell(
        tuple(dict.fromkeys(numbers)),
        has_words=any(character.isalnum() for character in rest),
        problem="phone_unclear" if has_digits or not numbers else "",
    )


def read_sex(text: str) -> str:
    """GB/T 2261.1: 1 男, 2 女, 0 未知."""
    return _SEXES.get(text.upper(), SEX_UNKNOWN)


def read_residence(text: str) -> str:
    """常住, 外出 or 人户分离; other words are kept."""
    return _RESIDENCE_OF.get(text, text)


def read_ethnicity(text: str) -> str:
    """汉 becomes 汉族; other words are kept."""
    is_short = (
        0 < len(text) <= 4 and not text.endswith(("族", "人")) and text not in ("其他", "不详")
    )
    return f"{text}族" if is_short else text


def read_priority_groups(text: str) -> tuple[str, ...]:
    """The priority groups (重点人群) of a cell, several of them parted by 、 , ; / or spaces."""
    words = re.split(r"[、,;/\s|+]+", unicodedata.normalize("NFKC", text))
    return tuple(dict.fromkeys(read_priority_group(word) for word in words if not is_nothing(word)))


def read_tick(asked: str, text: str) -> tuple[tuple[str, ...], bool]:
    """The groups of a cell whose heading asks for one (是 below 是否低保户), and whether it could be
    read; `asked` is empty where the heading asks for none.
    """
    word = text.lower()
    if not asked or is_nothing(text):
        return read_priority_groups(text), True
    if word in TICKED or word in NOT_TICKED:
        return ((asked,) if word in TICKED else ()), True
    groups = read_priority_groups(text)
    is_known = all(group in PRIORITY_GROUPS for group in groups)
    return (groups if is_known else ()), is_known


def read_skills(text: str) -> tuple[str, ...]:
    """What somebody is good at (特长), several of them parted as priority groups are."""
    words = re.split(r"[、,;/|+]+", unicodedata.normalize("NFKC", text))
    return tuple(dict.fromkeys(w.strip() for w in words if not is_nothing(w.strip())))


def _is_tidy(text: str) -> bool:
    """Whether nothing is to be cleaned: true of most cells, and ten times as fast to find out."""
    return (
        text.isprintable()
        and text.strip() == text
        and "  " not in text
        and "_x" not in text
        and unicodedata.is_normalized("NFC", text)
    )


def _tidied(text: str) -> str:
    text = _INVISIBLE.sub("", text.replace("_x000D_", ""))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip())


def _lost_its_tail(number: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d{14}000", number))


def _birth_in_text(text: str) -> BirthCell:
    if full := _FULL_DATE.fullmatch(text):
        return _birth_of(full[1], full[2], full[3])
    figures = len(text) if text.isdecimal() else 0
    if figures == 8:
        return _birth_of(text[:4], text[4:6], text[6:])
    if figures == 6 and int(text[:4]) in YEARS:
        return _birth_of(text[:4], text[4:], "")
    if figures == 6:
        return _birth_of(text[:2], text[2:4], text[4:])
    if day := read_serial_day(text):
        return _birth_on(day)
    if figures == 4:
        return _birth_of(text, "", "")
    if part := _YEAR_MONTH.fullmatch(text):
        return _birth_of(part[1], part[2] or "", "")
    return BirthCell(problem="birth_date_unclear")


def _in_digits(numeral: re.Match[str]) -> str:
    """十二 is 12 and 三十 is 30; 一九六五 is written figure by figure."""
    tens, ten, ones = numeral[0].partition("十")
    digits = [part.translate(_DIGITS) for part in (tens, ones)]
    return f"{digits[0] or 1}{digits[1] or 0}" if ten else digits[0]


def _birth_of(year_text: str, month_text: str, day_text: str) -> BirthCell:
    year, month, day = int(year_text), int(month_text or 0), int(day_text or 0)
    is_short = len(year_text) == 2
    if is_short:
        year += 2000
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return BirthCell(problem="birth_date_impossible")
    if year not in YEARS:
        return BirthCell(problem="birth_date_impossible")
    return BirthCell(year, month, day, is_short, "" if day else "birth_date_incomplete")


def _birth_on(day: date) -> BirthCell:
    return BirthCell(day.year, day.month, day.day)
