"""The station's doors: what each says, what it writes, and how it refuses."""

import re
from pathlib import Path

import pytest
import xlsxwriter

from app.models.records import Cadre
from app.sheets.roster_sheet_writing import roster_bytes
from app.sheets.synthetic_village import synthetic_roster
from app.vault.slots import LoginTile
from tests.stations import Pc, folder_bytes, papers_without

WRONG = "bu dui de mi ma"


def sheet(path: Path, *rows: tuple[object, ...]) -> Path:
    with xlsxwriter.Workbook(path) as workbook:
        page = workbook.add_worksheet("花名册")
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


# -- setting up


def test_a_station_is_set_up(door, tmp_path):
    folder = tmp_path / "new"
    said = door("init", "--data", folder, "--village", "370781109216", "--staff-name", "王秀英")
    assert (said.status, said.err) == (0, "")
    assert said.out == "已建立高家庄村党群服务站（370781109216）。\n"
    assert not folder.joinpath("station.db").read_bytes().startswith(b"SQLite format 3")
    assert not list(folder.glob("device.secret*"))  # on the machine, away from the folder
    assert door("check", "--data", folder).status == 0
    again = door("init", "--data", folder, "--village", "370781109216", "--staff-name", "王秀英")
    assert again.refused_with(
        "这个文件夹里已经有一个服务站，没有改动；请直接登录，或另选一个文件夹。"
    )


@pytest.mark.parametrize(
    ("arguments", "beginning"),
    [
        (("--village", "999999999999", "--staff-name", "王"), "没有编码为“999999999999”的村"),
        (("--village", "370781109216", "--staff-name", " "), "还没有填姓名"),
        (
            ("--village", "370781109216", "--staff-name", "王", "--profile", "mars"),
            "没有名为“mars”",
        ),
    ],
)
def test_a_station_that_cannot_be_set_up_leaves_nothing(door, tmp_path, arguments, beginning):
    said = door("init", "--data", tmp_path / "new", *arguments)
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(beginning)
    assert said.err.count("\n") == 1
    assert not (tmp_path / "new").exists()
    assert not (tmp_path / "machine").exists()


@pytest.mark.parametrize("weak", ["123456789012", "abc", "aaaaaaaaaaaa"])
def test_a_weak_password_sets_nothing_up(door, tmp_path, monkeypatch, weak):
    monkeypatch.setenv("LIANXIN_PASSWORD", weak)
    new = tmp_path / "new"
    said = door("init", "--data", new, "--village", "370781109216", "--staff-name", "王秀英")
    assert said.status == 1
    assert said.err.startswith("密码太简单")
    assert not new.exists()


# -- who may come in


@pytest.mark.parametrize("command", ["check", "rebuild", "sync"])
def test_a_wrong_password_opens_nothing(door, station, monkeypatch, command):
    before = folder_bytes(station.folder)
    monkeypatch.setenv("LIANXIN_PASSWORD", WRONG)
    said = door(command, "--data", station.folder)
    assert said.refused_with("密码不对，没有打开；请看看大写锁定键，再输入一次。")
    assert folder_bytes(station.folder) == before


def test_no_password_and_no_such_name(door, station, monkeypatch):
    assert door("check", "--data", station.folder, "--staff", "没有的人").err.startswith(
        "没有这个账号"
    )
    monkeypatch.delenv("LIANXIN_PASSWORD")
    assert door("check", "--data", station.folder).err.startswith("没有给出密码")


def test_a_folder_without_a_station(door, tmp_path):
    for folder in (tmp_path, tmp_path / "nowhere"):
        said = door("check", "--data", folder)
        assert said.refused_with("这个文件夹里还没有服务站，请先建立服务站，或另选文件夹。")


def test_a_folder_whose_label_cannot_be_read(door, station):
    for damage in (b"", b"{", b"\xff\xfe", b"[]"):
        station.folder.joinpath("station.json").write_bytes(damage)
        said = door("check", "--data", station.folder)
        assert (said.status, said.out) == (1, "")
        assert said.err.startswith("钥匙文件损坏")


