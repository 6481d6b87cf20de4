"""An exchange over HTTP: enrolment, both ways, nothing twice, and what the person is told."""

import pytest

from app.bootstrap.township import create_township
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.town_client import TownClient
from app.town.server import RunningServer
from tests.stations import TOWN, VILLAGE, are_alike, contents, roster_of, surroundings_of
from tests.sync.pcs import log_of


def test_a_station_enrols_with_its_first_exchange(pc, town, server, tmp_path):
    status = pc.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
    assert (status.has_invitation, status.is_enrolled) == (True, False)
    assert (status.town_name, status.server_url) == (town.township.identity.name, server.url)
    assert status.waiting_entries == pc.entries()
    assert status.waiting_since == "2026-03-02T01:00:00Z"

    report = pc.sync.exchange()
    assert report.newly_enrolled
    assert (report.sent, report.received, report.waiting) == (pc.entries(), 0, 0)
    status = pc.sync.status()
    assert (status.is_enrolled, status.waiting_entries, status.waiting_since) == (True, 0, "")
    assert status.last_exchange_at == "2026-03-02T01:00:00Z"
    assert are_alike(pc, town)


def test_both_ways(enrolled, town):
    case = enrolled.submitted()
    assert enrolled.sync.exchange().sent == enrolled.entries() - 2  # those went when it enrolled
    town.accept(case.id)
    report = enrolled.sync.exchange()
    assert (report.sent, report.received) == (0, 1)
    assert enrolled.store.cases.by_id(case.id).status == "accepted"
    assert are_alike(enrolled, town)


def test_a_second_exchange_moves_nothing(enrolled, town):
    enrolled.submitted()
    enrolled.sync.exchange()
    before = contents(enrolled.store, without=("exchange_log", "meta"))
    report = enrolled.sync.exchange()
    assert (report.sent, report.received, report.waiting) == (0, 0, 0)
    assert contents(enrolled.store, without=("exchange_log", "meta")) == before
    assert are_alike(enrolled, town)


def test_weeks_of_work_go_in_several_requests(enrolled, town):
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(130))
    told = []
    report = enrolled.sync.exchange(lambda done, total: told.append((done, total)))
    assert report.sent > 500
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] == (report.sent, report.sent)
    assert are_alike(enrolled, town)


def test_an_exchange_that_is_stopped_goes_on_where_it_was(enrolled, town):
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(130))
    whole = enrolled.sync.status().waiting_entries

    def stop(done: int, total: int) -> None:
        raise OperationRefused("exchange_cancelled")

    with pytest.raises(OperationRefused, match="exchange_cancelled"):
        enrolled.sync.exchange(stop)
    arrived = town.have()[enrolled.feed]
    assert log_of(enrolled)[0][2] == "exchange_cancelled"
    assert 0 < enrolled.entries() - arrived < whole
    assert enrolled.sync.exchange().sent == enrolled.entries() - arrived
    assert are_alike(enrolled, town)


def test_without_an_invitation_nothing_is_exchanged(pc):
    with pytest.raises(OperationRefused, match="not_enrolled"):
        pc.sync.exchange()
    assert log_of(pc) == [("http", "both", "not_enrolled", 0, 0)]


def test_without_an_address_nothing_is_exchanged(pc, town, tmp_path):
    pc.sync.accept_invitation(town.invitation(tmp_path))
    with pytest.raises(OperationRefused, match="server_address_missing"):
        pc.sync.exchange()


@pytest.mark.parametrize("address", ["town.example", "ftp://town", "http://", "javascript:1"])
def test_an_address_is_looked_at_before_it_is_kept(pc, address):
    with pytest.raises(OperationRefused, match="server_address_wrong"):
        pc.sync.set_server_url(address)
    assert pc.sync.status().server_url == ""


def test_an_address_is_kept_without_its_last_stroke(pc):
    assert pc.sync.set_server_url(" http://127.0.0.1:8790/ ").server_url == "http://127.0.0.1:8790"
    assert pc.sync.set_server_url("").server_url == ""


def test_a_server_that_is_down_loses_nothing(enrolled, town, server, clock):
    enrolled.submitted()
    clock.pass_minutes(5)
    server.stop()
    waiting = enrolled.sync.status().waiting_entries
    before = contents(enrolled.store, without=("exchange_log", "tail_seals"))
    with pytest.raises(EnvironmentProblem, match="server_unreachable"):
        enrolled.sync.exchange()

    assert contents(enrolled.store, without=("exchange_log", "tail_seals")) == before
    assert log_of(enrolled)[0] == ("http", "both", "server_unreachable", 0, 0)
    status = enrolled.sync.status()
    assert status.waiting_entries == waiting > 0
    assert status.last_exchange_at == "2026-03-02T01:00:00Z"  # of the last that went through

    with RunningServer(town.township) as again:
        enrolled.sync.set_server_url(again.url)
        assert enrolled.sync.exchange().sent == waiting
    assert are_alike(enrolled, town)


@pytest.mark.parametrize(
    "url",
    ["http://no-such-host.invalid", "http://127.0.0.1:1", "http://[", "http://127.0.0.1:99999",
     "http://服务器", "https://127.0.0.1:1"],
)  # fmt: skip
def test_an_address_where_nobody_answers_is_told_as_one(enrolled, url):
    enrolled.sync.set_server_url(url)
    with pytest.raises(EnvironmentProblem, match="server_unreachable"):
        enrolled.sync.exchange()


