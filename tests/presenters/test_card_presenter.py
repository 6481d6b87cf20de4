"""Liaison cards: cadres, printing into a file, and scanned cards, on a real station."""

import os

import pytest

from app.acts.card_mark_acts import CardMark
from app.acts.pen import Actor
from app.bootstrap.paper_drawing import PaperDrawing
from app.models.errors import EnvironmentProblem
from app.models.identity import card_number
from app.models.records import Cadre
from app.presenters.card_job import file_words
from app.presenters.card_presenter import CardMaking, CardPresenter
from app.presenters.hand_outs import Going, HandOuts
from app.presenters.paper_files import keep_file
from tests.stations import RESOURCES

from .village import LateRunner, actor_of

LI = {"name": " 李强 ", "title": "村委委员", "phone": "15405440000"}


@pytest.fixture(scope="module")
def papers():
    return PaperDrawing(RESOURCES / "fonts")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "papers"


@pytest.fixture
def page(screen, runner, station, folder):
    """With a plain drawing, which tells of every ten cards."""

    def draw(cards, layout, printing, on_progress):
        for done in range(10, len(cards) + 1, 10):
            on_progress(done)
        again = " again" if printing.is_reprint else ""
        return f"{printing.duplex} {len(cards)} from {printing.first_sheet}{again}".encode()

    def calibrate(printing):
        return f"{printing.duplex} {printing.offset.right_mm} {printing.offset.up_mm}".encode()

    return CardPresenter(
        screen, runner, actor_of(station), CardMaking(runner, draw, calibrate, folder, HandOuts())
    )


def wish(grid_id, duplex="long", **more):
    return {"grid_ids": (grid_id,), "duplex": duplex, **more}


@pytest.fixture
def grids(page, screen):
    page.refresh()
    return {line.cards.grid.name: line.cards.grid.id for line in screen.last("show_figures").grids}


def line_of(screen, name):
    lines = screen.last("show_figures").grids
    return next(line for line in lines if line.cards.grid.name == name)


def test_every_grid_shows_its_households_cadres_and_cards(page, screen, grids):
    assert list(grids) == ["一组", "二组"]
    first = line_of(screen, "一组")
    assert (first.cards.households, first.cards.without_cadre, first.served) == (35, 35, 0)
    assert (first.cards.with_card, first.cards.stale, first.cadres) == (0, 0, ())
    assert screen.last("show_figures").households_per_cadre == 30


def test_a_new_cadre_is_kept_and_given_the_whole_grid(page, screen, grids, runner):
    page.assign(grids["一组"], LI)

    assigned = screen.last("show_assigned")
    assert (assigned.cadre.name, assigned.changed, assigned.households) == ("李强", 35, 35)
    assert assigned.is_too_many
    line = line_of(screen, "一组")
    assert [(share.cadre.name, share.households) for share in line.cadres] == [("李强", 35)]
    assert line.cards.without_cadre == 0
    assert len(runner.desk.store.stations.cadres()) == 1


def test_a_cadre_who_is_known_is_chosen_or_typed_again_and_stays_one(page, screen, grids, runner):
    page.assign(grids["一组"], LI)
    cadre_id = runner.desk.store.stations.cadres()[0].id

    page.assign(grids["二组"], {"cadre_id": cadre_id})
    assert screen.last("show_assigned").changed == 5
    page.assign(grids["二组"], LI)

    assert screen.last("show_assigned").changed == 0
    assert [cadre.name for cadre in runner.desk.store.stations.cadres()] == ["李强"]


@pytest.mark.parametrize(
    ("typed", "field", "key"),
    [
        ({}, "name", "cadre_name_missing"),
        ({"name": "  ", "phone": "1"}, "name", "cadre_name_missing"),
        ({"name": "李强", "phone": " "}, "phone", "cadre_phone_missing"),
    ],
)
def test_a_cadre_without_name_or_phone_is_not_kept(page, screen, grids, runner, typed, field, key):
    page.assign(grids["一组"], typed)

    name, arguments, _ = screen.told[-1]
    assert (name, arguments[0], arguments[1].key) == ("show_field_problem", field, key)
    assert runner.desk.store.stations.cadres() == []


