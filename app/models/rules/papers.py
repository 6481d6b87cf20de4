"""The wording of papers: every title, heading and standing sentence that a county may word otherwise.

What stands in braces is filled in when a paper is made out; which names there are, FIELDS says.
Labels of fields, numbers, the free service and the marks of a reprint are no wording.
"""

import string
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Annotated

import msgspec
from msgspec import Meta

from app.models.rules.bounds import Code, Word

Wording = Annotated[str, Meta(min_length=1, max_length=600)]
Note = Annotated[str, Meta(max_length=400)]

FIELDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "one_time_notice.opening": frozenset({"count", "until"}),
        "one_time_notice.opening_until": frozenset({"due_on"}),
        "one_time_notice.opening_advice": frozenset({"count"}),
        "material_receipt.opening": frozenset({"count", "copies"}),
        "material_receipt.privacy": frozenset(
            {"station_name", "submitted_to", "retention", "where"}
        ),
        "power_of_attorney.opening": frozenset({"item_name"}),
        "lists.title": frozenset({"title"}),
        "lists.note": frozenset({"note"}),
        "deficient_notice.opening": frozenset({"count", "due_on"}),
        "deficient_notice.opening_expired": frozenset({"count", "due_on"}),
    }
)
"""Which texts take fields, and which."""


class PaperTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the wording of every paper is made of."""


class NoticeTexts(PaperTexts, frozen=True):
    """一次性告知单."""

    title: Word = "一次性告知单"
    opening: Wording = (
        "您申请办理的上述事项，经核对，尚缺 {count} 项材料。"
        "{until}现将需要补正的全部内容一次性告知如下："
    )
    opening_until: Wording = "请在 {due_on}（含当日）前补齐；"
    opening_advice: Wording = (
        "您咨询的上述事项，办理时需要 {count} 项材料。现将需要准备的全部内容一次性告知如下："
    )
    opening_whole: Wording = "您申请办理的上述事项，经核对，现将有关情况一次性告知如下："
    headings: tuple[Word, Word, Word, Word] = (
        "一、需要补正的材料",
        "二、已经收到的材料",
        "三、办理说明",
        "四、签收",
    )
    headings_advice: tuple[Word, Word, Word] = (
        "一、办理需要的材料",
        "二、办理说明",
        "三、签收",
    )
    all_told: Wording = "以上为需要补正的全部内容，已一次告知。"
    all_wanted: Wording = "以上为需要的全部材料，已一次告知。"
    signed: Wording = "本人已收到本告知单，并知晓以上全部内容。"
    signatures: tuple[Word, Word] = ("申请人（签名）", "经办人（签名）")


class ReceiptTexts(PaperTexts, frozen=True):
    """材料接收凭证."""

    title: Word = "材料接收凭证"
    opening: Wording = "今收到下列材料，共 {count} 项 {copies} 份："
    checked: Wording = "以上材料已当面点清，内容核对无误。"
    privacy: Wording = (
        "个人信息告知：{station_name}为办理本事项，处理您的姓名、联系方式和所交材料中的"
        "必要信息；方式为现场登记、妥善保管，并仅报送{submitted_to}及承办部门；"
        "保存期限为{retention}。您可凭本凭证{where}，查询、复制、更正或依法请求删除。"
        "（《个人信息保护法》第十七条、第三十五条）"
    )
    keep: Wording = "请妥善保管本凭证，凭此查询进度、领取结果和取回原件。"
    signatures: tuple[Word, Word] = ("收件人（签名）", "申请人（签名）")


class AcceptanceTexts(PaperTexts, frozen=True):
    """受理登记表."""

    title: Word = "受理登记表"
    headings: tuple[Word, Word, Word, Word, Word, Word] = (
        "一、收件",
        "二、申请人",
        "三、事项和时限",
        "四、材料",
        "五、代收代缴",
        "六、签字",
    )
    no_materials: Wording = "本事项不需要材料。"
    checked: Wording = "以上登记内容和材料已当面核对无误。代办不收任何费用。"
    signatures: tuple[Word, Word] = ("申请人或代办人（签名）", "首问责任人（签名）")


class PowerTexts(PaperTexts, frozen=True):
    """授权委托书."""

    title: Word = "授权委托书"
    headings: tuple[Word, Word, Word, Word] = (
        "一、委托人",
        "二、受托人",
        "三、委托内容",
        "四、签名",
    )
    opening: Wording = "委托人因故不能到场，委托受托人办理“{item_name}”，权限和期限如下："
    never_signs: Wording = (
        "本委托不含代签：凡须本人签字、按指印、刷脸或到场的，仍由委托人本人办理。"
        "受托人在上述权限内所办的事，由委托人承担后果；委托人可以随时收回委托，收回时告知本站。"
        "（《民法典》第一百六十五条）"
    )
    signatures: tuple[Word, Word, Word] = (
        "委托人（签名或指印）",
        "受托人（签名）",
        "见证人（签名）",
    )


class CommitmentTexts(PaperTexts, frozen=True):
    """容缺承诺书."""

    title: Word = "容缺承诺书"
    headings: tuple[Word, Word, Word, Word] = (
        "一、所缺材料",
        "二、补交承诺",
        "三、逾期后果",
        "四、签字",
    )
    promise: Wording = (
        "本人承诺：所交材料真实有效，不在失信惩戒名单之内；所缺材料按下列方式和期限补交。"
    )
    consequence: Wording = (
        "到期没有补交的，容缺受理即行终止，由此产生的后果由本人承担；"
        "未履行承诺的，今后办事不再适用容缺受理。"
    )
    signatures: tuple[Word, Word] = ("承诺人（签名或指印）", "经办人（签名）")


class DeficientTexts(PaperTexts, frozen=True):
    """容缺受理通知书."""

    title: Word = "容缺受理通知书"
    headings: tuple[Word, Word, Word] = ("一、需要补交的材料", "二、办理说明", "三、签收")
    opening: Wording = (
        "您申请办理的上述事项，主要材料齐全，尚缺 {count} 项次要材料。"
        "根据您的书面承诺，本站先予收件，请在 {due_on}（含当日）前补交："
    )
    opening_expired: Wording = (
        "您申请办理的上述事项按容缺受理，承诺于 {due_on}前补交材料，"
        "至今尚缺 {count} 项，现通知如下："
    )
    afterwards: Wording = (
        "期限内补齐的，按承诺时限办结；到期没有补齐的，容缺受理终止，已收的材料原件退还。"
    )
    ended: Wording = "容缺受理自期满次日起终止，已收的材料原件退还；备齐全部材料后可以重新申请。"
    way: Wording = "本人或代办人送到本站"
    signed: Wording = "本人已收到本通知书，并知晓以上全部内容。"
    signatures: tuple[Word, Word] = ("申请人（签名）", "经办人（签名）")


class HandoverTexts(PaperTexts, frozen=True):
    """移交清单."""

    title: Word = "移交清单"
    counted: Wording = "以上材料已当面逐份点清。没有到的，接收人在该行划去并签名。"
    signatures: tuple[Word, Word] = ("移交人（签名）", "接收人（签名）")


class DeliveryTexts(PaperTexts, frozen=True):
    """办结送达回执."""

    title: Word = "办结送达回执"
    headings: tuple[Word, Word, Word] = ("一、退还的原件", "二、没有退还的原件", "三、签收")
    nothing_returned: Wording = "没有需要退还的原件。"
    signed: Wording = "本人已收到办理结果和上列退还的原件，当面点清无误。"
    signatures: tuple[Word, Word] = ("签收人（签名）", "经办人（签名）")


class RatingTexts(PaperTexts, frozen=True):
    """满意度评价表."""

    title: Word = "满意度评价表"
    voluntary: Wording = "自愿评价，一次一评。请由申请人本人勾选；不满意的，本站会回访核实并整改。"
    levels: Word = "总体评价"
    reason: Word = "原因或建议"
    signatures: tuple[Word] = ("申请人（签名或按指印）",)


class FollowUpTexts(PaperTexts, frozen=True):
    """回访记录."""

    title: Word = "回访记录"
    signatures: tuple[Word] = ("回访人（签名）",)


class ContentsTexts(PaperTexts, frozen=True):
    """卷内目录."""

    title: Word = "卷内目录"
    signatures: tuple[Word] = ("归档人（签名）",)


class ReminderTexts(PaperTexts, frozen=True):
    """催办单."""

    title: Word = "催办单"
    explanation: Wording = "承办人说明："
    signatures: tuple[Word, Word] = ("发出人（签名）", "承办人（签名）")


class ExtensionTexts(PaperTexts, frozen=True):
    """延期审批单."""

    title: Word = "延期审批单"
    signatures: tuple[Word, Word] = ("批准人（签名）", "申请人（签名）")


class TransferTexts(PaperTexts, frozen=True):
    """转办单."""

    title: Word = "转办单"
    headings: tuple[Word, Word, Word] = ("来访事由", "转办说明", "办理部门答复")
    signatures: tuple[Word, Word] = ("转办人", "办理部门签收")


class GuideTexts(PaperTexts, frozen=True):
    """办事指南."""

    title: Word = "办事指南"
    headings: tuple[Word, Word] = ("一、申请材料", "二、怎么办")
    sample: Wording = "本页按示例目录印制，以县里公布的清单为准。"


class DiaryTexts(PaperTexts, frozen=True):
    """民情日记, the page of a visit and the month of somebody."""

    title: Word = "民情日记"
    empty: Wording = "这个月没有走访记录。"
    no_remark: Word = "（待点评）"
    signatures: tuple[Word] = ("走访人（签名）",)


class ListTexts(PaperTexts, frozen=True):
    """A list, ledger, report or wall sheet; what is left out stays as the program has it, and can be
    taken up as `{title}` and `{note}`.
    """

    title: Annotated[str, Meta(max_length=40)] = ""
    note: Note = ""
    signatures: tuple[Word, ...] = ()


class PaperRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The part `[papers]`: one table for each paper, and `[papers.lists.KEY]` for lists."""

    one_time_notice: NoticeTexts = NoticeTexts()
    material_receipt: ReceiptTexts = ReceiptTexts()
    acceptance_form: AcceptanceTexts = AcceptanceTexts()
    power_of_attorney: PowerTexts = PowerTexts()
    commitment_letter: CommitmentTexts = CommitmentTexts()
    deficient_notice: DeficientTexts = DeficientTexts()
    handover_list: HandoverTexts = HandoverTexts()
    delivery_receipt: DeliveryTexts = DeliveryTexts()
    rating_sheet: RatingTexts = RatingTexts()
    follow_up_record: FollowUpTexts = FollowUpTexts()
    file_contents: ContentsTexts = ContentsTexts()
    reminder_slip: ReminderTexts = ReminderTexts()
    extension_slip: ExtensionTexts = ExtensionTexts()
    transfer_slip: TransferTexts = TransferTexts()
    item_guide: GuideTexts = GuideTexts()
    diary_page: DiaryTexts = DiaryTexts()
    lists: Mapping[Code, ListTexts] = MappingProxyType({})


