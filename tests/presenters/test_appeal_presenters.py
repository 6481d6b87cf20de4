"""Appeals: what the ledger and one appeal's page do, on a real station."""

import pytest

from app.acts.pen import Actor
from app.acts.visit_acts import VisitReport
from app.models.appeal_stages import STAGES, appeal_progress_of
from app.models.records import AppealStep
from app.presenters.appeal_list_presenter import AppealListPresenter
from app.presenters.appeal_presenter import AppealPresenter, next_actions, stage_marks

from .village import HOUSEHOLDS, LateRunner, actor_of

WALK = (
    ("sort", {"note": "住房"}),
    ("assign", {"note": "交李强"}),
    ("answer", {"reply": "本周来人看房"}),
    ("follow_up", {"is_satisfied": True}),
    ("write_off", {}),
)


@pytest.fixture
def raise_appeal(runner, station, clock):
    """Records a visit with a finding; returns the appeal's id."""

    def raise_appeal(number=0, **said):
        clock.now += 60_000
        household = runner.desk.store.households.page_after()[number % HOUSEHOLDS]
        report = VisitReport(
            household.id, "2026-11-20", finding="屋顶漏雨", finding_class="生活困难", **said
        )
        return runner.desk.visits.record_visit(station.actor, report).appeal_id

    return raise_appeal


@pytest.fixture
def walk(runner, station, clock):
    """Takes the first steps of the straight way."""

    def walk(appeal_id, steps, **changes):
        for action, said in WALK[:steps]:
            clock.now += 60_000
            words = {**said, **changes} if action == "follow_up" else said
            runner.desk.appeals.advance(station.actor, appeal_id, action, **words)

    return walk


@pytest.fixture
def page(screen, runner, station):
    return AppealPresenter(screen, runner, actor_of(station))


# -- the ledger


def test_the_ledger_shows_open_appeals_first_and_the_others_on_demand(
    screen, runner, station, raise_appeal, walk
):
    open_ids = {raise_appeal(number) for number in range(3)}
    closed = raise_appeal(3)
    walk(closed, 5)
    ledger = AppealListPresenter(screen, runner, actor_of(station))

    ledger.refresh()
    assert {line.appeal.id for line in screen.last("show_lines")} == open_ids
    assert screen.last("show_counts") == {
        "open": 3,
        "due": 0,
        "pending": 0,
        "closed": 1,
        "all": 4,
    }

    ledger.choose_group("closed")
    assert [line.appeal.id for line in screen.last("show_lines")] == [closed]
    assert screen.last("show_lines")[0].appeal.stage == "written_off"

    ledger.choose_group("all")
    assert len(screen.last("show_lines")) == 4
    assert all(line.household_number for line in screen.last("show_lines"))


def test_the_ledger_goes_on_where_the_last_row_was(screen, runner, station, raise_appeal):
    for number in range(105):
        raise_appeal(number)
    ledger = AppealListPresenter(screen, runner, actor_of(station))

    ledger.refresh()
    first = screen.last("show_lines")
    ledger.load_more(first[-1])

    assert (len(first), len(screen.last("add_lines"))) == (100, 5)
    shown = {line.appeal.id for line in [*first, *screen.last("add_lines")]}
    assert len(shown) == 105


def test_a_late_answer_for_another_filter_is_dropped(station, screen):
    runner = LateRunner(station)
    ledger = AppealListPresenter(screen, runner, actor_of(station))

    ledger.refresh()
    ledger.choose_group("closed")
    runner.let_through()

    assert screen.count("show_lines") == 1


# -- one appeal


def test_an_appeal_is_led_through_its_stages_to_the_write_off(
    page, screen, raise_appeal, runner, clock
):
    appeal_id = raise_appeal()
    page.open(appeal_id)
    for action, said in WALK:
        clock.now += 60_000
        assert screen.last("show_appeal").actions[0] == action
        page.act(action, said)
        assert screen.last("show_acted") == action

    shown = screen.last("show_appeal")
    assert shown.actions == ("reclassify", "link")
    assert shown.appeal.stage == "written_off"
    assert [mark.state for mark in shown.stages] == ["done"] * 6
    assert {mark.actor_name for mark in shown.stages} == {"张敏"}
    assert [line.step.action for line in shown.history] == [
        "write_off",
        "follow_up",
        "answer",
        "assign",
        "sort",
        "collect",
    ]


def test_an_answer_on_the_spot_passes_two_stages_over(page, screen, raise_appeal):
    page.open(raise_appeal(is_answered_on_the_spot=True, answer="明天修"))

    shown = screen.last("show_appeal")
    states = {mark.stage: mark.state for mark in shown.stages}
    assert states == {
        "collected": "done",
        "sorted": "skipped",
        "assigned": "skipped",
        "answered": "current",
        "followed_up": "ahead",
        "written_off": "ahead",
    }
    assert shown.actions == ("follow_up", "reclassify", "link")


