"""What the program is, and whose work it stands on."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from app import __version__
from app.views.labels import one_line_label, plain_label

LICENCES = (
    ("连心站", "Apache-2.0"),
    ("Qt 6 / PySide6", "LGPL-3.0"),
    ("SQLCipher / sqlcipher3", "BSD-3-Clause / Zlib"),
    ("SQLite", "Public Domain"),
    ("sqlite-utils", "Apache-2.0"),
    ("ReportLab", "BSD-3-Clause"),
    ("qrcode", "BSD-3-Clause"),
    ("msgspec", "BSD-3-Clause"),
    ("zstandard", "BSD-3-Clause"),
    ("cryptography", "Apache-2.0 / BSD-3-Clause"),
    ("pyrage", "MIT"),
    ("BLAKE3", "CC0-1.0 / Apache-2.0"),
    ("argon2-cffi", "MIT"),
    ("python-calamine", "MIT"),
    ("XlsxWriter", "BSD-2-Clause"),
    ("Noto Sans SC", "SIL OFL 1.1"),
    ("HanaMin（花园明朝）", "SIL OFL 1.1"),
)


class AboutBox(QWidget):
    """Name, version, promise, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 20, 0, 0)
        column.setSpacing(10)
        column.addWidget(one_line_label(self.tr("连心站"), "heading", self))
        version = self.tr("版本 {version}").format(version=__version__)
        column.addWidget(one_line_label(version, "muted", self))
        promise = self.tr(
            "资料都加密保存在这台电脑上，没有网络也能用；有网络或用U盘时送到镇里。本程序不收集任何使用情况。"
        )
        column.addWidget(plain_label(promise, "body", self))
        column.addSpacing(8)
        column.addWidget(one_line_label(self.tr("本程序用到的开源软件和许可"), "heading", self))
        licences = QPlainTextEdit(self)
        licences.setReadOnly(True)
        licences.setAccessibleName(self.tr("开源许可"))
        licences.setPlainText("\n".join(f"{name}    {licence}" for name, licence in LICENCES))
        licences.setTabChangesFocus(True)
        column.addWidget(licences, 1)
