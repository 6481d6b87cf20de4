"""Which pages and sheets are meant."""

import pytest

from app.models.errors import OperationRefused
from app.models.print_setup import (
    LONG_EDGE,
    ONE_SIDED,
    PrintSetup,
    check_setup,
    chosen_pages,
    placement,
    usual_setup,
    whole_sheets,
)

A4, A5 = (210.0, 297.0), (148.0, 210.0)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", [1, 2, 3, 4, 5]),
        ("3", [3]),
        ("1-3,5", [1, 2, 3, 5]),
        ("5，1—2", [1, 2, 5]),
        ("2至3、3", [2, 3]),
        (" 4 ", [4]),
    ],
)
def test_pages_are_read_as_people_write_them(text, pages):
    assert chosen_pages(text, 5) == pages


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("三", "print_pages_unreadable"),
        ("1-", "print_pages_unreadable"),
        (",", "print_pages_unreadable"),
        ("0", "print_page_missing"),
        ("6", "print_page_missing"),
        ("3-2", "print_page_missing"),
        ("1-999999", "print_page_missing"),
    ],
)
def test_other_pages_are_refused(text, key):
    with pytest.raises(OperationRefused) as refused:
        chosen_pages(text, 5)
    assert refused.value.key == key


def test_a_sheet_printed_on_both_sides_keeps_both():
    assert whole_sheets([2, 5], LONG_EDGE, 5) == [1, 2, 5]
    assert whole_sheets([2, 5], ONE_SIDED, 5) == [2, 5]


def test_a_page_lies_in_the_middle_at_its_own_size_where_it_fits():
    on_a4 = placement(A5, A4)
    assert (on_a4.left_mm, on_a4.top_mm, on_a4.scale) == (31.0, 43.5, 1.0)
    on_a5 = placement(A4, A5)
    assert on_a5.scale == pytest.approx(148 / 210)
    assert on_a5.left_mm == pytest.approx(0)


@pytest.mark.parametrize("copies", [0, 100])
def test_no_copies_and_too_many_are_refused(copies):
    with pytest.raises(OperationRefused, match="print_copies_wrong"):
        check_setup(PrintSetup(copies=copies))


def test_cards_are_turned_over_unless_it_was_chosen_otherwise():
    assert usual_setup("liaison_card").sides == LONG_EDGE
    assert usual_setup("material_receipt").sides == ONE_SIDED
