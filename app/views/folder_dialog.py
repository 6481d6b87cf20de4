"""Asks for a folder, most often a stick: the system's own window, while the desk goes on."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_folder(over: QWidget, title: str, on_chosen: Callable[[str], object]) -> QFileDialog:
    """Open it; `on_chosen` gets the folder's path, and hears nothing where none is chosen."""
    dialog = QFileDialog(over, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(on_chosen)
    dialog.open()
    return dialog
