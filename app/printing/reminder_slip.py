"""Reminder (催办单): what is late, by how much, and room for who has it in hand to explain."""

from app.models.ending_papers import ReminderSlipContent
from app.printing.blocks import Field, gap_block, text_block
from app.printing.form_pages import FORM_WIDTH_MM
from app.printing.single_form import single_form_pdf
from app.printing.typeface import Typefaces

ROOM_MM = 45.0


def reminder_slip_pdf(content: ReminderSlipContent, faces: Typefaces) -> bytes:
    """The reminder as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    below = [text_block(faces, content.words.explanation, FORM_WIDTH_MM), gap_block(ROOM_MM)]
    return single_form_pdf(
        content, faces, reminder_fields(content), below, content.words.signatures, is_sealed=True
    )


def reminder_fields(content: ReminderSlipContent) -> list[list[Field]]:
    """To whom, how urgent, and by how much it is late."""
    late = f"{content.days_late} 个工作日" if content.days_late else "未逾期"
    return [
        [Field("承办单位", content.addressee), Field("级别", content.level, is_strong=True)],
        [Field("应办结日", content.due_on), Field("逾期天数", late, is_strong=True)],
        [Field("发出人", content.sender_name)],
    ]
