"""A key pressed on the desk, and what it causes waited for."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CONTROL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def press(desk, widget, key, modifier=CONTROL):
    widget.window().activateWindow()
    QApplication.processEvents()
    QTest.keyClick(widget, key, modifier)
    desk.settle()
    QApplication.processEvents()
