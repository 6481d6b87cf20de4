"""Sentences that people wrote, in one line."""

import pytest

from app.words.clauses import joined_clauses


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (["了解近况。", "屋后积水。"], "了解近况；屋后积水。"),
        (["了解近况；", "", "屋后积水"], "了解近况；屋后积水"),
        (["只有一句。"], "只有一句。"),
        (["", "  "], ""),
    ],
)
def test_no_two_marks_follow_each_other(parts, line):
    assert joined_clauses(parts) == line
