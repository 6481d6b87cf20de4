"""What stands on the cards of today: the station's words, a grid's name, a cadre's name and phone."""

import msgspec

from app.acts.cadre_photo_acts import CadrePhotoActs
from app.acts.card_layout_acts import CardLayoutActs
from app.acts.workplace import Workplace
from app.models.card_layouts import CardLayout
from app.models.errors import OperationRefused
from app.models.papers import LiaisonCardContent
from app.models.private_use import characters_of
from app.models.profile import Profile
from app.models.records import Cadre, Grid, Station
from app.models.teams import PARTY_GROUP, is_standing
from app.store.card_repository import ExpectedCard


class CardContents:
    """The station, its grids and cadres as they are now, read once for many cards.

    Raises OperationRefused `station_not_set_up`.
    """

    def __init__(self, workplace: Workplace) -> None:
        self._profile = workplace.profile
        store = workplace.store
        station = store.stations.station()
        if station is None:
            raise OperationRefused("station_not_set_up")
        self._station: Station = station
        self.grids: dict[str, Grid] = {grid.id: grid for grid in store.stations.grids()}
        self.cadres: dict[str, Cadre] = {cadre.id: cadre for cadre in store.stations.cadres()}
        self.layouts: dict[str, CardLayout] = {
            layout.key: layout for layout in CardLayoutActs(workplace).all()
        }
        self._members = _members(workplace)
        self._cards = store.cards
        self._photos = CadrePhotoActs(workplace)
        self._photo_hashes: dict[str, str] = {}
        self._photo_bytes: dict[str, bytes] = {}

    def content(
        self, layout: CardLayout, grid_id: str, cadre_id: str, number: str = ""
    ) -> LiaisonCardContent:
        """One card. Raises OperationRefused `grid_unknown`, `card_holds_id_number`."""
        grid, cadre = self.grids.get(grid_id), self.cadres[cadre_id]
        if grid is None:
            raise OperationRefused("grid_unknown")
        profile, station = self._profile, self._station
        photo_hash = self._photo_hash(cadre_id) if layout.has_photo else ""
        return LiaisonCardContent(
            station_name=station.name,
            village_short_name=station.short_name,
            cadre_name=cadre.name,
            cadre_title=self._title(cadre),
            cadre_phone=cadre.phone,
            grid_name=grid.name,
            edition=layout.edition or profile.card_edition,
            card_number=number,
            service_promise=station.service_promise or profile.service_promise,
            duty_hours=_hours(profile, station),
            duty_phone=station.duty_phone,
            common_items=station.common_items or list(profile.common_items),
            town_hotline=station.town_hotline or profile.town_hotline,
            supervision_phone=station.supervision_phone or profile.supervision_phone,
            photo_hash=photo_hash,
            characters=characters_of(profile.characters),
        )

    def _title(self, cadre: Cadre) -> str:
        """On the member card (党员联系卡) of a place that prints one, whoever belongs to a party group is
        called a member, its leader so.
        """
        if cadre.id not in self._members:
            return cadre.title
        member = self._members[cadre.id]
        return (
            cadre.title if member in cadre.title else "、".join(filter(None, [member, cadre.title]))
        )

    def with_photo(self, content: LiaisonCardContent, cadre_id: str) -> LiaisonCardContent:
        """The card with the bytes of its photograph, to be drawn; as it is without one."""
        if not content.photo_hash:
            return content
        if cadre_id not in self._photo_bytes:
            self._photo_bytes[cadre_id] = self._photos.data(cadre_id)
        return msgspec.structs.replace(content, photo=self._photo_bytes[cadre_id])

    def _photo_hash(self, cadre_id: str) -> str:
        if cadre_id not in self._photo_hashes:
            self._photo_hashes[cadre_id] = self._photos.shown_hash(cadre_id)
        return self._photo_hashes[cadre_id]

    def expected(self) -> list[ExpectedCard]:
        """What every card out there would say if it were printed now, for `stale` queries.

        Cards of a layout that this version cannot read are never called stale.
        """
        places = {
            (layout, grid_id, cadre_id)
            for layout in self._cards.layouts_in_use()
            for grid_id, cadre_id, _ in self._cards.cadre_places()
        }
        places |= set(self._cards.wall_card_places())
        known = sorted(place for place in places if place[0] in self.layouts)
        return [ExpectedCard(*place, self._digest(*place)) for place in known]

    def _digest(self, key: str, grid_id: str, cadre_id: str) -> str:
        if grid_id not in self.grids or cadre_id not in self.cadres:
            return ""
        layout = self.layouts[key]
        return layout.digest_of(self.content(layout, grid_id, cadre_id))


def _members(workplace: Workplace) -> dict[str, str]:
    """Who is called a member on the cards, and how: nobody where the place prints no member card."""
    if not workplace.profile.cadres.is_member_card_printed:
        return {}
    today = workplace.today()
    groups = [
        team
        for team in workplace.store.teams.all()
        if team.kind == PARTY_GROUP and is_standing(team, today)
    ]
    members = {cadre_id: "党员" for team in groups for cadre_id in team.member_ids}
    return members | {team.leader_id: "党小组长" for team in groups}


def _hours(profile: Profile, station: Station) -> str:
    """When the station is there, and what the place promises besides: the cadre's phone answers day and
    night, days off by appointment.
    """
    promised = (
        ("手机24小时畅通", profile.cadres.is_phone_open_all_day),
        ("节假日可以预约", profile.service.are_appointments_taken),
    )
    hours = station.duty_hours or profile.duty_hours
    told = [words for words, is_promised in promised if is_promised and words not in hours]
    return "；".join(filter(None, [hours, *told]))
