"""The doors to the item catalogue of a station: import a list, write one out."""

import argparse
from collections.abc import Sequence

import msgspec

from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.files import write_file
from app.cli.station_doors import opened
from app.models.item_list import ItemChange, ItemListPreview, change_counts, changes_of
from app.sheets.item_sheet import read_item_file
from app.sheets.item_sheet_writing import ITEM_LIST, item_sheet
from app.sheets.shipped import load_readings
from app.words.problem_words import sentence_of
from app.words.terms import ITEM_CHANGE

SHOWN = 20


def import_items(options: argparse.Namespace) -> Answer:
    """Preview an item list and, unless it is a dry run, keep it as the station's own."""
    readings = load_readings(Surroundings.of_this_machine().resources)
    preview = read_item_file(options.file, readings)
    with opened(options) as (station, desk):
        day = desk.workplace.today().isoformat()
        changes = changes_of(desk.workplace.catalogs.whole_in_force(day), preview.items)
        lines, content = _preview_lines(preview, changes), _preview_content(preview, changes)
        if options.dry_run:
            return Answer([*lines, "只是预览，没有写入。"], content, not preview.refused)
        edition = desk.catalog.import_items(station.actor, preview, options.name, options.effective)
    lines.append(f"已采用清单“{edition.version}”，{edition.effective_on} 起生效。")
    published = {"version": edition.version, "effective_on": edition.effective_on}
    return Answer(lines, {**content, **published})


def export_items(options: argparse.Namespace) -> Answer:
    """Write the list in force to an Excel file that an import reads back."""
    with opened(options) as (_, desk):
        catalog = desk.workplace.catalogs.whole_in_force(desk.workplace.today().isoformat())
    write_file(options.out, item_sheet(ITEM_LIST, catalog.items))
    return Answer(
        [f"已导出“{catalog.version}”的 {len(catalog.items)} 项到 {options.out}。"],
        {"path": str(options.out), "version": catalog.version, "items": len(catalog.items)},
    )


def _preview_lines(preview: ItemListPreview, changes: Sequence[ItemChange]) -> list[str]:
    counts = change_counts(changes)
    figures = "，".join(f"{ITEM_CHANGE[kind]} {count}" for kind, count in counts.items())
    lines = [f"表“{preview.sheet}”：{len(preview.items)} 项。{figures}。"]
    for words, problems in (("不能采用", preview.refused), ("请核对", preview.doubtful)):
        lines += [
            f"第 {bad.row} 行“{bad.column}”{words}：{sentence_of(bad.problem, {})}"
            for bad in problems[:SHOWN]
        ]
        if len(problems) > SHOWN:
            lines.append(f"……{words}共 {len(problems)} 处。")
    return lines


def _preview_content(preview: ItemListPreview, changes: Sequence[ItemChange]) -> dict[str, object]:
    return {
        "sheet": preview.sheet,
        "header_row": preview.header_row,
        "items": len(preview.items),
        **change_counts(changes),
        "changes": [msgspec.to_builtins(c) for c in changes if c.kind != "unchanged"],
        "refused": msgspec.to_builtins(preview.refused),
        "doubtful": msgspec.to_builtins(preview.doubtful),
    }
