"""What stands on the papers of an intake, gathered from the case and what was kept beside it."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.acts.intake import ENTRUSTED
from app.acts.intake_acts import newest_standing
from app.acts.pen import Actor
from app.acts.workplace import Workplace
from app.models.catalog import ServiceItem
from app.models.deficiency import EXPIRED, CommitmentStanding
from app.models.errors import OperationRefused
from app.models.intake_papers import (
    AcceptanceFormContent,
    CasePaper,
    CommitmentLetterContent,
    DeficientNoticeContent,
    PowerOfAttorneyContent,
)
from app.models.intake_records import MoneyStep
from app.models.moments import date_words, moment_words
from app.models.papers import MaterialLine
from app.models.pass_through import counted_steps, money_sum, yuan_words
from app.models.records import Case, Material, Station
from app.words.terms import (
    CASE_CHANNEL,
    ITEM_MODE,
    POWER_SCOPE,
    PROXY_KIND,
    SIGNING_METHOD,
    limit_words,
)

ACCEPTANCE_FORM, POWER_OF_ATTORNEY = "acceptance_form", "power_of_attorney"
COMMITMENT_LETTER, DEFICIENT_NOTICE = "commitment_letter", "deficient_notice"


def acceptance_form(workplace: Workplace, actor: Actor, case: Case) -> AcceptanceFormContent:
    """The acceptance form (受理登记表)."""
    store, station = workplace.store, known_station(workplace)
    person = store.persons.by_id(case.applicant_id) if case.applicant_id else None
    household = store.households.by_ids([case.household_id]).get(case.household_id)
    standing = newest_standing(workplace, case.id)
    owed = {material.id for material in standing.owed} if standing else set()
    return AcceptanceFormContent(
        **_common(workplace, case, station),
        received_at=moment_words(case.station_received_at),
        channel=CASE_CHANNEL.get(case.channel, case.channel),
        first_receiver=f"{case.first_receiver_name} {case.first_receiver_phone}".strip(),
        applicant_id_number=case.applicant_id_number or (person.id_number if person else ""),
        applicant_phone=case.applicant_phone,
        applicant_address=case.applicant_address or (household.address if household else ""),
        household_number=household.number if household else "",
        proxy=_proxy_words(workplace, case),
        request=case.request,
        department=case.department,
        mode=ITEM_MODE.get(case.mode, case.mode),
        materials=[
            MaterialLine(m.name, m.form, m.copies, _material_words(m, m.id in owed))
            for m in store.cases.materials(case.id)
        ],
        limit_text=limit_words(case.limit_amount, case.limit_unit),
        station_due_on=date_words(case.station_due_on),
        expected_by=date_words(case.due_on or case.expected_by),
        is_expected_provisional=case.is_expected_provisional and not case.due_on,
        commitment=_commitment_words(standing),
        money_lines=money_lines(store.intakes.money_steps(case.id)),
    )


def power_of_attorney(workplace: Workplace, actor: Actor, case: Case) -> PowerOfAttorneyContent:
    """The power of attorney (授权委托书). Raises OperationRefused `power_of_attorney_missing`."""
    store = workplace.store
    power = store.intakes.power_of_attorney(case.id)
    if power is None:
        raise OperationRefused("power_of_attorney_missing")
    person = store.persons.by_id(case.applicant_id) if case.applicant_id else None
    household = store.households.by_ids([case.household_id]).get(case.household_id)
    return PowerOfAttorneyContent(
        **_common(workplace, case, known_station(workplace)),
        principal_id_number=case.applicant_id_number or (person.id_number if person else ""),
        principal_phone=case.applicant_phone,
        principal_address=case.applicant_address or (household.address if household else ""),
        proxy_name=power.proxy_name,
        proxy_id_number=power.proxy_id_number,
        proxy_phone=power.proxy_phone,
        relation=power.relation,
        scope=[POWER_SCOPE.get(scope, scope) for scope in power.scope],
        valid_until=date_words(power.valid_until),
        signing_method=SIGNING_METHOD.get(power.signing_method, power.signing_method),
        witness_name=power.witness_name,
        signed_on=date_words(power.signed_on),
    )


def commitment_letter(workplace: Workplace, actor: Actor, case: Case) -> CommitmentLetterContent:
    """The commitment letter (容缺承诺书). Raises OperationRefused `commitment_missing`."""
    standing = _known_standing(workplace, case)
    commitment = standing.commitment
    return CommitmentLetterContent(
        **_common(workplace, case, known_station(workplace)),
        applicant_phone=case.applicant_phone,
        owed=_lines(_promised(workplace, case, standing)),
        supplement_way=commitment.supplement_way,
        due_on=date_words(commitment.due_on),
        is_due_provisional=commitment.is_due_provisional,
    )


def deficient_notice(workplace: Workplace, actor: Actor, case: Case) -> DeficientNoticeContent:
    """The notice that papers may follow (容缺受理通知书), or that the time for it is over.

    Raises OperationRefused `commitment_missing`.
    """
    standing, station = _known_standing(workplace, case), known_station(workplace)
    commitment, is_expired = standing.commitment, standing.state == EXPIRED
    owed = standing.owed if is_expired else _promised(workplace, case, standing)
    return DeficientNoticeContent(
        **_common(workplace, case, station),
        owed=_lines(owed),
        supplement_way=commitment.supplement_way,
        due_on=date_words(commitment.due_on),
        is_due_provisional=commitment.is_due_provisional,
        is_expired=is_expired,
        limit_text=limit_words(case.limit_amount, case.limit_unit),
        consult_phone=station.duty_phone,
        supervision_phone=station.supervision_phone,
        handler_name=actor.name,
    )


CONTENT_OF: Mapping[str, Callable[[Workplace, Actor, Case], CasePaper]] = MappingProxyType(
    {
        ACCEPTANCE_FORM: acceptance_form,
        POWER_OF_ATTORNEY: power_of_attorney,
        COMMITMENT_LETTER: commitment_letter,
        DEFICIENT_NOTICE: deficient_notice,
    }
)


def intake_papers_of(workplace: Workplace, case: Case) -> list[str]:
    """Which of these papers can be made for a case."""
    papers = [ACCEPTANCE_FORM] if case.station_received_at else []
    if workplace.store.intakes.power_of_attorney(case.id):
        papers.append(POWER_OF_ATTORNEY)
    if workplace.store.intakes.commitments(case.id):
        papers += [COMMITMENT_LETTER, DEFICIENT_NOTICE]
    return papers


def known_station(workplace: Workplace) -> Station:
    """Raises OperationRefused `station_not_set_up`."""
    station = workplace.store.stations.station()
    if station is None:
        raise OperationRefused("station_not_set_up")
    return station


def money_lines(steps: Sequence[MoneyStep]) -> list[str]:
    """What became of the money, a line for each step and one for what is left."""
    counted = counted_steps(steps)
    if not counted:
        return []
    left = money_sum(counted).left
    last = f"尚余 {yuan_words(left)}未结清。" if left else "已全部交清、退清。"
    return [*(_money_line(step) for step in counted), last]


def procedure_words(case: Case, item: ServiceItem | None) -> str:
    """The item's own procedure, or the way that every errand goes."""
    if item is not None and item.procedure:
        return item.procedure
    if case.mode in ("proxy", "assisted", "joint", "online"):
        department = f"，{case.department}办理" if case.department else ""
        return f"本站代为收件，报镇街便民服务中心受理{department}，结果由本站送达，再回访。"
    return "本站当场办理或告知办理地点。"


