"""Make the tables under resources/ that are checked in: divisions, catalogue, calendar, readings.

    python -m tools.make_resources SOURCE_DIR [RESOURCES_DIR]

SOURCE_DIR holds `qingzhou_villages.csv` and `service_items.csv`. The desk reads the tables and
never imports pypinyin or chinese_calendar. Running it twice gives the same bytes.
"""

import csv
import io
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path

from chinese_calendar import is_workday
from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

FIRST_YEAR, LAST_YEAR = 2004, 2026

# pypinyin reads these village names wrongly, or people differ. The likeliest reading first.
PLACE_READINGS: dict[str, tuple[str, ...]] = {
    "单家": ("shan jia", "dan jia"),
    "曾家": ("zeng jia", "ceng jia"),
    "解家": ("xie jia", "jie jia"),
    "孟卜": ("meng bu", "meng bo"),
    "石佛": ("shi fo",),
    "朝阳": ("chao yang", "zhao yang"),
    "桃行": ("tao hang", "tao xing"),
    "长秋": ("chang qiu", "zhang qiu"),
    "没口": ("mo kou", "mei kou"),
    "牟": ("mu", "mou"),
    "郇": ("xun", "huan"),
    "郄": ("qie", "xi"),
    "堡": ("bao", "pu"),
    "薄": ("bao", "bo"),
}


def toneless(reading: str) -> str:
    """`lǜ` → `lv`: as input methods spell it."""
    letters = unicodedata.normalize("NFD", reading.replace("ü", "v")).replace("u\u0308", "v")
    return "".join(c for c in letters if not unicodedata.combining(c))


def place_spellings(name: str) -> list[list[str]]:
    """Every spelling of a place name worth keeping, the likeliest first."""
    choices: list[tuple[str, ...]] = []
    rest = name
    while rest:
        known = next((text for text in PLACE_READINGS if rest.startswith(text)), "")
        if known:
            choices.append(PLACE_READINGS[known])
            rest = rest[len(known) :]
        else:
            stop = min((rest.find(t) for t in PLACE_READINGS if t in rest), default=len(rest))
            choices.append((" ".join(lazy_pinyin(rest[:stop], v_to_u=False)),))
            rest = rest[stop:]
    return [" ".join(parts).split(" ") for parts in product(*choices)]


def spelled(spellings: Iterable[Sequence[str]]) -> tuple[str, str]:
    """The pinyin and initials columns: alternatives are parted by a space."""
    spellings = list(spellings)
    full = dict.fromkeys("".join(syllables) for syllables in spellings)
    initials = dict.fromkeys("".join(s[0] for s in syllables) for syllables in spellings)
    return " ".join(full), " ".join(initials)


def item_spelling(name: str) -> list[str]:
    """The syllables of an item's name; numbers stay, punctuation goes."""
    kept = "".join(character for character in name if character.isalnum())
    return [syllable.lower() for syllable in lazy_pinyin(kept, v_to_u=False)]


def divisions_table(source: Path) -> str:
    rows = read_rows(source / "qingzhou_villages.csv")
    for row in rows:
        row["pinyin"], row["initials"] = spelled(place_spellings(row["short_name"]))
    return csv_text(rows)


def catalog_table(source: Path) -> str:
    rows = read_rows(source / "service_items.csv")
    for row in rows:
        row["pinyin"], row["initials"] = spelled([item_spelling(row["name"])])
    return csv_text(rows)


def workdays_table() -> str:
    rows = []
    day = date(FIRST_YEAR, 1, 1)
    while day.year <= LAST_YEAR:
        is_worked, is_weekday = is_workday(day), day.weekday() < 5
        if is_worked != is_weekday:
            rows.append({"date": day.isoformat(), "kind": "makeup" if is_worked else "off"})
        day += timedelta(days=1)
    return csv_text(rows)


def calendar_notice() -> str:
    return (
        "# Which official notices workdays.csv holds. The state publishes one year at a time.\n"
        f'version = "{FIRST_YEAR}—{LAST_YEAR} 国务院办公厅放假通知"\n'
        f"first_year = {FIRST_YEAR}\n"
        f"last_year = {LAST_YEAR}\n"
    )


def readings_table() -> str:
    """One line for each set of readings: the readings, a tab, the characters that have them."""
    characters: dict[str, list[str]] = {}
    for code, readings in sorted(PINYIN_DICT.items()):
        syllables = dict.fromkeys(toneless(reading) for reading in readings.split(","))
        characters.setdefault(" ".join(syllables), []).append(chr(code))
    return "".join(f"{key}\t{''.join(found)}\n" for key, found in sorted(characters.items()))


def read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def csv_text(rows: Sequence[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def made_tables(source: Path) -> dict[str, str]:
    """Every table by its path under resources/."""
    return {
        "divisions/370781.csv": divisions_table(source),
        "catalog/sample.csv": catalog_table(source),
        **tables_without_source(),
    }


def tables_without_source() -> dict[str, str]:
    return {
        "calendar/workdays.csv": workdays_table(),
        "calendar/workdays.toml": calendar_notice(),
        "pinyin/readings.tsv": readings_table(),
    }


def main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (1, 2):
        print(__doc__)
        return 2
    resources = Path(arguments[1] if len(arguments) == 2 else "resources")
    for name, text in made_tables(Path(arguments[0])).items():
        path = resources / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{path}: {len(text.encode()):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
