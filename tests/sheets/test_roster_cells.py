"""Every kind of cell is read with its habits, and what is doubtful names its row and heading."""

from datetime import date, datetime

import pytest

from app.models.id_number import id_check_digit
from app.models.roster import RosterDoubt
from tests.spreadsheets import read_roster


def id_number(born_on: str = "19900101", order: str = "001") -> str:
    first_17 = f"370781{born_on}{order}"
    return first_17 + id_check_digit(first_17)


def problems(doubts: tuple[RosterDoubt, ...]) -> list[tuple[int, str]]:
    return [(doubt.row, doubt.problem) for doubt in doubts if doubt.problem]


HEAD = {"户号": "001", "户主": "张三", "姓名": "张三", "与户主关系": "户主"}
WIFE = {"户号": "001", "户主": "张三", "姓名": "李四", "与户主关系": "妻"}


# ---------------------------------------------------------------- ID numbers


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("37078119900101001", "id_number_malformed"),
        ("370781650312001", "id_number_old_form"),
        ("370781199013010018", "id_number_birth_date_impossible"),
        (370781199001010019, "id_number_damaged_by_spreadsheet"),
        ("3.70781E+17", "id_number_damaged_by_spreadsheet"),
        ("370781199001010000", "id_number_damaged_by_spreadsheet"),
    ],
)
def test_a_doubtful_id_number_names_its_cell(make_roster, written, problem):
    preview = read_roster(make_roster(HEAD | {"身份证号": written}))

    (doubt,) = preview.doubtful
    assert (doubt.row, doubt.column, doubt.problem) == (3, "身份证号", problem)
    assert doubt.value
    assert len(preview.rows) == 1


def test_a_wrong_check_digit_is_kept_for_a_person_to_look_at(make_roster):
    right = id_number()
    wrong = right[:17] + ("0" if right[17] != "0" else "1")
    preview = read_roster(make_roster(HEAD | {"身份证号": wrong}))

    expected = RosterDoubt(3, "身份证号", wrong, "id_number_check_digit_wrong")
    assert preview.doubtful == (expected,)
    assert preview.rows[0].id_number == wrong


def test_digits_that_a_spreadsheet_lost_are_not_kept(make_roster):
    preview = read_roster(make_roster(HEAD | {"身份证号": 370781199001010019}))

    assert preview.rows[0].id_number == ""


def test_habits_in_id_numbers_are_cleaned_away(make_roster):
    written = f" {id_number('19900301', '004').lower()}\u200b"

    assert read_roster(make_roster(HEAD | {"身份证号": written})).rows[0].id_number == id_number(
        "19900301", "004"
    )


@pytest.mark.parametrize("nothing", ["", "无", "—", "暂无", "/"])
def test_someone_without_an_id_number_yet_is_no_doubt(make_roster, nothing):
    preview = read_roster(make_roster(HEAD | {"身份证号": nothing}))

    assert (preview.rows[0].id_number, preview.doubtful) == ("", ())


def test_one_id_number_on_two_rows_is_doubtful_on_both(make_roster):
    same = {"身份证号": id_number(order="001")}
    preview = read_roster(make_roster(HEAD | same, WIFE | same))

    assert problems(preview.doubtful) == [(3, "id_number_repeated"), (4, "id_number_repeated")]


def test_sex_and_birth_date_come_from_the_id_number_when_not_given(make_roster):
    row = read_roster(make_roster(HEAD | {"身份证号": id_number("19650312", "002")})).rows[0]

    assert (row.sex, row.born_on) == ("2", "1965-03-12")


def test_sex_and_birth_date_against_the_id_number_are_doubtful_and_kept(make_roster):
    person = HEAD | {
        "身份证号": id_number("19650312", "002"),
        "性别": "男",
        "出生日期": "1965-03-13",
    }
    preview = read_roster(make_roster(person))

    assert problems(preview.doubtful) == [
        (3, "birth_date_differs_from_id_number"),
        (3, "sex_differs_from_id_number"),
    ]
    assert (preview.rows[0].sex, preview.rows[0].born_on) == ("1", "1965-03-13")


# ---------------------------------------------------------------- birth dates