def test_a_folder_without_its_database(door, station):
    for file in station.folder.glob("station.db*"):
        file.unlink()
    assert door("check", "--data", station.folder).err.startswith("这个文件夹里没有本站数据文件")


def test_a_database_from_a_newer_version_is_not_touched(door, station):
    station.open()
    with station.store.transaction():
        station.store.db.conn.execute(
            "INSERT INTO _sqlite_migrations SELECT max(id) + 1, migration_set, 'm999_later', "
            "applied_at FROM _sqlite_migrations"
        )
    station.close()
    before = folder_bytes(station.folder)
    said = door("check", "--data", station.folder)
    assert said.refused_with(
        "这个数据文件是由更新版本的程序保存的，没有打开也没有改动；请安装新版程序。"
    )
    assert folder_bytes(station.folder) == before


def test_those_who_may_only_read_do_not_exchange(door, station, stick):
    add_reader(station)
    reader = ("--data", station.folder, "--staff", "赵敏")
    for arguments in (("sync",), ("export-bundle", stick), ("import-bundle", stick / "x.lxb"),
                      ("enrol", stick / "x.lxi")):  # fmt: skip
        said = door(*arguments, *reader)
        assert said.refused_with("您的角色不能做这件事，没有改动；请找本站管理员。")
    assert list(stick.iterdir()) == []
    assert door("check", *reader).status == 0


def add_reader(pc: Pc) -> None:
    """A second account, which may read."""
    pc.open()
    reader = pc.actor_as("read")
    slots = pc.station.slots()
    tile = LoginTile(reader.id, reader.name)
    slots.add_slot(
        pc.station.database_key, tile, "shan shui tian yuan", pc.surroundings.password_cost
    )
    pc.desk.register.add_staff(pc.actor, reader)
    pc.close()


# -- rosters


def test_a_roster_is_imported_once(door, pc, tmp_path):
    pc.close()
    roster = tmp_path / "花名册.xlsx"
    rows = synthetic_roster(9, 3)
    roster.write_bytes(roster_bytes(rows, "高家庄村花名册", merge_households=True))
    said = door("import-roster", roster, "--data", pc.folder)
    assert said.status == 0
    assert f"新增 9 户、{len(rows)} 人，更新 0 人，未变 0 人。" in said.out
    again = door("import-roster", roster, "--data", pc.folder, "--json").json
    assert (again["households_new"], again["people_new"], again["unchanged"]) == (0, 0, len(rows))


def test_a_dry_run_needs_no_password_and_writes_nothing(door, station, tmp_path, monkeypatch):
    roster = tmp_path / "花名册.xlsx"
    roster.write_bytes(roster_bytes(synthetic_roster(3, 5), "花名册"))
    monkeypatch.delenv("LIANXIN_PASSWORD")
    before = folder_bytes(station.folder)
    said = door("import-roster", roster, "--dry-run", "--data", station.folder)
    assert said.status == 0
    assert "没有和现有名册比较" in said.out
    assert "只是预览，没有写入。" in said.out
    content = door("import-roster", roster, "--dry-run", "--json", "--data", station.folder).json
    assert (content["details"]["households"], content["households_new"]) == (3, None)
    assert folder_bytes(station.folder) == before


def test_a_dry_run_says_row_by_row_what_would_be_new_or_changed(door, pc, tmp_path):
    pc.close()
    headings = ("户号", "户主", "姓名", "与户主关系", "联系电话")
    head, wife = ("001", "张三", "张三", "户主", ""), ("001", "张三", "李四", "妻", "")
    first = sheet(tmp_path / "一.xlsx", headings, head)
    door("import-roster", first, "--data", pc.folder)
    second = sheet(tmp_path / "二.xlsx", headings, (*head[:4], "15400000001"), wife)

    said = door("import-roster", second, "--dry-run", "--json", "--data", pc.folder).json

    assert list(said) == [
        "done", "sheets", "header_row", "rows", "households_new", "people_new", "people_changed",
        "unchanged", "doubtful", "refused", "import_id", "details",
    ]  # fmt: skip
    assert (said["sheets"], said["header_row"], said["rows"]) == (["花名册"], 1, 2)
    assert (said["households_new"], said["people_new"], said["people_changed"]) == (0, 1, 1)
    assert [(c["row"], c["outcome"]) for c in said["details"]["changes"]] == [
        (2, "changed"),
        (3, "new"),
    ]
    assert said["details"]["changes"][0]["fields"] == ["phones"]
    assert {tuple(doubt) for doubt in said["doubtful"]} <= {("row", "column", "value", "problem")}
    again = door("import-roster", second, "--dry-run", "--json", "--data", pc.folder).json
    assert again == said


