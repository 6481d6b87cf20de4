"""The first start, in four steps: which village, which station, who, and is that right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.first_start_steps import AccountStep, StationStep, SummaryStep, VillageStep
from app.views.icons import IconBook
from app.views.labels import one_line_label, plain_label
from app.views.message_strip import MessageStrip
from app.views.scale import scaled, text_scale

CARD = (1020, 640)
ACCOUNT, LAST = 2, 3


@dataclass(frozen=True, slots=True)
class FirstStartAnswers:
    """What was typed in all steps."""

    village: Any
    query: str
    station_name: str
    duty_phone: str
    staff_name: str
    staff_phone: str
    password: str
    password_again: str
    profile_code: str
    profile_name: str


class FirstStartView(QWidget):
    """Shows one step at a time and reports what is wanted. Decides nothing.

    Signals:
        county_chosen: (str) county code.
        villages_wanted: (str, str) town code or nothing, and what was typed.
        step_done: (int, object) the step and all answers so far.
        password_proposal_wanted: someone would rather have a password proposed.
        practice_wanted: the practice village is to be opened first.
        install_put_away: the village is to be chosen by hand after all.
    """

    county_chosen = Signal(str)
    villages_wanted = Signal(str, str)
    step_done = Signal(int, object)
    password_proposal_wanted = Signal()
    practice_wanted = Signal()
    install_put_away = Signal()

    def __init__(self, icons: IconBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.village_step = VillageStep(self)
        self.station_step = StationStep(self)
        self.account_step = AccountStep(self)
        self.summary_step = SummaryStep(self)
        self._steps = (
            self.village_step,
            self.station_step,
            self.account_step,
            self.summary_step,
        )
        self._stack = QStackedWidget(self)
        for step in self._steps:
            self._stack.addWidget(step)
        self._strip = MessageStrip(self)
        self._marks: list[QLabel] = []
        self._has_install = False
        self._heading = one_line_label("", "title", self)
        self._help = plain_label("", "muted", self)
        self.back_button = ActionButton(self.tr("上一步"), "Alt+Left", False, self)
        self.next_button = ActionButton(self.tr("下一步"), "", True, self)
        self.next_button.show_key("Enter")
        self._icons = icons
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.village_step.query_field)
        self.show_step(0)

    def answers(self) -> FirstStartAnswers:
        """All that was typed so far."""
        station, account = self.station_step, self.account_step
        return FirstStartAnswers(
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

    def step(self) -> int:
        """The step that is shown, from 0."""
        return self._stack.currentIndex()

    def show_counties(self, counties: Sequence[tuple[str, str]]) -> None:
        """Offer counties."""
        self.village_step.show_counties(counties)

    def show_profiles(self, profiles: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the profiles that ship."""
        self.station_step.show_profiles(profiles, chosen)

    def show_towns(self, towns: Sequence[tuple[str, str]]) -> None:
        """Offer the towns of a county."""
        self.village_step.show_towns(towns)

    def show_villages(self, villages: Sequence[Any], *, more: bool) -> None:
        """Offer villages; `more` says that there are others."""
        self.village_step.show_villages(villages, more=more)
        self._follow_village()

    def show_step(self, step: int) -> None:
        """Show a step and put the cursor where it begins."""
        self._strip.clear()
        if step == LAST:
            self.summary_step.show_answers(self.answers())
        self._stack.setCurrentIndex(step)
        self._heading.setText(self._steps[step].heading)
        self._help.setText(self._steps[step].explanation)
        self.back_button.setVisible(step > 0)
        self.next_button.setText(self.tr("建立服务站") if step == LAST else self.tr("下一步"))
        self.next_button.setEnabled(True)
        self._follow_village()
        for number, mark in enumerate(self._marks):
            state = "done" if number < step else "now" if number == step else "later"
            mark.setProperty("step", state)
            mark.style().unpolish(mark)
            mark.style().polish(mark)
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

    def show_found_install(self, found: Any) -> None:
        """A stick with an install file is plugged in."""
        self.village_step.install.show_found(found)

    def begin_with_install(self, found: Any) -> None:
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

    def show_creating(self) -> None:
        """The station is being set up."""
        self._strip.clear()
        self.next_button.setText(self.tr("正在建立…"))
        self.next_button.setEnabled(False)
        self.back_button.setEnabled(False)

    def show_problem(self, problem: Problem) -> None:
        """What is still missing, or what went wrong."""
        self._strip.show_problem(problem)
        self.back_button.setEnabled(True)
        if self.step() == LAST or self._has_install:
            self.next_button.setText(self.tr("建立服务站"))
        self.next_button.setEnabled(True)

    def message(self) -> str:
        """What the strip says."""
        return self._strip.text()

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

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("kind", "card")
        card.setFixedSize(QSize(*CARD) * text_scale())
        content = QVBoxLayout()
        content.setContentsMargins(36, 30, 36, 0)
        content.setSpacing(10)
        content.addWidget(self._heading)
        content.addWidget(self._help)
        content.addWidget(self._strip)
        content.addSpacing(4)
        content.addWidget(self._stack, 1)
        foot = QFrame(card)
        foot.setProperty("kind", "foot")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(36, 14, 36, 14)
        buttons.addWidget(self.back_button)
        buttons.addStretch(1)
        buttons.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(content, 1)
        right.addWidget(foot)
        across = QHBoxLayout(card)
        across.setContentsMargins(1, 1, 1, 1)
        across.setSpacing(0)
        across.addWidget(self._step_list())
        across.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)

    def _step_list(self) -> QWidget:
        side = QFrame(self)
        side.setProperty("kind", "steps")
        side.setFixedWidth(scaled(250))
        column = QVBoxLayout(side)
        column.setContentsMargins(24, 30, 16, 24)
        column.setSpacing(8)
        mark = one_line_label("", "body", side)
        mark.setPixmap(self._icons.picture("mark", "accent", 36))
        column.addWidget(mark)
        column.addWidget(one_line_label(self.tr("连心站"), "heading", side))
        self._intro = plain_label("", "muted", side)
        column.addWidget(self._intro)
        column.addSpacing(18)
        for _ in self._steps:
            words = one_line_label("", "body", side)
            words.setProperty("step", "later")
            self._marks.append(words)
            column.addWidget(words)
        self._name_steps()
        column.addStretch(1)
        self.practice_button = ActionButton(self.tr("先到练习村试试"), "F7", False, side)
        self.practice_button.clicked.connect(self.practice_wanted)
        column.addWidget(self.practice_button)
        return side

    def _name_steps(self) -> None:
        """Four steps, or three with an install file, of which the last comes with the desk."""
        names = [step.short_name for step in self._steps]
        self._intro.setText(self.tr("第一次使用，请按四步建立本村的服务站"))
        if self._has_install:
            names = [self.tr("安装文件"), "", names[ACCOUNT], self.tr("对六位数字")]
            self._intro.setText(self.tr("第一次使用，三步就好"))
        shown = [name for name in names if name]
        for mark, name in zip(self._marks, names, strict=True):
            mark.setVisible(bool(name))
            mark.setText(f"{shown.index(name) + 1}  {name}" if name else "")

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
