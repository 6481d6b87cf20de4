"""Draws docs/papers again: every paper, with usual contents and with what is hard to set, as pictures.

python -m tools.paper_pictures [--out docs/papers] [NAME ...]
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pypdfium2

from app.bootstrap.paper_drawing import PaperDrawing
from app.models.identity import card_number, interim_letters
from app.models.listed_ledgers import LISTED
from app.models.papers import LiaisonCardContent
from app.printing.calibration_sheet import calibration_pdf
from app.printing.liaison_cards import liaison_cards_pdf, side_pdf
from app.printing.typeface import Typefaces
from app.sheets.shipped import load_card_layouts
from app.words.report_words import REPORT_PERIOD
from tools.paper_lists import HARD_ROWS, case_ledger, list_content, period_report
from tools.paper_samples import HARD, LONG_NAME, SAMPLES, Said, drawn_picture

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
VILLAGE = "370781001201"
SHEET_DPI, CARD_DPI, PAGE_DPI, COLOURS = 75, 150, 80, 16


def sample_card(number: int, **fields: str) -> LiaisonCardContent:
    """A card of a made-up village."""
    usual: dict[str, Any] = {
        "station_name": "示范街道示范村党群服务站",
        "village_short_name": "示范村",
        "cadre_name": "张三",
        "cadre_title": "村委会委员、联户干部",
        "cadre_phone": f"138{number:08d}",
        "grid_name": "第三网格",
        "edition": "2026年第1版",
        "card_number": card_number(VILLAGE, "A", number),
        "service_promise": "首问负责，免费代办；及时办理，按时反馈。",
        "duty_hours": "工作日 8:30—11:30，14:00—17:00",
        "duty_phone": "0536-3210001",
        "town_hotline": "0536-3219999",
        "supervision_phone": "0536-3211111",
    }
    items = ["医保参保缴费", "养老待遇认证", "高龄津贴", "低保和临时救助", "社会保障卡"]
    return LiaisonCardContent(**(usual | fields), common_items=items)


def hard_card() -> LiaisonCardContent:
    """One that has it hard: a long rare name, an extension, the number of a PC without a letter."""
    return sample_card(
        1,
        cadre_name=LONG_NAME,
        cadre_phone="0536-3210001转8012",
        grid_name="第十二网格（镇中学、敬老院、龙泉路沿街商铺）",
        card_number=card_number(VILLAGE, interim_letters("0" * 32), 12_345),
    )


class Album:
    """Pictures of papers in a folder; with names, only of those papers."""

    def __init__(self, out: Path, names: Sequence[str]) -> None:
        self._out = out
        self._names = names
        self.kept = 0

    def keep(
        self, name: str, draw: Callable[[], bytes], dpi: int = PAGE_DPI, pages: int = 1
    ) -> None:
        """The first pages of a paper, in few enough colours to stay small."""
        if self._names and not any(name.startswith(wanted) for wanted in self._names):
            return
        document = pypdfium2.PdfDocument(draw())
        for number in range(min(len(document), pages)):
            picture = document[number].render(scale=dpi / 72, grayscale=False).to_pil()
            side = f"-{number + 1}" if len(document) > 1 and pages > 1 else ""
            picture.quantize(COLOURS).save(self._out / f"{name}{side}.png", optimize=True)
            self.kept += 1
        document.close()


def keep_cards(album: Album, faces: Typefaces) -> None:
    """Every layout on its sheet and by itself, and the test sheet."""
    cards = [sample_card(number) for number in range(1, 11)]
    for layout in load_card_layouts(RESOURCES):
        name = f"card-{layout.id}"
        sheets = partial(liaison_cards_pdf, cards, layout, faces)
        album.keep(f"{name}-sheet", sheets, SHEET_DPI, pages=2)
        album.keep(name, partial(side_pdf, cards[0], layout, faces), CARD_DPI, pages=2)
        hard = partial(side_pdf, hard_card(), layout, faces)
        album.keep(f"{name}-hard", hard, CARD_DPI, pages=2)
        if layout.has_photo:
            photo = sample_card(1, photo_hash="0" * 64)
            with_photo = msgspec.structs.replace(photo, photo=drawn_picture())
            album.keep(f"{name}-photo", partial(side_pdf, with_photo, layout, faces), CARD_DPI)
    album.keep("calibration", partial(calibration_pdf, faces), SHEET_DPI, pages=2)


def keep_forms(album: Album, drawing: PaperDrawing) -> None:
    """Every paper of a case, a visitor, an item."""
    for name, made in SAMPLES.items():
        album.keep(f"form-{name}", partial(drawing.draw, made(Said())))
        album.keep(f"form-{name}-hard", partial(drawing.draw, made(HARD)), pages=2)


def keep_lists(album: Album, drawing: PaperDrawing) -> None:
    """Every list and ledger, the reports of a week, a month, half a year, and the sheets for the wall."""
    for ledger in LISTED:
        if ledger != "appeal_report":
            album.keep(f"list-{ledger}", partial(drawing.draw_list, list_content(ledger, Said())))
            hard = list_content(ledger, HARD, HARD_ROWS)
            album.keep(f"list-{ledger}-hard", partial(drawing.draw_list, hard))
    for period in REPORT_PERIOD:
        report = partial(drawing.draw_list, period_report(period, Said()))
        album.keep(f"report-{period}", report)
    album.keep("list-case_ledger", partial(drawing.draw_ledger, case_ledger(Said())))
    hard_ledger = partial(drawing.draw_ledger, case_ledger(HARD, HARD_ROWS))
    album.keep("list-case_ledger-hard", hard_ledger)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.paper_pictures")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "papers")
    parser.add_argument("names", nargs="*", help="draw only papers whose names begin so")
    asked = parser.parse_args(arguments)
    asked.out.mkdir(parents=True, exist_ok=True)
    album = Album(asked.out, asked.names)
    keep_cards(album, Typefaces.load(RESOURCES / "fonts"))
    drawing = PaperDrawing(RESOURCES / "fonts")
    keep_forms(album, drawing)
    keep_lists(album, drawing)
    print(f"{album.kept} pictures in {asked.out}")
    return 0 if album.kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
