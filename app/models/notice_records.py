"""The records of what a township tells all its stations: notices, forms to fill in, holidays."""

from app.models.record_bases import Event
from app.models.records import EditionPart


class NoticePart(EditionPart, frozen=True, kw_only=True):
    """A part of a notice (通知) or of a form to fill in (表样), or the word that one was withdrawn.

    `version` is its title, `items` its text and then pieces of its file in base64. It is shown from
    `effective_on` to `until_on`. `withdraws` names the notice that holds no longer; then the rest is
    empty.
    """

    category: str = "notice"  # notice | template
    file_name: str = ""
    until_on: str = ""
    withdraws: str = ""


class NoticeReading(Event, frozen=True, kw_only=True):
    """The word of a person at a station to have read a notice (已阅); `entity_id` is the notice."""

    read_at: str = ""


class HolidayPart(EditionPart, frozen=True, kw_only=True):
    """Whole years of holidays; `items` are `app.models.holiday_years.HolidayYear` as JSON."""
