"""What happens on the page 设置: the station's particulars and its liaison cadres."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import msgspec

from app.acts.account_acts import ADDED, CHANGED, REMOVED, RESET, ROLE_CHANGED
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused, Problem
from app.models.identity import Randomness, new_id
from app.models.records import Cadre, Staff, Station
from app.models.roles import check_permission
from app.presenters.password_proposal import propose_password
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.vault.passwords import check_new_password
from app.vault.slots import LoginTile


class Keys(Protocol):
    """Who has a key to the station. Slow: never on the windows' thread."""

    def let_in(self, tile: LoginTile, password: str) -> None:
        """Give one more person a key, by that password."""
        ...

    def check(self, staff_id: str, password: str) -> None:
        """Whether this is the person's password; wrong ones are counted as at the login.

        Raises OperationRefused `password_wrong`, `account_waiting`.
        """
        ...

    def relock(self, staff_id: str, password: str) -> None:
        """Give a person who forgot theirs a new password."""
        ...

    def shut_out(self, staff_id: str) -> None:
        """Take a person's key away; one who has none is let be."""
        ...


CADRE_FIELDS = ("name", "title", "unit", "phone")


class CadreRow(msgspec.Struct, frozen=True):
    """A cadre with the number of households on the list."""

    cadre: Cadre
    households: int


class SettingsContent(msgspec.Struct, frozen=True):
    """All that the page shows."""

    station: Station
    cadres: list[CadreRow]
    households_per_cadre: int
    staff: list[Staff]


class NewAccount(msgspec.Struct, frozen=True):
    """What is typed for another account."""

    name: str
    phone: str
    title: str
    role: str
    password: str
    password_again: str


class SettingsScreen(NoticeScreen, Protocol):
    """The page, as its presenter sees it."""

    def show_station(self, station: Station) -> None: ...

    def show_cadres(self, cadres: Sequence[CadreRow], most_households: int) -> None: ...

    def show_staff(self, staff: Sequence[Staff]) -> None: ...

    def show_account_kept(self, name: str) -> None: ...

    def show_password_kept(self) -> None: ...

    def show_account_closed(self, name: str) -> None: ...

    def show_role_changed(self, name: str) -> None: ...

    def show_account_problem(self, problem: Problem) -> None: ...

    def show_proposed_password(self, typed: str, pictured: str) -> None: ...

    def show_station_kept(self) -> None: ...

    def show_cadre_kept(self, name: str, *, is_new: bool) -> None: ...

    def show_cadre_problem(self, problem: Problem) -> None: ...


