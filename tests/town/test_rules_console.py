"""The pages of the rules in a real browser: read, changed, checked, published, and who has them."""

from pathlib import Path

import pytest

from app.bootstrap.township import profile_files
from app.town.sign_in import OFFICER
from app.town.surroundings import Surroundings
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD, HOSTILE, sign_in
from tests.town.conftest import RESOURCES
from tests.town.exchanging import greet, push

FILES = profile_files(RESOURCES)


@pytest.fixture
def surroundings(surroundings: Surroundings) -> Surroundings:
    """A township with the profiles that ship."""
    around = {name: getattr(surroundings, name) for name in Surroundings.__slots__}
    return Surroundings(**{**around, "profile_files": FILES})


def open_edit(page, code: str = "songmu") -> None:
    page.goto("/rules")
    page.select_option("#from", code)
    page.click("text=打开来改")


def write(page, change) -> None:
    page.fill("#text", change(page.input_value("#text")))


def test_rules_are_read_changed_published_and_arrive(page, township, clerk, station):
    push(township, station, station.device)
    sign_in(page)
    page.click("nav >> text=规则")
    assert page.inner_text("h1") == "青州市" and "还没有发布" in page.inner_text(".head-note")
    assert "揪心事、烦心事、操心事" in page.inner_text("main")

    open_edit(page)
    assert page.input_value("#text") == FILES.shipped["songmu"]
    write(page, lambda text: text.replace("minimum_sheets = 50", "minimum_sheets = 60"))
    page.fill("#version", "松木第一版")
    page.click("text='检查'")
    assert "可以发布" in page.inner_text("[role=status]")
    assert page.input_value("#version") == "松木第一版"
    assert township.profiles.view().editions == ()
    page.click("main button:text-is('发布')")

    assert "已发布" in page.inner_text("[role=status]")
    assert page.inner_text("h1") == "石鼓区松木乡"
    assert township.profiles.profile().reviews.minimum_sheets == 60
    station.import_answer(township.export_bundle(station.device_id))
    page.click(".acts >> text=松木第一版")
    assert "还没有确认" in page.inner_text("tbody >> nth=0")
    greet(township, station)
    page.reload()
    assert "已收到" in page.inner_text("tbody >> nth=0")
    assert page.complaints == []


def test_every_mistake_is_told_and_what_was_typed_stays(page, township, clerk):
    sign_in(page)
    open_edit(page)
    write(
        page,
        lambda text: text.replace("minimum_sheets = 50", "minimum_sheets = '50'\nfoo = 1"),
    )
    page.fill("#effective_on", "2026-09-01")
    page.click("main button:text-is('发布')")
    told = page.inner_text("[role=alert]")
    assert "有 2 处不能采用" in told
    assert "“reviews.minimum_sheets”应当是整数" in told and "没有“reviews.foo”这一项" in told
    assert "foo = 1" in page.input_value("#text")
    assert page.input_value("#effective_on") == "2026-09-01"
    write(page, lambda text: text.replace("minimum_sheets = '50'\nfoo = 1", "minimum_sheets ="))
    page.click("text='检查'")
    assert "不合 TOML 格式" in page.inner_text("[role=alert]")
    assert township.profiles.view().editions == ()
    write(page, lambda text: text.replace("minimum_sheets =\n", "minimum_sheets = 50\n"))
    page.fill("#effective_on", "9月1日")
    page.click("main button:text-is('发布')")
    assert page.inner_text("[role=alert]").startswith("生效日期不对")
    page.fill("#effective_on", "2026-09-01")
    page.click("main button:text-is('发布')")
    assert "9月1日起" in page.inner_text(".acts") and page.inner_text("h1") == "青州市"


def test_the_same_rules_are_not_published_twice(page, township, clerk):
    sign_in(page)
    for _ in range(2):
        open_edit(page)
        page.click("main button:text-is('发布')")
    assert "一字不差" in page.inner_text("[role=alert]")
    assert len(township.profiles.view().editions) == 1


def test_a_file_is_taken_down_changed_and_read_in(page, township, clerk, tmp_path):
    sign_in(page)
    page.goto("/rules")
    with page.expect_download() as download:
        page.click("text=下载现行规则方案")
    path = tmp_path / "方案.toml"
    download.value.save_as(path)
    assert path.read_text("utf-8") == FILES.default
    path.write_text(path.read_text("utf-8").replace('"青州市"', '"东乡"'), "utf-8")
    page.set_input_files("#file", path)
    page.click("text=读入并检查")
    assert "“东乡”可以发布" in page.inner_text("[role=status]")
    page.click("main button:text-is('发布')")
    assert page.inner_text("h1") == "东乡"


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"\xff\xd8\xff\xe0 picture", "这个文件不是 UTF-8 文字"),
        (b"code = ", "这个文件第 1 行"),
        (b"# \n" * 60_000, "这个文件超过 128 KB"),
        (b"x" * (2 * 1024 * 1024), "内容太大，没有收下"),
    ],
)
def test_a_file_that_is_no_profile_is_refused(page, township, clerk, tmp_path, content, beginning):
    path = Path(tmp_path / "方案.toml")
    path.write_bytes(content)
    sign_in(page)
    page.goto("/rules")
    page.set_input_files("#file", path)
    page.click("text=读入并检查")
    assert beginning in page.inner_text("body")
    assert township.profiles.view().editions == ()


def test_officers_look_and_do_not_publish(page, township):
    township.add_clerk(CLERK_NAME, CLERK_PASSWORD, OFFICER)
    sign_in(page)
    page.goto("/rules")
    assert page.query_selector("#from") is None and page.query_selector("#file") is None
    page.goto("/rules/edit")
    assert "管理" in page.inner_text("body") and page.query_selector("#text") is None


def test_words_of_a_profile_are_text_and_nothing_else(page, township, clerk):
    sign_in(page)
    for text in HOSTILE:
        if any(mark in text for mark in "\"'\\\n\r\t") or not text.strip() or len(text) > 40:
            continue
        open_edit(page)
        write(page, lambda file, text=text: file.replace('"石鼓区松木乡"', f'"{text}"'))
        page.click("main button:text-is('发布')")
        page.wait_for_selector("[role=status]")
        assert page.inner_text("h1") == text
    assert page.complaints == []


def test_unknown_editions_and_profiles_are_not_found(page, township, clerk):
    sign_in(page)
    for address in ("/rules/editions/x", "/rules/editions/x.toml", "/rules/edit?from=mars"):
        assert page.goto(address).status == 404
