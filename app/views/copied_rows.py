"""Rows that were copied in a spreadsheet, as the clipboard holds them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


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
