"""The cells of an item list: limits with their units, materials with their counts, modes, dates."""

import re
import unicodedata
from datetime import date, datetime

import msgspec

from app.models.catalog import ItemMaterial, stated_material
from app.models.limits import LONGEST_LIMIT, Limit
from app.models.moments import is_date
from app.sheets.item_headings import UNITS
from app.sheets.roster_cells import cell_text, is_nothing, read_serial_day

ON_THE_SPOT = (
    "即办",
    "即办件",
    "即时办结",
    "当场办结",
    "即时办理",
    "当场办理",
    "立即办理",
    "马上办",
    "随到随办",
)
MODES = {
    "直办": "direct", "直接办理": "direct", "自办": "direct",
    "代办": "proxy", "全程代办": "proxy", "代办服务": "proxy",
    "帮办": "assisted", "协办": "assisted", "帮办代办": "assisted", "协助办理": "assisted",
    "联办": "joint", "联合办理": "joint", "网办": "online", "网上办": "online", "网上办理": "online",
    "告知": "guidance", "公开告知": "guidance", "咨询告知": "guidance", "一次告知": "guidance",
}  # fmt: skip
LEVELS = {
    "省": "county", "省级": "county", "市": "county", "市级": "county", "县": "county", "县级": "county",
    "区": "county", "区级": "county", "县区": "county",
    "镇": "township", "镇级": "township", "乡": "township", "乡级": "township", "乡镇": "township",
    "街道": "township", "镇街": "township", "乡镇级": "township", "镇街级": "township",
    "村": "village", "村级": "village", "社区": "village", "村居": "village", "村社区": "village",
}  # fmt: skip
_YES = frozenset({"是", "可", "可以", "能", "有", "√", "y", "yes", "1", "可代办"})
_NO = frozenset(
    {"否", "不", "不可", "不可以", "不能", "无", "×", "x", "n", "no", "0", "不可代办", "须本人"}
)
_LIMIT = re.compile(r"(?:自?受理(?:之日)?起)?(\d{1,6})\s*([^\d\s]*)(?:内|以内)?(?:办结)?")
_DATE = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?")
_ENUMERATED = re.compile(r"(?:(?<=^)|(?<=\s))[(（]?\d{1,2}[)）.、．](?!\d)|[①-⑳]")
_IN_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
_COUNT = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
_BOTH_FORMS = re.compile(
    r"(原件及复印件|原件和复印件|原件、复印件|原件与复印件|复印件|原件)(?:各?(\d{1,2})份)?$"
)
_ATTRIBUTE = re.compile(
    r"(?P<original>原件(?P<originals>\d{1,2})?份?)|(?P<copy>复印件(?P<copies>\d{1,2})?份?)"
    r"|一式(?P<set>[一两二三四五六\d])份|(?P<optional>非必要|非必需|选填|非必须)|(?P<required>必要|必需|必须)"
    r"|(?P<later>可容缺|容缺|非主要|非关键)|(?P<key>主要|关键|不可容缺)"
    r"|来源[:：](?P<source>[^、;；]+)|要点[:：](?P<points>[^;；]+)"
)


class LimitCell(msgspec.Struct, frozen=True):
    """What a limit cell says; `problem` is a key or empty, and nothing at all is neither."""

    limit: Limit | None = None
    problem: str = ""


def read_limit(cell: object, unit_text: str, heading_unit: str) -> LimitCell:
    """A limit from its cell, the cell of its unit, or the unit that its heading names.

    Problems: `item_limit_unit_missing`, `item_limit_unit_unknown`, `item_limit_unreadable`,
    `item_limit_impossible`. A bare 日 or 天 may mean either kind of day, so it is no unit.
    """
    text = unicodedata.normalize("NFKC", cell_text(cell)).strip()
    if not text or (is_nothing(text) and text != "0"):
        return LimitCell()
    if text.strip("()。") in ON_THE_SPOT:
        return LimitCell(Limit(0))
    if text.startswith("-") and text[1:2].isdigit():
        return LimitCell(problem="item_limit_impossible")
    found = _LIMIT.fullmatch(text.replace(" ", ""))
    if not found:
        return LimitCell(problem="item_limit_unreadable")
    amount, word = int(found[1]), re.sub(r"(以内|内)?(办结)?$", "", found[2])
    if amount == 0:
        return LimitCell(Limit(0))
    if amount > LONGEST_LIMIT:
        return LimitCell(problem="item_limit_impossible")
    unit = _unit_or_problem(word, unit_text, heading_unit)
    if unit not in UNITS.values():
        return LimitCell(problem=unit)
    return LimitCell(Limit(amount, unit))


