"""`lianxin manual`: the whole manual as a PDF."""

import argparse

from app.bootstrap.manual_file import PICTURES, manual_folder, read_manual
from app.bootstrap.surroundings import Surroundings
from app.cli.answer import Answer
from app.cli.files import write_file
from app.printing.manual_book import manual_pdf
from app.printing.typeface import Typefaces


def manual(options: argparse.Namespace) -> Answer:
    """Write the book."""
    resources = Surroundings.of_this_machine().resources
    sections = read_manual(resources)
    faces = Typefaces.load(resources / "fonts")
    book = manual_pdf(sections, manual_folder(resources) / PICTURES, faces)
    write_file(options.out, book)
    return Answer(
        [f"操作手册已写到 {options.out}"], {"out": str(options.out), "sections": len(sections)}
    )
