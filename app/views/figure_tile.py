"""One figure with its name above it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.labels import one_line_label


class FigureTile(QWidget):
    """One figure of a preview, its name above."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure = one_line_label("", "heading", self)
        self._name = name
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(one_line_label(name, "muted", self))
        layout.addWidget(self._figure)

    def show_figure(self, figure: str) -> None:
        """Show it."""
        self._figure.setText(figure)
        self.setAccessibleName(f"{self._name} {figure}")

    def text(self) -> str:
        """What it says."""
        return self._figure.text()
