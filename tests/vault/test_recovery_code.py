"""The recovery code opens the vault on any PC, once, and forgives how people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.vault.passwords import PasswordCost
from app.vault.recovery_code import new_recovery_code, recovery_secret
from app.vault.slots import LoginTile, SlotFile

CHEAP = PasswordCost(m_kib=8, t=1, p=1)
PASSWORD = "shan shui tian yuan"


@pytest.fixture
def make_slots(tmp_path, crypto, disk, randomness):
    return lambda secret=b"d" * 32: SlotFile(tmp_path / "slots", crypto, secret, randomness, disk)


@pytest.fixture
def slots(make_slots):
    slots = make_slots()
    slots.key = slots.create(LoginTile("a", "甲"), PASSWORD, CHEAP)
    return slots


def refused(act, *arguments):
    with pytest.raises(OperationRefused) as refusal:
        act(*arguments)
    return refusal.value.key


@given(st.binary(min_size=17, max_size=17))
def test_a_code_is_read_back_however_it_is_written(random_bytes):
    code = new_recovery_code(lambda count: random_bytes)
    secret = recovery_secret(code)
    assert len(code) == 34 and len(secret) == 26
    spoken = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else "　" for c in code)
    assert recovery_secret(spoken) == recovery_secret(wide) == secret


@given(st.binary(min_size=17, max_size=17), st.integers(0, 27), st.sampled_from("27ACWZ"))
def test_one_wrong_character_is_nearly_always_noticed(random_bytes, place, other):
    code = new_recovery_code(lambda count: random_bytes).replace("-", "")
    wrong = code[:place] + other + code[place + 1 :]
    if wrong == code:
        return
    try:  # one in 1,024 passes the check; the vault then refuses it
        assert recovery_secret(wrong) != recovery_secret(code)
    except OperationRefused as refusal:
        assert refusal.key == "recovery_code_mistyped"


@pytest.mark.parametrize("typed", ["", "7K3M", "密码", "7K3M-" * 7 + "!", "0" * 29, "\ud800" * 28])
def test_what_is_no_code_is_told_so(typed):
    assert refused(recovery_secret, typed) == "recovery_code_mistyped"


def test_the_code_opens_without_this_pc(slots, make_slots, randomness):
    secret = recovery_secret(new_recovery_code(randomness))
    assert refused(slots.unlock_by_recovery, secret) == "recovery_code_missing"
    assert not slots.has_recovery()
    slots.set_recovery(slots.key, secret)
    elsewhere = make_slots(b"e" * 32)
    assert elsewhere.has_recovery()
    assert elsewhere.unlock_by_recovery(secret) == slots.key
    assert refused(elsewhere.unlock, "a", PASSWORD) == "password_wrong"


def test_a_new_code_ends_the_old_one_and_people_stay(slots, randomness):
    old, new = (recovery_secret(new_recovery_code(randomness)) for _ in range(2))
    slots.set_recovery(slots.key, old)
    slots.set_recovery(slots.key, new)
    assert slots.unlock_by_recovery(new) == slots.key
    assert refused(slots.unlock_by_recovery, old) == "recovery_code_wrong"
    assert slots.unlock("a", PASSWORD) == slots.key
    assert [tile.name for tile in slots.names()] == ["甲"]


def test_a_slot_that_somebody_changed_opens_nothing(slots, tmp_path, crypto, disk, randomness):
    secret = recovery_secret(new_recovery_code(randomness))
    slots.set_recovery(slots.key, secret)
    for name in ("slots", "slots.copy"):
        file = tmp_path / name
        content = bytearray(file.read_bytes())
        content[-60] ^= 1
        file.write_bytes(bytes(content))
    with pytest.raises(Exception) as problem:
        slots.unlock_by_recovery(secret)
    assert problem.value.key in ("vault_file_damaged", "slots_tampered", "recovery_code_wrong")
