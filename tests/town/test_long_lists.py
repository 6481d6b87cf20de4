"""Lists of thousands: every row is on exactly one page, and what was chosen is kept while leafing."""

import msgspec
import pytest
from sqlalchemy import insert

from app.models.custody_records import Handover
from app.models.profile_reading import read_profile
from app.models.records import Appeal, AppealStep, Case, CaseStep
from app.models.visit_statistics import Period
from app.sheets.shipped import read_profile_text
from app.town.ledger.schema import RECORD_TABLES
from app.town.ledger.supervision_queries import SupervisionQueries
from tests.stations import RESOURCES
from tests.town.browsing import sign_in
from tests.town.conftest import TOWN_CODE, VILLAGES
from tests.town.folded_rows import put

VILLAGE, OTHER = VILLAGES[:2]
ROWS, LONG_AGO = 65, "2026-07-01T00:00:00Z"


def long_history(township):
    """Cases and appeals of two villages, each supervised twice, some at the same moment."""
    for n in range(ROWS):
        where, row_id = VILLAGES[n % 2], f"{n:032x}"
        begun = f"2026-05-{1 + n % 9:02d}"
        put(
            township,
            Case(id=row_id, village_code=where, status="submitted", item_name="高龄津贴",
                 applicant_name=f"甲{n % 20}", station_received_at=f"{begun}T01:00:00Z"),
            Appeal(id=row_id, village_code=where, raised_on=begun, stage="sorted",
                   times_raised=2 + n % 3, content="路灯", due_on="2026-08-01"),
            Handover(id=f"{n:032x}:1", entity_id=row_id, village_code=where, number=f"N{n}",
                     at=f"{begun}T01:00:00Z"),
            *(
                step_type(id=f"{n:032x}:{k}", entity_id=row_id, village_code=where, hlc=n // 4 * 10 + k,
                          side="township", action="supervise", method="remind", note=f"第{k}次")
                for step_type in (CaseStep, AppealStep)
                for k in (1, 2)
            ),
        )  # fmt: skip


def leafed(read):
    """All rows, read page by page."""
    found, after = [], ()
    while rows := read(after, 7):
        found += rows
        after = rows[-1].end
    return found


@pytest.mark.parametrize("of", [Case, Appeal])
def test_pages_of_supervision_hold_every_row_once_in_one_order(township, of):
    long_history(township)
    before = LONG_AGO if of is Case else LONG_AGO[:10]
    with township.ledger.read() as connection:
        for villages, count in ((), ROWS), ((OTHER,), ROWS // 2):
            queries = SupervisionQueries(connection, TOWN_CODE, villages)
            for read in (
                lambda after, limit, q=queries: q.supervised(of, after, limit),
                lambda after, limit, q=queries: q.pending(of, before, after, limit),
                lambda after, limit, q=queries: q.repeated(of, after, limit),
            ):
                whole = read((), 1000)
                assert leafed(read) == whole
                assert len({each.record.id for each in whole}) == len(whole) == count
            assert queries.count_supervised(of) == queries.count_repeated(of) == count
            assert queries.count_pending(of, before) == count
            assert all(each.step.note == "第2次" for each in queries.supervised(of, (), 1000))
            assert queries.supervised(of, ("9" * 40, "x"), 9) == whole_of(queries, of)[:9]
            assert queries.repeated(of, ("junk",), 9)


def whole_of(queries, of):
    return queries.supervised(of, (), 1000)


def test_one_applicant_is_known_by_the_id_number_before_the_name(township, station):
    """Two of one name are two people; one whose name was written differently is one."""
    facts = {"item_name": "高龄津贴", "status": "submitted", "village_code": VILLAGE}
    with township.ledger.write() as connection:
        for n, (name, key) in enumerate(
            [("王秀英", b"1"), ("王秀英", b"2"), ("王秀瑛", b"2"), ("李四", b""), ("李四", b"")]
        ):
            case = Case(id=f"{n:032x}", applicant_name=name, station_received_at=LONG_AGO, **facts)
            values = {"town_code": TOWN_CODE, **msgspec.structs.asdict(case)}
            values["applicant_id_number_key"] = key.decode()
            connection.execute(insert(RECORD_TABLES[Case]), values)
    with township.ledger.read() as connection:
        found = SupervisionQueries(connection, TOWN_CODE).repeated(Case, (), 9)
    assert sorted(each.record.id[-1] for each in found) == ["1", "2", "3", "4"]


def test_appeals_are_listed_as_repeated_from_the_published_number_on(page, township, clerk):
    line = "repeat_count_watched = 2"
    text = read_profile_text(RESOURCES, "pingyi")
    assert line in text
    township.profiles.publish(
        read_profile(text.replace(line, "repeat_count_watched = 3").encode()), "", "", clerk
    )
    appeals = (
        Appeal(id=f"{n:032x}", village_code=VILLAGE, stage="sorted", times_raised=n, content="路灯")
        for n in (1, 2, 3, 4)
    )
    put(township, *appeals)
    sign_in(page)
    page.goto("/supervision?list=repeated&of=appeals")
    assert page.locator("tbody tr .main-link").count() == 2


def test_equal_rates_share_a_place_and_none_without_a_whole_has_one(township, monkeypatch):
    rates = {VILLAGES[0]: (1, 2), VILLAGES[1]: (2, 4), VILLAGES[2]: (1, 3), VILLAGES[3]: (0, 0),
             VILLAGES[4]: (3, 3)}  # fmt: skip
    monkeypatch.setattr("app.town.figures_desk._by_village", lambda *_: rates)
    lines = township.figures.ranking(Period("2026-01-01", "2026-12-31"), (), "satisfied")
    assert [(line.place, line.village_code[-1]) for line in lines] == [
        (1, "5"), (2, "2"), (2, "1"), (4, "3"), (0, "4"),
    ]  # fmt: skip


def test_what_was_chosen_is_kept_while_leafing(page, township, clerk):
    long_history(township)
    sign_in(page)
    for path, pages in (
        ("/supervision?list=pending&of=appeals", [30, 30, 5]),
        (f"/supervision?list=pending&of=cases&village={OTHER}", [30, 2]),
        ("/supervision?list=supervised", [30, 30, 5]),
        ("/handovers", [30, 30, 5]),
        ("/handovers?number=5", [6]),
    ):
        page.goto(path)
        seen = set()
        for number, count in enumerate(pages):
            if number:
                page.click("text=下一页")
            rows = page.locator("tbody tr .main-link")
            assert rows.count() == count, path
            seen.update(rows.evaluate_all("rows => rows.map(row => row.getAttribute('href'))"))
        assert len(seen) == sum(pages)
        assert page.locator("text=下一页").count() == 0
        assert "village" not in path or f"village={OTHER}" in page.url
    assert page.complaints == []
