"""The doors of the courier's sticks at the township: stations' bundles, and those between town and county."""

import argparse
from pathlib import Path

from app.cli.answer import Answer
from app.cli.files import write_file
from app.cli.town_doors import opened
from app.journal.bundle import BUNDLE_BYTES_MAX, read_routing
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.stick import read_from_stick, write_to_stick
from app.town.courier import BundleReceipt, nothing_new_problem
from app.town.township import Township
from app.words.problem_words import sentence_of


def import_bundle(options: argparse.Namespace) -> Answer:
    """Take a bundle in: of a station, or at a county of a town, with the answer to carry back; or the
    county's answer to this town.
    """
    if not options.file.is_file():
        raise EnvironmentProblem("bundle_unreadable")
    content = read_from_stick(options.file, BUNDLE_BYTES_MAX)
    with opened(options) as township:
        if _is_of_county(township, content):
            return _county_answer(township, content)
        if options.out is None:
            raise OperationRefused("answer_folder_missing")
        receipt = township.import_bundle(content)
    return _answered(receipt, options.out)


def export_bundle(options: argparse.Namespace) -> Answer:
    """Write a bundle for one device, or for the county."""
    if bool(options.device) == options.county:
        raise OperationRefused("bundle_for_whom_missing")
    with opened(options) as township:
        bundles, device = township.county_bundles, options.device
        content = township.export_bundle(device) if device else bundles.export()
    write_file(options.out, content)
    return Answer([f"已写好 {options.out}。"], {"path": str(options.out), "bytes": len(content)})


def _is_of_county(township: Township, content: bytes) -> bool:
    link = township.forwarding.link()
    return link is not None and read_routing(content).sender == link.county.town_code


def _county_answer(township: Township, content: bytes) -> Answer:
    state = township.county_bundles.take_answer(content)
    words = f"县里的回执已读入：县里已有 {state.sent} 条，还有 {state.waiting} 条没报。"
    return Answer([words], {"sent": state.sent, "waiting": state.waiting})


def _answered(receipt: BundleReceipt, out: Path) -> Answer:
    stem = f"{receipt.village_code}-{receipt.device_id[:6]}-answer"
    path = write_to_stick(out, stem, receipt.export_number, receipt.answer)
    content = {
        "new_entries": receipt.new_entries,
        "segments": receipt.segments,
        "attachments": receipt.attachments,
        "problems": list(receipt.problems),
        "answer": str(path),
    }
    wrong = receipt.problems or (() if receipt.has_news else (nothing_new_problem(),))
    if wrong:
        lines = [*dict.fromkeys(sentence_of(problem, {}) for problem in wrong)]
        return Answer([*lines, f"回执写到 {path}，可以拔出。"], content, is_done=False)
    return Answer([f"已收下 {receipt.new_entries} 条，回执写到 {path}，可以拔出。"], content)
