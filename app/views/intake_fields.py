"""The left half of the form for a new case: who, what, by whom, and money for others."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.form_column import FormColumn, scrolling
from app.views.forms import CheckField, ChoiceField, LineField
from app.views.intake_finder import FinderField
from app.views.intake_power import PowerPanel
from app.views.later import Later
from app.views.scale import is_large
from app.views.translation import spoken_pairs
from app.words.terms import CASE_CHANNEL, PROXY_KIND

ENTRUSTED = "entrusted"


def fields_in(form: QWidget) -> tuple["IntakeFields", QWidget]:
    """The fields, and what is to be laid out: they scroll by themselves, but in large text the whole form
    does.
    """
    if is_large():
        fields = IntakeFields(form)
        return fields, fields
    content = QWidget()
    area = scrolling(content, form)
    fields, column = IntakeFields(content), QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(fields)
    return fields, area


class IntakeFields(QWidget):
    """Fields that are not needed stay away: the power of attorney without a proxy, the ID number of
    somebody whom the roster knows, money while none is taken.

    Signals:
        changed: something was typed or chosen.
        main_completed: Enter was pressed in the last of the fields that every case has.
        completed: Enter was pressed in the last field of all.
    """

    changed = Signal()
    main_completed = Signal()
    completed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make_main_fields()
        self._make_more_fields()
        self._make_money_fields()
        columns = (self.main_fields, self.more_fields, self.money_fields)
        for column in columns:
            column.changed.connect(self._on_changed)
        self.main_fields.completed.connect(self.main_completed)
        self.more_fields.completed.connect(self._on_more_completed)
        self.money_fields.completed.connect(self.completed)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(12)
        for column in columns:
            layout.addWidget(column)
        layout.addStretch(1)
        self.show_unknown(is_unknown=False)
        self._show_what_is_needed()

    @Later
    def power(self) -> PowerPanel:
        """The power of attorney, of which few cases have one."""
        return PowerPanel(self)

    def take_part(self, _name: str, power: PowerPanel) -> None:
        """Below the proxy, for the eye and for Tab."""
        power.fill({})
        power.changed.connect(self._on_changed)
        power.completed.connect(self.request.setFocus)
        self._layout.insertWidget(self._layout.indexOf(self.more_fields) + 1, power)
        before: QWidget = self.proxy_kind.combo_box
        for widget in power.findChildren(QWidget):
            is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
            if is_stop and widget.window() is self.window():  # a list that drops down is another
                QWidget.setTabOrder(before, widget)
                before = widget

    def typed(self) -> dict[str, Any]:
        """What they hold, by the names that Intake has."""
        typed: dict[str, Any] = {
            "applicant_name": self.applicant.text(),
            "applicant_phone": self.phone.text(),
            "applicant_id_number": self.id_number.text(),
            "applicant_address": self.address.text(),
            "channel": self.channel.value(),
            "request": self.request.text(),
            "proxy_name": self.proxy_name.text(),
            "proxy_relation": self.proxy_relation.text(),
            "proxy_kind": "",
        }
        if self.has_proxy():
            typed["proxy_kind"] = self.proxy_kind.value()
            if self.needs_power():
                typed["power"] = self.power.typed()
        if self.has_money.is_checked():
            typed["money"] = {
                "amount": self.money_amount.text(),
                "payee": self.money_payee.text(),
                "purpose": self.money_purpose.text(),
            }
        return typed

    def fill(self, typed: Mapping[str, Any]) -> None:
        """Put a whole form's worth of words in; nothing for an empty form."""
        self.applicant.set_text(typed.get("applicant_name", ""))
        self.applicant.set_hint("")
        self.phone.line_edit.setPlaceholderText("")
        self.phone.set_text(typed.get("applicant_phone", ""))
        self.id_number.set_text(typed.get("applicant_id_number", ""))
        self.address.set_text(typed.get("applicant_address", ""))
        self.channel.set_value(typed.get("channel", "station"))
        self.proxy_name.set_text(typed.get("proxy_name", ""))
        self.proxy_relation.set_text(typed.get("proxy_relation", ""))
        self.proxy_kind.set_value(typed.get("proxy_kind") or ENTRUSTED)
        if typed.get("power") or self._has_power():
            self.power.fill(typed.get("power") or {})
        self.request.set_text(typed.get("request", ""))
        money = typed.get("money")
        self.has_money.set_checked(bool(money))
        for field, name in (
            (self.money_amount, "amount"),
            (self.money_payee, "payee"),
            (self.money_purpose, "purpose"),
        ):
            field.set_text((money or {}).get(name, ""))
        for column in (self.main_fields, self.more_fields, self.money_fields):
            column.clear_errors()
        is_new = not typed.get("applicant_id") and bool(typed.get("applicant_name"))
        self.show_unknown(is_unknown=is_new)
        self._show_what_is_needed()

    def show_unknown(self, *, is_unknown: bool) -> None:
        """Ask for number and address of somebody whom the roster does not know."""
        self.id_number.setVisible(is_unknown)
        self.address.setVisible(is_unknown)

    def has_proxy(self) -> bool:
        """Whether somebody stands in for the applicant."""
        return bool(self.proxy_name.text() or self.proxy_relation.text())

    def needs_power(self) -> bool:
        """Whether they need a power of attorney."""
        return bool(self.proxy_name.text()) and self.proxy_kind.value() == ENTRUSTED

    # -- inside

    def _make_main_fields(self) -> None:
        column = self.main_fields = FormColumn(self)
        self.applicant = FinderField(
            self.tr("申请人"),
            self.tr("姓名、拼音首字母、电话后四位、户号"),
            is_required=True,
            parent=column,
        )
        may_be_left = self.tr("可以不填")
        self.phone = LineField(self.tr("电话"), parent=column)
        self.id_number = LineField(self.tr("证件号码"), placeholder=may_be_left, parent=column)
        self.address = LineField(self.tr("住址"), placeholder=may_be_left, parent=column)
        self.item = FinderField(
            self.tr("事项"), self.tr("事项名称、拼音首字母或类别"), is_required=True, parent=column
        )
        column.add_row(self.applicant, self.phone, stretches=(5, 3))
        column.add_row(self.id_number, self.address, stretches=(1, 1))
        column.add_field(self.item)

    def _make_more_fields(self) -> None:
        column = self.more_fields = FormColumn(self)
        self.channel = ChoiceField(self.tr("怎么来的"), spoken_pairs(CASE_CHANNEL), parent=column)
        self.proxy_name = LineField(
            self.tr("代为办理的人"), placeholder=self.tr("本人来办不用填"), parent=column
        )
        self.proxy_relation = LineField(self.tr("与申请人关系"), parent=column)
        self.proxy_kind = ChoiceField(
            self.tr("凭什么代办"), spoken_pairs(PROXY_KIND), parent=column
        )
        column.add_row(
            self.channel,
            self.proxy_name,
            self.proxy_relation,
            self.proxy_kind,
            stretches=(3, 4, 3, 3),
        )

    def _make_money_fields(self) -> None:
        column = self.money_fields = FormColumn(self)
        self.request = LineField(
            self.tr("要办的情况"), placeholder=self.tr("可以不填"), parent=column
        )
        self.has_money = CheckField("", self.tr("代收要交给别的单位的钱"), parent=column)
        self.money_amount = LineField(self.tr("金额（元）"), parent=column)
        self.money_payee = LineField(self.tr("交给哪个单位"), parent=column)
        self.money_purpose = LineField(self.tr("什么费"), parent=column)
        column.add_field(self.request)
        column.add_field(self.has_money)
        column.add_row(self.money_amount, self.money_payee, self.money_purpose, stretches=(2, 4, 3))

    def _has_power(self) -> bool:
        return "power" in vars(self)

    def _show_what_is_needed(self) -> None:
        self.proxy_kind.setVisible(self.has_proxy())
        if self.needs_power() or self._has_power():
            self.power.setVisible(self.needs_power())
        for field in (self.money_amount, self.money_payee, self.money_purpose):
            field.setVisible(self.has_money.is_checked())

    def _on_changed(self) -> None:
        self._show_what_is_needed()
        self.changed.emit()

    def _on_more_completed(self) -> None:
        if self.needs_power():
            self.power.focus_first()
        else:
            self.money_fields.focus_first()
