"""The register's sheets, grids and duplicates, put together with their presenters."""

from typing import Any

from app.bootstrap.desk_parts import DeskParts
from app.bootstrap.public_sections import list_making
from app.presenters.disclosure_presenter import ViewersPresenter
from app.presenters.duplicate_presenter import DuplicatePresenter
from app.presenters.grid_presenter import GridPresenter
from app.presenters.household_files_presenter import HouseholdFilesPresenter
from app.presenters.household_list_presenter import HouseholdListPresenter
from app.presenters.register_change_presenter import RegisterChangePresenter
from app.presenters.register_form_presenter import RegisterFormPresenter
from app.presenters.reveal_presenter import RevealPresenter
from app.presenters.rights_presenter import AskingPresenter
from app.presenters.transfer_presenter import TransferPresenter
from app.views.household_section import HouseholdSection


def household_list(section: HouseholdSection, parts: DeskParts) -> list[Any]:
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
    home = section.household_page
    making = list_making(parts, home)
    transfer = TransferPresenter(home, parts.runner, parts.actor, making, parts.keys.check)
    home.transfer_paper_wanted.connect(transfer.print_paper)
    home.transfer_file_wanted.connect(transfer.take_out)
    return [lines, files, transfer]


def register_presenters(section: HouseholdSection, parts: DeskParts) -> list[Any]:
    """The presenters of the section's sheets, for whoever holds them."""
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
    grids = GridPresenter(section.grid_page, parts.runner, parts.actor)
    section.grid_page.opened.connect(grids.refresh)
    section.grid_page.keep_wanted.connect(grids.keep)
    section.grid_page.close_wanted.connect(grids.close)
    section.grid_page.open_wanted.connect(grids.open_again)
    twins = DuplicatePresenter(section.duplicate_page, parts.runner, parts.actor)
    section.duplicate_page.opened.connect(twins.refresh)
    section.duplicate_page.merge_form_wanted.connect(twins.open_merge)
    section.duplicate_page.merge_wanted.connect(twins.merge)
    section.duplicate_page.apart_wanted.connect(twins.tell_apart)
    reveal = RevealPresenter(section.household_page, parts.runner, parts.actor)
    section.household_page.reveal_wanted.connect(reveal.reveal_person)
    viewers = ViewersPresenter(sheets, parts.runner, parts.actor)
    sheets.viewers_wanted.connect(viewers.open)
    asking = AskingPresenter(sheets, parts.runner, parts.actor)
    sheets.request_form_wanted.connect(asking.open)
    sheets.request_wanted.connect(asking.keep)
    return [form, change, grids, twins, reveal, viewers, asking]
