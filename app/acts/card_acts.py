"""What staff do to print liaison cards (联系卡), and which cards out there have gone stale."""

from collections.abc import Iterator, Sequence

import msgspec

from app.acts.card_contents import CardContents
from app.acts.pen import Act, Actor
from app.acts.workplace import CARDS_IN_ALL, Workplace
from app.models.card_layouts import STANDARD, CardLayout
from app.models.card_lifecycle import VALID, known_life
from app.models.errors import OperationRefused
from app.models.identity import card_number
from app.models.papers import LiaisonCardContent
from app.models.records import Card, Grid, Household
from app.models.roles import check_permission
from app.store.card_repository import CardTally

EVERY, MISSING, STALE = "every", "missing", "stale"
"""Which households of a grid get a card: each, those without a valid one, those whose is stale."""

PAPER = "liaison_card"


class GridCards(msgspec.Struct, frozen=True):
    """How a grid stands with its cards. Counts are active households; `stale` counts cards."""

    grid: Grid
    households: int
    without_cadre: int
    with_card: int
    stale: int
    held: int = 0
    waiting: int = 0


class CardOwner(msgspec.Struct, frozen=True):
    """Whose card it is; a wall card for a whole grid has no household."""

    household_id: str
    grid_id: str
    cadre_id: str


class PlannedCard(msgspec.Struct, frozen=True):
    """One card that is to be printed. `card_id` is the card that is printed again, if any; `taken`
    are the owner's other cards whose place it takes.
    """

    content: LiaisonCardContent
    owner: CardOwner
    card_id: str = ""
    taken: tuple[str, ...] = ()


class CardStack(msgspec.Struct, frozen=True):
    """Cards that are to be drawn, in their order on the sheets, and then noted as printed.

    Nothing is written down before `CardActs.note_printed`; the numbers are kept ready, so that a
    stack which is given up uses none up.
    """

    cards: tuple[PlannedCard, ...]
    layout: CardLayout
    without_cadre: int = 0

    @property
    def contents(self) -> list[LiaisonCardContent]:
        """What stands on them."""
        return [planned.content for planned in self.cards]

    def by_grid(self) -> Iterator[tuple[str, "CardStack"]]:
        """The same cards parted by grid."""
        parts: dict[str, list[PlannedCard]] = {}
        for planned in self.cards:
            parts.setdefault(planned.owner.grid_id, []).append(planned)
        for grid_id, cards in parts.items():
            yield grid_id, CardStack(tuple(cards), self.layout)


