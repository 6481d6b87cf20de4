"""Draws docs/papers again: every layout of the liaison cards, and the test sheet, as pictures.

python -m tools.paper_pictures [--out docs/papers]
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import pypdfium2

from app.models.identity import card_number, interim_letters
from app.models.papers import LiaisonCardContent
from app.printing.calibration_sheet import calibration_pdf
from app.printing.liaison_cards import liaison_cards_pdf, side_pdf
from app.printing.typeface import Typefaces
from app.sheets.shipped import load_card_layouts

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
VILLAGE = "370781001201"
SHEET_DPI, CARD_DPI = 75, 150


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
        cadre_name="阿卜杜热西提·䶮𬱖㛃" * 4,
        cadre_phone="0536-3210001转8012",
        grid_name="第十二网格（镇中学、敬老院、龙泉路沿街商铺）",
        card_number=card_number(VILLAGE, interim_letters("0" * 32), 12_345),
    )


def keep_pages(pdf: bytes, out: Path, name: str, dpi: int, pages: int = 2) -> None:
    """The first pages of a paper as pictures."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(min(len(document), pages)):
        picture = document[number].render(scale=dpi / 72, grayscale=False).to_pil()
        side = f"-{number + 1}" if len(document) > 1 else ""
        picture.quantize(64).save(out / f"{name}{side}.png", optimize=True)
    document.close()


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tools.paper_pictures")
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "papers")
    out: Path = parser.parse_args(arguments).out
    out.mkdir(parents=True, exist_ok=True)
    faces = Typefaces.load(RESOURCES / "fonts")
    cards = [sample_card(number) for number in range(1, 11)]
    for layout in load_card_layouts(RESOURCES):
        name = f"card-{layout.id}"
        keep_pages(liaison_cards_pdf(cards, layout, faces), out, f"{name}-sheet", SHEET_DPI)
        keep_pages(side_pdf(cards[0], layout, faces), out, name, CARD_DPI)
        keep_pages(side_pdf(hard_card(), layout, faces), out, f"{name}-hard", CARD_DPI)
    keep_pages(calibration_pdf(faces), out, "calibration", SHEET_DPI)
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
