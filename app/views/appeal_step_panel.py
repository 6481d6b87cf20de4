"""What comes next for an appeal: the steps that are allowed now, and the words that they need."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTabBar, QVBoxLayout, QWidget

from app.models.errors import Problem
from app.views.buttons import ActionButton
from app.views.case_action_form import SATISFIED, UNSATISFIED, RadioField
from app.views.case_words import short_number
from app.views.draft_desk import DraftKeeping
from app.views.form_column import FormColumn, scrolling
from app.views.forms import ChoiceField, DateField, Field, LineField, TextField
from app.views.labels import one_line_label, plain_label
from app.views.record_form import draft_words, fill_fields, value_of
from app.views.translation import captioned, sentence, spoken
from app.words.terms import APPEAL_ACTION, APPEAL_RELATION

if TYPE_CHECKING:
    from app.presenters.draft_presenter import FormDraft

SELDOM = frozenset(
    {"reassign", "note", "escalate", "hand_down", "link", "unlink", "repeat", "reclassify"}
)
"""Steps beside the five stages: one tab for all of them keeps the row short."""


class AppealStepPanel(QFrame):
    """A card with one tab for each allowed step. A refusal leaves on it what was typed.

    Signals:
        step_wanted: (str, dict) a step, and what was typed for it.
    """

    step_wanted = Signal(str, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(self.tr("下一步"))
        self._actions: tuple[str, ...] = ()
        self._fields: dict[str, Field] = {}
        self._routes: list[tuple[str, str]] = []
        self._appeal_file: Any = None
        self._offered: Any = None
        self._column: FormColumn | None = None
        self._drafts = DraftKeeping(self)
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("可以做的下一步"))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.seldom = ChoiceField(self.tr("做什么"))
        self.seldom.changed.connect(lambda: self._on_tab_changed())
        self._explanation = plain_label("", "muted", self)
        self._place = QVBoxLayout()
        self.confirm_button = ActionButton("", "Ctrl+S", True, self)
        self.confirm_button.setAutoDefault(True)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self._lay_out()

    def show_actions(
        self,
        actions: Sequence[str],
        routes: Sequence[tuple[str, str]] = (),
        appeal_file: Any = None,
        *,
        is_anew: bool,
    ) -> None:
        """Offer these steps, the likeliest first. What was typed stays unless it is `is_anew`.

        The AppealFile says which classes, links and default assignee there are.
        """
        self._routes = list(routes)
        self._appeal_file = appeal_file
        offered = (tuple(actions), appeal_file.links if appeal_file is not None else ())
        if offered == self._offered and not is_anew:
            return
        self._offered = offered
        self._actions = tuple(actions)
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for action in self._usual():
            self.tabs.addTab(self._words_of(action))
        others = [action for action in self._actions if action in SELDOM]
        self.seldom.set_choices([(action, self._words_of(action)) for action in others])
        if others:
            self.tabs.addTab(self.tr("其他"))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(bool(self._actions))
        self._begin(self.action())

    def action(self) -> str:
        """The step that is being filled in; empty when none is allowed."""
        place, usual = self.tabs.currentIndex(), self._usual()
        if 0 <= place < len(usual):
            return usual[place]
        return self.seldom.value() if place == len(usual) else ""

    def choose(self, action: str) -> None:
        """Fill in another of the steps."""
        usual = self._usual()
        if action in usual:
            self.tabs.setCurrentIndex(usual.index(action))
            return
        self.seldom.set_value(action)
        self.tabs.setCurrentIndex(len(usual))

    def typed(self) -> dict[str, Any]:
        """What was typed, by the names that AppealAnswers has."""
        said: dict[str, Any] = {}
        for name, field in self._fields.items():
            if isinstance(field, RadioField):
                said[name] = {SATISFIED: True, UNSATISFIED: False}.get(field.value())
            elif isinstance(field, TextField | LineField):
                said[name] = field.text()
            elif isinstance(field, ChoiceField | DateField):
                said[name] = field.value()
        return said

    def field(self, name: str) -> Field:
        """A field of the step that is being filled in."""
        return self._fields[name]

    def show_field_problem(self, name: str, problem: Problem) -> bool:
        """Say at a field what is wrong with it; False when the step has no such field."""
        field = self._fields.get(name)
        if field is None:
            return False
        field.show_problem(problem)
        return True

    def focus_first(self) -> None:
        """Where the hands go next."""
        if self._fields and self._column is not None:
            self._column.focus_first()
        else:
            self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_do(self, action: str) -> bool:
        """Whether that step is offered."""
        return action in self._actions

    def _usual(self) -> list[str]:
        return [action for action in self._actions if action not in SELDOM]

    def values(self) -> dict[str, Any]:
        """What is kept as a draft."""
        return {name: value_of(field) for name, field in self._fields.items()}

    def show_draft(self, draft: "FormDraft") -> None:
        """Fill in what was typed earlier, and say so."""
        fill_fields(self._fields, draft.values)
        self._explanation.setText(draft_words(draft))

    def show_problem(self, problem: Problem) -> None:
        """The draft could not be read."""
        self._explanation.setText(sentence(problem))

    def end_draft_of(self, appeal_id: str, action: str) -> None:
        """The step is kept."""
        self._drafts.end_step(("appeal", appeal_id, action))
        if action == self.action():
            self._begin(action)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or locked: what was typed this moment is kept too."""
        self._drafts.keep_at_once()
        super().hideEvent(event)

    def _keep_draft(self, action: str) -> None:
        if self._appeal_file is not None and action:
            appeal = self._appeal_file.appeal
            title = captioned(self._words_of(action), short_number(appeal.number))
            self._drafts.begin_step(title, ("appeal", appeal.id, action), self.values())

    def _begin(self, action: str) -> None:
        self._drafts.keep_at_once()
        self.seldom.setVisible(action in SELDOM)
        words = self._words_of(action)
        explanation = self._explanations().get(action, self.tr("这一条已经销号，没有下一步。"))
        self._explanation.setText(explanation)
        self.confirm_button.setVisible(bool(action))
        self.confirm_button.setText(self.tr("确定{action}").format(action=words))
        self.confirm_button.setAccessibleName(self.confirm_button.text())
        self.confirm_button.updateGeometry()
        if self._column is not None:
            self._place.removeWidget(self._column)
            self._column.hide()
            self._column.deleteLater()
        self._fields = self._fields_for(action)
        self._column = FormColumn(self)
        for field in self._fields.values():
            self._column.add_field(field)
        self._column.completed.connect(self._on_form_completed)
        self._column.changed.connect(self._drafts.touch)
        self._keep_draft(action)
        self._place.addWidget(self._column)

    def _words_of(self, action: str) -> str:
        return self.tr("改类别") if action == "reclassify" else spoken(APPEAL_ACTION, action)

    def _fields_for(self, action: str) -> dict[str, Field]:
        match action:
            case "sort":
                fields: dict[str, Field] = {"note": TextField(self.tr("归纳意见"), lines=2)}
                if self._routes:
                    taken = self._appeal_file.appeal.route if self._appeal_file else ""
                    none = [] if taken else [("", self.tr("不分"))]
                    route = ChoiceField(self.tr("办理渠道"), none + self._routes)
                    route.set_value(taken)
                    fields["route"] = route
                return fields
            case "assign" | "reassign":
                responsible = LineField(self.tr("责任人"), self._default_words())
                responsible.offer(self._appeal_file.assignees if self._appeal_file else ())
                return {
                    "assignee_name": responsible,
                    "duty": LineField(self.tr("责任")),
                    "due_on": DateField(self.tr("时限"), self.tr("不填就按规定的天数算")),
                    "promise": LineField(self.tr("承诺")),
                    "note": TextField(self.tr("说明"), lines=2),
                }
            case "link":
                relations = [
                    (relation, spoken(APPEAL_RELATION, relation)) for relation in APPEAL_RELATION
                ]
                return {
                    "other_number": LineField(self.tr("另一条的编号"), is_required=True),
                    "relation": ChoiceField(self.tr("什么关系"), relations),
                }
            case "unlink":
                return {"other_number": ChoiceField(self.tr("哪一条"), self._linked())}
            case "reclassify":
                return self._class_fields()
            case "note" | "escalate":
                return {"note": TextField(self.tr("说明"), lines=3, is_required=True)}
            case "answer" | "answer_on_the_spot":
                return {"reply": TextField(self.tr("答复内容"), lines=3, is_required=True)}
            case "follow_up":
                return {
                    "is_satisfied": self._satisfaction(),
                    "note": TextField(self.tr("群众的话"), lines=2),
                }
            case "reopen":
                return {"note": TextField(self.tr("哪里还不满意"), lines=2)}
        return {}

    def _explanations(self) -> dict[str, str]:
        return {
            "sort": self.tr("看看是哪一类问题，和别的是不是一回事。"),
            "assign": self.tr("定人、定责、定时限。"),
            "reassign": self.tr("换一个人办，时限重新算。"),
            "claim": self.tr("由我来办。"),
            "link": self.tr("另一条诉求、批评或代办件和这一条有关系，写下它的编号。"),
            "unlink": self.tr("关联错了的取消，两边都取消；做过的步骤还留在经过里。"),
            "reclassify": self.tr("换一个类别，统计报表按新的类别算。"),
            "note": self.tr("记下办到哪一步了，阶段不变。"),
            "escalate": self.tr("村里办不了的，写明原因报到镇里；镇里交回以后再答复。"),
            "answer": self.tr("把办理的结果告诉群众，照说的话写下来。"),
            "answer_on_the_spot": self.tr("能当场回应的当场回应，写下怎样答复的。"),
            "follow_up": self.tr("问一问群众满意不满意，照原话记下来。"),
            "reopen": self.tr("回到“分类落实”，再办一轮。"),
            "write_off": self.tr("群众满意才能销号，销号以后不再办理。"),
        }

    def _default_words(self) -> str:
        name = self._appeal_file.default_assignee if self._appeal_file is not None else ""
        if name:
            return self.tr("不填就交给{name}").format(name=name)
        return self.tr("不填就交给联户干部，没有就交给首问责任人")

    def _linked(self) -> list[tuple[str, str]]:
        links = self._appeal_file.links if self._appeal_file is not None else ()
        words = self.tr("{relation} {number}")
        return [
            (n, words.format(relation=spoken(APPEAL_RELATION, relation), number=short_number(n)))
            for relation, n in links
        ]

    def _class_fields(self) -> dict[str, Field]:
        choices, appeal = self._appeal_file.choices, self._appeal_file.appeal
        none = [("", self.tr("不分"))]
        chosen = ChoiceField(self.tr("类别"), [(name, name) for name in choices.classes])
        chosen.set_value(appeal.appeal_class)
        fields: dict[str, Field] = {"appeal_class": chosen}
        if any(choices.problems.values()):
            problem = fields["problem"] = ChoiceField(self.tr("小类"))

            def offer() -> None:
                problems = choices.problems.get(chosen.value(), ())
                problem.set_choices(none + [(name, name) for name in problems])

            offer()
            problem.set_value(appeal.problem)
            chosen.changed.connect(offer)
        for name, words, offered in (
            ("label", self.tr("哪一类心事"), choices.labels),
            ("difficulty", self.tr("难易程度"), choices.difficulties),
        ):
            if offered:
                field = ChoiceField(words, none + [(each, each) for each in offered])
                field.set_value(getattr(appeal, name))
                fields[name] = field
        return fields

    def _satisfaction(self) -> RadioField:
        field = RadioField(self.tr("群众满意吗"))
        field.add_choice(SATISFIED, self.tr("满意"))
        field.add_choice(UNSATISFIED, self.tr("不满意"))
        field.end_choices()
        return field

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.confirm_button)
        buttons.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(one_line_label(self.tr("下一步"), "heading", self))
        head.addWidget(self.tabs)
        head.addStretch(1)
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(10)
        inside.addWidget(self.seldom)
        inside.addWidget(self._explanation)
        inside.addLayout(self._place)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(scrolling(content, self), 1)
        layout.addLayout(buttons)

    def _on_tab_changed(self, _place: int = 0) -> None:
        self._begin(self.action())
        if not self.tabs.hasFocus() and not self.seldom.combo_box.hasFocus():
            self.focus_first()

    def _on_form_completed(self) -> None:
        self.confirm_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_confirm_clicked(self) -> None:
        if self._column is not None:
            self._column.clear_errors()
        self.step_wanted.emit(self.action(), self.typed())
