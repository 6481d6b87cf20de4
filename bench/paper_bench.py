"""Measures paper: a thousand two-sided liaison cards, a first look at one, and a ledger of 5,000 rows.

    python -m bench.paper_bench [cards] [preview] [ledger]

Every card has a number of its own; thirty households share a cadre, as in a village. What a user
would otherwise take is the measure: glabels-3-batch draws the backs of the same cards, in turn with us.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from app.models.identity import card_number
from app.models.ledger_papers import CaseLedgerContent, CaseLedgerRow
from app.models.papers import LiaisonCardContent
from app.printing.case_ledger import case_ledger_pdf
from app.printing.liaison_cards import liaison_cards_pdf, side_pdf
from app.printing.typeface import Typefaces
from app.sheets.shipped import load_card_layouts
from bench.glabels_cards import PROGRAM, draw_by_glabels, write_job

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
VILLAGE = "370781001201"
CARDS, HOUSEHOLDS_OF_A_CADRE, LEDGER_ROWS, RUNS = 1_000, 30, 5_000, 3
LEAST_TIMES_FASTER = 6.0
MOST_BYTES_A_CARD, MOST_LEDGER_SECONDS, MOST_PREVIEW_SECONDS, MOST_MEGABYTES = 1_500, 5.0, 0.3, 300


def made_card(number: int) -> LiaisonCardContent:
    """A card of a made-up village."""
    cadre = number // HOUSEHOLDS_OF_A_CADRE
    return LiaisonCardContent(
        station_name="云门山街道示范村党群服务站",
        village_short_name="示范村",
        cadre_name=f"干部{chr(0x4E00 + cadre)}",
        cadre_title="村委会委员、联户干部",
        cadre_phone=f"138{cadre:08d}",
        grid_name=f"第{cadre + 1}网格",
        edition="2026年第1版",
        card_number=card_number(VILLAGE, "A", number),
        service_promise="首问负责，免费代办；及时办理，按时反馈。",
        duty_hours="工作日 8:30—11:30，14:00—17:00",
        duty_phone="0536-3210001",
        common_items=["医保参保缴费", "养老待遇认证", "高龄津贴", "低保和临时救助", "社会保障卡"],
        town_hotline="0536-3219999",
        supervision_phone="0536-3211111",
    )


def made_row(number: int) -> CaseLedgerRow:
    """A line of a made-up ledger."""
    return CaseLedgerRow(
        f"{VILLAGE}-A20261121-{number:04d}",
        "最低生活保障对象认定申请",
        "张三",
        "138****0001",
        "市民政局",
        "李四",
        "2026-11-21",
        "办理中",
        "2026-12-05",
        "临期",
        is_late=number % 7 == 0,
    )


def seconds(job: Callable[[], Any]) -> tuple[float, Any]:
    """The median of a few runs, and what the last one made."""
    taken, made = [], None
    for _ in range(RUNS):
        start = time.perf_counter()
        made = job()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken), made


def megabytes() -> float:
    """The most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def processor_seconds() -> float:
    """What this process and its children have taken so far: both programs work on one core, and on a
    busy machine this is what each would take on a calm one.
    """
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def measure_cards(faces: Typefaces) -> dict[str, Any]:
    """A thousand cards with both sides, in turn with glabels, which draws one side of each."""
    cards = [made_card(number) for number in range(CARDS)]
    layout = load_card_layouts(RESOURCES)[0]
    if shutil.which(PROGRAM) is None:
        return {"glabels": f"{PROGRAM} is not installed here", "is_good": False}
    ours: list[float] = []
    theirs: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_job(cards, RESOURCES / "fonts", folder)
        draw_by_glabels(folder)  # it makes its list of fonts at the first run
        for _ in range(RUNS):
            start = processor_seconds()
            their_pdf = draw_by_glabels(folder)
            half_way = processor_seconds()
            pdf = liaison_cards_pdf(cards, layout, faces)
            theirs.append(half_way - start)
            ours.append(processor_seconds() - half_way)
    taken, their_taken = statistics.median(ours), statistics.median(theirs)
    times_faster = (their_taken / CARDS) / (taken / CARDS / 2)
    return {
        "cards": CARDS,
        "seconds": round(taken, 2),
        "milliseconds_a_side": round(taken / CARDS / 2 * 1000, 3),
        "bytes_a_card": len(pdf) // CARDS,
        "megabytes": round(megabytes()),
        "glabels_seconds_for_one_side": round(their_taken, 2),
        "glabels_bytes_a_card": len(their_pdf) // CARDS,
        "times_faster_a_side": round(times_faster, 1),
        "is_good": len(pdf) / CARDS <= MOST_BYTES_A_CARD
        and megabytes() <= MOST_MEGABYTES
        and times_faster >= LEAST_TIMES_FASTER,
    }


def measure_preview(faces: Typefaces) -> dict[str, Any]:
    """Both sides of one card, in each layout."""
    card = made_card(1)
    figures: dict[str, Any] = {}
    for layout in load_card_layouts(RESOURCES):
        figures[layout.id] = round(seconds(partial(side_pdf, card, layout, faces))[0], 3)
    figures["is_good"] = max(figures.values()) <= MOST_PREVIEW_SECONDS
    return figures


def measure_ledger(faces: Typefaces) -> dict[str, Any]:
    """A long list of cases."""
    content = CaseLedgerContent(
        station_name="示范村党群服务站",
        chosen="全部",
        maker_name="李四",
        issued_at="2026年11月21日",
        rows=tuple(made_row(number) for number in range(LEDGER_ROWS)),
    )
    taken, pdf = seconds(lambda: case_ledger_pdf(content, faces))
    return {
        "rows": LEDGER_ROWS,
        "seconds": round(taken, 2),
        "kilobytes": len(pdf) // 1024,
        "megabytes": round(megabytes()),
        "is_good": taken <= MOST_LEDGER_SECONDS and megabytes() <= MOST_MEGABYTES,
    }


MEASURES = {"cards": measure_cards, "preview": measure_preview, "ledger": measure_ledger}


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench.paper_bench")
    parser.add_argument("measures", nargs="*", metavar="|".join(MEASURES))
    wanted = parser.parse_args().measures or list(MEASURES)
    if set(wanted) - MEASURES.keys():
        parser.error(f"there are {', '.join(MEASURES)}")
    faces = Typefaces.load(RESOURCES / "fonts")
    faces.text_width("先读字库", 9)
    faces.text_width("先读字库", 9, bold=True)
    is_good = True
    for name in wanted:
        figures = MEASURES[name](faces)
        is_good &= figures["is_good"]
        print(name, json.dumps(figures, ensure_ascii=False), flush=True)
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main())
