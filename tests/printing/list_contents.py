"""What stands on a list on paper."""

from app.models.list_papers import ListContent
from app.models.listed_ledgers import LISTED


def content(ledger: str, rows: int, **changed) -> ListContent:
    title, columns = LISTED[ledger]
    row = tuple(n if column.is_summed else f"第{n}列" for n, column in enumerate(columns))
    said = {
        "ledger": ledger, "title": title, "columns": columns, "rows": (row,) * rows,
        "station_name": "高家庄村党群服务站", "maker_name": "王秀英",
        "issued_at": "2026年3月2日 09:00", "note": "由记录算出。", "signatures": ("带班领导",),
    }  # fmt: skip
    return ListContent(**(said | changed))
