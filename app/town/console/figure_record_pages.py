"""The list behind one figure of the dashboard (看板): its records, for the same days and villages."""

from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from app.models.moments import china_date_of, is_moment
from app.models.records import Appeal, Case, Household, Record, Visit
from app.models.roles import sees_hidden_appeals
from app.models.town_figures import HOUSEHOLDS, STATE
from app.models.town_roles import check_scope
from app.models.visit_statistics import Period
from app.town.console import chips
from app.town.console.captions import short_number
from app.town.console.clerk_pages import ClerkPages
from app.town.console.figure_words import LISTED, PART_WORDS
from app.town.console.lists import PAGE_ROWS
from app.town.figure_lists import COVERED, LEVEL, ListedRecord
from app.town.ledger.case_queries import PageKey
from app.words.terms import APPEAL_STAGE, CASE_STATUS, VISIT_CHANNEL

RECORDS_URL, CODE_LENGTH, DAY_LENGTH = "/figures/records", 12, 10
NOW = (STATE, LEVEL)
"""How figures begin that are of no period."""


class FigureRow(msgspec.Struct, frozen=True):
    """A record as a line of the list; `url` is empty where it has no page. `note` stands below its words:
    a number, or where a household lives.
    """

    day: str
    village_code: str
    url: str
    words: str
    note: str
    who: str
    state: chips.Chip | None
    mark: chips.Chip | None


def records_url(figure: str, period: Period, village_code: str = "", after: str = "") -> str:
    """The address of the list behind a figure."""
    said = {"figure": figure, "since": period.since, "until": period.until,
            "village": village_code, "after": after}  # fmt: skip
    return f"{RECORDS_URL}?{urlencode({name: value for name, value in said.items() if value})}"


class FigureRecordPages(ClerkPages):
    """What whoever doubts a figure looks at."""

    def index(self, request: Request) -> Response:
        """A page of the records."""
        visitor, query = self._sessions.visitor(request), request.query_params
        figure, village = query.get("figure", ""), query.get("village", "")[:CODE_LENGTH]
        if village:
            check_scope(visitor.clerk.villages, village)
        since, until = (query.get(name, "")[:DAY_LENGTH] for name in ("since", "until"))
        period = Period(since, until)
        value, separator, row_id = query.get("after", "").rpartition("~")
        found = self._township.figure_lists.page(
            figure,
            period,
            self._township.profiles.vantage(),
            (village,) if village else visitor.clerk.villages,
            PageKey(value, row_id) if separator else None,
            PAGE_ROWS,
        )
        sees_hidden, more = sees_hidden_appeals(visitor.clerk.role), found.next_after
        return self._pages.page(
            "figure_records.html",
            visitor=visitor,
            section="figures",
            title=LISTED[figure],
            found=found,
            period=None if figure.startswith(NOW) else period,
            village_code=village,
            is_marked=figure in PART_WORDS,
            is_of_homes=figure in (HOUSEHOLDS, COVERED),
            rows=[_row(figure, each, sees_hidden) for each in found.records],
            back=f"/figures?{urlencode({'since': since, 'until': until})}",
            first_url=records_url(figure, period, village) if separator else "",
            next_url=records_url(figure, period, village, f"{more.value}~{more.id}")
            if more
            else "",
        )


def _row(figure: str, listed: ListedRecord, sees_hidden: bool) -> FigureRow:
    """`sees_hidden`: the clerk is shown no page of an appeal that others see."""
    record, mark = listed.record, None
    if figure in PART_WORDS:
        yes, no = PART_WORDS[figure]
        mark = chips.tone_chip("done", yes) if listed.is_part else chips.tone_chip("warning", no)
    url, words, note, who, state = _told(record, sees_hidden)
    day = listed.day
    if not day and isinstance(record, Case) and is_moment(record.station_received_at):
        day = china_date_of(record.station_received_at).isoformat()
    return FigureRow(day, record.village_code, url, words, note, who, state, mark)


def _told(record: Record, sees_hidden: bool) -> tuple[str, str, str, str, chips.Chip | None]:
    """The record's page, what it is, what stands below that, who, and how it stands."""
    match record:
        case Visit():
            said = record.content or record.finding
            state = chips.tone_chip("neutral", VISIT_CHANNEL.get(record.channel, record.channel))
            url = f"/diary/{record.village_code}/{record.entity_id}"
            return url, said, "", record.visitor_name or record.actor_name, state
        case Case():
            state = chips.case_chip(record.status, CASE_STATUS)
            url = f"/cases/{record.village_code}/{record.id}"
            return url, record.item_name, short_number(record.number), record.applicant_name, state
        case Appeal():
            state = chips.appeal_chip(record.stage, APPEAL_STAGE)
            url = "" if sees_hidden else f"/appeals/{record.village_code}/{record.id}"
            return url, record.content, short_number(record.number), record.raised_by, state
        case Household():
            return "", record.number, record.address, record.head_name, None
    return "", "", "", "", None
