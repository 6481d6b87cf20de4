import random
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.vault.certificates import (
    CERTIFICATE_PURPOSE,
    MAX_INVITATION_BYTES,
    DeviceCertificate,
    EnrolmentRequest,
    Invitation,
    TownshipIdentity,
    claimed_village_code,
    make_enrolment_request,
    read_invitation,
    sign_certificate,
    verify_certificate,
    verify_enrolment_request,
    write_invitation,
)
from app.vault.crypto import Suite1

SUITE = Suite1()
TOWN_KEY, DEVICE_KEY, OTHER_KEY = (
    SUITE.generate_signing_key(random.Random(seed).randbytes) for seed in (1, 2, 3)
)
RECIPIENT = SUITE.generate_age_identity().recipient
VILLAGE = "130528100201"
SECRET = bytes(range(16))
TOWNSHIP = TownshipIdentity("130528100000", "凤凰镇", TOWN_KEY.public_key, RECIPIENT)
CERTIFICATE = DeviceCertificate(
    version=1,
    suite=1,
    device_id="0f" * 16,
    village_code=VILLAGE,
    town_code=TOWNSHIP.town_code,
    letter="A",
    name="高家庄村 前台",
    public_key=DEVICE_KEY.public_key,
    age_recipient=RECIPIENT,
    issued_at="2026-08-01T08:00:00Z",
)
INVITATION = Invitation(
    version=1,
    suite=1,
    township=TOWNSHIP,
    village_code=VILLAGE,
    letter="A",
    url="https://town.example:8443/v1",
    secret=SECRET,
    expires_on="2026-08-08",
)
REQUEST = EnrolmentRequest(
    version=1,
    suite=1,
    device_id="0f" * 16,
    village_code=VILLAGE,
    name="高家庄村 前台",
    public_key=DEVICE_KEY.public_key,
    age_recipient=RECIPIENT,
)
ENVELOPE = sign_certificate(CERTIFICATE, TOWN_KEY)
INVITATION_TEXT = write_invitation(INVITATION, TOWN_KEY)
REQUEST_ENVELOPE = make_enrolment_request(SUITE, REQUEST, SECRET, DEVICE_KEY)


def verified_request(envelope: bytes, secret: bytes = SECRET) -> EnrolmentRequest:
    return verify_enrolment_request(SUITE, envelope, secret, VILLAGE)


READERS: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "certificate_not_trusted": (
        ENVELOPE,
        lambda envelope: verify_certificate(SUITE, envelope, TOWN_KEY.public_key),
    ),
    "invitation_damaged": (INVITATION_TEXT, lambda text: read_invitation(SUITE, text)),
    "enrolment_not_invited": (REQUEST_ENVELOPE, verified_request),
}


def test_what_was_signed_comes_back() -> None:
    assert verify_certificate(SUITE, ENVELOPE, TOWN_KEY.public_key) == CERTIFICATE
    assert read_invitation(SUITE, INVITATION_TEXT) == INVITATION
    assert verified_request(REQUEST_ENVELOPE) == REQUEST
    assert claimed_village_code(REQUEST_ENVELOPE) == VILLAGE


@pytest.mark.parametrize("key", READERS)
@given(at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_changed_byte_is_refused(key: str, at: int, flip: int) -> None:
    whole, read = READERS[key]
    changed = bytearray(whole)
    changed[at % len(whole)] ^= flip
    with pytest.raises(OperationRefused, match=key):
        read(bytes(changed))


@pytest.mark.parametrize("key", READERS)
def test_every_byte_position_is_refused_when_one_bit_turns(key: str) -> None:
    whole, read = READERS[key]
    for at in range(len(whole)):
        with pytest.raises(OperationRefused, match=key):
            read(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])