def test_a_line_that_outlasts_its_challenge_goes_on(enrolled, town, clock):
    """A challenge holds for ten minutes of the town's clock; weeks of work take longer."""
    enrolled.desk.rosters.import_roster(enrolled.actor, roster_of(130))
    report = enrolled.sync.exchange(lambda done, total: clock.pass_minutes(11))
    assert report.waiting == 0
    assert are_alike(enrolled, town)


def test_a_station_whose_clock_is_wrong_can_exchange(make_pc, town, server, tmp_path, clock):
    pc = make_pc("other").set_up()
    pc.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
    town_clock = town.township.surroundings.clock
    assert town_clock is clock  # one clock here: the town's requests only see its own challenges
    clock.pass_days(-3000)
    pc.register()
    assert pc.sync.exchange().waiting == 0
    assert are_alike(pc, town)


def test_another_villages_invitation_is_refused(pc, town, tmp_path):
    neighbour = next(v for v in pc.station.rules.divisions.find("", TOWN) if v.code != VILLAGE)
    path = tmp_path / "other.lxi"
    path.write_bytes(town.township.invite(neighbour.code))
    with pytest.raises(OperationRefused, match="invitation_for_another_village"):
        pc.sync.accept_invitation(path)
    assert not pc.sync.status().has_invitation


@pytest.mark.parametrize("damage", [b"", b"LIANXIN INVITATION", b"\xff" * 5000])
def test_a_damaged_invitation_is_refused(pc, tmp_path, damage):
    path = tmp_path / "damaged.lxi"
    path.write_bytes(damage)
    with pytest.raises(OperationRefused, match="invitation_damaged"):
        pc.sync.accept_invitation(path)
    with pytest.raises(EnvironmentProblem, match="file_unreadable"):
        pc.sync.accept_invitation(tmp_path / "nowhere.lxi")


def test_an_invitation_that_served_another_pc_is_refused(pc, make_pc, town, server, tmp_path):
    invitation = town.invitation(tmp_path, url=server.url)
    pc.sync.accept_invitation(invitation)
    pc.sync.exchange()
    other = make_pc("other", seed=5).set_up()
    other.sync.accept_invitation(invitation)
    with pytest.raises(OperationRefused, match="invitation_used"):
        other.sync.exchange()
    assert other.sync.status().waiting_entries == other.entries()


def test_an_expired_invitation_is_refused(pc, town, server, tmp_path, clock):
    pc.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
    clock.pass_days(8)
    with pytest.raises(OperationRefused, match="invitation_expired"):
        pc.sync.exchange()


def test_a_revoked_device_is_told_so_and_keeps_everything(enrolled, town):
    delivered = enrolled.entries()
    case = enrolled.submitted()
    town.township.revoke_device(enrolled.station.label.device_id)
    with pytest.raises(OperationRefused, match="device_revoked"):
        enrolled.sync.exchange()
    assert enrolled.store.cases.by_id(case.id).status == "submitted"
    assert enrolled.sync.status().waiting_entries == enrolled.entries() - delivered > 0


def test_a_reply_that_was_lost_after_enrolling_does_no_harm(pc, town, server, tmp_path):
    pc.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
    enrolment = pc.station._enrolment(pc.store)
    invitation = enrolment.required_invitation()
    client = TownClient(
        server.url,
        pc.surroundings.crypto,
        pc.station.label.device_id,
        pc.station.device_keys.signing_key,
        invitation.township.public_key,
    )
    lost = client.enrol(enrolment.request("高家庄村党群服务站"))  # and the PC never hears of it
    client.close()
    assert pc.sync.exchange().newly_enrolled
    assert enrolment.certificate() == lost


def test_the_letter_of_the_invitation_stands_in_numbers_from_the_next_opening(
    make_pc, town, server, tmp_path
):
    pc = make_pc("second").set_up()
    pc.sync.accept_invitation(town.invitation(tmp_path, "B", server.url))
    pc.sync.exchange()
    pc.open()
    assert pc.register().number == "370781109216-B20260302-001"


def test_an_invitation_of_another_township_does_not_lock_a_station_out(
    enrolled, town, tmp_path, clock
):
    """The certificate of the first would not hold with the key of the second."""
    stranger = create_township(tmp_path / "stranger", TOWN, surroundings_of(clock, 77))
    path = tmp_path / "stranger.lxi"
    path.write_bytes(stranger.invite(VILLAGE))
    stranger.close()
    with pytest.raises(OperationRefused, match="enrolled_elsewhere"):
        enrolled.sync.accept_invitation(path)
    enrolled.open()
    assert enrolled.sync.exchange().waiting == 0


def test_a_new_invitation_of_the_same_township_brings_a_new_address(enrolled, town, tmp_path):
    path = tmp_path / "again.lxi"
    path.write_bytes(town.township.invite(VILLAGE, "C", url="http://new"))
    assert enrolled.sync.accept_invitation(path).server_url == "http://new"
    enrolled.open()
    assert enrolled.register().number.startswith("370781109216-A")
