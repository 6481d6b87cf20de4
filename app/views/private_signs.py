"""How text with private-use characters is marked on the screen: 〔U+E170〕, and what that means."""

from PySide6.QtCore import QCoreApplication

from app.models.private_use import marks_of

MOST_MARKS = 4


def sign_words(text: str) -> str:
    """What the marks in a text mean; nothing where there are none."""
    marks = marks_of(text)
    if not marks:
        return ""
    shown = "".join(marks[:MOST_MARKS]) + ("…" if len(marks) > MOST_MARKS else "")
    said = QCoreApplication.translate(
        "PrivateSigns", "{marks} 是没有公开编码的自造字，照原样存着，输入编码也查得到。"
    )
    return said.format(marks=shown)