def test_an_import_is_undone_by_a_door_of_its_own(door, pc, tmp_path):
    pc.close()
    roster = tmp_path / "花名册.xlsx"
    roster.write_bytes(roster_bytes(synthetic_roster(3, 5), "花名册"))
    done = door("import-roster", roster, "--json", "--data", pc.folder).json
    said = door("undo-roster", done["import_id"], "--data", pc.folder)
    assert said.status == 0
    assert "已撤销：删去 3 户" in said.out
    assert door("undo-roster", done["import_id"], "--data", pc.folder).refused_with(
        "这次导入已经撤销过了，没有再改动；请刷新后再看。"
    )
    assert door("undo-roster", "--data", pc.folder).status == 1
    assert door("check", "--data", pc.folder).status == 0


def test_a_sheet_a_heading_row_and_hidden_rows_may_be_chosen(door, pc):
    pc.close()
    rosters = Path(__file__).resolve().parents[1] / "rosters"
    data = ("--dry-run", "--json", "--data", pc.folder)
    several = door("import-roster", rosters / "several_sheets.xlsx", "--sheet", "二组", *data).json
    assert (several["sheets"], several["details"]["sheet"]) == (["说明", "一组", "二组"], "二组")
    every = door("import-roster", rosters / "numbered_in_each_group.xlsx", *data).json
    assert (every["rows"], every["people_new"]) == (4, 4)
    assert [each["sheet"] for each in every["details"]["read"]] == ["一组", "二组"]
    assert {each["sheet"] for each in every["details"]["changes"]} == {"一组", "二组"}
    hidden = rosters / "hidden_rows.xlsx"
    assert door("import-roster", hidden, *data).json["rows"] == 3
    assert door("import-roster", hidden, "--skip-hidden", *data).json["rows"] == 2
    wrong = door("import-roster", rosters / "title_rows.xlsx", "--header-row", "1", *data)
    assert wrong.status == 1
    doubtful = rosters / "duplicate_numbers.xlsx"
    assert door("import-roster", doubtful, "--skip-doubtful", *data).json["rows"] == 0


def test_a_sheet_without_names_is_not_imported(door, station, tmp_path):
    path = sheet(tmp_path / "没有姓名.xlsx", ("户号", "电话"), ("001", "15400000001"))
    door("check", "--data", station.folder)  # on this machine it is at home from now on
    before = folder_bytes(station.folder)
    said = door("import-roster", path, "--data", station.folder)
    assert said.refused_with(
        "表“花名册”里没有找到“姓名”一列，什么都没有导入；请在表头写上“姓名”，或者在导入页指明哪一列是姓名。"
    )
    assert folder_bytes(station.folder) == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", "王大娘来信".encode(), b"\xff" * 99])
def test_what_is_no_spreadsheet_is_not_imported(door, station, tmp_path, content):
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(content)
    said = door("import-roster", path, "--data", station.folder)
    assert said.refused_with("这个文件不是能读的 Excel 表格，什么都没有导入；请另存为 .xlsx 再试。")
    missing = door("import-roster", tmp_path / "没有.xlsx", "--data", station.folder)
    assert missing.err.startswith("文件读不出来")
    assert door("import-roster", tmp_path, "--data", station.folder).status == 1


def test_a_wrong_check_digit_is_named_and_kept_to_be_verified(door, pc, tmp_path):
    wrong = "370781196001010010"
    path = sheet(
        tmp_path / "花名册.xlsx",
        ("户号", "户主", "姓名", "与户主关系", "身份证号"),
        ("001", "李建国", "李建国", "户主", wrong),
        ("001", "李建国", "王梅", "妻", "370781196202020024"),
    )
    pc.close()
    said = door("import-roster", path, "--data", pc.folder)
    assert said.status == 0
    assert "第 2 行“身份证号”待核：身份证号最后一位校验不对" in said.out
    pc.open()
    household = pc.store.households.by_number("001")
    head, wife = pc.store.households.persons(household.id)
    assert (head.id_number, head.doubt, wife.doubt) == (wrong, "身份证号待核", "")


