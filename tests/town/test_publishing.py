"""What the township gives to its stations, on one page; updates of the program come and go by a form."""

from dataclasses import replace

import pytest

from app.models.notices import NoticeDraft
from app.sheets.holiday_sheet import holidays_in
from app.town.ledger.schema import DEVICES
from app.town.people import ClerkFacts
from tests.town.browsing import CLERK_PASSWORD, sign_in
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push
from tests.updates import PUBLISHER, program, update

VILLAGE, OTHER = VILLAGES[:2]


@pytest.fixture
def packages(tmp_path):
    """Two versions, each as a package file."""
    found = {}
    for version in ("0.2.0", "0.3.0"):
        folder = program(tmp_path / version, version, tmp_path / "told")
        found[version] = update(tmp_path / f"{version}.lxu", folder, version)
    return found


@pytest.fixture
def desk(township):
    township.updates._publishers = [PUBLISHER.public_key]
    return township.updates


def test_a_published_table_lists_its_days(page, township, clerk):
    notices = township.notices
    around = replace(township.surroundings, read_holidays=holidays_in)
    notices._office = replace(township.office, surroundings=around)
    off = [f"2031-10-{day:02d},放假" for day in range(1, 8)]
    content = "\n".join(["日期,类别", "2031-05-01,放假", *off, "2031-10-11,上班"])
    notices.publish_days("2031年.csv", content.encode(), clerk)
    sign_in(page)
    page.goto("/notices/holidays")
    page.click("main .main-link")
    may, october = page.locator("tbody >> nth=0").locator("tr").all()
    assert may.inner_text().split() == ["2031年5月", "1日周四", "—"]
    assert october.inner_text().split() == [
        "2031年10月", "1日周三、2日周四、3日周五、6日周一、7日周二", "11日周六",
    ]  # fmt: skip
    assert "哪些电脑收到了" in page.inner_text("main")


def test_an_update_is_proved_published_followed_and_withdrawn(
    page, township, make_station, clerk, desk, packages
):
    for code, runs in ((VILLAGE, "0.2.0"), (OTHER, "0.1.0")):
        device = greet(township, make_station(code))
        with township.ledger.write() as connection:
            connection.execute(
                DEVICES.update().where(DEVICES.c.device_id == device.device_id).values(program=runs)
            )
    sign_in(page)
    page.goto("/publishing/updates")
    assert "镇里没有在发升级" in page.inner_text("main")
    bad = bytearray(packages["0.2.0"].read_bytes())
    bad[-3] ^= 1
    for content, words in (
        (bytes(bad), "有损坏的内容"),
        (bytes(bad)[:-5], "有损坏的内容"),
        (b"\xff\xd8 a picture", "这不是升级包"),
        (b"", "这不是升级包"),
    ):
        page.set_input_files("#file", {"name": "x.lxu", "mimeType": "x/y", "buffer": content})
        page.click("text=核对并发布")
        assert words in page.inner_text("[role=alert]")
        assert desk.carried() == [] and list(desk._folder.iterdir()) == []
    page.set_input_files("#file", packages["0.2.0"])
    page.click("text=核对并发布")
    shown = page.inner_text("main")
    assert "已发布" in page.inner_text("[role=status]") and "是发布方签的" in shown
    assert "统信、麒麟等 Linux x86_64" in shown and "2 台电脑，已在用 1 台" in shown
    assert "还是 0.1.0 版" in page.inner_text("tbody tr >> nth=0")
    page.goto("/publishing")
    assert "1 / 2 台" in page.inner_text("tbody >> nth=0")
    assert "卢坊村" in page.inner_text("tbody >> nth=1")

    desk.publish(packages["0.3.0"])
    page.goto("/publishing/updates")
    page.set_input_files("#file", packages["0.2.0"])
    page.click("text=核对并发布")
    assert "已经有更新的 0.3.0 版" in page.inner_text("[role=alert]")
    page.goto("/publishing/updates/0.2.0")  # the newer one took its place
    assert "镇里没有在发 0.2.0 版" in page.inner_text("body")
    page.goto("/publishing/updates/0.3.0")
    page.click("text=撤下这一版")
    assert "已撤下" in page.inner_text("[role=status]") and desk.carried() == []
    page.goto("/people/audit")
    assert all(words in page.inner_text("main") for words in ("发布升级", "撤下升级"))
    assert [c for c in page.complaints if "status of 4" not in c] == []


def test_who_lacks_what_is_told_by_what_each_pc_has_said(page, township, make_station, clerk):
    stations = [make_station(code) for code in (VILLAGE, OTHER)]
    for station in stations:
        station.device = greet(township, station)
    township.notices.publish(NoticeDraft(title="<b>防汛</b>值班", body="请照办"), clerk)
    sign_in(page)
    page.goto("/publishing")
    assert "0 / 2 台" in page.inner_text("tbody >> nth=0")
    first = stations[0]
    first.import_answer(township.export_bundle(first.device_id))
    push(township, first, first.device)
    greet(township, first)
    page.goto("/publishing")
    assert "1 / 2 台" in page.inner_text("tbody >> nth=0")
    lacking = page.locator("tbody >> nth=1").locator("tr")
    assert lacking.count() == 1 and "<b>防汛</b>值班" in lacking.inner_text()
    assert "卢坊村" in lacking.inner_text()
    assert page.complaints == []


def test_clerks_see_the_pcs_of_their_villages_and_publish_nothing(
    page, township, make_station, clerk, desk, packages
):
    for code in (VILLAGE, OTHER):
        greet(township, make_station(code))
    desk.publish(packages["0.2.0"])
    township.people.add(
        ClerkFacts(name="别村", role="officer", villages=(OTHER,)), CLERK_PASSWORD, clerk
    )
    with township.ledger.write() as connection:
        connection.exec_driver_sql("UPDATE clerks SET is_password_given = %s" % (
            "FALSE" if connection.dialect.name == "postgresql" else "0"))  # fmt: skip
    sign_in(page, name="别村")
    for path in ("/publishing", "/publishing/updates", "/publishing/updates/0.2.0"):
        page.goto(path)
        assert "卢李村" not in page.content() and page.locator("main form").count() == 0
    assert "卢坊村" in page.inner_text("main")
