"""The ledger of cases as a spreadsheet, every cell text."""

from app.models.ledger_papers import LEDGER_HEADINGS, CaseLedgerContent
from app.sheets.table_sheet import table_bytes


def case_sheet_bytes(content: CaseLedgerContent) -> bytes:
    """The whole list under a title that says whose and of when it is.

    Raises OperationRefused as `table_bytes` does.
    """
    title = f"代办件清单 {content.station_name} {content.issued_at} 筛选：{content.chosen}"
    rows = (row.cells(number) for number, row in enumerate(content.rows, start=1))
    return table_bytes(title, LEDGER_HEADINGS, rows)
