"""Towns forward to their county: real files, real servers, the very segments that came from stations."""

import json
import shutil
from dataclasses import replace

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from app.cli.doors import main
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.town_roles import ADMIN, AUDITOR, OFFICER, READER
from app.models.visit_statistics import Period
from app.sync.town_client import TownClient
from app.town.books import Books
from app.town.county_link import STATE_FILE
from app.town.figures_desk import FiguresDesk
from app.town.ledger.schema import SEGMENTS
from app.town.server import RunningServer
from app.town.township import Township
from tests.town.conftest import CLERK_PASSWORD, TOWN_CODE, TOWN_NAME, VILLAGES
from tests.town.counties import (
    COUNTY,
    COUNTY_NAME,
    OTHER_NAME,
    OTHER_TOWN,
    OTHER_VILLAGE,
    CutLine,
    assert_alike,
    ground,
    join,
    work,
)
from tests.town.exchanging import push

__all__ = ["ground"]

YEAR = Period("2026-01-01", "2026-12-31")


def reopen_county(ground, url):
    """The county's server again, at its former address."""
    ground.county = Township.open(ground.folder / "county", ground.around)
    ground.server = RunningServer(ground.county)
    ground.server.start()
    for town in ground.towns:
        link = town.forwarding.link()
        town.forwarding._links.put(type(link)(**{**fields(link), "url": ground.server.url}))
    assert url != ground.server.url


def fields(link):
    return {name: getattr(link, name) for name in link.__struct_fields__}


def test_what_two_towns_forward_is_at_the_county_as_it_is_in_town(ground):
    one, other = ground.towns
    for number, village in enumerate(VILLAGES[:3]):
        work(ground, one, village, number, count=300 if number == 0 else 40)
    work(ground, other, OTHER_VILLAGE, 9)

    states = [town.forwarding.forward() for town in ground.towns]

    assert_alike(ground)
    assert [state.waiting for state in states] == [0, 0]
    assert ground.county.check().entries == sum(state.sent for state in states)
    assert ground.county.check().quarantined == one.check().quarantined + other.check().quarantined
    with one.ledger.read() as connection:
        assert connection.execute(select(SEGMENTS.c.last_seq)).scalars().all()
    for town in ground.towns:
        view = ground.county.ledger.of_town(town.ledger.town_code)
        assert FiguresDesk(view).sums(YEAR) == town.figures.sums(YEAR)
    lines, total = ground.county.towns.lines(YEAR)
    assert [(line.town_code, line.stations) for line in lines] == [(OTHER_TOWN, 1), (TOWN_CODE, 3)]
    assert {tile.key: tile.value for tile in total}["received"] == "4"
    assert one.forwarding.forward().sent == states[0].sent


@pytest.mark.ledger_file
def test_forwarding_that_is_cut_off_goes_on_where_it_was(ground):
    town = ground.towns[0]
    for number, village in enumerate(VILLAGES[:3]):
        work(ground, town, village, number)
    cut = replace(town.surroundings, dial_county=CutLine)
    town.forwarding._office = replace(town.office, surroundings=cut)

    for taken in (1, 2):
        CutLine.left = 1
        with pytest.raises(EnvironmentProblem, match="server_unreachable"):
            town.forwarding.forward()
        state = town.forwarding.state()
        assert state.problem == "server_unreachable"
        assert state.sent == ground.county.check().entries == taken * 43
    CutLine.left = 1
    town.forwarding.forward()

    ground.towns = [town]
    assert_alike(ground)
    assert (town.forwarding.state().problem, town.forwarding.state().waiting) == ("", 0)


@pytest.mark.ledger_file
def test_a_county_that_was_set_back_is_filled_again_by_its_towns(ground, clock):
    one, other = ground.towns
    first = work(ground, one, VILLAGES[0], 1)
    one.forwarding.forward()
    ground.county.back_up(ground.folder / "old.db")
    first.submit_case()
    push(one, first, first.device)
    work(ground, other, OTHER_VILLAGE, 2)
    for town in ground.towns:
        town.forwarding.forward()
    url = ground.server.url
    ground.server.stop()
    ground.county.close()
    for path in (ground.folder / "county").glob("town.db*"):
        path.unlink()
    shutil.copy(ground.folder / "old.db", ground.folder / "county" / "town.db")
    reopen_county(ground, url)

    for town in ground.towns:  # the second of them had not even joined by then
        town.forwarding.forward()

    assert_alike(ground)


