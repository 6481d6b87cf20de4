"""The doors to a station's item list: previewed, imported, written out again, refused whole."""

import pytest

from app.models.errors import OperationRefused
from tests.spreadsheets import protected_workbook
from tests.stations import Pc, folder_bytes

GOOD = (
    "事项编码,事项名称,办理方式,承诺时限,申请材料\n"
    "A-1,高龄津贴申请,代办,5个工作日,居民身份证；户口簿\n"
    "A-2,参保登记,直办,即办,居民身份证\n"
)


@pytest.fixture
def items(tmp_path):
    def write(content: str | bytes, name: str = "清单.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_list_is_previewed_then_imported(door, station: Pc, items):
    before = folder_bytes(station.folder)
    said = door("import-items", "--data", station.folder, items(GOOD), "--dry-run")
    assert said.status == 0, said.err
    assert said.out == ("表“CSV”：2 项。新增 2，变更 0，未变 0，停用 0。\n只是预览，没有写入。\n")
    assert folder_bytes(station.folder)["station.db"] == before["station.db"]

    said = door("import-items", "--data", station.folder, items(GOOD), "--name", "第一版")
    assert "已采用清单“第一版”" in said.out
    changed = GOOD.replace("5个工作日", "3个工作日").replace("A-2", "A-3")
    answer = door(
        "import-items", "--data", station.folder, items(changed), "--dry-run", "--json"
    ).json
    assert (answer["new"], answer["changed"], answer["withdrawn"]) == (1, 1, 1)
    assert [c["fields"] for c in answer["changes"] if c["kind"] == "changed"] == [
        ["promised_limit"]
    ]


def test_a_list_that_was_written_out_comes_back_unchanged(door, station: Pc, items, tmp_path):
    door("import-items", "--data", station.folder, items(GOOD))
    out = tmp_path / "导出.xlsx"
    assert door("export-items", "--data", station.folder, "--out", out, "--json").json["items"] == 2
    answer = door("import-items", "--data", station.folder, out, "--dry-run", "--json").json
    assert (answer["unchanged"], answer["refused"]) == (2, [])


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (GOOD + "A-1,又一个,代办,即办,\n", "清单里有 1 行不能采用，什么都没有写入"),
        (GOOD + "A-3,又一个,代办,20,\n", "清单里有 1 行不能采用，什么都没有写入"),
        (b"%PDF-1.7\x00\x00 no sheet", "这个文件不是能读的 Excel 表格"),
        (b"", "表里没有一行事项"),
        (protected_workbook(), "这个表格设了密码"),
        ("今天开会，请带身份证。", "表“CSV”里没有找到“事项编码”"),
    ],
    ids=["code-twice", "no-unit", "no-sheet", "empty", "protected", "letter"],
)
@pytest.mark.parametrize("is_dry_run", [False, True])
def test_a_list_that_cannot_be_used_is_refused_whole(
    door, station: Pc, items, content, beginning, is_dry_run
):
    before = folder_bytes(station.folder)["station.db"]
    said = door(
        "import-items", "--data", station.folder, items(content), *["--dry-run"] * is_dry_run
    )
    assert said.status == 1
    if is_dry_run and beginning.startswith("清单里"):
        assert "不能采用" in said.out and said.out.endswith("只是预览，没有写入。\n")
    else:
        assert said.err.startswith(beginning) and said.err.count("\n") == 1
    assert folder_bytes(station.folder)["station.db"] == before
    station.open()
    assert station.desk.workplace.catalog.is_sample
    with pytest.raises(OperationRefused):
        station.desk.workplace.catalog.item("A-1")
