import pytest
from argon2.exceptions import HashingError

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault import passwords
from app.vault.passwords import (
    FLOOR,
    STANDARD,
    PasswordCost,
    check_new_password,
    stretch_password,
)


@pytest.mark.parametrize(
    "password",
    [
        "shanshui baicai dianhua niunai",
        "ba ma da la",  # four words, though only eight letters
        "xinhe2026cun",
        "我家门口有三棵老槐树",
        "a1!a2@b3#b4",
    ],
)
def test_good_passwords_are_taken(password: str) -> None:
    check_new_password(password)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("", "short"),
        ("lianxin1", "short"),
        ("abcde    fgh", "short"),
        ("ba ma da", "short"),
        ("ba ba ba ba", "short"),
        ("a b c d", "short"),
        ("13800138000", "digits"),
        ("１３８００１３８０００", "digits"),
        ("1990-01-01 12:00", "digits"),
        ("aaaaaaaaaaaa", "repeated"),
        ("ab ba aab bba", "repeated"),
    ],
)
def test_weak_passwords_are_refused_with_the_reason(password: str, reason: str) -> None:
    with pytest.raises(OperationRefused, match="password_too_weak") as refusal:
        check_new_password(password)
    assert refusal.value.facts == {"reason": reason}


def test_an_input_method_left_on_does_not_change_the_password() -> None:
    cost, salt = PasswordCost(8, 1, 1), bytes(16)
    plain = stretch_password("shan shui 12", salt, cost)
    assert stretch_password("ｓｈａｎ　ｓｈｕｉ  １２ ", salt, cost) == plain
    assert stretch_password("shan shui 13", salt, cost) != plain
    assert stretch_password("\ud800", salt, cost) != plain


def test_argon2id_is_argon2id() -> None:
    """A known answer, so that no later version locks everyone out."""
    key = stretch_password("password", b"somesaltsomesalt", PasswordCost(64, 2, 1))
    assert key.hex() == "1a98fba8e6394425c9bdc333a9c750aaf811df070f5fb4a5788e1cf4db5793a1"


def test_the_standard_cost_is_what_was_promised() -> None:
    assert (STANDARD.m_kib, STANDARD.t, STANDARD.p) == (65_536, 3, 1)
    assert (FLOOR.m_kib, FLOOR.t, FLOOR.p) == (19_456, 2, 1)
    assert STANDARD.is_sane()
    assert FLOOR.is_sane()


@pytest.mark.parametrize(
    "cost",
    [
        PasswordCost(1 << 30, 1, 1),
        PasswordCost(8, 17, 1),
        PasswordCost(64, 1, 5),
        PasswordCost(8, 0, 1),
        PasswordCost(8, 1, 0),
        PasswordCost(7, 1, 1),
        PasswordCost(-8, 1, -1),
    ],
)
def test_costs_that_no_desk_can_pay_are_not_sane(cost: PasswordCost) -> None:
    assert not cost.is_sane()


def test_a_pc_without_the_memory_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object, **__: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(passwords, "hash_secret_raw", too_much)
    with pytest.raises(EnvironmentProblem, match="memory_short") as problem:
        stretch_password("shanshui baicai", bytes(16), STANDARD)
    assert problem.value.facts == {"needed_mib": 64}
