"""Who holds the originals, and a batch from town counted in, on a real station and township."""

import pytest

from app.acts.ending_acts import Delivery
from app.models.custody import held_by
from app.presenters.custody_list_presenter import CustodyListPresenter
from app.store.page_key import PAGE_ROWS
from tests.stations import clock, enrolled, make_pc, pc, server, town

from .village import LateRunner, Recorder, StraightRunner

__all__ = ["clock", "enrolled", "make_pc", "pc", "server", "town"]


@pytest.fixture
def screen():
    return Recorder()


@pytest.fixture
def open_view(screen):
    """open_view(pc): the presenter on that PC's files."""
    runners = []

    def open_it(pc, make_runner=StraightRunner):
        runner = make_runner(pc.station)
        runners.append(runner)
        return CustodyListPresenter(screen, runner, lambda: pc.actor)

    yield open_it
    for runner in runners:
        runner.desk.store.close()
        runner.sync.close()


@pytest.fixture
def sent_down(enrolled, town):
    """A case whose three originals went to town; two of them are on their way back."""
    case = enrolled.submitted()
    enrolled.sync.exchange()
    [batch] = enrolled.store.custody.handovers_after()
    first, second, third = batch.material_ids
    acts = town.township.custody
    acts.receive_batch(batch.entity_id, case.village_code, town.clerk, [first, second, third])
    down = acts.send_down(case.village_code, town.clerk, case.id, [first, second])
    enrolled.sync.exchange()
    return down


def test_a_station_without_originals_shows_nothing(open_view, screen, pc):
    open_view(pc).refresh()

    assert screen.last("show_lines") == []
    assert set(screen.last("show_counts").values()) == {0}
    assert screen.last("show_returning") == []


def test_each_holder_has_as_many_rows_as_its_figure_says(open_view, screen, pc):
    gone, stayed = pc.submitted(), pc.register(applicant_phone="13800000000")
    view = open_view(pc)
    view.refresh()
    counts = screen.last("show_counts")

    assert counts == {
        "all": 6, "station": 3, "to_town": 3, "missed": 0, "township": 0, "to_station": 0,
    }  # fmt: skip
    assert len(screen.last("show_lines")) == 6
    view.choose_group("to_town")
    lines = screen.last("show_lines")
    assert {line.case.id for line in lines} == {gone.id}
    assert all(line.batch_number.endswith("-Y") for line in lines)
    view.choose_group("station")
    lines = screen.last("show_lines")
    assert {line.case.id for line in lines} == {stayed.id}
    assert {line.batch_number for line in lines} == {""}
    assert "*" in lines[0].case.applicant_phone


def test_a_closed_case_that_still_holds_originals_is_marked(open_view, screen, pc):
    case = pc.register()
    pc.desk.cases.decline(pc.actor, case.id, "不属于受理范围")

    open_view(pc).refresh()

    assert [line.is_case_closed for line in screen.last("show_lines")] == [True] * 3


def test_an_original_that_turns_up_in_town_after_the_archive_is_listed(
    open_view, screen, enrolled, town
):
    case = enrolled.submitted()
    enrolled.sync.exchange()
    town.accept(case.id)
    town.conclude(case.id)
    enrolled.sync.exchange()
    acts, actor = enrolled.desk.cases, enrolled.actor
    first, second, third = [m.id for m in enrolled.store.cases.materials(case.id)]
    acts.deliver_as(actor, case.id, Delivery("张三", returned=(first, second)))
    acts.follow_up(actor, case.id, is_satisfied=True, method="phone")
    enrolled.desk.custody.declare(actor, case.id, [third], "declare_lost", "路上遗失")
    enrolled.sync.exchange()
    acts.write_off(actor, case.id)
    acts.archive(actor, case.id)
    town.township.custody.declare(
        case.village_code, town.clerk, case.id, [third], "find_in_town", "夹在别的卷里"
    )
    enrolled.sync.exchange()

    open_view(enrolled).refresh()

    [line] = screen.last("show_lines")
    assert (line.material.id, held_by(line.material)) == (third, "township")
    assert line.case.status == "archived"
    assert line.is_case_closed


def test_what_was_given_back_is_no_longer_listed(open_view, screen, pc):
    case = pc.register()
    papers = [material.id for material in pc.store.cases.materials(case.id)]
    pc.desk.custody.give_back(pc.actor, case.id, papers[:2], "张三", "本人")

    open_view(pc).refresh()

    assert [line.material.id for line in screen.last("show_lines")] == papers[2:]


def test_long_lists_come_in_pages_without_a_gap(open_view, screen, pc):
    for _ in range(PAGE_ROWS // 3):
        pc.register()
    pc.submitted()
    view = open_view(pc)
    view.refresh()
    first = screen.last("show_lines")
    view.load_more(first[-1])

    rest = screen.last("add_lines")
    assert (len(first), len(rest)) == (PAGE_ROWS, screen.last("show_counts")["all"] - PAGE_ROWS)
    assert len({line.material.id for line in (*first, *rest)}) == screen.last("show_counts")["all"]
    assert [held_by(line.material) for line in (*first, *rest)] == sorted(
        held_by(line.material) for line in (*first, *rest)
    )


def test_a_batch_from_town_is_counted_in_and_what_is_missing_is_told(
    open_view, screen, enrolled, sent_down
):
    view = open_view(enrolled)
    view.refresh()
    [returning] = screen.last("show_returning")
    assert returning.batch.entity_id == sent_down.entity_id
    first, second = returning.papers

    view.receive(sent_down.entity_id, [first.id])

    assert screen.told[-4] == ("show_received", (1, [second.name]), {})
    assert screen.last("show_counts")["to_station"] == 1
    [returning] = screen.last("show_returning")
    assert [paper.id for paper in returning.papers] == [second.id]
    view.receive(sent_down.entity_id, [second.id])
    assert screen.told[-4] == ("show_received", (1, []), {})
    assert screen.last("show_returning") == []
    assert screen.last("show_counts")["station"] == 2
    assert enrolled.check().is_sound


def test_nothing_ticked_changes_nothing(open_view, screen, enrolled, sent_down):
    before = enrolled.entries()
    view = open_view(enrolled)

    view.receive(sent_down.entity_id, [])

    assert screen.last("show_problem").key == "material_unknown"
    assert screen.count("show_received") == 0
    assert enrolled.entries() == before


def test_a_second_click_counts_nothing_twice(open_view, screen, enrolled, sent_down):
    runners = []

    def make_runner(station):
        runners.append(LateRunner(station))
        return runners[-1]

    view = open_view(enrolled, make_runner)
    before = enrolled.entries()
    for _ in range(2):
        view.receive(sent_down.entity_id, sent_down.material_ids)
    runners[0].let_through()

    assert screen.count("show_received") == 1
    assert enrolled.entries() == before + 2
