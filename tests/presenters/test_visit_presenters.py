"""Visits: what the list and the form do, on a real station."""

import msgspec
import pytest

from app.acts.pen import Actor
from app.acts.visit_acts import VisitReport
from app.models.register_changes import Happening
from app.models.rules.visits import VisitRules
from app.models.visit_statistics import Period, Share
from app.presenters.visit_form_presenter import DRAFT_KEY, VisitFormPresenter
from app.presenters.visit_list_presenter import VisitFigures, VisitListPresenter
from app.store.page_key import PAGE_ROWS

from .village import MORNING, LateRunner, StraightRunner, actor_of


@pytest.fixture
def households(runner):
    return runner.desk.store.households.page_after()


@pytest.fixture
def form(screen, runner, station):
    return VisitFormPresenter(screen, runner, actor_of(station))


def typed(household, **changes):
    said = VisitReport(household.id, "2026-11-21", content="问了收成")
    return {**msgspec.structs.asdict(said), **changes}


def visits(runner):
    return runner.desk.store.visits.page_after()


# -- the list


def test_only_home_visits_of_this_year_to_households_that_are_there_make_coverage(
    runner, station, screen, households
):
    record = runner.desk.visits.record_visit
    for number, (channel, day) in enumerate(
        [
            ("home", "2026-01-01"),
            ("home", "2026-11-20"),
            ("phone", "2026-11-20"),
            ("field", "2026-11-20"),
            ("message", "2026-11-20"),
            ("card_left", "2026-11-20"),
            ("home", "2025-12-31"),
        ]
    ):
        record(station.actor, VisitReport(households[number].id, day, channel, content="看望"))
    record(station.actor, VisitReport(households[0].id, "2026-11-21", content="又去了一次"))

    VisitListPresenter(screen, runner).refresh()

    figures = screen.last("show_figures")
    assert (figures.visited, figures.households, figures.left) == (2, 40, 38)
    assert figures.coverage == "5.0%"
    assert figures.by_channel == {
        "home": 3,
        "phone": 1,
        "field": 1,
        "message": 1,
        "card_left": 1,
    }
    assert figures.visits == sum(figures.by_channel.values()) == 7


def test_who_left_or_was_merged_after_a_visit_makes_no_coverage(
    runner, station, screen, households
):
    for household in households[:3]:
        runner.desk.visits.record_visit(station.actor, VisitReport(**typed(household)))
    acts, today = runner.desk.households, Happening("2026-11-21", "搬走了")
    acts.leave(station.actor, households[0].id, today)
    acts.merge_households(station.actor, households[1].id, households[3].id, today)

    VisitListPresenter(screen, runner).refresh()

    figures = screen.last("show_figures")
    year = Period("2026-01-01", "2026-12-31")
    left = runner.desk.store.visit_figures.to_visit(year, Share(), VisitRules())
    assert (figures.visited, figures.households, figures.left) == (2, 38, len(left))


def test_coverage_of_no_households_is_no_figure_and_is_never_rounded_up_to_all():
    assert VisitFigures(2026, 0, 0, {}).coverage == "–"
    assert VisitFigures(2026, 1999, 2000, {}).coverage == "99.9%"
    assert VisitFigures(2026, 2000, 2000, {}).coverage == "100.0%"


def test_the_list_goes_on_where_the_last_row_was(runner, station, screen, households, clock):
    for number in range(PAGE_ROWS + 20):
        clock.now = MORNING + number * 1000
        day = f"2026-{1 + number % 10:02d}-{1 + number % 28:02d}"
        report = VisitReport(households[number % 40].id, day, content=f"第{number}次")
        runner.desk.visits.record_visit(station.actor, report)
    presenter = VisitListPresenter(screen, runner)

    presenter.refresh()
    first = screen.last("show_visits")
    presenter.load_more(first[-1])
    rest = screen.last("add_visits")

    shown = [line.visit.id for line in [*first, *rest]]
    assert (len(first), len(rest)) == (PAGE_ROWS, 20)
    assert len(set(shown)) == PAGE_ROWS + 20
    assert all(line.head_name for line in first)
    days = [line.visit.visited_on for line in [*first, *rest]]
    assert days == sorted(days, reverse=True)


