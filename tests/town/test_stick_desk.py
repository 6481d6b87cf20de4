"""Sticks are handed in: several files in one step, each with its answer, its receipt, or what it is."""

import io
import zipfile

import pytest
from playwright.sync_api import expect

from app.models.errors import OperationRefused
from app.models.town_roles import OFFICER, READER
from app.town.people import ClerkFacts
from app.words.problem_words import problem_sentence
from tests.town.browsing import sign_in
from tests.town.conftest import VILLAGES

VILLAGE, OTHER = VILLAGES[:2]
STRAYS = {
    "空.lxb": (b"", "stick_file_is_empty"),
    "坏.lxb": (b"no bundle", "stick_file_is_damaged"),
    "邀请.lxi": (b"LIANXIN INVITATION 1 A\n", "stick_file_is_invitation"),
    "申请.lxq": (b"LIANXIN GRANT REQUEST\n", "stick_file_is_grant_request"),
    "答复.lxg": (b"LIANXIN GRANT\n", "stick_file_is_grant"),
    "户表.xlsx": (b"PK\x03\x04", "stick_file_is_sheet"),
    "门.JPG": (b"\xff\xd8\xff\xe0", "stick_file_is_picture"),
    "纸.pdf": (b"%PDF-1.7", "stick_file_is_paper"),
    "station.db": (b"\x01\x02", "stick_file_is_database"),
    "说明.txt": ("说明".encode(), "stick_file_is_foreign"),
}


def refused_key(outcome):
    assert outcome.receipt is None
    return outcome.problem.key


def test_each_file_is_taken_or_told_what_it_is(township, make_station, clerk):
    station = make_station(VILLAGE)
    station.submit_case()
    bundle, desk = station.write_bundle(), township.sticks
    taken = desk.take(clerk, "一.lxb", bundle)
    assert taken.receipt.new_entries == 3
    for name, (content, key) in STRAYS.items():
        assert refused_key(desk.take(clerk, name, content)) == key, name
    assert refused_key(desk.take(clerk, "半.lxb", bundle[:-40])) == "bundle_damaged"
    assert (
        refused_key(desk.take(clerk, "回.lxb", taken.receipt.answer)) == "stick_file_is_own_answer"
    )
    assert desk.take(clerk, "一.lxb", bundle).receipt.has_news is False
    made = desk.answers(clerk, [station.device_id, station.device_id])
    with zipfile.ZipFile(io.BytesIO(made.content)) as archive:
        assert archive.namelist() == [f"{VILLAGE}-{station.device_id[:6]}-answer.lxb"]
        station.import_answer(archive.read(archive.namelist()[0]))
    assert station.certificate


def test_nobody_takes_or_answers_a_stick_that_is_not_theirs_to_take(township, make_station):
    station = make_station(VILLAGE)
    station.submit_case()
    bundle, people, desk = station.write_bundle(), township.people, township.sticks
    reader = people.add(ClerkFacts(name="查阅", role=READER), "yi ge hao mima 6")
    away = people.add(ClerkFacts(name="经办", role=OFFICER, villages=(OTHER,)), "yi ge hao mima 7")
    with pytest.raises(OperationRefused, match="clerk_not_permitted"):
        desk.take(reader, "一.lxb", bundle)
    assert refused_key(desk.take(away, "一.lxb", bundle)) == "village_out_of_scope"
    with township.ledger.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM journal_feeds").scalar() == 0
    township.import_bundle(bundle)
    with pytest.raises(OperationRefused, match="village_out_of_scope"):
        desk.answer(away, station.device_id)


def test_without_scripts_several_files_go_in_one_upload(page, make_station, clerk, tmp_path):
    stations = [make_station(code) for code in (VILLAGE, OTHER)]
    for station in stations:
        station.submit_case()
    good = [tmp_path / f"{n}.lxb" for n in range(2)]
    for path, station in zip(good, stations, strict=True):
        path.write_bytes(station.write_bundle())
    bad = tmp_path / "<img src=x onerror=alert(1)>.pdf"
    bad.write_bytes(b"%PDF-1.7")
    sign_in(page)
    page.goto("/stations")
    page.click("text=读入邮包")
    assert page.locator("#outcomes").inner_text().strip() == ""
    page.set_input_files("#bundle", [good[0], bad, good[1]])
    page.click("button:has-text('读入邮包')")
    assert page.locator("[data-outcome=taken]").count() == 2
    assert page.inner_text("[role=alert]") == problem_sentence(
        OperationRefused("stick_file_is_paper")
    )
    with page.expect_download() as got:
        page.click("[data-outcome=taken] >> nth=0 >> text=下载回执邮包")
    stations[0].import_answer(got.value.path().read_bytes())
    with page.expect_download() as both:
        page.click("text=下载全部回执邮包")
    assert len(zipfile.ZipFile(both.value.path()).namelist()) == 2
    page.click("[data-outcome=taken] >> nth=1 >> text=收据")
    assert page.inner_text(".receipt dd >> nth=1") == "卢坊村"
    page.click("text=‹ U盘邮包")
    assert page.locator("tbody tr").count() == 2
    assert page.complaints == []


def test_with_scripts_a_dropped_file_is_read_and_its_answer_saved_in_one_step(
    scripted,
    make_station,
    tmp_path,
):
    station = make_station(VILLAGE)
    station.submit_case()
    stick, stray = tmp_path / "stick.lxb", tmp_path / "a.txt"
    stick.write_bytes(station.write_bundle())
    stray.write_bytes(b"x")
    scripted.goto("/stick")
    with scripted.expect_download() as got:
        scripted.set_input_files("#bundle", [stray, stick])
    expect(scripted.locator("[data-outcome]")).to_have_count(2)
    assert scripted.locator("#all-answers").is_hidden()
    station.import_answer(got.value.path().read_bytes())
    assert station.certificate
    scripted.set_input_files("#bundle", stick)
    expect(scripted.locator("#outcomes")).to_contain_text("已读过，没有新内容")
    assert scripted.complaints == []


def test_a_long_row_of_sticks_comes_in_pages(page, township, make_station, clerk):
    bundle = make_station(VILLAGE).write_bundle()
    for _ in range(32):
        township.import_bundle(bundle)
    sign_in(page)
    page.goto("/stick")
    assert page.locator("tbody tr").count() == 30
    page.click("text=下一页")
    assert page.locator("tbody tr").count() == 2
    page.click("text=回到第一页")
    assert page.locator("tbody tr").count() == 30
