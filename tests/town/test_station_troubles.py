"""What is amiss with a station, seen by an operator, with what to do."""

from datetime import date

import msgspec
from sqlalchemy import BigInteger, LargeBinary, delete, insert

from app.journal.exchange import segments_missing_at
from app.journal.wire import sign_hello
from app.models.notices import NoticeDraft
from app.town.console.station_troubles import LOW_BYTES, NEEDING, needing_when, troubles_of
from app.town.ledger.schema import DEVICES, PARKED
from app.town.ledger.station_queries import StationFilter, StationQueries, VillageLine
from app.town.sign_in import OFFICER
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD, sign_in
from tests.town.conftest import TOWN_CODE, VILLAGES
from tests.town.exchanging import greet, push

VILLAGE = VILLAGES[0]
WELL = VillageLine(VILLAGE, "站", (), 9, 0, 0, "2026-08-05T02:00:00Z", "http")


def test_every_trouble_is_told_with_what_to_do():
    today = date(2026, 8, 5)
    assert troubles_of(WELL, today) == []
    for changes, what in (
        ({"parked": 2}, "2 段分叉"),
        ({"quarantined": 3}, "3 条待读"),
        ({"last_contact_at": ""}, "还没有联系过"),
        ({"last_contact_at": "2026-07-28T02:00:00Z"}, "8 天没有联系"),
        ({"drift_seconds": 7200}, "时钟快 120 分钟"),
        ({"drift_seconds": -600}, "时钟慢 10 分钟"),
        ({"waiting": 40}, "还有 40 条没送到"),
        ({"unreceived": 3}, "镇里发布的还有 3 条没收到"),
        ({"free_bytes": 500 * 1024**2}, "磁盘只剩 500 MB"),
        ({"programs": ("1.0.0", "1.2.0", "我的")}, "程序还是 1.0.0 版"),
    ):
        found = troubles_of(msgspec.structs.replace(WELL, **changes), today, "1.2.0")
        assert [trouble.what for trouble in found] == [what]
        assert found[0].to_do.endswith("。")


def test_an_operator_sees_what_waits_and_whose_clock_is_wrong(page, township, make_station, clock):
    township.add_clerk(CLERK_NAME, CLERK_PASSWORD, OFFICER)
    station = make_station(VILLAGE)
    device = greet(township, station)
    for _ in range(5):
        station.submit_case()
    station.seal()
    clock.pass_minutes(90)
    hello = station.hello()
    clock.pass_minutes(-90)
    township.exchange.greet(device, sign_hello(station.key, hello))
    sign_in(page)
    page.goto("/stations")
    assert "还有 15 条没送到" in page.inner_text("tbody tr")
    page.click("summary:has-text('时钟快 90 分钟')")
    assert "校准电脑的日期和时间" in page.inner_text("tbody tr")
    assert list(segments_missing_at(station.journal, {}, station.scope))
    push(township, station, device)
    with township.ledger.read() as connection:
        line = StationQueries(connection, township.ledger.town_code).villages()[0]
    assert (line.waiting, line.drift_seconds) == (0, 5400)
    clock.pass_days(8)
    sign_in(page)
    page.goto("/stations")
    assert "8 天没有联系" in page.inner_text("tbody tr")
    assert page.complaints == []


def test_an_operator_sees_what_came_in_wrong_and_what_a_station_has_received(
    page, township, make_station, clerk
):
    """Its own word on version and disk, entries that wait, other branches, each thing published."""
    station, silent = make_station(VILLAGE), make_station(VILLAGES[1])
    device = greet(township, station)
    greet(township, silent)
    station.write("spell", "ab" * 16, words="<b>从明天来</b>")
    push(township, station, device)
    for _ in range(2):  # a second time brings nothing new, which is no mistake
        township.import_bundle(station.write_bundle())
    township.exchange.note_refusal(device, "put", "segment_seal_wrong")
    notice = township.notices.publish(NoticeDraft(title="防汛<b>值班</b>", body="夜里有人"), clerk)
    hello = msgspec.structs.replace(
        station.hello(), program="0.0.1\x00<b>", free_bytes=150 * 1024**2
    )
    township.exchange.greet(device, sign_hello(station.key, hello))
    with township.ledger.write() as connection:
        piece = {"town_code": TOWN_CODE, "feed": station.feed, "last_seq": 9, "chain": b"x",
                 "village_code": VILLAGE, "first_seq": 4, "problem": "feed_forked",
                 "packed": b""}  # fmt: skip
        connection.execute(insert(PARKED), piece)
    sign_in(page)
    page.goto("/stations?need=1")
    assert page.locator("tbody tr").count() == 1
    page.goto("/stations?q=卢坊")
    assert page.locator("tbody tr").count() == 1
    page.goto(f"/stations/{VILLAGE}")
    told = page.inner_text("main")
    for words in (
        "1 段分叉",
        "1 条待读",
        "磁盘只剩 150 MB",
        "0.0.1<b>",
        "150.0 MB",
        "4—9",
        "spell",
        "没有新内容",
        "签名不对，没有收，站里的记录都在",
    ):
        assert words in told or words in page.text_content("main"), words
    assert told.count("有一段没有采用") == 1
    received = page.locator("tr:has(a[href$='" + notice + "'])")
    assert "还没有确认" in received.inner_text() and "防汛<b>值班</b>" in received.inner_text()
    with township.ledger.write() as connection:
        connection.execute(delete(PARKED))  # made up: an exchange could not read it
    station.import_answer(township.export_bundle(station.device_id))
    township.exchange.greet(device, sign_hello(station.key, station.hello()))
    page.reload()
    assert "已收到" in received.inner_text()
    assert page.complaints == []


