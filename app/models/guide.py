"""The guide (办事指南): what anyone may read about an item, on a screen or on one page of paper."""

import hashlib

import msgspec

from app.models.catalog import ItemCatalog, ServiceItem
from app.models.papers import Paper, PaperKey
from app.models.proofs import Proof, ProofRules
from app.models.rules.papers import GuideTexts

GUIDE_FIELDS = (
    "fee_note", "office_hours", "place", "consult_phone", "complaint_phone", "conditions",
    "procedure", "basis", "note",
)  # fmt: skip
"""The fields of an item that a guide shows as they stand, in this order."""

GuideEntry = ServiceItem | Proof
IN_VILLAGE = "\x00village"
"""In place of a category: what is settled without leaving the village (不出村)."""
VILLAGE_LEVEL = "village"


class GuideBook(msgspec.Struct, frozen=True):
    """All that the guide can show. `promises` are the place's words for what never leaves the village."""

    catalog: ItemCatalog
    proofs: ProofRules
    station_name: str = ""
    words: GuideTexts = GuideTexts()
    characters: dict[str, str] = {}
    promises: tuple[str, ...] = ()

    def find(self, query: str, category: str = "") -> list[GuideEntry]:
        """Items, and behind them the certificates that a village may or may not issue."""
        if category == IN_VILLAGE:
            found = self.catalog.find(query, len(self.catalog.items), "")
            return [item for item in found if item.level == VILLAGE_LEVEL]
        items = self.catalog.find(query, len(self.catalog.items), category)
        return [*items, *([] if category else self.proofs.find(query))]


class ItemGuideContent(Paper, frozen=True, kw_only=True):
    """An item's guide on paper."""

    station_name: str
    version: str
    is_sample: bool
    item: ServiceItem
    words: GuideTexts = GuideTexts()


def with_guide_key(content: ItemGuideContent, made_at: str) -> ItemGuideContent:
    """The guide with what its printings are noted under. A guide names nobody: each that is made out is
    a paper of its own, so the next visitor's is no reprint, and the same one again is.
    """
    code = content.item.code
    said = f"lianxin/guide/1/{content.version}/{code}/{made_at}"
    subject = hashlib.sha256(said.encode()).hexdigest()[:32]
    key = PaperKey("item_guide", subject, code, content.digest())
    return msgspec.structs.replace(content, key=key)
