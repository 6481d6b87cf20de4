"""Restoring a station, in three steps: which backup, what opens it, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.icons import IconBook
from app.views.restore_steps import (
    BY_CODE,
    BY_PASSWORD,
    BY_TOWNSHIP,
    BringStep,
    CopyStep,
    LockStep,
)
from app.views.wizard_view import WizardView

if TYPE_CHECKING:
    from app.vault.slots import LoginTile

COPY, LOCK, BRING = range(3)


@dataclass(frozen=True, slots=True)
class RestoreAnswers:
    """What was filled in at the lock."""

    staff_id: str
    code: str
    password: str
    password_again: str


class RestoreView(WizardView):
    """Shows one step at a time and reports what is wanted. Decides nothing.

    `is_own`: beside a station whose file is broken; its own password opens its backups.

    Signals:
        copy_chosen: (object) this backup.
        copy_put_back: another one after all.
        code_given: (object) restore by the recovery code; RestoreAnswers.
        password_given: (str, str) restore by the own password of this person.
        grant_given: (object, object) restore by the township's answer; RestoreAnswers and its path.
        line_wanted: (object) ask the township over the line; RestoreAnswers.
        request_wanted: (str, object) write a request for this person into this folder.
        given_up: back to where it began.
    """

    copy_chosen = Signal(object)
    copy_put_back = Signal()
    code_given = Signal(object)
    password_given = Signal(str, str)
    grant_given = Signal(object, object)
    line_wanted = Signal(object)
    request_wanted = Signal(str, object)
    given_up = Signal()

    def __init__(
        self, icons: IconBook, *, is_own: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(icons, parent)
        self._is_own = is_own
        self.copy_step = CopyStep(is_own=is_own, parent=self)
        self.lock_step = LockStep(self)
        self.bring_step = BringStep(self)
        self.leave_button = ActionButton(self.tr("不恢复了"), "F6", False, self)
        self.lay_out((self.copy_step, self.lock_step, self.bring_step), self.leave_button)
        names = [step.short_name for step in self._steps]
        self.name_steps(names, self.tr("恢复原来的工作站，三步就好"))
        self._connect()
        self.setFocusProxy(self.copy_step.table)
        self.show_step(COPY)

    def show_step(self, step: int) -> None:
        """Show a step and put the cursor where it begins."""
        self.turn_to(step)
        self.back_button.setVisible(step == LOCK)
        self.next_button.setVisible(step != BRING)
        self.leave_button.setVisible(step != BRING)
        self._follow()
        self._steps[step].begin()

    def answers(self) -> RestoreAnswers:
        """What stands at the lock."""
        lock = self.lock_step
        return RestoreAnswers(
            staff_id=lock.staff_field.value(),
            code=lock.code_field.text(),
            password=lock.new_password.password_field.text(),
            password_again=lock.new_password.again_field.text(),
        )

    def show_copies(self, copies: Sequence[Any]) -> None:
        """The backups that were found."""
        self.copy_step.show_copies(list(copies))
        self._follow()

    def show_lock(self, copy: Any, people: "Sequence[LoginTile]", *, is_same_pc: bool) -> None:
        """Ask who opens it, and by what."""
        roads = [BY_PASSWORD] if self._is_own else [BY_CODE, BY_TOWNSHIP]
        if is_same_pc and not self._is_own:
            roads.append(BY_PASSWORD)
        self.lock_step.offer(people, roads)
        self.bring_step.show_copy(copy)
        self.show_step(LOCK)

    def show_proposed_password(self, typed: str, pictured: str) -> None:
        """Fill the proposal in."""
        self.lock_step.new_password.show_proposal(typed, pictured)

    def show_asked(self, file_name: str, town_name: str, digits: str) -> None:
        """The request lies on the stick: its digits, for the telephone."""
        words = self.tr(
            "申请“{file}”已写好，可以拔出，请送到{town}。镇里会打电话来，请念这六位数字：{digits}。"
            "程序可以关掉，拿到答复再到这一步，按“读镇里的答复”。"
        )
        self.lock_step.say_asked(
            words.format(file=file_name, town=town_name, digits=_spaced(digits))
        )

    def show_waiting(self, town_name: str, digits: str) -> None:
        """The township has the request: its digits, for the telephone."""
        words = self.tr(
            "申请已送到{town}，还没有放行。镇里会打电话来，请念这六位数字：{digits}。"
            "镇里说好了，填好新密码，再按一次“联网请镇里放行”。"
        )
        self.lock_step.say_asked(words.format(town=town_name, digits=_spaced(digits)))

    def show_granted(self, town_name: str) -> None:
        """Only the new password is wanting."""
        words = self.tr("{town}已放行。请填两遍新密码，再按一次“联网请镇里放行”。")
        self.lock_step.say_asked(words.format(town=town_name))
        self.lock_step.new_password.password_field.setFocus()

    def show_bringing(self) -> None:
        """It has begun."""
        self.show_step(BRING)

    def show_making(self, done: int, total: int) -> None:
        """How far it is."""
        self.bring_step.show_making(done, total)

    def clear_progress(self) -> None:
        """It is over."""
        self.bring_step.progress.put_away()

    def show_problem(self, problem: Problem) -> None:
        """What went wrong, where it can be put right."""
        if self.step() == BRING:
            self.show_step(LOCK)
        super().show_problem(problem)

    def set_busy(self, is_busy: bool) -> None:
        """Something is under way; a second press does nothing."""
        for button in (self.next_button, self.back_button, *self.lock_step.buttons()):
            button.setEnabled(not is_busy)
        if not is_busy:
            self._follow()

    def _connect(self) -> None:
        lock = self.lock_step
        for step in self._steps:
            step.completed.connect(self._on_next)
            step.changed.connect(self._on_changed)
        lock.line_wanted.connect(lambda: self.line_wanted.emit(self.answers()))
        lock.request_wanted.connect(
            lambda folder: self.request_wanted.emit(self.answers().staff_id, folder)
        )
        lock.grant_chosen.connect(lambda path: self.grant_given.emit(self.answers(), path))
        self.next_button.clicked.connect(self._on_next)
        self.back_button.clicked.connect(self._on_back)
        self.leave_button.clicked.connect(self.given_up)

    def _follow(self) -> None:
        is_lock = self.step() == LOCK
        self.next_button.setText(self.tr("开始恢复") if is_lock else self.tr("下一步"))
        is_asking = is_lock and self.lock_step.road() == BY_TOWNSHIP
        if self.step() != BRING:
            self.next_button.setVisible(not is_asking)
        self.next_button.setEnabled(is_lock or self.copy_step.copy() is not None)

    def _on_changed(self) -> None:
        self._strip.clear()
        self._follow()

    def _on_next(self) -> None:
        if not self.next_button.isEnabled():
            return
        if self.step() == COPY:
            self.copy_chosen.emit(self.copy_step.copy())
        elif self.lock_step.road() == BY_PASSWORD:
            password = self.lock_step.old_password_field.text()
            self.password_given.emit(self.answers().staff_id, password)
        elif self.lock_step.road() == BY_CODE:
            self.code_given.emit(self.answers())

    def _on_back(self) -> None:
        self.copy_put_back.emit()
        self.show_step(COPY)


def _spaced(digits: str) -> str:
    return f"{digits[:3]} {digits[3:]}"
