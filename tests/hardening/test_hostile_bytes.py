"""Bytes made to do harm are refused like any others, and a clerk can see that they came."""

import msgspec
import pytest
import zstandard

from app.journal.bundle import MAGIC, read_routing
from app.journal.entry import read_entry
from app.journal.exchange import Ack, Hello, read_hello
from app.journal.segment import UNPACKED_BYTES_MAX, unpack_segment
from app.journal.vector import Have
from app.journal.wire import open_hello_payload
from app.models.errors import OperationRefused
from app.models.feeds import FeedEnvelope
from app.town.ledger.exchange_log import ExchangeLog
from app.vault.crypto import Suite1
from tests.stations import VILLAGE

CRYPTO = Suite1()
DEEP = b"\x91" * 3000 + b"\x90"


def with_deep_field_more(value: object) -> bytes:
    """The array with one more element than this version knows, and that element is an abyss."""
    plain = msgspec.msgpack.encode(value)
    assert plain[0] & 0xF0 == 0x90
    return bytes([plain[0] + 1]) + plain[1:] + DEEP


def test_a_header_with_an_abyss_in_it_is_damaged():
    header = with_deep_field_more([1, 1, 0, b"a", "person", b"e" * 16, b"", [], 1, 0, b""])
    with pytest.raises(OperationRefused, match="entry_header_damaged"):
        read_entry(CRYPTO, b"f" * 16, header, None)


def test_a_signed_hello_with_an_abyss_in_it_is_damaged():
    with pytest.raises(OperationRefused, match="hello_damaged"):
        open_hello_payload(CRYPTO, b"k" * 32, with_deep_field_more([b"hello", b"signature"]))


def test_a_descriptor_with_an_abyss_in_it_is_damaged():
    descriptor = with_deep_field_more([1, 1, "station", "d", "t", "v", b"i", b"k"])
    with pytest.raises(OperationRefused, match="feed_descriptor_damaged"):
        FeedEnvelope(descriptor).described()


def test_an_outside_with_an_abyss_in_it_is_damaged():
    routing = b"\x81\xa1x" + DEEP
    content = MAGIC + bytes([1, 1]) + len(routing).to_bytes(2, "big") + routing + bytes(60)
    with pytest.raises(OperationRefused, match="bundle_damaged"):
        read_routing(content)


def test_a_segment_of_a_million_nothings_is_refused_before_it_fills_the_memory():
    count = UNPACKED_BYTES_MAX // 16
    many = b"\xdd" + count.to_bytes(4, "big")
    columns = b"\x9c\x01\x01\x91\xa1k\x91\xc4\x00\x90" + many + b"\0" * count
    columns += many + b"\0" * count + many + b"\0" * count + many + b"\xc4\0" * count
    columns += many + b"\0" * count + many + b"\x90" * count + b"\x90"
    plain = b"\x98\x01\xc4\x10" + b"f" * 16 + b"\x01\xc4\x20" + b"c" * 32 + columns + b"\x90"
    plain += many + b"\xc4\0" * count + b"\x94" + b"\x01\xc4\0\xc2\xc4\0"
    packed = zstandard.ZstdCompressor(level=9).compress(plain)
    assert len(packed) < 20_000
    with pytest.raises(OperationRefused, match="segment_damaged"):
        unpack_segment(CRYPTO, packed)


@pytest.mark.parametrize("seq", [-1, 2**53, 2**64 - 1])
def test_a_hello_that_counts_beyond_reason_is_damaged(seq):
    """No feed is that long, or that short."""
    vector = {b"f" * 16: Have(seq, b"c" * 16)}
    acks = {b"f" * 16: Ack(1, 1, seq)}
    for claims in ({"vector": vector, "acks": {}}, {"vector": {}, "acks": acks}):
        hello = Hello(1, 1, 1, "sender", "village", 0, (), **claims)
        with pytest.raises(OperationRefused, match="hello_damaged"):
            read_hello(msgspec.msgpack.encode(hello))


def test_a_bundle_that_was_refused_stands_in_the_log(pc, town, stick):
    pc.sync.accept_invitation(town.invitation(stick))
    path = pc.sync.export_bundle(stick)
    content = bytearray((stick / path.path).read_bytes())
    content[-60] ^= 1

    with pytest.raises(OperationRefused, match="bundle_damaged"):
        town.township.import_bundle(bytes(content))
    with pytest.raises(OperationRefused, match="bundle_foreign"):
        town.township.import_bundle(b"no bundle")

    with town.township.ledger.read() as connection:
        lines = ExchangeLog(connection, town.township.ledger.town_code).latest()
    assert [(line.act, line.problem, line.village_code) for line in lines] == [
        ("bundle_refused", "bundle_foreign", ""),
        ("bundle_refused", "bundle_damaged", ""),
    ]
    assert lines[1].byte_count == len(content)


def test_a_refused_bundle_in_a_known_name_stands_in_the_log_of_its_village(pc, town, stick):
    pc.sync.accept_invitation(town.invitation(stick))
    first = (stick / pc.sync.export_bundle(stick).path).read_bytes()
    town.township.import_bundle(first)
    town.township.revoke_device(pc.station.label.device_id)
    with pytest.raises(OperationRefused, match="device_revoked"):
        town.township.import_bundle(first)

    with town.township.ledger.read() as connection:
        log = ExchangeLog(connection, town.township.ledger.town_code)
        newest = log.latest(VILLAGE)[0]
    assert (newest.act, newest.problem) == ("bundle_refused", "device_revoked")
    assert newest.device_id == pc.station.label.device_id
