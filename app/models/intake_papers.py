"""What stands on the papers of an intake, apart from how it is drawn. Texts are ready to be shown."""

import msgspec

from app.models.papers import MaterialLine, Paper
from app.models.rules.papers import AcceptanceTexts, CommitmentTexts, DeficientTexts, PowerTexts


class CasePaper(Paper, frozen=True, kw_only=True):
    """What every paper of one case has."""

    number: str
    station_name: str
    item_name: str
    applicant_name: str


class AcceptanceFormContent(CasePaper, frozen=True, kw_only=True):
    """The acceptance form (受理登记表): everything that was taken down, signed by both sides."""

    received_at: str = ""
    channel: str = ""
    first_receiver: str = ""
    applicant_id_number: str = ""
    applicant_phone: str = ""
    applicant_address: str = ""
    household_number: str = ""
    proxy: str = ""
    request: str = ""
    department: str = ""
    mode: str = ""
    materials: list[MaterialLine] = msgspec.field(default_factory=list)
    limit_text: str = ""
    station_due_on: str = ""
    expected_by: str = ""
    is_expected_provisional: bool = False
    commitment: str = ""
    money_lines: list[str] = msgspec.field(default_factory=list)
    words: AcceptanceTexts = AcceptanceTexts()


class PowerOfAttorneyContent(CasePaper, frozen=True, kw_only=True):
    """A power of attorney (授权委托书), signed by the principal before a witness (民法典 165)."""

    principal_id_number: str = ""
    principal_phone: str = ""
    principal_address: str = ""
    proxy_name: str = ""
    proxy_id_number: str = ""
    proxy_phone: str = ""
    relation: str = ""
    scope: list[str] = msgspec.field(default_factory=list)
    valid_until: str = ""
    signing_method: str = ""
    witness_name: str = ""
    signed_on: str = ""
    words: PowerTexts = PowerTexts()


class CommitmentLetterContent(CasePaper, frozen=True, kw_only=True):
    """A commitment letter (容缺承诺书): which papers follow, how, by when, and what happens if not."""

    applicant_phone: str = ""
    owed: list[MaterialLine] = msgspec.field(default_factory=list)
    supplement_way: str = ""
    due_on: str = ""
    is_due_provisional: bool = False
    words: CommitmentTexts = CommitmentTexts()


class DeficientNoticeContent(CasePaper, frozen=True, kw_only=True):
    """The notice that goes with it (容缺受理通知书). Once the day has passed it tells the end."""

    owed: list[MaterialLine] = msgspec.field(default_factory=list)
    supplement_way: str = ""
    due_on: str = ""
    is_due_provisional: bool = False
    is_expired: bool = False
    limit_text: str = ""
    consult_phone: str = ""
    supervision_phone: str = ""
    handler_name: str = ""
    words: DeficientTexts = DeficientTexts()
