"""Writing an item list as the sheet that an import reads back unchanged: a county's list to fill in."""

from collections.abc import Callable, Iterable

from app.models.catalog import ItemMaterial, ServiceItem, stated_material
from app.models.limits import Limit
from app.models.working_days import CALENDAR_DAY, HOUR, WORKING_DAY
from app.sheets.table_sheet import table_bytes
from app.words.terms import ITEM_LEVEL, ITEM_MODE

ITEM_LIST = "事项清单"
_UNITS = {WORKING_DAY: "个工作日", CALENDAR_DAY: "个自然日", HOUR: "小时"}
ITEM_COLUMNS: tuple[tuple[str, Callable[[ServiceItem], str]], ...] = (
    ("事项编码", lambda item: item.code),
    ("事项名称", lambda item: item.name),
    ("事项类别", lambda item: item.category),
    ("行使层级", lambda item: ITEM_LEVEL.get(item.level, "")),
    ("承办部门", lambda item: item.department),
    ("办理方式", lambda item: ITEM_MODE.get(item.mode, "")),
    ("可否代办", lambda item: "是" if item.is_delegable else "否"),
    ("申请材料", lambda item: "；".join(material_text(m) for m in item.materials)),
    ("承诺时限", lambda item: _limit_text(item.promised_limit)),
    ("法定时限", lambda item: _limit_text(item.statutory_limit)),
    ("受理条件", lambda item: item.conditions),
    ("办理流程", lambda item: item.procedure),
    ("设定依据", lambda item: item.basis),
    ("收费依据", lambda item: item.fee_note),
    ("办理时间", lambda item: item.office_hours),
    ("办理地点", lambda item: item.place),
    ("咨询电话", lambda item: item.consult_phone),
    ("监督电话", lambda item: item.complaint_phone),
    ("生效日期", lambda item: item.effective_on),
    ("失效日期", lambda item: item.expires_on),
    ("备注", lambda item: item.note),
)


def item_rows(items: Iterable[ServiceItem]) -> list[list[str]]:
    """One row for each item, under the headings of ITEM_COLUMNS."""
    return [[words(item) for _, words in ITEM_COLUMNS] for item in items]


def item_headings() -> list[str]:
    """The headings, as the import knows them."""
    return [heading for heading, _ in ITEM_COLUMNS]


def item_sheet(title: str, items: Iterable[ServiceItem]) -> bytes:
    """The list as an Excel file."""
    return table_bytes(title, item_headings(), item_rows(items))


def material_text(material: ItemMaterial) -> str:
    """A paper as a cell says it: 户口簿(原件1份、复印件2份、可容缺)."""
    plain = stated_material(material.name)
    notes = []
    if (material.originals, material.copies) != (plain.originals, plain.copies):
        notes += [f"原件{material.originals}份"] if material.originals else []
        notes += [f"复印件{material.copies}份"] if material.copies else []
    if material.is_required != plain.is_required:
        notes.append("必要" if material.is_required else "非必要")
    if material.is_key != plain.is_key:
        notes.append("主要" if material.is_key else "可容缺")
    if material.source:
        notes.append(f"来源:{material.source}")
    if material.review_points:
        notes.append(f"要点:{material.review_points}")
    return f"{material.name}({'、'.join(notes)})" if notes else material.name


def _limit_text(limit: Limit | None) -> str:
    if limit is None:
        return ""
    return "即办" if limit.is_on_the_spot else f"{limit.amount}{_UNITS[limit.unit]}"
