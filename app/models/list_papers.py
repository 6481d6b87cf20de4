"""What stands on a list or ledger, on paper, in a spreadsheet, and in the township's own form."""

import msgspec

from app.models.charts import Chart
from app.models.papers import Paper

Shown = str | int
"""A cell: words stay words; a whole number is a figure that a form may add up."""
MOST_ROWS = 50_000


class ListColumn(msgspec.Struct, frozen=True):
    """One column: its heading, other headings by which a form may know it, its share of a paper's
    width (0: not on paper), and whether its figures are added up below.
    """

    heading: str
    also: tuple[str, ...] = ()
    share: float = 1.0
    is_summed: bool = False


class ListPart(msgspec.Struct, frozen=True):
    """A further table below a list, with a heading of its own."""

    title: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[Shown, ...], ...] = ()


class ListContent(Paper, frozen=True, kw_only=True):
    """A list as it stood at one moment. `ledger` is its key, by which its form is kept.

    `chosen` says what it was narrowed down to; `facts` are words that a form may have a named cell
    for. A wall sheet is set in larger type. `signatures` are who signs below. `parts` are tables that
    follow on paper, `chart` stands above the list; a spreadsheet has the list alone.
    """

    ledger: str
    title: str
    station_name: str
    maker_name: str
    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[Shown, ...], ...] = ()
    chosen: str = ""
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    signatures: tuple[str, ...] = ()
    is_across: bool = True
    is_wall_sheet: bool = False
    parts: tuple[ListPart, ...] = ()
    chart: Chart | None = None

    def all_facts(self) -> dict[str, str]:
        """Every fact by its name, those of any list among them."""
        return {
            "站名": self.station_name,
            "单位": self.station_name,
            "标题": self.title,
            "制表人": self.maker_name,
            "填表人": self.maker_name,
            "制表时间": self.issued_at,
            "制表日期": self.issued_at.partition(" ")[0],
            "筛选": self.chosen,
            "条数": str(len(self.rows)),
            **dict(self.facts),
        }

    def sums(self) -> tuple[Shown, ...]:
        """The line below the rows; empty where no column is added up."""
        if not any(column.is_summed for column in self.columns) or not self.rows:
            return ()
        line: list[Shown] = []
        for place, column in enumerate(self.columns):
            figures = [row[place] for row in self.rows]
            total = sum(figure for figure in figures if isinstance(figure, int))
            line.append(total if column.is_summed else "")
        if line[0] == "":
            line[0] = "合计"
        return tuple(line)


class FilledList(msgspec.Struct, frozen=True):
    """A finished spreadsheet, and the headings that the form had no place for."""

    content: bytes
    left_out: tuple[str, ...] = ()
    is_by_form: bool = False
