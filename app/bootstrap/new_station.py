"""Sets a station up: keys, label and first entries in an empty folder, which is a station only at the end."""

import contextlib
from pathlib import Path

import msgspec

from app.acts.pen import Actor
from app.bootstrap.shipped_rules import DEFAULT_PROFILE, load_rules
from app.bootstrap.station import OpenStation
from app.bootstrap.station_folder import FOLDER_VERSION, StationFolder, StationLabel
from app.bootstrap.station_lock import slot_file
from app.bootstrap.suites import STANDARD_SUITE, suited
from app.bootstrap.surroundings import Surroundings
from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.records import Station
from app.models.roles import ADMIN
from app.vault.device_keys import DeviceKeys
from app.vault.device_secret import read_or_make_device_secret
from app.vault.passwords import check_new_password
from app.vault.slots import LoginTile


class FirstStart(msgspec.Struct, frozen=True):
    """What the first start asks for."""

    village_code: str
    staff_name: str
    password: str
    station_name: str = ""  # default: the village's short name with 党群服务站
    staff_phone: str = ""
    duty_phone: str = ""
    profile_code: str = DEFAULT_PROFILE
    suite: int = STANDARD_SUITE
    install: bytes = b""  # the township's install file, if there is one
    install_address: str = ""  # where its server was found, if by a typed code


def create_station(data_dir: Path, first: FirstStart, surroundings: Surroundings) -> OpenStation:
    """Set a station up in an empty folder and open it.

    Raises OperationRefused `station_already_set_up`, `village_code_unknown`, `staff_name_missing`,
    `password_too_weak`, `profile_unknown`, and what the install file is refused for; nothing is
    left behind that looks like a station.
    """
    surroundings = suited(surroundings, first.suite)
    folder = StationFolder(data_dir, surroundings.disk)
    if folder.exists():
        raise OperationRefused("station_already_set_up")
    if not first.staff_name.strip():
        raise OperationRefused("staff_name_missing")
    check_new_password(first.password)
    rules = load_rules(surroundings.resources, first.profile_code)
    village = rules.divisions.village(first.village_code)
    randomness = surroundings.randomness
    label = StationLabel(
        version=FOLDER_VERSION,
        station_id=new_id(randomness),
        device_id=new_id(randomness),
        village_code=village.code,
        station_name=first.station_name.strip() or f"{village.short_name}党群服务站",
        profile_code=first.profile_code,
        suite=first.suite,
    )
    surroundings.disk.make_folder(data_dir)
    folder.set_unfinished_aside()
    read_or_make_device_secret(
        data_dir,
        label.station_id,
        randomness,
        surroundings.disk,
        surroundings.machine_dir,
        surroundings.secret_place,
    )
    slots = slot_file(folder, label, surroundings)
    staff_id = new_id(randomness)
    tile = LoginTile(staff_id, first.staff_name.strip())
    database_key = slots.create(tile, first.password, surroundings.password_cost)
    DeviceKeys.create(
        folder.device_keys, database_key, surroundings.crypto, randomness, surroundings.disk
    )
    station = OpenStation(folder, label, surroundings, rules, database_key, staff_id)
    try:
        _write_beginnings(station, first)
        folder.write_label(label)
    except BaseException:
        station.close()
        raise
    return station


def _write_beginnings(station: OpenStation, first: FirstStart) -> None:
    """Write the station's own particulars and its first account into the journal, and keep what its
    install file brings: there is no station that has lost its stick.
    """
    rules = station.rules
    village, profile = rules.divisions.village(first.village_code), rules.profile
    actor = Actor(station.actor.id, first.staff_name.strip(), ADMIN, first.staff_phone.strip())
    if first.install:  # before anything is written: it says in which suite
        with contextlib.closing(station.open_sync()) as sync:
            sync.accept_install(first.install, first.install_address)
    desk = station.open_desk()
    try:
        desk.register.set_up_station(
            actor,
            Station(
                id="",
                name=station.label.station_name,
                town_name=village.town_name,
                short_name=village.short_name,
                duty_phone=first.duty_phone,
                supervision_phone=profile.supervision_phone,
                town_hotline=profile.town_hotline,
                duty_hours=profile.duty_hours,
                service_promise=profile.service_promise,
                common_items=list(profile.common_items),
            ),
        )
    finally:
        desk.store.close()
    station.actor = actor
