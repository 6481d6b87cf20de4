"""Collects garbage on the windows' thread only.

Python's own collector runs on whatever thread happens to allocate. On the database thread it would
destroy widgets, which Qt allows on the windows' thread only: at best a warning, at worst a desk that
stands still for ever.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer, Slot

PAUSE_MS = 250
"""What two seconds of work leave behind took 27 ms to look through at once."""
OLDEST, OLDEST_TIMES = 2, 8
CALM_SHARE = 0.1
"""Looking through everything holds the windows for some 20 ms: it waits for a pause in which their thread
did little else, but not for longer than so many pauses."""
LONGEST_PUT_OFF = 1_200


class GarbageCollector(QObject):
    """From its making until `stop`, the only one who collects; lives on the windows' thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        young, middle, oldest = self._thresholds
        self._due_beyond = (young, middle, oldest * OLDEST_TIMES)
        gc.disable()
        self._put_off = 0
        self._spent = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation of which as much has come together as Python asks for."""
        counts = gc.get_count()
        is_calm = self._was_calm()
        due = [age for age, most in enumerate(self._due_beyond) if counts[age] > most]
        if not due:
            return
        if due[-1] < OLDEST:
            gc.collect(due[-1])
        elif is_calm or self._put_off >= LONGEST_PUT_OFF:
            self._put_off = 0
            gc.collect(OLDEST)
        else:
            self._put_off += 1
            gc.collect(OLDEST - 1)

    def _was_calm(self) -> bool:
        """Whether this thread did little since it was asked last."""
        spent, self._spent = time.thread_time() - self._spent, time.thread_time()
        return spent < CALM_SHARE * PAUSE_MS / 1000

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