def test_cards_are_drawn_into_a_file_and_noted_as_printed(page, screen, grids, folder):
    page.assign(grids["一组"], LI)
    page.print_cards(wish(grids["一组"], "short"))

    path = screen.last("show_paper")[0]
    assert path.read_bytes() == b"short 35 from 1"
    assert path == folder / "联系卡-一组-2026-11-21.pdf"
    assert [args[:2] for told, args, _ in screen.told if told == "show_drawing"] == [
        (0, 0),
        (0, 35),
        (10, 35),
        (20, 35),
        (30, 35),
    ]
    assert line_of(screen, "一组").cards.with_card == 35
    assert screen.all("set_busy")[-2:] == [True, False]
    assert [each.name for each in folder.iterdir()] == [path.name]


def test_the_real_cards_are_a_pdf(screen, runner, station, folder, papers, grids):
    page = CardPresenter(
        screen,
        runner,
        actor_of(station),
        CardMaking(runner, papers.draw_cards, papers.draw_calibration, folder, HandOuts()),
    )
    page.assign(grids["二组"], LI)
    page.print_cards(wish(grids["二组"], "long"))

    assert screen.last("show_paper")[0].read_bytes().startswith(b"%PDF-")


def test_households_without_a_cadre_get_no_card_and_are_counted(
    page, screen, grids, runner, station
):
    cadre_id = runner.desk.register.add_cadre(
        station.actor, Cadre(id="", name="李强", phone="15405440000")
    )
    household = runner.desk.store.households.of_grid(grids["一组"])[0]
    with runner.desk.workplace.pen.act(station.actor, "edit_register") as act:
        act.change("household", household.id, {"cadre_id": cadre_id})

    page.print_cards(wish(grids["一组"], "long"))

    told = next(args for told, args, _ in reversed(screen.told) if told == "show_paper")
    assert told[1:] == (1, 34)


def test_a_grid_without_a_cadre_is_refused_in_one_sentence(page, screen, grids, folder):
    page.print_cards(wish(grids["一组"], "long"))

    assert screen.last("show_problem").key == "grid_without_cadre"
    assert screen.last("set_busy") is False
    assert not folder.exists()


def test_another_cadre_makes_the_cards_out_there_stale_until_they_are_printed_again(
    page, screen, grids, runner
):
    page.assign(grids["一组"], LI)
    page.print_cards(wish(grids["一组"], "long"))
    numbers = {card.number for card in runner.desk.store.cards.page_after()}
    page.assign(grids["一组"], {"name": "王芳", "phone": "15405440001"})
    assert line_of(screen, "一组").cards.stale == 35

    page.print_cards(wish(grids["一组"], "long"))

    assert line_of(screen, "一组").cards.stale == 0
    assert {card.number for card in runner.desk.store.cards.page_after()} == numbers


def test_drawing_can_be_stopped_and_leaves_no_file(page, screen, grids, folder, runner):
    page.assign(grids["一组"], LI)
    screen.show_drawing = lambda done, total: done == 10 and page.cancel()

    page.print_cards(wish(grids["一组"], "long"))

    assert screen.last("show_problem").key == "printing_cancelled"
    assert screen.count("show_paper") == 0
    assert not folder.exists()
    assert screen.last("set_busy") is False


def test_a_disk_that_takes_no_paper_is_told_plainly(page, screen, grids, folder):
    page.assign(grids["二组"], LI)
    folder.write_bytes(b"a file stands where the folder should be")

    page.print_cards(wish(grids["二组"], "long"))

    assert screen.last("show_problem").key == "file_not_written"


def test_a_second_press_prints_once(screen, station, folder, grids):
    late = LateRunner(station)
    page = CardPresenter(
        screen,
        late,
        actor_of(station),
        CardMaking(late, lambda *_: b"x", lambda _: b"", folder, HandOuts()),
    )
    page.assign(grids["二组"], LI)
    late.let_through()

    page.print_cards(wish(grids["二组"], "long"))
    page.print_cards(wish(grids["二组"], "long"))
    page.assign(grids["二组"], LI)
    late.let_through()

    assert screen.count("show_paper") == 1
    assert screen.count("show_assigned") == 1