def _common(workplace: Workplace, case: Case, station: Station) -> dict[str, Any]:
    return {
        "number": case.number,
        "issued_at": moment_words(workplace.now()),
        "station_name": station.name,
        "item_name": case.item_name,
        "applicant_name": case.applicant_name,
    }


def _known_standing(workplace: Workplace, case: Case) -> CommitmentStanding:
    standing = newest_standing(workplace, case.id)
    if standing is None:
        raise OperationRefused("commitment_missing")
    return standing


def _promised(workplace: Workplace, case: Case, standing: CommitmentStanding) -> Sequence[Material]:
    """Every paper of the commitment, also one that came since: the letter stays what was signed."""
    wanted = set(standing.commitment.material_ids)
    return [m for m in workplace.store.cases.materials(case.id) if m.id in wanted]


def _lines(materials: Sequence[Material]) -> list[MaterialLine]:
    return [MaterialLine(m.name, m.form, m.copies) for m in materials]


def _material_words(material: Material, is_owed: bool) -> str:
    if material.received_at:
        return "已收"
    if is_owed:
        return "容缺，待补交"
    return "待补正" if material.is_required else "未交"


def _commitment_words(standing: CommitmentStanding | None) -> str:
    if standing is None:
        return ""
    names = "、".join(material.name for material in standing.owed) or "已补齐"
    return f"{date_words(standing.commitment.due_on)}前补交：{names}"


def _proxy_words(workplace: Workplace, case: Case) -> str:
    if not case.proxy_name:
        return ""
    kind = PROXY_KIND.get(case.proxy_kind, PROXY_KIND[ENTRUSTED])
    words = [case.proxy_name, f"（{case.proxy_relation}，{kind}）"]
    power = workplace.store.intakes.power_of_attorney(case.id)
    if power and power.proxy_id_number:
        words.append(f" 证件号码 {power.proxy_id_number}")
    if power and power.proxy_phone:
        words.append(f" 电话 {power.proxy_phone}")
    return "".join(words)


def _money_line(step: MoneyStep) -> str:
    amount, day = yuan_words(step.amount_fen), moment_words(step.at)
    match step.action:
        case "collect":
            return f"{day} 代收{step.purpose} {amount}，代交{step.payee}"
        case "pay":
            return f"{day} 已交{step.payee} {amount}，票据号 {step.voucher_number}"
    return f"{day} 退还找零 {amount}，交给 {step.receiver_name}"
