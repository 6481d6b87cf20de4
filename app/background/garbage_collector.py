"""Collects garbage on the windows' thread only.

Python's own collector runs on whatever thread happens to allocate. On the database thread it would
destroy widgets, which Qt allows on the windows' thread only: at best a warning, at worst a desk that
stands still for ever.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MS = 2_000


class GarbageCollector(QObject):
    """From its making until `stop`, the only one who collects; lives on the windows' thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation of which as much has come together as Python asks for."""
        counts = gc.get_count()
        due = [age for age, most in enumerate(self._thresholds) if counts[age] > most]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