def filled(template: str, **facts: str) -> str:
    """The words with its fields filled in; a field that this version does not know stays empty."""
    return template.format_map(defaultdict(str, facts))


def unfillable(rules: PaperRules) -> Iterator[str]:
    """The place of each text whose braces cannot be filled: `one_time_notice.opening`."""
    for paper, texts in msgspec.structs.asdict(rules).items():
        if isinstance(texts, PaperTexts):
            yield from (f"{paper}.{name}" for name in _unfillable_of(paper, texts))
    for ledger, texts in rules.lists.items():
        yield from (f"lists.{ledger}.{name}" for name in _unfillable_of("lists", texts))


def _unfillable_of(paper: str, texts: PaperTexts) -> Iterator[str]:
    for name, text in msgspec.structs.asdict(texts).items():
        known = FIELDS.get(f"{paper}.{name}", frozenset())
        parts = text if isinstance(text, tuple) else (text,)
        if not all(is_fillable(each, known) for each in parts):
            yield name


def is_fillable(text: str, known: frozenset[str]) -> bool:
    """Whether all braces of a text name fields that are known."""
    if not known:
        return "{" not in text and "}" not in text
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return False
    return all(
        name is None or (name in known and not spec and not conversion)
        for _, name, spec, conversion in parts
    )
