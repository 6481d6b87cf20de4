"""群众 put together with its presenters, as its pages say."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.presenters.disclosure_presenter import ViewersPresenter
from app.presenters.duplicate_presenter import DuplicatePresenter
from app.presenters.grid_presenter import GridPresenter
from app.presenters.household_files_presenter import HouseholdFilesPresenter
from app.presenters.household_list_presenter import HouseholdListPresenter
from app.presenters.household_presenter import HouseholdPresenter
from app.presenters.register_change_presenter import RegisterChangePresenter
from app.presenters.register_form_presenter import RegisterFormPresenter
from app.presenters.reveal_presenter import RevealPresenter
from app.presenters.rights_presenter import AskingPresenter
from app.presenters.roster_import_presenter import RosterImportPresenter
from app.presenters.transfer_presenter import TransferPresenter
from app.views.household_section import HouseholdSection


def household_section(parts: DeskParts, parent: QWidget) -> tuple[HouseholdSection, list[Any]]:
    """The section and its presenters, which somebody has to keep."""
    section = HouseholdSection(parent)
    presenters = [*_list(section, parts), *_sheets(section, parts)]
    wires = {
        "household_page": _household,
        "grid_page": _grids,
        "duplicate_page": _duplicates,
        "roster_page": _roster,
    }
    section.part_made.connect(lambda name: presenters.append(wires[name](section, parts)))
    return section, presenters


def _list(section: HouseholdSection, parts: DeskParts) -> list[Any]:
    """The presenters of the list of households, and of files of it."""
    page = section.list_page
    lines = HouseholdListPresenter(page, parts.runner, parts.actor)
    page.opened.connect(lines.refresh)
    page.search_wanted.connect(lines.find)
    page.choice_made.connect(lines.choose)
    page.page_wanted.connect(lines.load_more)
    page.all_wanted.connect(lines.load_all)
    making = list_making(parts, page)
    files = HouseholdFilesPresenter(page, parts.runner, parts.actor, lines.chosen, making)
    page.print_wanted.connect(files.print_list)
    page.export_wanted.connect(files.export_list)
    return [lines, files]


def _sheets(section: HouseholdSection, parts: DeskParts) -> list[Any]:
    sheets = section.sheets
    form = RegisterFormPresenter(sheets, parts.runner, parts.actor)
    sheets.form_wanted.connect(form.open)
    sheets.draft_changed.connect(form.keep_draft)
    sheets.draft_given_up.connect(form.give_up_draft)
    sheets.rows_pasted.connect(form.read_pasted)
    sheets.save_wanted.connect(form.save)
    change = RegisterChangePresenter(sheets, parts.runner, parts.actor)
    sheets.change_form_wanted.connect(change.open)
    sheets.several_wanted.connect(change.open_several)
    sheets.households_wanted.connect(change.find_households)
    sheets.change_wanted.connect(change.keep)
    sheets.history_wanted.connect(change.open_history)
    sheets.undo_wanted.connect(change.undo)
    viewers = ViewersPresenter(sheets, parts.runner, parts.actor)
    sheets.viewers_wanted.connect(viewers.open)
    asking = AskingPresenter(sheets, parts.runner, parts.actor)
    sheets.request_form_wanted.connect(asking.open)
    sheets.request_wanted.connect(asking.keep)
    return [form, change, viewers, asking]


def _household(section: HouseholdSection, parts: DeskParts) -> list[Any]:
    page = section.household_page
    household = HouseholdPresenter(page, parts.runner)
    section.household_wanted.connect(household.choose)
    section.household_of_person_wanted.connect(household.open_of_person)
    page.opened.connect(household.refresh)
    reveal = RevealPresenter(page, parts.runner, parts.actor)
    page.reveal_wanted.connect(reveal.reveal_person)
    making = list_making(parts, page)
    transfer = TransferPresenter(page, parts.runner, parts.actor, making, parts.keys.check)
    page.transfer_paper_wanted.connect(transfer.print_paper)
    page.transfer_file_wanted.connect(transfer.take_out)
    return [household, reveal, transfer]


def _grids(section: HouseholdSection, parts: DeskParts) -> GridPresenter:
    page = section.grid_page
    grids = GridPresenter(page, parts.runner, parts.actor)
    page.opened.connect(grids.refresh)
    page.keep_wanted.connect(grids.keep)
    page.close_wanted.connect(grids.close)
    page.open_wanted.connect(grids.open_again)
    return grids


def _duplicates(section: HouseholdSection, parts: DeskParts) -> DuplicatePresenter:
    page = section.duplicate_page
    twins = DuplicatePresenter(page, parts.runner, parts.actor)
    page.opened.connect(twins.refresh)
    page.merge_form_wanted.connect(twins.open_merge)
    page.merge_wanted.connect(twins.merge)
    page.apart_wanted.connect(twins.tell_apart)
    return twins


def _roster(section: HouseholdSection, parts: DeskParts) -> RosterImportPresenter:
    page = section.roster_page
    roster = RosterImportPresenter(page, parts.runner, parts.actor)
    page.opened.connect(roster.open)
    page.file_chosen.connect(roster.choose_file)
    page.rows_pasted.connect(roster.choose_rows)
    page.sheet_chosen.connect(roster.choose_sheet)
    page.sheet_wanted.connect(roster.want_sheet)
    page.header_row_chosen.connect(roster.choose_header_row)
    page.hidden_rows_wanted.connect(roster.read_hidden_rows)
    page.column_read.connect(roster.read_column)
    page.row_toggled.connect(roster.toggle_row)
    page.doubtful_toggled.connect(roster.toggle_doubtful)
    page.import_wanted.connect(roster.import_roster)
    page.undo_wanted.connect(roster.undo_import)
    page.progress_wanted.connect(roster.tell_progress)
    page.cancel_requested.connect(roster.cancel)
    return roster
