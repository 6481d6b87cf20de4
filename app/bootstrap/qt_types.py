"""Qt's types that stand behind the login, made on the windows' thread before another one loads the rooms
that use them.

PySide makes a type when it is first asked for, and shows it to every thread before it is whole: the program
died at its start, now and then, where both threads came upon the same one.
"""

import time
from itertools import chain
from types import ModuleType

from PySide6 import QtCore, QtGui, QtWidgets

TURN_SECONDS = 0.01
CORE = """
QAbstractItemModel QAbstractListModel QAbstractTableModel QBuffer QIODevice QIODeviceBase QItemSelection
QItemSelectionModel QLockFile QMimeData QModelIndex QPersistentModelIndex QPoint QSignalBlocker
QStandardPaths QStorageInfo QStringListModel
"""
GUI = """
QAccessible QAccessibleEvent QAction QDragEnterEvent QDragMoveEvent QDropEvent QFocusEvent QFontMetrics
QHideEvent QImage QImageReader QImageWriter QInputMethodEvent QMouseEvent QPen QTextCursor
"""
WIDGETS = """
QAbstractItemDelegate QAbstractItemView QFileDialog QFormLayout QHeaderView QListView QListWidget
QListWidgetItem QMenu QRadioButton QStyleOptionViewItem QStyledItemDelegate QTabBar QTabWidget QTableView
QTableWidget QTableWidgetItem QTextBrowser QTextEdit
"""


class QtTypes:
    """Makes them in turns, so that the window paints and hears keys between."""

    def __init__(self) -> None:
        self._left = chain(_named(QtCore, CORE), _named(QtGui, GUI), _named(QtWidgets, WIDGETS))

    def make_some(self) -> bool:
        """Go on for a moment; whether all are made."""
        ends = time.monotonic() + TURN_SECONDS
        for module, name in self._left:
            getattr(module, name)
            if time.monotonic() > ends:
                return False
        return True


def _named(module: ModuleType, names: str) -> list[tuple[ModuleType, str]]:
    return [(module, name) for name in names.split()]
