"""Two PCs of one station exchange on the village's own network: real files, threads and sockets."""

import http.client
import shutil
import socket

import msgspec
import pytest

from app.bootstrap.township import open_township
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.lan_discovery import Beacon, find_waiting
from app.sync.lan_line import ASK_PATH, GREET_PATH, read_address
from app.sync.lan_messages import Call, Circle
from app.town.server import RunningServer
from app.vault.crypto import Suite1
from tests.stations import TOWN, VILLAGE, Pc, Town, contents, roster_of, surroundings_of
from tests.sync.cutting_line import CuttingLine
from tests.sync.pcs import are_same, ready_pair, waiting


@pytest.fixture
def town(tmp_path, clock):
    shutil.copytree(ready_pair() / "town", tmp_path / "town")
    township = open_township(tmp_path / "town", surroundings_of(clock, 42))
    yield Town(township)
    township.close()


@pytest.fixture
def server(town, pair):
    with RunningServer(town.township) as running:
        for pc in pair:
            pc.sync.set_server_url(running.url)
        yield running


def problem_of(act) -> str:
    with pytest.raises((OperationRefused, EnvironmentProblem)) as caught:
        act()
    return caught.value.key


def last_event(pc: Pc):
    return pc.store.exchange_log.latest()


# -- what comes across


def test_what_each_has_written_the_other_has_afterwards(pair):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(5))
    cases = {one.register().id, two.register().id}
    with waiting(two) as there:
        report = one.sync.lan.exchange(there.address)

    assert are_same(one, two)
    assert {case.id for case in two.store.cases.page_after()} == cases
    assert two.store.search.find(roster_of(5).rows[0].name)
    assert (report.carrier, report.left) == ("lan", 0)
    assert report.sent > 5 < report.received + 5
    assert there.kinds() == ["connected", "done"]
    for pc, sent in ((one, report.sent), (two, report.received)):
        event = last_event(pc)
        assert (event.carrier, event.result, event.sent) == ("lan", "done", sent)
        assert event.peer
        assert pc.check().is_sound


def test_nothing_counts_as_delivered_in_town(pair):
    one, two = pair
    one.register()
    owed = one.sync.status().waiting_entries
    with waiting(two) as there:
        report = one.sync.lan.exchange(there.address)
    status = one.sync.status()
    assert owed and report.waiting == status.waiting_entries == owed
    assert last_event(one).carrier == "lan"
    assert status.last_exchange_at <= one.store.exchange_log.latest_done("lan").at


def test_a_second_exchange_moves_nothing(pair):
    one, two = pair
    one.register()
    with waiting(two) as there:
        one.sync.lan.exchange(there.address)
        again = one.sync.lan.exchange(there.address)
    assert (again.sent, again.received, again.left) == (0, 0, 0)


def test_the_towns_answer_reaches_a_pc_that_never_meets_the_town(pair, town, server):
    one, two = pair
    case = one.submitted()
    with waiting(two) as there:
        one.sync.lan.exchange(there.address)
    two.sync.exchange()  # only this one has a network
    town.accept(case.id)
    town.conclude(case.id)
    two.sync.exchange()
    with waiting(one) as there:
        report = two.sync.lan.exchange(there.address)

    assert report.sent >= 2
    assert one.store.cases.by_id(case.id).status == "concluded"
    assert one.have() == town.have()
    assert one.rows() == town.rows()


def test_a_field_that_both_changed_is_a_conflict_at_both(pair, clock):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(1))
    with waiting(two) as there:
        one.sync.lan.exchange(there.address)
    person = one.store.households.persons(one.store.households.page_after()[0].id)[0]
    for pc, note in zip(pair, "甲乙", strict=True):
        pc.desk.register.change_person(pc.actor, person.id, {"note": note})
        clock.pass_minutes(1)
    with waiting(one) as there:
        two.sync.lan.exchange(there.address)
    assert [len(pc.store.registers.conflicts()) for pc in pair] == [1, 1]
    assert are_same(one, two)


def test_what_is_written_meanwhile_is_not_called_arrived(pair):
    """The desk goes on while the exchange runs: then it was not all, and the log says so."""
    one, two = pair
    one.register()
    with waiting(two) as there:
        has_written = []

        def write_once(done, total):
            if not has_written:
                has_written.append(one.register())

        report = one.sync.lan.exchange(there.address, write_once)
        kept = two.have()[one.feed]
        if report.left:
            assert last_event(one).result == "lan_incomplete"
        else:
            assert kept == one.entries()
        one.sync.lan.exchange(there.address)
    assert are_same(one, two)


# -- who may


def test_a_pc_that_has_not_joined_can_neither_wait_nor_call(pc, pair):
    assert problem_of(lambda: pc.sync.lan.exchange("127.0.0.1:1")) == "lan_not_enrolled"
    with pytest.raises(OperationRefused, match="lan_not_enrolled"), waiting(pc):
        pass
    assert last_event(pc).result == "lan_not_enrolled"