def test_a_revoked_town_is_refused_with_a_reason(ground):
    town = ground.towns[0]
    station = work(ground, town, VILLAGES[0], 1)
    town.forwarding.forward()
    before = ground.county.check().entries
    ground.county.revoke_device(town.forwarding.link().device_id)
    station.submit_case()
    push(town, station, station.device)

    with pytest.raises(OperationRefused, match="device_revoked"):
        town.forwarding.forward()
    town.forwarding.run_once()

    assert ground.county.check().entries == before
    assert town.forwarding.state().problem == "device_revoked"
    join(ground, town)  # a new invitation makes it another server of the same town
    town.forwarding.forward()
    ground.towns = [town]
    assert_alike(ground)


@pytest.mark.ledger_file
def test_what_a_revoked_pc_wrote_afterwards_is_taken_by_nobody(ground):
    town = ground.towns[0]
    station = work(ground, town, VILLAGES[0], 1)
    town.revoke_device(station.device_id)
    town.forwarding.forward()
    have = ground.county.check().entries
    station.submit_case()
    station.seal()
    last = list(station.journal.segments_after(station.feed, 0))[-1]
    line = county_line(town)

    with pytest.raises(OperationRefused, match="device_revoked"):
        line.put_segment(station.feed, 1, station.journal.state(station.feed).have, last)

    line.close()
    assert ground.county.check().entries == have
    assert [d.revoked_at != "" for d in devices_at(ground, TOWN_CODE)] == [True]


def county_line(town):
    link, keys = town.forwarding.link(), town.keys
    crypto = town.surroundings.crypto
    return TownClient(link.url, crypto, link.device_id, keys.signing_key, link.county.public_key)


def devices_at(ground, code):
    view = ground.county.ledger.of_town(code)
    with view.read() as connection:
        return Books(connection, view, ground.county.surroundings).devices.devices()


@pytest.mark.ledger_file
def test_a_town_brings_nothing_of_another_town_and_nothing_forged(ground):
    one, other = ground.towns
    station = work(ground, other, OTHER_VILLAGE, 1)
    mine = work(ground, one, VILLAGES[0], 2)
    for town in ground.towns:
        town.forwarding.forward()
    before = ground.county.check()
    line = county_line(one)
    packed = next(station.journal.segments_after(station.feed, 0))
    have = station.journal.state(station.feed).have

    with pytest.raises(OperationRefused, match="feed_unknown"):
        line.put_segment(station.feed, 1, have, packed)
    mine.submit_case()
    mine.feed_key = mine.crypto.generate_signing_key(ground.randomness)  # not the feed's own
    mine.seal()
    forged = next(mine.journal.segments_after(mine.feed, have := taken_of(ground, mine)))
    with pytest.raises(OperationRefused, match="seal"):
        line.put_segment(mine.feed, have + 1, have + 3, forged)

    line.close()
    assert ground.county.check() == before
    with ground.county.ledger.read() as connection:
        view = ground.county.ledger.of_town(TOWN_CODE)
        log = Books(connection, view, ground.around).log.latest("", 5)
    assert {each.problem for each in log} > {"feed_unknown"}


def taken_of(ground, station):
    view = ground.county.ledger.of_town(TOWN_CODE)
    with view.read() as connection:
        return Books(connection, view, ground.around).journal.state(station.feed).have


@pytest.mark.ledger_file
def test_the_countys_accounts_read_and_look_after_the_server(ground):
    people = ground.county.people
    for role in (READER, ADMIN):
        ground.county.add_clerk(f"账号{role}", CLERK_PASSWORD, role)
    with pytest.raises(OperationRefused, match="clerk_role_unknown"):
        ground.county.add_clerk("经办", CLERK_PASSWORD, OFFICER)
    assert people.roles == (READER, ADMIN, AUDITOR)
    with pytest.raises(OperationRefused, match="town_not_of_this_county"):
        ground.county.invite("370782001000")