def test_an_unsatisfied_appeal_is_not_written_off_and_begins_again(
    page, screen, raise_appeal, walk
):
    appeal_id = raise_appeal()
    walk(appeal_id, 4, is_satisfied=False)
    page.open(appeal_id)
    assert screen.last("show_appeal").actions == ("reopen", "write_off", "reclassify", "link")

    page.act("write_off", {})
    assert screen.last("show_problem").key == "appeal_write_off_before_satisfied"
    assert screen.count("show_acted") == 0

    page.act("reopen", {"note": "还没人来"})
    shown = screen.last("show_appeal")
    assert shown.appeal.stage == "assigned"
    states = [mark.state for mark in shown.stages]
    assert states == ["done", "done", "current", "ahead", "ahead", "ahead"]


@pytest.mark.parametrize(
    ("steps", "action", "said", "field", "key"),
    [
        (0, "answer_on_the_spot", {"reply": "  "}, "reply", "appeal_reply_missing"),
        (2, "answer", {}, "reply", "appeal_reply_missing"),
        (3, "follow_up", {"note": "好"}, "is_satisfied", "appeal_is_satisfied_missing"),
    ],
)
def test_missing_words_are_asked_for_at_their_field(
    page, screen, raise_appeal, walk, runner, steps, action, said, field, key
):
    appeal_id = raise_appeal()
    walk(appeal_id, steps)
    before = len(runner.desk.store.appeals.steps(appeal_id))
    page.open(appeal_id)

    page.act(action, said)

    name, arguments, _ = screen.told[-1]
    assert (name, arguments[0], arguments[1].key) == ("show_field_problem", field, key)
    assert len(runner.desk.store.appeals.steps(appeal_id)) == before


def test_a_step_that_another_pc_was_faster_with_is_refused_plainly(
    page, screen, raise_appeal, walk
):
    appeal_id = raise_appeal()
    page.open(appeal_id)
    walk(appeal_id, 1)

    page.act("sort", {"note": "又归纳"})

    assert screen.last("show_problem").key == "appeal_step_out_of_order"


def test_whoever_may_only_read_cannot_take_a_step(screen, runner, raise_appeal):
    reader = Actor("r" * 32, "李查", "read")
    page = AppealPresenter(screen, runner, lambda: reader)
    page.open(raise_appeal())

    page.act("sort", {})

    assert screen.last("show_problem").key == "act_not_permitted"


def test_a_second_press_takes_one_step(station, screen, raise_appeal, runner):
    appeal_id = raise_appeal()
    late = LateRunner(station)
    page = AppealPresenter(screen, late, actor_of(station))
    page.open(appeal_id)
    late.let_through()

    page.act("sort", {"note": "一"})
    page.act("sort", {"note": "二"})
    late.let_through()

    assert [step.action for step in runner.desk.store.appeals.steps(appeal_id)] == [
        "collect",
        "sort",
    ]
    assert screen.count("show_problem") == 0


def test_a_late_answer_for_another_appeal_is_dropped(station, screen, raise_appeal):
    first, second = raise_appeal(0), raise_appeal(1)
    late = LateRunner(station)
    page = AppealPresenter(screen, late, actor_of(station))

    page.open(first)
    page.open(second)
    late.let_through()

    assert [shown.appeal.id for shown in screen.all("show_appeal")] == [second]


def test_an_unknown_appeal_is_said_to_be_unknown(page, screen):
    page.open("0" * 32)
    assert screen.last("show_problem").key == "appeal_unknown"


def test_a_step_that_did_not_count_moves_no_stage():
    """Two PCs sorted the same appeal: the second step is kept, flagged, and marks nothing."""
    steps = [
        AppealStep(id="a", action="collect", at="2026-11-01T00:00:00Z", hlc=1),
        AppealStep(id="b", action="sort", at="2026-11-02T00:00:00Z", hlc=2, bases=["a"]),
        AppealStep(id="c", action="sort", at="2026-11-03T00:00:00Z", hlc=3, bases=["a"]),
    ]
    marks = {mark.stage: mark for mark in stage_marks(steps)}

    assert marks["sorted"].at == "2026-11-02T00:00:00Z"
    assert next_actions(appeal_progress_of(steps))[0] == "assign"
    assert [mark.stage for mark in stage_marks([])] == list(STAGES)
    assert {mark.state for mark in stage_marks([])} == {"ahead"}


def test_two_appeals_are_linked_by_number_and_seen_from_both_sides(
    page, screen, runner, raise_appeal
):
    first, second = raise_appeal(0), raise_appeal(1)
    numbers = {each: runner.desk.store.appeals.by_id(each).number for each in (first, second)}
    page.open(first)
    page.act("link", {"other_number": "", "relation": "same_matter"})
    assert screen.last("show_field_problem") == "other_number"
    short = numbers[second].partition("-")[2].lower()
    page.act("link", {"other_number": short, "relation": "hotline_to_petition"})
    assert screen.last("show_appeal").links == (("hotline_to_petition", numbers[second]),)
    page.open(second)
    assert screen.last("show_appeal").links == (("hotline_to_petition", numbers[first]),)