@pytest.mark.parametrize("key", READERS)
def test_cut_and_lengthened_bytes_are_refused(key: str) -> None:
    whole, read = READERS[key]
    last = len(whole) - (key == "invitation_damaged")  # its last line end may be missing
    for length in range(last):
        with pytest.raises(OperationRefused, match=key):
            read(whole[:length])
    for more in (b"\x00", b"x", whole, b"x" * 10_000):
        with pytest.raises(OperationRefused, match=key):
            read(whole + more)


@pytest.mark.parametrize("key", READERS)
@given(garbage=st.binary(max_size=300))
def test_garbage_is_refused_and_never_an_error(key: str, garbage: bytes) -> None:
    with pytest.raises(OperationRefused, match=key):
        READERS[key][1](garbage)


@pytest.mark.parametrize("key", READERS)
def test_deeply_nested_bytes_are_refused(key: str) -> None:
    with pytest.raises(OperationRefused, match=key):
        READERS[key][1](b"\x91" * 4000)


def test_a_certificate_of_another_township_is_not_trusted() -> None:
    with pytest.raises(OperationRefused, match="certificate_not_trusted"):
        verify_certificate(SUITE, ENVELOPE, OTHER_KEY.public_key)


def test_a_signature_for_something_else_makes_no_certificate() -> None:
    payload = msgspec.msgpack.encode(CERTIFICATE)
    envelope = msgspec.msgpack.encode((payload, TOWN_KEY.sign("invitation", payload)))
    with pytest.raises(OperationRefused, match="certificate_not_trusted"):
        verify_certificate(SUITE, envelope, TOWN_KEY.public_key)


def signed_by_the_town(payload: bytes) -> bytes:
    return msgspec.msgpack.encode((payload, TOWN_KEY.sign(CERTIFICATE_PURPOSE, payload)))


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"suite": 2},
        {"device_id": "0F" * 16},
        {"village_code": "13052810020"},
        {"town_code": ""},
        {"letter": "a"},
        {"letter": "AB"},
        {"letter": "A\n"},
        {"age_recipient": "age1wrong"},
    ],
)
def test_a_signed_certificate_with_an_impossible_field_is_refused(
    change: dict[str, object],
) -> None:
    certificate = msgspec.structs.replace(CERTIFICATE, **change)
    envelope = signed_by_the_town(msgspec.msgpack.encode(certificate))
    with pytest.raises(OperationRefused, match="certificate_not_trusted"):
        verify_certificate(SUITE, envelope, TOWN_KEY.public_key)
    if not {"suite", "age_recipient"} & set(change):
        with pytest.raises(OperationRefused, match="certificate_field_invalid") as refusal:
            sign_certificate(certificate, TOWN_KEY)
        assert refusal.value.facts == {"field": next(iter(change))}


def test_fields_that_came_later_do_not_hinder_reading() -> None:
    fields = [*msgspec.structs.astuple(CERTIFICATE), "later", {"more": [1, 2]}]
    envelope = signed_by_the_town(msgspec.msgpack.encode(fields))
    assert verify_certificate(SUITE, envelope, TOWN_KEY.public_key) == CERTIFICATE


def test_an_invitation_is_a_small_text_file_with_a_header_for_people() -> None:
    assert len(INVITATION_TEXT) <= MAX_INVITATION_BYTES
    lines = INVITATION_TEXT.decode("ascii").splitlines()
    assert lines[0] == "LIANXIN INVITATION 130528100201 A 2026-08-08"
    assert all(len(line) <= 76 for line in lines)


def test_an_invitation_survives_the_line_ends_of_windows() -> None:
    windows = b"\xef\xbb\xbf" + INVITATION_TEXT.replace(b"\n", b"\r\n")
    assert read_invitation(SUITE, windows) == INVITATION
    assert read_invitation(SUITE, INVITATION_TEXT.rstrip()) == INVITATION
    offline = msgspec.structs.replace(INVITATION, url="")
    assert read_invitation(SUITE, write_invitation(offline, TOWN_KEY)) == offline


