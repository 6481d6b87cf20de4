"""What staff do with money of statutory fees: take it, pay it on, give change back, void a mistake."""

import msgspec

from app.acts.intake import MoneyTerms
from app.acts.pen import Act, Actor
from app.acts.workplace import Workplace
from app.models.case_states import STATION
from app.models.errors import OperationRefused
from app.models.intake_records import MoneyStep
from app.models.pass_through import MoneySum, check_money_step, money_sum, read_yuan, yuan_words


class MoneyEntry(msgspec.Struct, frozen=True):
    """What was typed for a step; the amount in yuan, as people write it."""

    action: str
    amount: str = ""
    purpose: str = ""
    payee: str = ""
    voucher_number: str = ""
    receiver_name: str = ""
    voided_id: str = ""
    note: str = ""


class MoneyActs:
    """The acts on money that passes through. The service itself is free, and no step says otherwise."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._store = workplace.store

    def note(self, actor: Actor, case_id: str, entry: MoneyEntry) -> MoneySum:
        """Note a step; returns what became of the money.

        Raises OperationRefused `case_unknown`, `money_purpose_missing` and what `check_money_step`
        and `read_yuan` say.
        """
        with self._workplace.pen.act(actor, "advance_case") as act:
            self._store.cases.by_id(case_id)
            write_money_step(self._workplace, act, case_id, entry)
        return self.sum_of(case_id)

    def sum_of(self, case_id: str) -> MoneySum:
        """What became of a case's money."""
        return money_sum(self._store.intakes.money_steps(case_id))


def collect_money(workplace: Workplace, act: Act, case_id: str, terms: MoneyTerms) -> None:
    """Note money that was taken at the counter, within the act of the intake."""
    entry = MoneyEntry("collect", terms.amount, terms.purpose, terms.payee)
    write_money_step(workplace, act, case_id, entry)


def write_money_step(workplace: Workplace, act: Act, case_id: str, entry: MoneyEntry) -> None:
    """Check and write one step."""
    station = workplace.store.stations.station()
    content = {
        "action": entry.action,
        "at": workplace.now(),
        "amount_fen": 0 if entry.action == "void" else read_yuan(entry.amount),
        "purpose": entry.purpose.strip(),
        "payee": entry.payee.strip(),
        "voucher_number": entry.voucher_number.strip(),
        "receiver_name": entry.receiver_name.strip(),
        "voided_id": entry.voided_id,
        "note": entry.note.strip(),
    }
    if entry.action == "collect" and not content["purpose"]:
        raise OperationRefused("money_purpose_missing")
    step = msgspec.convert({"id": "", "side": STATION, **content}, MoneyStep)
    steps = workplace.store.intakes.money_steps(case_id)
    check_money_step(steps, step, station.name if station else "")
    act.event("money_step", content, case_id)


def check_money_settled(workplace: Workplace, case_id: str) -> None:
    """Raises OperationRefused `case_money_open` while money of the case is in the station's hands."""
    left = money_sum(workplace.store.intakes.money_steps(case_id)).left
    if left:
        raise OperationRefused("case_money_open", left=yuan_words(left))
