"""Going on with a case although papers are missing that may follow (容缺受理)."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.views.intake_deficiency import DeficiencyPanel
from app.views.labels import plain_label
from app.views.record_form import FieldsSheet
from app.views.scale import scaled
from app.views.translation import listed

WIDTH = 720


class DeficiencySheet(FieldsSheet):
    """What is missing, and until when it is promised.

    Signals:
        accepted_with: (dict) the terms, by the names that DeficiencyTerms has.
    """

    accepted_with = Signal(dict)

    def __init__(self, extras: Any, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("DeficiencySheet", "容缺受理")
        super().__init__(title, "", parent, f"{title} {extras.applicant_name}")
        self.set_subtitle(self.tr("先收下往前办，缺的材料由申请人承诺补交；到期不补，受理终止。"))
        self.road, self.mark = ("deficiency", extras.case_id), extras.case_id
        offer = extras.deficiency_offer
        words = self.tr("缺：{names}").format(names=listed(offer.names))
        self.body.addWidget(plain_label(words, "body", self))
        self.panel = DeficiencyPanel(self)
        self.panel.show_limits(offer.usual_on, offer.latest_on)
        self.panel.offer_alone()
        self.body.addWidget(self.panel)
        self.fields = {
            "due_on": self.panel.due_on,
            "supplement_way": self.panel.supplement_way,
            "is_credit_checked": self.panel.is_credit_checked,
        }
        self.keep_fields()
        self.add_cancel()
        self.accept_button = self.add_action(self.tr("容缺受理"), "Ctrl+S", is_primary=True)
        self.accept_button.clicked.connect(self._on_accept_clicked)
        self.panel.completed.connect(self.accept_button.setFocus)
        self.resize(scaled(WIDTH), self.sizeHint().height())
        self.panel.fields.focus_first()

    def _on_accept_clicked(self) -> None:
        self.accepted_with.emit(self.panel.typed())