def test_a_revoked_pc_is_refused_by_one_that_knows_it(pair, town, server):
    one, two = pair
    town.township.revoke_device(two.station.label.device_id)
    one.sync.exchange()
    two.register()
    before = one.have()
    with waiting(one) as there:
        assert problem_of(lambda: two.sync.lan.exchange(there.address)) == "device_revoked"
        assert problem_of(lambda: two.sync.lan.exchange(there.address)) == "device_revoked"
    assert one.have() == before
    assert [(e.kind, e.problem) for e in there.events] == [("refused", "lan_peer_revoked")]
    assert last_event(one).result == "lan_peer_revoked"

    with waiting(two) as there:
        assert problem_of(lambda: one.sync.lan.exchange(there.address)) == "lan_peer_revoked"
    assert one.have() == before


def test_a_pc_passes_the_news_of_a_revoked_one_on(pair, town, server, make_pc, tmp_path):
    """The third PC has not met the town since, and has no network to it."""
    one, two = pair
    third = make_pc("pc-C", seed=5).set_up()
    third.sync.accept_invitation(town.invitation(tmp_path, "C", server.url))
    third.sync.exchange()
    town.township.revoke_device(two.station.label.device_id)
    one.sync.exchange()
    with waiting(third) as there:
        one.sync.lan.exchange(there.address)
        assert third.sync.revoked_devices() == {two.station.label.device_id}
        assert problem_of(lambda: two.sync.lan.exchange(there.address)) == "device_revoked"
    forged = msgspec.structs.replace(one.sync._own.hello(), revocations=(b"\x92\xc4\x00\xc4\x00",))
    assert problem_of(lambda: third.sync._own.meet(forged)) == "hello_not_trusted"


def test_a_pc_of_another_village_learns_nothing(pair, town, server, make_pc, tmp_path):
    divisions = town.township.surroundings.divisions
    neighbour = next(v for v in divisions.find("", TOWN) if v.code != VILLAGE)
    stranger = make_pc("stranger", seed=77).set_up(village=neighbour.code)
    path = tmp_path / "neighbour.lxi"
    path.write_bytes(town.township.invite(neighbour.code, url=server.url))
    stranger.sync.accept_invitation(path)
    stranger.sync.exchange()
    one, _ = pair
    before = contents(one.store)
    with waiting(one) as there:
        refused = problem_of(lambda: stranger.sync.lan.exchange(there.address))
        answer = posted(there.port, GREET_PATH, b"garbage")
    assert refused == "lan_peer_not_of_village"
    assert answer[0] == 403
    assert VILLAGE.encode() not in answer[1]
    assert contents(one.store) == before


def test_the_same_pc_and_its_copy_are_not_another(pair, make_pc):
    one, _ = pair
    clone = make_pc("clone", seed=9)
    shutil.copytree(one.keep_copy("clone-image"), clone.folder)
    clone.open()
    with waiting(one) as there:
        assert problem_of(lambda: clone.sync.lan.exchange(there.address)) == "lan_peer_is_self"


# -- what others on the line can do


def test_nothing_readable_is_on_the_line(pair):
    one, two = pair
    one.desk.rosters.import_roster(one.actor, roster_of(3))
    person = roster_of(3).rows[0]
    heard = bytearray()
    with waiting(two) as there, CuttingLine(there.port) as line:
        line.listener = heard.extend
        one.sync.lan.exchange(line.url)
    assert len(heard) > 2000
    for secret in (person.name, person.id_number or person.name, "household"):
        assert secret.encode() not in heard
    assert are_same(one, two)


def test_a_request_heard_on_the_line_opens_nothing_and_changes_nothing_again(pair):
    one, two = pair
    one.register()
    heard: list[bytes] = []
    with waiting(two) as there:
        one.sync._parts = msgspec.structs.replace(one.sync._parts)
        line = one.sync._own.parts.call(there.address)
        real = line.ask

        def ask(content: bytes) -> bytes:
            heard.append(content)
            return real(content)

        line.ask = ask
        one.sync._own.parts = msgspec.structs.replace(
            one.sync._own.parts, call=lambda address: line
        )
        one.sync.lan.exchange(there.address)
        before = two.have(), two.rows()
        for content in heard:
            status, answer = posted(there.port, ASK_PATH, content)
            assert status == 200
            assert b"challenge" not in answer
        assert (two.have(), two.rows()) == before
    with waiting(two) as there:  # another waiting has another key
        assert {posted(there.port, ASK_PATH, content)[0] for content in heard} == {403}


@pytest.mark.parametrize("size", [0, 1, 300, 70_000])
def test_garbage_is_refused_without_a_trace(pair, size):
    one, _ = pair
    before = contents(one.store)
    with waiting(one) as there:
        for path in (GREET_PATH, ASK_PATH):
            status, answer = posted(there.port, path, b"\x01" * size)
            assert (status, len(answer) < 100) in ((403, True), (413, True))
        assert posted(there.port, "/", b"")[0] == 404
    assert contents(one.store) == before


