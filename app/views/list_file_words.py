"""What is said of a list that was saved as a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication


def saved_words(path: Path) -> str:
    """Where it lies: the whole place, which may break where a folder ends."""
    words = QCoreApplication.translate("ListFile", "已存到 {path}")
    return words.format(path=breaking(path))


def list_file_words(path: Path, left_out: Sequence[str], *, is_by_form: bool) -> str:
    """Where it lies, and what the form had no place for."""
    if left_out:
        words = QCoreApplication.translate(
            "ListFile", "已按表样存到 {path}；表样里没有这些列，没有填：{names}"
        )
    elif is_by_form:
        words = QCoreApplication.translate("ListFile", "已按表样存到 {path}")
    else:
        return saved_words(path)
    names = QCoreApplication.translate("ListFile", "、").join(left_out)
    return words.format(path=breaking(path), names=names)


def breaking(path: Path) -> str:
    """A path that a label may break after each folder, by spaces that nobody sees."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
