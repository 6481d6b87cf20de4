"""Only the township's word, or a certified device's, makes a feed believed."""

import msgspec
import pytest

from app.models.errors import OperationRefused
from app.models.feeds import STATION_SIDE, TOWNSHIP_SIDE, FeedDescriptor
from app.vault.certificates import CERTIFICATE_VERSION, DeviceCertificate, sign_certificate
from app.vault.feed_trust import FEED_VERSION, FeedTrust, seal_envelope, with_certificate

DEVICE, TOWN, VILLAGE = "ab" * 16, "370781007000", "370781007201"


@pytest.fixture
def keys(crypto, randomness):
    return {
        name: crypto.generate_signing_key(randomness)
        for name in ("town", "device", "feed", "thief")
    }


@pytest.fixture
def certificate(crypto, keys):
    certified = DeviceCertificate(
        CERTIFICATE_VERSION,
        crypto.suite,
        DEVICE,
        VILLAGE,
        TOWN,
        "A",
        "值班室电脑",
        keys["device"].public_key,
        crypto.generate_age_identity().recipient,
        "2026-08-05T02:00:00Z",
    )
    return sign_certificate(certified, keys["town"])


@pytest.fixture
def descriptor(crypto, keys):
    return FeedDescriptor(
        FEED_VERSION,
        crypto.suite,
        STATION_SIDE,
        DEVICE,
        TOWN,
        VILLAGE,
        bytes(16),
        keys["feed"].public_key,
    )


@pytest.fixture
def trust(crypto, keys):
    return FeedTrust(crypto, keys["town"].public_key)


def refused(trust, envelope):
    with pytest.raises(OperationRefused) as refusal:
        trust(envelope)
    return refusal.value.key == "feed_not_trusted"


def test_a_certified_devices_feed_is_believed(trust, keys, certificate, descriptor):
    assert trust(seal_envelope(descriptor, keys["device"], certificate)) == descriptor
    bare = seal_envelope(descriptor, keys["device"])
    assert refused(trust, bare)
    assert trust(with_certificate(bare, certificate)) == descriptor


def test_the_townships_own_feed_is_believed_without_certificate(
    trust, keys, certificate, descriptor
):
    own = msgspec.structs.replace(descriptor, side=TOWNSHIP_SIDE, device_id=TOWN, village_code="")

    assert trust(seal_envelope(own, keys["town"])) == own
    assert refused(trust, seal_envelope(own, keys["device"]))
    assert refused(trust, seal_envelope(own, keys["device"], certificate))
    assert refused(trust, seal_envelope(own, keys["town"], certificate))


@pytest.mark.parametrize(
    "changes",
    [
        {"village_code": "370781007202"},
        {"village_code": ""},
        {"town_code": "370781001000"},
        {"device_id": "cd" * 16},
        {"side": TOWNSHIP_SIDE},
        {"side": "county"},
        {"version": 2},
        {"suite": 2},
        {"incarnation": b"short"},
        {"public_key": b"short"},
    ],
)
def test_a_descriptor_that_the_certificate_does_not_cover_is_refused(
    trust, keys, certificate, descriptor, changes
):
    other = msgspec.structs.replace(descriptor, **changes)

    assert refused(trust, seal_envelope(other, keys["device"], certificate))


def test_forged_and_damaged_envelopes_are_refused(trust, crypto, keys, certificate, descriptor):
    good = seal_envelope(descriptor, keys["device"], certificate)

    assert refused(trust, seal_envelope(descriptor, keys["thief"], certificate))
    assert refused(FeedTrust(crypto, keys["thief"].public_key), good)
    for field in ("descriptor", "signature", "certificate"):
        value = getattr(good, field)
        for wrong in (b"", b"\xc1", value[:-1], value + b"\0", value[:-1] + bytes([value[-1] ^ 1])):
            assert refused(trust, msgspec.structs.replace(good, **{field: wrong}))
