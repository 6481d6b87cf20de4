"""The stations' addresses, on a real server."""

import socket

import msgspec
import pytest

from app.journal.exchange import HELLO_BYTES_MAX
from app.journal.segment import SEGMENT_BYTES_MAX, SEGMENT_ENTRIES, unpack_segment
from app.journal.wire import (
    CHALLENGE_PATH,
    ENROL_PATH,
    HELLO_PATH,
    SegmentReceipt,
    segment_path,
    sign_hello,
)
from app.models.identity import new_id
from app.models.records import Case
from app.town.api.station_api import ApiLimits
from app.town.books import Books
from app.town.clerk_acts import Clerk
from app.town.ledger.station_queries import StationQueries
from app.town.rates import Rate
from app.town.server import RunningServer
from tests.town.conftest import VILLAGES
from tests.town.exchanging import stored
from tests.town.fake_station import FakeStation, Line, refusal_in

CLERK = Clerk("ab" * 16, "张明")


@pytest.fixture
def station(make_station, make_line):
    """A PC that is enrolled, has said hello, and holds a case that the township lacks."""
    found = make_station()
    line = make_line(found)
    assert line.enrol().status == 200
    found.line = line
    line.hello()
    found.case_id = found.submit_case()
    found.seal()
    return found


def segments_of(station):
    return list(station.journal.segments_after(station.feed, 0))


def test_a_station_enrols_reports_and_gets_the_answer(township, station):
    station.line.sync()
    township.accept_case(station.case_id, VILLAGES[0], CLERK)
    township.conclude_case(
        station.case_id, VILLAGES[0], CLERK, "granted", "已办好，请带身份证来取。"
    )
    station.line.sync()

    case = station.rows.row(Case, VILLAGES[0], station.case_id)
    assert (case.status, case.reply) == ("concluded", "已办好，请带身份证来取。")
    assert case.due_on == "2026-08-12"
    assert township.check().is_sound


def test_a_segment_that_comes_again_changes_nothing(township, station):
    [packed] = segments_of(station)
    first = station.line.put(packed)
    before = stored(township)

    again = station.line.put(packed)

    assert msgspec.msgpack.decode(first.data, type=SegmentReceipt) == SegmentReceipt(3, 3)
    assert msgspec.msgpack.decode(again.data, type=SegmentReceipt) == SegmentReceipt(3, 0)
    assert stored(township) == before


def test_a_station_that_has_everything_gets_no_content(township, station):
    station.line.sync()

    response = station.line.request("GET", f"{segment_path(station.feed)}?from=4")

    assert (response.status, response.data) == (204, b"")


def test_two_pcs_of_a_village_get_each_others_entries(township, station, make_station, make_line):
    other = make_station(letter="B")
    line = make_line(other)
    line.enrol()
    station.line.sync()

    line.sync()

    assert other.rows.row(Case, VILLAGES[0], station.case_id).status == "submitted"


def test_a_wrong_signature_is_refused(township, station, make_station):
    before = stored(township)
    [packed] = segments_of(station)
    stranger = make_station(VILLAGES[1])

    forged = station.line.put(packed, signed_as=stranger)
    swapped = station.line.put(packed, signed_body=b"another body")
    unsigned = station.line.plain("POST", HELLO_PATH, b"x")
    garbled = station.line.put(packed, headers={"x-lianxin-signature": "zz"})

    assert (forged.status, refusal_in(forged)[0]) == (401, "request_not_trusted")
    assert (swapped.status, refusal_in(swapped)[0]) == (401, "request_not_trusted")
    assert (unsigned.status, refusal_in(unsigned)[0]) == (401, "request_not_signed")
    assert (garbled.status, refusal_in(garbled)[0]) == (401, "request_not_signed")
    assert stored(township) == before


def test_a_signature_holds_for_one_address_only(station):
    line, target = station.line, f"{segment_path(station.feed)}?from=1"
    line.request("GET", target)
    message_headers = {}

    class Recording(Line):
        def plain(self, method, target, body=b"", headers=None):
            message_headers.update(headers or {})
            return super().plain(method, target, body, headers)

    recording = Recording(line.url, station)
    recording.request("GET", target)
    moved = line.plain("GET", f"{segment_path(station.feed)}?from=2", b"", message_headers)
    recording.close()

    assert (moved.status, refusal_in(moved)[0]) == (401, "request_not_trusted")


