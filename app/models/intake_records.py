"""What an intake keeps beside the case itself: power of attorney, commitment, money passed through."""

import msgspec

from app.models.records import Event, Record

POWER_SCOPES = ("hand_in", "collect")
"""代交, 代领. Signing for the applicant is never among them."""
SIGNING_METHODS = ("signature", "fingerprint")


class PowerOfAttorney(Record, frozen=True, kw_only=True):
    """A written power of attorney (授权委托书) of an applicant who is not there."""

    case_id: str = ""
    principal_name: str = ""
    proxy_name: str = ""
    proxy_id_number: str = ""
    proxy_phone: str = ""
    relation: str = ""
    scope: list[str] = msgspec.field(default_factory=list)
    valid_until: str = ""  # date
    signing_method: str = "signature"
    witness_name: str = ""
    signed_on: str = ""


class Commitment(Record, frozen=True, kw_only=True):
    """A commitment to bring papers later (容缺受理): which ones, how, and by when."""

    case_id: str = ""
    material_ids: list[str] = msgspec.field(default_factory=list)
    supplement_way: str = ""
    made_on: str = ""
    due_on: str = ""
    is_due_provisional: bool = False


class MoneyStep(Event, frozen=True, kw_only=True):
    """One step of money that passes through the station's hands; `entity_id` is the case.

    `action` is `collect` (taken from the applicant), `pay` (paid to the payee, with a voucher),
    `return_change` or `void` (`voided_id` was written by mistake). Amounts are whole fen.
    """

    action: str = ""
    at: str = ""
    amount_fen: int = 0
    purpose: str = ""
    payee: str = ""
    voucher_number: str = ""
    receiver_name: str = ""
    voided_id: str = ""
    note: str = ""