def test_a_roster_with_a_row_without_a_name_says_which(door, pc, tmp_path):
    path = sheet(
        tmp_path / "花名册.xlsx",
        ("户号", "户主", "姓名", "与户主关系"),
        ("001", "李建国", "李建国", "户主"),
        ("001", "李建国", "", "妻"),
    )
    pc.close()
    said = door("import-roster", path, "--data", pc.folder, "--json").json
    assert [(d["row"], d["column"]) for d in said["refused"]] == [(3, "姓名")]
    assert (said["people_new"], said["rows"]) == (1, 1)


# -- papers and sheets


@pytest.fixture
def with_case(station: Pc) -> str:
    """The number of a case of which one paper is missing."""
    station.open()
    case = station.register(materials=papers_without("户口簿"))
    cadre = station.desk.register.add_cadre(
        station.actor, Cadre(id="", name="周强", title="联户干部", phone="15400000001")
    )
    for grid in station.store.stations.grids():
        station.desk.register.assign_cadre(station.actor, grid.id, cadre)
    station.close()
    return case.number


def test_papers_are_drawn_and_known(door, station, with_case, tmp_path):
    out = tmp_path / "papers" / "纸.pdf"
    station.open()
    grid = station.store.stations.grids()[0].name
    station.close()
    for paper, subject, count in (("receipt", with_case, 1), ("notice", with_case, 1),
                                  ("cards", grid, 8)):  # fmt: skip
        said = door("print", paper, subject, "--out", out, "--data", station.folder, "--json")
        assert (said.status, said.json["count"]) == (0, count)
        assert out.read_bytes().startswith(b"%PDF-")
        assert len(out.read_bytes()) > 3000
    station.open()
    case = station.store.cases.by_number(with_case)
    assert {p.paper for p in station.store.prints.of_subject(case.id)} == {
        "material_receipt", "one_time_notice",
    }  # fmt: skip


def test_what_cannot_be_printed_says_why(door, station, with_case, tmp_path):
    to = ("--out", tmp_path / "x.pdf", "--data", station.folder)
    assert door("print", "cards", "没有的组", *to).err.startswith("没有找到这个网格")
    assert door("print", "receipt", "370781109216-A20260302-099", *to).err.startswith(
        "没有找到这件"
    )
    station.open()
    whole = station.register().number
    station.close()
    assert door("print", "notice", whole, *to).err.startswith("这件的必要材料已收齐")
    assert not (tmp_path / "x.pdf").exists()


def test_a_paper_that_cannot_be_written_says_so(door, station, with_case, tmp_path):
    out = tmp_path / "folder"
    out.mkdir()
    said = door("print", "receipt", with_case, "--out", out, "--data", station.folder)
    assert said.refused_with("文件没有写成，数据没有改动；请检查磁盘空间和文件夹权限。")
    assert list(out.iterdir()) == []


@pytest.mark.parametrize(("kind", "rows"), [("cases", 1), ("households", 8)])
def test_a_list_is_exported(door, station, with_case, tmp_path, kind, rows):
    out = tmp_path / "表.xlsx"
    said = door("export-sheet", kind, "--out", out, "--data", station.folder, "--json")
    assert (said.status, said.json["rows"]) == (0, rows)
    assert out.read_bytes().startswith(b"PK")
    refused = door(
        "export-sheet", kind, "--out", tmp_path / "no" / "表.xlsx", "--data", station.folder
    )
    assert (refused.status, refused.out) == (1, "") or Path(tmp_path / "no" / "表.xlsx").exists()


# -- checking, rebuilding, backups


def test_checking_a_sound_station(door, station):
    said = door("check", "--data", station.folder)
    assert (said.status, said.err) == (0, "")
    assert re.fullmatch(
        r"日志 1 本、\d+ 条；表 \d+ 行。\n自检通过：日志、表、文件一致。\n", said.out
    )


