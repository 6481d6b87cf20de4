"""Notices that nobody is at the desk any more: no touch for a while, or the PC slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

CHECK_MILLISECONDS = 15_000
USUAL_MINUTES = 5
SLEPT_SECONDS = 60.0
"""A check that comes so late was held up by a PC that slept, or was away for as long."""
INPUT_EVENTS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def running_seconds() -> float:
    """Seconds that only rise, also while the PC sleeps, whatever its clock is set to."""
    boot_time = getattr(time, "CLOCK_BOOTTIME", None)  # elsewhere the monotonic clock goes on too
    return time.monotonic() if boot_time is None else time.clock_gettime(boot_time)


class IdleWatch(QObject):
    """Watches the events of native windows only, also of sheets over the desk: a filter on the
    application would see every event of every widget. What is told and not heeded, as the desk is
    busy, is told again.
    """

    left_alone = Signal()

    def __init__(self, parent: QObject, clock: Callable[[], float] = running_seconds) -> None:
        super().__init__(parent)
        self._clock = clock
        self._seconds = USUAL_MINUTES * 60.0
        self._touched_at = self._checked_at = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(CHECK_MILLISECONDS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Watch, from a touch on."""
        self._touched_at = self._checked_at = self._clock()
        self._see_all_windows()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()

    def has_rested(self, seconds: float) -> bool:
        """Whether nobody has touched keys or mouse for that long."""
        return self._clock() - self._touched_at >= seconds

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch; the first after a sleep is none, for anybody may have woken the PC."""
        if event.type() in INPUT_EVENTS and not self._has_slept():
            self._touched_at = self._clock()
        return False

    def check(self) -> None:
        """Look whether anybody is there."""
        if self._has_slept():
            self._touched_at = self._clock() - self._seconds
        self._checked_at = self._clock()
        self._see_all_windows()
        if self._clock() - self._touched_at >= self._seconds:
            self.left_alone.emit()

    def _see_all_windows(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            window.installEventFilter(self)  # one that is seen already stays seen once

    def _has_slept(self) -> bool:
        return self._clock() - self._checked_at >= SLEPT_SECONDS