def test_whom_the_ledger_finds_needing_somebody_is_whom_the_list_says_so_of(township, clock):
    """A village at each edge of each rule: silence, clock, room, branches, entries that wait."""
    now, today = township.surroundings.now(), date.fromisoformat(township.surroundings.today())
    moments = ("", now, "2026-07-29T15:59:59Z", "2026-07-29T16:00:00Z", "2026-07-30T15:59:59Z",
               "2026-07-30T16:00:00Z")  # fmt: skip
    drifts, rooms = (0, 299, 300, -300), (0, 1, LOW_BYTES - 1, LOW_BYTES)
    cases = [(at, 0, 0) for at in moments]
    cases += [(now, drift, 0) for drift in drifts] + [(now, 0, room) for room in rooms]
    with township.ledger.write() as connection:
        for n, (at, drift, room) in enumerate([*cases, (now, 0, 1)]):
            put_device(
                connection, n, last_contact_at=at, drift_seconds=drift, free_bytes=room,
                revoked_at=now if n == len(cases) else "",
            )  # fmt: skip
        parked = {"feed": b"f", "last_seq": 2, "chain": b"c", "first_seq": 1, "problem": "-"}
        village = {"town_code": TOWN_CODE, "village_code": f"370781007{900:03d}", "packed": b"x"}
        connection.execute(insert(PARKED).values(**parked, **village))
        put_device(connection, 900, last_contact_at=now)
    with township.ledger.read() as connection:
        queries = StationQueries(connection, TOWN_CODE)
        whole = queries.villages()
        by_rule = [
            line.village_code
            for line in whole
            if any(trouble.tone in NEEDING for trouble in troubles_of(line, today))
        ]
        needing = StationFilter(needing=needing_when(today))
        assert [line.village_code for line in queries.page(needing, "", 1000)] == by_rule
        assert queries.count(needing) == len(by_rule) > 5
        leafed, after = [], ""
        while lines := queries.page(StationFilter(), after, 4):
            leafed += lines
            after = lines[-1].village_code
        assert leafed == whole
        two = [whole[3].village_code, whole[7].village_code]
        assert [x.village_code for x in queries.page(StationFilter(two), "", 9)] == two
        named = StationFilter(words="没有", named=two[:1])
        assert queries.count(named) == 1


def put_device(connection, n, **facts):
    values = {
        column.name: b"" if isinstance(column.type, LargeBinary) else
        0 if isinstance(column.type, BigInteger) else ""
        for column in DEVICES.columns
    }  # fmt: skip
    values |= {"town_code": TOWN_CODE, "village_code": f"370781007{n:03d}", "letter": "A",
               "device_id": f"{n:032x}"}  # fmt: skip
    connection.execute(insert(DEVICES).values(**values | facts))


def test_the_page_of_a_county_of_stations_asks_for_one_page_alone(township, clerk, page):
    """1,054 stations: what is read and drawn does not grow with them."""
    with township.ledger.write() as connection:
        for n in range(1054):
            put_device(connection, n, last_contact_at=township.surroundings.now())
    sign_in(page)
    page.goto("/stations")
    assert "已登记 1054 个站点" in page.inner_text("main")
    seen = set()
    while True:
        rows = page.locator("tbody .main-link")
        seen |= {row.get_attribute("href") for row in rows.all()[:2]}
        assert rows.count() <= 50
        if len(seen) > 4 or not page.locator("text=下一页").count():
            break
        page.click("text=下一页")
    assert len(seen) == 6
    page.goto("/stations?after=370781007980&need=1")
    assert "没有要处理的站点" in page.inner_text("main")
