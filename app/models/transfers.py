"""Households that come from another village: how their papers say so, and until when they are to be placed."""

NO_GROUP = "未分组"
"""The grid of those for whom a roster names none."""
ORIGIN_PATTERN = "%原%户，____-__-__迁出%"
"""What `origin_words` makes, as SQL's LIKE reads it."""


def origin_words(village: str, number: str, left_on: str) -> str:
    """Where somebody comes from, as the note of a transfer has it."""
    return f"原{village}{number}户，{left_on}迁出"
