"""A list as a spreadsheet: in the township's own form where one is kept, else in a plain one."""

from app.models.errors import OperationRefused
from app.models.list_papers import MOST_ROWS, FilledList, ListContent
from app.models.long_work import Tell, telling, untold
from app.sheets.form_filling import fill_form
from app.sheets.table_sheet import table_bytes


def list_sheet(content: ListContent, form: bytes | None, tell: Tell = untold) -> FilledList:
    """The list as an Excel file; `form` is the workbook that the station keeps for it, if any.

    Raises OperationRefused `list_too_long`, and what `fill_form` and `table_bytes` raise.
    """
    if len(content.rows) > MOST_ROWS:
        raise OperationRefused("list_too_long", rows=len(content.rows), most=MOST_ROWS)
    if form is not None:
        return fill_form(content, form, tell)
    maker = f"制表 {content.maker_name}" if content.maker_name else ""
    words = (content.station_name, content.chosen, content.issued_at, maker)
    about = "　".join(word for word in words if word)
    sums = content.sums()
    rows = [*content.rows, sums] if sums else list(content.rows)
    headings = [column.heading for column in content.columns]
    told = telling(rows, tell)
    return FilledList(table_bytes(content.title, headings, told, about, has_figures=True))
