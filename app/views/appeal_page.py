"""One appeal: what was raised, its stages as a line, what happened, and the next step."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.models.appeal_stages import CRITICISM
from app.models.errors import Problem
from app.models.records import Appeal
from app.views.appeal_history import AppealHistory
from app.views.appeal_stage_line import AppealStageLine
from app.views.appeal_step_panel import AppealStepPanel
from app.views.case_words import short_number
from app.views.labels import plain_label, whole_label
from app.views.page import Page
from app.views.status_chip import StatusChip, Tone
from app.views.translation import spoken, spoken_day, spoken_end
from app.views.visit_list_page import household_words
from app.words.terms import APPEAL_ACTION, APPEAL_LEVEL, APPEAL_RELATION, APPEAL_SOURCE

if TYPE_CHECKING:
    from app.presenters.appeal_presenter import AppealFile

WORDS_HEIGHT = 84


class AppealWords(QScrollArea):
    """What was raised and what was answered: as high as the words, up to a few lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("诉求内容"))
        self._content = plain_label("", "body", self)
        self._reply = plain_label("", "body", self)
        words = QWidget()
        self._layout = QVBoxLayout(words)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._content)
        self._layout.addWidget(self._reply)
        self.setWidget(words)

    def show_words(self, content: str, reply: str) -> None:
        """Show these."""
        self._content.setText(content)
        self._reply.setText(reply)
        self._reply.setVisible(bool(reply))
        self.setAccessibleDescription("\n".join(filter(None, (content, reply))))
        self._fit()

    def content(self) -> str:
        """What was raised."""
        return self._content.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words take more lines in a narrower window."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._layout.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(max(0, min(wanted, WORDS_HEIGHT)))


