"""What must stand on each paper, top to bottom, told apart from how it is drawn."""

from collections.abc import Sequence

from app.models.card_layouts import Element
from app.models.diary_papers import DiaryContent
from app.models.ending_papers import (
    DeliveryReceiptContent,
    ExtensionSlipContent,
    FileContentsContent,
    FollowUpRecordContent,
    HandoverListContent,
    RatingSheetContent,
    ReminderSlipContent,
)
from app.models.guide import ItemGuideContent
from app.models.intake_papers import (
    AcceptanceFormContent,
    CommitmentLetterContent,
    DeficientNoticeContent,
    PowerOfAttorneyContent,
)
from app.models.ledger_papers import LEDGER_HEADINGS, CaseLedgerContent
from app.models.list_papers import ListContent
from app.models.papers import LiaisonCardContent, MaterialReceiptContent, OneTimeNoticeContent
from app.printing import (
    acceptance_form,
    card_words,
    case_ledger,
    commitment_letter,
    deficient_notice,
    delivery_receipt,
    diary_page,
    extension_slip,
    file_contents,
    follow_up_record,
    handover_list,
    item_guide,
    list_paper,
    material_receipt,
    one_time_notice,
    power_of_attorney,
    rating_sheet,
    reminder_slip,
)
from app.printing.blocks import Field
from app.printing.form_head import DATE, copy_head, reprint_mark
from app.printing.form_pages import material_rows
from app.printing.single_form import whose_rows
from app.printing.two_copies import COPIES


def acceptance_form_lines(content: AcceptanceFormContent) -> list[str]:
    """The words on the form, top to bottom, apart from table heads."""
    received, applicant, item = acceptance_form.form_fields(content)
    return [
        content.words.title,
        content.station_name,
        *row_lines(received),
        *row_lines(applicant),
        *row_lines(item),
        *(" ".join(row) for row in acceptance_form.material_rows(content)),
        *content.money_lines,
        content.words.checked,
    ]


def side_lines(elements: tuple[Element, ...], card: LiaisonCardContent) -> list[str]:
    """Everything that is said on a side, for tests and readers."""
    lines: list[str] = []
    for element in elements:
        if element.kind == "text":
            lines += card_words.text_of(element.text, card).splitlines()
        elif element.kind == "sections":
            for section in card_words.sections_of(element, card):
                lines += [section.label, *section.words]
        elif element.kind == "phones":
            lines += [f"{phone.label} {phone.text}" for phone in card_words.phones_of(card)]
    return [line for line in lines if line.strip()]


def case_ledger_lines(content: CaseLedgerContent) -> list[str]:
    """The words on the ledger, top to bottom, apart from page numbers."""
    rows = [" ".join(row.cells(n)) for n, row in enumerate(content.rows, start=1)]
    note = [case_ledger.PROVISIONAL_WORDS] if content.is_provisional else []
    return [
        case_ledger.TITLE,
        *case_ledger.about(content),
        " ".join(LEDGER_HEADINGS),
        *(rows or [case_ledger.EMPTY_WORDS]),
        *note,
    ]