def test_whoever_announces_too_much_or_says_nothing_holds_nobody_up(pair):
    one, two = pair
    one.register()
    with waiting(two) as there:
        silent = [socket.create_connection(("127.0.0.1", there.port)) for _ in range(6)]
        with socket.create_connection(("127.0.0.1", there.port)) as greedy:
            head = f"POST {ASK_PATH} HTTP/1.1\r\ncontent-length: 99999999999\r\n\r\n"
            greedy.sendall(head.encode())
            assert b"413" in greedy.recv(100)
        assert one.sync.lan.exchange(there.address).left == 0
        for each in silent:
            each.close()


def test_another_program_behind_the_address_is_no_pc(pair, server):
    one, _ = pair
    address = server.url.removeprefix("http://")
    assert problem_of(lambda: one.sync.lan.exchange(address)) == "lan_peer_unreadable"
    assert problem_of(lambda: one.sync.lan.exchange("127.0.0.1:9")) == "lan_peer_unreachable"
    assert last_event(one).result == "lan_peer_unreachable"


def posted(port: int, path: str, content: bytes) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("POST", path, content)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


# -- restored and cloned PCs


def test_a_pc_that_was_set_back_is_told_by_the_other_and_both_branches_stay(pair, clock):
    one, two = pair
    copy = one.keep_copy("morning")
    one.register()
    with waiting(two) as there:
        one.sync.lan.exchange(there.address)
        one.bring_back(copy)  # the whole disk: keys and mark too
        one.open()
        clock.pass_minutes(1)
        one.register()
        one.sync.lan.exchange(there.address)
        assert one.sync.lan.exchange(there.address).left == 0
    assert [pc.sync.status().forked_feeds for pc in pair] == [1, 1]
    assert all(pc.check().is_sound for pc in pair)


def test_a_branch_that_only_a_neighbour_still_keeps_reaches_the_town(pair, town, server, clock):
    one, two = pair
    copy = one.keep_copy("morning")
    one.register()
    with waiting(two) as there:
        one.sync.lan.exchange(there.address)
        one.bring_back(copy)
        one.open()
        clock.pass_minutes(1)
        one.register()
        one.sync.lan.exchange(there.address)
    assert two.sync.status().forked_feeds == 1
    one.close()  # and is never seen again
    two.sync.exchange()
    assert town.township.check().parked
    assert two.sync.exchange().sent == 0


def test_a_pc_that_waits_and_was_set_back_mends_itself_meanwhile(pair):
    one, two = pair
    copy = one.keep_copy("morning")
    case = one.register()
    with waiting(two) as there:
        one.sync.lan.exchange(there.address)
    one.bring_back(copy)
    one.open()
    with waiting(one) as there:
        two.sync.lan.exchange(there.address)
    assert one.store.cases.by_id(case.id).id == case.id
    assert are_same(one, two)


# -- finding


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.1.23", ("192.168.1.23", 8791)),
        (" 192.168.1.23:9000 ", ("192.168.1.23", 9000)),
        ("192。168。1。23：8791", ("192.168.1.23", 8791)),
        ("http://pc-2:8791/", ("pc-2", 8791)),
        ("[fe80::1]:8791", ("fe80::1", 8791)),
    ],
)
def test_addresses_as_people_type_them(typed, meant):
    assert read_address(typed) == meant


@pytest.mark.parametrize("typed", ["", "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:70000", "a b", "1:2:3"])
def test_what_is_no_address_is_refused(typed):
    assert problem_of(lambda: read_address(typed)) == "lan_address_wrong"


def free_udp_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def found_soon(circle: Circle, **where) -> list[str]:
    """Asked again while nobody answers: a busy machine's beacon may take longer than one asks."""
    tries = (find_waiting(circle, **where) for _ in range(60))
    return next((found for found in tries if found), [])


def test_a_pc_that_waits_is_found_by_its_village_only():
    port = free_udp_port()
    own = Circle(Suite1(), b"k" * 32, VILLAGE)
    other = Circle(Suite1(), b"k" * 32, "370781109217")
    beacon = Beacon(own.tag, 4711, port)
    assert beacon.start()
    try:
        where = {"targets": ("127.0.0.1",), "discovery_port": port, "seconds": 1.0}
        assert found_soon(own, **where) == ["127.0.0.1:4711"]
        assert find_waiting(other, **where) == []
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as noise:
            for content in (b"", b"\xff" * 200, msgspec.msgpack.encode(Call(b"", b""))):
                noise.sendto(content, ("127.0.0.1", port))
        assert found_soon(own, **where) == ["127.0.0.1:4711"]
    finally:
        beacon.stop()
    assert find_waiting(own, **where) == []
