import itertools
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.crypto import Suite1
from app.vault.passwords import STANDARD, normalised_password, stretch_password
from app.vault.slot_records import TownshipDoor, TownshipKey
from app.vault.slots import LoginTile, SlotFile
from tests.vault.faults import PowerCut
from tests.vault.slot_files import (
    CHEAP,
    LI,
    LI_PASSWORD,
    OTHER_PASSWORD,
    SECRET,
    WANG,
    WANG_PASSWORD,
    opens,
    slots_in,
)

ZHAO = LoginTile("s-zhao", "赵敏")
PASSWORDS = (LI_PASSWORD, WANG_PASSWORD, OTHER_PASSWORD)


def file_in(folder: Path) -> TwoCopyFile:
    return TwoCopyFile(folder / "slots", Disk())


@pytest.fixture(scope="module")
def station_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("station")


@pytest.fixture(scope="module")
def station(station_folder: Path) -> SlotFile:
    """Two people; nothing in the tests that use it writes."""
    slots = slots_in(station_folder)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    slots.add_slot(key, WANG, WANG_PASSWORD, CHEAP)
    return slots


def test_each_person_opens_the_same_key_with_their_own_password_only(station: SlotFile) -> None:
    key = station.unlock("s-li", LI_PASSWORD)
    assert station.unlock("s-wang", WANG_PASSWORD) == key
    opened = {
        (t.staff_id, p)
        for t in (LI, WANG, ZHAO)
        for p in PASSWORDS
        if opens(station, t.staff_id, p)
    }
    assert opened == {("s-li", LI_PASSWORD), ("s-wang", WANG_PASSWORD)}


def test_the_tiles_show_names_in_the_order_of_adding(station: SlotFile) -> None:
    assert station.names() == [LI, WANG]


@settings(max_examples=500)
@given(
    st.one_of(
        st.text(max_size=40),
        st.sampled_from(PASSWORDS).flatmap(
            lambda p: st.builds(
                lambda at, c: p[:at] + c + p[at + 1 :], st.integers(0, len(p)), st.characters()
            )
        ),
    )
)
def test_a_wrong_password_never_yields_a_key(station: SlotFile, password: str) -> None:
    if normalised_password(password) != LI_PASSWORD:
        with pytest.raises(OperationRefused, match="password_wrong"):
            station.unlock("s-li", password)


def test_a_copied_folder_does_not_open_on_another_pc(station: SlotFile, tmp_path: Path) -> None:
    slots_in(tmp_path).create(LI, LI_PASSWORD, CHEAP)
    with pytest.raises(OperationRefused, match="password_wrong"):
        slots_in(tmp_path, secret=bytes(32)).unlock("s-li", LI_PASSWORD)


def test_an_unknown_person_is_refused(station: SlotFile) -> None:
    with pytest.raises(OperationRefused, match="account_unknown"):
        station.unlock("s-zhao", LI_PASSWORD)


