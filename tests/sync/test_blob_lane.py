"""Attachments by line: after the records, from where the line was cut, and never the wrong bytes."""

import random
import shutil

import pytest
import urllib3

from app.journal.blobs import PIECE_BYTES_FIRST, PIECE_BYTES_MAX
from app.journal.wire import HAVE_HEADER, SIZE_HEADER, blob_path
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.town_client import TownClient
from app.town.api.station_api import ApiLimits
from app.town.rates import Rate
from app.town.server import RunningServer
from tests.stations import HEAD_OF_DESK, Pc, Town, are_alike
from tests.sync.attaching import attach, in_town, paper
from tests.sync.cutting_line import CuttingLine


def client_of(pc: Pc, url: str) -> TownClient:
    parts = pc.sync._parts
    township = parts.enrolment.required_invitation().township
    device = parts.enrolment.device_id
    return TownClient(url, parts.crypto, device, parts.keys.signing_key, township.public_key)


def device_of(town: Town, pc: Pc):
    return town.township.exchange.known_device(pc.sync._parts.enrolment.device_id)


@pytest.fixture
def line(server):
    with CuttingLine(int(server.url.rsplit(":", 1)[1])) as cutting:
        yield cutting


@pytest.fixture
def client(enrolled, server):
    made = client_of(enrolled, server.url)
    yield made
    made.close()


def test_an_attachment_reaches_the_township_to_the_byte(enrolled, town):
    content = paper(700)
    kept = attach(enrolled, content)
    report = enrolled.sync.exchange()
    assert (report.sent, report.waiting) == (6, 0)
    assert (report.attachments.sent, report.attachments.unsent) == (1, 0)
    assert report.attachments.problem == ""
    assert in_town(town, kept) == content
    assert are_alike(enrolled, town)
    again = enrolled.sync.exchange()
    assert (again.attachments.sent, again.attachments.received) == (0, 0)
    events = enrolled.store.exchange_log.page_before()
    assert events[1].facts == {"attachments_sent": 1, "attachments_received": 0}


