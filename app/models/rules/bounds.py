"""The bounds that numbers in a profile are held to: whatever lies outside is a typing mistake."""

from typing import Annotated

from msgspec import Meta

Percent = Annotated[int, Meta(ge=0, le=100)]
Count = Annotated[int, Meta(ge=0, le=100_000)]
Days = Annotated[int, Meta(ge=0, le=3_660)]
Months = Annotated[int, Meta(ge=0, le=120)]
Month = Annotated[int, Meta(ge=1, le=12)]
DayOfMonth = Annotated[int, Meta(ge=1, le=31)]
Weekday = Annotated[int, Meta(ge=1, le=7)]
"""1 is Monday (周一), 7 is Sunday (ISO 8601)."""
Decimals = Annotated[int, Meta(ge=0, le=4)]
Code = Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
Word = Annotated[str, Meta(min_length=1, max_length=40)]
"""A name that stands on a screen, in a list or on a form."""
Sentence = Annotated[str, Meta(min_length=1, max_length=400)]
ClockTime = Annotated[str, Meta(pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$")]
