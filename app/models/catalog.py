"""The item catalogue (事项清单): what a station can run errands for, and which papers each needs."""

from collections.abc import Iterable

import msgspec

from app.models.errors import OperationRefused
from app.models.limits import Limit

MODES = ("direct", "proxy", "assisted", "joint", "online", "guidance")
"""直办, 代办, 帮办/协办, 联办, 网办, 告知."""
LEVELS = ("county", "township", "village")
HOLDS_IT, BEGINS_SO = 1, 2
MAY_FOLLOW_LATER = "可后补"
NOT_DELEGABLE_WORDS = (
    "结婚登记", "离婚登记", "婚姻登记", "收养登记", "身份证申领", "身份证办理", "本人到场", "采集指纹",
    "刷脸", "人脸", "贷款", "信贷",
)  # fmt: skip
"""Where a list says nothing else, these words mean that nobody may stand in."""


class ItemMaterial(msgspec.Struct, frozen=True, omit_defaults=True):
    """A paper that an item asks for.

    A key paper (主要材料) cannot be handed in later; the others can, with a commitment (容缺受理).
    """

    name: str
    is_required: bool = True
    originals: int = 1
    copies: int = 0
    source: str = ""
    review_points: str = ""
    is_key: bool = True

    @property
    def form(self) -> str:
        """`original` or `copy`: as what it is asked for in the first place."""
        return "copy" if self.copies and not self.originals else "original"

    @property
    def count(self) -> int:
        """How many of that form."""
        return max(1, self.copies if self.form == "copy" else self.originals)


class ServiceItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One item of one version.

    The statutory limit is the law's, the promised one the authority's own word; both count from
    its acceptance. `effective_on` and `expires_on` are dates as text; empty means no bound.
    """

    code: str
    category: str
    name: str
    level: str
    department: str
    materials: tuple[ItemMaterial, ...]
    mode: str
    promised_limit: Limit | None = None
    statutory_limit: Limit | None = None
    is_delegable: bool = True
    basis: str = ""
    conditions: str = ""
    procedure: str = ""
    fee_note: str = ""
    office_hours: str = ""
    place: str = ""
    consult_phone: str = ""
    complaint_phone: str = ""
    note: str = ""
    effective_on: str = ""
    expires_on: str = ""
    pinyin: str = ""
    initials: str = ""

    @property
    def limit(self) -> Limit:
        """What a case of this item is held to: the promised limit, or else the statutory one."""
        return self.promised_limit or self.statutory_limit or Limit(0)

    @property
    def limit_amount(self) -> int:
        """The number of `limit`; 0 means done on the spot."""
        return self.limit.amount

    @property
    def limit_unit(self) -> str:
        """The unit of `limit`."""
        return self.limit.unit

    def holds_on(self, day: str) -> bool:
        """Whether the item is in force on that day."""
        return (self.effective_on or day) <= day <= (self.expires_on or day)


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

    def categories(self) -> list[str]:
        """Each category once, in the order of the list."""
        return list(dict.fromkeys(item.category for item in self.items if item.category))

    def find(self, query: str, limit: int = 50, category: str = "") -> list[ServiceItem]:
        """Items whose code, name, category, pinyin or initials holds `query`."""
        wanted = query.strip().lower()
        first, rest = [], []
        for item in self.items:
            if category and item.category != category:
                continue
            rank = likeness(wanted, item.name, item.code, item.pinyin, item.initials, item.category)
            if rank == BEGINS_SO:
                first.append(item)
            elif rank:
                rest.append(item)
        return (first + rest)[:limit]


def likeness(
    wanted: str, name: str, code: str, pinyin: str, initials: str, category: str = ""
) -> int:
    """How well words in small letters fit: BEGINS_SO, HOLDS_IT, or 0 for not at all."""
    keys = (name.lower(), code.lower(), *initials.split(), *pinyin.split())
    if any(key.startswith(wanted) for key in keys):
        return BEGINS_SO
    return HOLDS_IT if any(wanted in key for key in (*keys, category)) else 0


def stated_material(name: str) -> ItemMaterial:
    """A paper of which only a name is given: 居民身份证(可后补) may follow later."""
    may_follow = MAY_FOLLOW_LATER in name
    return ItemMaterial(name, is_key=not may_follow)


def seems_delegable(*texts: str) -> bool:
    """Whether nothing in an item's own words says that the applicant must come in person."""
    return not any(word in text for text in texts for word in NOT_DELEGABLE_WORDS)
