"""The English desk, page by page: no Chinese but data, and nothing cut off on an old screen."""

import tomllib
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from app.vault.slots import LoginTile
from app.views.record_table import RecordTable
from tests.stations import HEAD_OF_DESK, RESOURCES, Pc, contents
from tests.views.conftest import DeskAtWork
from tests.views.speaking import CHINESE
from tests.views.walking import (
    OLD_SCREEN,
    busy_village,
    come_to_rest,
    cut_off,
    open_at_old_size,
    places,
)  # fmt: skip
from tools.restore_scenes import found

__all__ = ["busy_village"]

ROUNDS = ("第", "轮普遍走访", "年", "月", "年上半年", "年下半年", "年全年", "季度", "年第")

"""What a place calls its rounds and periods is its own, as on its papers."""
OWN_NAMES = ("连心站", "花园明朝")
"""The program's, and a typeface's."""
SOUGHT_IN_THE_MANUAL = ("打印", "撤销", "盘")
"""The manual is Chinese, and so is what one looks for in it."""
ROSTER_HEADINGS = ("姓名", "户号", "户主", "身份证号", "电话")
CARD_LAYOUTS = [tomllib.loads(p.read_text("utf-8"))["name"] for p in RESOURCES.glob("cards/*.toml")]
"""The layouts of cards are the county's, and so are their names."""


def data_words(pc: Pc) -> set[str]:
    """Every run of Chinese that the station or the shipped tables hold: shown as it is."""
    shipped = [RESOURCES / "catalog" / "sample.csv", *sorted((RESOURCES / "profiles").iterdir())]
    texts = [repr(contents(pc.store)), *(path.read_text("utf-8") for path in shipped)]
    return {run for text in texts for run in CHINESE.findall(text)}


def shown_texts(window: QWidget) -> Iterator[str]:
    """What a person reads or hears, the rows of the lists with it."""
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
        yield from filter(None, map(column.text, model.records()))


def test_no_page_of_the_english_desk_shows_chinese_but_data(english, open_desktop, busy_village):
    data = data_words(busy_village)
    desk, ids = open_at_old_size(open_desktop, busy_village)

    strangers = [
        f"{page}: {text}"
        for page in places(desk, ids)
        for text in shown_texts(desk.window)
        if not data.union(
            ROUNDS,
            OWN_NAMES,
            SOUGHT_IN_THE_MANUAL,
            ROSTER_HEADINGS,
            *map(CHINESE.findall, CARD_LAYOUTS),
        ).issuperset(CHINESE.findall(text))
    ]
    assert strangers == []


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
        cells = (t for table in view.findChildren(RecordTable) for t in table_texts(table))
        divisions = set(CHINESE.findall(" ".join(cells)))
        assert entrance_in(desk, data | divisions) == [], step

    view.restore_button.click()
    view = desk.entrance
    copy = found(13, 61_408)
    data = set(CHINESE.findall(f"{copy.station_name} {HEAD_OF_DESK} {copy.folder}"))
    view.show_copies([copy])
    assert entrance_in(desk, data) == [], "copies"
    view.show_lock(copy, [LoginTile("1", HEAD_OF_DESK)], is_same_pc=True)
    for road in ("code", "township", "password"):
        view.lock_step.road_field.set_value(road)
        assert entrance_in(desk, data) == [], road
    view.show_bringing()
    view.show_making(1, 3)
    assert entrance_in(desk, data) == [], "bringing"
    view.copy_step.township_wanted.emit()
    assert entrance_in(desk, set()) == [], "township"
