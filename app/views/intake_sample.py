"""Says that the catalogue is only a sample (示例目录)."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.labels import plain_label
from app.views.status_chip import StatusChip, Tone


class SampleNotice(QWidget):
    """A line above the form; hidden once a county's own list is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(StatusChip(self.tr("示例目录"), Tone.WARNING, self))
        words = self.tr("材料和时限只供试用；正式办件前，请导入县里公布的事项清单。")
        layout.addWidget(plain_label(words, "muted", self), 1)
        self.hide()