def test_a_challenge_holds_ten_minutes_by_the_towns_clock(station, clock):
    assert station.line.request("GET", segment_path(station.feed)).status == 204

    clock.pass_minutes(11)
    late = station.line.request("GET", segment_path(station.feed))
    station.line.challenge = "1.ab.cd"
    invented = station.line.request("GET", segment_path(station.feed))
    station.line.challenge = ""
    fresh = station.line.request("GET", segment_path(station.feed))

    assert (late.status, refusal_in(late)[0]) == (401, "challenge_expired")
    assert (invented.status, refusal_in(invented)[0]) == (401, "challenge_unknown")
    assert fresh.status == 204


def test_another_villages_feed_is_refused(township, station, make_station, make_line):
    neighbour = make_station(VILLAGES[1])
    line = make_line(neighbour)
    line.enrol()
    line.sync()
    neighbour.submit_case()
    neighbour.seal()
    before = stored(township)
    [packed] = segments_of(neighbour)

    put = station.line.put(packed)
    get = station.line.request("GET", f"{segment_path(neighbour.feed)}?from=1")

    assert (put.status, refusal_in(put)[0]) == (403, "feed_out_of_scope")
    assert (get.status, refusal_in(get)[0]) == (404, "feed_unknown")
    assert stored(township) == before


def test_a_hello_that_speaks_of_another_villages_feed_is_refused(
    township, station, make_station, make_line
):
    neighbour = make_station(VILLAGES[1])
    make_line(neighbour).enrol()
    before = stored(township)
    theirs = neighbour.journal.state(neighbour.feed).envelope
    hello = station.hello()
    crossed = msgspec.structs.replace(hello, feeds=(*hello.feeds, theirs))

    response = station.line.request("POST", HELLO_PATH, sign_hello(station.key, crossed))

    assert (response.status, refusal_in(response)[0]) == (403, "feed_out_of_scope")
    assert stored(township) == before


def test_a_hello_in_anothers_name_is_refused(township, station, make_station):
    hello = station.hello()
    other = msgspec.structs.replace(hello, village_code=VILLAGES[1])
    forged = sign_hello(make_station(VILLAGES[1]).key, hello)

    named = station.line.request("POST", HELLO_PATH, sign_hello(station.key, other))
    signed = station.line.request("POST", HELLO_PATH, forged)
    garbage = station.line.request("POST", HELLO_PATH, b"\xc1nonsense")

    assert (named.status, refusal_in(named)[0]) == (403, "hello_not_trusted")
    assert (signed.status, refusal_in(signed)[0]) == (403, "hello_not_trusted")
    assert (garbage.status, refusal_in(garbage)[0]) == (422, "hello_damaged")


def test_a_gap_is_refused_and_says_what_is_there(township, station):
    for number in range(300):
        station.write("grid", f"{number:032x}", name=f"第{number}组")
    station.seal()
    first, second = segments_of(station)
    before = stored(township)

    early = station.line.put(second)
    then = [station.line.put(first).status, station.line.put(second).status]

    assert (early.status, refusal_in(early)) == (409, ("segment_gap", {"have": 0, "first": 257}))
    assert before["journal_tail"] == 0
    assert then == [200, 200]
    assert stored(township)["journal_segments"] == 1
    attestations = 2  # of the township, one for each segment that it took
    assert stored(township)["journal_tail"] == 303 - 256 + attestations