def test_an_answer_for_an_older_list_is_dropped(station, screen):
    runner = LateRunner(station)
    presenter = VisitListPresenter(screen, runner)

    presenter.refresh()
    presenter.refresh()
    runner.let_through()

    assert screen.count("show_visits") == 1


# -- the form


def test_the_form_begins_today_with_the_five_classes_of_the_profile(form, screen):
    form.open()

    empty = screen.last("show_form")
    assert empty.today == "2026-11-21"
    assert empty.finding_classes == ("生活困难", "致富难题", "邻里纠纷", "意见建议", "信访问题")
    assert empty.visitor_name == "张敏"
    assert screen.count("show_draft") == 0


def test_the_next_form_proposes_who_came_along(form, screen, households):
    form.open()
    assert screen.last("show_form").companions == ()
    form.save(typed(households[2], companions=["甲一 村医", "甲二"]))
    form.save(typed(households[3], channel="phone"))
    form.open()
    assert screen.last("show_form").companions == ("甲一 村医、甲二",)


def test_a_household_is_found_by_name_initials_phone_tail_and_number(
    form, screen, runner, households
):
    head = runner.desk.store.persons.by_id(households[0].head_person_id)
    for query in (head.name, "gjq", head.phones[0][-4:], households[0].number):
        form.find_households(query)
        found = screen.last("show_households")
        assert found == query
        assert households[0].id in [one.household_id for one in screen.told[-1][1][1]], query


def test_found_for_older_words_is_dropped(station, screen):
    runner = LateRunner(station)
    form = VisitFormPresenter(screen, runner, actor_of(station))

    form.find_households("c")
    form.find_households("ch")
    runner.let_through()

    assert screen.all("show_households") == ["ch"]


def test_a_visit_is_kept_and_its_finding_opens_an_appeal(form, screen, runner, households):
    form.open()
    form.save(typed(households[2], finding="屋顶漏雨", finding_class="生活困难", is_urgent=True))

    kept = screen.last("show_kept")
    appeal = runner.desk.store.appeals.by_id(kept.visit.appeal_id)
    assert kept.appeal_number == appeal.number
    assert (appeal.content, appeal.is_urgent, appeal.stage) == ("屋顶漏雨", True, "collected")
    assert kept.head_name == households[2].head_name


def test_an_answer_on_the_spot_is_kept_with_the_appeal(form, screen, runner, households):
    said = {"finding": "路灯坏了", "finding_class": "意见建议"}
    form.save(typed(households[2], **said, is_answered_on_the_spot=True, answer="明天来修"))

    appeal = runner.desk.store.appeals.by_id(screen.last("show_kept").visit.appeal_id)
    assert (appeal.stage, appeal.reply) == ("answered", "明天来修")


@pytest.mark.parametrize(
    ("changes", "field", "key"),
    [
        ({"household_id": ""}, "household_id", "household_unknown"),
        ({"visited_on": ""}, "visited_on", "visit_date_missing"),
        ({"visited_on": "2026-11-22"}, "visited_on", "visit_in_the_future"),
        ({"content": ""}, "content", "visit_content_missing"),
        ({"channel": ""}, "channel", "visit_channel_unknown"),
        ({"finding": "漏雨"}, "finding_class", "finding_class_missing"),
        ({"finding_class": "生活困难"}, "finding", "finding_missing"),
        (
            {"finding": "漏雨", "finding_class": "生活困难", "is_answered_on_the_spot": True},
            "answer",
            "appeal_reply_missing",
        ),
    ],
)
def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(
    form, screen, runner, households, changes, field, key
):
    form.save(typed(households[0], **changes))

    name, arguments, _ = screen.told[-1]
    assert (name, arguments[0], arguments[1].key) == ("show_field_problem", field, key)
    assert visits(runner) == []
    assert runner.desk.store.appeals.page_after() == []


