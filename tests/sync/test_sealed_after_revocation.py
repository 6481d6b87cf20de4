"""What is sealed after a revocation, the revoked PC cannot open; and nobody seals to it any more."""

import re
from pathlib import Path

import pytest

from app.bootstrap.township_grant import ask_township
from app.journal.bundle import read_bundle
from app.models.errors import OperationRefused, Problem
from app.sync.town_client import TownClient
from app.town.api.refusals import PARKED
from app.town.api.station_api import ApiLimits, StationApi
from tests.refusals import key_of
from tests.stations import HEAD_OF_DESK, VILLAGE, Pc
from tests.sync.pcs import device_of, waiting

WITHOUT_SIGNATURE = {"/challenge", "/enrol", "/invitation/{name}", "/held", "/grant"}
"""They give what anyone may have, or an answer that is sealed to whom it is for."""


def secrets_of(pc: Pc) -> list[str]:
    """Every secret for opening that this PC has: there is no other, whatever it was told."""
    return [pc.station.device_keys.age_identity.secret]


def is_opened_by(pc: Pc, content: bytes) -> bool:
    crypto = pc.surroundings.crypto
    for secret in secrets_of(pc):
        try:
            read_bundle(
                crypto, content, lambda sealed, key=secret: crypto.decrypt_with(key, sealed)
            )
        except OperationRefused as refusal:
            assert refusal.key == "sealed_for_someone_else"
        else:
            return True
    return False


def addresses(town) -> list[tuple[str, str]]:
    """Every address that stations have, with the method it takes."""
    return [
        (next(iter(sorted(route.methods - {"HEAD"} or route.methods))), route.path)
        for route in StationApi(town.township, ApiLimits()).app().routes
    ]


def test_neither_bundles_nor_keys_of_the_others_open_for_it(enrolled, second, town, stick):
    before = town.township.export_bundle(device_of(enrolled))
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    second.submitted()
    sent = Path(second.sync.export_bundle(stick).path).read_bytes()
    answered = town.township.import_bundle(sent).answer
    given = town.township.export_bundle(device_of(second))

    for content in (sent, answered, given):
        assert not is_opened_by(enrolled, content)
    assert is_opened_by(second, answered) and is_opened_by(second, given)
    assert is_opened_by(enrolled, before)  # what was sealed to it before stays open to it
    second.open()  # the slot of the township is made at the next login
    _, sealed_key = second.station.slots().township()
    crypto = enrolled.surroundings.crypto
    for secret in secrets_of(enrolled):
        with pytest.raises(OperationRefused, match="sealed_for_someone_else"):
            crypto.decrypt_with(secret, sealed_key)


def test_nobody_seals_to_it_by_stick_line_or_village_network(enrolled, second, town, stick):
    own = Path(enrolled.sync.export_bundle(stick).path).read_bytes()
    asked = ask_township(enrolled.folder, HEAD_OF_DESK, stick, enrolled.surroundings)
    request = asked.path.read_bytes()
    town.township.revoke_device(device_of(enrolled))
    second.sync.exchange()
    mine = device_of(enrolled)
    for give in (
        lambda: town.township.export_bundle(mine),
        lambda: town.township.grants.grant(request, asked.digits),
        lambda: town.township.grant_line.ask(request),
    ):
        assert key_of(give) == "device_revoked"
    assert key_of(lambda: town.township.import_bundle(own)) in (
        "device_revoked", "revoked_records_held",
    )  # fmt: skip
    with waiting(second) as there:
        assert key_of(lambda: enrolled.sync.lan.exchange(there.address)) == "device_revoked"


def test_every_address_of_the_township_refuses_it(enrolled, town, server):
    """A new address is asked too: the list is the server's own."""
    feed = enrolled.feed.hex()
    parts = {"feed": feed, "span": "1-1", "end": f"1-{'00' * 16}", "hash": "ab" * 32}
    parts |= {"scope": VILLAGE, "place": "linux-x86_64"}
    enrolled.submitted()
    enrolled.sync.exchange()
    town.township.revoke_device(device_of(enrolled))
    client = TownClient(
        server.url,
        enrolled.surroundings.crypto,
        device_of(enrolled),
        enrolled.station.device_keys.signing_key,
        town.township.identity.public_key,
    )
    signed = [each for each in addresses(town) if each[1] not in WITHOUT_SIGNATURE]
    assert len(signed) > 8
    for method, path in signed:
        target = "/v1" + re.sub(r"\{(\w+)\}", lambda part: parts[part[1]], path)
        with pytest.raises(Problem) as refused:
            client._send(method, target, b"")
        if method == "HEAD":  # an answer without a body: the status alone
            assert refused.value.facts["status"] == PARKED
        elif method != "PUT":  # read before it is asked whose it is; gives a receipt at most
            assert refused.value.key == "device_revoked", (method, path)
    client.close()
