"""The sheet with the six digits, put together: after the first start, and from 同步 until the PC is enrolled."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.acts.pen import Actor
from app.presenters.digits_presenter import DigitsPresenter
from app.presenters.runner import Runner
from app.views.digits_sheet import DigitsSheet


class DigitsOpening(QObject):
    """Holds the sheet and its presenter."""

    def __init__(self, runner: Runner, actor: Callable[[], Actor]) -> None:
        super().__init__()
        self._runner = runner
        self._actor = actor
        self._presenter: DigitsPresenter | None = None
        self.sheet: DigitsSheet | None = None

    def open(
        self, over: QWidget, on_closed: Callable[[], None], stick_folder: str = ""
    ) -> DigitsSheet:
        """Lay the sheet over a window; `stick_folder`: where the request goes without being asked."""
        sheet = self.sheet = DigitsSheet(stick_folder, over)
        presenter = self._presenter = DigitsPresenter(sheet, self._runner, self._actor)
        sheet.ask_wanted.connect(presenter.ask)
        sheet.stick_chosen.connect(presenter.write)
        sheet.cancel_requested.connect(presenter.cancel)
        sheet.finished.connect(lambda _: on_closed())
        presenter.start()
        sheet.open()
        return sheet
