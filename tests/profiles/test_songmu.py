"""松木乡: 五必记, each household once a year, 50 sheets, 50 fields, 一周一梳理一月一汇总."""

from datetime import date

from app.acts.appraisal_acts import AppraisalSession
from app.acts.card_contents import CardContents
from app.acts.review_acts import ConclusionTyped
from app.models.records import Cadre
from app.models.rules.reports import duties_on
from app.models.rules.reviews import is_review_month
from app.models.visit_statistics import Period, Share
from app.presenters.review_report import review_content
from tests.printing.paper_lines import list_paper_lines
from tests.refusals import refused


def test_49_sheets_do_not_close_a_review_and_50_do(works_by):
    place = works_by("songmu")
    session = place.desk.appraisals.open_session(
        place.actor, AppraisalSession("年中评议", "2026年上半年", place.today, ("张明", "李丽"))
    )
    grades = place.desk.appraisals.grades()
    for _ in range(49):
        place.desk.appraisals.count_sheet(place.actor, session.id, "masses", (grades[0], grades[1]))
    refusal = refused("review_sheets_too_few", place.desk.appraisals.close, place.actor, session.id)
    assert refusal.facts["least"] == 50
    assert place.desk.appraisals.progress(session.id).state == "open"
    place.desk.appraisals.count_sheet(place.actor, session.id, "masses", (grades[0], ""))
    assert place.desk.appraisals.close(place.actor, session.id).state == "closed"
    assert [m for m in range(1, 13) if is_review_month(place.rules.reviews, date(2026, m, 1))] == [
        6, 12,
    ]  # fmt: skip


def test_a_sheet_that_was_taken_back_does_not_count(works_by):
    place = works_by("songmu")
    session = place.desk.appraisals.open_session(
        place.actor, AppraisalSession("年末评议", "2026年", place.today, ("张明",))
    )
    best = place.desk.appraisals.grades()[0]
    for _ in range(50):
        progress = place.desk.appraisals.count_sheet(place.actor, session.id, "masses", (best,))
    place.desk.appraisals.void_sheet(place.actor, session.id, next(iter(progress.sheets)))
    refused("review_sheets_too_few", place.desk.appraisals.close, place.actor, session.id)


def test_every_finding_has_one_of_the_five_classes(works_by):
    place = works_by("songmu")
    (household,) = place.populate(1)
    five = ("生活困难", "致富难题", "邻里纠纷", "意见建议", "信访问题")
    assert place.rules.must_record_classes == five
    for each in five:
        visit = place.visit(household, finding="记下来。", finding_class=each)
        assert place.store.appeals.by_id(visit.appeal_id).appeal_class == each
    refused("finding_class_missing", place.visit, household, finding="没有归类。")
    refused("finding_class_missing", place.visit, household, finding="x", finding_class="别的")


def test_every_household_is_visited_once_a_year(works_by, clock):
    place = works_by("songmu")
    households = place.populate(5)
    this_year, next_year = Period("2026-01-01", "2026-12-31"), Period("2027-01-01", "2027-12-31")
    place.visit_all(households[:4])
    figures, rules = place.store.visit_figures, place.rules.visits
    assert rules.rounds_a_year == 1
    assert figures.to_visit(this_year, Share(), rules) == [households[4]]
    place.visit(households[4])
    assert figures.to_visit(this_year, Share(), rules) == []
    clock.set(date(2027, 1, 4))
    assert len(figures.to_visit(next_year, Share(), rules)) == 5


def test_the_week_is_sorted_on_monday_and_the_month_summed_up_at_its_end(works_by):
    rhythm = works_by("songmu").rules.calendar
    assert "weekly_sort" in duties_on(rhythm, date(2026, 3, 2))
    assert "weekly_sort" not in duties_on(rhythm, date(2026, 3, 3))
    assert duties_on(rhythm, date(2026, 2, 28)) == ("daily_inspection", "monthly_summary")
    assert rhythm.is_inspected_daily and rhythm.is_urgent_told_at_once


def test_the_basic_ledger_has_four_blocks_of_fifty_fields(works_by):
    rules = works_by("songmu").rules
    blocks = rules.ledgers.basic_blocks
    assert (len(blocks), sum(len(block.fields) for block in blocks)) == (4, 50)
    assert "ledgers.basic_blocks" in rules.open  # the fifty are not listed in the account


def test_a_half_year_s_review_has_a_conclusion_and_a_report_only_with_50_sheets(works_by):
    place = works_by("songmu")
    desk, who = place.desk, place.actor
    session = desk.appraisals.open_session(
        who, AppraisalSession("年中评议", "2026年上半年", place.today, ("张明",))
    )
    best = desk.appraisals.grades()[0]
    typed = ConclusionTyped("2026-H1", "总体较好。", "路灯月底前修好。", "李丽")
    for _ in range(49):
        desk.appraisals.count_sheet(who, session.id, "masses", (best,))
    for act in (lambda: desk.reviews.conclude(who, session.id, typed),
                lambda: review_content(desk, who, session.id)):  # fmt: skip
        assert refused("review_sheets_too_few", act).facts == {"least": 50, "sheets": 49}
    desk.appraisals.count_sheet(who, session.id, "masses", (best,))
    refused("review_not_closed", desk.reviews.conclude, who, session.id, typed)
    desk.appraisals.close(who, session.id)
    refused("review_conclusion_unwritten", review_content, desk, who, session.id)
    empty = ConclusionTyped("2026-H1", " ")
    refused("review_conclusion_missing", desk.reviews.conclude, who, session.id, empty)
    desk.reviews.conclude(who, session.id, typed)
    changed = ConclusionTyped("2026-H1", "总体好。", "路灯月底前修好。", "李丽")
    assert desk.reviews.conclude(who, session.id, changed).conclusion == "总体好。"
    said = "\n".join(list_paper_lines(review_content(desk, who, session.id)))
    for words in (
        "2026年上半年评议报告",
        "总体好。",
        "50 张，不少于 50 张",
        "入户率",
        "路灯月底前修好",
    ):
        assert words in said


def test_the_card_says_that_the_phone_answers_day_and_night(works_by):
    place = works_by("songmu")
    place.populate(2)
    cadre_id = place.desk.register.add_cadre(
        place.actor, Cadre(id="", name="张明", phone="15400000002")
    )
    grid = place.store.stations.grids()[0]
    contents = CardContents(place.desk.workplace)
    for layout in contents.layouts.values():
        assert "手机24小时畅通" in contents.content(layout, grid.id, cadre_id).duty_hours