def test_damaged_and_misnamed_segments_are_refused(township, station):
    [packed] = segments_of(station)
    bent = bytearray(packed)
    bent[len(bent) // 2] ^= 1
    before = stored(township)
    target = segment_path(station.feed, 1, 3)

    damaged = station.line.request("PUT", target, bytes(bent))
    empty = station.line.request("PUT", target, b"")
    misnamed = station.line.request("PUT", segment_path(station.feed, 1, 4), packed)
    elsewhere = station.line.request("PUT", segment_path(b"\0" * 16, 1, 3), packed)
    nonsense = station.line.request("PUT", f"{segment_path(station.feed)}/x-y", packed)

    assert (damaged.status, empty.status) == (422, 422)
    assert (misnamed.status, refusal_in(misnamed)[0]) == (422, "segment_not_as_named")
    assert (elsewhere.status, refusal_in(elsewhere)[0]) == (422, "segment_not_as_named")
    assert (nonsense.status, refusal_in(nonsense)[0]) == (404, "address_unknown")
    assert stored(township) == before


def test_a_seal_by_another_key_is_refused(township, station):
    before = stored(township)
    station.storage.put_tail_seal(
        station.feed,
        msgspec.structs.replace(station.storage.tail_seal(station.feed), signature=b"\1" * 64),
    )
    [packed] = segments_of(station)

    response = station.line.put(packed)

    assert (response.status, refusal_in(response)[0]) == (422, "segment_seal_wrong")
    assert stored(township) == before


def twin_of(station, clock):
    """A second machine with the same keys, which has nothing yet."""
    twin = FakeStation.__new__(FakeStation)
    twin.__dict__ |= station.__dict__
    twin.storage = type(station.storage)(station.crypto)
    twin.journal = type(station.journal)(twin.storage, station.crypto, clock)
    twin.journal.open_feed(station.journal.state(station.feed).envelope)
    return twin


def test_an_erasure_reaches_into_a_branch_that_is_parked(township, station, clock):
    twin, person = twin_of(station, clock), new_id(station.randomness)
    twin.write("person", person, name="要忘掉的人")
    twin.seal()
    station.line.sync()
    assert station.line.put(segments_of(twin)[0]).status == 423
    station.write("erasure", new_id(station.randomness), entities=[person], reason="本人申请")
    station.line.sync()

    with township.ledger.read() as connection:
        books = Books(connection, township.ledger, township.surroundings)
        [parked] = books.storage.parked()
    bodies = [entry.body for entry in unpack_segment(station.crypto, parked.packed).entries]
    assert bodies == [None]
    assert township.check().is_sound


def test_a_fork_is_refused_and_parked(township, station, make_station, clock, randomness):
    [packed] = segments_of(station)
    twin = twin_of(station, clock)
    twin.submit_case(applicant_name="另一个人")
    twin.seal()
    assert station.line.put(packed).status == 200
    before = stored(township)

    response = station.line.put(segments_of(twin)[0])

    assert (response.status, refusal_in(response)) == (423, ("feed_forked", {"seq": 1}))
    assert stored(township) == before
    assert township.check().parked == 1
    with township.ledger.read() as connection:
        [line] = StationQueries(connection, township.ledger.town_code).villages()
    assert line.parked == 1


def test_a_revoked_device_is_refused(township, station):
    [packed] = segments_of(station)
    township.revoke_device(station.device_id)
    before = stored(township)

    response = station.line.put(packed)

    assert (response.status, refusal_in(response)[0]) == (423, "device_revoked")
    assert stored(township) == before


def test_oversized_bodies_are_refused_announced_or_not(township, station, server):
    before = stored(township)
    target = segment_path(station.feed, 1, 3)

    announced = station.line.request("PUT", target, b"\0" * (SEGMENT_BYTES_MAX + 1))
    hello = station.line.request("POST", HELLO_PATH, b"\0" * (HELLO_BYTES_MAX + 2000))
    enrolment = station.line.plain("POST", ENROL_PATH, b"\0" * 5000)
    with_body = station.line.request("GET", segment_path(station.feed), b"\0")

    for response in (announced, hello, enrolment, with_body):
        assert (response.status, refusal_in(response)[0]) == (413, "body_too_large")
    assert b"413" in sent_in_pieces(server, target, station)
    assert stored(township) == before


def sent_in_pieces(server, target, station):
    """The status line for a body that never says how long it is and does not end."""
    host, port = server.url.removeprefix("http://").split(":")
    challenge = station.line.plain("GET", CHALLENGE_PATH).data.decode()
    head = (
        f"PUT {target} HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n"
        f"x-lianxin-device: {station.device_id}\r\nx-lianxin-challenge: {challenge}\r\n"
        "x-lianxin-signature: aa\r\n\r\n"
    )
    with socket.create_connection((host, int(port)), timeout=60) as line:
        line.sendall(head.encode())
        piece = b"10000\r\n" + b"\0" * 0x10000 + b"\r\n"
        for _ in range(SEGMENT_BYTES_MAX // 0x10000 + 1):
            line.sendall(piece)
        return line.recv(64)


@pytest.mark.parametrize(
    ("permits", "method", "address"), [("pull", "GET", ""), ("device", "PUT", "/1-1")]
)
def test_a_device_may_not_ask_too_often(
    permits, method, address, township, make_station, clock
):  # fmt: skip
    limits = ApiLimits(**{permits: Rate(burst=3, per_minute=60)})
    with RunningServer(township, limits=limits) as server:
        line = Line(server.url, make_station())
        line.enrol()
        target = segment_path(line.station.feed) + address
        statuses = [line.request(method, target).status for _ in range(4)]
        refused = line.request(method, target)
        clock.pass_minutes(1 / 60)
        later = line.request(method, target)
        line.close()

    assert statuses.index(429) == 3
    assert (refused.headers["retry-after"], refusal_in(refused)[0]) == ("1", "asked_too_often")
    assert later.status == statuses[0]


def test_a_new_pc_may_read_a_million_entries_at_a_stretch():
    assert ApiLimits().pull.burst * SEGMENT_ENTRIES >= 1_000_000


def test_an_invitation_serves_one_device_once(township, clock, randomness, make_line):
    text = township.invite(VILLAGES[0], "A")
    station, thief = (FakeStation(text, randomness, clock) for _ in range(2))

    first, again = make_line(station).enrol(), make_line(station).enrol()
    stolen = make_line(thief).enrol()

    assert (first.status, again.status) == (200, 200)
    assert first.data == again.data
    assert (stolen.status, refusal_in(stolen)[0]) == (403, "invitation_used")


def test_a_device_whose_answer_was_lost_is_certified_however_late(
    township, clock, randomness, make_line
):
    station = FakeStation(township.invite(VILLAGES[0], "A"), randomness, clock)
    lost = make_line(station).enrol()
    clock.pass_days(30)

    again = make_line(station).enrol()

    assert (lost.status, again.status) == (200, 200)
    assert again.data == lost.data


def test_invitations_expire_and_are_replaced(township, clock, randomness, make_line):
    older, newer, other = (township.invite(VILLAGES[0], letter) for letter in "AAB")

    replaced = make_line(FakeStation(older, randomness, clock)).enrol()
    clock.pass_days(7)
    last_day = make_line(FakeStation(newer, randomness, clock)).enrol()
    clock.pass_days(1)
    expired = make_line(FakeStation(other, randomness, clock)).enrol()

    assert (replaced.status, refusal_in(replaced)[0]) == (403, "invitation_replaced")
    assert last_day.status == 200
    assert (expired.status, refusal_in(expired)) == (
        403,
        ("invitation_expired", {"expires_on": "2026-08-12"}),
    )


def test_a_wrong_secret_is_not_invited(township, make_station, make_line):
    station = make_station()
    line = make_line(station)

    guessed = line.plain("POST", ENROL_PATH, station.enrolment_request(b"\0" * 16))
    garbage = line.plain("POST", ENROL_PATH, b"garbage")

    assert (guessed.status, refusal_in(guessed)[0]) == (403, "enrolment_not_invited")
    assert (garbage.status, refusal_in(garbage)[0]) == (403, "enrolment_not_invited")
    assert stored(township)["devices"] == 0


def test_unknown_addresses_say_so_in_the_same_words(make_line, station):
    missing = station.line.plain("GET", "/v1/nothing")
    wrong_method = station.line.plain("DELETE", HELLO_PATH)

    assert (missing.status, refusal_in(missing)[0]) == (404, "address_unknown")
    assert (wrong_method.status, refusal_in(wrong_method)[0]) == (405, "address_unknown")
