"""The form for a new case: one screen for every item, filled in while the villager stands there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.catalog import ServiceItem
from app.models.errors import Problem
from app.models.proofs import Proof
from app.views.intake_deficiency import DeficiencyPanel
from app.views.intake_draft_strip import DraftStrip
from app.views.intake_fields import fields_in
from app.views.intake_finder import Found
from app.views.intake_mending import place_to_mend
from app.views.intake_paper_card import PaperCard
from app.views.intake_sample import SampleNotice
from app.views.intake_summary import IntakeSummary
from app.views.intake_words import (
    about_applicant,
    about_item,
    found_items,
    household_words,
    picture_words,
)
from app.views.page import Page
from app.views.picture_sheets import CameraSheet, PictureSheet
from app.views.picture_strip import PictureStrip
from app.views.scale import side_by_side

if TYPE_CHECKING:
    from app.presenters.intake_reading import Applicant, IntakeDraft, ItemSheet, WaitingDraft
    from app.presenters.picture_files import CameraFile, ShownPicture

PAUSE_MILLISECONDS = 700


class IntakePage(Page):
    """The form for a new case. Its presenter is IntakePresenter.

    Signals:
        register_wanted: (dict) the case is to be registered; what was typed, as Intake has it.
        draft_changed: (dict) a pause in typing: what was typed so far.
        draft_continued: (str) the draft of that key is wanted.
        draft_given_up: (str) the draft of that key is not wanted.
        set_aside_wanted: this form may wait; an empty one is wanted.
        applicants_wanted: (str) look for villagers.
        items_wanted: (str) look for items.
        applicant_chosen: (object) an Applicant from the list.
        item_chosen: (object) a ServiceItem or Proof from the list.
        pictures_added: (list of (name, path, bytes), str) pictures, and the paper that they show.
        picture_removed: (int) the picture at that place is not wanted.
        camera_wanted: (str) the newest pictures of that folder, or of the remembered one.
        case_registered: (str) the id of the case that is kept now.
        back_requested: the list is wanted.
    """

    register_wanted = Signal(dict)
    draft_changed = Signal(dict)
    draft_continued = Signal(str)
    draft_given_up = Signal(str)
    set_aside_wanted = Signal()
    applicants_wanted = Signal(str)
    items_wanted = Signal(str)
    applicant_chosen = Signal(object)
    item_chosen = Signal(object)
    pictures_added = Signal(list, str)
    picture_removed = Signal(int)
    camera_wanted = Signal(str)
    case_registered = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("新登记"), "", parent)
        self._applicant: Any = None
        self._item_code = ""
        self._consult_case_id = ""
        self._is_filling = False
        self._shown_pictures: Sequence[Any] = ()
        self._target_names: list[str] = []
        self._camera: CameraSheet | None = None
        self.register_button = self.add_action(self.tr("登记"), "Ctrl+S", is_primary=True)
        self.register_button.clicked.connect(self._on_register_clicked)
        self.aside_button = self.add_action(self.tr("先放一放，接下一位"), "Ctrl+B")
        self.aside_button.clicked.connect(self._on_aside_clicked)
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.back_requested)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._keep_draft)
        self._make_parts()
        self._lay_out_body()
        self.setFocusProxy(self.applicant)

    # -- what the presenter shows

    def clear_form(self) -> None:
        """An empty form, the cursor in its first field."""
        self._fill({}, None, None)
        self.applicant.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_catalog_kind(self, *, is_sample: bool) -> None:
        """Say so when the catalogue is only a sample."""
        self._sample.setVisible(is_sample)

    def show_waiting(self, drafts: "Sequence[WaitingDraft]") -> None:
        """Which other forms were left unfinished."""
        self.draft_strip.show_waiting(drafts)

    def show_applicants(self, applicants: "Sequence[Applicant]") -> None:
        """Who may be meant; the last line takes the name as it was typed."""
        query = self.applicant.text()
        found = [about_applicant(person) for person in applicants]
        if not query.isascii():
            title = self.tr("不在花名册里：就按“{name}”登记").format(name=query)
            found.append(Found(title, self.tr("姓名照输入的写"), None))
        self.applicant.show_found(query, found)

    def show_applicant(self, applicant: "Applicant") -> None:
        """Show who the applicant is."""
        self._applicant = applicant
        about = [*household_words(applicant), applicant.masked_id_number, applicant.doubt]
        self.applicant.show_chosen(applicant.name, "　".join(filter(None, about)))
        self.phone.line_edit.setPlaceholderText(applicant.masked_phone)
        self.fields.show_unknown(is_unknown=False)
        self._on_changed()

    def show_items(self, items: Sequence[ServiceItem | Proof]) -> None:
        """Which items, or certificates that no village may issue, may be meant."""
        self.item.show_found(self.item.text(), found_items(items))

    def refuse_item(self, problem: Problem) -> None:
        """Say why it cannot be done here; what was typed goes, so that Enter does not ask again."""
        self._item_code = ""
        self.item.set_text("")
        self.show_problem(problem)
        self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_item(self, sheet: "ItemSheet") -> None:
        """Show the item that is wanted, its papers and its dates."""
        self._show_item(sheet, sheet.materials)
        self._on_changed()
        self.papers.focus_first()

    def show_draft(self, draft: "IntakeDraft") -> None:
        """Fill the form with what was typed earlier."""
        intake = draft.intake
        typed = {name: getattr(intake, name) for name in intake.__struct_fields__}
        for name in ("power", "deficiency", "money"):
            part = typed[name]
            typed[name] = {n: getattr(part, n) for n in part.__struct_fields__} if part else {}
        self._fill(typed, draft.applicant, draft.item)
        self.applicant.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pictures(self, pictures: "Sequence[ShownPicture]") -> None:
        """The pictures chosen for this form; they go into its draft at once."""
        is_changed = bool(pictures or self._shown_pictures)
        self._shown_pictures = pictures
        self.pictures.show_pictures([(picture_words(each), each.data) for each in pictures])
        if is_changed:
            self._on_changed()

    def show_picture_work(self, *, is_working: bool) -> None:
        """Pictures are being read and shrunk, or no longer."""
        self.pictures.set_working(is_working=is_working)

    def show_camera_folder(self, folder: str, files: "Sequence[CameraFile]") -> None:
        """The newest pictures of the remembered folder."""
        if self._camera is None or not self._camera.isVisible():
            self._camera = CameraSheet(self.window())
            self._camera.folder_chosen.connect(self.camera_wanted)
            self._camera.files_taken.connect(self.pictures.add_files)
            self._camera.open()
        self._camera.show_files(folder, files)

    def camera_sheet(self) -> CameraSheet | None:
        """The sheet with the camera's pictures, while it is open."""
        return self._camera

    def mark_missing(self, field: str) -> None:
        """Point at a field that must be filled."""
        if field == "applicant":
            self.applicant.show_error(self.tr("请写申请人姓名，或从列表里选"))
            self.applicant.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.item.show_error(self.tr("请从列表里选一个事项"))
            self.item.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_refused(self, key: str) -> None:
        """Put the cursor where the refusal of that key can be mended."""
        place = place_to_mend(key, self.fields, self.deficiency)
        if place is not None and place.isVisible():
            place.setFocus(Qt.FocusReason.OtherFocusReason)

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
            **self.fields.typed(),
            "item_code": self._item_code,
            "materials": self.papers.typed(),
            "applicant_id": applicant.person_id if applicant else "",
            "household_id": applicant.household_id if applicant else "",
            "deficiency": self._papers_card.agreed(),
            "consult_case_id": self._consult_case_id,
        }

    @property
    def deficiency(self) -> DeficiencyPanel:
        """What is agreed when papers may follow."""
        return self._papers_card.deficiency

    def hideEvent(self, event: QHideEvent) -> None:
        """Leaving the form keeps what was typed, without waiting for a pause."""
        super().hideEvent(event)
        self._keep_waiting_draft()

    # -- inside

    def _make_parts(self) -> None:
        self.draft_strip = DraftStrip(self)
        self.draft_strip.continued.connect(self._on_continued)
        self.draft_strip.given_up.connect(self.draft_given_up)
        self._form = QWidget(self)
        fields, self._left = fields_in(self._form)
        self.fields = fields
        self.applicant, self.phone, self.item = fields.applicant, fields.phone, fields.item
        self.channel, self.request = fields.channel, fields.request
        self.proxy_name, self.proxy_relation = fields.proxy_name, fields.proxy_relation
        self.main_fields, self.more_fields = fields.main_fields, fields.more_fields
        self.applicant.search_wanted.connect(self.applicants_wanted)
        self.applicant.chosen.connect(self._on_applicant_taken)
        self.applicant.choice_dropped.connect(self._on_applicant_dropped)
        self.item.search_wanted.connect(self.items_wanted)
        self.item.chosen.connect(self.item_chosen)
        self.item.choice_dropped.connect(self._on_item_dropped)
        fields.main_completed.connect(self._on_main_fields_completed)
        fields.completed.connect(self._go_to_button)
        fields.changed.connect(self._on_changed)
        self._papers_card = PaperCard(self._form)
        self._papers_card.changed.connect(self._on_changed)
        self._papers_card.completed.connect(self._go_to_button)
        self.papers = self._papers_card.papers
        self.papers.changed.connect(self._on_changed)
        self.papers.completed.connect(self._on_papers_completed)
        self.pictures = PictureStrip(self._form)
        self.pictures.added.connect(self.pictures_added)
        self.pictures.removed.connect(self.picture_removed)
        self.pictures.opened.connect(self._on_picture_opened)
        self.pictures.camera_wanted.connect(self._open_camera)
        self.pictures.nothing_pasted.connect(self._on_nothing_pasted)
        self.papers.paper_reached.connect(self.pictures.set_target)
        self.summary = IntakeSummary(self._form)

    def _lay_out_body(self) -> None:
        self._sample = SampleNotice(self)
        right, columns = QVBoxLayout(), side_by_side(self._form)
        right.setSpacing(10)
        right.addWidget(self._papers_card, 1)
        right.addWidget(self.pictures)
        right.addWidget(self.summary)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(20)
        columns.addWidget(self._left, 1)
        columns.addLayout(right, 1)
        self.body.setSpacing(10)
        self.body.addWidget(self.draft_strip)
        self.body.addWidget(self._sample)
        self.body.addWidget(self._form, 1)

    def _fill(self, typed: dict[str, Any], applicant: Any, sheet: Any) -> None:
        """Put a whole form's worth of words in, without taking it for typing."""
        self._is_filling = True
        self._applicant = None
        self._consult_case_id = typed.get("consult_case_id", "")
        self.fields.fill(typed)
        if applicant is not None:
            self.show_applicant(applicant)
        self._papers_card.fill_deficiency(typed.get("deficiency") or {})
        self._show_item(sheet, typed.get("materials", ()))
        self._is_filling = False
        self._pause.stop()

    def _show_item(self, sheet: "ItemSheet", materials: Sequence[Any]) -> None:
        self._item_code = sheet.item.code if sheet else ""
        self._is_power_wanted = sheet is None or sheet.is_power_wanted
        if sheet:
            self.item.show_chosen(sheet.item.name, about_item(sheet.item))
            limits = (sheet.usual_supplement_on, sheet.latest_supplement_on)
            self._papers_card.show_limits(*limits)
        else:
            self.item.set_text("")
            self.item.set_hint("")
        self.papers.show_materials(materials if sheet else ())
        self.summary.show_dates(sheet.dates if sheet else None)
        self._show_standing()

    def _show_standing(self) -> None:
        """What is missing, what may follow, which papers pictures may show."""
        is_wanted = self._is_power_wanted and self.fields.needs_power()
        self.papers.show_power_paper(is_wanted=is_wanted)
        self._papers_card.offer_deficiency(is_offered=self.papers.may_all_follow())
        self.summary.show_missing(
            self.papers.missing(),
            bool(self._item_code),
            is_deficient=self._papers_card.agreed() is not None,
        )
        names = self.papers.names()
        if names != self._target_names:
            self._target_names = names
            self.pictures.show_targets([(name, name) for name in names])

    def _on_applicant_taken(self, applicant: "Applicant | None") -> None:
        if applicant is None:
            self.applicant.show_chosen(self.applicant.text(), self.tr("不在花名册里"))
            self.fields.show_unknown(is_unknown=True)
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
        self._show_standing()

    def _on_main_fields_completed(self) -> None:
        if not self.papers.focus_first() and self._item_code:
            self._go_to_button()

    def _on_papers_completed(self) -> None:
        if not self._papers_card.focus_deficiency():
            self._go_to_button()

    def _go_to_button(self) -> None:
        self.register_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_changed(self) -> None:
        if self._is_filling:
            return
        self._show_standing()
        self._pause.start()

    def _on_picture_opened(self, place: int) -> None:
        shown = self._shown_pictures[place]
        words = picture_words(shown)
        sheet = PictureSheet(words, shown.data, can_remove=True, parent=self.window())
        sheet.remove_wanted.connect(lambda: self.picture_removed.emit(place))
        sheet.open()

    def _open_camera(self) -> None:
        self.camera_wanted.emit("")

    def _on_nothing_pasted(self) -> None:
        self.show_warning(self.tr("剪贴板里没有图片；请先在别处复制一张图片。"))

    def _keep_draft(self) -> None:
        self.draft_changed.emit(self.typed())

    def _keep_waiting_draft(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._keep_draft()

    def _on_continued(self, key: str) -> None:
        self._keep_waiting_draft()
        self.draft_continued.emit(key)

    def _on_aside_clicked(self) -> None:
        self._keep_waiting_draft()
        self.set_aside_wanted.emit()

    def _on_register_clicked(self) -> None:
        self._pause.stop()
        self.register_wanted.emit(self.typed())