class AppealPage(Page):
    """Shows an AppealFile. Its presenter is AppealPresenter(page, runner, actor): `opened` to
    `refresh`, `step_wanted` to `act`; `open(appeal_id)` comes from AppealSection.

    Signals:
        step_wanted: (str, dict) a step, and what was typed for it.
        household_wanted: (str) the household is to be shown.
        left: the list is wanted.
        gone: the appeal is not to be seen here any more.
    """

    step_wanted = Signal(str, dict)
    household_wanted = Signal(str)
    left = Signal()
    gone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("诉求"))
        self._appeal: Appeal | None = None
        self.household_button = self.add_action(self.tr("打开这一户"))
        self.household_button.setAutoDefault(True)
        self.household_button.clicked.connect(self._on_household_clicked)
        self.back_button = self.add_way_back()
        self.back_button.setAutoDefault(True)
        self.back_button.clicked.connect(self.left)
        self._head = QFrame(self)
        self._head.setProperty("kind", "card")
        self._urgent = StatusChip(self.tr("紧急"), Tone.DANGER, self)
        self._facts = whole_label("", "muted", self)
        self._words = AppealWords(self)
        self.stages = AppealStageLine(self)
        self.panel = AppealStepPanel(self)
        self.panel.step_wanted.connect(self.step_wanted)
        self.history = AppealHistory(self)
        self._lay_out_body()
        self.setFocusProxy(self.panel)

    def show_appeal(self, appeal_file: "AppealFile") -> None:
        """Show an appeal; what was typed for its next step stays."""
        appeal, previous = appeal_file.appeal, self._appeal
        self._appeal = appeal
        is_another = previous is None or previous.id != appeal.id
        number = short_number(appeal.number)
        is_criticism = appeal.ledger == CRITICISM
        title = self.tr("批评 {number}") if is_criticism else self.tr("诉求 {number}")
        self.set_title(title.format(number=number))
        self.set_subtitle(self._facts_of_household(appeal_file))
        self.household_button.setVisible(bool(appeal.household_id))
        self._urgent.setVisible(appeal.is_urgent)
        self.show_standing_of("appeal", appeal.id)
        self._facts.set_words(self._facts_of(appeal_file))
        reply = self.tr("答复：{reply}").format(reply=appeal.reply)
        self._words.show_words(appeal.content, reply if appeal.reply else "")
        self.stages.show_stages(appeal_file.stages)
        self.history.show_history(appeal_file.history)
        self.panel.show_actions(
            appeal_file.actions, appeal_file.routes, appeal_file, is_anew=is_another
        )
        if is_another:
            self.panel.focus_first()

    def show_acted(self, action: str) -> None:
        """The step is kept: what was typed for it goes, the next one is offered."""
        if self._appeal is not None:
            self.panel.end_draft_of(self._appeal.id, action)
        words = spoken(APPEAL_ACTION, action)
        if action == "reclassify":
            words = self.tr("改类别")
        self.show_notice(self.tr("已保存：{action}。").format(action=words))
        self.panel.focus_first()

    def show_gone(self) -> None:
        """The appeal took a route on which nobody here sees it any more: back to the list."""
        self._appeal = None
        self.gone.emit()

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field what is wrong with it, or at the top when the step has no such field."""
        if not self.panel.show_field_problem(field, problem):
            self.show_problem(problem)

    def set_busy(self, is_busy: bool) -> None:
        """A step is being kept. Buttons stay as they are, so that the focus does too."""
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def content(self) -> str:
        """What was raised, as it is shown."""
        return self._words.content()

    def facts(self) -> str:
        """Who raised it when, as it is shown."""
        return self._facts.text()

    def _facts_of_household(self, appeal_file: "AppealFile") -> str:
        appeal = appeal_file.appeal
        parts = [
            household_words(appeal_file),
            appeal_file.route_name,
            appeal.appeal_class,
            appeal.problem,
            appeal.label,
            appeal.difficulty,
            appeal.second_class,
            self.tr("第 {count} 次反映").format(count=appeal.times_raised)
            if appeal.times_raised > 1
            else "",
            *(
                f"{spoken(APPEAL_RELATION, relation)} {short_number(number)}"
                for relation, number in appeal_file.links
            ),
        ]
        return " · ".join(part for part in parts if part)

    def _facts_of(self, appeal_file: "AppealFile") -> str:
        appeal = appeal_file.appeal
        source = spoken(APPEAL_SOURCE, appeal.source)
        visit = short_number(appeal_file.visit_number)
        parts = [
            spoken_day(appeal.raised_on),
            self.tr("{source}（走访 {visit}）").format(source=source, visit=visit)
            if visit
            else source,
            self.tr("反映人：{name}").format(name=appeal.raised_by) if appeal.raised_by else "",
            self.tr("首问责任人：{name}").format(name=appeal.first_receiver_name),
            self.tr("责任人：{name}").format(name=appeal.assignee_name)
            if appeal.assignee_name
            else "",
            self.tr("时限：{day}").format(day=spoken_end(appeal.due_on, appeal.due_at))
            if appeal.due_on
            else "",
            self._level_words(appeal_file),
            self.tr("已到预警，报{name}").format(name=appeal_file.alert_to)
            if appeal_file.alert_to
            else "",
            self.tr("由{name}督办").format(name=appeal_file.supervisor)
            if appeal_file.supervisor
            else "",
        ]
        return "　".join(part for part in parts if part)

    def _level_words(self, appeal_file: "AppealFile") -> str:
        level = appeal_file.appeal.level
        if not level:
            return ""
        if appeal_file.level_name:
            return self.tr("在{name}办理").format(name=appeal_file.level_name)
        return spoken(APPEAL_LEVEL, str(level))

    def _lay_out_body(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(12)
        facts.addWidget(self._urgent)
        facts.addWidget(self._facts, 1)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(18, 12, 18, 8)
        head.setSpacing(6)
        head.addLayout(facts)
        head.addWidget(self._words)
        head.addSpacing(4)
        head.addWidget(self.stages)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        columns.addWidget(self.panel, 1)
        columns.addWidget(self.history, 1)
        self.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._head)
        self.body.addLayout(columns, 1)

    def _on_household_clicked(self) -> None:
        if self._appeal is not None:
            self.household_wanted.emit(self._appeal.household_id)
