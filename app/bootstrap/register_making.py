"""The register's sheets and pages, put together with their presenters."""

from typing import Any

from app.bootstrap.desk_parts import DeskParts
from app.presenters.register_change_presenter import RegisterChangePresenter
from app.presenters.register_form_presenter import RegisterFormPresenter
from app.views.household_section import HouseholdSection


def register_presenters(section: HouseholdSection, parts: DeskParts) -> list[Any]:
    """The presenters of the section's sheets, for whoever holds them."""
    sheets = section.sheets
    form = RegisterFormPresenter(sheets, parts.runner, parts.actor)
    sheets.form_wanted.connect(form.open)
    sheets.draft_changed.connect(form.keep_draft)
    sheets.draft_given_up.connect(form.give_up_draft)
    sheets.save_wanted.connect(form.save)
    change = RegisterChangePresenter(sheets, parts.runner, parts.actor)
    sheets.change_form_wanted.connect(change.open)
    sheets.households_wanted.connect(change.find_households)
    sheets.change_wanted.connect(change.keep)
    sheets.history_wanted.connect(change.open_history)
    sheets.undo_wanted.connect(change.undo)
    return [form, change]