class CountingShelf:
    """Counts what the township takes, piece by piece."""

    def __init__(self, town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
        self.pieces: list[tuple[bytes, int, int]] = []
        shelf = town.township.blobs.shelf
        add = shelf.add

        def counted(device_id, content_hash, offset, piece, size):
            answer = add(device_id, content_hash, offset, piece, size)
            self.pieces.append((content_hash, offset, len(piece)))
            return answer

        monkeypatch.setattr(shelf, "add", counted)


def test_cut_after_any_byte_it_goes_on_and_sends_nothing_twice(enrolled, town, line, monkeypatch):
    contents = [paper(190, seed) for seed in range(3)]
    kept = [attach(enrolled, content) for content in contents]
    enrolled.sync.set_server_url(line.url)
    taken = CountingShelf(town, monkeypatch)
    chance = random.Random(5)
    for tries in range(200):  # noqa: B007
        line.cut_after(20_000 + chance.randrange(140_000))
        try:
            report = enrolled.sync.exchange()
        except EnvironmentProblem as problem:
            assert problem.key in ("server_unreachable", "server_answer_unreadable")
            continue
        assert report.waiting == 0  # the records are across, whatever becomes of the attachments
        if not report.attachments.problem:
            break
        assert report.attachments.problem in ("server_unreachable", "server_answer_unreadable")
    assert tries > 5
    assert [in_town(town, each) for each in kept] == contents
    for content in contents:
        pieces = [
            p[1:] for p in taken.pieces if p[0] == enrolled.desk.workplace.blobs.hash_of(content)
        ]
        assert len(set(pieces)) == len(pieces)
        assert sum(length for _, length in pieces) == len(content)


def test_a_lost_answer_costs_no_piece(enrolled, town, line, monkeypatch):
    content = paper(500)
    kept = attach(enrolled, content)
    taken = CountingShelf(town, monkeypatch)
    enrolled.sync.set_server_url(line.url)
    for request_number in (6, 7, 5, 6):
        line.lose_reply(request_number)
        enrolled.sync.exchange()
    line.cut_after(None)
    enrolled.sync.exchange()
    assert in_town(town, kept) == content
    assert sum(length for _, _, length in taken.pieces) == len(content)


def test_the_records_do_not_wait_for_attachments(enrolled, town, line):
    kept = attach(enrolled, paper(900))
    enrolled.sync.set_server_url(line.url)
    line.cut_after(30_000)
    report = enrolled.sync.exchange()
    assert report.attachments.problem == "server_unreachable"
    assert report.attachments.unsent == 1
    assert report.waiting == 0 and are_alike(enrolled, town)
    assert in_town(town, kept) is None
    logged = [(e.result, e.facts) for e in enrolled.store.exchange_log.page_before(limit=2)]
    assert logged[0][0] == "server_unreachable" and logged[1] == ("done", {})


def test_a_poor_line_that_carries_one_small_piece_at_a_time_still_ends(enrolled, town, line):
    kept = attach(enrolled, paper(600))
    enrolled.sync.set_server_url(line.url)
    for tries in range(40):  # noqa: B007
        line.cut_after(PIECE_BYTES_FIRST + 12_000)
        try:
            if not enrolled.sync.exchange().attachments.problem:
                break
        except EnvironmentProblem:
            continue
    assert 5 < tries < 30
    assert in_town(town, kept) == paper(600)


def test_cancelling_stops_at_the_next_piece_and_keeps_what_is_across(enrolled, town, monkeypatch):
    kept = attach(enrolled, paper(900))
    seen = []

    def listen(done, total):
        seen.append((done, total))
        if total > 800:
            raise OperationRefused("exchange_cancelled")

    with pytest.raises(OperationRefused, match="exchange_cancelled"):
        enrolled.sync.exchange(listen)
    assert seen[-1] == (64, 900)
    assert are_alike(enrolled, town)
    have = town.township.blobs.standing(
        device_of(town, enrolled), bytes.fromhex(kept.content_hash)
    )  # fmt: skip
    assert have[1] == PIECE_BYTES_FIRST
    assert enrolled.sync.exchange().attachments.sent == 1


# -- what the township takes and gives


def test_only_what_a_record_of_the_village_names_is_taken(enrolled, town, client):
    content_hash = enrolled.desk.workplace.blobs.hash_of(b"never named")
    for ask in (
        lambda: client.put_blob(content_hash, 0, b"never named"),
        lambda: client.get_blob(content_hash, 0, 100),
    ):
        with pytest.raises(OperationRefused, match="attachment_not_named"):
            ask()
    assert not town.township.blobs.shelf.has(content_hash)


def test_wrong_bytes_are_never_kept(enrolled, town, client, server):
    content = paper(100)
    kept = attach(enrolled, content)
    enrolled.desk.workplace.blobs.set_aside(bytes.fromhex(kept.content_hash))
    enrolled.sync.exchange()  # the record only
    content_hash = bytes.fromhex(kept.content_hash)
    wrong = content[:-1] + bytes([content[-1] ^ 1])
    half = PIECE_BYTES_FIRST
    assert client.put_blob(content_hash, 0, wrong[:half]).have == half
    with pytest.raises(OperationRefused, match="attachment_piece_out_of_place") as refused:
        client.put_blob(content_hash, 0, wrong[:half])
    assert refused.value.facts == {"have": half}
    with pytest.raises(OperationRefused, match="attachment_hash_wrong"):
        client.put_blob(content_hash, half, wrong[half:])
    assert in_town(town, kept) is None
    assert client.blob_needs().wanted[0].have == 0
    client.put_blob(content_hash, 0, content[:half])
    assert client.put_blob(content_hash, half, content[half:]).is_whole
    assert in_town(town, kept) == content
    assert client.put_blob(content_hash, 0, wrong).is_whole  # it is there: nothing more is taken
    assert in_town(town, kept) == content


@pytest.mark.parametrize("target", ["/v1/blob/..%2f..%2ftown.db", "/v1/blob/" + "A" * 64])
def test_a_hash_is_never_a_path(enrolled, client, target):
    with pytest.raises(OperationRefused, match="address_unknown"):
        client._send("GET", target, b"")


def test_pieces_that_do_not_fit_are_refused(enrolled, town, client):
    kept = attach(enrolled, paper(600))
    enrolled.desk.workplace.blobs.set_aside(bytes.fromhex(kept.content_hash))
    enrolled.sync.exchange()
    content_hash = bytes.fromhex(kept.content_hash)
    with pytest.raises(OperationRefused, match="body_too_large"):
        client.put_blob(content_hash, 0, bytes(PIECE_BYTES_MAX + 1))
    for offset, piece in ((1, b"x"), (0, b""), (1 << 30, b"x")):
        with pytest.raises(OperationRefused, match="attachment_piece_out_of_place"):
            client.put_blob(content_hash, offset, piece)
    for offset in ("-1", "x", "9" * 20):
        with pytest.raises(OperationRefused, match="address_unknown"):
            client._send("PUT", f"{blob_path(content_hash)}?off={offset}", b"x")
    with pytest.raises(OperationRefused, match="attachment_not_named"):
        client.get_blob(content_hash, 0, 100)  # named, but not here


def test_head_says_how_much_has_come(enrolled, town, client, server):
    kept = attach(enrolled, paper(100))
    enrolled.sync.exchange()
    target = blob_path(bytes.fromhex(kept.content_hash))
    headers = client._signature("HEAD", target, b"")
    answer = urllib3.PoolManager().request("HEAD", server.url + target, headers=headers)
    assert answer.status == 200
    assert answer.headers[SIZE_HEADER] == answer.headers[HAVE_HEADER] == str(kept.size_bytes)


def test_a_village_gets_nothing_of_another(enrolled, make_pc, town, server, tmp_path):
    kept = attach(enrolled, paper(50))
    enrolled.sync.exchange()
    other = make_pc("other", seed=99).set_up("370781109217")
    letter = tmp_path / "other.lxi"
    letter.write_bytes(town.township.invite("370781109217", url=server.url))
    other.sync.accept_invitation(letter)
    other.sync.exchange()
    stranger = client_of(other, server.url)
    with pytest.raises(OperationRefused, match="attachment_not_named"):
        stranger.get_blob(bytes.fromhex(kept.content_hash), 0, 100)
    assert stranger.blob_needs().wanted == ()
    stranger.close()


def test_photographs_do_not_use_up_the_permits_of_records(pc, town, tmp_path):
    limits = ApiLimits(blob=Rate(burst=3, per_minute=1))
    with RunningServer(town.township, limits=limits) as server:
        pc.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
        attach(pc, paper(900))
        report = pc.sync.exchange()
        assert report.attachments.problem == "asked_too_often"
        assert report.waiting == 0
        for _ in range(5):
            pc.register()
            assert pc.sync.exchange().waiting == 0


def test_a_full_disk_in_town_takes_records_only(enrolled, town, monkeypatch):
    kept = attach(enrolled, paper(50))
    usage = shutil.disk_usage(".")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    report = enrolled.sync.exchange()
    assert report.attachments.problem == "town_disk_short"
    assert are_alike(enrolled, town)
    monkeypatch.undo()
    enrolled.sync.exchange()
    assert in_town(town, kept)


# -- machines that lack something


def test_two_pcs_of_one_village_have_each_others_attachments(make_pc, town, server, tmp_path):
    pcs = []
    for letter in "AB":
        made = make_pc(f"pc-{letter}", seed=ord(letter)).set_up(staff_name=HEAD_OF_DESK + letter)
        made.sync.accept_invitation(town.invitation(tmp_path, letter, server.url))
        made.sync.exchange()
        pcs.append(made)
    one, two = pcs
    kept = attach(one, paper(300))
    one.sync.exchange()
    report = two.sync.exchange()
    assert report.attachments.received == 1 and report.attachments.to_fetch == 0
    assert two.desk.attachments.data(kept.id) == paper(300)
    assert two.check().is_sound


def test_before_the_bytes_have_come_a_pc_says_so(make_pc, town, server, tmp_path):
    one = make_pc("pc-A", seed=1).set_up()
    two = make_pc("pc-B", seed=2).set_up()
    for letter, made in (("A", one), ("B", two)):
        made.sync.accept_invitation(town.invitation(tmp_path, letter, server.url))
        made.sync.exchange()
    kept = attach(one, paper(300))
    blobs = one.desk.workplace.blobs
    blobs.set_aside(bytes.fromhex(kept.content_hash))  # the record comes without its bytes
    one.sync.exchange()
    report = two.sync.exchange()
    assert (report.attachments.received, report.attachments.to_fetch) == (0, 1)
    assert not two.desk.attachments.is_here(kept)
    with pytest.raises(EnvironmentProblem, match="attachment_not_here"):
        two.desk.attachments.data(kept.id)
    assert two.check().is_sound and two.check().attachments_to_fetch == 1
    assert not one.check().is_sound and one.check().lost_attachments == (kept.id,)


@pytest.mark.parametrize("loss", ["all files", "one damaged"])
def test_a_station_that_lost_its_files_fetches_them_even_over_a_broken_line(
    enrolled, town, line, loss
):
    contents = [paper(200, seed) for seed in range(2)]
    kept = [attach(enrolled, content) for content in contents]
    enrolled.sync.exchange()
    folder = enrolled.station.folder.attachments
    if loss == "all files":
        shutil.rmtree(folder)
    else:
        path = next(path for path in folder.rglob("*") if path.is_file())
        path.write_bytes(path.read_bytes()[:-5])
        for each in kept:
            try:
                enrolled.desk.attachments.data(each.id)
            except EnvironmentProblem as problem:
                assert problem.key == "attachment_damaged"
    assert not enrolled.check().is_sound
    enrolled.sync.set_server_url(line.url)
    received = 0
    for tries in range(40):  # noqa: B007
        line.cut_after(90_000)
        try:
            report = enrolled.sync.exchange()
        except EnvironmentProblem:
            continue
        received += report.attachments.received
        if not report.attachments.to_fetch:
            break
    assert tries >= 2 and received == (2 if loss == "all files" else 1)
    assert [enrolled.desk.attachments.data(each.id) for each in kept] == contents
    assert enrolled.check().is_sound


def test_a_township_that_lost_its_files_gets_them_again(enrolled, town):
    kept = attach(enrolled, paper(200))
    enrolled.sync.exchange()
    shutil.rmtree(town.township.blobs.shelf.folder)
    assert enrolled.sync.exchange().attachments.sent == 1
    path = next(p for p in town.township.blobs.shelf.folder.rglob("*") if p.is_file())
    path.write_bytes(b"x" + path.read_bytes()[1:])
    assert in_town(town, kept) is None  # found when it is asked for, and set aside
    assert enrolled.sync.exchange().attachments.sent == 1
    assert in_town(town, kept) == paper(200)


def test_a_retracted_attachment_travels_all_the_same(enrolled, town):
    kept = attach(enrolled, paper(20))
    enrolled.desk.attachments.retract(enrolled.actor, kept.id, "拍错了")
    enrolled.sync.exchange()
    assert in_town(town, kept) == paper(20)
