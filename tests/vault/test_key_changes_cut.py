"""A power cut or a bad disk at every write of every change of the keys leaves what was or what is wanted."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.crypto import Suite1
from app.vault.slot_records import TownshipDoor, TownshipKey
from app.vault.slots import SlotFile
from tests.vault.faults import PowerCut
from tests.vault.slot_files import (
    CHEAP,
    LI,
    LI_PASSWORD,
    OTHER_PASSWORD,
    WANG,
    WANG_PASSWORD,
    opens,
    slots_in,
)

FIRST_CODE, NEXT_CODE = bytes(range(17)), bytes(range(1, 18))
TOWNS = (Suite1().generate_age_identity(), Suite1().generate_age_identity())
Change = Callable[[SlotFile, bytes], Any]


def door(town: str) -> TownshipDoor:
    return TownshipDoor("370781109000", town, "", b"p" * 32, "d" * 32, "370781109216")


CHANGES: dict[str, Change] = {
    "add": lambda slots, key: slots.add_slot(key, WANG, WANG_PASSWORD, CHEAP),
    "remove": lambda slots, key: slots.remove_slot(key, WANG.staff_id),
    "change": lambda slots, key: slots.change_password(
        LI.staff_id, LI_PASSWORD, OTHER_PASSWORD, CHEAP
    ),
    "reset": lambda slots, key: slots.reset_password(key, LI.staff_id, OTHER_PASSWORD, CHEAP),
    "reset_and_code": lambda slots, key: slots.reset_password(
        key, LI.staff_id, OTHER_PASSWORD, CHEAP, NEXT_CODE
    ),
    "code": lambda slots, key: slots.set_recovery(key, NEXT_CODE),
    "key": lambda slots, key: slots.replace_key(key),
    "town": lambda slots, key: slots.set_township(key, TOWNS[1].recipient, door("第二镇")),
}


def made(folder: Path, change: str) -> bytes:
    folder.mkdir()
    key = slots_in(folder).create(LI, LI_PASSWORD, CHEAP)
    slots_in(folder).set_recovery(key, FIRST_CODE)
    slots_in(folder).set_township(key, TOWNS[0].recipient, door("第一镇"))
    if change == "remove":
        slots_in(folder).add_slot(key, WANG, WANG_PASSWORD, CHEAP)
    return key


def standing(folder: Path) -> tuple[bool, ...]:
    """Who and what opens it: each password, each recovery code, each township."""
    slots = slots_in(folder)
    tried = [
        opens(slots, LI.staff_id, LI_PASSWORD),
        opens(slots, LI.staff_id, OTHER_PASSWORD),
        any(tile.staff_id == WANG.staff_id for tile in slots.names())
        and opens(slots, WANG.staff_id, WANG_PASSWORD),
    ]
    for code in (FIRST_CODE, NEXT_CODE):
        try:
            slots.unlock_by_recovery(code)
            tried.append(True)
        except OperationRefused:
            tried.append(False)
    asked = slots.township()
    assert asked is not None and asked[0] in (door("第一镇"), door("第二镇"))
    for town in TOWNS:
        try:
            sealed = Suite1().decrypt_with(town.secret, asked[1])
            key = msgspec.msgpack.decode(sealed, type=TownshipKey).database_key
            tried.append(slots.is_key(key))
        except OperationRefused:
            tried.append(False)
    return tuple(tried)


@pytest.mark.parametrize("fault", ["power_cut", "once", "for_ever"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_was_or_what_is_wanted_holds(
    tmp_path: Path, faulty_os: Callable[[int, str], Any], change: str, fault: str
) -> None:
    key = made(tmp_path / "before", change)
    before, was_key = standing(tmp_path / "before"), key
    CHANGES[change](slots_in(tmp_path / "before"), key)
    after = standing(tmp_path / "before")
    found = set()
    for fail_at in range(1, 100):
        folder = tmp_path / str(fail_at)
        key = made(folder, change)
        acknowledged = False
        with faulty_os(fail_at, fault) as faulty:
            try:
                CHANGES[change](slots_in(folder), key)
                acknowledged = True
            except (PowerCut, EnvironmentProblem):
                pass
        now = standing(folder)
        assert now in (before, after)
        assert now == after or not acknowledged
        assert any(now[:3])  # somebody always comes in
        assert sum(now[-2:]) == 1  # by one township's grant, not by none and not by two
        person, password = (
            (LI, LI_PASSWORD if now[0] else OTHER_PASSWORD)
            if any(now[:2])
            else (WANG, WANG_PASSWORD)
        )
        opened = slots_in(folder).unlock(person.staff_id, password)
        assert opened == key or change == "key"
        found.add(now == after)
        if not faulty.has_failed:
            break
    assert was_key
    assert True in found
