"""How grids and cadres stand with their cards, and what a scanned card opens."""

from collections.abc import Mapping
from datetime import date

import msgspec

from app.acts.card_acts import GridCards
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.card_layouts import CardLayout
from app.models.card_printing import CardOffset
from app.models.errors import OperationRefused
from app.models.identity import read_card_number
from app.models.records import Cadre


class CadreShare(msgspec.Struct, frozen=True):
    """A cadre and how many households are theirs."""

    cadre: Cadre
    households: int


class GridLine(msgspec.Struct, frozen=True):
    """One grid with its figures and the cadres of its households, the one with most first."""

    cards: GridCards
    cadres: tuple[CadreShare, ...]

    @property
    def served(self) -> int:
        """Households that get a card."""
        return self.cards.households - self.cards.without_cadre


class CardFigures(msgspec.Struct, frozen=True):
    """All grids, and all cadres with their households in the whole village."""

    grids: tuple[GridLine, ...]
    cadres: tuple[CadreShare, ...]
    households_per_cadre: int  # more than that is too many to know
    layouts: tuple[CardLayout, ...] = ()
    stale: int = 0
    offset: CardOffset = CardOffset()
    today: date = date.min


class Assignment(msgspec.Struct, frozen=True):
    """What was chosen for a grid: a cadre we know, or a new one's particulars."""

    cadre_id: str = ""
    name: str = ""
    title: str = ""
    phone: str = ""


class Assigned(msgspec.Struct, frozen=True):
    """A cadre was assigned: what changed, and how many households are theirs now."""

    cadre: Cadre
    changed: int
    households: int
    is_too_many: bool


def read_figures(desk: Desk) -> CardFigures:
    """How grids and cadres stand with their cards."""
    with desk.store.reading():
        cadres = {cadre.id: cadre for cadre in desk.store.stations.cadres()}
        by_cadre = desk.store.households.counts_by_cadre()
        grids = [
            GridLine(cards, _shares(desk, cards.grid.id, cadres)) for cards in desk.cards.grids()
        ]
    return CardFigures(
        grids=tuple(sorted(grids, key=lambda line: (line.cards.grid.name, line.cards.grid.id))),
        cadres=_by_share({cadre_id: by_cadre.get(cadre_id, 0) for cadre_id in cadres}, cadres),
        households_per_cadre=desk.workplace.profile.households_per_cadre,
        layouts=desk.card_layouts.all(),
        stale=sum(line.cards.stale for line in grids),
        offset=desk.card_layouts.offset(),
        today=desk.workplace.today(),
    )


def assign_cadre(desk: Desk, actor: Actor, grid_id: str, wanted: Assignment) -> Assigned:
    """Raises OperationRefused `cadre_name_missing`, `act_not_permitted`."""
    cadres = {cadre.id: cadre for cadre in desk.store.stations.cadres()}
    new = Cadre(
        id="", name=wanted.name.strip(), title=wanted.title.strip(), phone=wanted.phone.strip()
    )
    cadre_id = wanted.cadre_id or _known_id(cadres, new) or desk.register.add_cadre(actor, new)
    changed = desk.register.assign_cadre(actor, grid_id, cadre_id)
    households = desk.store.households.counts_by_cadre().get(cadre_id, 0)
    return Assigned(
        cadre=cadres.get(cadre_id, new),
        changed=changed,
        households=households,
        is_too_many=households > desk.workplace.profile.households_per_cadre,
    )


def household_of_card(desk: Desk, text: str) -> str:
    """Raises OperationRefused `card_number_unreadable`, `card_unknown`, `card_of_grid`,
    `household_unknown`.
    """
    card = desk.store.cards.by_number(read_card_number(text))
    if card is None:
        raise OperationRefused("card_unknown")
    if not card.household_id:
        raise OperationRefused("card_of_grid")
    households = desk.store.households
    return households.by_id(households.shown_id(card.household_id)).id


def _shares(desk: Desk, grid_id: str, cadres: Mapping[str, Cadre]) -> tuple[CadreShare, ...]:
    counts: dict[str, int] = {}
    for household in desk.store.households.of_grid(grid_id):
        if household.cadre_id in cadres:
            counts[household.cadre_id] = counts.get(household.cadre_id, 0) + 1
    return _by_share(counts, cadres)


def _by_share(counts: Mapping[str, int], cadres: Mapping[str, Cadre]) -> tuple[CadreShare, ...]:
    shares = [CadreShare(cadres[cadre_id], count) for cadre_id, count in counts.items()]
    return tuple(sorted(shares, key=lambda share: (-share.households, share.cadre.name)))


def _known_id(cadres: Mapping[str, Cadre], new: Cadre) -> str:
    """Someone typed anew who is here already: one person is one record."""
    for cadre in cadres.values():
        if (cadre.name, cadre.phone) == (new.name, new.phone):
            return cadre.id
    return ""
