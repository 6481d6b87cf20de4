"""What has to be said for the next step of a case: one small form for each step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.models.custody import APPLICANT, RETAINED, held_by, unaccounted_originals
from app.models.errors import Problem
from app.models.records import Material
from app.views.buttons import ENTER_KEYS, ActionButton
from app.views.case_words import CHANNELS_OF_FOLLOW_UP, action_words
from app.views.draft_desk import DraftKeeping
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, Field, LineField, TextField
from app.views.labels import one_line_label, plain_label
from app.views.record_form import draft_words, fill_fields, value_of
from app.views.scale import scaled
from app.views.ticks_field import TicksField
from app.views.translation import captioned, sentence, spoken, spoken_pairs
from app.words.terms import CASE_CHANNEL, DELIVERY_METHOD, PAPER_FATE

if TYPE_CHECKING:
    from app.presenters.draft_presenter import FormDraft

SATISFIED, UNSATISFIED = "satisfied", "unsatisfied"
LEAST_FIELD_HEIGHT = 44
GAP, LINE_WIDTH = 18, 536


class RadioField(Field):
    """One of a few values, all in sight, for someone else to point at."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(caption, "", True, parent)
        self._box = QWidget(self)
        self._hold(self._box)
        self._lines = QGridLayout(self._box)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(GAP)
        self._group = QButtonGroup(self)
        self._group.buttonToggled.connect(self._on_changed)
        self._values: dict[QRadioButton, str] = {}

    def add_choice(self, value: str, words: str) -> None:
        """One more value."""
        button = QRadioButton(words, self._box)
        button.setAccessibleName(captioned(self.caption(), words))
        button.installEventFilter(self)
        self._values[button] = value
        self._group.addButton(button)
        if len(self._values) == 1:
            self._box.setFocusProxy(button)

    def end_choices(self) -> None:
        """Put them on one line, or on several when their words are long."""
        for button in self._values:
            button.ensurePolished()
        widths = [button.sizeHint().width() + GAP for button in self._values]
        fits = sum(widths) <= LINE_WIDTH
        a_line = len(widths) if fits else max(1, LINE_WIDTH // max(widths))
        for number, button in enumerate(self._values):
            self._lines.addWidget(button, *divmod(number, a_line))
        self._lines.setColumnStretch(a_line, 1)

    def buttons(self) -> dict[str, QRadioButton]:
        """Each value's button."""
        return {value: button for button, value in self._values.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter takes the one that has the focus, and moves on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() not in ENTER_KEYS or not isinstance(watched, QRadioButton):
            return super().eventFilter(watched, event)
        watched.setChecked(True)
        self.submitted.emit()
        return True

    def value(self) -> str:
        """The value chosen; empty when there is none."""
        return next((value for button, value in self._values.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose a value; an unknown one changes nothing."""
        for button, own in self._values.items():
            if own == value:
                button.setChecked(True)


class CaseActionForm(QFrame):
    """A card that asks what a step needs. A refusal leaves it as it is.

    Signals:
        confirmed: (str, dict) the step, and what was typed for it.
        cancelled: nothing is to be done.
    """

    confirmed = Signal(str, dict)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.action = ""
        self._fields: dict[str, Field] = {}
        self._drafts = DraftKeeping(self)
        self._materials: Sequence[Material] = ()
        self._title = one_line_label("", "heading", self)
        self._explanation = plain_label("", "muted", self)
        self._area = QScrollArea(self)
        self.confirm_button = ActionButton("", "", True, self)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.cancel_button = ActionButton(self.tr("取消"), "", False, self)
        self.cancel_button.clicked.connect(self.cancelled)
        self._lay_out()

    def begin(
        self, action: str, applicant_name: str, missing: str, materials: Sequence[Material] = ()
    ) -> None:
        """Ask for what `action` needs. `missing` names papers that are not here yet."""
        self.action = action
        self._materials = materials
        words = action_words(action)
        self._title.setText(words)
        self.setAccessibleName(words)
        self._explanation.setText(self._explanations().get(action, ""))
        self.confirm_button.setText(self.tr("确定{action}").format(action=words))
        self.confirm_button.setAccessibleName(self.confirm_button.text())
        self.confirm_button.updateGeometry()
        self._drafts.keep_at_once()
        self._put_rows(self._rows_for(action, applicant_name, missing))

    def keep_draft_of(self, case_id: str, case_words: str) -> None:
        """What is typed from now on is kept as the draft of this step of that case."""
        title = captioned(action_words(self.action), case_words)
        self._drafts.begin_step(title, ("case", case_id, self.action), self.values())

    def end_draft_of(self, case_id: str, action: str) -> None:
        """The step is kept."""
        self._drafts.end_step(("case", case_id, action))

    def leave(self) -> None:
        """The form was closed; what was typed waits for the next time."""
        self._drafts.leave()

    def values(self) -> dict[str, Any]:
        """What is kept as a draft."""
        return {name: value_of(field) for name, field in self._fields.items()}

    def show_draft(self, draft: "FormDraft") -> None:
        """Fill in what was typed earlier, and say so."""
        fill_fields(self._fields, draft.values)
        self._explanation.setText(draft_words(draft))

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or locked: what was typed this moment is kept too."""
        self._drafts.keep_at_once()
        super().hideEvent(event)

    def show_problem(self, problem: Problem) -> None:
        """The draft could not be read."""
        self._explanation.setText(sentence(problem))

    def typed(self) -> dict[str, Any]:
        """What was typed, by the names that CaseAnswers has."""
        said: dict[str, Any] = {}
        for name, field in self._fields.items():
            if isinstance(field, ChoiceField | RadioField):
                said[name] = field.value()
            elif isinstance(field, TicksField):
                said[name] = field.values()
            elif isinstance(field, LineField | TextField):
                said[name] = field.text()
        if "is_satisfied" in said:
            chosen = said["is_satisfied"]
            said["is_satisfied"] = chosen == SATISFIED if chosen else None
        return said

    def field(self, name: str) -> Field:
        """A field of the step that is asked about."""
        return self._fields[name]

    def _rows_for(self, action: str, applicant_name: str, missing: str) -> list[dict[str, Field]]:
        """The fields of a step, row by row, by the names that CaseAnswers has."""
        match action:
            case "deliver":
                receiver = LineField(self.tr("签收人"), is_required=True)
                receiver.set_text(applicant_name)
                return self._delivery_rows(receiver)
            case "custody":
                return self._custody_rows(applicant_name)
            case "verify" | "rectify" | "tell" | "appeal":
                return [{"note": TextField(self.tr("情况"), lines=3, is_required=True)}]
            case "follow_up":
                channels = [(key, spoken(CASE_CHANNEL, key)) for key in CHANNELS_OF_FOLLOW_UP]
                method = ChoiceField(self.tr("回访方式"), channels)
                first = {"method": method, "is_satisfied": self._satisfaction()}
                return [first, {"note": TextField(self.tr("群众意见"), lines=2)}]
            case "rework" | "withdraw" | "decline":
                return [{"note": TextField(self.tr("理由"), lines=3, is_required=True)}]
            case "ask_supplement":
                note = TextField(self.tr("缺什么、怎么补"), lines=3, is_required=True)
                note.set_text(self.tr("缺：{missing}").format(missing=missing) if missing else "")
                return [{"note": note}]
        return []

    def _explanations(self) -> dict[str, str]:
        return {
            "submit": self.tr("材料随件报送镇便民服务中心，之后由镇里受理。"),
            "deliver": self.tr("把结果交给申请人，原件一并退还。"),
            "custody": self.tr("退还要有签收人；留存、遗失、损坏要写原因。"),
            "verify": self.tr("向申请人问清差评的原因。"),
            "rectify": self.tr("写明怎么整改的。"),
            "tell": self.tr("写明怎么告知申请人的。"),
            "appeal": self.tr("误评或恶意差评可以请镇里认定；评价仍然保留。"),
            "follow_up": self.tr("问一问群众满意不满意，照原话记下来。"),
            "write_off": self.tr("群众已经满意，这一件就此销号。"),
            "rework": self.tr("群众不满意：这一件回到镇里再办一轮。"),
            "withdraw": self.tr("申请人不办了，材料退还申请人。"),
            "decline": self.tr("本站不能收这一件，要把理由告诉申请人。"),
            "ask_supplement": self.tr("缺的材料一次说全，随后打印一次性告知单。"),
            "archive": self.tr("归档以后只供查阅。"),
        }

    def _delivery_rows(self, receiver: LineField) -> list[dict[str, Field]]:
        relation = LineField(self.tr("与申请人关系"), placeholder=self.tr("本人不用填"))
        rows: list[dict[str, Field]] = [
            {"receiver_name": receiver, "receiver_relation": relation},
            {"method": ChoiceField(self.tr("送达方式"), spoken_pairs(DELIVERY_METHOD))},
            {
                "document_name": LineField(self.tr("证照名称")),
                "document_number": LineField(self.tr("证照编号")),
            },
        ]
        originals = unaccounted_originals(self._materials)
        if originals:
            every = [material.id for material in originals]
            rows.append({"returned": TicksField(self.tr("退还的原件"), originals, every)})
        return [*rows, {"note": LineField(self.tr("备注"))}]

    def _custody_rows(self, applicant_name: str) -> list[dict[str, Field]]:
        signer = LineField(self.tr("签收人"))
        signer.set_text(applicant_name)
        movable = [m for m in self._materials if held_by(m) not in (APPLICANT, RETAINED)]
        return [
            {"fate": ChoiceField(self.tr("去向"), spoken_pairs(PAPER_FATE))},
            {"material_ids": TicksField(self.tr("材料"), movable)},
            {"receiver_name": signer, "note": LineField(self.tr("原因"))},
        ]

    def _satisfaction(self) -> RadioField:
        field = RadioField(self.tr("是否满意"))
        field.add_choice(SATISFIED, self.tr("满意"))
        field.add_choice(UNSATISFIED, self.tr("不满意"))
        field.end_choices()
        return field

    def _put_rows(self, rows: list[dict[str, Field]]) -> None:
        """Ask these; what was asked before goes with the column that held it."""
        column = FormColumn()
        self._fields = {}
        for row in rows:
            column.add_row(*row.values())
            self._fields |= row
        column.completed.connect(self._on_form_completed)
        column.changed.connect(self._drafts.touch)
        self._area.setWidget(column)
        if rows:
            column.focus_first()
        else:
            self.confirm_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._title)
        head.addWidget(self._explanation, 1)
        buttons.setSpacing(10)
        buttons.addWidget(self.confirm_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setMinimumHeight(scaled(LEAST_FIELD_HEIGHT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)
        layout.addLayout(buttons)

    def _on_form_completed(self) -> None:
        self.confirm_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_confirm_clicked(self) -> None:
        self.confirmed.emit(self.action, self.typed())
