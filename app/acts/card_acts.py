"""What staff do with liaison cards (联系卡): print a grid's, know which cards out there are stale."""

import msgspec

from app.acts.pen import Act, Actor
from app.acts.workplace import CARDS_IN_ALL, Workplace
from app.models.errors import OperationRefused
from app.models.identity import card_number
from app.models.papers import LiaisonCardContent
from app.models.records import Cadre, Card, Grid, Household, Station

VALID_STATUSES = ("printed", "issued", "left")


class GridCards(msgspec.Struct, frozen=True):
    """How a grid stands with its cards. Counts are households."""

    grid: Grid
    households: int
    without_cadre: int
    with_card: int
    stale: int


class CardActs:
    """The acts on cards."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def cards_of_grid(self, actor: Actor, grid_id: str) -> list[LiaisonCardContent]:
        """What to print: one card for each household of the grid that has a liaison cadre.

        A household keeps its card number when its card is printed again. Raises OperationRefused
        `grid_without_households`, `grid_without_cadre`.
        """
        grid = self._grid(grid_id)
        households = self._store.households.of_grid(grid_id)
        if not households:
            raise OperationRefused("grid_without_households")
        cadres = {cadre.id: cadre for cadre in self._store.stations.cadres()}
        served = [household for household in households if household.cadre_id in cadres]
        if not served:
            raise OperationRefused("grid_without_cadre")
        station = self._station()
        with self._workplace.pen.act(actor, "print_paper", is_leaving=True) as act:
            return [
                self._print_card(act, station, grid, household, cadres[household.cadre_id])
                for household in served
            ]

    def grids(self) -> list[GridCards]:
        """Every grid with its figures, for the card page."""
        cadres = {cadre.id: cadre for cadre in self._store.stations.cadres()}
        station = self._store.stations.station()
        return [self._figures(grid, cadres, station) for grid in self._store.stations.grids()]

    def _print_card(
        self, act: Act, station: Station, grid: Grid, household: Household, cadre: Cadre
    ) -> LiaisonCardContent:
        card = self._valid_card(household.id)
        number = card.number if card else self._next_card_number()
        content = self._content(station, grid, cadre, number)
        fields: dict[str, object] = {
            "cadre_id": cadre.id,
            "edition": content.edition,
            "content_digest": content.digest(),
            "printed_at": self._workplace.now(),
        }
        if card:
            act.change("card", card.id, fields)
            card_id = card.id
        else:
            card_id = act.create(
                "card",
                {"number": number, "household_id": household.id, "status": "printed", **fields},
            )
        act.event(
            "print",
            {
                "paper": "liaison_card",
                "number": number,
                "content_digest": content.digest(),
                "printed_at": self._workplace.now(),
                "is_reprint": card is not None,
            },
            card_id,
        )
        return content

    def _content(
        self, station: Station, grid: Grid, cadre: Cadre, number: str
    ) -> LiaisonCardContent:
        profile = self._workplace.profile
        return LiaisonCardContent(
            station_name=station.name,
            village_short_name=station.short_name,
            cadre_name=cadre.name,
            cadre_title=cadre.title,
            cadre_phone=cadre.phone,
            grid_name=grid.name,
            edition=profile.card_edition,
            card_number=number,
            service_promise=station.service_promise or profile.service_promise,
            duty_hours=station.duty_hours or profile.duty_hours,
            duty_phone=station.duty_phone,
            common_items=station.common_items or list(profile.common_items),
            town_hotline=station.town_hotline or profile.town_hotline,
            supervision_phone=station.supervision_phone or profile.supervision_phone,
        )

    def _figures(self, grid: Grid, cadres: dict[str, Cadre], station: Station | None) -> GridCards:
        households = self._store.households.of_grid(grid.id)
        cards = {household.id: self._valid_card(household.id) for household in households}
        stale = 0
        for household in households:
            card, cadre = cards[household.id], cadres.get(household.cadre_id)
            if card and cadre and station:
                content = self._content(station, grid, cadre, card.number)
                stale += content.digest() != card.content_digest
        return GridCards(
            grid=grid,
            households=len(households),
            without_cadre=sum(household.cadre_id not in cadres for household in households),
            with_card=sum(card is not None for card in cards.values()),
            stale=stale,
        )

    def _valid_card(self, household_id: str) -> Card | None:
        cards = self._store.cards.of_household(household_id)
        valid = [card for card in cards if card.status in VALID_STATUSES]
        return max(valid, key=lambda card: (card.printed_at, card.id), default=None)

    def _next_card_number(self) -> str:
        counter = self._workplace.next_counter("card", CARDS_IN_ALL)
        return card_number(self._workplace.village.code, self._workplace.own.letters, counter)

    def _grid(self, grid_id: str) -> Grid:
        for grid in self._store.stations.grids():
            if grid.id == grid_id:
                return grid
        raise OperationRefused("grid_unknown")

    def _station(self) -> Station:
        station = self._store.stations.station()
        if station is None:
            raise OperationRefused("station_not_set_up")
        return station
