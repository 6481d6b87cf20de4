"""Reading a year's holidays from Excel or CSV: a column 日期 and a column 类别 (放假 or 上班)."""

from datetime import date
from pathlib import Path

from app.models.errors import OperationRefused
from app.models.holiday_years import MAKEUP, OFF
from app.sheets.item_cells import read_day
from app.sheets.item_sheet import tables_in
from app.sheets.roster_cells import cell_text
from app.sheets.workbooks import Grid, read_file

DAY_HEADINGS = frozenset({"日期", "date"})
KIND_HEADINGS = frozenset({"类别", "类型", "kind"})
KINDS = {
    "放假": OFF, "休息": OFF, "休": OFF, "off": OFF,
    "上班": MAKEUP, "调休上班": MAKEUP, "补班": MAKEUP, "班": MAKEUP, "makeup": MAKEUP,
}  # fmt: skip
MOST_ROWS = 2_000


def read_holidays(path: Path) -> list[tuple[date, str]]:
    """Each day of the file. Raises EnvironmentProblem `file_unreadable`, and what `holidays_in` raises."""
    return holidays_in(path.name, read_file(path))


def holidays_in(name: str, content: bytes) -> list[tuple[date, str]]:
    """Each day of a file with OFF or MAKEUP.

    Raises OperationRefused `holidays_columns_missing`, `holidays_row_unreadable` (row), and what
    opening a spreadsheet raises.
    """
    for _, rows, _ in tables_in(name, content):
        for number, row in enumerate(rows[:20]):
            words = [cell_text(cell).lower() for cell in row]
            days = [place for place, word in enumerate(words) if word in DAY_HEADINGS]
            kinds = [place for place, word in enumerate(words) if word in KIND_HEADINGS]
            if days and kinds:
                return _days_below(rows, number + 1, days[0], kinds[0])
    raise OperationRefused("holidays_columns_missing")


def _days_below(rows: Grid, first: int, day_place: int, kind_place: int) -> list[tuple[date, str]]:
    found = []
    for number, row in enumerate(rows[first:MOST_ROWS], start=first + 1):
        day, kind = read_day(row[day_place]), KINDS.get(cell_text(row[kind_place]).lower(), "")
        if day == "" and not cell_text(row[kind_place]):
            continue
        if not day or not kind:
            raise OperationRefused("holidays_row_unreadable", row=number)
        found.append((date.fromisoformat(day), kind))
    return found
