"""The made-up village is like a real one in every way that the program notices."""

from collections import Counter

import pytest

from app.models.head_relations import read_head_relation
from app.models.id_number import read_id_number
from app.models.priority_groups import PRIORITY_GROUPS
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from tests.spreadsheets import read_roster

RARE = set("䶮㛃𬱖㙟𡐓喆堃赟𠅤")


def test_the_same_seed_gives_the_same_village():
    assert synthetic_roster(40, 7) == synthetic_roster(40, 7)
    assert synthetic_roster(40, 7) != synthetic_roster(40, 8)


@pytest.mark.parametrize("households", [0, 1, 5, 198, 1200])
def test_a_village_has_as_many_households_as_asked_for(households):
    rows = synthetic_roster(households, 1)

    assert len({row.household_number for row in rows}) == households
    assert len({row.group for row in rows}) == -(-households // 35)


def test_every_number_is_right_and_nobodys_twice():
    rows = synthetic_roster(1000, 3)
    read = [read_id_number(row.id_number) for row in rows]

    assert {number.problem for number in read} == {""}
    assert all(n.text.startswith("370781") for n in read)
    assert all(
        (n.sex, str(n.born_on)) == (r.sex, r.born_on) for n, r in zip(read, rows, strict=True)
    )
    assert len({number.text for number in read}) == len(rows)
    phones = [phone for row in rows for phone in row.phones]
    assert len(set(phones)) == len(phones)
    assert all(len(phone) == 11 and phone.startswith("1540") for phone in phones)


def test_households_have_one_head_and_known_relations():
    rows = synthetic_roster(300, 5)

    heads = Counter(row.household_number for row in rows if row.head_relation == "户主")
    assert set(heads.values()) == {1} and len(heads) == 300
    assert all(read_head_relation(row.head_relation).code for row in rows)
    assert all(row.head_name for row in rows)


def test_a_village_has_rare_names_polyphonic_surnames_and_people_to_care_for():
    rows = synthetic_roster(198, 1)

    assert {c for row in rows for c in row.name} >= RARE
    assert {row.name[0] for row in rows} >= set("单仇解查曾")
    groups = {group for row in rows for group in row.groups}
    assert groups <= set(PRIORITY_GROUPS)
    assert groups >= {"党员", "低保户", "高龄老人", "留守儿童", "外出务工", "独居老人"}
    assert any(row.residence == "外出" and row.workplace for row in rows)


@pytest.mark.parametrize("merge_households", [False, True])
@pytest.mark.parametrize("households", [1, 120])
def test_a_written_village_is_read_back_row_for_row(tmp_path, households, merge_households):
    rows = synthetic_roster(households, 11)
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(roster_bytes(rows, "青州市某某村户籍花名册", merge_households))

    preview = read_roster(path)
    assert list(preview.rows) == rows
    assert (preview.doubtful, preview.refused) == ((), ())
    assert preview.households == households


def test_ten_thousand_people_are_read_whole(tmp_path):
    rows = synthetic_roster(3300, 1)
    (tmp_path / "花名册.xlsx").write_bytes(roster_bytes(rows, "大村"))
    assert len(rows) >= 10_000
    assert list(read_roster(tmp_path / "花名册.xlsx").rows) == rows
