"""A walk through every page of the desk, and what is wrong with how one is laid out."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)

from app.acts.visit_acts import VisitReport
from app.sheets.shipped import load_catalog
from app.views.day_tile import DayTile
from app.views.page_stack import PageFrame
from app.views.record_table import RecordTable
from app.words.terms import CASE_ACTION
from tests.stations import ITEM, PAPERS, RESOURCES, Pc, papers_without
from tests.views.conftest import DeskAtWork

OLD_SCREEN = QSize(1366, 768)
LAYOUTS = 5
ROUNDING = 2  # dots by which a style sheet rounds otherwise than we do
APART = (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, RecordTable, QTabBar)


@pytest.fixture
def busy_village(village: Pc) -> Pc:
    """A station with a case that lacks papers, an appeal and a cadre."""
    village.register(materials=papers_without(PAPERS[0]))
    household = village.store.households.page_after()[0]
    report = VisitReport(
        household_id=household.id,
        visited_on="2026-03-02",
        channel="home",
        content="看了看老人。",
        finding="路灯坏了。",
        finding_class=village.desk.workplace.profile.must_record_classes[0],
    )
    village.desk.visits.record_visit(village.actor, report)
    return village


def come_to_rest(desk: DeskAtWork) -> None:
    """Until the last answer is laid out too: one layout asks for the next."""
    desk.settle()
    for _ in range(LAYOUTS):
        QApplication.processEvents()


def main_pages(desk: DeskAtWork, ids: dict[str, str]) -> Iterator[str]:
    """Opens one page after the other, and says which."""
    pages = desk.pages
    for key in desk.shell.page_keys():
        desk.page(key)
        come_to_rest(desk)
        yield key
    openings: dict[str, Callable[[], object]] = {
        "a case": lambda: pages.open_case(ids["cases"]),
        "a household": lambda: pages.open_household(ids["households"]),
        "an appeal": lambda: pages.open_appeal(ids["appeals"]),
        "the originals": lambda: pages.section("cases").open_custody(),
        "registering": lambda: pages.open_intake(ids["persons"]),
        "a visit": lambda: pages.open_visit_of(ids["households"]),
        "a roster": lambda: pages.section("households").open_roster_import(),
        "grids": lambda: pages.section("households").open_grids(),
        "duplicates": lambda: pages.section("households").open_duplicates(),
        "a walk": lambda: pages.section("visits").write_walk(),
        "visiting figures": lambda: pages.section("visits").open_statistics(),
        "visiting plan": lambda: pages.section("visits").open_planning(),
        **{
            f"visits' {what}": partial(pages.section("visits").open_list_of, what)
            for what in ("comments", "rounds", "nights", "outreach")
        },
        **{
            f"ledger {key}": partial(pages.open_ledger, key)
            for key in pages.section("appeals").ledger_keys()
        },
    }
    for name, open_it in openings.items():
        open_it()
        come_to_rest(desk)
        yield name
    tabs = pages.section("settings").tabs
    for number in range(1, tabs.count()):
        tabs.setCurrentIndex(number)
        come_to_rest(desk)
        yield f"settings {number}"


def forms_and_sheets(desk: DeskAtWork, ids: dict[str, str]) -> Iterator[str]:
    """What opens over or within the pages."""
    cases = desk.page("cases")
    cases.open_intake(ids["persons"])
    come_to_rest(desk)
    cases.intake_page.item_chosen.emit(load_catalog(RESOURCES).item(ITEM))
    come_to_rest(desk)
    assert cases.intake_page.papers.rows
    yield "an item's papers"
    cases.open_case(ids["cases"])
    come_to_rest(desk)
    for action in CASE_ACTION:
        cases.case_page.form.begin(action, "李建国", "户口簿")
        cases.case_page._left.setCurrentWidget(cases.case_page.form)
        come_to_rest(desk)
        yield f"step {action}"
    activities = desk.pages.open_ledger("activities")
    come_to_rest(desk)
    activities.new_button.click()
    activities.sheet.fields["theme"].set_text("-")
    yield from shown_until_closed(desk, activities.sheet, "a new activity")
    desk.page("today").open_morning()
    yield from shown_until_closed(desk, desk.pages._morning.sheet, "the steps of a new station")
    desk.shell.help_button.click()
    yield from shown_until_closed(desk, QApplication.activeModalWidget(), "help")
    desk.page("today").open_unfinished()
    yield from shown_until_closed(desk, desk.pages.unfinished.sheet, "unfinished forms")
    settings = desk.page("settings")
    settings.tabs.setCurrentIndex(1)
    settings.ask_for_cadre()
    yield from shown_until_closed(desk, settings.cadre_sheet(), "a new cadre")
    settings.account_tab.ask_for_account()
    yield from shown_until_closed(desk, settings.account_tab.sheet(), "a new account")


def shown_until_closed(desk: DeskAtWork, sheet: QDialog, name: str) -> Iterator[str]:
    come_to_rest(desk)
    assert sheet.isVisible()
    yield name
    sheet.reject()


def places(desk: DeskAtWork, ids: dict[str, str]) -> Iterator[str]:
    yield from main_pages(desk, ids)
    yield from forms_and_sheets(desk, ids)


def open_at_old_size(open_desktop, pc: Pc) -> tuple[DeskAtWork, dict[str, str]]:
    rows = pc.rows()
    ids = {table: rows[table][0].id for table in ("cases", "appeals", "households", "persons")}
    desk = open_desktop(pc)
    desk.window.resize(OLD_SCREEN)
    desk.log_in()
    return desk, ids


def cut_off(window: QWidget) -> Iterator[str]:
    """Labels, buttons, tabs and headings that have less room than their words need."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            if widget.text() and lacks_room(widget):
                yield f"label {widget.text()!r} {widget.size()} < {widget.sizeHint()}"
        elif isinstance(widget, DayTile):
            if widget.height() < widget.minimumSizeHint().height() - ROUNDING:
                yield f"tile {widget.key} {widget.size()} < {widget.minimumSizeHint()}"
        elif isinstance(widget, QAbstractButton):
            if widget.text() and widget.width() < widget.sizeHint().width():
                yield f"button {widget.text()!r} {widget.size()} < {widget.sizeHint()}"
        elif isinstance(widget, QComboBox):
            yield from cut_choice(widget)
        elif isinstance(widget, QTabBar):
            yield from cut_tabs(widget)
        elif isinstance(widget, RecordTable):
            yield from cut_headings(widget)


