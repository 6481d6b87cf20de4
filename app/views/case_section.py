"""The 代办 part of the desk: the list, the form for a new case, one case, and who holds originals."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.views.case_list_page import CaseListPage
from app.views.case_page import CasePage
from app.views.consult_sheet import ConsultSheet
from app.views.custody_page import CustodyPage
from app.views.intake_page import IntakePage
from app.views.later import Later
from app.views.page_stack import PageStack


class CaseSection(PageStack):
    """Goes from page to page. To be put together so:

        CaseListPresenter(section.list_page, runner)
            list_page: opened → refresh, choice_made → choose, page_wanted → load_more,
                hand_over_wanted → hand_over, print_wanted → print_list, export_wanted → export_list
        CustodyListPresenter(section.custody_page, runner, actor)
            custody_page: opened, refresh_wanted → refresh, group_chosen → choose_group,
                page_wanted → load_more, receive_wanted → receive
        IntakePresenter(section.intake_page, runner, actor)
            section: intake_wanted → open
            intake_page: register_wanted → register, draft_changed → keep_draft,
                draft_continued → continue_draft, draft_given_up → give_up_draft,
                applicants_wanted → find_applicants, items_wanted → find_items,
                applicant_chosen → choose_applicant, item_chosen → choose_item
        CasePresenter(section.case_page, runner, actor, draw, papers_folder)
            section: case_wanted → open, registered_case_wanted → open_registered
            case_page: opened, refresh_wanted → refresh, step_wanted → act, materials_received → receive_materials,
                paper_wanted → print_paper

        CaseExtrasPresenter(section.case_page.extras, runner, actor, papers_folder)
        ConsultPresenter(sheet, runner, actor) for each ConsultSheet of `consult_opened`
            section: consultation_wanted → IntakePresenter.open_consultation

    Other pages call `open_list`, `open_intake` and `open_case`.

    Signals:
        intake_wanted: (str) an empty form is to be shown; the applicant's id, or nothing.
        case_wanted: (str) the id of the case to be shown.
        registered_case_wanted: (str) the same for one that was registered a moment ago.
        consultation_wanted: (str) the form is to go on with that enquiry.
        consult_opened: (object) a ConsultSheet that wants its presenter.
    """

    intake_wanted = Signal(str)
    case_wanted = Signal(str)
    registered_case_wanted = Signal(str)
    consultation_wanted = Signal(str)
    consult_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_page = CaseListPage(self)
        self._way_back: QWidget = self.list_page
        self.addWidget(self.list_page)
        self.list_page.custody_requested.connect(self.open_custody)
        self.list_page.new_case_requested.connect(self._on_new_case_requested)
        self.list_page.record_chosen.connect(self.open_case)
        self.list_page.consult_requested.connect(self.open_consult)
        self.consult_sheet: ConsultSheet | None = None
        self.setAccessibleName(self.tr("代办"))
        self._show(self.list_page)

    @Later
    def case_page(self) -> CasePage:
        """One case."""
        page = CasePage(self)
        page.back_requested.connect(self._on_case_left)
        page.extras.take_up_wanted.connect(self.take_up)
        return page

    @Later
    def intake_page(self) -> IntakePage:
        """The form for a new case."""
        page = IntakePage(self)
        page.case_registered.connect(self._on_case_registered)
        page.back_requested.connect(self._on_back_requested)
        return page

    @Later
    def custody_page(self) -> CustodyPage:
        """Who holds the originals."""
        page = CustodyPage(self)
        page.back_requested.connect(self._on_back_requested)
        page.record_chosen.connect(self._on_original_chosen)
        return page

    def open_list(self, group: str = "") -> None:
        """Show the list; `group` is one of its groups of states, and stays as it was when empty."""
        self._show(self.list_page)
        if group:
            self.list_page.choose_group(group)

    def open_intake(self, person_id: str = "") -> None:
        """Show the form for a new case, for a villager or for whoever comes."""
        self._show(self.intake_page)
        self.intake_wanted.emit(person_id)

    def continue_intake(self, draft_key: str) -> None:
        """Show the form for a new case with what was typed in it earlier."""
        self._show(self.intake_page)
        self.intake_page.draft_continued.emit(draft_key)

    def open_consult(self) -> None:
        """Note an enquiry that only wants advice."""
        sheet = self.consult_sheet = ConsultSheet(self.window())
        sheet.kept.connect(self._on_consult_kept)
        self.consult_opened.emit(sheet)
        sheet.open()

    def take_up(self, case_id: str) -> None:
        """Make a case of an enquiry."""
        self._show(self.intake_page)
        self.consultation_wanted.emit(case_id)

    def open_case(self, case_id: str) -> None:
        """Show one case."""
        self._way_back, page = self.list_page, self.case_page
        self.case_wanted.emit(case_id)
        self._show(page)

    def open_custody(self) -> None:
        """Show who holds the originals."""
        self._show(self.custody_page)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus()

    def _on_back_requested(self) -> None:
        self.open_list()

    def _on_case_left(self) -> None:
        self._show(self._way_back)

    def _on_original_chosen(self, material_id: str) -> None:
        case_id = self.custody_page.case_of(material_id)
        if case_id:
            self.open_case(case_id)
            self._way_back = self.custody_page

    def _on_new_case_requested(self) -> None:
        self.open_intake()

    def _on_consult_kept(self, case_id: str, wants_more: bool) -> None:
        if wants_more:
            self.open_case(case_id)
            self.case_page.paper_wanted.emit("one_time_notice")
        else:
            self.open_list()
            self.list_page.opened.emit()
            self.list_page.show_notice(self.tr("咨询已经记下。"))

    def _on_case_registered(self, case_id: str) -> None:
        self._way_back, page = self.list_page, self.case_page
        self.registered_case_wanted.emit(case_id)
        self._show(page)
