"""The sheet that shows a recovery code, once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.views.labels import one_line_label, plain_label
from app.views.sheet import Sheet


class CodeSheet(Sheet):
    """Shows a code in large letters until it has been written down."""

    def __init__(self, code: str, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("请抄下新的恢复码"))
        self.set_subtitle(self.tr("只显示这一次；以前的恢复码已经作废。"))
        self.code_label = one_line_label(code, "title", self)
        self.code_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code_label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.body.addSpacing(14)
        self.body.addWidget(self.code_label)
        self.body.addSpacing(14)
        words = self.tr(
            "抄在纸上，装进信封封好，交镇里或另一个人保管，不要和电脑、U盘放在一起。"
            "忘了密码，或电脑坏了要在新电脑上恢复，都用它；用过一次就换新的。"
        )
        self.body.addWidget(plain_label(words, "body", self))
        self.setMinimumWidth(720)
        self.done_button = self.add_action(self.tr("抄好了"), "Ctrl+S", is_primary=True)
        self.done_button.clicked.connect(self.accept)
