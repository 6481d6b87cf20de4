"""The way back in for who forgot the password: a sheet over the login, then the next code."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from app.background.work_thread import WorkThread
from app.bootstrap.roads_back import RoadsBack
from app.bootstrap.station import OpenStation
from app.bootstrap.station_recovery import code_was_seen
from app.models.identity import Randomness
from app.presenters.recovery_presenter import RecoveryPresenter
from app.views.code_sheet import CodeSheet
from app.views.forgotten_sheet import ForgottenSheet
from app.views.main_window import MainWindow


class WayBack(QObject):
    """Holds the sheets and their presenter."""

    def __init__(
        self,
        window: MainWindow,
        entrance: WorkThread,
        roads: RoadsBack,
        on_opened: Callable[[OpenStation], None],
        randomness: Randomness,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._entrance = entrance
        self._roads = roads
        self._on_opened = on_opened
        self._randomness = randomness
        self._presenter: object = None
        self.sheet: ForgottenSheet | None = None
        self.code_sheet: CodeSheet | None = None

    @Slot(str, str)
    def ask(self, staff_id: str, name: str) -> None:
        """Ask for the code or the township's answer; either gives a new password."""
        sheet = self.sheet = ForgottenSheet(staff_id, name, self._window)
        presenter = RecoveryPresenter(
            sheet, self._entrance, self._roads, self._let_in, self._randomness
        )
        sheet.recovery_wanted.connect(presenter.recover)
        sheet.request_wanted.connect(presenter.ask_township)
        sheet.grant_wanted.connect(presenter.enter_by_grant)
        sheet.line_wanted.connect(presenter.ask_by_line)
        sheet.proposal_wanted.connect(presenter.propose_password)
        self._presenter = presenter
        sheet.open()

    def _let_in(self, station: OpenStation, next_code: str) -> None:
        if self.sheet is not None:
            self.sheet.accept()
        self._on_opened(station)
        if next_code:
            self.code_sheet = CodeSheet(next_code, self._window)
            self.code_sheet.accepted.connect(lambda: code_was_seen(station))
            self.code_sheet.open()
