"""Suite 2 against the standards' own examples, against a second implementation, and against garbage."""

import random
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from gmssl.sm2 import CryptSM2
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault import libcrypto
from app.vault.crypto import Suite1
from app.vault.libcrypto import LibCrypto, Sm2Refused
from app.vault.suite2 import IDENTITY, Suite2

SUITE, LIB = Suite2(random.Random(1).randbytes), LibCrypto()
KEY = SUITE.generate_signing_key(random.Random(2).randbytes)
ALICE, BOB = SUITE.generate_age_identity(), SUITE.generate_age_identity()
# GB/T 32918.5-2017, annexes A and C: one key pair, a signature and a ciphertext.
PRIVATE = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
POINT = bytes.fromhex(
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
PUBLIC = bytes([2 + POINT[-1] % 2]) + POINT[:32]
SIGNATURE = bytes.fromhex(
    "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)
CIPHERTEXT = bytes.fromhex(
    "04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73"
    "E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0"
    "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766"
    "21886CA989CA9C7D58087307CA93092D651EFA"
)


def der(*parts: bytes) -> bytes:
    body = b"".join(parts)
    return b"\x30" + bytes([len(body)]) + body


def number(content: bytes) -> bytes:
    plain = content.lstrip(b"\0")
    padded = (b"\0" + plain) if plain[0] & 0x80 else plain
    return b"\x02" + bytes([len(padded)]) + padded


def octets(content: bytes) -> bytes:
    return b"\x04" + bytes([len(content)]) + content


def second(private: bytes, public: bytes) -> Any:
    return CryptSM2(private_key=private.hex(), public_key=public.hex(), asn1=False, mode=1)


def point_of(key: Any) -> bytes:
    """The whole point of a key of ours, for who does not know the compressed form."""
    other = CryptSM2(private_key="", public_key="00" * 64)
    whole: str = other._kg(int.from_bytes(key.private_bytes), other.ecc_table["g"])
    return bytes.fromhex(whole)


def test_the_public_key_of_the_standards_example() -> None:
    assert LIB.public_key(PRIVATE) == PUBLIC
    assert LIB.is_public_key(PUBLIC)


def test_the_signature_of_the_standards_example_holds_and_no_other() -> None:
    signed = der(number(SIGNATURE[:32]), number(SIGNATURE[32:]))
    assert LIB.verify(PUBLIC, IDENTITY, b"message digest", signed)
    assert not LIB.verify(PUBLIC, IDENTITY, b"message digesT", signed)
    assert not LIB.verify(PUBLIC, b"ALICE123@YAHOO.COM", b"message digest", signed)


def test_the_ciphertext_of_the_standards_example_opens() -> None:
    x, y, digest, content = CIPHERTEXT[:32], CIPHERTEXT[32:64], CIPHERTEXT[64:96], CIPHERTEXT[96:]
    whole = der(number(x), number(y), octets(digest), octets(content))
    assert LIB.decrypt(PRIVATE, PUBLIC, whole) == b"encryption standard"


@pytest.mark.parametrize(
    ("content", "digest"),
    [
        (b"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"),
        (b"abcd" * 16, "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"),
    ],
)
def test_sm3_gives_the_digests_of_gbt_32905(content: bytes, digest: str) -> None:
    assert SUITE.hash(content).hex() == digest


def test_sm4_gcm_gives_the_answer_of_rfc_8998() -> None:
    key = bytes.fromhex("0123456789ABCDEFFEDCBA9876543210")
    nonce = bytes.fromhex("00001234567800000000ABCD")
    bound = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
    plain = b"".join(bytes([byte]) * 8 for byte in b"\xaa\xbb\xcc\xdd\xee\xff\xee\xaa")
    sealed = SUITE._gcm_sealed(key, nonce, plain, bound)
    assert sealed.hex() == (
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec"
    )


def test_a_second_implementation_verifies_ours_and_we_verify_its() -> None:
    """Its nonces are predictable, so it may check ours here and do nothing else anywhere."""
    public = point_of(KEY)
    other = second(KEY.private_bytes, public)
    for count in range(12):
        message = random.Random(count).randbytes(count * 7 + 1)
        r, s = decode_dss_signature(LIB.sign(KEY.private_bytes, KEY.public_key, IDENTITY, message))
        assert other.verify_with_sm3(f"{r:064x}{s:064x}", message)
        theirs = bytes.fromhex(other.sign_with_sm3(message))
        assert LIB.verify(
            KEY.public_key, IDENTITY, message, der(number(theirs[:32]), number(theirs[32:]))
        )


@given(st.text(min_size=1, max_size=40), st.binary(max_size=200))
@settings(max_examples=50)
def test_a_signature_holds_for_what_was_signed_and_for_one_purpose(
    purpose: str, message: bytes
) -> None:
    signature = KEY.sign(purpose, message)
    assert len(signature) == 64
    assert SUITE.verify(KEY.public_key, purpose, message, signature)
    assert not SUITE.verify(KEY.public_key, purpose + "x", message, signature)
    assert not SUITE.verify(KEY.public_key, purpose, message + b"x", signature)


@given(st.binary(max_size=70), st.binary(max_size=80))
@settings(max_examples=100)
def test_garbage_is_false_and_never_an_error(public: bytes, signature: bytes) -> None:
    assert not SUITE.verify(public, "seal", b"m", signature)
    assert not SUITE.verify(KEY.public_key, "seal", b"m", signature)
    assert not SUITE.verify(KEY.public_key, "seal", b"m", bytes(64))
    assert not SUITE.verify(b"\x02" + bytes(32), "seal", b"m", KEY.sign("seal", b"m"))


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 200_000])
def test_what_is_sealed_opens_for_each_recipient_and_nobody_else(size: int) -> None:
    content = random.Random(size).randbytes(size)
    sealed = SUITE.encrypt_to([ALICE.recipient, BOB.recipient], content)
    for identity in (ALICE, BOB):
        assert SUITE.decrypt_with(identity.secret, sealed) == content
        assert SUITE.decrypt_beginning(identity.secret, sealed) == content
    for stranger in (SUITE.generate_age_identity(),):
        with pytest.raises(OperationRefused, match="sealed_for_someone_else"):
            SUITE.decrypt_with(stranger.secret, sealed)


