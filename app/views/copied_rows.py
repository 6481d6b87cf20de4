"""Rows that were copied in a spreadsheet, as the clipboard holds them."""

import re

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_LINE_END = re.compile(r"\r\n|\r|\n")


def copied_rows() -> str:
    """The copied text; empty when there is none."""
    text = QGuiApplication.clipboard().text()
    return text if text.strip() else ""


def nothing_copied_words(key: str) -> str:
    """Said when there is none; `key` is what pastes here."""
    words = QCoreApplication.translate(
        "CopiedRows", "没有复制到表格：先在表格里选中几行按 Ctrl+C，再回到这里按 {key}。"
    )
    return words.format(key=key)


def pasted_name() -> str:
    """What copied rows are called, in place of a file's name."""
    return QCoreApplication.translate("CopiedRows", "粘贴的几行")


def cells_of(text: str) -> list[list[str]]:
    """The cells of copied rows, each on one line. A cell with a line break or a quotation mark in it is
    copied between quotation marks; one that only begins with such a mark is taken as it is.
    """
    rows: list[list[str]] = [[]]
    place = 0
    while cell := _CELL.match(text, place):
        words = cell[2] if cell[1] is None else cell[1].replace('""', '"')
        rows[-1].append(" ".join(words.split()))
        place = cell.end()
        if line_end := _LINE_END.match(text, place):
            rows.append([])
            place = line_end.end()
        elif place < len(text):
            place += 1  # a tab
        else:
            break
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
