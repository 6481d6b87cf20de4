"""Forms of requests about one's own data: taking one down, and answering it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField, TextField
from app.views.record_form import FieldsSheet
from app.views.scale import scaled
from app.views.translation import spoken_pairs
from app.words.rights_words import REQUEST_ACTION, REQUEST_OUTCOME

WIDTH = 640


class RequestSheet(FieldsSheet):
    """What a villager asks for. Stays open until it is kept.

    Signals:
        typed: (str, str, str) action, who asks for the villager, what they say.
    """

    typed = Signal(str, str, str)

    def __init__(self, person_id: str, name: str, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("RequestSheet", "{name} 要查阅、更正或删除自己的资料")
        super().__init__(title.format(name=name), "", parent)
        self.road, self.mark = ("request", person_id), person_id
        self.set_subtitle(self.tr("登记以后，管理员在“设置—个人信息申请”里答复，15个工作日以内。"))
        self.action = ChoiceField(self.tr("要做什么"), spoken_pairs(REQUEST_ACTION))
        self.asked_by = LineField(self.tr("代为提出的人"), self.tr("本人来的不用填"))
        self.content = TextField(
            self.tr("本人怎么说"), self.tr("要更正的，写明哪里不对、应当是什么")
        )
        form = FormColumn(self)
        form.setMinimumWidth(scaled(WIDTH))
        form.add_row(self.action, self.asked_by)
        form.add_row(self.content)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.fields = {
            "action": self.action, "asked_by": self.asked_by, "content": self.content,
        }  # fmt: skip
        self.keep_fields()
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("登记"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        form.completed.connect(self.keep_button.setFocus)
        form.focus_first()

    def _on_keep_clicked(self) -> None:
        self.typed.emit(self.action.value(), self.asked_by.text(), self.content.text())


class AnswerSheet(FieldsSheet):
    """What was done about a request, or why not. Stays open until it is kept.

    Signals:
        typed: (str, str) outcome and answer.
    """

    typed = Signal(str, str)

    def __init__(self, about: str, parent: QWidget | None = None, request_id: str = "") -> None:
        title = QCoreApplication.translate("AnswerSheet", "答复申请")
        super().__init__(title, about, parent, f"{title} {about}")
        self.mark = request_id
        outcomes = {key: words for key, words in REQUEST_OUTCOME.items() if key}
        self.outcome = ChoiceField(self.tr("结果"), spoken_pairs(outcomes))
        self.answer = TextField(
            self.tr("答复"), self.tr("写给本人看；不能办的写明为什么"), is_required=True
        )
        form = FormColumn(self)
        form.setMinimumWidth(scaled(WIDTH))
        form.add_row(self.outcome)
        form.add_row(self.answer)
        form.changed.connect(self.clear_message)
        self.body.addWidget(form)
        self.fields = {"outcome": self.outcome, "answer": self.answer}
        self.keep_fields()
        self.add_cancel()
        self.keep_button = self.add_action(self.tr("答复"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        form.completed.connect(self.keep_button.setFocus)
        form.focus_first()

    def _on_keep_clicked(self) -> None:
        self.typed.emit(self.outcome.value(), self.answer.text())
