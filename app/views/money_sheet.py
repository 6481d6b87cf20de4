"""Money of statutory fees, step by step: taken, paid on with a voucher, change returned."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.models.intake_records import MoneyStep
from app.models.pass_through import yuan_words
from app.views.form_column import FormColumn, scrolling
from app.views.forms import ChoiceField, LineField
from app.views.labels import plain_label
from app.views.record_form import FieldsSheet
from app.views.translation import spoken, spoken_pairs
from app.words.terms import MONEY_ACTION

if TYPE_CHECKING:
    from app.presenters.case_extras_presenter import CaseExtras

WIDTH, HEIGHT = 760, 560


class MoneySheet(FieldsSheet):
    """What became of the money, and the next step.

    Signals:
        noted: (dict) a step, by the names that MoneyEntry has.
    """

    noted = Signal(dict)

    def __init__(self, extras: "CaseExtras", parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("MoneySheet", "代收代缴")
        super().__init__(title, "", parent)
        self.set_subtitle(self.tr("代办免费；这里只记要交给别的单位的钱。"))
        self.road = ("money", extras.case_id)
        self._draft_title = f"{title} {extras.applicant_name}".strip()
        self._is_begun = False
        self._lines = plain_label("", "body", self)
        self._left = plain_label("", "heading", self)
        self.action = ChoiceField(self.tr("做什么"), spoken_pairs(MONEY_ACTION))
        self.action.changed.connect(self._show_what_is_needed)
        self.amount = LineField(self.tr("金额（元）"))
        self.payee = LineField(self.tr("收款单位"))
        self.purpose = LineField(self.tr("什么费"))
        self.voucher_number = LineField(self.tr("票据号"))
        self.receiver_name = LineField(self.tr("交给谁"))
        self.voided = ChoiceField(self.tr("作废哪一笔"))
        self.fields = {
            "action": self.action,
            "amount": self.amount,
            "payee": self.payee,
            "purpose": self.purpose,
            "voucher_number": self.voucher_number,
            "receiver_name": self.receiver_name,
            "voided_id": self.voided,
        }
        self._column = FormColumn()
        self._column.add_row(self.action, self.amount)
        self._column.add_row(self.payee, self.purpose)
        self._column.add_row(self.voucher_number, self.receiver_name)
        self._column.add_field(self.voided)
        self.body.addWidget(scrolling(self._lines, self), 1)
        self.body.addWidget(self._left)
        self.body.addWidget(self._column)
        self.keep_fields()
        self.add_cancel(self.tr("关闭"))
        self.note_button = self.add_action(self.tr("记账"), "Ctrl+S", is_primary=True)
        self.note_button.clicked.connect(self._on_note_clicked)
        self._column.completed.connect(self.note_button.setFocus)
        self.set_size(WIDTH, HEIGHT)
        self.show_extras(extras)

    def begin_draft(self) -> None:
        """One draft a case, and another for each step of its money."""
        if not self._is_begun:
            self._is_begun = True
            self._drafts.begin_step(self._draft_title, self.road, self.values())

    def show_extras(self, extras: "CaseExtras") -> None:
        """Show the steps of a CaseExtras, and propose the next where nobody has typed one."""
        self._lines.setText("\n".join(extras.money_lines) or self.tr("还没有代收的钱。"))
        words = self.tr("手里还有 {left}").format(left=yuan_words(extras.money.left))
        self._left.setText(words)
        if self._is_begun:
            return
        self.voided.set_choices([(step.id, self._about(step)) for step in extras.money_steps])
        collected = [step for step in extras.money_steps if step.action == "collect"]
        if collected:
            self.payee.set_text(collected[-1].payee)
            self.purpose.set_text(collected[-1].purpose)
        is_paid = any(step.action == "pay" for step in extras.money_steps)
        left = extras.money.left
        self.action.set_value(("return_change" if is_paid else "pay") if left > 0 else "collect")
        self.amount.set_text(f"{left // 100}.{left % 100:02d}" if left > 0 else "")
        self._show_what_is_needed()
        self._column.focus_first()
        if self.isVisible():
            self.begin_draft()

    def clear_typed(self) -> None:
        """The step is kept: the next one is proposed."""
        self._drafts.end_step(self.road)
        self._is_begun = False
        self.begin_anew_button.hide()
        for field in (self.amount, self.voucher_number, self.receiver_name):
            field.set_text("")
        self.clear_message()

    def lines(self) -> str:
        """What the book says."""
        return self._lines.text()

    def _about(self, step: MoneyStep) -> str:
        return f"{spoken(MONEY_ACTION, step.action)} {yuan_words(step.amount_fen)}"

    def _show_what_is_needed(self) -> None:
        action = self.action.value()
        self.amount.setVisible(action != "void")
        self.payee.setVisible(action in ("collect", "pay"))
        self.purpose.setVisible(action == "collect")
        self.voucher_number.setVisible(action == "pay")
        self.receiver_name.setVisible(action == "return_change")
        self.voided.setVisible(action == "void")

    def _on_note_clicked(self) -> None:
        action = self.action.value()
        typed = {"action": action}
        if action == "void":
            typed["voided_id"] = self.voided.value()
        else:
            typed["amount"] = self.amount.text()
        if action in ("collect", "pay"):
            typed["payee"] = self.payee.text()
        if action == "collect":
            typed["purpose"] = self.purpose.text()
        if action == "pay":
            typed["voucher_number"] = self.voucher_number.text()
        if action == "return_change":
            typed["receiver_name"] = self.receiver_name.text()
        self.noted.emit(typed)