def test_checking_a_station_that_was_tampered_with(door, station):
    station.open()
    with station.store.transaction():
        station.store.db.conn.execute("UPDATE persons SET name = '别人'")
    station.close()
    said = door("check", "--data", station.folder)
    assert (said.status, said.err) == (1, "")
    assert "自检没有通过" in said.out
    told = door("check", "--data", station.folder, "--json")
    assert (told.status, told.json["done"]) == (1, False)
    assert told.json["differing_rows"] > 0

    rebuilt = door("rebuild", "--data", station.folder)
    assert rebuilt.status == 0
    assert re.fullmatch(r"已由 \d+ 条日志重建所有的表。\n", rebuilt.out)
    assert door("check", "--data", station.folder).status == 0


def test_a_damaged_file_is_told_as_one(door, station):
    database = station.folder / "station.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 4096] = b"\0" * 4096
    database.write_bytes(bytes(content))
    said = door("check", "--data", station.folder)
    assert said.status == 1
    assert "自检没有通过" in said.out or "损坏" in said.err


def test_backing_up_and_going_back(door, station, tmp_path):
    backup = tmp_path / "backup.db"
    said = door("backup", backup, "--data", station.folder, "--json")
    assert (said.status, said.json["file_bytes"]) == (0, backup.stat().st_size)
    station.open()
    lost = station.register().number
    station.close()
    restored = door("restore", backup, "--data", station.folder, "--json")
    assert restored.status == 0
    kept = Path(restored.json["kept"])
    assert kept.joinpath("station.db").exists()

    station.open()
    assert station.store.cases.by_number(lost) is None
    assert station.register().number != lost
    station.close()
    assert door("check", "--data", station.folder).status == 0


def test_a_backup_that_is_none_is_not_restored(door, station, tmp_path):
    before = folder_bytes(station.folder)
    wrong = tmp_path / "backup.db"
    wrong.write_bytes(b"SQLite format 3\0" + b"\0" * 4096)
    for path in (wrong, tmp_path / "nowhere.db", tmp_path):
        said = door("restore", path, "--data", station.folder)
        assert (said.status, said.out) == (1, "")
        assert said.err.endswith("。\n")
    assert folder_bytes(station.folder) == before


def test_a_backup_is_not_written_over_the_file_itself(door, station):
    said = door("backup", station.folder / "station.db", "--data", station.folder)
    assert said.err.startswith("备份不能写到数据文件自己身上")
    assert door("check", "--data", station.folder).status == 0


def test_a_backup_that_cannot_be_written(door, station, tmp_path):
    said = door("backup", tmp_path / "no" / "backup.db", "--data", station.folder)
    assert (said.status, said.out) == (1, "")
    assert said.err.endswith("。\n")


def test_a_backup_of_another_station_is_not_restored(door, station, make_pc, tmp_path):
    other = make_pc("other", seed=8).set_up()
    other.close()
    backup = tmp_path / "other.db"
    assert door("backup", backup, "--data", other.folder).status == 0
    said = door("restore", backup, "--data", station.folder)
    assert said.err.startswith("本站的钥匙打不开这份备份")


# -- a dead PC


def test_a_set_on_a_stick_and_the_code_bring_a_dead_pc_back(door, tmp_path, monkeypatch):
    old, new, stick = tmp_path / "old", tmp_path / "new", tmp_path / "stick"
    stick.mkdir()
    door("init", "--data", old, "--village", "370781109216", "--staff-name", "王秀英")
    code = door("recovery-code", "--data", old).out.splitlines()[0].removeprefix("恢复码：")
    said = door("backup", "--data", old, stick)
    assert said.status == 0 and "试着恢复过一次" in said.out
    [made] = stick.iterdir()

    assert door("restore", "--data", new, made).refused_with(
        "没有给出恢复码，没有恢复；请把恢复码放进 LIANXIN_RECOVERY_CODE 再试。"
    )
    monkeypatch.setenv("LIANXIN_RECOVERY_CODE", code)
    said = door("restore", "--data", new, made)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("高家庄村党群服务站已在这台电脑上恢复")
    assert door("check", "--data", new).status == 0
