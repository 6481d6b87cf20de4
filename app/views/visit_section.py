"""走访 as one page of the desk: the list, and in its place whatever was opened from it."""

from typing import Any

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.visit_statistics import Period, Share
from app.views.draft_desk import DraftDesk
from app.views.later import Later
from app.views.outreach_page import OutreachPage
from app.views.page_stack import PageStack
from app.views.record_standing import found_in_window
from app.views.visit_figure_page import VisitFigurePage
from app.views.visit_form_page import VisitFormPage
from app.views.visit_list_page import VisitListPage
from app.views.visit_lists_page import VisitListsPage
from app.views.visit_planning_page import VisitPlanningPage
from app.views.visit_sheet import VisitSheet
from app.views.visit_statistics_page import VisitStatisticsPage
from app.views.walk_page import WalkPage

SECOND_ENTER_MILLISECONDS = 700


class VisitSection(PageStack):
    """Shows `list_page`, or a page that was opened from it. Wire them as their own docstrings say, and

        section.form_opened           to VisitFormPresenter.open
        section.form_opened_for       to VisitFormPresenter.open_for
        section.sheet_opened          to whoever gives a VisitSheet its presenter
        section.correction_opened     to VisitFormPresenter.open_correction
        section.walk_opened           to WalkPresenter.open
        section.planning_opened       to VisitPlanningPresenter.open
        section.figure_opened         to VisitFigurePresenter.open, as a Figure
        section.waiting_opened        to VisitPlanningPresenter.open_not_visited
        section.household_wanted      to whoever shows households
        section.appeal_wanted         to whoever shows appeals (AppealSection.open_appeal)

    and keep the presenters somewhere: a signal does not.

    Signals:
        sheet_opened: (VisitSheet, str) a sheet lies open and wants the visit of that id.
        correction_opened: (str) the form is in front and wants that visit, to be corrected.
        form_opened: the form is in front and wants its contents.
        planning_opened: who must be visited is wanted.
        figure_opened: (object, object, str, str) the records behind a figure are wanted.
        lists_opened: (str) rounds, nights or comments are wanted.
        outreach_opened: what is carried to households is wanted.
        visits_changed: a visit was changed or taken back from its sheet.
        waiting_opened: (period, share) the households behind a figure are wanted.
        walk_opened: the form for a whole walk is in front and wants its contents.
        form_opened_for: (str) the same, for the household of that id.
        household_wanted: (str) household id.
        intake_wanted: (str) a case is to be taken in for this person.
        appeal_wanted: (str) appeal id.
    """

    sheet_opened = Signal(object, str)
    correction_opened = Signal(str)
    form_opened = Signal()
    walk_opened = Signal()
    planning_opened = Signal()
    waiting_opened = Signal(object, object)
    lists_opened = Signal(str)
    outreach_opened = Signal()
    visits_changed = Signal()
    figure_opened = Signal(object, object, str, str)
    form_opened_for = Signal(str)
    household_wanted = Signal(str)
    intake_wanted = Signal(str)
    appeal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_page = VisitListPage(self)
        self.sheet: VisitSheet | None = None
        self._since_kept = QElapsedTimer()
        self._way_back: QWidget = self.list_page
        self.addWidget(self.list_page)
        self.setAccessibleName(self.tr("走访"))
        self.list_page.new_visit_requested.connect(self.write_visit)
        self.list_page.visit_chosen.connect(self._on_visit_chosen)
        self.list_page.walk_requested.connect(self.write_walk)
        self.list_page.statistics_requested.connect(self.open_statistics)
        self.list_page.planning_requested.connect(self.open_planning)
        self.list_page.list_wanted.connect(self.open_list_of)
        self.list_page.figure_wanted.connect(self._on_year_opened)
        self._show(self.list_page)

    @Later
    def form_page(self) -> VisitFormPage:
        """The form for a visit."""
        page = VisitFormPage(self)
        page.left.connect(self._on_form_left)
        page.visit_kept.connect(self._on_visit_kept)
        page.case_wanted.connect(self.intake_wanted)
        return page

    @Later
    def walk_page(self) -> WalkPage:
        """The form for a whole walk."""
        page = WalkPage(self)
        page.left.connect(self.open_list)
        page.walk_kept.connect(self._on_visit_kept)
        return page

    @Later
    def statistics_page(self) -> VisitStatisticsPage:
        """走访统计."""
        page = VisitStatisticsPage(self)
        page.left.connect(self.open_list)
        page.line_opened.connect(self._on_line_opened)
        page.figure_opened.connect(self._on_figure_opened)
        return page

    @Later
    def figure_page(self) -> VisitFigurePage:
        """The records behind a figure."""
        page = VisitFigurePage(self)
        page.visit_chosen.connect(self._on_visit_chosen)
        page.household_wanted.connect(self.household_wanted)
        page.left.connect(self._go_back)
        return page

    @Later
    def planning_page(self) -> VisitPlanningPage:
        """Who must be visited."""
        page = VisitPlanningPage(self)
        page.left.connect(self._go_back)
        page.visit_wanted.connect(self.write_visit_of)
        return page

    @Later
    def lists_page(self) -> VisitListsPage:
        """Rounds, nights and comments."""
        page = VisitListsPage(self)
        page.left.connect(self.open_list)
        page.visit_wanted.connect(self.open_visit)
        page.period_wanted.connect(self._on_round_opened)
        page.evening_wanted.connect(self._on_evening_opened)
        return page

    @Later
    def outreach_page(self) -> OutreachPage:
        """What is carried to households."""
        page = OutreachPage(self)
        page.left.connect(self.open_list)
        return page

    def open_list(self) -> None:
        """Show the list; a form that was begun stays a draft."""
        self._show(self.list_page)

    def _on_form_left(self) -> None:
        """Say where a new visit waits that was begun and not saved."""
        typed, drafts = self.form_page.typed(), found_in_window(self, DraftDesk)
        is_new = self.form_page.correction_note.isHidden()
        if is_new and drafts is not None and (typed["content"] or typed["finding"]):
            drafts.left.emit(self.form_page.title())
        self.open_list()

    def write_visit(self) -> None:
        """Show the form."""
        self._open(self.form_page, self.form_opened)

    def correct_visit(self, visit_id: str) -> None:
        """Show the form with a visit that is to be corrected."""
        self._open(self.form_page, self.correction_opened, visit_id)

    def write_walk(self) -> None:
        """Show the form for a whole walk."""
        self._open(self.walk_page, self.walk_opened)

    def open_statistics(self) -> None:
        """Show 走访统计."""
        self._show(self.statistics_page)

    def open_planning(self) -> None:
        """Show who must be visited."""
        self._way_back = self.list_page
        self._open(self.planning_page, self.planning_opened)

    def open_not_visited(self) -> None:
        """Show the households that nobody has visited at home this year."""
        self._way_back = self.list_page
        self._open(self.planning_page, self.waiting_opened, None, Share())

    def write_household_plan(self, household_id: str) -> None:
        """Lay a household's own plan over the page of plans, as another page wishes."""
        self.open_planning()
        self.planning_page.own_plan_wanted.emit(household_id)

    def open_rounds(self) -> None:
        """Show the rounds of visits."""
        self.open_list_of("rounds")

    def open_outreach(self) -> None:
        """Show what is carried to households."""
        self.open_list_of("outreach")

    def open_list_of(self, what: str) -> None:
        """Show one of the lists beside the visits."""
        if what == "outreach":
            self._open(self.outreach_page, self.outreach_opened)
        else:
            self._open(self.lists_page, self.lists_opened, what)

    def _on_line_opened(self, period: Any, share: Any) -> None:
        self._way_back = self.statistics_page
        self._open(self.planning_page, self.waiting_opened, period, share)

    def _on_round_opened(self, period: Any) -> None:
        self._way_back = self.lists_page
        self._open(self.planning_page, self.waiting_opened, period, Share())

    def _on_figure_opened(self, period: Any, share: Any, figure: str, words: str) -> None:
        self._way_back = self.statistics_page
        self._open(self.figure_page, self.figure_opened, period, share, figure, words)

    def _on_year_opened(self, year: int, figure: str, words: str) -> None:
        self._way_back = self.list_page
        period = Period(f"{year}-01-01", f"{year}-12-31")
        self._open(self.figure_page, self.figure_opened, period, Share(), figure, words)

    def _on_evening_opened(self, period: Any, words: str) -> None:
        self._way_back = self.lists_page
        self._open(self.figure_page, self.figure_opened, period, Share(), "evening_visits", words)

    def _go_back(self) -> None:
        self._show(self._way_back)

    def write_visit_of(self, household_id: str) -> None:
        """Show the form for one household, as another page wishes."""
        self._open(self.form_page, self.form_opened_for, household_id)

    def _open(self, page: QWidget, wish: Any, *about: object) -> None:
        """Tell its presenter what it is opened for, and show it."""
        wish.emit(*about)
        self._show(page)

    def _show(self, page: QWidget) -> None:
        self.setCurrentWidget(page)
        self.setFocusProxy(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_visit_kept(self, words: str) -> None:
        self.list_page.forget_mark()
        self.open_list()
        self.list_page.show_notice(words)
        self._since_kept.start()

    def _on_visit_chosen(self, line: Any) -> None:
        if self._since_kept.isValid() and self._since_kept.elapsed() < SECOND_ENTER_MILLISECONDS:
            return  # meant for the button that kept the visit
        self.open_visit(line.visit.entity_id)

    def open_visit(self, visit_id: str) -> None:
        """Lay a visit over whatever page is in front."""
        self.sheet = VisitSheet(self)
        self.sheet.household_wanted.connect(self.household_wanted)
        self.sheet.appeal_wanted.connect(self.appeal_wanted)
        self.sheet.correction_wanted.connect(self.correct_visit)
        self.sheet.finished.connect(self.sheet.let_go)
        self.sheet_opened.emit(self.sheet, visit_id)
        self.sheet.open()
