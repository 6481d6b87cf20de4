"""Notice of an acceptance with papers to follow (容缺受理通知书), or of its end, in two copies."""

from app.models.intake_papers import DeficientNoticeContent
from app.models.papers import FREE_OF_CHARGE
from app.printing.blocks import (
    Block,
    Field,
    beside_seal,
    gap_block,
    heading_block,
    signature_block,
    text_block,
)
from app.printing.form_head import FormHead, head_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.two_copies import (
    SIGNING_MM,
    field_rows,
    material_rows,
    material_table,
    row_lines,
    two_copies_pdf,
)
from app.printing.typeface import Typefaces

TITLE = "容缺受理通知书"
HEADINGS = ("一、需要补交的材料", "二、办理说明", "三、签收")
SIGNED_WORDS = "本人已收到本通知书，并知晓以上全部内容。"
AFTERWARDS = "期限内补齐的，按承诺时限办结；到期没有补齐的，容缺受理终止，已收的材料原件退还。"
ENDED = "容缺受理自期满次日起终止，已收的材料原件退还；备齐全部材料后可以重新申请。"


def deficient_notice_pdf(content: DeficientNoticeContent, faces: Typefaces) -> bytes:
    """Both copies as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    return two_copies_pdf(content, faces, TITLE, lambda copy: notice_blocks(content, faces, copy))


def deficient_notice_lines(content: DeficientNoticeContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    whose, guidance = notice_fields(content)
    return [
        TITLE,
        content.station_name,
        *row_lines(whose),
        opening_line(content),
        HEADINGS[0],
        *(" ".join(row) for row in material_rows(content.owed)),
        closing_line(content),
        HEADINGS[1],
        *row_lines(guidance),
        HEADINGS[2],
        SIGNED_WORDS,
    ]


def opening_line(content: DeficientNoticeContent) -> str:
    """What is told, as one sentence to the applicant."""
    if content.is_expired:
        return (
            f"您申请办理的上述事项按容缺受理，承诺于 {content.due_on}前补交材料，"
            f"至今尚缺 {len(content.owed)} 项，现通知如下："
        )
    return (
        f"您申请办理的上述事项，主要材料齐全，尚缺 {len(content.owed)} 项次要材料。"
        f"根据您的书面承诺，本站先予收件，请在 {content.due_on}（含当日）前补交："
    )


def closing_line(content: DeficientNoticeContent) -> str:
    """What follows from it."""
    return ENDED if content.is_expired else AFTERWARDS


def notice_fields(content: DeficientNoticeContent) -> tuple[list[list[Field]], ...]:
    """Whose notice it is, and what else is to be known."""
    provisional = "（暂定）" if content.is_due_provisional else ""
    whose = [
        [Field("申请事项", content.item_name, is_strong=True)],
        [Field("申请人", content.applicant_name), Field("通知时间", content.issued_at)],
    ]
    guidance = [
        [Field("补交期限", f"{content.due_on}{provisional}", is_strong=True)],
        [Field("补交方式", content.supplement_way or "本人或代办人送到本站")],
        [Field("办理时限", content.limit_text), Field("收费", FREE_OF_CHARGE)],
        [
            Field("咨询电话", content.consult_phone),
            Field("监督投诉电话", content.supervision_phone),
        ],
        [Field("经办人", content.handler_name)],
    ]
    return whose, guidance


def notice_blocks(content: DeficientNoticeContent, faces: Typefaces, copy_name: str) -> list[Block]:
    """One copy, top to bottom."""
    width = FORM_WIDTH_MM
    whose, guidance = notice_fields(content)
    head = FormHead(TITLE, copy_name, content.station_name, content.number)
    signing = [
        text_block(faces, SIGNED_WORDS, SIGNING_MM, after_mm=2),
        signature_block(faces, ("申请人（签名）", "日期"), (75, 55)),
        gap_block(2),
        signature_block(faces, ("经办人（签名）", "日期"), (75, 55)),
    ]
    return [
        head_block(faces, width, head),
        *field_rows(whose, faces),
        gap_block(4),
        text_block(faces, opening_line(content), width, after_mm=5),
        heading_block(faces, HEADINGS[0], width),
        *material_table(content.owed, faces),
        gap_block(2),
        text_block(faces, closing_line(content), width, 9.5, after_mm=6),
        heading_block(faces, HEADINGS[1], width),
        *field_rows(guidance, faces),
        gap_block(6),
        heading_block(faces, HEADINGS[2], width),
        beside_seal(faces, signing, width),
    ]