def test_a_station_is_set_up_once(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    assert not slots.exists()
    with pytest.raises(EnvironmentProblem, match="vault_file_missing"):
        slots.names()
    slots.create(LI, LI_PASSWORD, CHEAP)
    assert slots.exists()
    with pytest.raises(OperationRefused, match="vault_already_exists"):
        slots.create(LI, LI_PASSWORD, CHEAP)


def test_weak_passwords_are_refused_wherever_one_is_set(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    with pytest.raises(OperationRefused, match="password_too_weak"):
        slots.create(LI, "123456", CHEAP)
    assert not slots.exists()
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    for act in (
        lambda: slots.add_slot(key, WANG, "123456", CHEAP),
        lambda: slots.change_password("s-li", LI_PASSWORD, "123456", CHEAP),
        lambda: slots.reset_password(key, "s-li", "123456", CHEAP),
    ):
        with pytest.raises(OperationRefused, match="password_too_weak"):
            act()
    assert slots.unlock("s-li", LI_PASSWORD) == key


def test_a_changed_password_replaces_the_old_one_and_keeps_the_key(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    slots.change_password("s-li", LI_PASSWORD, OTHER_PASSWORD, CHEAP)
    assert slots.unlock("s-li", OTHER_PASSWORD) == key
    assert not opens(slots, "s-li", LI_PASSWORD)
    with pytest.raises(OperationRefused, match="password_wrong"):
        slots.change_password("s-li", LI_PASSWORD, WANG_PASSWORD, CHEAP)


def test_the_last_person_cannot_be_removed(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    with pytest.raises(OperationRefused, match="last_account_cannot_go"):
        slots.remove_slot(key, "s-li")
    with pytest.raises(OperationRefused, match="account_unknown"):
        slots.remove_slot(key, "s-wang")
    with pytest.raises(OperationRefused, match="account_unknown"):
        slots.reset_password(key, "s-wang", OTHER_PASSWORD, CHEAP)
    with pytest.raises(OperationRefused, match="account_already_exists"):
        slots.add_slot(key, LI, OTHER_PASSWORD, CHEAP)
    assert slots.unlock("s-li", LI_PASSWORD) == key


def test_only_someone_who_is_in_can_change_the_slots(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    slots.create(LI, LI_PASSWORD, CHEAP)
    for act in (
        lambda: slots.add_slot(bytes(32), WANG, WANG_PASSWORD, CHEAP),
        lambda: slots.remove_slot(bytes(32), "s-li"),
        lambda: slots.reset_password(bytes(32), "s-li", OTHER_PASSWORD, CHEAP),
    ):
        with pytest.raises(OperationRefused, match="slots_tampered"):
            act()
    assert slots.names() == [LI]


STAFF = st.sampled_from((LI, WANG, ZHAO))
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("add", "remove", "change", "reset")), STAFF, st.sampled_from(PASSWORDS)
    ),
    max_size=12,
)


def refusal_of(act: str, is_known: bool, people: int) -> str:
    if act == "add":
        return "account_already_exists" if is_known else ""
    if not is_known:
        return "account_unknown"
    return "last_account_cannot_go" if act == "remove" and people == 1 else ""


@settings(max_examples=60)
@given(ACTS)
def test_the_slots_follow_their_history(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, LoginTile, str]]
) -> None:
    """After any history each person opens with exactly the password that was set last."""
    folder = tmp_path_factory.mktemp("history")
    slots = slots_in(folder)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    expected = {LI.staff_id: LI_PASSWORD}
    for act, tile, password in acts:
        wanted_refusal = refusal_of(act, tile.staff_id in expected, len(expected))
        try:
            if act == "add":
                slots.add_slot(key, tile, password, CHEAP)
            elif act == "remove":
                slots.remove_slot(key, tile.staff_id)
            elif act == "change":
                old = expected.get(tile.staff_id, password)
                slots.change_password(tile.staff_id, old, password, CHEAP)
            else:
                slots.reset_password(key, tile.staff_id, password, CHEAP)
        except OperationRefused as refusal:
            assert refusal.key == wanted_refusal
            continue
        assert not wanted_refusal
        if act == "remove":
            del expected[tile.staff_id]
        else:
            expected[tile.staff_id] = password
    fresh = slots_in(folder)
    assert {tile.staff_id for tile in fresh.names()} == set(expected)
    for tile, password in itertools.product((LI, WANG, ZHAO), PASSWORDS):
        is_expected = expected.get(tile.staff_id) == password
        assert opens(fresh, tile.staff_id, password) is is_expected


@pytest.mark.parametrize("fault", ["power_cut", "once", "for_ever"])
def test_a_fault_at_any_call_of_a_password_change_leaves_one_in_force(
    tmp_path: Path, faulty_os: Callable[[int, str], Any], fault: str
) -> None:
    found_old = found_new = 0
    for fail_at in range(1, 100):
        folder = tmp_path / str(fail_at)
        folder.mkdir()
        key = slots_in(folder).create(LI, LI_PASSWORD, CHEAP)
        acknowledged = False
        with faulty_os(fail_at, fault) as faulty:
            try:
                slots_in(folder).change_password("s-li", LI_PASSWORD, OTHER_PASSWORD, CHEAP)
                acknowledged = True
            except (PowerCut, EnvironmentProblem):
                pass
        slots = slots_in(folder)
        is_old, is_new = (opens(slots, "s-li", p) for p in (LI_PASSWORD, OTHER_PASSWORD))
        assert is_old is not is_new
        assert is_new or not acknowledged
        assert slots.unlock("s-li", OTHER_PASSWORD if is_new else LI_PASSWORD) == key
        found_old, found_new = found_old + is_old, found_new + is_new
        slots.add_slot(key, WANG, WANG_PASSWORD, CHEAP)
        if not faulty.has_failed:
            break
    assert fail_at == 13
    assert found_old >= 3
    assert found_new >= 3


