"""What stands on the papers of appraisals: results for the wall, and responsibility letters."""

from collections.abc import Sequence

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.appraisals import (
    BRANCH,
    MASSES,
    SELF,
    SubjectResult,
    results_of,
    weighted_score,
)
from app.models.list_papers import ListContent
from app.models.rules.reviews import weights_of_parts
from app.presenters.list_files import list_content


def result_content(desk: Desk, actor: Actor, appraisal_id: str) -> ListContent:
    """What came out, for the wall: counts without names of voters, and the grade of each."""
    appraisal = desk.store.appraisals.by_id(appraisal_id)
    progress = desk.appraisals.progress(appraisal_id)
    weights = weights_of_parts(desk.workplace.profile.reviews)
    rows = tuple(
        (
            result.name,
            marks_words(appraisal.grades, result.marks[MASSES]),
            result.satisfaction,
            marks_words(appraisal.grades, result.marks[BRANCH]),
            marks_words(appraisal.grades, result.marks[SELF]),
            _grade_words(result, weights),
        )
        for result in results_of(appraisal, progress)
    )
    words = f"{appraisal.period}　群众票 {progress.count(MASSES)} 张"
    ways = "、".join(f"{channel} {count}" for channel, count in progress.channels().items())
    words += f"（{ways}）" if ways else ""
    if appraisal.state == "open":
        words += "（计票中，未结束）"
    return list_content(
        desk, actor, "appraisal_result", title=f"{appraisal.title}结果公布", rows=rows,
        chosen=words, is_across=True, is_wall_sheet=True,
        note="满意率为较好一半档次所占的比例；支部评定优先，没有支部评定的按群众评议多数。",
        facts=(("评议名称", appraisal.title), ("评议时间", appraisal.held_on),
               ("票数", str(progress.count(MASSES)))),
        signatures=("监票人", "计票人"),
    )  # fmt: skip


def letter_content(desk: Desk, actor: Actor, letter_id: str) -> ListContent:
    """A responsibility letter, to be signed by both."""
    letter = desk.store.appraisals.letter(letter_id)
    rows = tuple((str(n), duty) for n, duty in enumerate(letter.duties, start=1))
    words = "　".join(word for word in (letter.person_name, letter.title) if word)
    return list_content(
        desk, actor, "letter", title=f"{letter.year}年目标责任书", rows=rows,
        chosen=f"责任人：{words}",
        note="本责任书一式两份，责任人和站点各存一份。",
        signatures=("责任人", letter.superior_name or "负责人", "日期"),
        is_across=False, is_wall_sheet=True,
    )  # fmt: skip


def _grade_words(result: SubjectResult, weights: Sequence[int]) -> str:
    """`好（综合 86.7 分）` where the place says how much each of the three parts counts."""
    score = weighted_score(result, weights)
    return f"{result.grade}（综合 {score} 分）" if score else result.grade


def marks_words(grades: Sequence[str], counts: Sequence[int]) -> str:
    """`好 40、较好 9、一般 1`; `–` where nobody gave a mark."""
    given = [f"{grade} {count}" for grade, count in zip(grades, counts, strict=True) if count]
    return "、".join(given) or "–"
