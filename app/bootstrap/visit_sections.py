"""走访 put together with its presenters, as its pages say."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.presenters.diary_presenter import DiaryMaking, DiaryPresenter
from app.presenters.outreach_presenter import OutreachPresenter
from app.presenters.visit_figure_presenter import Figure, VisitFigurePresenter
from app.presenters.visit_form_presenter import VisitFormPresenter
from app.presenters.visit_list_presenter import VisitListPresenter
from app.presenters.visit_lists_presenter import VisitListsPresenter
from app.presenters.visit_planning_presenter import VisitPlanningPresenter
from app.presenters.visit_sheet_presenter import VisitSheetPresenter
from app.presenters.visit_statistics_presenter import VisitStatisticsPresenter
from app.presenters.walk_presenter import WalkPresenter
from app.views.visit_section import VisitSection
from app.views.visit_sheet import VisitSheet


def visit_section(parts: DeskParts, parent: QWidget) -> tuple[VisitSection, list[Any]]:
    """The section and its presenters, which somebody has to keep."""
    section = VisitSection(parent)
    visit_list = VisitListPresenter(section.list_page, parts.runner)
    section.list_page.opened.connect(visit_list.refresh)
    section.list_page.page_wanted.connect(visit_list.load_more)
    section.visits_changed.connect(visit_list.refresh)
    presenters: list[Any] = [visit_list, _diary(section, parts)]
    wires: dict[str, Callable[[VisitSection, DeskParts], Any]] = {
        "form_page": _form,
        "walk_page": _walk,
        "statistics_page": _statistics,
        "figure_page": _figure,
        "planning_page": _planning,
        "lists_page": _lists,
        "outreach_page": _outreach,
    }
    section.part_made.connect(lambda name: presenters.append(wires[name](section, parts)))
    on_changed = section.visits_changed.emit
    section.sheet_opened.connect(
        lambda sheet, visit_id: _open_sheet(presenters, parts, on_changed, sheet, visit_id)
    )
    return section, presenters


def _diary(section: VisitSection, parts: DeskParts) -> DiaryPresenter:
    page = section.list_page
    diary = DiaryPresenter(page, parts.runner, parts.actor, _diary_making(parts))
    page.diary_wanted.connect(diary.choose)
    page.diary_month_wanted.connect(diary.print_month)
    parts.previews.follow(page)
    return diary


def _open_sheet(
    presenters: list[Any],
    parts: DeskParts,
    on_changed: Callable[[], None],
    sheet: VisitSheet,
    visit_id: str,
) -> None:
    """Give a sheet its presenter, which lives as long as the sheet."""
    presenter = VisitSheetPresenter(
        sheet, parts.runner, parts.actor, _diary_making(parts), on_changed
    )
    sheet.taking_back_wanted.connect(presenter.take_back)
    sheet.page_wanted.connect(presenter.print_page)
    sheet.pictures_added.connect(presenter.add_pictures)
    sheet.picture_retracted.connect(presenter.retract_picture)
    sheet.camera_wanted.connect(presenter.open_camera)
    sheet.file_wanted.connect(presenter.save_file)
    sheet.finished.connect(presenter.close)
    sheet.finished.connect(lambda: presenters.remove(presenter))
    parts.previews.follow(sheet)
    presenters.append(presenter)
    presenter.open(visit_id)


def _diary_making(parts: DeskParts) -> DiaryMaking:
    hand_outs = parts.previews.hand_outs
    return DiaryMaking(parts.drawing, parts.papers.draw, parts.papers_folder, hand_outs)


def _form(section: VisitSection, parts: DeskParts) -> VisitFormPresenter:
    page = section.form_page
    form = VisitFormPresenter(page, parts.runner, parts.actor)
    section.form_opened.connect(form.open)
    section.form_opened_for.connect(form.open_for)
    section.correction_opened.connect(form.open_correction)
    page.save_and_case_requested.connect(form.save_and_open_case)
    page.pictures_added.connect(form.add_pictures)
    page.picture_removed.connect(form.remove_picture)
    page.camera_wanted.connect(form.open_camera)
    page.household_search_wanted.connect(form.find_households)
    page.household_chosen.connect(form.choose_household)
    page.draft_changed.connect(form.keep_draft)
    page.save_requested.connect(form.save)
    page.save_and_next_requested.connect(form.save_and_next)
    page.clear_requested.connect(form.clear)
    return form


def _walk(section: VisitSection, parts: DeskParts) -> WalkPresenter:
    page = section.walk_page
    walk = WalkPresenter(page, parts.runner, parts.actor)
    section.walk_opened.connect(walk.open)
    page.households_typed.connect(walk.look_up)
    page.household_chosen.connect(walk.choose)
    page.draft_changed.connect(walk.keep_draft)
    page.save_requested.connect(walk.save)
    page.clear_requested.connect(walk.clear)
    return walk


def _statistics(section: VisitSection, parts: DeskParts) -> VisitStatisticsPresenter:
    page = section.statistics_page
    figures = VisitStatisticsPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    page.opened.connect(figures.open)
    page.choice_made.connect(figures.choose)
    page.print_wanted.connect(figures.print_list)
    page.export_wanted.connect(figures.export_list)
    return figures


def _figure(section: VisitSection, parts: DeskParts) -> VisitFigurePresenter:
    page = section.figure_page
    figure = VisitFigurePresenter(page, parts.runner, parts.actor, list_making(parts, page))
    section.figure_opened.connect(lambda *said: figure.open(Figure(*said)))
    section.visits_changed.connect(figure.refresh)
    page.page_wanted.connect(figure.load_more)
    page.print_wanted.connect(figure.print_list)
    page.export_wanted.connect(figure.export_list)
    return figure


def _lists(section: VisitSection, parts: DeskParts) -> VisitListsPresenter:
    page = section.lists_page
    lists = VisitListsPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    section.lists_opened.connect(lists.open)
    page.span_chosen.connect(lists.choose)
    page.round_typed.connect(lists.set_round)
    page.round_closed.connect(lists.close_round)
    page.round_removed.connect(lists.remove_round)
    page.print_wanted.connect(lists.print_list)
    page.export_wanted.connect(lists.export_list)
    return lists


def _outreach(section: VisitSection, parts: DeskParts) -> OutreachPresenter:
    page = section.outreach_page
    outreach = OutreachPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    section.outreach_opened.connect(outreach.open)
    page.choice_made.connect(outreach.choose)
    page.outreach_typed.connect(outreach.begin)
    page.ticked.connect(outreach.tick)
    page.print_wanted.connect(outreach.print_list)
    page.export_wanted.connect(outreach.export_list)
    return outreach


def _planning(section: VisitSection, parts: DeskParts) -> VisitPlanningPresenter:
    page = section.planning_page
    planning = VisitPlanningPresenter(page, parts.runner, parts.actor, list_making(parts, page))
    section.planning_opened.connect(planning.open)
    section.waiting_opened.connect(planning.open_not_visited)
    page.source_chosen.connect(planning.choose)
    page.own_plan_wanted.connect(planning.open_household_plan)
    page.own_plan_typed.connect(planning.keep_household_plan)
    page.print_wanted.connect(planning.print_waiting)
    page.export_wanted.connect(planning.export_waiting)
    page.plan_wanted.connect(planning.keep_and_print)
    page.household_search_wanted.connect(planning.find_households)
    page.task_typed.connect(planning.open_task)
    page.task_dropped.connect(planning.drop_task)
    return planning