class SettingsPresenter:
    """Reads and keeps the station's own particulars."""

    def __init__(
        self,
        screen: SettingsScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        on_station_kept: Callable[[], None],
        keys: Keys,
        randomness: Randomness,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._on_station_kept = on_station_kept
        self._keys = keys
        self._randomness = randomness
        self._station = Station(id="")

    def refresh(self) -> None:
        """Read everything anew."""
        self._runner.run(_content, self._show, self._screen.show_problem)

    def save_station(self, changed: dict[str, str]) -> None:
        """Keep the station's particulars; a promise and common items are lines of text."""
        fields: dict[str, object] = dict(changed)
        items = changed.get("common_items")
        if items is not None:
            fields["common_items"] = [line.strip() for line in items.splitlines() if line.strip()]
        station = msgspec.structs.replace(self._station, **fields)
        if not station.name.strip():
            self._screen.show_problem(OperationRefused("station_name_missing"))
            return

        actor = self._actor()

        def kept(nothing: None) -> None:
            self._screen.show_station_kept()
            self._on_station_kept()
            self.refresh()

        self._runner.run(
            lambda desk: desk.register.set_up_station(actor, station),
            kept,
            self._screen.show_problem,
        )

    def keep_cadre(self, cadre: Cadre) -> None:
        """Keep one more liaison cadre, or what was corrected of one."""
        actor = self._actor()

        def kept(_: object) -> None:
            self._screen.show_cadre_kept(cadre.name, is_new=not cadre.id)
            self.refresh()

        self._runner.run(
            lambda desk: _keep_cadre(desk, actor, cadre), kept, self._screen.show_cadre_problem
        )

    def propose_password(self) -> None:
        """Offer four everyday pictures as a password."""
        typed, pictured = propose_password(self._randomness)
        self._screen.show_proposed_password(typed, pictured)

    def add_account(self, typed: Mapping[str, str]) -> None:
        """Let one more person in: first the name and role, then the key."""
        account, actor = msgspec.convert(typed, NewAccount), self._actor()
        try:
            _check_account(account)
        except Problem as problem:
            self._screen.show_account_problem(problem)
            return
        new = Actor(new_id(self._randomness), account.name, account.role, account.phone)

        def keep(desk: Desk) -> None:
            if any(m.name == new.name and m.is_active for m in desk.store.stations.staff()):
                raise OperationRefused("account_already_exists")
            desk.register.add_staff(actor, new, account.title)
            self._keys.let_in(LoginTile(new.id, new.name), account.password)
            desk.accounts.note(actor, new.id, ADDED)

        def kept(nothing: None) -> None:
            self._screen.show_account_kept(new.name)
            self.refresh()

        self._runner.run(keep, kept, self._screen.show_account_problem)

    def reset_password(self, staff_id: str, password: str, password_again: str) -> None:
        """Give a person a new password; one's own, or by an administrator anyone's."""
        actor = self._actor()
        try:
            _check_password(password, password_again)
            if staff_id != actor.id:
                check_permission(actor.role, "manage_station")
        except Problem as problem:
            self._screen.show_account_problem(problem)
            return

        def relock(desk: Desk) -> None:
            self._keys.relock(staff_id, password)
            desk.accounts.note(actor, staff_id, CHANGED if staff_id == actor.id else RESET)

        self._runner.run(
            relock,
            lambda nothing: self._screen.show_password_kept(),
            self._screen.show_account_problem,
        )

    def close_account(self, staff_id: str, name: str) -> None:
        """Let somebody in no longer: first in the journal, so that a power cut leaves no way in."""
        actor = self._actor()

        def close(desk: Desk) -> None:
            desk.register.close_account(actor, staff_id)
            self._keys.shut_out(staff_id)
            desk.accounts.note(actor, staff_id, REMOVED)

        def closed(nothing: None) -> None:
            self._screen.show_account_closed(name)
            self.refresh()

        self._runner.run(close, closed, self._screen.show_account_problem)

    def change_role(self, staff_id: str, name: str, role: str) -> None:
        """Let somebody do more, or less."""
        actor = self._actor()

        def change(desk: Desk) -> None:
            desk.register.change_role(actor, staff_id, role)
            desk.accounts.note(actor, staff_id, ROLE_CHANGED, note=role)

        def changed(nothing: None) -> None:
            self._screen.show_role_changed(name)
            self.refresh()

        self._runner.run(change, changed, self._screen.show_account_problem)

    def _show(self, content: SettingsContent) -> None:
        self._station = content.station
        self._screen.show_station(content.station)
        self._screen.show_cadres(content.cadres, content.households_per_cadre)
        self._screen.show_staff(content.staff)


def _content(desk: Desk) -> SettingsContent:
    store = desk.store
    with store.reading():
        station = store.stations.station()
        if station is None:
            raise OperationRefused("station_not_set_up")
        counts = store.households.counts_by_cadre()
        rows = [CadreRow(cadre, counts.get(cadre.id, 0)) for cadre in store.stations.cadres()]
        rows.sort(key=lambda row: (-row.households, row.cadre.name))
        active = [member for member in store.stations.staff() if member.is_active]
        staff = sorted(active, key=lambda member: member.updated_at)
    return SettingsContent(station, rows, desk.workplace.profile.households_per_cadre, staff)


def _check_account(account: NewAccount) -> None:
    """Before anything is written, so that nobody is left with a name and no key."""
    if not account.name:
        raise OperationRefused("staff_name_missing")
    _check_password(account.password, account.password_again)


def _check_password(password: str, password_again: str) -> None:
    check_new_password(password)
    if password != password_again:
        raise OperationRefused("passwords_differ")


def _keep_cadre(desk: Desk, actor: Actor, cadre: Cadre) -> None:
    if not cadre.id:
        desk.register.add_cadre(actor, cadre)
        return
    known = desk.store.stations.cadre(cadre.id)
    typed = {name: getattr(cadre, name) for name in CADRE_FIELDS}
    changed = {f: value for f, value in typed.items() if getattr(known, f, None) != value}
    if changed:
        desk.register.change_cadre(actor, cadre.id, changed)
