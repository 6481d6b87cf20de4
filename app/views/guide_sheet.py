"""One item of the guide, to be read: papers, limits, fees, where and whom to ask."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.models.catalog import ItemMaterial, ServiceItem
from app.models.guide import GUIDE_FIELDS, GuideEntry
from app.models.limits import Limit
from app.models.proofs import Proof
from app.views.labels import plain_label
from app.views.translation import spoken, spoken_limit
from app.words.terms import ITEM_FIELD, ITEM_LEVEL, ITEM_MODE, MATERIAL_FORM

CAPTION_WIDTH = 84


class GuideSheet(QScrollArea):
    """Shows what stands in a ServiceItem or says what to do about a Proof."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("kind", "sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("办事指南"))
        self._words: list[str] = []
        self.show_entry(None)

    def show_entry(self, entry: GuideEntry | None) -> None:
        """Show it, or nothing."""
        self._words = []
        card = QFrame(self)
        card.setProperty("kind", "card")
        self._layout = QVBoxLayout(card)
        self._layout.setContentsMargins(22, 18, 22, 18)
        self._layout.setSpacing(10)
        if isinstance(entry, ServiceItem):
            self._show_item(entry)
        elif isinstance(entry, Proof):
            self._show_proof(entry)
        else:
            self._add(self.tr("在左边选一项，这里就能看到要带什么、多久办好、问谁。"), "muted")
        self._layout.addStretch(1)
        self.setWidget(card)

    def words(self) -> str:
        """All that it says."""
        return "\n".join(self._words)

    def _show_item(self, item: ServiceItem) -> None:
        self._add(item.name, "heading")
        level = spoken(ITEM_LEVEL, item.level) if item.level else ""
        about = (item.code, item.category, level, item.department)
        self._add("　".join(word for word in about if word), "muted")
        mode = spoken(ITEM_MODE, item.mode)
        if not item.is_delegable:
            mode = self.tr("{mode}　▲ 须本人办理").format(mode=mode)
        grid = self._grid()
        self._row(grid, spoken(ITEM_FIELD, "mode"), mode)
        self._row(grid, spoken(ITEM_FIELD, "promised_limit"), self._limit(item.promised_limit))
        if item.statutory_limit is not None:
            self._row(
                grid, spoken(ITEM_FIELD, "statutory_limit"), self._limit(item.statutory_limit)
            )
        materials = [self._material_words(n, m) for n, m in enumerate(item.materials, start=1)]
        papers = "\n".join(materials) or self.tr("不需要材料")
        self._row(grid, spoken(ITEM_FIELD, "materials"), papers)
        for field in GUIDE_FIELDS:
            if text := str(getattr(item, field)):
                self._row(grid, spoken(ITEM_FIELD, field), text)

    def _show_proof(self, proof: Proof) -> None:
        self._add(proof.name, "heading")
        if proof.is_blocked:
            self._add(self.tr("▲ 村里不能开这个证明（民发〔2020〕20号）。"), "body")
        else:
            self._add(self.tr("◆ 村里可以开这个证明，以县里公布的清单为准。"), "body")
        grid = self._grid()
        caption = self.tr("怎么办") if proof.is_blocked else self.tr("范围")
        self._row(grid, caption, f"{proof.advice}。")

    def _material_words(self, number: int, material: ItemMaterial) -> str:
        counts = []
        for form, count in (("original", material.originals), ("copy", material.copies)):
            if count:
                words = self.tr("{form} {count} 份")
                counts.append(words.format(form=spoken(MATERIAL_FORM, form), count=count))
        notes = [*counts, material.source, material.review_points]
        if not material.is_required:
            notes.append(self.tr("非必要"))
        elif not material.is_key:
            notes.append(self.tr("可容缺后补"))
        return f"{number}. {material.name}（{'，'.join(note for note in notes if note)}）"

    def _limit(self, limit: Limit | None) -> str:
        return spoken_limit(limit.amount, limit.unit) if limit else self.tr("未公布")

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, CAPTION_WIDTH)
        grid.setColumnStretch(1, 1)
        self._layout.addLayout(grid)
        return grid

    def _row(self, grid: QGridLayout, caption: str, text: str) -> None:
        row = grid.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(plain_label(caption, "muted"), row, 0, top)
        label = plain_label(text, "body")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, 1, top)
        self._words.append(f"{caption} {text}")

    def _add(self, text: str, role: str) -> None:
        label = plain_label(text, role)
        label.setWordWrap(True)
        self._layout.addWidget(label)
        self._words.append(text)