@pytest.mark.parametrize(
    "written",
    [
        date(1965, 3, 12),
        datetime(1965, 3, 12, 8, 30),
        23813,
        19650312,
        "1965.3.12",
        "1965-03-12",
        "1965/3/12",
        "1965年3月12日",
        "１９６５．３．１２",
        "1965. 3. 12",
        "1965-03-12 00:00:00",
        "65.3.12",
        "19650312",
    ],
)
def test_a_birth_date_is_read_however_it_is_written(make_roster, written):
    preview = read_roster(make_roster(HEAD | {"出生日期": written}))

    assert (preview.rows[0].born_on, preview.doubtful) == ("1965-03-12", ())


@pytest.mark.parametrize(
    "written", ["65年3月", "1965年3月", "1965.3", 1965.3, 196503, 1965, "1965年"]
)
def test_a_birth_date_without_its_day_is_doubtful_and_kept_in_the_note(make_roster, written):
    preview = read_roster(make_roster(HEAD | {"出生日期": written, "备注": "退役"}))

    assert problems(preview.doubtful) == [(3, "birth_date_incomplete")]
    assert preview.rows[0].born_on == ""
    assert preview.rows[0].note == f"退役；出生日期：{written}"


@pytest.mark.parametrize("written", ["65年3月", "1965.3", "65.3.12", 1965])
def test_the_id_number_completes_a_birth_date_that_fits(make_roster, written):
    preview = read_roster(
        make_roster(HEAD | {"出生日期": written, "身份证号": id_number("19650312")})
    )

    assert (preview.rows[0].born_on, preview.doubtful) == ("1965-03-12", ())
    assert preview.rows[0].note == ""


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("1965.2.30", "birth_date_impossible"),
        ("1965.13", "birth_date_impossible"),
        ("农历三月", "birth_date_lunar"),
        ("1065.3.12", "birth_date_impossible"),
        ("2026.11.24", "birth_date_in_future"),
        ("2027年", "birth_date_in_future"),
    ],
)
def test_a_birth_date_that_makes_no_sense_is_named(make_roster, written, problem):
    preview = read_roster(make_roster(HEAD | {"出生日期": written}))

    assert preview.doubtful == (RosterDoubt(3, "出生日期", written, problem),)
    assert preview.rows[0].born_on == ""


def test_a_year_of_two_figures_is_never_still_to_come(make_roster):
    people = [HEAD | {"姓名": f"张{n}", "出生日期": born}
              for n, born in zip("一二三", ("26.11.23", "26.11.24", "27.1.1"), strict=True)]  # fmt: skip
    preview = read_roster(make_roster(*people))

    born = [row.born_on for row in preview.rows]
    assert born == ["2026-11-23", "1926-11-24", "1927-01-01"]


def test_a_number_of_somebody_still_to_be_born_is_doubtful_and_tells_nothing(make_roster):
    number = id_number("20270101")
    preview = read_roster(make_roster(HEAD | {"身份证号": number}))

    row = preview.rows[0]
    assert (row.id_number, row.born_on, row.sex) == (number, "", "0")
    assert problems(preview.doubtful) == [(3, "id_number_birth_date_in_future")]


# ---------------------------------------------------------------- phones


@pytest.mark.parametrize(
    ("written", "phones", "note"),
    [
        ("13800138000/13900139000", ("13800138000", "13900139000"), ""),
        ("13800138000、0536 3290001", ("13800138000", "05363290001"), ""),
        ("138 0013 8000\n139-0013-9000", ("13800138000", "13900139000"), ""),
        ("1380013800013900139000", ("13800138000", "13900139000"), ""),
        ("+86 13800138000", ("13800138000",), ""),
        (13800138000, ("13800138000",), ""),
        ("668899", ("668899",), ""),
        ("13800138000(儿子)", ("13800138000",), "电话：13800138000(儿子)"),
        ("无", (), ""),
    ],
)
def test_several_phones_in_one_cell_are_parted(make_roster, written, phones, note):
    preview = read_roster(make_roster(HEAD | {"电话": written}))

    assert (preview.rows[0].phones, preview.rows[0].note) == (phones, note)
    assert preview.doubtful == ()


@pytest.mark.parametrize("written", ["138001380001", "同上"])
def test_a_phone_that_cannot_be_read_is_doubtful_and_kept_in_the_note(make_roster, written):
    preview = read_roster(make_roster(HEAD | {"电话": written}))

    assert preview.doubtful == (RosterDoubt(3, "电话", written, "phone_unclear"),)
    assert preview.rows[0].note == f"电话：{written}"
