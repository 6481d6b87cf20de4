"""Words for villagers and items in the lists of the form for a new case."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QCoreApplication

from app.models.catalog import ServiceItem
from app.models.proofs import Proof
from app.views.intake_finder import Found
from app.views.translation import spoken, spoken_limit
from app.words.terms import ITEM_MODE


def about_applicant(person: Any) -> Found:
    """A villager as a line to choose: name and relation, then what tells namesakes apart."""
    relation = person.head_relation
    title = f"{person.name}　{relation}" if relation else person.name
    numbers = [person.masked_phone, person.masked_id_number]
    about = [*household_words(person), *numbers, person.doubt]
    return Found(title, "　".join(filter(None, about)), person)


def household_words(person: Any) -> list[str]:
    """Which household, and whose."""
    parts = []
    if person.household_number:
        words = QCoreApplication.translate("IntakeWords", "户号 {number}")
        parts.append(words.format(number=person.household_number))
    if person.head_name and person.head_name != person.name:
        words = QCoreApplication.translate("IntakeWords", "户主 {name}")
        parts.append(words.format(name=person.head_name))
    return parts


def about_item(item: ServiceItem) -> str:
    """What matters of an item at the counter, in one line."""
    mode = spoken(ITEM_MODE, item.mode)
    limit = spoken_limit(item.limit_amount, item.limit_unit)
    alone = "" if item.is_delegable else QCoreApplication.translate("IntakeWords", "须本人办理")
    return "　".join(filter(None, [item.category, alone, mode, limit, item.department, item.note]))


def found_items(items: Iterable[ServiceItem | Proof]) -> list[Found]:
    """Items as lines to choose, and certificates that no village may issue."""
    return [Found(item.name, _about_choice(item), item) for item in items]


def picture_words(shown: Any) -> str:
    """A ShownPicture by the paper that it shows and its file's name."""
    name, paper = shown.picture.file.file_name, shown.picture.material_name
    return f"{paper}　{name}" if paper else str(name)


def _about_choice(item: ServiceItem | Proof) -> str:
    if isinstance(item, Proof):
        words = QCoreApplication.translate("IntakeWords", "▲ 村里不能开具　{advice}")
        return words.format(advice=item.advice)
    return about_item(item)
