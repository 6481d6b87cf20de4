"""A visit as a row of the list of visits on paper and in a spreadsheet."""

from app.presenters.visit_list_presenter import VisitLine
from app.words.terms import VISIT_CHANNEL


def visit_row(line: VisitLine) -> tuple[str, ...]:
    """One visit in the order of the list's columns."""
    visit = line.visit
    return (
        visit.number,
        visit.visited_on,
        visit.visitor_name,
        line.household_number,
        line.head_name,
        visit.interviewee,
        VISIT_CHANNEL.get(visit.channel, visit.channel),
        visit.finding_class,
        visit.content,
        visit.finding,
        visit.answer if visit.is_answered_on_the_spot else "",
    )
