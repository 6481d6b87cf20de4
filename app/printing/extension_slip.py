"""Extension (延期审批单): why, from when to when, who approved it, and when the applicant was told."""

from app.models.ending_papers import ExtensionSlipContent
from app.printing.blocks import Field
from app.printing.single_form import single_form_pdf
from app.printing.typeface import Typefaces


def extension_slip_pdf(content: ExtensionSlipContent, faces: Typefaces) -> bytes:
    """The slip as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    rows = extension_fields(content)
    return single_form_pdf(
        content, faces, rows, signatures=content.words.signatures, is_sealed=True
    )


def extension_fields(content: ExtensionSlipContent) -> list[list[Field]]:
    """The reason, both days, who approved and when it was told."""
    return [
        [Field("延期理由", content.reason)],
        [Field("原期限", content.old_due_on), Field("新期限", content.new_due_on, is_strong=True)],
        [Field("批准人", content.approver_name), Field("批准时间", content.extended_at)],
        [Field("告知申请人", content.told_on)],
    ]
