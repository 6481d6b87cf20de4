"""What the desk types for a case at the counter, before anything is checked."""

import msgspec

from app.acts.attachment_acts import PreparedFile
from app.models.intake_records import POWER_SCOPES

ENTRUSTED, GUARDIAN = "entrusted", "guardian"
PROXY_KINDS = (ENTRUSTED, GUARDIAN)
POWER_OF_ATTORNEY_PAPER = "授权委托书"


class IntakeMaterial(msgspec.Struct, frozen=True):
    """One paper of an intake, ticked or not."""

    name: str
    is_received: bool
    form: str = "original"
    copies: int = 1
    is_required: bool = True
    is_key: bool = True


class PowerTerms(msgspec.Struct, frozen=True):
    """What an absent applicant lets the proxy do; an empty day means the usual term."""

    scope: tuple[str, ...] = POWER_SCOPES
    valid_until: str = ""
    proxy_id_number: str = ""
    proxy_phone: str = ""
    signing_method: str = "signature"
    witness_name: str = ""


class DeficiencyTerms(msgspec.Struct, frozen=True):
    """What is agreed when papers may follow (容缺受理). `is_credit_checked`: the applicant was asked
    about bad credit, which rules it out.
    """

    due_on: str
    supplement_way: str = ""
    is_credit_checked: bool = False


class MoneyTerms(msgspec.Struct, frozen=True):
    """Money for a statutory fee, taken at the counter; the amount as it was typed, in yuan."""

    amount: str
    payee: str
    purpose: str = ""


class IntakePicture(msgspec.Struct, frozen=True):
    """A photograph or PDF of one paper, or of the case when `material_name` is empty."""

    file: PreparedFile
    material_name: str = ""


class Intake(msgspec.Struct, frozen=True):
    """What the desk typed for a new case. `consult_case_id` is the consultation that it grew from."""

    item_code: str
    applicant_name: str
    materials: tuple[IntakeMaterial, ...]
    applicant_id: str = ""
    applicant_phone: str = ""
    applicant_id_number: str = ""
    applicant_address: str = ""
    household_id: str = ""
    channel: str = "station"
    request: str = ""
    proxy_name: str = ""
    proxy_relation: str = ""
    proxy_kind: str = ""
    power: PowerTerms = PowerTerms()
    deficiency: DeficiencyTerms | None = None
    money: MoneyTerms | None = None
    consult_case_id: str = ""
    pictures: tuple[IntakePicture, ...] = ()


class Consultation(msgspec.Struct, frozen=True):
    """An enquiry that only wants advice (咨询): an item or a sentence, and perhaps who asked."""

    item_code: str = ""
    request: str = ""
    applicant_name: str = ""
    applicant_id: str = ""
    applicant_phone: str = ""
    household_id: str = ""
    channel: str = "station"
