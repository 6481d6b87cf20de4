"""The doors to profiles: listed, checked, adopted; each mistake of a file is one sentence."""

import pytest

from app.models.profile_reading import read_profile
from app.models.rules.papers import PaperRules
from tests.stations import Pc

GOOD = 'code = "a"\nname = "东乡"\nmust_record_classes = ["意见"]\nappeal_classes = ["意见"]\n'


@pytest.fixture
def file(tmp_path):
    def write(content: str | bytes):
        path = tmp_path / "方案.toml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_the_profiles_that_ship_are_listed(door):
    listed = door("profiles", "--json").json["profiles"]
    assert len(listed) == 15
    songmu = next(each for each in listed if each["code"] == "songmu")
    assert "不少于50人" in songmu["sources"]["reviews.minimum_sheets"]
    assert "ledgers.basic_blocks" in songmu["open"]
    assert len(door("profiles").out.splitlines()) == 15


def test_a_file_is_checked(door, file):
    said = door("check-profile", file(GOOD))
    assert said.status == 0
    assert said.out.splitlines()[0] == "“东乡”（a）可以采用。"
    assert "请补上出处：must_record_classes。" in said.out


def test_each_mistake_is_one_sentence_with_its_place(door, file):
    path = file(GOOD + "foo = 1\n[reviews]\nminimum_sheets = '50'\n[criticism]\nreply_days = -1\n")
    said = door("check-profile", path)
    assert said.status == 1
    assert sorted(said.out.splitlines()) == [
        "“criticism.reply_days”的值太大、太小、太长或写法不对，没有采用；请改正。",
        "“reviews.minimum_sheets”应当是整数，没有采用；请写成数字，不加引号。",
        "没有“foo”这一项，没有采用；请看看是不是写错了字。",
    ]
    mistakes = door("check-profile", path, "--json").json["mistakes"]
    assert {each["place"] for each in mistakes} == {
        "foo", "reviews.minimum_sheets", "criticism.reply_days",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"\xff\xd8\xff\xe0", "这个文件不是 UTF-8 文字"),
        (b"code = \n", "这个文件第 1 行写得不合 TOML 格式"),
        (b"# \n" * 60_000, "这个文件超过 128 KB"),
    ],
)
def test_what_is_no_profile_is_refused(door, file, content, beginning):
    said = door("check-profile", file(content))
    assert said.status == 1
    assert said.err.startswith(beginning)


def test_a_file_that_is_not_there(door, tmp_path):
    said = door("check-profile", tmp_path / "没有.toml")
    assert said.status == 1 and said.err.startswith("文件读不出来")


def test_a_station_works_by_another_profile(door, station: Pc, file):
    said = door("adopt-profile", "--data", station.folder, "songmu", "--name", "松木第一版")
    assert said.status == 0, said.err
    assert said.out.startswith("已采用规则方案“石鼓区松木乡”，版本“松木第一版”")
    said = door("adopt-profile", "--data", station.folder, "songmu")
    assert said.err.startswith("本站用的就是这个规则方案")
    answer = door("adopt-profile", "--data", station.folder, file(GOOD), "--json").json
    assert (answer["code"], answer["done"]) == ("a", True)
    said = door("adopt-profile", "--data", station.folder, file("foo = 1"))
    assert said.status == 1 and said.err.startswith("规则方案里有")


def test_the_texts_of_the_papers_come_out_as_a_part_of_a_profile(door):
    listed = door("paper-words")

    profile = read_profile((GOOD + listed.out).encode()).required()
    assert profile.papers == PaperRules()
    assert "[papers.material_receipt]" in listed.out and "duty_roster" in listed.out
