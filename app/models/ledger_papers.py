"""What stands on the ledger of a list of cases (代办件清单), on paper as in a spreadsheet."""

import msgspec

from app.models.papers import Paper

LEDGER_HEADINGS = (
    "序号", "编号", "事项", "申请人", "联系电话", "承办部门", "首问责任人", "收件日期", "状态", "期限", "时限情况",
)  # fmt: skip
MOST_ROWS_ON_PAPER = 5_000


class CaseLedgerRow(msgspec.Struct, frozen=True):
    """One case, in words; its phone is masked."""

    number: str
    item_name: str
    applicant_name: str
    applicant_phone: str
    department: str
    receiver_name: str
    received: str
    status: str
    due: str
    level: str
    is_late: bool = False

    def cells(self, position: int) -> tuple[str, ...]:
        """Its words in the order of LEDGER_HEADINGS."""
        return (
            str(position),
            self.number,
            self.item_name,
            self.applicant_name,
            self.applicant_phone,
            self.department,
            self.receiver_name,
            self.received,
            self.status,
            self.due,
            self.level,
        )


class CaseLedgerContent(Paper, frozen=True, kw_only=True):
    """A list of cases as it stood at one moment. `chosen` says what it was narrowed down to."""

    station_name: str
    chosen: str
    maker_name: str
    rows: tuple[CaseLedgerRow, ...] = ()
    is_provisional: bool = False
