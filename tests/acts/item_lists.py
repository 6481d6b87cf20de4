"""Items of a catalogue, a list that holds them, and a case for one."""

import msgspec

from app.acts.intake import IntakeMaterial
from app.models.catalog import ItemMaterial, ServiceItem
from app.models.item_list import ItemListPreview, ItemProblem
from app.models.limits import Limit
from tests.stations import intake_of


def preview_of(*items: ServiceItem, refused: tuple[ItemProblem, ...] = ()) -> ItemListPreview:
    return ItemListPreview("事项清单", 1, items, refused)


def item(code: str, name: str = "高龄津贴申请", **changed: object) -> ServiceItem:
    plain = ServiceItem(
        code=code,
        category="养老",
        name=name,
        level="township",
        department="市民政局",
        materials=(ItemMaterial("居民身份证"), ItemMaterial("户口簿", copies=1)),
        mode="proxy",
        promised_limit=Limit(5),
        statutory_limit=Limit(20),
    )
    return msgspec.structs.replace(plain, **changed)


def intake_for(code: str, **changed: object):
    papers = (IntakeMaterial("居民身份证", is_received=True),)
    return intake_of(item_code=code, materials=papers, **changed)