def test_whoever_may_only_read_neither_assigns_nor_prints(screen, runner, folder, grids):
    reader = Actor("r" * 32, "李查", "read")
    page = CardPresenter(
        screen,
        runner,
        lambda: reader,
        CardMaking(runner, lambda *_: b"", lambda _: b"", folder, HandOuts()),
    )

    page.assign(grids["一组"], LI)
    page.print_cards(wish(grids["一组"], "long"))

    assert {problem.key for problem in screen.all("show_problem")} <= {
        "act_not_permitted",
        "grid_without_cadre",
    }
    assert screen.count("show_paper") == screen.count("show_assigned") == 0
    assert runner.desk.store.stations.cadres() == []


def test_nothing_is_noted_as_printed_before_the_file_lies_there(
    page, screen, grids, folder, runner
):
    page.assign(grids["二组"], LI)
    folder.write_bytes(b"a file stands where the folder should be")

    page.print_cards(wish(grids["二组"]))

    assert screen.last("show_problem").key == "file_not_written"
    assert runner.desk.store.cards.page_after() == []


def test_a_file_whose_cards_were_not_noted_is_taken_away(page, screen, grids, folder, runner):
    page.assign(grids["二组"], LI)
    runner.desk.cards.note_printed(
        page._actor(), runner.desk.cards.plan(page._actor(), list(grids.values())[1:])
    )
    planned = runner.desk.cards.plan

    def plan_then_void(*arguments):
        stack = planned(*arguments)
        mark = CardMark("void", note="印坏了")
        runner.desk.card_marks.mark(page._actor(), [stack.cards[0].card_id], mark)
        return stack

    object.__setattr__(runner.desk.cards, "plan", plan_then_void)
    page.print_cards(wish(grids["二组"]))

    assert screen.last("show_problem").key == "cards_changed_meanwhile"
    assert list(folder.iterdir()) == []


def test_a_jam_is_made_good_after_a_restart_with_exactly_what_was_printed(
    page, screen, grids, folder, runner, station
):
    page.assign(grids["一组"], LI)
    page.print_cards(wish(grids["一组"], layout="door"))
    drawn = []

    def draw(cards, layout, printing, on_progress):
        drawn.append((list(cards), layout, printing))
        return b"%PDF"

    restarted = CardPresenter(
        screen,
        runner,
        actor_of(station),
        CardMaking(runner, draw, lambda printing: b"", folder, HandOuts()),
    )
    page.assign(grids["一组"], {**LI, "name": "王芳"})  # what hangs at the doors says 李强
    restarted.refresh()
    assert screen.last("show_sheets") == 9  # 35 cards, four to a sheet

    restarted.print_again(9)

    ((cards, layout, printing),) = drawn
    assert {card.cadre_name for card in cards} == {"李强"}
    assert (len(cards), layout.key) == (35, "door")
    assert (printing.first_sheet, printing.is_reprint) == (9, True)
    reprints = [
        print_
        for card in cards[32:]
        for print_ in runner.desk.store.prints.of_subject(
            runner.desk.store.cards.by_number(card.card_number).id
        )
        if print_.is_reprint
    ]
    assert len(reprints) == 3


def test_after_a_jam_the_rest_is_printed_again_and_logged(page, screen, grids, folder, runner):
    page.print_again(2)
    assert screen.told == [] or screen.count("show_drawing") == 0
    page.assign(grids["一组"], LI)
    page.print_cards(wish(grids["一组"]))
    assert screen.last("show_sheets") == 4

    page.print_again(3)

    path = screen.last("show_paper")[0]
    assert path.read_bytes() == b"long 35 from 3 again"
    assert "第3张起重印" in path.name
    prints = [runner.desk.store.prints.of_subject(c.id) for c in all_cards(runner)]
    assert sorted(len(each) for each in prints) == [1] * 20 + [2] * 15
    assert all(each[-1].is_reprint for each in prints if len(each) == 2)
    assert line_of(screen, "一组").cards.stale == 0


def all_cards(runner):
    return runner.desk.store.cards.page_after(limit=1000)


def test_the_whole_village_is_one_file_or_one_for_each_grid(page, screen, grids, folder):
    page.assign(grids["一组"], LI)
    page.assign(grids["二组"], LI)
    page.print_cards({})
    assert [path.name for path in screen.last("show_paper")] == ["联系卡-全村-2026-11-21.pdf"]
    page.print_cards({"is_parted": True})
    names = [path.name for path in screen.last("show_paper")]
    assert names == ["联系卡-一组-2026-11-21.pdf", "联系卡-二组-2026-11-21.pdf"]


