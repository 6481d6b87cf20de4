"""The scenes of the counter: a case from its intake to its papers, as they are photographed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tools.photographer import Photographer


def intake(photographer: Photographer) -> None:
    """A new case: whom for, what, which papers."""
    section = photographer.section("cases")
    section.open_intake()
    photographer.settle()
    page = section.intake_page
    page.applicant.setFocus()
    QTest.keyClicks(page.applicant.line_edit, "w")
    photographer.take("intake-applicants")
    QTest.keyClick(page.applicant.line_edit, Qt.Key.Key_Return)
    photographer.settle()
    page.item.setFocus()
    QTest.keyClicks(page.item.line_edit, "gl")
    photographer.take("intake-items")
    QTest.keyClick(page.item.line_edit, Qt.Key.Key_Return)
    photographer.take("intake")
    page.proxy_name.set_text("王小建")
    page.proxy_relation.set_text("儿子")
    photographer.take("intake-proxy")
    page.aside_button.click()
    photographer.settle()
    page.item.setFocus()
    QTest.keyClicks(page.item.line_edit, "lsjzsqjn")
    photographer.settle()
    QTest.keyClick(page.item.line_edit, Qt.Key.Key_Return)
    photographer.settle()
    for row in page.papers.rows[1:]:
        row.box.setChecked(True)
    page.deficiency.is_wanted.set_checked(True)
    photographer.take("intake-deficient")
    section.open_list()
    photographer.settle()
    section.open_consult()
    section.consult_sheet.item.setFocus()
    QTest.keyClicks(section.consult_sheet.item.line_edit, "gl")
    photographer.settle()
    QTest.keyClick(section.consult_sheet.item.line_edit, Qt.Key.Key_Return)
    photographer.take("consult")
    section.consult_sheet.reject()
    photographer.settle()


def cases(photographer: Photographer) -> None:
    """The newest case, and the first that waits for papers, with its form."""
    section = photographer.section("cases")
    table = section.list_page.table
    photographer.settle()
    for name, group in (("case", "all"), ("case-to-supplement", "to_supplement")):
        section.open_list()
        section.list_page.choose_group(group)
        photographer.settle()
        line = table.records_model.record_at(0)
        if line is not None:
            section.open_case(line.case.id)
            photographer.take(name)
    section.open_list()
    section.list_page.choose_group("all")


def originals(photographer: Photographer) -> None:
    """Who holds the originals."""
    section = photographer.section("cases")
    section.open_custody()
    photographer.take("originals")
    section.open_list()
