"""The first start, in four steps: which village, which station, who, and is that right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.divisions import Village
from app.models.errors import Problem
from app.models.first_answers import FirstAnswers
from app.views.buttons import ActionButton
from app.views.first_start_steps import AccountStep, StationStep, SummaryStep, VillageStep
from app.views.icons import IconBook
from app.views.wizard_view import WizardView

if TYPE_CHECKING:
    from app.presenters.first_start_presenter import FoundInstall

ACCOUNT, LAST = 2, 3


class FirstStartView(WizardView):
    """Shows one step at a time and reports what is wanted. Decides nothing.

    Signals:
        county_chosen: (str) county code.
        villages_wanted: (str, str) town code or nothing, and what was typed.
        step_done: (int, object) the step and all answers so far.
        password_proposal_wanted: someone would rather have a password proposed.
        practice_wanted: the practice village is to be opened first.
        install_put_away: the village is to be chosen by hand after all.
        restore_wanted: there was a station before, on another PC or on this one.
    """

    county_chosen = Signal(str)
    villages_wanted = Signal(str, str)
    step_done = Signal(int, object)
    password_proposal_wanted = Signal()
    practice_wanted = Signal()
    install_put_away = Signal()
    restore_wanted = Signal()

    def __init__(self, icons: IconBook, parent: QWidget | None = None) -> None:
        super().__init__(icons, parent)
        self.village_step = VillageStep(self)
        self.station_step = StationStep(self)
        self.account_step = AccountStep(self)
        self.summary_step = SummaryStep(self)
        self._has_install = self._is_recovering = False
        self.restore_button = ActionButton(self.tr("恢复原来的工作站"), "F6", False, self)
        self.practice_button = ActionButton(self.tr("先到练习村试试"), "F7", False, self)
        self.lay_out(
            (self.village_step, self.station_step, self.account_step, self.summary_step),
            self.restore_button,
            self.practice_button,
        )
        self._name_steps()
        self._connect()
        self.setFocusProxy(self.village_step.query_field)
        self.show_step(0)

    def answers(self) -> FirstAnswers:
        """All that was typed so far."""
        station, account = self.station_step, self.account_step
        return FirstAnswers(
            village=self.village_step.village(),
            query=self.village_step.query_field.text(),
            station_name=station.name_field.text(),
            duty_phone=station.phone_field.text(),
            staff_name=account.name_field.text(),
            staff_phone=account.phone_field.text(),
            password=account.password_field.text(),
            password_again=account.again_field.text(),
            profile_code=station.profile_field.value(),
            profile_name=station.profile_field.combo_box.currentText(),
        )

    def show_counties(self, counties: Sequence[tuple[str, str]]) -> None:
        """Offer counties."""
        self.village_step.show_counties(counties)

    def show_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the profiles that ship."""
        self.station_step.show_profiles(profiles, chosen)

    def show_towns(self, towns: Sequence[tuple[str, str]]) -> None:
        """Offer the towns of a county."""
        self.village_step.show_towns(towns)

    def show_villages(self, villages: Sequence[Village], *, more: bool) -> None:
        """Offer villages; `more` says that there are others."""
        self.village_step.show_villages(villages, more=more)
        self._follow_village()

    def show_step(self, step: int) -> None:
        """Show a step and put the cursor where it begins."""
        if step == LAST:
            self.summary_step.show_answers(self.answers())
        self.turn_to(step)
        self.back_button.setVisible(step > 0 or self._is_recovering)
        self.next_button.setText(self.tr("建立服务站") if step == LAST else self.tr("下一步"))
        self.next_button.setEnabled(True)
        is_asking_town = self._is_recovering and step == 0
        self.next_button.setVisible(not is_asking_town)
        if is_asking_town:
            self._heading.setText(self.tr("从镇里取回"))
            self._help.setText(self.village_step.recovery_words())
            self.village_step.ask_township_only()
        self._follow_village()
        if step == LAST:
            self.next_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._steps[step].begin()

    def propose_station_name(self, name: str) -> None:
        """A name for the station, unless one was typed."""
        self.station_step.propose_name(name)

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill in a password and say what it pictures."""
        self.account_step.show_proposed_password(typed, pictured)

    def show_found_install(self, found: "FoundInstall") -> None:
        """A stick with an install file is plugged in."""
        self.village_step.install.show_found(found)

    def begin_with_install(self, found: "FoundInstall") -> None:
        """The township has said which village this is: only who manages the PC is left to ask."""
        self._has_install = True
        self._name_steps()
        self.show_step(ACCOUNT)
        words = self.tr("{town}{village}，{letter} 号电脑。")
        place = words.format(
            town=found.town_name, village=found.village.short_name, letter=found.letter
        )
        self._help.setText(place + self.account_step.explanation)
        self.next_button.setText(self.tr("建立服务站"))

    def begin_recovering(self) -> None:
        """The records are to come back from the township: only its install file leads there."""
        self._is_recovering = True
        self.restore_button.hide()
        self.practice_button.hide()
        self._name_steps()
        self.show_step(0)

    def show_creating(self) -> None:
        """The station is being set up."""
        self._strip.clear()
        self.next_button.setText(self.tr("正在建立…"))
        self.next_button.setEnabled(False)
        self.back_button.setEnabled(False)

    def show_problem(self, problem: Problem) -> None:
        """What is still missing, or what went wrong."""
        super().show_problem(problem)
        self.back_button.setEnabled(True)
        if self.step() == LAST or self._has_install:
            self.next_button.setText(self.tr("建立服务站"))
        self.next_button.setEnabled(True)

    def _connect(self) -> None:
        self.village_step.county_chosen.connect(self.county_chosen)
        self.village_step.villages_wanted.connect(self.villages_wanted)
        self.village_step.village_changed.connect(self._follow_village)
        self.account_step.password_proposal_wanted.connect(self.password_proposal_wanted)
        for step in self._steps:
            step.completed.connect(self._on_next)
            step.changed.connect(self._strip.clear)
        self.next_button.clicked.connect(self._on_next)
        self.back_button.clicked.connect(self._on_back)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.practice_button.clicked.connect(self.practice_wanted)

    def _name_steps(self) -> None:
        """Four steps, or three with an install file, of which the last comes with the desk."""
        names = [step.short_name for step in self._steps]
        intro = self.tr("第一次使用，请按四步建立本村的服务站")
        if self._is_recovering:
            intro = self.tr("从镇里取回原来的记录，三步就好")
        elif self._has_install:
            intro = self.tr("第一次使用，三步就好")
        if self._has_install or self._is_recovering:
            names = [self.tr("安装文件"), "", names[ACCOUNT], self.tr("对六位数字")]
        self.name_steps(names, intro)

    def _follow_village(self) -> None:
        if self.step() == 0:
            typed = self.village_step.query_field.text()
            self.next_button.setEnabled(self.village_step.village() is not None or bool(typed))

    def _on_next(self) -> None:
        if self.next_button.isEnabled():
            self.step_done.emit(self.step(), self.answers())

    def _on_back(self) -> None:
        if self._has_install:
            self._has_install = False
            self._name_steps()
            self.install_put_away.emit()
            self.show_step(0)
        elif self.step() > 0:
            self.show_step(self.step() - 1)
        elif self._is_recovering:
            self.restore_wanted.emit()
