"""The item catalogue (事项清单): what a station can run errands for, and which papers each needs."""

from collections.abc import Iterable

import msgspec

from app.models.errors import OperationRefused

MODES = ("direct", "proxy", "assisted", "guidance")  # 直办, 代办, 帮办/协办, 告知


class ServiceItem(msgspec.Struct, frozen=True):
    """One item. `limit_amount` counts in `limit_unit`; 0 means done on the spot."""

    code: str
    category: str
    name: str
    level: str
    department: str
    materials: tuple[str, ...]
    limit_amount: int
    limit_unit: str
    mode: str
    fee_note: str = ""
    note: str = ""
    pinyin: str = ""
    initials: str = ""


class ItemCatalog:
    """All items of one version. `is_sample` holds until a county's own list is imported (示例目录)."""

    def __init__(self, version: str, is_sample: bool, items: Iterable[ServiceItem]) -> None:
        self.version = version
        self.is_sample = is_sample
        self.items = tuple(items)
        self._by_code = {item.code: item for item in self.items}
        if len(self._by_code) != len(self.items):
            raise OperationRefused("catalog_code_repeated")

    def item(self, code: str) -> ServiceItem:
        """Raises OperationRefused `service_item_unknown`."""
        try:
            return self._by_code[code]
        except KeyError:
            raise OperationRefused("service_item_unknown", code=code) from None

    def find(self, query: str, limit: int = 50) -> list[ServiceItem]:
        """Items whose code, name, category, pinyin or initials holds `query`."""
        wanted = query.strip().lower()
        if not wanted:
            return list(self.items[:limit])
        first, rest = [], []
        for item in self.items:
            keys = (item.name.lower(), item.code.lower(), item.initials, item.pinyin)
            if any(key.startswith(wanted) for key in keys):
                first.append(item)
            elif any(wanted in key for key in (*keys, item.category)):
                rest.append(item)
        return (first + rest)[:limit]
