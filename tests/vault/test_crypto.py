import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import OperationRefused
from app.vault.crypto import Suite1

SUITE = Suite1()
KEY = SUITE.generate_signing_key(random.Random(1).randbytes)
ALICE, BOB, EVE = (SUITE.generate_age_identity() for _ in range(3))
SEALED_TO_ALICE = SUITE.encrypt_to([ALICE.recipient], "户主".encode())
SECRET = bytes(range(32))
SEALED = SUITE.seal(SECRET, "走访".encode(), b"visit", random.Random(2).randbytes)
PURPOSES = st.text(min_size=1, max_size=40)


@given(PURPOSES, st.binary(max_size=200))
def test_a_signature_holds_for_what_was_signed(purpose: str, message: bytes) -> None:
    assert SUITE.verify(KEY.public_key, purpose, message, KEY.sign(purpose, message))


@given(PURPOSES, st.binary(max_size=50), PURPOSES, st.binary(max_size=50))
def test_signatures_do_not_cross_purposes(
    purpose: str, message: bytes, other: str, other_message: bytes
) -> None:
    signature = KEY.sign(purpose, message)
    is_same = (purpose, message) == (other, other_message)
    assert SUITE.verify(KEY.public_key, other, other_message, signature) is is_same


def test_moving_the_border_between_purpose_and_message_breaks_the_signature() -> None:
    assert not SUITE.verify(KEY.public_key, "sea", b"l1", KEY.sign("seal", b"1"))


@given(st.binary(max_size=100), st.binary(max_size=40), st.binary(max_size=80))
def test_verifying_garbage_is_false_and_never_an_error(
    public_key: bytes, message: bytes, signature: bytes
) -> None:
    assert not SUITE.verify(public_key, "seal", message, signature)
    assert not SUITE.verify(KEY.public_key, "seal", message, signature)
    assert not SUITE.verify(KEY.public_key, "", message, signature)


def test_the_suite_byte_is_signed() -> None:
    class LaterSuite(Suite1):
        suite = 2

    assert not LaterSuite().verify(KEY.public_key, "seal", b"m", KEY.sign("seal", b"m"))


def test_a_purpose_must_have_1_to_255_bytes() -> None:
    for purpose in ("", "长" * 86):
        with pytest.raises(ValueError, match="purpose"):
            KEY.sign(purpose, b"m")


def test_a_signing_key_comes_back_from_its_private_bytes() -> None:
    again = SUITE.signing_key(KEY.private_bytes)
    assert again.public_key == KEY.public_key
    assert again.sign("seal", b"m") == KEY.sign("seal", b"m")


def test_every_recipient_can_open_and_nobody_else() -> None:
    sealed = SUITE.encrypt_to([ALICE.recipient, BOB.recipient], b"bundle")
    assert SUITE.decrypt_with(ALICE.secret, sealed) == b"bundle"
    assert SUITE.decrypt_with(BOB.secret, sealed) == b"bundle"
    with pytest.raises(OperationRefused, match="sealed_for_someone_else"):
        SUITE.decrypt_with(EVE.secret, sealed)


def test_an_age_identity_comes_back_from_its_secret_and_does_not_show_it() -> None:
    assert SUITE.age_identity(ALICE.secret) == ALICE
    assert ALICE.secret not in repr(ALICE)
    assert ALICE.recipient in repr(ALICE)


def test_any_changed_byte_of_a_sealed_file_is_refused() -> None:
    for at in range(len(SEALED_TO_ALICE)):
        damaged = bytearray(SEALED_TO_ALICE)
        damaged[at] ^= 0x20
        with pytest.raises(OperationRefused) as refusal:
            SUITE.decrypt_with(ALICE.secret, bytes(damaged))
        assert refusal.value.key in ("sealed_for_someone_else", "sealed_content_damaged")


def test_half_a_sealed_file_is_damaged() -> None:
    for length in range(len(SEALED_TO_ALICE)):
        with pytest.raises(OperationRefused, match="sealed_content_damaged"):
            SUITE.decrypt_with(ALICE.secret, SEALED_TO_ALICE[:length])


def test_a_large_content_goes_through(randomness: Callable[[int], bytes]) -> None:
    content = randomness(1_000_000)
    sealed = SUITE.encrypt_to([ALICE.recipient], content)
    assert SUITE.decrypt_with(ALICE.secret, sealed) == content
    with pytest.raises(OperationRefused, match="sealed_content_damaged"):
        SUITE.decrypt_with(ALICE.secret, sealed[:70_000])


def test_recipients_are_checked_before_anything_is_sealed() -> None:
    assert SUITE.is_recipient(ALICE.recipient)
    for wrong in ("", "age1", ALICE.secret, ALICE.recipient[:-1], "收件人"):
        assert not SUITE.is_recipient(wrong)
        with pytest.raises(OperationRefused, match="recipient_invalid"):
            SUITE.encrypt_to([ALICE.recipient, wrong], b"m")
    with pytest.raises(ValueError, match="nobody"):
        SUITE.encrypt_to([], b"m")


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_sealing_and_opening(plaintext: bytes, associated: bytes) -> None:
    sealed = SUITE.seal(SECRET, plaintext, associated, random.Random(3).randbytes)
    assert SUITE.open(SECRET, sealed, associated) == plaintext


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_any_changed_byte_of_sealed_content_is_refused(at: int, flip: int) -> None:
    damaged = bytearray(SEALED)
    damaged[at] ^= flip
    with pytest.raises(OperationRefused, match="sealed_content_damaged"):
        SUITE.open(SECRET, bytes(damaged), b"visit")


@pytest.mark.parametrize(
    ("key", "sealed", "associated"),
    [
        (bytes(32), SEALED, b"visit"),
        (SECRET, SEALED, b"case"),
        (SECRET, SEALED[:5], b"visit"),
        (SECRET, SEALED[:20], b"visit"),
        (SECRET, b"", b"visit"),
    ],
)
def test_another_key_place_or_length_is_refused(
    key: bytes, sealed: bytes, associated: bytes
) -> None:
    with pytest.raises(OperationRefused, match="sealed_content_damaged"):
        SUITE.open(key, sealed, associated)


def test_known_answers() -> None:
    """What this version writes must be readable by every later one."""
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert SUITE.hash(b"").hex() == empty
    # RFC 4231, case 2
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    assert SUITE.mac(b"Jefe", b"what do ya want for nothing?").hex() == expected
    # RFC 8032, test 1, gives the public key; the signature is over our own framing.
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert SUITE.signing_key(seed).public_key.hex() == public


def test_derived_keys_differ_by_purpose_and_key() -> None:
    keys = {SUITE.derive_key(k, p) for k in (SECRET, bytes(32)) for p in ("mark", "slots", "m")}
    assert len(keys) == 6
    assert all(len(key) == 32 for key in keys)
