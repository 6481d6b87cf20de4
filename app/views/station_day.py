"""What day it is at the station, for whatever stands in the desk's window."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.views.record_standing import found_in_window


class StationDay(QObject):
    """By the clock that the program was given; `today` asks it."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.today = today


def day_in_window(widget: QWidget) -> date | None:
    """Today; None where no desk stands in the window, and nobody knows."""
    station = found_in_window(widget, StationDay)
    return station.today() if station is not None else None