def test_whoever_may_only_read_cannot_keep_a_visit(screen, runner, households):
    reader = Actor("r" * 32, "李查", "read")
    form = VisitFormPresenter(screen, runner, lambda: reader)

    form.save(typed(households[0]))

    assert screen.last("show_problem").key == "act_not_permitted"
    assert visits(runner) == []


def test_a_second_press_does_not_keep_a_visit_twice(station, screen, households):
    runner = LateRunner(station)
    form = VisitFormPresenter(screen, runner, actor_of(station))

    form.save(typed(households[0]))
    form.save(typed(households[0]))
    form.save_and_next(typed(households[0]))
    runner.let_through()

    assert len(visits(runner)) == 1
    assert screen.all("set_busy") == [True, False]


def test_a_refusal_lets_people_press_again(form, screen, runner, households):
    form.save(typed(households[0], visited_on="2026-12-01"))
    form.save(typed(households[0]))

    assert len(visits(runner)) == 1
    assert screen.last("set_busy") is False


def test_one_more_household_keeps_the_form_open(form, screen, runner, households):
    form.open()
    form.save_and_next(typed(households[0], visited_on="2026-11-19", channel="phone"))
    form.save_and_next(typed(households[1], visited_on="2026-11-19", channel="phone"))

    assert screen.count("show_kept") == 0
    assert screen.last("show_next").visit.channel == "phone"
    assert len(visits(runner)) == 2


# -- drafts


def test_what_was_typed_is_there_after_the_program_was_closed(
    form, screen, runner, station, households
):
    form.open()
    form.keep_draft(typed(households[3], content="才写了一半", finding="漏"))
    runner.desk.store.close()

    later = StraightRunner(station)
    VisitFormPresenter(screen, later, actor_of(station)).open()

    draft = screen.last("show_draft")
    assert (draft.report.content, draft.report.finding) == ("才写了一半", "漏")
    assert draft.household.household_id == households[3].id
    later.desk.store.close()


def test_a_kept_visit_leaves_no_draft(form, screen, runner, households):
    form.open()
    form.keep_draft(typed(households[0]))
    form.save(typed(households[0]))
    screen.forget()
    form.open()

    assert screen.count("show_draft") == 0
    assert runner.desk.store.drafts.load(DRAFT_KEY) is None


def test_a_draft_whose_visit_was_kept_as_the_power_went_is_forgotten(
    form, screen, runner, station, households
):
    form.keep_draft(typed(households[0]))
    runner.desk.visits.record_visit(
        station.actor, msgspec.convert(typed(households[0]), VisitReport)
    )

    form.open()

    assert screen.count("show_draft") == 0


def test_emptied_words_and_a_cleared_form_leave_no_draft(form, screen, runner, households):
    form.keep_draft(typed(households[0]))
    form.keep_draft(typed(households[0], content=""))
    assert runner.desk.store.drafts.load(DRAFT_KEY) is None

    form.keep_draft(typed(households[0]))
    form.clear()
    assert runner.desk.store.drafts.load(DRAFT_KEY) is None
    assert screen.told[-1][0] == "show_form"


def test_a_form_for_one_household_leaves_the_other_draft_alone(form, screen, households):
    form.open()
    form.keep_draft(typed(households[0], content="写给第一户"))

    form.open_for(households[5].id)
    assert screen.last("show_household").household_id == households[5].id
    assert screen.count("show_draft") == 0
    form.save(typed(households[5]))
    form.open()

    assert screen.last("show_draft").report.content == "写给第一户"


def test_a_draft_of_another_program_is_no_draft(form, screen, runner):
    runner.desk.store.drafts.save(DRAFT_KEY, b'{"nothing": "we know"}')

    form.open()

    assert screen.count("show_draft") == 0
    assert screen.count("show_problem") == 0
