"""The half-year's review (半年评议): its conclusion, and the report that is printed. No Qt, no SQL."""

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appeal_figures import HALF_YEAR, span_of
from app.models.appraisals import CLOSED
from app.models.duty_records import Appraisal
from app.models.errors import OperationRefused
from app.models.list_papers import ListColumn, ListContent, ListPart
from app.models.moments import date_words
from app.models.place_records import ReviewConclusion
from app.models.rules.reviews import check_sheets
from app.models.score_periods import code_of, span_named, span_words
from app.presenters.appraisal_contents import result_content
from app.presenters.work_reading import read_work, worker_of
from app.words.review_packs import pack_figures


class ConclusionView(msgspec.Struct, frozen=True):
    """What the form of a conclusion shows: the half-years that may be meant, and what is written."""

    appraisal: Appraisal
    periods: tuple[str, ...]
    written: ReviewConclusion | None


def read_conclusion(desk: Desk, appraisal_id: str) -> ConclusionView:
    """Raises OperationRefused `appraisal_unknown`, `review_sheets_too_few`, `review_not_closed`."""
    appraisal = _counted(desk, appraisal_id)
    today = desk.workplace.today()
    codes = [code_of(HALF_YEAR, span_of(HALF_YEAR, today, back).first) for back in (0, 1)]
    written = desk.store.place.conclusion_of(appraisal_id)
    if written and written.period not in codes:
        codes.append(written.period)
    return ConclusionView(appraisal, tuple(codes), written)


def review_content(desk: Desk, actor: Actor, appraisal_id: str) -> ListContent:
    """The report: results, the half-year's figures, conclusion and measures.

    Raises OperationRefused `appraisal_unknown`, `review_sheets_too_few`, `review_not_closed`,
    `review_conclusion_unwritten`, `report_parts_unequal`.
    """
    appraisal = _counted(desk, appraisal_id)
    written = desk.store.place.conclusion_of(appraisal_id)
    if written is None:
        raise OperationRefused("review_conclusion_unwritten")
    work = read_work(desk, actor, worker_of(desk, ""), span_named(written.period))
    figures = pack_figures(work, desk.workplace.profile.reports.decimals)
    least = f"，不少于 {appraisal.minimum} 张" if appraisal.minimum else ""
    facts = (
        ("评议名称", appraisal.title),
        ("评议日期", date_words(appraisal.held_on)),
        ("地点", appraisal.place),
        ("群众票", f"{appraisal.sheets} 张{least}"),
        ("参加评议", desk.workplace.profile.reviews.attendants),
        ("评议结论", written.conclusion),
        ("整改措施", written.measures),
        ("负责人", written.leader_name),
        ("结论日期", date_words(written.concluded_on)),
    )
    result = result_content(desk, actor, appraisal_id)
    return msgspec.structs.replace(
        result,
        title=f"{span_words(written.period)}评议报告",
        is_wall_sheet=False,
        is_across=False,
        signatures=("负责人", "监票人", "计票人"),
        parts=(
            ListPart(
                f"{span_words(written.period)}工作情况",
                (
                    ListColumn("项目", (), 2.0),
                    ListColumn("数", (), 1.0),
                    ListColumn("怎样算的", (), 3.0),
                ),
                tuple((each.title, each.text, each.formula) for each in figures),
            ),
            ListPart(
                "评议情况和结论",
                (ListColumn("项目", (), 1.0), ListColumn("内容", (), 5.0)),
                tuple(fact for fact in facts if fact[1]),
            ),
        ),
    )


def _counted(desk: Desk, appraisal_id: str) -> Appraisal:
    appraisal = desk.store.appraisals.by_id(appraisal_id)
    rules = desk.workplace.profile.reviews
    check_sheets(msgspec.structs.replace(rules, minimum_sheets=appraisal.minimum), appraisal.sheets)
    if appraisal.state != CLOSED:
        raise OperationRefused("review_not_closed")
    return appraisal