@pytest.mark.ledger_file
def test_a_countys_leader_sees_every_town_and_changes_nothing(ground, browser):
    work(ground, ground.towns[0], VILLAGES[0], 1)
    ground.towns[0].forwarding.forward()
    ground.county.add_clerk("县领导", CLERK_PASSWORD, READER)
    context = browser.new_context(base_url=ground.server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("姓名").fill("县领导")
    page.get_by_label("密码").fill(CLERK_PASSWORD)
    page.get_by_role("button", name="登录").click()

    expect(page.get_by_role("heading", name="各镇")).to_be_visible()
    expect(page.get_by_role("row", name=OTHER_NAME)).to_contain_text("还没有报来")
    expect(page.get_by_role("row", name="全县")).to_be_visible()
    assert page.get_by_text("邀请一个镇").count() == 0
    page.get_by_role("link", name=TOWN_NAME).click()
    expect(page.get_by_role("heading", name=f"{TOWN_NAME} · 看板")).to_be_visible()
    assert page.request.get(page.locator("img[src*=states]").get_attribute("src")).ok
    page.goto("/towns")
    page.get_by_role("link", name="密码算法").click()
    entries = sum(ground.county.towns.suites()[0].entries.values())
    expect(page.get_by_role("row", name=TOWN_NAME)).to_contain_text(f"{entries:,} 条")
    expect(page.get_by_role("row", name="全县")).to_contain_text("1 台")
    expect(page.get_by_role("row", name=OTHER_NAME)).to_contain_text("还没有报来")
    page.screenshot(path=str(ground.folder / "suites.png"))
    for path, status in (("/cases", 404), ("/people", 403), ("/towns/370782001000", 404)):
        assert page.request.get(path).status == status
    assert page.request.post("/towns", form={"town": OTHER_TOWN}).status == 403
    context.close()


@pytest.mark.ledger_file
def test_who_looks_after_the_countys_server_invites_towns_on_the_page(ground, browser):
    ground.county.add_clerk("县管理", CLERK_PASSWORD, ADMIN)
    context = browser.new_context(base_url=ground.server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/towns")
    page.get_by_label("姓名").fill("县管理")
    page.get_by_label("密码").fill(CLERK_PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_label("镇街", exact=True).select_option(OTHER_TOWN)
    with page.expect_download() as download:
        page.get_by_role("button", name="生成邀请文件").click()
    invitation = download.value.path().read_bytes()

    ground.towns[1].forwarding.join(invitation)
    ground.towns[1].forwarding.forward()
    page.goto("/towns")
    page.get_by_text("已登记的服务器").click()
    link = ground.towns[1].forwarding.link()
    expect(page.get_by_role("cell", name=link.device_id)).to_be_visible()
    context.close()


@pytest.mark.ledger_file
def test_the_towns_page_says_how_far_forwarding_has_come(ground, browser):
    town = ground.towns[0]
    work(ground, town, VILLAGES[0], 1)
    town.add_clerk("管理员", CLERK_PASSWORD, ADMIN)
    town.forwarding.run_once()
    ground.county.revoke_device(town.forwarding.link().device_id)
    town.forwarding.run_once()
    with RunningServer(town) as server:
        context = browser.new_context(base_url=server.url, java_script_enabled=False)
        page = context.new_page()
        page.goto("/stations")
        page.get_by_label("姓名").fill("管理员")
        page.get_by_label("密码").fill(CLERK_PASSWORD)
        page.get_by_role("button", name="登录").click()
        card = page.locator("section", has_text="报送县里").last
        expect(card).to_contain_text(COUNTY_NAME)
        expect(card).to_contain_text("最近报齐")
        expect(card).to_contain_text("本镇服务器或写它的电脑已停用；请联系县里。")
        context.close()


@pytest.mark.ledger_file
def test_a_town_joins_and_forwards_by_command(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LIANXIN_PASSWORD", CLERK_PASSWORD)
    county, town, text = tmp_path / "county", tmp_path / "town", tmp_path / "town.lxi"

    def told_by(*arguments):
        capsys.readouterr()
        code = main([*arguments, "--json"])
        monkeypatch.setenv("LIANXIN_PASSWORD", CLERK_PASSWORD)
        return code, json.loads(capsys.readouterr().out)

    for folder, code in ((county, COUNTY), (town, TOWN_CODE)):
        assert main(["town", "init", "--data", str(folder), "--town", code, "--clerk", "某"]) == 0
        monkeypatch.setenv("LIANXIN_PASSWORD", CLERK_PASSWORD)
    assert told_by("town", "county", "--data", str(town))[1]["problem"] == "county_not_joined"
    invite = ["town", "invite-town", "--data", str(county), "--town", TOWN_CODE, "--out", str(text)]
    assert main([*invite, "--url", "http://127.0.0.1:9"]) == 0
    assert main(["town", "join-county", str(text), "--data", str(town)]) == 0
    code, state = told_by("town", "county", "--now", "--data", str(town))
    assert (code, state["problem"], state["county"]) == (1, "server_unreachable", COUNTY)
    assert (town / STATE_FILE).is_file()