def commitment_letter_lines(content: CommitmentLetterContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    words, (whose, promise) = content.words, commitment_letter.letter_fields(content)
    return [
        words.title,
        content.station_name,
        *row_lines(whose),
        words.headings[0],
        *(" ".join(row) for row in material_rows(content.owed)),
        words.headings[1],
        words.promise,
        *row_lines(promise),
        words.headings[2],
        words.consequence,
        words.headings[3],
    ]


def deficient_notice_lines(content: DeficientNoticeContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    words, (whose, guidance) = content.words, deficient_notice.notice_fields(content)
    return [
        words.title,
        content.station_name,
        *row_lines(whose),
        deficient_notice.opening_line(content),
        words.headings[0],
        *(" ".join(row) for row in material_rows(content.owed)),
        deficient_notice.closing_line(content),
        words.headings[1],
        *row_lines(guidance),
        words.headings[2],
        words.signed,
    ]


def delivery_receipt_lines(content: DeliveryReceiptContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    words = content.words
    lines = [
        words.title,
        content.station_name,
        *row_lines(delivery_receipt.receipt_fields(content)),
        words.headings[0],
    ]
    lines += [" ".join(row) for row in material_rows(content.returned)] or [words.nothing_returned]
    if content.kept:
        lines += [
            words.headings[1],
            *(delivery_receipt.kept_line(each.name, each.note) for each in content.kept),
        ]
    return [*lines, words.headings[2], words.signed]


def diary_page_lines(content: DiaryContent) -> list[str]:
    """The words on the pages, top to bottom."""
    lines = [content.words.title, *diary_page._about(content), *content.sums]
    for entry in content.entries:
        lines.append(diary_page.heading_words(content, entry))
        for row in diary_page.entry_fields(content, entry):
            lines += [field.line for field in row if field.text]
        lines += [
            f"{caption} {words}" for caption, words in diary_page.remark_lines(content, entry)
        ]
    return lines if content.entries else [*lines, content.words.empty]


def extension_slip_lines(content: ExtensionSlipContent) -> list[str]:
    """The words on it, top to bottom."""
    rows = [*whose_rows(content), *extension_slip.extension_fields(content)]
    return [content.words.title, content.station_name, *row_lines(rows)]


def file_contents_lines(content: FileContentsContent) -> list[str]:
    """The words on it, top to bottom, apart from table heads."""
    rows = [*whose_rows(content), *file_contents.contents_fields(content)]
    table = [" ".join(row) for row in file_contents.contents_rows(content)]
    return [content.words.title, content.station_name, *row_lines(rows), *table]


def follow_up_record_lines(content: FollowUpRecordContent) -> list[str]:
    """The words on it, top to bottom."""
    rows = [*whose_rows(content), *follow_up_record.follow_up_fields(content)]
    return [content.words.title, content.station_name, *row_lines(rows)]


def handover_list_lines(content: HandoverListContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    return [
        content.words.title,
        content.station_name,
        content.number,
        *row_lines(handover_list.handover_fields(content)),
        *(" ".join(row) for row in handover_list.handover_rows(content)),
        content.words.counted,
    ]


def item_guide_lines(content: ItemGuideContent) -> list[str]:
    """The words on it, top to bottom, apart from table heads."""
    return [
        content.words.title,
        content.item.name,
        item_guide.foot_words(content),
        *([reprint_mark(content.reprint)] if content.reprint else []),
        content.words.headings[0],
        *(" ".join(cell for cell in row if cell) for row in item_guide.material_rows(content)),
        content.words.headings[1],
        *(field.line for row in item_guide.guide_fields(content) for field in row),
        *([content.words.sample] if content.is_sample else []),
    ]


def list_paper_lines(content: ListContent) -> list[str]:
    """The words on the paper, top to bottom, apart from page numbers."""
    shown = [column for column in content.columns if column.share]
    rows = [
        " ".join(str(v) for v, c in zip(row, content.columns, strict=True) if c.share)
        for row in (*content.rows, content.sums())
        if row
    ]
    heads = " ".join(column.heading for column in shown)
    marks = [reprint_mark(content.reprint)] if content.reprint else []
    first = [
        content.title,
        *marks,
        *list_paper.about(content),
        heads,
        *(rows or [list_paper.EMPTY_WORDS]),
    ]
    return [*first, *_part_lines(content), content.note]


def _part_lines(content: ListContent) -> list[str]:
    lines = []
    for part in content.parts:
        heads = [" ".join(column.heading for column in part.columns)] if part.rows else []
        rows = [" ".join(map(str, row)) for row in part.rows]
        lines += [part.title, *heads, *(rows or [list_paper.NOTHING_WORDS])]
    return lines


def material_receipt_lines(content: MaterialReceiptContent) -> list[str]:
    """The words on the applicant's copy, top to bottom, apart from table heads."""
    fields = [field.line for row in material_receipt.receipt_fields(content) for field in row]
    materials = [" ".join(row) for row in material_rows(content.materials)]
    return [
        *material_receipt.receipt_head(content, material_receipt.RECEIPT).lines,
        *fields,
        material_receipt.materials_line(content),
        *materials,
        *(f"{material_receipt.MONEY} {line}" for line in content.money_lines),
        content.personal_information_notice,
        content.words.keep,
        content.words.signatures[0],
        DATE,
    ]


def one_time_notice_lines(content: OneTimeNoticeContent) -> list[str]:
    """The words on a copy, top to bottom, apart from table heads."""
    fields = [field.line for row in one_time_notice.notice_fields(content) for field in row]
    guidance = [field.line for row in one_time_notice.guidance_fields(content) for field in row]
    return [
        *copy_head(content, COPIES[0]).lines,
        *fields,
        one_time_notice.opening_line(content),
        one_time_notice.missing_words(content)[0],
        *(" ".join(row) for row in one_time_notice.noted_rows(content.missing)),
        *([one_time_notice.missing_words(content)[1]] if content.missing else []),
        *([] if content.is_advice else [content.words.headings[1]]),
        *(
            []
            if content.is_advice
            else [" ".join(row) for row in one_time_notice.noted_rows(content.received)]
        ),
        one_time_notice.last_headings(content)[0],
        *guidance,
        one_time_notice.last_headings(content)[1],
        content.words.signed,
    ]


def power_of_attorney_lines(content: PowerOfAttorneyContent) -> list[str]:
    """The words on a copy, top to bottom."""
    words, (principal, proxy, power) = content.words, power_of_attorney.power_fields(content)
    return [
        words.title,
        content.station_name,
        words.headings[0],
        *row_lines(principal),
        words.headings[1],
        *row_lines(proxy),
        words.headings[2],
        power_of_attorney.opening_line(content),
        *row_lines(power),
        words.never_signs,
        words.headings[3],
    ]


def rating_sheet_lines(content: RatingSheetContent) -> list[str]:
    """The words on it, top to bottom."""
    rows = [*whose_rows(content), *rating_sheet.rating_fields(content)]
    words = content.words
    return [
        words.title,
        content.station_name,
        *row_lines(rows),
        words.voluntary,
        *rating_sheet.choice_lines(content),
    ]


def reminder_slip_lines(content: ReminderSlipContent) -> list[str]:
    """The words on it, top to bottom."""
    rows = [*whose_rows(content), *reminder_slip.reminder_fields(content)]
    return [content.words.title, content.station_name, *row_lines(rows), content.words.explanation]


def row_lines(rows: Sequence[Sequence[Field]]) -> list[str]:
    """The words of those rows."""
    return [field.line for row in rows if any(field.text for field in row) for field in row]
