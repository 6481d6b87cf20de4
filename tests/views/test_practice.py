"""练习村: opened without a password, marked on the screen and on paper, sent nowhere, made anew."""

from contextlib import closing

import pytest

from app.bootstrap.desk_program import desktop_for
from app.bootstrap.practice_gate import ANEW, OWN, PRACTICE
from app.bootstrap.practice_village import PRACTICE_MARK, PracticeVillage
from app.bootstrap.shipped_rules import load_rules
from app.models.divisions import PRACTICE_VILLAGE
from app.models.errors import OperationRefused
from app.printing.list_paper import list_paper_pdf
from app.printing.typeface import Typefaces
from app.sheets.shipped import load_divisions
from tests.printing.list_contents import content
from tests.printing.pages import PdfPage
from tests.stations import RESOURCES, surroundings_of
from tests.views.conftest import DeskAtWork


@pytest.fixture(scope="module")
def around():
    return surroundings_of(lambda: 1_795_226_400_000)


@pytest.fixture(scope="module")
def data(around, tmp_path_factory):
    """A station's folder beside which a practice village lies."""
    data = tmp_path_factory.mktemp("beside") / "own"
    PracticeVillage(data, around).opened().close()
    return data


@pytest.fixture
def open_village(qtbot, around, data):
    desks = []

    def open_it(wanted):
        desktop = desktop_for(wanted, data, around)
        desks.append(DeskAtWork(desktop, qtbot, data.parent / "另存"))
        desktop.start()
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()
        assert desk.crashes == []


def test_it_stands_open_under_its_band_and_is_left_by_a_press(qtbot, open_village, data):
    desk = open_village(PRACTICE)
    qtbot.waitUntil(lambda: desk.shell is not None)
    desk.settle()
    band = desk.window.menuWidget()

    assert desk.shell.person().startswith("练习员") and "练习村" in desk.shell.station_name()
    assert band.isVisible() and band.accessibleName() == "练习村"
    assert "练习村" in desk.window.windowTitle()
    assert desk.page("households").list_page.table.records_model.rowCount() > 0
    assert band.isVisible() and not desk.shell.lock_button.isVisible()
    desk.desktop.lock()
    assert desk.entrance is desk.shell
    assert not data.exists()

    band.leave_button.click()
    assert desk.desktop.gate.wanted == OWN and not desk.window.isVisible()
    own = open_village(OWN)
    own.settle()
    assert own.window.menuWidget() is None and own.shell is None
    own.entrance.practice_button.click()
    assert own.desktop.gate.wanted == PRACTICE


def test_one_press_forgets_what_was_practised(qtbot, open_village, around, data):
    village = PracticeVillage(data, around)
    with closing(village.opened()) as station, closing(station.open_store()) as store:
        before = station.label.station_id
        store.set_meta("practised", b"yes")
        assert store.households.count() == 40
    desk = open_village(PRACTICE)
    qtbot.waitUntil(lambda: desk.shell is not None)
    desk.settle()
    desk.window.menuWidget().anew_button.click()
    assert desk.desktop.gate.wanted == ANEW

    anew = open_village(ANEW)
    qtbot.waitUntil(lambda: anew.shell is not None)
    anew.settle()
    anew.window.close()
    with closing(village.opened()) as station, closing(station.open_store()) as store:
        assert station.label.station_id != before
        assert store.meta("practised") is None and store.households.count() == 40


def test_no_township_can_take_it_in_and_nobody_chooses_it(around, data, tmp_path):
    shipped = load_divisions(RESOURCES)
    with pytest.raises(OperationRefused, match="village_code_unknown"):
        shipped.village(PRACTICE_VILLAGE.code)
    assert not shipped.find("练习村")
    assert load_rules(RESOURCES).divisions.village(PRACTICE_VILLAGE.code) == PRACTICE_VILLAGE
    with closing(PracticeVillage(data, around).opened()) as station:
        sync = station.open_sync()
        with pytest.raises(OperationRefused, match="not_enrolled"):
            sync.export_bundle(tmp_path)
        sync.close()


def test_a_folder_that_is_no_practice_village_is_left_alone(around, tmp_path):
    foreign = tmp_path / "own-practice"
    foreign.mkdir()
    (foreign / "photos").write_text("mine", "utf-8")
    village = PracticeVillage(tmp_path / "own", around, is_anew=True)

    for act in (village.opened, village.remove):
        with pytest.raises(OperationRefused, match="practice_folder_foreign"):
            act()
    assert (foreign / "photos").read_text("utf-8") == "mine"


def test_a_village_that_was_cut_short_is_made_again(around, tmp_path):
    unfinished = tmp_path / "own-practice.part"
    unfinished.mkdir()
    (unfinished / "station.db").write_bytes(b"half")
    with closing(PracticeVillage(tmp_path / "own", around).opened()) as station:
        assert station.label.village_code == PRACTICE_VILLAGE.code
    assert not unfinished.exists()


def test_every_page_of_a_paper_bears_the_mark():
    faces = Typefaces.load(RESOURCES / "fonts", page_mark=PRACTICE_MARK)
    pdf = list_paper_pdf(content("duty_signing", 60), faces)
    for number in range(4):
        page = PdfPage(pdf, number)
        assert page.words().count(PRACTICE_MARK) == 2
        page.close()