def cut_choice(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    whole, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(whole, option, field, box).width()
    if room < box.fontMetrics().horizontalAdvance(box.currentText()):
        yield f"choice {box.currentText()!r} {box.size()}"


def lacks_room(label: QLabel) -> bool:
    if label.visibleRegion().boundingRect().width() < label.width():
        return not is_scrolled_away(label)
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height()


def is_scrolled_away(widget: QWidget) -> bool:
    """Whether scrolling up or down brings it into sight."""
    return widget.visibleRegion().isEmpty()


def cut_tabs(tabs: QTabBar) -> Iterator[str]:
    """Tabs beyond the edge of a bar that cannot be moved by its two arrows."""
    if tabs.usesScrollButtons():
        return
    for number in range(tabs.count()):
        if not tabs.rect().contains(tabs.tabRect(number)):
            yield f"tab {tabs.tabText(number)!r}"


def cut_headings(table: RecordTable) -> Iterator[str]:
    headings = table.horizontalHeader()
    if table.viewport().height() < table.verticalHeader().defaultSectionSize():
        yield f"table {table.accessibleName()!r} has no room for one row"
    for number in range(headings.count()):
        if headings.sectionSize(number) < headings.sectionSizeHint(number):
            yield f"heading {table.records_model.column(number).heading!r}"


def overlaps(window: QWidget) -> Iterator[str]:
    """Controls that stand in one another's way, and pages wider than their place."""
    for frame in window.findChildren(PageFrame):
        if frame.isVisible() and frame.page.width() > frame.viewport().width():
            yield f"{frame.page.width()} wide where there is room for {frame.viewport().width()}"
    families: dict[QWidget, list[QWidget]] = {}
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, APART) and not is_arrow(widget):
            families.setdefault(widget.parentWidget(), []).append(widget)
    for siblings in families.values():
        for one, other in combinations(siblings, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{told(one)} over {told(other)}"


def doubled_keys(window: QWidget) -> Iterator[str]:
    """Keys that two things in sight claim: Qt then gives them to neither."""
    held: dict[str, list[str]] = {}
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.shortcut().isEmpty():
            held.setdefault(button.shortcut().toString(), []).append(told(button))
    for shortcut in window.findChildren(QShortcut):
        place = shortcut.parent()
        is_everywhere = shortcut.context() is not Qt.ShortcutContext.WidgetWithChildrenShortcut
        if is_everywhere and shortcut.isEnabled() and place.isVisible():
            held.setdefault(shortcut.key().toString(), []).append(type(place).__name__)
    yield from (f"{key}: {holders}" for key, holders in held.items() if key and len(holders) > 1)


def is_arrow(widget: QWidget) -> bool:
    """Whether it belongs to a bar of tabs."""
    return isinstance(widget.parentWidget(), QTabBar) or widget.size().isEmpty()


def told(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text or widget.accessibleName()!r} {widget.geometry()}"
