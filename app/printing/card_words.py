"""The words on a card, element by element, apart from how they are set."""

import string
from dataclasses import dataclass

from app.models.card_layouts import CardLayout, Element
from app.models.papers import MOBILE_PATTERN, LiaisonCardContent

SEPARATOR = " · "
NATIONAL_HOTLINE, NATIONAL_LABEL = "12345", "政务热线"


@dataclass(frozen=True, slots=True)
class Section:
    """A label and what it says."""

    label: str
    text: str
    items: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """What it says, item by item."""
        return self.items or (self.text,)


def grouped_phone(phone: str) -> str:
    """A mobile number in groups of 3, 4 and 4, as people say it; any other as given."""
    if MOBILE_PATTERN.fullmatch(phone):
        return f"{phone[:3]} {phone[3:7]} {phone[7:]}"
    return phone


def common_items(card: LiaisonCardContent) -> tuple[str, ...]:
    """The items that say something."""
    return tuple(item for item in map(str.strip, card.common_items) if item)


def text_of(template: str, card: LiaisonCardContent) -> str:
    """The template's words; none when every field in it is empty."""
    names = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
    values = {name: _value(name, card) for name in names}
    if names and not any(values.values()):
        return ""
    return template.format(**values).strip()


def sections_of(element: Element, card: LiaisonCardContent) -> list[Section]:
    """The paragraphs of an element that say something."""
    found = []
    for label, template in element.sections:
        if template.strip() == "{items}":
            items = common_items(card)
            found.append(Section(label, SEPARATOR.join(items), items))
        else:
            found.append(Section(label, text_of(template, card)))
    return [section for section in found if section.text]


def phones_of(card: LiaisonCardContent) -> list[Section]:
    """The station's phones and the hotlines; 12345 stands there once, whoever else answers it."""
    phones = (
        Section("值班电话", card.duty_phone),
        Section("镇级热线", card.town_hotline),
        Section(NATIONAL_LABEL, NATIONAL_HOTLINE),
        Section("监督电话", card.supervision_phone),
    )
    return [
        phone
        for phone in phones
        if phone.text and (phone.text != NATIONAL_HOTLINE or phone.label == NATIONAL_LABEL)
    ]


def is_own(element: Element) -> bool:
    """Whether it differs from card to card of one cadre: it shows the number."""
    return "card_number" in element.fields


def own_elements(layout: CardLayout) -> list[tuple[str, Element]]:
    """Side and element of everything that is drawn card by card."""
    sides = (("front", layout.front), ("back", layout.back))
    return [(side, element) for side, elements in sides for element in elements if is_own(element)]


def _value(name: str, card: LiaisonCardContent) -> str:
    if name == "place":
        return SEPARATOR.join(filter(None, (card.village_short_name, card.grid_name)))
    if name == "phone":
        return grouped_phone(card.cadre_phone)
    if name == "items":
        return SEPARATOR.join(common_items(card))
    return str(getattr(card, name)).strip()
