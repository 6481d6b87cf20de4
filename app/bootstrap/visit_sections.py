"""走访 put together with its presenters, as its pages say."""

from typing import Any

from app.bootstrap.desk_parts import DeskParts
from app.presenters.visit_form_presenter import VisitFormPresenter
from app.presenters.visit_list_presenter import VisitListPresenter
from app.presenters.walk_presenter import WalkPresenter
from app.views.visit_section import VisitSection


def visit_section(parts: DeskParts) -> tuple[VisitSection, list[Any]]:
    """The section and its presenters, which somebody has to keep."""
    section = VisitSection()
    visit_list = VisitListPresenter(section.list_page, parts.runner)
    section.list_page.opened.connect(visit_list.refresh)
    section.list_page.page_wanted.connect(visit_list.load_more)
    return section, [visit_list, _form(section, parts), _walk(section, parts)]


def _form(section: VisitSection, parts: DeskParts) -> VisitFormPresenter:
    page = section.form_page
    form = VisitFormPresenter(page, parts.runner, parts.actor)
    section.form_opened.connect(form.open)
    section.form_opened_for.connect(form.open_for)
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
