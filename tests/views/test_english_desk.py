"""The English desk, page by page: no Chinese but data, and nothing cut off on an old screen."""

import tomllib
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from app.acts.visit_acts import VisitReport
from app.sheets.shipped import load_catalog
from app.views.record_table import RecordTable
from app.words.terms import CASE_ACTION
from tests.stations import HEAD_OF_DESK, ITEM, PAPERS, RESOURCES, Pc, contents, papers_without
from tests.views.conftest import DeskAtWork
from tests.views.speaking import CHINESE

OLD_SCREEN = QSize(1366, 768)
LAYOUTS = 5
ROSTER_HEADINGS = ("姓名", "户号", "户主", "身份证号", "电话")
CARD_LAYOUTS = [tomllib.loads(p.read_text("utf-8"))["name"] for p in RESOURCES.glob("cards/*.toml")]
"""The layouts of cards are the county's, and so are their names."""


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


def data_words(pc: Pc) -> set[str]:
    """Every run of Chinese that the station or the shipped tables hold: shown as it is."""
    shipped = [RESOURCES / "catalog" / "sample.csv", *sorted((RESOURCES / "profiles").iterdir())]
    texts = [repr(contents(pc.store)), *(path.read_text("utf-8") for path in shipped)]
    return {run for text in texts for run in CHINESE.findall(text)}


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


def shown_texts(window: QWidget) -> Iterator[str]:
    """What a person reads or hears, save the rows of the lists."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(number) for number in range(widget.count()))
        elif isinstance(widget, RecordTable):
            yield widget.empty_text()
            yield from table_texts(widget)


def table_texts(table: RecordTable) -> Iterator[str]:
    model = table.records_model
    for number in range(model.columnCount()):
        column = model.column(number)
        yield column.heading
        if column.is_whole:
            yield from map(column.text, model.records())


def test_no_page_of_the_english_desk_shows_chinese_but_data(english, open_desktop, busy_village):
    data = data_words(busy_village)
    desk, ids = open_at_old_size(open_desktop, busy_village)

    strangers = [
        f"{page}: {text}"
        for page in places(desk, ids)
        for text in shown_texts(desk.window)
        if not data.union(ROSTER_HEADINGS, *map(CHINESE.findall, CARD_LAYOUTS)).issuperset(
            CHINESE.findall(text)
        )
    ]
    assert strangers == []


def cut_off(window: QWidget) -> Iterator[str]:
    """Labels, buttons, tabs and headings that have less room than their words need."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            if widget.text() and lacks_room(widget):
                yield f"label {widget.text()!r} {widget.size()} < {widget.sizeHint()}"
        elif isinstance(widget, QAbstractButton):
            if widget.text() and widget.width() < widget.sizeHint().width():
                yield f"button {widget.text()!r} {widget.size()} < {widget.sizeHint()}"
        elif isinstance(widget, QTabBar):
            yield from cut_tabs(widget)
        elif isinstance(widget, RecordTable):
            yield from cut_headings(widget)


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
    for number in range(tabs.count()):
        if not tabs.rect().contains(tabs.tabRect(number)):
            yield f"tab {tabs.tabText(number)!r}"


def cut_headings(table: RecordTable) -> Iterator[str]:
    headings = table.horizontalHeader()
    for number in range(headings.count()):
        if headings.sectionSize(number) < headings.sectionSizeHint(number):
            yield f"heading {table.records_model.column(number).heading!r}"


def test_nothing_is_cut_off_in_english(english, open_desktop, busy_village):
    desk, ids = open_at_old_size(open_desktop, busy_village)

    cut = [f"{page}: {c}" for page in places(desk, ids) for c in cut_off(desk.window)]
    assert cut == [], "\n".join(cut)


def test_nothing_is_cut_off_when_every_word_is_longer(
    spoken_here, stretched_folder, open_desktop, busy_village
):
    spoken_here(stretched_folder)
    desk, ids = open_at_old_size(open_desktop, busy_village)

    cut = [f"{page}: {c}" for page in places(desk, ids) for c in cut_off(desk.window)]
    assert cut == [], "\n".join(cut)
    assert desk.window.size() == OLD_SCREEN


def entrance_in(desk: DeskAtWork, data: set[str]) -> list[str]:
    """What is wrong with the way in as it is shown now."""
    come_to_rest(desk)
    strangers = [t for t in shown_texts(desk.window) if not data.issuperset(CHINESE.findall(t))]
    return [*strangers, *cut_off(desk.window)]


@pytest.mark.parametrize("folder", ["english_folder", "stretched_folder"])
def test_the_login_is_whole_with_a_long_message(
    request, spoken_here, folder, open_desktop, village
):
    spoken_here(request.getfixturevalue(folder))
    data = data_words(village) | {HEAD_OF_DESK, HEAD_OF_DESK[0]}
    desk = open_desktop(village)
    desk.window.resize(OLD_SCREEN)

    assert entrance_in(desk, data) == []
    desk.log_in("bu shi zhe ge")
    assert entrance_in(desk, data) == []
    typed = desk.entrance.password_field.line_edit
    assert typed.visibleRegion().boundingRect().height() >= typed.sizeHint().height()


@pytest.mark.parametrize("folder", ["english_folder", "stretched_folder"])
def test_the_first_start_is_whole(request, spoken_here, folder, open_desktop, make_pc):
    spoken_here(request.getfixturevalue(folder))
    desk = open_desktop(make_pc())
    desk.window.resize(OLD_SCREEN)
    view = desk.entrance
    desk.settle()
    towns = [box.itemText(n) for box in view.findChildren(QComboBox) for n in range(box.count())]
    data = {"高家庄", *CHINESE.findall(" ".join(towns))}

    for step in range(4):
        view.show_step(step)
        assert entrance_in(desk, data) == [], step
