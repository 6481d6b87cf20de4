"""Statutory fees as money passed through (代收代缴): the service is free, and nothing stays here."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from app.models.errors import OperationRefused
from app.models.intake_records import MoneyStep

FEN = 100
LARGEST_FEN = 100_000_000
"""A million yuan: whatever is more is a typing mistake."""
OWN_POCKET = ("服务站", "本站")
_YUAN = re.compile(r"(\d{1,9})(?:[.](\d{1,2}))?")
_NARROW = str.maketrans("０１２３４５６７８９．。，", "0123456789..,")


class MoneySum(msgspec.Struct, frozen=True):
    """What became of the money so far, in fen. `left` below 0 means that two PCs spent it twice."""

    collected: int = 0
    paid: int = 0
    returned: int = 0

    @property
    def left(self) -> int:
        """What is still in the station's hands."""
        return self.collected - self.paid - self.returned


def counted_steps(steps: Iterable[MoneyStep]) -> list[MoneyStep]:
    """The steps that were not voided, oldest first."""
    ordered = sorted(steps, key=lambda step: (step.at, step.hlc, step.id))
    voided = {step.voided_id for step in ordered if step.action == "void"}
    return [step for step in ordered if step.action != "void" and step.id not in voided]


def money_sum(steps: Iterable[MoneyStep]) -> MoneySum:
    """What became of the money."""
    sums = {"collect": 0, "pay": 0, "return_change": 0}
    for step in counted_steps(steps):
        sums[step.action] = sums.get(step.action, 0) + step.amount_fen
    return MoneySum(sums["collect"], sums["pay"], sums["return_change"])


def check_money_step(steps: Sequence[MoneyStep], step: MoneyStep, station_name: str) -> None:
    """Raises OperationRefused when the step is not allowed: `money_action_unknown`,
    `money_amount_wrong`, `money_payee_missing`, `money_payee_is_station`, `money_voucher_missing`,
    `money_receiver_missing`, `money_not_there`, `money_step_unknown`.
    """
    if step.action == "void":
        _check_void(steps, step)
        return
    if step.action not in ("collect", "pay", "return_change"):
        raise OperationRefused("money_action_unknown")
    if not 0 < step.amount_fen <= LARGEST_FEN:
        raise OperationRefused("money_amount_wrong")
    if step.action == "return_change":
        if not step.receiver_name.strip():
            raise OperationRefused("money_receiver_missing")
    else:
        _check_payee(step.payee.strip(), station_name)
    if step.action == "pay" and not step.voucher_number.strip():
        raise OperationRefused("money_voucher_missing")
    left = money_sum(steps).left
    if step.action != "collect" and step.amount_fen > left:
        raise OperationRefused("money_not_there", left=yuan_words(left))


def read_yuan(text: str) -> int:
    """Fen of `380`, `380.5` or `￥1,380.50`. Raises OperationRefused `money_amount_wrong`."""
    plain = text.translate(_NARROW).replace(",", "").replace(" ", "").strip("¥￥元")
    match = _YUAN.fullmatch(plain)
    if match is None:
        raise OperationRefused("money_amount_wrong")
    fen = int(match[1]) * FEN + int((match[2] or "").ljust(2, "0"))
    if not 0 < fen <= LARGEST_FEN:
        raise OperationRefused("money_amount_wrong")
    return fen


def yuan_words(fen: int) -> str:
    """`1380.50 元`."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // FEN}.{abs(fen) % FEN:02d} 元"


def _check_void(steps: Sequence[MoneyStep], step: MoneyStep) -> None:
    counted = counted_steps(steps)
    if step.voided_id not in {other.id for other in counted}:
        raise OperationRefused("money_step_unknown")
    rest = money_sum(other for other in counted if other.id != step.voided_id)
    if rest.left < 0:
        raise OperationRefused("money_not_there", left=yuan_words(money_sum(steps).left))


def _check_payee(payee: str, station_name: str) -> None:
    if not payee:
        raise OperationRefused("money_payee_missing")
    if payee == station_name or any(word in payee for word in OWN_POCKET):
        raise OperationRefused("money_payee_is_station")
