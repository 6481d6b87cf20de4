"""What is refused before anybody has proved who they are is seen by the operators, whoever sent it."""

import re

from app.journal.segment import SEGMENT_BYTES_MAX
from app.town.unproved import ADDRESSES_MOST, UnprovedRefusals
from tests.town.asking import Asking
from tests.town.browsing import CLERK_NAME, CLERK_PASSWORD
from tests.town.fake_station import refusal_in


def test_a_flood_of_addresses_fills_nothing(surroundings, clock):
    refusals = UnprovedRefusals(surroundings)
    for number in range(3 * ADDRESSES_MOST):
        refusals.note(f"10.0.{number // 250}.{number % 250}", "request_not_signed")
    refusals.note("10.0.0.1", "enrolment_waiting")  # of any morning
    clock.pass_minutes(1)
    for _ in range(3):
        refusals.note("10.0.2.99", "body_too_large")
    lines = refusals.lines()
    assert len(lines) == ADDRESSES_MOST
    assert (lines[0].address, lines[0].times, lines[0].problem) == (
        "10.0.2.99",
        4,
        "body_too_large",
    )


def test_an_upload_without_proof_stands_on_the_page_of_stations(
    server, township, station, make_line, clerk
):
    ours = Asking(server, township.sign_in.sign_in(CLERK_NAME, CLERK_PASSWORD))
    line, title = make_line(station), "未核实身份的来件被拒"
    line.sync()
    feed = station.feed.hex()
    refused = line.request("PUT", f"/v1/seg/{feed}/1-2", b"junk")  # proved, and no segment
    assert refused.status >= 400 and title not in ours.get("/stations").data.decode()

    huge = b"0" * (SEGMENT_BYTES_MAX + 1)
    said = line.request("PUT", f"/v1/seg/{feed}/1-2", huge)
    assert (said.status, refusal_in(said)[0]) == (413, "body_too_large")
    assert line.plain("PUT", f"/v1/seg/{feed}/1-2", b"junk").status == 401
    page = ours.get("/stations").data.decode()
    section = page.partition('id="unproved"')[2].partition("</section>")[0]
    assert title in section and "127.0.0.1" in section and "没有签名" in section
    assert re.findall(r'number right">(\d+)<', section) == ["2"]
