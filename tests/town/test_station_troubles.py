"""What is amiss with a station, seen by an operator, with what to do."""

from datetime import date

import msgspec

from app.journal.exchange import segments_missing_at
from app.journal.wire import sign_hello
from app.town.console.station_troubles import troubles_of
from app.town.ledger.station_queries import StationQueries, VillageLine
from app.town.sign_in import OFFICER
from tests.town.conftest import VILLAGES
from tests.town.exchanging import greet, push
from tests.town.test_console import NAME, PASSWORD, sign_in

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
    ):
        found = troubles_of(msgspec.structs.replace(WELL, **changes), today)
        assert [trouble.what for trouble in found] == [what]
        assert found[0].to_do.endswith("。")


def test_an_operator_sees_what_waits_and_whose_clock_is_wrong(page, township, make_station, clock):
    township.add_clerk(NAME, PASSWORD, OFFICER)
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
