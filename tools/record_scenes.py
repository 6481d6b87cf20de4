"""The scenes of the record: households, visits and ledgers, as they are photographed."""

import tempfile
from pathlib import Path
from typing import Any

from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from tools.photographer import Photographer


def households(photographer: Photographer) -> None:
    """A household, and a roster before it is brought in."""
    section = photographer.section("households")
    photographer.settle()
    photographer.take("households")
    register_pages(photographer, section)
    section.open_household(section.list_page.table.records_model.record_at(0).household.id)
    photographer.take("household")
    section.household_page.history_button.chosen.emit("reveal")
    photographer.settle()
    photographer.take("household-numbers")
    section.household_page.history_button.chosen.emit("viewers")
    photographer.settle()
    photographer.take("household-viewers")
    section.sheets.viewers_sheet.reject()
    register_sheets(photographer, section)
    section.open_roster_import()
    photographer.take("roster-import")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "花名册.xlsx"
        sheet.write_bytes(roster_bytes(synthetic_roster(24, 5), "高家庄村花名册"))
        section.roster_page.file_chosen.emit(str(sheet))
        photographer.take("roster-import-preview")
    section.open_list()


def register_pages(photographer: Photographer, section: Any) -> None:
    """Grids, and who may be on the register twice."""
    section.open_grids()
    photographer.take("grids")
    section.grid_page.add_button.click()
    photographer.take("grid-form")
    section.grid_page.sheet.reject()
    section.open_duplicates()
    photographer.take("duplicates")
    section.open_list()
    photographer.settle()


def register_sheets(photographer: Photographer, section: Any) -> None:
    """The forms and changes of a household and its people."""
    page, sheets = section.household_page, section.sheets
    page.add_person_button.click()
    photographer.settle()
    photographer.take("person-form")
    sheets.form_sheet.reject()
    for action in ("split", "merge_households", "change_head"):
        page.household_changes.chosen.emit(action)
        photographer.settle()
        photographer.take(f"change-{action}")
        sheets.change_sheet.reject()
    page.history_button.chosen.emit("household")
    photographer.settle()
    photographer.take("register-history")
    sheets.history_sheet.reject()


def visits(photographer: Photographer) -> None:
    """A visit being written down."""
    households_page = photographer.section("households").list_page
    household = households_page.table.records_model.record_at(2).household
    section = photographer.section("visits")
    section.write_visit_of(household.id)
    photographer.settle()
    page = section.form_page
    page.content.set_text("到家中看望，老人身体尚可，屋顶去年修过，没有漏雨。")
    page.finding_class.set_value(page.finding_class.combo_box.itemData(1) or "")
    page.finding.set_text("灌溉渠堵塞，浇地要绕远，希望村里组织清理。")
    photographer.take("visit-form")
    section.open_list()
    photographer.settle()
    table = section.list_page.table
    table.record_activated.emit(table.records_model.record_at(0))
    photographer.take("visit")
    section.sheet.close()


def appeals(photographer: Photographer) -> None:
    """An appeal on its way through the five stages."""
    section = photographer.section("appeals").open_ledger("appeals")
    photographer.settle()
    section.open_appeal(section.list_page.table.records_model.record_at(0).appeal.id)
    photographer.take("appeal")
    section.open_list()


def visit_more(photographer: Photographer) -> None:
    """What opens beside the list of visits."""
    section = photographer.section("visits")
    for name, open_page in (
        ("visit-walk", section.write_walk),
        ("visit-figures", section.open_statistics),
        ("visit-planning", section.open_planning),
    ):
        open_page()
        photographer.take(name)
    visit_lists(photographer, section)
    section.open_list()


def visit_lists(photographer: Photographer, section: Any) -> None:
    """The records behind a figure, the lists beside the visits, and their sheets."""
    section.open_statistics()
    photographer.settle()
    table = section.statistics_page.table
    table.setCurrentIndex(table.model().index(0, 5))
    photographer.take("visit-figures-cell")
    table.figure_opened.emit(table.current_record(), 5)
    photographer.take("visit-figure-records")
    for kind in ("comments", "rounds", "nights", "outreach"):
        section.open_list_of(kind)
        photographer.settle()
        photographer.take(f"visit-{kind}")
    page = section.outreach_page
    page.new_button.click()
    page.sheet.fields["outreach_type"].set_value("policy")
    page.sheet.fields["title"].set_text("城乡居民医保缴费政策")
    photographer.take("visit-outreach-form")
    page.sheet.save_button.click()
    photographer.settle(lambda: bool(page.table.records_model.rowCount()))
    page.tick_button.click()
    photographer.settle()
    photographer.take("visit-outreach-ticked")
    home = page.table.records_model.record_at(0).line.household.id
    section.write_household_plan(home)
    photographer.settle(lambda: section.planning_page.sheet is not None)
    photographer.take("visit-household-plan")
    section.planning_page.close_sheet()
    section.open_list()
    section.list_page.more_button.chosen.emit("diary")
    photographer.settle(lambda: section.list_page.sheet is not None)
    photographer.take("visit-diary")
    section.list_page.close_sheet()


def ledgers(photographer: Photographer) -> None:
    """Every ledger of the strip but the first, which the rail opens."""
    section = photographer.section("appeals")
    for key in section.ledger_keys()[1:]:
        section.open_ledger(key)
        photographer.take(f"ledger-{key}")
    forms = section.open_ledger("forms")
    forms.table.select_row(2)
    forms.take_out_button.click()
    photographer.take("ledger-forms-take-out")
    forms.close_sheet()
    section.open_ledger(section.ledger_keys()[0])
