"""Money of others: every fen that came in goes to the payee or back, and never stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.models.intake_records import MoneyStep
from app.models.pass_through import check_money_step, money_sum, read_yuan, yuan_words

STATION = "高家庄村党群服务站"


def step(number: int, action: str, fen: int = 0, **fields) -> MoneyStep:
    usual = {
        "collect": {"payee": "税务局", "purpose": "医保费"},
        "pay": {"payee": "税务局", "voucher_number": "票1"},
        "return_change": {"receiver_name": "本人"},
        "void": {},
    }[action]
    at = f"2026-03-02T01:{number:02d}:00Z"
    return MoneyStep(id=str(number), action=action, at=at, amount_fen=fen, **usual | fields)


def refusal(steps, next_step) -> str:
    with pytest.raises(OperationRefused) as refused:
        check_money_step(steps, next_step, STATION)
    return refused.value.key


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("380", 38000),
        ("380.5", 38050),
        ("￥1,380.50", 138050),
        ("３８０．５元", 38050),
        ("0.01", 1),
    ],
)
def test_yuan_are_read_as_people_write_them(typed, fen):
    assert read_yuan(typed) == fen


@pytest.mark.parametrize("typed", ["", "0", "-5", "38o", "1.234", "1e3", "1000000.01", "二百"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(OperationRefused, match="money_amount_wrong"):
        read_yuan(typed)


@given(st.integers(min_value=1, max_value=100_000_000))
def test_an_amount_is_read_as_it_is_shown(fen):
    assert read_yuan(yuan_words(fen)) == fen


@pytest.mark.parametrize(
    ("next_step", "key"),
    [
        (step(2, "pay", 10001), "money_not_there"),
        (step(2, "pay", 100, voucher_number=" "), "money_voucher_missing"),
        (step(2, "collect", 100, payee=""), "money_payee_missing"),
        (step(2, "collect", 100, payee=STATION), "money_payee_is_station"),
        (step(2, "collect", 100, payee="本站"), "money_payee_is_station"),
        (step(2, "collect", 0), "money_amount_wrong"),
        (step(2, "return_change", 100, receiver_name=""), "money_receiver_missing"),
        (step(2, "return_change", 10001), "money_not_there"),
        (step(2, "void", voided_id="9"), "money_step_unknown"),
        (MoneyStep(id="2", action="keep", amount_fen=1), "money_action_unknown"),
    ],
)
def test_what_may_not_be_done_with_it(next_step, key):
    assert refusal([step(1, "collect", 10000)], next_step) == key


def test_a_mistake_is_voided_and_stays_in_the_book():
    steps = [step(1, "collect", 10000), step(2, "pay", 9000)]
    check_money_step(steps, step(3, "void", voided_id="2"), STATION)
    voided = [*steps, step(3, "void", voided_id="2")]

    assert money_sum(voided).left == 10000
    assert refusal(voided, step(4, "void", voided_id="2")) == "money_step_unknown"


def test_what_was_spent_already_cannot_be_voided_away():
    steps = [step(1, "collect", 10000), step(2, "pay", 9000)]

    assert refusal(steps, step(3, "void", voided_id="1")) == "money_not_there"


ACTIONS = st.tuples(
    st.sampled_from(["collect", "pay", "return_change", "void"]),
    st.integers(min_value=-5, max_value=500),
    st.integers(min_value=0, max_value=12),
)


@given(st.lists(ACTIONS, max_size=25))
def test_no_sequence_of_allowed_steps_spends_what_is_not_there(wishes):
    steps: list[MoneyStep] = []
    for number, (action, fen, voided) in enumerate(wishes):
        wish = step(number, action, fen, voided_id=str(voided) if action == "void" else "")
        try:
            check_money_step(steps, wish, STATION)
        except OperationRefused:
            continue
        steps.append(wish)
        assert money_sum(steps).left >= 0


@given(st.permutations([step(1, "collect", 500), step(2, "pay", 200), step(3, "void", voided_id="2"),
                        step(4, "return_change", 500)]))  # fmt: skip
def test_the_sum_does_not_depend_on_the_order_of_arrival(steps):
    assert money_sum(steps) == money_sum(sorted(steps, key=lambda s: s.id))
    assert money_sum(steps).left == 0
