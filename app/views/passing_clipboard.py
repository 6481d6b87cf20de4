"""The clipboard for what must not stay on it: copied by a press, gone after a while."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

KEPT_MILLISECONDS = 30_000
_NOT_FOR_HISTORIES = {
    # Windows' clipboard history, and the clipboard watchers of KDE and Kylin, leave such things out.
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"",
    "x-kde-passwordManagerHint": b"secret",
}


class PassingClipboard(QObject):
    """Copies text and takes it off again, unless something else was copied since."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEPT_MILLISECONDS)
        self._timer.timeout.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put the text on the clipboard for `KEPT_MILLISECONDS`."""
        content = QMimeData()
        content.setText(text)
        for kind, mark in _NOT_FOR_HISTORIES.items():
            content.setData(kind, mark)
        QGuiApplication.clipboard().setMimeData(content)
        self._text = text
        self._timer.start()

    def clear(self) -> None:
        """Take it off now, if it is still there."""
        self._timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
