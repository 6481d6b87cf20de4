"""The form for a new case: one screen for every item, filled in while the villager stands there."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.catalog import ServiceItem
from app.models.errors import Problem
from app.models.proofs import Proof
from app.views.form_column import FormColumn, scrolling
from app.views.forms import ChoiceField, LineField
from app.views.intake_draft_strip import DraftStrip
from app.views.intake_finder import FinderField, Found
from app.views.intake_papers import IntakePapers
from app.views.intake_summary import IntakeSummary
from app.views.labels import one_line_label, plain_label
from app.views.page import Page
from app.views.status_chip import StatusChip, Tone
from app.views.translation import spoken, spoken_limit, spoken_moment, spoken_pairs
from app.words.terms import CASE_CHANNEL, ITEM_MODE

PAUSE_MILLISECONDS = 700


class IntakePage(Page):
    """The form for a new case. Its presenter is IntakePresenter.

    Signals:
        register_wanted: (dict) the case is to be registered; what was typed, as Intake has it.
        draft_changed: (dict) a pause in typing: what was typed so far.
        draft_continued: what was typed earlier is wanted.
        draft_given_up: what was typed earlier is not wanted.
        applicants_wanted: (str) look for villagers.
        items_wanted: (str) look for items.
        applicant_chosen: (object) an Applicant from the list.
        item_chosen: (object) a ServiceItem from the list.
        case_registered: (str) the id of the case that is kept now.
        back_requested: the list is wanted.
    """

    register_wanted = Signal(dict)
    draft_changed = Signal(dict)
    draft_continued = Signal()
    draft_given_up = Signal()
    applicants_wanted = Signal(str)
    items_wanted = Signal(str)
    applicant_chosen = Signal(object)
    item_chosen = Signal(object)
    case_registered = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("新登记"), "", parent)
        self._applicant: Any = None
        self._item_code = ""
        self._is_filling = False
        self.register_button = self.add_action(self.tr("登记"), "Ctrl+S", is_primary=True)
        self.register_button.clicked.connect(self._on_register_clicked)
        self.back_button = self.add_action(self.tr("返回"), "Esc")
        self.back_button.clicked.connect(self.back_requested)
        self.draft_strip = DraftStrip(self)
        self.draft_strip.continued.connect(self.draft_continued)
        self.draft_strip.given_up.connect(self.draft_given_up)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._keep_draft)
        self._make_fields()
        self.papers = IntakePapers()
        self.papers.changed.connect(self._on_changed)
        self.papers.completed.connect(self._go_to_button)
        self.summary = IntakeSummary(self)
        self._form = QWidget(self)
        self._lay_out_body()
        self.setFocusProxy(self.applicant)

    # -- what the presenter shows

    def clear_form(self) -> None:
        """An empty form, the cursor in its first field."""
        self.draft_strip.hide()
        self._form.setEnabled(True)
        self.register_button.setEnabled(True)
        self._fill({}, None, None)
        self.applicant.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_catalog_kind(self, *, is_sample: bool) -> None:
        """Say so when the catalogue is only a sample."""
        self._sample.setVisible(is_sample)

    def show_applicants(self, applicants: Sequence[Any]) -> None:
        """Who may be meant; the last line takes the name as it was typed."""
        query = self.applicant.text()
        found = [
            Found(self._title_of(person), self._about(person), person) for person in applicants
        ]
        if not query.isascii():
            title = self.tr("不在花名册里：就按“{name}”登记").format(name=query)
            found.append(Found(title, self.tr("姓名照输入的写"), None))
        self.applicant.show_found(query, found)

    def show_applicant(self, applicant: Any) -> None:
        """Show who the applicant is."""
        self._applicant = applicant
        about = [*self._household_words(applicant), applicant.masked_id_number, applicant.doubt]
        self.applicant.show_chosen(applicant.name, "　".join(filter(None, about)))
        self.phone.line_edit.setPlaceholderText(applicant.masked_phone)
        self._on_changed()

    def show_items(self, items: Sequence[ServiceItem | Proof]) -> None:
        """Which items, or certificates that no village may issue, may be meant."""
        found = [Found(item.name, self._about_choice(item), item) for item in items]
        self.item.show_found(self.item.text(), found)

    def refuse_item(self, problem: Problem) -> None:
        """Say why it cannot be done here; what was typed goes, so that Enter does not ask again."""
        self._item_code = ""
        self.item.set_text("")
        self.show_problem(problem)
        self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, sheet: Any) -> None:
        """Show the item that is wanted, its papers and its dates."""
        self._show_item(sheet, sheet.materials)
        self._on_changed()
        self.papers.focus_first()

    def offer_draft(self, draft: Any) -> None:
        """Ask about what was typed earlier; nothing else can be done before."""
        about = [draft.intake.applicant_name, draft.item.item.name if draft.item else ""]
        self.draft_strip.offer("　".join(filter(None, about)), spoken_moment(draft.saved_at))
        self._form.setEnabled(False)
        self.register_button.setEnabled(False)
        self.draft_strip.continue_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_draft(self, draft: Any) -> None:
        """Fill the form with what was typed earlier."""
        self.draft_strip.hide()
        self._form.setEnabled(True)
        self.register_button.setEnabled(True)
        intake = draft.intake
        typed = {name: getattr(intake, name) for name in intake.__struct_fields__}
        self._fill(typed, draft.applicant, draft.item)
        self.applicant.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_missing(self, field: str) -> None:
        """Point at a field that must be filled."""
        if field == "applicant":
            self.applicant.show_error(self.tr("请写申请人姓名，或从列表里选"))
            self.applicant.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.item.show_error(self.tr("请从列表里选一个事项"))
            self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        """The case is being kept. Buttons stay as they are: one that went grey would pass the focus
        to its neighbour, and a second Enter would press that.
        """
        if is_busy:
            self.setCursor(Qt.CursorShape.BusyCursor)
        else:
            self.unsetCursor()

    def show_registered(self, case_id: str) -> None:
        """The case is kept."""
        self.case_registered.emit(case_id)

    # -- what was typed

    def typed(self) -> dict[str, Any]:
        """What the form holds, by the names that Intake has."""
        applicant = self._applicant
        return {
            "item_code": self._item_code,
            "applicant_name": self.applicant.text(),
            "materials": self.papers.typed(),
            "applicant_id": applicant.person_id if applicant else "",
            "applicant_phone": self.phone.text(),
            "household_id": applicant.household_id if applicant else "",
            "channel": self.channel.value(),
            "request": self.request.text(),
            "proxy_name": self.proxy_name.text(),
            "proxy_relation": self.proxy_relation.text(),
        }

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the form keeps what was typed, without waiting for a pause."""
        super().hideEvent(event)
        if self._pause.isActive():
            self._pause.stop()
            self._keep_draft()

    # -- inside

    def _make_fields(self) -> None:
        self.applicant = FinderField(
            self.tr("申请人"),
            self.tr("姓名、拼音首字母、电话后四位、户号"),
            is_required=True,
        )
        self.applicant.search_wanted.connect(self.applicants_wanted)
        self.applicant.chosen.connect(self._on_applicant_taken)
        self.applicant.choice_dropped.connect(self._on_applicant_dropped)
        self.phone = LineField(self.tr("电话"))
        self.item = FinderField(
            self.tr("事项"), self.tr("事项名称、拼音首字母或类别"), is_required=True
        )
        self.item.search_wanted.connect(self.items_wanted)
        self.item.chosen.connect(self.item_chosen)
        self.item.choice_dropped.connect(self._on_item_dropped)
        self.channel = ChoiceField(self.tr("怎么来的"), spoken_pairs(CASE_CHANNEL))
        self.proxy_name = LineField(self.tr("代为办理的人"), placeholder=self.tr("本人来办不用填"))
        self.proxy_relation = LineField(self.tr("与申请人关系"))
        self.request = LineField(self.tr("要办的情况"), placeholder=self.tr("可以不填"))
        self.main_fields = FormColumn()
        self.main_fields.add_row(self.applicant, self.phone, stretches=(5, 3))
        self.main_fields.add_field(self.item)
        self.main_fields.completed.connect(self._on_main_fields_completed)
        self.more_fields = FormColumn()
        self.more_fields.add_row(
            self.channel, self.proxy_name, self.proxy_relation, stretches=(2, 3, 2)
        )
        self.more_fields.add_field(self.request)
        self.more_fields.completed.connect(self._go_to_button)
        for column in (self.main_fields, self.more_fields):
            column.changed.connect(self._on_changed)

    def _lay_out_body(self) -> None:
        self._sample = QWidget(self)
        sample = QHBoxLayout(self._sample)
        sample.setContentsMargins(0, 0, 0, 0)
        sample.setSpacing(10)
        sample.addWidget(StatusChip(self.tr("示例目录"), Tone.WARNING, self._sample))
        words = self.tr("材料和时限只供试用；正式办件前，请导入县里公布的事项清单。")
        sample.addWidget(plain_label(words, "muted", self._sample), 1)
        self._sample.hide()
        left, right, columns = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(self._form)
        left.setSpacing(18)
        left.addWidget(self.main_fields)
        left.addWidget(self.more_fields)
        left.addStretch(1)
        right.setSpacing(12)
        right.addWidget(self._paper_card(), 1)
        right.addWidget(self.summary)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(28)
        columns.addLayout(left, 1)
        columns.addLayout(right, 1)
        self.body.addWidget(self.draft_strip)
        self.body.addWidget(self._sample)
        self.body.addWidget(self._form, 1)

    def _paper_card(self) -> QFrame:
        card = QFrame(self._form)
        card.setProperty("kind", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(18, 14, 10, 14)
        layout.setSpacing(10)
        layout.addWidget(one_line_label(self.tr("收到的材料"), "heading", card))
        layout.addWidget(scrolling(self.papers, card), 1)
        return card

    def _fill(self, typed: dict[str, Any], applicant: Any, sheet: Any) -> None:
        """Put a whole form's worth of words in, without taking it for typing."""
        self._is_filling = True
        self._applicant = None
        self.applicant.set_text(typed.get("applicant_name", ""))
        self.applicant.set_hint("")
        self.phone.line_edit.setPlaceholderText("")
        self.phone.set_text(typed.get("applicant_phone", ""))
        self.channel.set_value(typed.get("channel", "station"))
        self.proxy_name.set_text(typed.get("proxy_name", ""))
        self.proxy_relation.set_text(typed.get("proxy_relation", ""))
        self.request.set_text(typed.get("request", ""))
        if applicant is not None:
            self.show_applicant(applicant)
        self._show_item(sheet, typed.get("materials", ()))
        for column in (self.main_fields, self.more_fields):
            column.clear_errors()
        self._is_filling = False
        self._pause.stop()

    def _show_item(self, sheet: Any, materials: Sequence[Any]) -> None:
        self._item_code = sheet.item.code if sheet else ""
        if sheet:
            self.item.show_chosen(sheet.item.name, self._about_item(sheet.item))
        else:
            self.item.set_text("")
            self.item.set_hint("")
        self.papers.show_materials(materials if sheet else ())
        self.summary.show_dates(sheet.dates if sheet else None)
        self.summary.show_missing(self.papers.missing(), bool(sheet))

    def _title_of(self, person: Any) -> str:
        relation = person.head_relation
        return f"{person.name}　{relation}" if relation else person.name

    def _about(self, person: Any) -> str:
        numbers = [person.masked_phone, person.masked_id_number]
        return "　".join(filter(None, [*self._household_words(person), *numbers, person.doubt]))

    def _household_words(self, person: Any) -> list[str]:
        parts = []
        if person.household_number:
            parts.append(self.tr("户号 {number}").format(number=person.household_number))
        if person.head_name and person.head_name != person.name:
            parts.append(self.tr("户主 {name}").format(name=person.head_name))
        return parts

    def _about_choice(self, item: ServiceItem | Proof) -> str:
        if isinstance(item, Proof):
            return self.tr("▲ 村里不能开具　{advice}").format(advice=item.advice)
        return self._about_item(item)

    def _about_item(self, item: ServiceItem) -> str:
        mode = spoken(ITEM_MODE, item.mode)
        limit = spoken_limit(item.limit_amount, item.limit_unit)
        return "　".join(filter(None, [item.category, mode, limit, item.department, item.note]))

    def _on_applicant_taken(self, applicant: Any) -> None:
        if applicant is None:
            self.applicant.show_chosen(self.applicant.text(), self.tr("不在花名册里"))
            self._on_changed()
        else:
            self.applicant_chosen.emit(applicant)

    def _on_applicant_dropped(self) -> None:
        self._applicant = None
        self.applicant.set_hint("")
        self.phone.line_edit.setPlaceholderText("")

    def _on_item_dropped(self) -> None:
        self._item_code = ""
        self.item.set_hint("")
        self.papers.show_materials(())
        self.summary.show_dates(None)
        self.summary.show_missing((), False)

    def _on_main_fields_completed(self) -> None:
        if not self.papers.focus_first() and self._item_code:
            self._go_to_button()

    def _go_to_button(self) -> None:
        self.register_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self.summary.show_missing(self.papers.missing(), bool(self._item_code))
        self._pause.start()

    def _keep_draft(self) -> None:
        self.draft_changed.emit(self.typed())

    def _on_register_clicked(self) -> None:
        self._pause.stop()
        self.register_wanted.emit(self.typed())
