"""What is said of a list that lies ready as a file and has been opened."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication


def list_file_words(path: Path, left_out: Sequence[str], *, is_by_form: bool) -> str:
    """Its name, what the form had no place for, and that it is to be saved elsewhere to be kept: it holds
    what people have said, and the folder it lies in is emptied.
    """
    if left_out:
        words = QCoreApplication.translate(
            "ListFile", "已按表样存为 {name}；表样里没有这些列，没有填：{names}"
        )
    elif is_by_form:
        words = QCoreApplication.translate("ListFile", "已按表样存为 {name}")
    else:
        words = QCoreApplication.translate("ListFile", "已存为 {name}")
    said = words.format(
        name=path.name, names=QCoreApplication.translate("ListFile", "、").join(left_out)
    )
    return said + QCoreApplication.translate(
        "ListFile", "。退出连心站时这一份会清掉；要留下，请在打开的表格里另存到别处。"
    )
