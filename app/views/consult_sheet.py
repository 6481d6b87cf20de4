"""An enquiry that only wants advice: one box, the item, one key."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.models.catalog import ServiceItem
from app.models.errors import Problem
from app.models.proofs import Proof
from app.views.form_column import FormColumn
from app.views.forms import ChoiceField, LineField
from app.views.intake_finder import FinderField
from app.views.intake_words import about_item, found_items
from app.views.labels import plain_label
from app.views.record_form import DraftedSheet, draft_words
from app.views.translation import listed, spoken_pairs
from app.words.terms import CASE_CHANNEL

if TYPE_CHECKING:
    from app.presenters.draft_presenter import FormDraft

WIDTH, HEIGHT = 700, 560
ROAD = ("consult",)


class ConsultSheet(DraftedSheet):
    """Shows what there is to tell while it is told. Its presenter is ConsultPresenter.

    Signals:
        items_wanted: (str) look for items.
        item_chosen: (object) a ServiceItem or Proof from the list.
        item_kept: (str) the code of the item that a draft was kept with.
        keep_wanted: (dict, bool) what was typed, as Consultation has it; whether its page is wanted.
        kept: (str, bool) the id of the enquiry, and whether its page is wanted.
    """

    items_wanted = Signal(str)
    item_chosen = Signal(object)
    item_kept = Signal(str)
    keep_wanted = Signal(dict, bool)
    kept = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("咨询登记"), self.tr("只问不办的记一笔；以后要办，接着登记。"), parent
        )
        self._item_code = ""
        self.item = FinderField(self.tr("问的什么事"), self.tr("事项名称、拼音首字母或类别"))
        self.item.search_wanted.connect(self.items_wanted)
        self.item.chosen.connect(self.item_chosen)
        self.item.choice_dropped.connect(self._on_item_dropped)
        self.request = LineField(self.tr("或者写一句"), placeholder=self.tr("可以不填"))
        self.applicant = LineField(self.tr("谁问的"), placeholder=self.tr("可以不填"))
        self.phone = LineField(self.tr("电话"), placeholder=self.tr("可以不填"))
        self.channel = ChoiceField(self.tr("怎么来的"), spoken_pairs(CASE_CHANNEL), parent=self)
        self._told = plain_label("", "body", self)
        first, rest = FormColumn(), FormColumn()
        first.add_field(self.item)
        first.completed.connect(self._on_item_completed)
        rest.add_field(self.request)
        rest.add_row(self.channel, self.applicant, self.phone)
        rest.completed.connect(self._go_to_button)
        self.body.addWidget(first)
        self.body.addWidget(self._told)
        self.body.addWidget(rest)
        self.body.addWidget(self.begin_anew_button)
        self.body.addStretch(1)
        self.add_cancel()
        self.more_button = self.add_action(self.tr("记下并打印要带的材料"), "Ctrl+P")
        self.more_button.clicked.connect(self._on_more_clicked)
        self.keep_button = self.add_action(self.tr("记下"), "Ctrl+S", is_primary=True)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.set_size(WIDTH, HEIGHT)
        self.item.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fields: dict[str, FinderField | LineField] = {
            "item": self.item,
            "request": self.request,
            "applicant": self.applicant,
            "phone": self.phone,
        }
        for field in self._fields.values():
            field.changed.connect(self._drafts.touch)
        self.channel.changed.connect(self._drafts.touch)

    def showEvent(self, event: QShowEvent) -> None:
        """What was typed earlier is asked for."""
        super().showEvent(event)
        self._drafts.begin(self.values(), ROAD)

    def values(self) -> dict[str, str]:
        """What is kept as a draft."""
        said = {name: field.text() for name, field in self._fields.items()}
        return {"item_code": self._item_code, "channel": self.channel.value(), **said}

    def show_draft(self, draft: "FormDraft") -> None:
        """Fill in what was typed earlier, and say so."""
        self.fill(draft.values)
        self.set_subtitle(draft_words(draft))
        self.begin_anew_button.show()
        if self._item_code:
            self.item_kept.emit(self._item_code)

    def show_items(self, items: Sequence[ServiceItem | Proof]) -> None:
        """Which items may be meant."""
        self.item.show_found(self.item.text(), found_items(items))

    def show_item(self, item: ServiceItem) -> None:
        """What there is to tell about the item."""
        self.clear_message()
        self._item_code = item.code
        self.item.show_chosen(item.name, about_item(item))
        names = listed(material.name for material in item.materials)
        self._told.setText(self.tr("要带的材料：{names}").format(names=names) if names else "")
        self._go_to_button()

    def refuse_item(self, problem: Problem) -> None:
        """A certificate that no village may issue: the sentence is the advice."""
        self._item_code = ""
        self.request.set_text(self.item.text())
        self.item.set_text("")
        self.show_problem(problem)
        self._go_to_button()

    def show_kept(self, case_id: str, *, wants_more: bool) -> None:
        """The enquiry is kept."""
        self.accept()
        self.kept.emit(case_id, wants_more)

    def typed(self) -> dict[str, Any]:
        """What it holds, by the names that Consultation has. Words that are no item are a sentence."""
        words = self.item.text()
        loose = "" if self._item_code else words
        return {
            "item_code": self._item_code,
            "request": " ".join(filter(None, [loose, self.request.text()])),
            "applicant_name": self.applicant.text(),
            "applicant_phone": self.phone.text(),
            "channel": self.channel.value(),
        }

    def told(self) -> str:
        """What stands there to be read out."""
        return self._told.text()

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show what `values` told once."""
        self._item_code = values["item_code"]
        self.channel.set_value(values.get("channel", "station"))  # older drafts name none
        for name, field in self._fields.items():
            field.set_text(values[name])

    def _on_begin_anew_clicked(self) -> None:
        super()._on_begin_anew_clicked()
        self._told.setText("")
        self.item.set_hint("")
        self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_button(self) -> None:
        self.keep_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_item_completed(self) -> None:
        if self._item_code or self.item.text():
            self._go_to_button()
        else:
            self.request.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_item_dropped(self) -> None:
        self._item_code = ""
        self.item.set_hint("")
        self._told.setText("")

    def _on_keep_clicked(self) -> None:
        self.keep_wanted.emit(self.typed(), False)

    def _on_more_clicked(self) -> None:
        self.keep_wanted.emit(self.typed(), True)
