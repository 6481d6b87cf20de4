"""The ledgers (台账) of the desk, each put together with its presenters. One line adds one more."""

from collections.abc import Callable
from typing import Any

import msgspec
from PySide6.QtWidgets import QWidget

from app.bootstrap.appointment_sections import appointment_page, assembly_page, team_page
from app.bootstrap.chart_making import chart_section
from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.page_list import ledger_groups, ledger_names
from app.bootstrap.place_sections import (
    basic_ledger_page,
    dynamic_ledger_page,
    review_pack_page,
    scorecard_section,
    wire_bulletin,
    wire_seasonal,
)
from app.bootstrap.public_sections import (
    activity_page,
    appeal_files,
    appraisal_page,
    conflict_page,
    duty_page,
    forms_page,
    list_making,
    reception_page,
)
from app.models.appeal_stages import APPEALS, CRITICISM
from app.models.scorecards import ACTIVITY, APPEAL, CASE, SHIFT
from app.presenters.appeal_entry_presenter import AppealEntryPresenter
from app.presenters.appeal_list_presenter import AppealListPresenter
from app.presenters.appeal_presenter import AppealPresenter
from app.presenters.appeal_report_presenter import AppealReportPresenter
from app.presenters.assignee_presenter import AssigneePresenter
from app.views.activity_page import ActivityPage
from app.views.appeal_entry_sheet import AppealEntrySheet
from app.views.appeal_report_page import AppealReportSection
from app.views.appeal_section import AppealSection
from app.views.appointment_page import AppointmentPage
from app.views.appraisal_page import AppraisalPage
from app.views.assembly_page import AssemblyPage
from app.views.assignee_sheet import AssigneeSheet
from app.views.basic_ledger_page import BasicLedgerPage
from app.views.chart_page import ChartSection
from app.views.conflict_page import ConflictPage
from app.views.duty_page import DutyPage
from app.views.dynamic_ledger_page import DynamicLedgerPage
from app.views.forms_page import FormsPage
from app.views.ledger_section import LedgerEntry, LedgerSection
from app.views.reception_page import ReceptionPage
from app.views.review_pack_page import ReviewPackPage
from app.views.scorecard_page import ScorecardSection
from app.views.team_page import TeamPage

WORK_LEDGERS = {SHIFT: "duty", ACTIVITY: "activities"}
"""Where the records stand that have no page of their own."""


class LedgerWays(msgspec.Struct, frozen=True):
    """The ways that lead from a ledger to other pages of the desk."""

    open_household: Callable[[str], None]
    open_case: Callable[[str], None]
    open_appeal: Callable[[str], None]


SECTIONS = frozenset({"appeals", "criticism", "reports", "charts", "scorecards", "packs"})
"""Ledgers that have a list to come back to."""