def test_what_is_read_off_the_test_sheet_holds_for_every_later_print(page, screen, grids, folder):
    page.print_calibration("short")
    assert screen.last("show_calibration").read_bytes() == b"short 0.0 0.0"
    page.keep_offset(" -1.5", "0.5")
    assert screen.last("show_offset_kept").right_mm == -1.5
    page.print_calibration("long")
    assert screen.last("show_calibration").read_bytes() == b"long -1.5 0.5"
    for wrong in ("abc", "11", "nan"):
        page.keep_offset(wrong, "0")
        assert screen.last("show_problem").key == "card_offset_unreadable"


# -- scanned cards


@pytest.fixture
def card(page, grids, runner):
    page.assign(grids["二组"], LI)
    page.print_cards(wish(grids["二组"], "long"))
    return runner.desk.store.cards.page_after()[0]


def test_a_scanned_card_opens_its_household(page, screen, card):
    for typed in (card.number, f"  {card.number.lower()}\n", card.number.translate(FULL_WIDTH)):
        page.open_card(typed)
        assert screen.last("show_household") == card.household_id


FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"}


def test_every_misread_character_of_a_card_is_noticed(page, screen, card):
    for place, character in enumerate(card.number):
        if character == "-":
            continue
        wrong = "7" if character != "7" else "8"
        page.open_card(card.number[:place] + wrong + card.number[place + 1 :])
        assert screen.last("show_problem").key == "card_number_unreadable"
    assert screen.count("show_household") == 0


def test_a_card_of_another_village_is_unknown_and_nothing_is_nothing(page, screen, card):
    page.open_card(card_number("410725203001", "A", 1))
    assert screen.last("show_problem").key == "card_unknown"
    screen.forget()
    page.open_card("   ")
    assert screen.told == []


# -- files


def test_a_grids_name_never_leaves_the_folder():
    assert file_words("../../etc/passwd") == "etcpasswd"
    assert file_words("一组<>:*?") == "一组"
    assert file_words("...") == "联系卡"
    assert len(file_words("长" * 300)) == 40


def test_a_folder_that_may_not_be_written_is_told_plainly(tmp_path):
    folder = tmp_path / "papers"
    folder.write_bytes(b"a file stands where the folder should be")
    with pytest.raises(EnvironmentProblem, match="file_not_written"):
        keep_file(folder, "x", b"1")


def test_a_file_that_a_viewer_holds_open_gets_a_neighbour(tmp_path, monkeypatch):
    keep_file(tmp_path, "x", b"1")
    real_replace = os.replace

    def replace(source, target):
        if target.name == "x.pdf":
            raise PermissionError
        real_replace(source, target)

    monkeypatch.setattr("app.presenters.paper_files.os.replace", replace)
    path = keep_file(tmp_path, "x", b"2")

    assert path.name == "x-2.pdf"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["x-2.pdf", "x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == b"1"


def test_sheets_printed_again_from_the_preview_are_marked_and_noted_card_by_card(
    page, screen, grids, folder, runner, station
):
    drawn, hand_outs, told = [], HandOuts(), []

    def draw(cards, layout, printing, on_progress):
        drawn.append(printing.is_reprint)
        return b"%PDF"

    cards = CardPresenter(
        screen,
        runner,
        actor_of(station),
        CardMaking(runner, draw, lambda _: b"", folder, hand_outs),
    )
    page.assign(grids["一组"], LI)
    cards.print_cards(wish(grids["一组"]))  # ten to a sheet: a page of fronts, a page of backs
    (path,) = screen.last("show_paper")
    hand_out = hand_outs.of(path)

    for pages in ("1", "2", "1-2"):  # the fronts, then the backs, then that sheet once more
        going = Going(pages)
        hand_out.begin(going, told.append, told.append)
        hand_out.marked(told[-1])
        hand_out.note(going, lambda: None, told.append)

    assert (told, drawn) == ([0, 0, 1], [False, True])
    counts = [len(runner.desk.store.prints.of_subject(card.id)) for card in all_cards(runner)]
    assert counts.count(2) == 10 and set(counts) == {1, 2}
