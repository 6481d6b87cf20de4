"""Tells that the program has a fault, in words for people and words for whoever mends it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.views.sheet import Sheet


class CrashSheet(Sheet):
    """What was kept is safe; the technical words can be copied."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("程序出了差错"))
        self.set_subtitle(
            self.tr("这一步没有做成，之前保存的都在。请把下面的文字告诉维护人员，然后再试一次。")
        )
        self._words = QPlainTextEdit(self)
        self._words.setReadOnly(True)
        self._words.setPlainText(words)
        self._words.setAccessibleName(self.tr("技术说明"))
        self._words.setMinimumSize(680, 260)
        self.body.addWidget(self._words, 1)
        copy = self.add_action(self.tr("复制文字"), "Ctrl+C")
        copy.clicked.connect(self._on_copy)
        self.add_cancel(self.tr("关闭"))

    def words(self) -> str:
        """The technical words."""
        return self._words.toPlainText()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.words())
        self.show_notice(self.tr("已复制。"))
