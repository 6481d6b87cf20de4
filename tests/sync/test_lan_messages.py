"""What two PCs say to each other: whatever else comes is refused, and never believed."""

import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.sync.lan_messages import (
    LAN_PROTOCOL,
    Answer,
    Circle,
    Greeting,
    Request,
    Signed,
    open_answer,
    open_greeting,
    open_request,
    seal_answer,
    seal_request,
    sign_greeting,
)
from app.vault.certificates import CERTIFICATE_VERSION, DeviceCertificate, sign_certificate
from app.vault.crypto import Suite1
from tests.stations import VILLAGE

CRYPTO, CHANCE = Suite1(), random.Random(3).randbytes
TOWN = CRYPTO.generate_signing_key(CHANCE)
STRANGER = CRYPTO.generate_signing_key(CHANCE)
DEVICE = CRYPTO.generate_signing_key(CHANCE)
WAITING = CRYPTO.generate_age_identity()
CIRCLE = Circle(CRYPTO, TOWN.public_key, VILLAGE)
NONCE = CHANCE(16)


def certificate(village: str = VILLAGE, by=TOWN) -> bytes:
    return sign_certificate(
        DeviceCertificate(
            CERTIFICATE_VERSION, 1, "0b" * 16, village, "370781109000", "B", "二号",
            DEVICE.public_key, WAITING.recipient, "2026-03-02T01:00:00Z",
        ),
        by,
    )  # fmt: skip


def greeting(village: str = VILLAGE, by=TOWN, key=DEVICE, nonce: bytes = NONCE, **changed) -> bytes:
    told = Greeting(LAN_PROTOCOL, certificate(village, by), WAITING.recipient, "challenge")
    return sign_greeting(key, nonce, msgspec.structs.replace(told, **changed))


REQUEST = Request("0b" * 16, "challenge", b"k" * 32, certificate(), "hello", body=b"x" * 300)
ASKED = seal_request(CRYPTO, DEVICE, WAITING.recipient, REQUEST)
ANSWER = seal_answer(CRYPTO, b"k" * 32, ASKED, Answer(b"body"), CHANCE)


def changed_at(content: bytes, place: int, bit: int) -> bytes:
    place %= len(content)
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def test_what_was_said_is_what_is_heard():
    assert open_greeting(CIRCLE, NONCE, greeting())[1].letter == "B"
    assert open_request(CRYPTO, WAITING.secret, ASKED)[0] == REQUEST
    assert open_answer(CRYPTO, b"k" * 32, ASKED, ANSWER).opened() == b"body"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (greeting(village="370781109217"), "lan_peer_not_of_village"),
        (greeting(by=STRANGER), "lan_peer_not_of_village"),
        (greeting(key=STRANGER), "lan_peer_not_of_village"),
        (greeting(nonce=b"another call's.."), "lan_peer_not_of_village"),
        (greeting(recipient="age1nobody"), "lan_peer_unreadable"),
        (greeting(protocol=LAN_PROTOCOL + 1), "lan_peer_newer_version"),
        (b"", "lan_peer_unreadable"),
    ],
)
def test_a_greeting_that_is_not_for_us_is_refused(content, key):
    with pytest.raises(Problem) as caught:
        open_greeting(CIRCLE, NONCE, content)
    assert caught.value.key == key


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_changed_bit_of_a_greeting_is_believed(place, bit):
    with pytest.raises(Problem):
        open_greeting(CIRCLE, NONCE, changed_at(greeting(), place, bit))


@settings(deadline=None)
@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_changed_bit_of_a_request_is_read(place, bit):
    with pytest.raises(OperationRefused, match="lan_request_unreadable"):
        open_request(CRYPTO, WAITING.secret, changed_at(ASKED, place, bit))


@settings(deadline=None)
@given(st.binary(max_size=200), st.binary(max_size=64))
def test_garbage_that_was_sealed_properly_is_refused(payload, signature):
    for plain in (payload, msgspec.msgpack.encode(Signed(payload, signature))):
        with pytest.raises(OperationRefused, match="lan_request_unreadable"):
            open_request(CRYPTO, WAITING.secret, CRYPTO.encrypt_to([WAITING.recipient], plain))


@given(st.integers(0, 10_000), st.integers(0, 7))
def test_no_changed_bit_of_an_answer_is_read(place, bit):
    with pytest.raises(EnvironmentProblem, match="lan_peer_unreadable"):
        open_answer(CRYPTO, b"k" * 32, ASKED, changed_at(ANSWER, place, bit))


def test_an_answer_to_another_request_is_none():
    other = seal_request(CRYPTO, DEVICE, WAITING.recipient, REQUEST)
    with pytest.raises(EnvironmentProblem, match="lan_peer_unreadable"):
        open_answer(CRYPTO, b"k" * 32, other, ANSWER)


def test_a_problem_comes_across_with_its_facts():
    told = Answer(b"", "segment_gap", {"have": 3, "first": 9})
    with pytest.raises(OperationRefused) as caught:
        told.opened()
    assert caught.value.facts == {"have": 3, "first": 9}
    with pytest.raises(EnvironmentProblem, match="lan_peer_cannot_keep"):
        Answer(b"", "lan_peer_cannot_keep", may_try_again=True).opened()
