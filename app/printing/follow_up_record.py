"""Follow-up record (回访记录): how the applicant was asked again, and what they said."""

from app.models.ending_papers import FollowUpRecordContent
from app.printing.blocks import Field
from app.printing.single_form import single_form_pdf
from app.printing.typeface import Typefaces


def follow_up_record_pdf(content: FollowUpRecordContent, faces: Typefaces) -> bytes:
    """The record as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    rows = follow_up_fields(content)
    return single_form_pdf(content, faces, rows, signatures=content.words.signatures)


def follow_up_fields(content: FollowUpRecordContent) -> list[list[Field]]:
    """Who asked whom, how, when, and with what result."""
    return [
        [Field("电话", content.applicant_phone), Field("办理轮次", f"第 {content.round} 轮")],
        [Field("回访方式", content.method), Field("回访时间", content.followed_up_at)],
        [Field("回访人", content.follower_name), Field("是否满意", content.satisfaction, True)],
        [Field("群众意见", content.opinion or "无")],
        [Field("是否重办", content.rework)],
    ]