def read_materials(cell: object) -> tuple[ItemMaterial, ...]:
    """Papers, parted by ; or lines, each with what its brackets say: 户口簿(原件1份、复印件2份、可容缺)."""
    text = str(cell) if isinstance(cell, str) else cell_text(cell)
    parts = [part for part in re.split(r"[;；\n\r]|_x000D_", text) if part.strip()]
    if len(parts) == 1 and len(_ENUMERATED.findall(text)) > 1:
        parts = _ENUMERATED.split(text)
    cleaned = (cell_text(_ENUMERATED.sub("", part, count=1)).strip(" 。,，、") for part in parts)
    materials = [_material(part) for part in cleaned if not is_nothing(part)]
    return tuple({material.name: material for material in materials if material.name}.values())


def read_mode(text: str) -> str:
    """The code of 直办, 代办, 协办, 联办, 网办, 告知; empty for any other word."""
    return MODES.get(re.sub(r"\s", "", text), "")


def read_truth(text: str) -> bool | None:
    """是 or 否 in any of the usual words; None for others."""
    word = unicodedata.normalize("NFKC", text).strip().lower()
    return True if word in _YES else False if word in _NO else None


def read_day(cell: object) -> str | None:
    """A day as records keep it; empty for nothing, None for what is no day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = unicodedata.normalize("NFKC", cell_text(cell))
    if is_nothing(text):
        return ""
    if serial := read_serial_day(text):
        return serial.isoformat()
    if found := _DATE.fullmatch(text.replace(" ", "")):
        day = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
        return day if is_date(day) else None
    return None


def _unit_or_problem(word: str, unit_text: str, heading_unit: str) -> str:
    """A unit, or the key of the problem with it."""
    stated = word or re.sub(r"\s", "", unicodedata.normalize("NFKC", unit_text))
    if stated in UNITS:
        return UNITS[stated]
    if stated in ("", "日", "天", "个") and heading_unit:
        return heading_unit
    if stated in ("", "日", "天", "个"):
        return "item_limit_unit_missing"
    return "item_limit_unit_unknown"


def _material(text: str) -> ItemMaterial:
    """One paper. 可后补 stays in its name, where people read it."""
    notes: list[str] = []

    def take(bracket: re.Match[str]) -> str:
        if _ATTRIBUTE.search(bracket[1]) is None:
            return bracket[0]
        notes.append(bracket[1])
        return ""

    name = _IN_BRACKETS.sub(take, text).strip()
    if (tail := _BOTH_FORMS.search(name)) and tail.start() > 0:
        count = tail[2] or "1"
        words = [f"{form}{count}份" for form in ("原件", "复印件") if form in tail[1]]
        notes.insert(0, "、".join(words))
        name = name[: tail.start()].strip()
    material = stated_material(name)
    for note in notes:
        material = _with_note(material, note)
    return material


def _with_note(material: ItemMaterial, note: str) -> ItemMaterial:
    fields: dict[str, object] = {}
    found = [match.groupdict() for match in _ATTRIBUTE.finditer(note)]
    if any(each["original"] or each["copy"] for each in found):
        fields |= {"originals": 0, "copies": 0}
    for each in found:
        if each["original"]:
            fields["originals"] = int(each["originals"] or 1)
        elif each["copy"]:
            fields["copies"] = int(each["copies"] or 1)
        elif each["set"]:
            fields["originals"] = _COUNT.get(each["set"]) or int(each["set"])
        elif each["optional"] or each["required"]:
            fields["is_required"] = bool(each["required"])
        elif each["later"] or each["key"]:
            fields["is_key"] = bool(each["key"])
        elif each["source"]:
            fields["source"] = each["source"].strip()
        elif each["points"]:
            fields["review_points"] = each["points"].strip()
    return msgspec.structs.replace(material, **fields)
