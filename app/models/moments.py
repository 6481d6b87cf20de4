"""Moments and days: stored as UTC text, shown and counted in China Standard Time."""

from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "CST")


def utc_text(unix_milliseconds: int) -> str:
    """`2026-11-21T02:03:04Z`: sorts as text."""
    return utc_text_of(_moment(unix_milliseconds))


def utc_text_of(moment: datetime) -> str:
    """The same of a moment with its zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def midnight_of(day: date) -> str:
    """When a day begins at the station, as records have moments."""
    return utc_text_of(datetime(day.year, day.month, day.day, tzinfo=CHINA))


def moment_of(utc: str) -> datetime:
    """The moment that a stored text says."""
    return datetime.fromisoformat(utc.replace("Z", "+00:00"))


def china_date(unix_milliseconds: int) -> date:
    """The day it is at the station."""
    return _moment(unix_milliseconds).astimezone(CHINA).date()


def china_date_of(utc: str) -> date:
    """The station's day of a stored moment."""
    return moment_of(utc).astimezone(CHINA).date()


def china_clock_of(utc: str) -> str:
    """The station's hour and minute of a stored moment: `10:03`; what is no moment as it stands."""
    if not is_moment(utc):
        return utc
    return f"{moment_of(utc).astimezone(CHINA):%H:%M}"


def date_words(day: date | str) -> str:
    """`2026年11月21日`, as papers have it (GB/T 7408.1); what is no day as it stands."""
    if isinstance(day, str) and not is_date(day):
        return day
    on = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{on.year}年{on.month}月{on.day}日"


def moment_words(utc: str) -> str:
    """`2026年11月21日 10:03` in the station's time; what is no moment as it stands."""
    if not is_moment(utc):
        return utc
    local = moment_of(utc).astimezone(CHINA)
    return f"{date_words(local.date())} {local:%H:%M}"


def end_text(due_on: str, due_at: str) -> str:
    """By when, as lists have it: the day, with the hour of a limit in hours."""
    return f"{due_on} {china_clock_of(due_at)}" if due_at else due_on


def end_words(due_on: str, due_at: str) -> str:
    """The same as papers have it."""
    return moment_words(due_at) if due_at else date_words(due_on)


def is_date(text: str) -> bool:
    """Whether it is a day as records keep it: `2026-03-02`."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_moment(text: str) -> bool:
    """Whether it is a moment as records keep it, or one that can be read as such."""
    try:
        return bool(moment_of(text))
    except ValueError:
        return False


def _moment(unix_milliseconds: int) -> datetime:
    # A clock far off its time must not stop the desk: held to what datetime can show.
    seconds = min(max(unix_milliseconds / 1000, 0), 4_102_444_799)
    return datetime.fromtimestamp(seconds, UTC)