@settings(max_examples=400)
@given(at=st.integers(0, 10_000), flip=st.integers(1, 255), is_generation=st.booleans())
def test_a_table_changed_by_someone_without_the_key_is_refused(
    station: SlotFile,
    station_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
    at: int,
    flip: int,
    is_generation: bool,
) -> None:
    """The forger mends the checksums of both copies, which need no key."""
    whole = file_in(station_folder).read()
    content = bytearray(whole.content)
    content[at % len(content)] ^= flip
    forged = Copy(whole.generation, bytes(content))
    if is_generation:
        forged = Copy(whole.generation + flip, whole.content)
    folder = tmp_path_factory.mktemp("forged")
    file_in(folder).write(forged)
    with pytest.raises(Problem):
        slots_in(folder).unlock("s-li", LI_PASSWORD)


def rewritten(folder: Path, change: Callable[[list], None]) -> SlotFile:
    """The slot file with its table changed as someone without the database key could."""
    slots = slots_in(folder)
    copy = file_in(folder).read()
    table_bytes, tag = msgspec.msgpack.decode(copy.content)
    table = msgspec.msgpack.decode(table_bytes)
    change(table)
    content = msgspec.msgpack.encode((msgspec.msgpack.encode(table), tag))
    file_in(folder).write(Copy(copy.generation, content))
    return slots


def renamed(table: list) -> None:
    table[2][1][2] = "李秀英"


def with_other_slot_dropped(table: list) -> None:
    del table[2][1]


def with_slots_swapped(table: list) -> None:
    table[2].reverse()


def with_a_slot_planted(table: list) -> None:
    table[2].append(["recovery", "", "", b"", b"x" * 61])


@pytest.mark.parametrize(
    "forgery", [renamed, with_other_slot_dropped, with_slots_swapped, with_a_slot_planted]
)
def test_a_forgery_beside_ones_own_slot_is_noticed_at_the_next_unlocking(
    tmp_path: Path, forgery: Callable[[list], None]
) -> None:
    slots = slots_in(tmp_path)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    slots.add_slot(key, WANG, WANG_PASSWORD, CHEAP)
    with pytest.raises(OperationRefused, match="slots_tampered"):
        rewritten(tmp_path, forgery).unlock("s-li", LI_PASSWORD)


def test_a_slot_moved_to_another_person_opens_nothing(tmp_path: Path) -> None:
    def moved(table: list) -> None:
        table[2][0][1] = "s-zhao"

    slots_in(tmp_path).create(LI, LI_PASSWORD, CHEAP)
    with pytest.raises(OperationRefused, match="password_wrong"):
        rewritten(tmp_path, moved).unlock("s-zhao", LI_PASSWORD)


@pytest.mark.parametrize("m_kib", [1 << 30, 0, -1])
def test_a_slot_that_asks_for_too_much_memory_is_damaged(tmp_path: Path, m_kib: int) -> None:
    def inflated(table: list) -> None:
        table[2][0][3] = msgspec.msgpack.encode([b"s" * 16, m_kib, 1, 1])

    slots_in(tmp_path).create(LI, LI_PASSWORD, CHEAP)
    with pytest.raises(EnvironmentProblem, match="vault_file_damaged"):
        rewritten(tmp_path, inflated).unlock("s-li", LI_PASSWORD)


@pytest.mark.parametrize("place", [0, 1])
def test_a_file_of_a_newer_version_is_refused_by_name(tmp_path: Path, place: int) -> None:
    def newer(table: list) -> None:
        table[place] = 3

    slots_in(tmp_path).create(LI, LI_PASSWORD, CHEAP)
    with pytest.raises(OperationRefused, match="vault_made_by_newer_version") as refusal:
        rewritten(tmp_path, newer).names()
    assert refusal.value.facts == {"file": "slots"}


def test_kinds_of_slots_that_came_later_pass_through_whole(tmp_path: Path) -> None:
    later = ["smart-card", "t1", "", b"\xc1 not ours to read", b"sealed", "", b""]
    slots = slots_in(tmp_path)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    rewritten(tmp_path, lambda table: table[2].append(later))
    copy = file_in(tmp_path).read()
    table_bytes = msgspec.msgpack.decode(copy.content)[0]
    tag = slots._tag(key, copy.generation, table_bytes)
    file_in(tmp_path).write(Copy(copy.generation, msgspec.msgpack.encode((table_bytes, tag))))

    slots.add_slot(key, WANG, WANG_PASSWORD, CHEAP)

    assert slots.names() == [LI, WANG]
    table = msgspec.msgpack.decode(msgspec.msgpack.decode(file_in(tmp_path).read().content)[0])
    assert table[2][1] == later
    slots.remove_slot(key, "s-wang")
    with pytest.raises(OperationRefused, match="last_account_cannot_go"):
        slots.remove_slot(key, "s-li")


