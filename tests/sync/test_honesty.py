"""What the two sides believe of each other: certificates, seals and signed answers, not bare claims."""

import shutil
from pathlib import Path

import msgspec
import pytest

from app.bootstrap import rows_anew
from app.bootstrap.township import open_township
from app.journal import bundle as bundle_module
from app.journal import fold as fold_module
from app.journal.digests import RowsAnswer
from app.journal.vector import Have
from app.journal.wire import open_check, sign_check
from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.kinds import KINDS
from app.town.server import RunningServer
from tests.stations import Town, are_alike, surroundings_of


def test_a_township_that_has_forgotten_a_pc_knows_it_by_its_certificate(pc, town, tmp_path, clock):
    """The ledger that was put back is older than the PC; no bundle has to be carried."""
    image = tmp_path / "town-image"
    shutil.copytree(tmp_path / "town", image)
    with RunningServer(town.township) as server:
        pc.sync.accept_invitation(town.invitation(tmp_path, url=server.url))
        pc.submitted()
        pc.sync.exchange()
    set_back = open_township(image, surroundings_of(clock, 99))
    old = Town.__new__(Town)
    old.township = set_back
    with RunningServer(set_back) as server:
        pc.sync.set_server_url(server.url)
        assert pc.sync.exchange().waiting == 0
        assert are_alike(pc, old)
    set_back.close()


def test_a_revoked_pc_does_not_come_back_by_its_certificate(enrolled, town):
    certificate = enrolled.sync._parts.enrolment.certificate()
    town.township.revoke_device(enrolled.station.label.device_id)
    with pytest.raises(OperationRefused, match="device_revoked"):
        town.township.enrolment.enrol(certificate)


def own_feeds_of(town):
    return list(town.township.keys.feed_keys())


def test_what_a_pc_only_claims_of_the_townships_feed_changes_nothing(enrolled, town, monkeypatch):
    """A vector is a claim; the township goes on with its feed as before."""
    case = enrolled.submitted()
    enrolled.sync.exchange()
    feeds = own_feeds_of(town)
    real = enrolled.sync._parts.journal.vector

    def boasting():
        return {f: Have(h.seq + 9, b"x" * 16) if f.hex() in feeds else h for f, h in real().items()}

    monkeypatch.setattr(enrolled.sync._parts.journal, "vector", boasting)
    enrolled.sync.exchange()
    monkeypatch.undo()
    town.accept(case.id)
    assert own_feeds_of(town) == feeds
    enrolled.sync.exchange()
    assert are_alike(enrolled, town)


def test_an_answer_to_a_comparison_is_the_townships_and_for_this_claim(enrolled, town):
    key, crypto = town.township.keys.signing_key, town.township.surroundings.crypto
    answer = msgspec.msgpack.encode(RowsAnswer(is_comparable=True))
    signed = sign_check(key, crypto, b"claim", answer)
    assert open_check(crypto, key.public_key, b"claim", signed) == answer
    with pytest.raises(OperationRefused, match="hello_not_trusted"):
        open_check(crypto, key.public_key, b"another claim", signed)
    with pytest.raises(OperationRefused, match="hello_not_trusted"):
        other = enrolled.station.device_keys.signing_key
        open_check(crypto, key.public_key, b"claim", sign_check(other, crypto, b"claim", answer))
    assert enrolled.sync.exchange(is_check_wanted=True).rows == "same"


def test_a_bundle_of_a_newer_protocol_is_refused_by_name(enrolled, town, tmp_path, monkeypatch):
    enrolled.submitted()
    content = Path(enrolled.sync.export_bundle(tmp_path).path).read_bytes()
    monkeypatch.setattr(bundle_module, "PROTOCOL", 0)
    with pytest.raises(OperationRefused, match="bundle_from_newer_version"):
        town.township.import_bundle(content)


def test_an_unknown_kind_is_kept_passed_on_and_folded_after_an_upgrade(
    enrolled, town, make_pc, tmp_path, monkeypatch
):
    """The station's own rows too, not only the township's."""
    known = KINDS["visit"]
    monkeypatch.delitem(KINDS, "visit")
    feed, keys = enrolled.feed, enrolled.station.device_keys
    store, journal = enrolled.store, enrolled.desk.workplace.journal
    with store.transaction():
        journal.write(feed, keys.feed_key(feed.hex()), kind="visit",
                      fields={"content": "看望"}, actor=enrolled.actor.id)  # fmt: skip
        fold_module.Fold(store.journal_storage, store.rows).fold_pending()
    enrolled.sync.exchange()
    assert len(store.rows.quarantined()) == 1
    assert town.township.check().quarantined == 1

    monkeypatch.setitem(KINDS, "visit", known)
    newer = fold_module.FOLD_VERSION + 1
    monkeypatch.setattr(fold_module, "FOLD_VERSION", newer)
    monkeypatch.setattr(rows_anew, "FOLD_VERSION", newer)
    enrolled.open()
    assert enrolled.store.rows.quarantined() == []
    assert [visit.content for visit in enrolled.rows()["visits"]] == ["看望"]


def test_a_cut_exchange_is_logged_with_what_it_moved(enrolled, town, monkeypatch):
    enrolled.submitted()

    def broken(*arguments):
        raise EnvironmentProblem("server_unreachable")

    monkeypatch.setattr("app.sync.line_rounds.LineRounds._pull", broken)
    with pytest.raises(EnvironmentProblem):
        enrolled.sync.exchange()
    event = enrolled.store.exchange_log.latest()
    assert event.result == "server_unreachable"
    assert event.sent > 0
