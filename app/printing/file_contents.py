"""Contents of a case's file (卷内目录): what lies in it, in the order of its way."""

from app.models.ending_papers import FileContentsContent
from app.printing.blocks import Field, table_blocks
from app.printing.single_form import single_form_pdf
from app.printing.typeface import Typefaces

HEADS = ("序号", "文件名称", "责任者", "日期", "备注")
WIDTHS_MM = (12.0, 62.0, 32.0, 30.0, 44.0)


def file_contents_pdf(content: FileContentsContent, faces: Typefaces) -> bytes:
    """The contents as a PDF. Raises OperationRefused `glyph_missing` or `paper_text_too_long`."""
    table = table_blocks(faces, HEADS, contents_rows(content), WIDTHS_MM)
    return single_form_pdf(
        content, faces, contents_fields(content), table, content.words.signatures
    )


def contents_fields(content: FileContentsContent) -> list[list[Field]]:
    """From when to when the case ran, how it ended, and how long the file is kept where that is named."""
    fields = [
        [Field("收件日期", content.opened_on), Field("归档日期", content.closed_on)],
        [Field("办理结果", content.outcome), Field("归档人", content.handler_name)],
    ]
    if content.retention:
        fields.append([Field("保管期限", content.retention)])
    return fields


def contents_rows(content: FileContentsContent) -> list[tuple[str, ...]]:
    """A row for each paper."""
    return [
        (str(place), row.title, row.author, row.day, row.note)
        for place, row in enumerate(content.rows, start=1)
    ]