def test_the_standard_cost_works_end_to_end(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    key = slots.create(LI, LI_PASSWORD, STANDARD)
    assert slots.unlock("s-li", LI_PASSWORD) == key


def test_no_name_or_key_of_the_desk_lies_readable_in_the_file(tmp_path: Path) -> None:
    key = slots_in(tmp_path).create(LI, LI_PASSWORD, CHEAP)
    content = (tmp_path / "slots").read_bytes()
    assert key not in content
    assert SECRET not in content
    assert LI_PASSWORD.encode() not in content


def test_each_change_is_newer_than_all_before_it(tmp_path: Path) -> None:
    slots = slots_in(tmp_path)
    key = slots.create(LI, LI_PASSWORD, CHEAP)
    slots.add_slot(key, WANG, WANG_PASSWORD, CHEAP)
    slots.change_password("s-li", LI_PASSWORD, OTHER_PASSWORD, CHEAP)
    slots.remove_slot(key, "s-wang")
    assert file_in(tmp_path).read().generation == 4


# -- another database key


def of_version_1(folder: Path) -> bytes:
    """A file as the first version wrote it: the password's own key wraps the database key."""
    slots = slots_in(folder)
    key = b"k" * 32
    lock = msgspec.msgpack.encode([b"s" * 16, CHEAP.m_kib, CHEAP.t, CHEAP.p])
    slot_key = Suite1().derive_key(
        stretch_password(LI_PASSWORD, b"s" * 16, CHEAP) + SECRET, "password-slot"
    )
    bound = msgspec.msgpack.encode(["password", LI.staff_id, LI.name, lock])
    wrapped = Suite1().seal(slot_key, key, bound, random.Random(1).randbytes)
    table_bytes = msgspec.msgpack.encode(
        [1, 1, [["password", LI.staff_id, LI.name, lock, wrapped]]]
    )
    tag = slots._tag(key, 1, table_bytes)
    file_in(folder).write(Copy(1, msgspec.msgpack.encode((table_bytes, tag))))
    return key


def test_a_slot_of_the_first_version_opens_and_takes_another_key_from_then_on(
    tmp_path: Path,
) -> None:
    key = of_version_1(tmp_path)
    slots = slots_in(tmp_path)
    with pytest.raises(OperationRefused, match="slot_needs_login") as refusal:
        slots.replace_key(key)
    assert refusal.value.facts == {"name": LI.name}
    assert slots.unlock("s-li", LI_PASSWORD) == key
    fresh = slots.replace_key(key)
    assert slots.unlock("s-li", LI_PASSWORD) == fresh
    assert not opens(slots, "s-li", OTHER_PASSWORD)


def test_replacing_the_key_keeps_every_way_in_and_remembers_what_was_in_force(
    tmp_path: Path,
) -> None:
    slots, town = slots_in(tmp_path), Suite1().generate_age_identity()
    door = TownshipDoor("370781109000", "某镇", "", b"p" * 32, "d" * 32, "370781109216")
    keys = [slots.create(LI, LI_PASSWORD, CHEAP)]
    slots.add_slot(keys[0], WANG, WANG_PASSWORD, CHEAP)
    slots.set_recovery(keys[0], b"r" * 26)
    slots.set_township(keys[0], town.recipient, door)
    before = file_in(tmp_path).read().generation
    slots.set_township(keys[0], town.recipient, door)
    assert file_in(tmp_path).read().generation == before
    for _ in range(2):
        keys.append(slots.replace_key(keys[-1]))
    assert len(set(keys)) == 3
    assert slots.unlock("s-li", LI_PASSWORD) == slots.unlock("s-wang", WANG_PASSWORD) == keys[2]
    assert slots.unlock_by_recovery(b"r" * 26) == keys[2]
    assert slots.former_keys(keys[2]) == [keys[1], keys[0]]
    asked = slots.township()
    assert asked is not None and asked[0] == door
    opened = msgspec.msgpack.decode(Suite1().decrypt_with(town.secret, asked[1]), type=TownshipKey)
    assert opened.database_key == keys[2]
    for stale in keys[:2]:
        assert not slots.is_key(stale)
        with pytest.raises(OperationRefused, match="slots_tampered"):
            slots.former_keys(stale)