def test_a_torn_or_changed_file_gives_its_whole_pieces_at_most() -> None:
    content = random.Random(3).randbytes(200_000)
    sealed = SUITE.encrypt_to([ALICE.recipient], content)
    torn = sealed[:-70_000]
    beginning = SUITE.decrypt_beginning(ALICE.secret, torn)
    assert content.startswith(beginning) and len(beginning) == 65_536
    # Cut off between two pieces: what is left is authentic, but says that more is to follow.
    exactly = sealed[: len(sealed) - (len(content) - 3 * 65_536) - 16]
    for wrong in (torn, exactly, b"", sealed[:1], sealed[:40], b"\x01" + sealed[1:]):
        with pytest.raises(OperationRefused, match="sealed_content_damaged"):
            SUITE.decrypt_with(ALICE.secret, wrong)
    for place in random.Random(4).sample(range(len(sealed)), 25):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(OperationRefused, match="sealed_"):
            SUITE.decrypt_with(ALICE.secret, bytes(changed))


def test_the_vaults_boxes_open_under_their_key_and_binding_only() -> None:
    sealed = SUITE.seal(bytes(32), b"content", b"bound", random.Random(5).randbytes)
    assert SUITE.open(bytes(32), sealed, b"bound") == b"content"
    for key, box, bound in (
        (b"k" * 32, sealed, b"bound"),
        (bytes(32), sealed, b"other"),
        (bytes(32), sealed[:-1], b"bound"),
        (bytes(32), b"", b"bound"),
        (bytes(32), Suite1().seal(bytes(32), b"c", b"bound", random.Random(6).randbytes), b"bound"),
    ):
        with pytest.raises(OperationRefused, match="sealed_content_damaged"):
            SUITE.open(key, box, bound)


def test_nothing_passes_from_one_suite_to_the_other() -> None:
    one = Suite1()
    age = one.generate_age_identity()
    assert not SUITE.is_recipient(age.recipient) and not one.is_recipient(ALICE.recipient)
    assert not SUITE.is_public_key(bytes(32)) and not one.is_public_key(KEY.public_key)
    with pytest.raises(OperationRefused, match="recipient_invalid"):
        SUITE.encrypt_to([age.recipient], b"x")
    with pytest.raises(OperationRefused, match="sealed_content_damaged"):
        SUITE.decrypt_with(ALICE.secret, one.encrypt_to([age.recipient], b"x"))


def test_keys_come_back_from_what_was_kept() -> None:
    assert SUITE.signing_key(KEY.private_bytes).public_key == KEY.public_key
    assert SUITE.age_identity(ALICE.secret) == ALICE
    assert ALICE.secret not in repr(ALICE)


def test_without_libcrypto_it_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise OSError(name)

    monkeypatch.setattr(libcrypto.ctypes, "CDLL", absent)
    with pytest.raises(EnvironmentProblem, match="libcrypto_missing"):
        Suite2(random.randbytes)


def test_a_damaged_key_is_refused_not_used() -> None:
    with pytest.raises(Sm2Refused):
        LIB.decrypt(PRIVATE, PUBLIC, b"\x30\x03\x02\x01\x01")
