"""What stands on the papers of a case's way to town and of its end. Texts are ready to be shown."""

import msgspec

from app.models.intake_papers import CasePaper
from app.models.papers import MaterialLine, Paper
from app.models.rules.papers import (
    ContentsTexts,
    DeliveryTexts,
    ExtensionTexts,
    FollowUpTexts,
    HandoverTexts,
    RatingTexts,
    ReminderTexts,
)


class HandoverRow(msgspec.Struct, frozen=True):
    """One case of a batch: its number, and how many papers of it go along."""

    number: str
    item_name: str
    applicant_name: str
    materials: str
    originals: int
    copies: int


class HandoverListContent(Paper, frozen=True, kw_only=True):
    """A hand-over list (移交清单): a batch of papers, signed by who gives and who receives."""

    number: str
    station_name: str
    giver: str
    receiver: str
    handed_over_at: str
    giver_name: str = ""
    receiver_name: str = ""
    received_at: str = ""
    rows: list[HandoverRow] = msgspec.field(default_factory=list)
    originals: int = 0
    copies: int = 0
    difference: str = ""
    words: HandoverTexts = HandoverTexts()


class DeliveryReceiptContent(CasePaper, frozen=True, kw_only=True):
    """A delivery receipt (办结送达回执): what came out, what was given back, who signed."""

    outcome: str = ""
    reply: str = ""
    document_name: str = ""
    document_number: str = ""
    returned: list[MaterialLine] = msgspec.field(default_factory=list)
    kept: list[MaterialLine] = msgspec.field(default_factory=list)
    method: str = ""
    receiver_name: str = ""
    receiver_relation: str = ""
    delivered_at: str = ""
    handler_name: str = ""
    supervision_phone: str = ""
    words: DeliveryTexts = DeliveryTexts()


class RatingSheetContent(CasePaper, frozen=True, kw_only=True):
    """A rating form (满意度评价表), to be filled in by the applicant; with what they chose on the
    screen once they have. Levels and items are pairs of words and whether they were chosen.
    """

    concluded_on: str = ""
    levels: list[str] = msgspec.field(default_factory=list)
    chosen: str = ""
    items: list[str] = msgspec.field(default_factory=list)
    item_levels: list[str] = msgspec.field(default_factory=list)
    reason: str = ""
    is_named: bool = True
    method: str = ""
    rated_at: str = ""
    supervision_phone: str = ""
    words: RatingTexts = RatingTexts()


class FollowUpRecordContent(CasePaper, frozen=True, kw_only=True):
    """A follow-up record (回访记录)."""

    applicant_phone: str = ""
    method: str = ""
    followed_up_at: str = ""
    follower_name: str = ""
    satisfaction: str = ""
    opinion: str = ""
    rework: str = ""
    round: int = 1
    words: FollowUpTexts = FollowUpTexts()


class ContentsRow(msgspec.Struct, frozen=True):
    """One paper of a file: what it is, whose, from when."""

    title: str
    author: str
    day: str
    note: str = ""


class FileContentsContent(CasePaper, frozen=True, kw_only=True):
    """The contents of a case's file (卷内目录), in the order of its way."""

    opened_on: str = ""
    closed_on: str = ""
    outcome: str = ""
    rows: list[ContentsRow] = msgspec.field(default_factory=list)
    handler_name: str = ""
    retention: str = ""
    words: ContentsTexts = ContentsTexts()


class ReminderSlipContent(CasePaper, frozen=True, kw_only=True):
    """A reminder (催办单): what is late, by how much, and room for an explanation."""

    due_on: str = ""
    days_late: int = 0
    level: str = ""
    addressee: str = ""
    sender_name: str = ""
    words: ReminderTexts = ReminderTexts()


class ExtensionSlipContent(CasePaper, frozen=True, kw_only=True):
    """An extension (延期审批单): why, from when to when, by whose approval, told when."""

    reason: str = ""
    old_due_on: str = ""
    new_due_on: str = ""
    approver_name: str = ""
    told_on: str = ""
    extended_at: str = ""
    words: ExtensionTexts = ExtensionTexts()