def test_an_invitation_must_be_signed_by_the_township_it_names() -> None:
    with pytest.raises(ValueError, match="signed by the township"):
        write_invitation(INVITATION, OTHER_KEY)
    forged = msgspec.structs.replace(TOWNSHIP, public_key=OTHER_KEY.public_key)
    text = write_invitation(msgspec.structs.replace(INVITATION, township=forged), OTHER_KEY)
    assert read_invitation(SUITE, text).township.public_key == OTHER_KEY.public_key


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"version": 2}, "version"),
        ({"secret": b"short"}, "secret"),
        ({"expires_on": "20260808"}, "expires_on"),
        ({"expires_on": "2026-02-30"}, "expires_on"),
        ({"letter": "1"}, "letter"),
        ({"village_code": "高家庄"}, "village_code"),
        ({"url": "file:///etc"}, "url"),
        ({"url": "https://a b"}, "url"),
        ({"township": msgspec.structs.replace(TOWNSHIP, town_code="x")}, "town_code"),
    ],
)
def test_an_impossible_invitation_is_not_written(change: dict[str, object], field: str) -> None:
    invitation = msgspec.structs.replace(INVITATION, **change)
    with pytest.raises(OperationRefused, match="invitation_field_invalid") as refusal:
        write_invitation(invitation, TOWN_KEY)
    assert refusal.value.facts == {"field": field}


def test_an_invitation_too_long_for_a_qr_code_is_not_written() -> None:
    invitation = msgspec.structs.replace(INVITATION, url="https://" + "a" * 1500)
    with pytest.raises(OperationRefused, match="invitation_too_long") as refusal:
        write_invitation(invitation, TOWN_KEY)
    assert refusal.value.facts == {"limit_bytes": MAX_INVITATION_BYTES}


def test_an_invitation_does_not_show_its_secret() -> None:
    assert repr(SECRET) not in repr(INVITATION)
    assert SECRET.hex() not in repr(INVITATION)


def test_another_secret_or_village_was_not_invited() -> None:
    with pytest.raises(OperationRefused, match="enrolment_not_invited"):
        verified_request(REQUEST_ENVELOPE, secret=bytes(16))
    with pytest.raises(OperationRefused, match="enrolment_not_invited"):
        verify_enrolment_request(SUITE, REQUEST_ENVELOPE, SECRET, "130528100202")


def test_a_request_is_signed_by_the_key_it_names() -> None:
    with pytest.raises(OperationRefused, match="enrolment_field_invalid") as refusal:
        make_enrolment_request(SUITE, REQUEST, SECRET, OTHER_KEY)
    assert refusal.value.facts == {"field": "public_key"}
    payload, proof, _ = msgspec.msgpack.decode(REQUEST_ENVELOPE)
    signature = OTHER_KEY.sign("enrolment-request", proof + payload)
    with pytest.raises(OperationRefused, match="enrolment_not_invited"):
        verified_request(msgspec.msgpack.encode((payload, proof, signature)))


@pytest.mark.parametrize("change", [{"suite": 2}, {"age_recipient": "age1wrong"}])
def test_an_invited_device_must_still_make_sense(change: dict[str, object]) -> None:
    request = msgspec.structs.replace(REQUEST, **change)
    envelope = make_enrolment_request(SUITE, request, SECRET, DEVICE_KEY)
    with pytest.raises(OperationRefused, match="enrolment_not_invited"):
        verified_request(envelope)


@given(garbage=st.binary(max_size=200))
def test_garbage_claims_no_village(garbage: bytes) -> None:
    with pytest.raises(OperationRefused, match="enrolment_not_invited"):
        claimed_village_code(garbage)


@pytest.mark.parametrize("key", ["certificate_not_trusted", "enrolment_not_invited"])
def test_an_envelope_has_one_spelling(key: str) -> None:
    whole, read = READERS[key]
    parts = msgspec.msgpack.decode(whole)
    spelt_longer = b"\xdc\x00" + bytes([len(parts)]) + whole[1:]
    assert msgspec.msgpack.decode(spelt_longer) == parts
    with pytest.raises(OperationRefused, match=key):
        read(spelt_longer)