class CardActs:
    """The acts of printing cards."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def plan(
        self,
        actor: Actor,
        grid_ids: Sequence[str],
        which: str = EVERY,
        layout_key: str = STANDARD,
    ) -> CardStack:
        """Which cards to draw for these grids: one for each household that has a liaison cadre, or,
        in a layout for wall cards, one for each cadre of a grid.

        A household keeps its card number when its card is printed again, unless it was lost.
        Raises OperationRefused `act_not_permitted`, `grid_unknown`, `grid_without_households`,
        `grid_without_cadre`, `cards_nothing_missing`, `cards_nothing_stale`, `station_not_set_up`,
        `layout_unknown`.
        """
        check_permission(actor.role, "print_paper")
        contents = CardContents(self._workplace)
        layout = contents.layouts.get(layout_key)
        if layout is None:
            raise OperationRefused("layout_unknown")
        if any(grid_id not in contents.grids for grid_id in grid_ids):
            raise OperationRefused("grid_unknown")
        households = [h for grid_id in grid_ids for h in self._store.households.of_grid(grid_id)]
        if not households:
            raise OperationRefused("grid_without_households")
        served = [household for household in households if household.cadre_id in contents.cadres]
        if not served:
            raise OperationRefused("grid_without_cadre")
        if layout.subject == "grid":
            owners = _wall_card_owners(served)
            known = self._known_wall_cards(owners, layout)
        else:
            owners = [CardOwner(h.id, h.grid_id, h.cadre_id) for h in served]
            by_household = self._store.cards.of_households([h.id for h in served], layout.key)
            known = {owner: by_household.get(owner.household_id, []) for owner in owners}
        stale = {card.id for card in self._store.cards.stale(contents.expected())}
        wanted = [owner for owner in owners if _is_wanted(known[owner], stale, which)]
        if not wanted:
            key = "cards_nothing_stale" if which == STALE else "cards_nothing_missing"
            raise OperationRefused(key)
        with self._store.transaction():
            planned = [self._planned(contents, layout, owner, known[owner]) for owner in wanted]
        return CardStack(tuple(planned), layout, without_cadre=len(households) - len(served))

    def _known_wall_cards(
        self, owners: Sequence[CardOwner], layout: CardLayout
    ) -> dict[CardOwner, list[Card]]:
        """The wall cards of each cadre; what hangs for a cadre who is none of the grid's any more goes
        to the first one, whose wall card takes its place.
        """
        known: dict[CardOwner, list[Card]] = {owner: [] for owner in owners}
        first: dict[str, CardOwner] = {}
        for owner in owners:
            first.setdefault(owner.grid_id, owner)
        for grid_id in first:
            for card in self._store.cards.of_grid(grid_id, layout.key):
                owner = CardOwner("", grid_id, known_life(card).newest_cadre_id)
                known[owner if owner in known else first[grid_id]].append(card)
        return known

    def note_printed(self, actor: Actor, stack: CardStack) -> None:
        """Note that a stack was drawn: its cards are out there from now on.

        Raises OperationRefused `cards_changed_meanwhile` when a card of it was changed since it was
        planned; nothing is noted then, and what was drawn must not be used.
        """
        with self._workplace.pen.act(actor, "print_paper", is_leaving=True) as act:
            for planned in stack.cards:
                self._check_unchanged(planned)
                self._note(act, planned, stack.layout)

    def note_again(self, actor: Actor, stack: CardStack) -> None:
        """Note that sheets of a stack were printed once more, after a jam: nothing else changes."""
        with self._workplace.pen.act(actor, "print_paper", is_leaving=True) as act:
            for planned in stack.cards:
                card = self._store.cards.by_number(planned.content.card_number)
                if card is None:
                    raise OperationRefused("card_unknown")
                self._note_print(act, stack.layout, planned.content, card.id, is_reprint=True)

    def grids(self) -> list[GridCards]:
        """Every grid with its figures, for the card page."""
        cards = self._store.cards
        tallies, stale = cards.tallies(""), self.stale_by_grid()
        cadres = {cadre.id for cadre in self._store.stations.cadres()}
        households: dict[str, int] = {}
        without: dict[str, int] = {}
        for grid_id, cadre_id, count in cards.cadre_places():
            households[grid_id] = households.get(grid_id, 0) + count
            if cadre_id not in cadres:
                without[grid_id] = without.get(grid_id, 0) + count
        return [
            _figures(grid, households, without, tallies, stale)
            for grid in self._store.stations.grids()
        ]

    def stale_count(self) -> int:
        """How many cards out there say something else than they would today, for 今日."""
        if self._store.stations.station() is None:
            return 0
        return self._store.cards.stale_count(CardContents(self._workplace).expected())

    def stale_by_grid(self) -> dict[str, int]:
        """The same for each grid."""
        if self._store.stations.station() is None:
            return {}
        return self._store.cards.stale_by_grid(CardContents(self._workplace).expected())

    def stale(self, grid_id: str = "") -> list[Card]:
        """Exactly those cards, of all grids or one, by grid and household number."""
        if self._store.stations.station() is None:
            return []
        return self._store.cards.stale(CardContents(self._workplace).expected(), grid_id)

    def _planned(
        self, contents: CardContents, layout: CardLayout, owner: CardOwner, known: list[Card]
    ) -> PlannedCard:
        valid = (card for card in known if known_life(card).standing in VALID)
        again = next((card for card in valid if _is_for(card, owner)), None)
        number = again.number if again else self._reserved_number(layout, owner)
        content = contents.content(layout, owner.grid_id, owner.cadre_id, number)
        return PlannedCard(
            contents.with_photo(content, owner.cadre_id),
            owner,
            card_id=again.id if again else "",
            taken=tuple(card.id for card in known if card is not again),
        )

    def _note(self, act: Act, planned: PlannedCard, layout: CardLayout) -> None:
        content, owner, now = planned.content, planned.owner, self._workplace.now()
        said = {
            "content_digest": layout.digest_of(content),
            "edition": content.edition,
            "cadre_id": owner.cadre_id,
        }
        card_id = planned.card_id
        if card_id:
            act.step("card_step", card_id, {"action": "print", "at": now, **said})
        else:
            first = {"number": content.card_number, "status": "printed", "printed_at": now}
            of_whom = {"household_id": owner.household_id, "layout": layout.key}
            if layout.subject == "grid":
                of_whom["grid_id"] = owner.grid_id
            card_id = act.create("card", {**of_whom, **first, **said})
            self._store.cards.release_number(self._place(layout, owner))
        for other in planned.taken:
            taken = {"action": "replace", "at": now, "replaced_by": card_id}
            act.step("card_step", other, {**taken, "done_on": self._workplace.today().isoformat()})
        self._note_print(act, layout, content, card_id, is_reprint=bool(planned.card_id))

    def _note_print(
        self,
        act: Act,
        layout: CardLayout,
        content: LiaisonCardContent,
        card_id: str,
        *,
        is_reprint: bool,
    ) -> None:
        act.event(
            "print",
            {
                "paper": PAPER,
                "number": content.card_number,
                "content_digest": layout.digest_of(content),
                "printed_at": self._workplace.now(),
                "is_reprint": is_reprint,
            },
            card_id,
        )

    def _check_unchanged(self, planned: PlannedCard) -> None:
        cards = self._store.cards
        if planned.card_id:
            is_same = known_life(cards.by_id(planned.card_id)).standing in VALID
        else:
            is_same = cards.by_number(planned.content.card_number) is None
        if not is_same:
            raise OperationRefused("cards_changed_meanwhile")

    def _place(self, layout: CardLayout, owner: CardOwner) -> tuple[str, str, str, str, str]:
        feed = self._workplace.own.feed.hex()
        if layout.subject == "household":
            return feed, layout.key, owner.household_id, "", ""
        return feed, layout.key, "", owner.grid_id, owner.cadre_id

    def _reserved_number(self, layout: CardLayout, owner: CardOwner) -> str:
        place = self._place(layout, owner)
        number = self._store.cards.reserved_number(place)
        if not number:
            counter = self._workplace.next_counter("card", CARDS_IN_ALL)
            own = self._workplace.own
            number = card_number(self._workplace.village.code, own.letters, counter)
            self._store.cards.reserve_number(place, number)
        return number


def _wall_card_owners(served: Sequence[Household]) -> list[CardOwner]:
    """Every cadre of each grid, those with most households first."""
    counts: dict[CardOwner, int] = {}
    for household in served:
        owner = CardOwner("", household.grid_id, household.cadre_id)
        counts[owner] = counts.get(owner, 0) + 1
    grids = list(dict.fromkeys(household.grid_id for household in served))
    return sorted(counts, key=lambda o: (grids.index(o.grid_id), -counts[o], o.cadre_id))


def _is_for(card: Card, owner: CardOwner) -> bool:
    """A wall card is printed again for its own cadre only; a household's card for whoever it has now."""
    return not card.grid_id or known_life(card).newest_cadre_id == owner.cadre_id


def _is_wanted(known: list[Card], stale: set[str], which: str) -> bool:
    valid = [card for card in known if known_life(card).standing in VALID]
    if which == MISSING:
        return not valid
    return which == EVERY or any(card.id in stale for card in valid)


def _figures(
    grid: Grid,
    households: dict[str, int],
    without: dict[str, int],
    tallies: dict[str, CardTally],
    stale: dict[str, int],
) -> GridCards:
    tally = tallies.get(grid.id, CardTally(grid.id))
    return GridCards(
        grid=grid,
        households=households.get(grid.id, 0),
        without_cadre=without.get(grid.id, 0),
        with_card=tally.printed,
        stale=stale.get(grid.id, 0),
        held=tally.held,
        waiting=tally.waiting,
    )
