"""Layouts of liaison cards: those that ship, and the station's own, made in the editor or brought in."""

import msgspec

from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.card_layouts import CardLayout, check_layout, read_layout
from app.models.card_printing import CardOffset
from app.models.errors import OperationRefused

PERMISSION = "print_paper"
OFFSET_KEY = "card_offset"


class CardLayoutActs:
    """The acts on layouts. One that ships cannot be changed, only copied and changed as one's own."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def all(self) -> tuple[CardLayout, ...]:
        """Those that ship, then the station's own by name; one that this version cannot read is left
        out, its cards stay as they are.
        """
        return (*self._workplace.card_layouts, *self.own())

    def own(self) -> tuple[CardLayout, ...]:
        """The station's own, each with its entity's id."""
        found = []
        for kept in self._store.cards.layouts():
            try:
                layout = read_layout(kept.content.encode())
            except OperationRefused:
                continue
            found.append(msgspec.structs.replace(layout, id=kept.id, name=kept.name))
        return tuple(found)

    def by_key(self, key: str) -> CardLayout:
        """The layout that a card carries. Raises OperationRefused `layout_unknown`."""
        for layout in self.all():
            if layout.key == key:
                return layout
        raise OperationRefused("layout_unknown")

    def keep(self, actor: Actor, layout: CardLayout) -> CardLayout:
        """Keep an own layout: a new one, or a change of one that was kept.

        Raises OperationRefused `layout_name_taken` and what `check_layout` raises.
        """
        check_layout(layout)
        own = {kept.id: kept for kept in self.own()}
        others = [each for each in self.all() if each.id not in own or each.id != layout.id]
        if any(each.name == layout.name.strip() for each in others):
            raise OperationRefused("layout_name_taken", name=layout.name)
        content = msgspec.json.encode(layout).decode()
        fields = {"name": layout.name.strip(), "content": content}
        with self._workplace.pen.act(actor, PERMISSION) as act:
            if layout.id in own:
                act.change("card_layout", layout.id, fields)
                kept_id = layout.id
            else:
                kept_id = act.create("card_layout", fields)
        return self.by_key(kept_id)

    def offset(self) -> CardOffset:
        """By how much this PC's printer misses with the second side; kept here, outside the journal."""
        kept = self._store.meta(OFFSET_KEY)
        return msgspec.json.decode(kept, type=CardOffset) if kept else CardOffset()

    def set_offset(self, offset: CardOffset) -> None:
        """Keep what was read off the test sheet."""
        self._store.set_meta(OFFSET_KEY, msgspec.json.encode(offset))

    def bring_in(self, actor: Actor, content: bytes) -> CardLayout:
        """Keep a layout from a TOML or JSON file. Raises what `read_layout` and `keep` raise."""
        return self.keep(actor, msgspec.structs.replace(read_layout(content), id="new"))

    def remove(self, actor: Actor, key: str) -> None:
        """Forget an own layout that no valid card has.

        Raises OperationRefused `layout_unknown`, `layout_in_use`.
        """
        if key not in {layout.id for layout in self.own()}:
            raise OperationRefused("layout_unknown")
        if key in self._store.cards.layouts_in_use():
            raise OperationRefused("layout_in_use")
        with self._workplace.pen.act(actor, PERMISSION) as act:
            act.change("card_layout", key, {"is_deleted": True})
