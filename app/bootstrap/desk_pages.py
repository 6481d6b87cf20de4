"""All pages of the desk with their presenters, and the ways from one to another."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from app.acts.pen import Actor
from app.background.desk_runner import DeskRunner
from app.background.work_thread import WorkThread
from app.bootstrap.paper_drawing import PaperDrawing
from app.presenters.case_list_presenter import CaseListPresenter
from app.presenters.case_presenter import CasePresenter
from app.presenters.intake_presenter import IntakePresenter
from app.presenters.search_presenter import SearchPresenter
from app.presenters.settings_presenter import SettingsPresenter
from app.presenters.shell_presenter import ShellPresenter
from app.presenters.today_presenter import TodayPresenter
from app.presenters.visit_form_presenter import VisitFormPresenter
from app.presenters.visit_list_presenter import VisitListPresenter
from app.views.case_section import CaseSection
from app.views.desk_shell import DeskShell, PageEntry
from app.views.icons import IconBook
from app.views.settings_page import SettingsPage
from app.views.today_page import TodayPage
from app.views.visit_section import VisitSection


class DeskParts(msgspec.Struct, frozen=True):
    """What the pages are made of."""

    runner: DeskRunner
    actor: Callable[[], Actor]
    drawing: WorkThread
    papers: PaperDrawing
    papers_folder: Path
    icons: IconBook


class DeskPages:
    """Builds each page when it is first opened, and holds its presenters."""

    def __init__(self, parts: DeskParts) -> None:
        self._parts = parts
        # Qt holds a plain object's methods weakly: without this list presenters would vanish.
        self._presenters: list[Any] = []
        self.shell = DeskShell(parts.icons)
        self._shell_presenter = ShellPresenter(self.shell, parts.runner, parts.actor)
        self._search_presenter = SearchPresenter(self.shell, parts.runner)
        self.shell.search_wanted.connect(self._search_presenter.look_up)
        self.shell.hit_chosen.connect(self.open_hit)
        self.shell.page_opened.connect(self._on_page_opened)
        for entry in self._entries():
            self.shell.add_page(entry)

    def start(self) -> None:
        """Open the first page."""
        self._shell_presenter.start()
        self.shell.open_page("today")

    def refresh(self) -> None:
        """The desk was unlocked: show what is kept now."""
        self._shell_presenter.start()

    def section(self, key: str) -> Any:
        """A page, brought to the front."""
        self.shell.open_page(key)
        return self.shell.page(key)

    # -- ways between pages

    def open_case(self, case_id: str) -> None:
        """Show a case."""
        self.section("cases").open_case(case_id)

    def open_hit(self, hit: Any) -> None:
        """Show what was found."""
        if hit.kind == "case":
            self.open_case(hit.id)

    def open_list_of(self, key: str) -> None:
        """Show the list behind a figure of the day."""
        if key in ("due_today", "overdue", "supplement", "to_deliver", "follow_up"):
            self.section("cases").open_list()
        elif key == "visits":
            self.section("visits")

    # -- the pages

    def _entries(self) -> list[PageEntry]:
        tr = self.shell.tr
        return [
            PageEntry("today", tr("今日"), "today", "F1", self._today),
            PageEntry("cases", tr("代办"), "case", "F2", self._cases, CaseSection.open_list),
            PageEntry("visits", tr("走访"), "visit", "F4", self._visits),
            PageEntry("settings", tr("设置"), "settings", "F8", self._settings),
        ]

    def _keep(self, *presenters: Any) -> None:
        self._presenters += presenters

    def _today(self) -> QWidget:
        page = TodayPage()
        presenter = TodayPresenter(page, self._parts.runner, self._parts.actor)
        page.opened.connect(presenter.refresh)
        page.page_wanted.connect(presenter.load_page)
        page.case_opened.connect(self.open_case)
        page.list_wanted.connect(self.open_list_of)
        self._keep(presenter)
        return page

    def _cases(self) -> QWidget:
        parts, section = self._parts, CaseSection()
        cases = CaseListPresenter(section.list_page, parts.runner)
        section.list_page.opened.connect(cases.refresh)
        section.list_page.group_chosen.connect(cases.choose_group)
        section.list_page.page_wanted.connect(cases.load_more)
        intake = IntakePresenter(section.intake_page, parts.runner, parts.actor)
        section.intake_wanted.connect(intake.open)
        section.intake_page.register_wanted.connect(intake.register)
        section.intake_page.draft_changed.connect(intake.keep_draft)
        section.intake_page.draft_continued.connect(intake.continue_draft)
        section.intake_page.draft_given_up.connect(intake.give_up_draft)
        section.intake_page.applicants_wanted.connect(intake.find_applicants)
        section.intake_page.items_wanted.connect(intake.find_items)
        section.intake_page.applicant_chosen.connect(intake.choose_applicant)
        section.intake_page.item_chosen.connect(intake.choose_item)
        case = CasePresenter(
            section.case_page,
            parts.runner,
            parts.actor,
            parts.papers.draw,
            parts.papers_folder,
        )
        section.case_wanted.connect(case.open)
        section.registered_case_wanted.connect(case.open_registered)
        section.case_page.step_wanted.connect(case.act)
        section.case_page.materials_received.connect(case.receive_materials)
        section.case_page.paper_wanted.connect(case.print_paper)
        self._keep(cases, intake, case)
        return section

    def _visits(self) -> QWidget:
        parts, section = self._parts, VisitSection()
        visits = VisitListPresenter(section.list_page, parts.runner)
        section.list_page.opened.connect(visits.refresh)
        section.list_page.page_wanted.connect(visits.load_more)
        form = VisitFormPresenter(section.form_page, parts.runner, parts.actor)
        section.form_opened.connect(form.open)
        section.form_opened_for.connect(form.open_for)
        section.form_page.household_search_wanted.connect(form.find_households)
        section.form_page.household_chosen.connect(form.choose_household)
        section.form_page.draft_changed.connect(form.keep_draft)
        section.form_page.save_requested.connect(form.save)
        section.form_page.save_and_next_requested.connect(form.save_and_next)
        section.form_page.clear_requested.connect(form.clear)
        self._keep(visits, form)
        return section

    def _settings(self) -> QWidget:
        page = SettingsPage()
        presenter = SettingsPresenter(page, self._parts.runner, self._parts.actor)
        page.opened.connect(presenter.refresh)
        page.station_changed.connect(presenter.save_station)
        page.cadre_typed.connect(presenter.add_cadre)
        self._keep(presenter)
        return page

    def _on_page_opened(self, key: str) -> None:
        self._shell_presenter.refresh_waiting()
