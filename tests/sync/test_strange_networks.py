"""Networks that answer in the township's place: a hotel's page, a proxy's error, a liar."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from app.journal.wire import CHALLENGE_PATH, Refusal
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.words.problem_words import problem_sentence
from tests.stations import Pc, contents

PAGE = "<html><body>请登录本酒店网络</body></html>".encode()
CHALLENGE = (200, {}, b"1.2.3")
LOG = ("exchange_log", "tail_seals")


class Impostor(ThreadingHTTPServer):
    """Gives one answer to every request, and another to the request for a challenge."""

    answer: tuple[int, dict[str, str], bytes] = (200, {}, PAGE)
    challenge: tuple[int, dict[str, str], bytes] = (200, {}, PAGE)
    daemon_threads = True


class Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def respond(self) -> None:
        self.rfile.read(int(self.headers.get("content-length", 0)))
        is_challenge = self.path == CHALLENGE_PATH
        status, headers, body = self.server.challenge if is_challenge else self.server.answer
        self.send_response(status)
        for name, value in ({"content-length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.respond()

    def do_POST(self) -> None:
        self.respond()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def impostor(enrolled) -> Iterator[Impostor]:
    with Impostor(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        enrolled.sync.set_server_url(f"http://127.0.0.1:{server.server_address[1]}")
        yield server
        server.shutdown()
        thread.join(5)


def refusal_by(pc: Pc, without: tuple[str, ...] = LOG) -> Problem:
    pc.submitted()
    before = contents(pc.store, without=without)
    with pytest.raises(Problem) as refusal:
        pc.sync.exchange()
    assert contents(pc.store, without=without) == before
    assert pc.store.exchange_log.latest().result == refusal.value.key
    assert "没有说明的情况" not in problem_sentence(refusal.value)
    return refusal.value


def packed(problem: str, **facts: str | int) -> bytes:
    return msgspec.msgpack.encode(Refusal(problem, facts))


CHALLENGES = {
    "a page": ((200, {}, PAGE), "server_answer_unreadable"),
    "two lines": ((200, {}, b"1.2.3\r\nx-evil: 1"), "server_answer_unreadable"),
    "far too much": ((200, {}, b"x" * 10_000), "server_answer_unreadable"),
    "nothing": ((200, {}, b""), "server_answer_unreadable"),
    "no content": ((204, {}, b""), "server_answer_unreadable"),
    "another place": ((302, {"location": "http://127.0.0.1:1/"}, b""), "server_refused"),
    "not there": ((404, {}, PAGE), "server_refused"),
    "a tired proxy": ((502, {}, b"Bad Gateway"), "server_refused"),
    "half of it": ((200, {"content-length": "5000", "connection": "close"}, b"1.2.3"),
                   "server_unreachable"),
    "not what it says": ((200, {"content-encoding": "gzip"}, b"not gzip"), "server_unreachable"),
}  # fmt: skip
ANSWERS = {
    "a page": ((200, {}, PAGE), "hello_damaged"),
    "a stranger": ((200, {}, msgspec.msgpack.encode([b"{}", b"x" * 64])), "hello_not_trusted"),
    "far too much": ((200, {}, b"\x00" * (2 * 1024 * 1024 + 1)), "server_answer_unreadable"),
    "a bug": ((500, {}, packed("server_failed")), "server_failed"),
    "a full disk": ((503, {}, packed("ledger_unavailable")), "ledger_unavailable"),
    "bad letters": ((500, {}, b"\x82\xa7problem\xa2\xff\xfe"), "server_refused"),
    "a deep hole": ((500, {}, b"\x91" * 100_000), "server_refused"),
    "too often": ((429, {}, packed("asked_too_often", seconds=7)), "asked_too_often"),
    "never right": ((401, {}, packed("challenge_expired")), "challenge_expired"),
}


def test_an_answer_that_is_no_challenge(enrolled, impostor):
    for name, (answer, key) in CHALLENGES.items():
        impostor.challenge = answer
        assert (name, refusal_by(enrolled).key) == (name, key)


def test_an_answer_that_is_no_townships(enrolled, impostor):
    impostor.challenge = CHALLENGE
    for name, (answer, key) in ANSWERS.items():
        impostor.answer = answer
        assert (name, refusal_by(enrolled).key) == (name, key)


def test_what_may_be_tried_again_is_told_apart(enrolled, impostor):
    impostor.challenge = CHALLENGE
    for status, problem, kind in (
        (429, "asked_too_often", EnvironmentProblem),
        (408, "request_cut_off", EnvironmentProblem),
        (500, "server_failed", EnvironmentProblem),
        (423, "device_revoked", OperationRefused),
        (422, "hello_damaged", OperationRefused),
    ):
        impostor.answer = (status, {}, packed(problem, seconds=7))
        # Whoever is told that it was revoked hands in what it had not sent, in a numbered bundle.
        without = (*LOG, "counters") if problem == "device_revoked" else LOG
        refusal = refusal_by(enrolled, without)
        assert (refusal.key, type(refusal)) == (problem, kind)
        assert refusal.facts == {"seconds": 7}


def test_facts_may_be_named_like_anything(enrolled, impostor):
    impostor.challenge = CHALLENGE
    impostor.answer = (422, {}, packed("hello_damaged", key="x", self="y"))
    assert refusal_by(enrolled).facts == {"key": "x", "self": "y"}
