"""Draws papers for the windows. The drawing room is loaded with the first paper, not at the start."""

import importlib
import io
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from app.models.card_layouts import CardLayout
from app.models.card_printing import CardPrinting
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
from app.models.ledger_papers import CaseLedgerContent
from app.models.list_papers import FilledList, ListColumn, ListContent
from app.models.long_work import Tell, untold
from app.models.manual import ManualSection
from app.models.papers import (
    LiaisonCardContent,
    MaterialReceiptContent,
    OneTimeNoticeContent,
    Paper,
)
from app.models.public_papers import TransferSlipContent

_DRAWN_BY = {
    MaterialReceiptContent: ("app.printing.material_receipt", "material_receipt_pdf"),
    OneTimeNoticeContent: ("app.printing.one_time_notice", "one_time_notice_pdf"),
    AcceptanceFormContent: ("app.printing.acceptance_form", "acceptance_form_pdf"),
    PowerOfAttorneyContent: ("app.printing.power_of_attorney", "power_of_attorney_pdf"),
    CommitmentLetterContent: ("app.printing.commitment_letter", "commitment_letter_pdf"),
    HandoverListContent: ("app.printing.handover_list", "handover_list_pdf"),
    DeliveryReceiptContent: ("app.printing.delivery_receipt", "delivery_receipt_pdf"),
    RatingSheetContent: ("app.printing.rating_sheet", "rating_sheet_pdf"),
    FollowUpRecordContent: ("app.printing.follow_up_record", "follow_up_record_pdf"),
    FileContentsContent: ("app.printing.file_contents", "file_contents_pdf"),
    ReminderSlipContent: ("app.printing.reminder_slip", "reminder_slip_pdf"),
    ExtensionSlipContent: ("app.printing.extension_slip", "extension_slip_pdf"),
    ItemGuideContent: ("app.printing.item_guide", "item_guide_pdf"),
    TransferSlipContent: ("app.printing.transfer_slip", "transfer_slip_pdf"),
    DiaryContent: ("app.printing.diary_page", "diary_page_pdf"),
    DeficientNoticeContent: ("app.printing.deficient_notice", "deficient_notice_pdf"),
}


PICTURE_SCALE = 2.5  # pixels a point: sharp at the size of a preview


class PaperDrawing:
    """Makes PDFs, from whichever thread asks; one at a time, for the faces are shared."""

    def __init__(
        self, fonts_folder: Path, own_characters: Path | None = None, page_mark: str = ""
    ) -> None:
        """`own_characters` is where a place may keep a table of private-use characters; `page_mark` is
        written across every page.
        """
        self._page_mark = page_mark
        self.fonts_folder = fonts_folder
        self._own_characters = own_characters
        self._lock = threading.Lock()
        self._faces: Any = None

    def draw(self, content: Paper) -> bytes:
        """One paper of a case."""
        module, name = _DRAWN_BY[type(content)]
        with self._lock:
            pdf: bytes = getattr(importlib.import_module(module), name)(
                content, self._faces_for(content)
            )
            return pdf

    def draw_ledger(self, content: CaseLedgerContent, tell: Tell = untold) -> bytes:
        """A list of cases."""
        room = importlib.import_module("app.printing.case_ledger")
        with self._lock:
            pdf: bytes = room.case_ledger_pdf(content, self._faces_for(content), tell)
            return pdf

    def draw_list(self, content: ListContent, tell: Tell = untold) -> bytes:
        """Any list."""
        room = importlib.import_module("app.printing.list_paper")
        with self._lock:
            pdf: bytes = room.list_paper_pdf(content, self._faces_for(content), tell)
            return pdf

    def tabulate_list(
        self, content: ListContent, form: bytes | None, tell: Tell = untold
    ) -> FilledList:
        """The same as a spreadsheet, in the township's form where one is kept."""
        filled: FilledList = importlib.import_module("app.sheets.list_sheet").list_sheet(
            content, form, tell
        )
        return filled

    def check_form(self, name: str, form: bytes, columns: Sequence[ListColumn]) -> tuple[str, ...]:
        """What a form that someone brings has no place for."""
        room = importlib.import_module("app.sheets.form_filling")
        left_out: tuple[str, ...] = room.check_form(name, form, columns)
        return left_out

    def draw_cards(
        self,
        cards: Sequence[LiaisonCardContent],
        layout: CardLayout,
        printing: CardPrinting,
        on_progress: Callable[[int], None],
    ) -> bytes:
        """Liaison cards."""
        room = importlib.import_module("app.printing.liaison_cards")
        with self._lock:
            pdf: bytes = room.liaison_cards_pdf(
                cards, layout, self._faces_for(*cards[:1]), printing, on_progress
            )
            return pdf

    def draw_card_sides(self, card: LiaisonCardContent, layout: CardLayout) -> bytes:
        """One card by itself, a page for each side, for a preview."""
        room = importlib.import_module("app.printing.liaison_cards")
        with self._lock:
            pdf: bytes = room.side_pdf(card, layout, self._faces_for(card))
            return pdf

    def draw_card_pictures(self, card: LiaisonCardContent, layout: CardLayout) -> list[bytes]:
        """Both sides of one card as PNG pictures."""
        pdfium = importlib.import_module("pypdfium2")
        document = pdfium.PdfDocument(self.draw_card_sides(card, layout))
        pictures = []
        with self._lock:
            for page in document:
                out = io.BytesIO()
                page.render(scale=PICTURE_SCALE).to_pil().save(out, "PNG")
                pictures.append(out.getvalue())
            document.close()
        return pictures

    def draw_calibration(self, printing: CardPrinting) -> bytes:
        """The test sheet (校准页)."""
        room = importlib.import_module("app.printing.calibration_sheet")
        with self._lock:
            pdf: bytes = room.calibration_pdf(self._loaded(), printing.duplex, printing.offset)
            return pdf

    def draw_manual(
        self, sections: Sequence[ManualSection], pictures: Path, tell: Tell = untold
    ) -> bytes:
        """The manual as a book."""
        room = importlib.import_module("app.printing.manual_book")
        with self._lock:
            pdf: bytes = room.manual_pdf(sections, pictures, self._loaded(), tell)
            return pdf

    def _faces_for(self, *contents: Paper) -> Any:
        characters = contents[0].characters if contents else {}
        return self._loaded().knowing(characters)

    def _loaded(self) -> Any:
        if self._faces is None:
            typeface = importlib.import_module("app.printing.typeface")
            self._faces = typeface.Typefaces.load(
                self.fonts_folder, self._own_characters, self._page_mark
            )
        return self._faces