class LedgerSections:
    """Builds each ledger when it is first opened, and holds the presenters.

    Qt holds a plain object's methods weakly: nobody else would keep a presenter.
    """

    def __init__(self, parts: DeskParts, ways: LedgerWays) -> None:
        self._parts = parts
        self._ways = ways
        self._presenters: list[Any] = []
        self._section: LedgerSection | None = None

    def section(self, parent: QWidget) -> LedgerSection:
        """台账: the strip with all ledgers."""
        self._section = LedgerSection(self.entries(), parent)
        return self._section

    def entries(self) -> list[LedgerEntry]:
        """The ledgers in the order of the strip."""
        makers: dict[str, Callable[[QWidget], QWidget]] = {
            "appeals": self._appeals,
            "criticism": self._criticism,
            "dynamic": self._dynamic,
            "basic": self._basic,
            "reports": self._reports,
            "charts": self._charts,
            "scorecards": self._scorecards,
            "packs": self._packs,
            "duty": self._duty,
            "appointments": self._appointments,
            "teams": self._teams,
            "activities": self._activities,
            "appraisals": self._appraisals,
            "assemblies": self._assemblies,
            "receptions": self._receptions,
            "conflicts": self._conflicts,
            "forms": self._forms,
        }
        groups = {key: n for n, keys in enumerate(ledger_groups()) for key in keys}
        return [
            LedgerEntry(
                key, words, makers[key], _open_list if key in SECTIONS else _stay, groups[key]
            )
            for key, (words, _) in ledger_names().items()
        ]

    def _dynamic(self, parent: QWidget) -> DynamicLedgerPage:
        page, presenter = dynamic_ledger_page(self._parts, parent)
        page.appeal_wanted.connect(self._ways.open_appeal)
        self._presenters.append(presenter)
        return page

    def _basic(self, parent: QWidget) -> BasicLedgerPage:
        page, presenter = basic_ledger_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _scorecards(self, parent: QWidget) -> ScorecardSection:
        section, presenter = scorecard_section(self._parts, parent)
        section.record_wanted.connect(self._open_work)
        self._presenters.append(presenter)
        return section

    def _charts(self, parent: QWidget) -> ChartSection:
        section, presenter = chart_section(self._parts, parent)
        section.record_wanted.connect(self._open_work)
        self._presenters.append(presenter)
        return section

    def _packs(self, parent: QWidget) -> ReviewPackPage:
        page, presenter = review_pack_page(self._parts, parent)
        page.record_wanted.connect(self._open_work)
        self._presenters.append(presenter)
        return page

    def _conflicts(self, parent: QWidget) -> ConflictPage:
        page, presenter = conflict_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _duty(self, parent: QWidget) -> DutyPage:
        page, presenter = duty_page(self._parts, parent)
        page.record_wanted.connect(self._open_record)
        self._presenters.append(presenter)
        return page

    def _activities(self, parent: QWidget) -> ActivityPage:
        page, presenter = activity_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _appraisals(self, parent: QWidget) -> AppraisalPage:
        page, presenter = appraisal_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _appointments(self, parent: QWidget) -> AppointmentPage:
        page, presenter = appointment_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _teams(self, parent: QWidget) -> TeamPage:
        page, presenter = team_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _assemblies(self, parent: QWidget) -> AssemblyPage:
        page, presenter = assembly_page(self._parts, parent)
        page.counting_wanted.connect(self._count_jury)
        self._presenters.append(presenter)
        return page

    def _count_jury(self, appraisal_id: str) -> None:
        """The jury's sheets are counted where all sheets are."""
        if self._section is not None:
            self._section.open_ledger("appraisals").counting_wanted.emit(appraisal_id)

    def _receptions(self, parent: QWidget) -> ReceptionPage:
        page, presenter = reception_page(self._parts, parent)
        page.appeal_wanted.connect(self._ways.open_appeal)
        self._presenters.append(presenter)
        return page

    def _forms(self, parent: QWidget) -> FormsPage:
        page, presenter = forms_page(self._parts, parent)
        self._presenters.append(presenter)
        return page

    def _open_record(self, kind: str, record_id: str) -> None:
        """What stands behind a figure of duty."""
        if kind == "case":
            self._ways.open_case(record_id)
        elif kind == "appeal":
            self._ways.open_appeal(record_id)
        elif self._section is not None:
            self._section.open_ledger("receptions").mark(record_id)

    def _open_work(self, line: Any) -> None:
        """A record behind a figure of somebody's work."""
        if line.kind == CASE:
            self._ways.open_case(line.id)
        elif line.kind == APPEAL:
            self._ways.open_appeal(line.id)
        elif line.household_id:
            self._ways.open_household(line.household_id)
        elif self._section is not None and line.kind in WORK_LEDGERS:
            self._section.open_ledger(WORK_LEDGERS[line.kind])

    def _appeals(self, parent: QWidget) -> AppealSection:
        return self._appeal_ledger(APPEALS, parent)

    def _criticism(self, parent: QWidget) -> AppealSection:
        return self._appeal_ledger(CRITICISM, parent)

    def _reports(self, parent: QWidget) -> AppealReportSection:
        section, parts = AppealReportSection(parent), self._parts
        page = section.report_page
        presenter = AppealReportPresenter(page, parts.runner, parts.actor, list_making(parts, page))
        page.opened.connect(presenter.refresh)
        page.chosen.connect(presenter.choose)
        page.moved.connect(presenter.move)
        page.figure_wanted.connect(presenter.open_figure)
        page.print_wanted.connect(presenter.print_report)
        page.export_wanted.connect(presenter.export_report)
        section.appeal_wanted.connect(self._ways.open_appeal)
        section.record_wanted.connect(self._open_work)

        def wire_part(name: str) -> None:
            if name == "bulletin":
                self._presenters.append(wire_bulletin(parts, section.bulletin))
            elif name == "seasonal_page":
                self._presenters.append(wire_seasonal(parts, section.seasonal_page))

        section.part_made.connect(wire_part)
        self._presenters.append(presenter)
        return section

    def _appeal_ledger(self, name: str, parent: QWidget) -> AppealSection:
        section, parts = AppealSection(parent, name), self._parts
        ledger = AppealListPresenter(section.list_page, parts.runner, parts.actor, name)
        section.list_page.opened.connect(ledger.refresh)
        section.list_page.group_chosen.connect(ledger.choose_group)
        section.list_page.page_wanted.connect(ledger.load_more)
        self._presenters.append(appeal_files(section.list_page, parts, name))
        section.household_wanted.connect(self._ways.open_household)

        def enter(sheet: AppealEntrySheet) -> None:
            presenter = AppealEntryPresenter(sheet, parts.runner, parts.actor, name)
            sheet.keep_wanted.connect(presenter.keep)
            sheet.looked_at.connect(presenter.suggest)
            sheet.finished.connect(lambda: self._presenters.remove(presenter))
            self._presenters.append(presenter)
            presenter.open()

        def set_assignees(sheet: AssigneeSheet) -> None:
            presenter = AssigneePresenter(sheet, parts.runner, parts.actor)
            sheet.rule_set.connect(presenter.set)
            sheet.rule_removed.connect(presenter.remove)
            sheet.finished.connect(lambda: self._presenters.remove(presenter))
            self._presenters.append(presenter)
            presenter.refresh()

        def wire_appeal(_name: str) -> None:
            presenter = AppealPresenter(section.appeal_page, parts.runner, parts.actor)
            section.appeal_opened.connect(presenter.open)
            section.appeal_page.step_wanted.connect(presenter.act)
            self._presenters.append(presenter)

        section.entry_opened.connect(enter)
        section.assignees_opened.connect(set_assignees)
        section.part_made.connect(wire_appeal)
        self._presenters.append(ledger)
        return section


def _stay(_page: Any) -> None:
    """Any other ledger is at home always."""


def _open_list(section: Any) -> None:
    """A ledger's tab, pressed once more, leads back to its list."""
    section.open_list()
