"""The township's server as a station sees it: signed requests, plain refusals, no state."""

import re
import ssl
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import msgspec
import urllib3

from app.journal.blobs import BlobNeeds, BlobReceipt
from app.journal.digests import RowsAnswer, RowsClaim
from app.journal.exchange import Hello, read_hello
from app.journal.keys import Crypto
from app.journal.segment import SEGMENT_BYTES_MAX
from app.journal.vector import Have
from app.journal.wire import (
    BLOBS_PATH,
    CHALLENGE_HEADER,
    CHALLENGE_PATH,
    CHECK_PATH,
    DEVICE_HEADER,
    ENROL_PATH,
    HELD_PATH,
    HELD_TOLD,
    HELLO_PATH,
    MSGPACK_TYPE,
    REQUEST_PURPOSE,
    SIGNATURE_HEADER,
    HandedIn,
    Refusal,
    SegmentReceipt,
    SnapshotPiece,
    blob_path,
    branch_path,
    open_check,
    open_hello_payload,
    pack_run,
    request_message,
    run_path,
    segment_path,
    sign_hello,
    snapshot_path,
    update_path,
)
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.vault.crypto import SigningKey

CONNECT_SECONDS, READ_SECONDS = 10.0, 60.0
SLOWEST_BYTES_PER_SECOND = 1500  # a line of 16 kbit/s, with what TCP adds
PIECE_BYTES = 8 * 1024
ANSWER_BYTES_MAX = 2 * SEGMENT_BYTES_MAX
HTTP_NO_CONTENT, HTTP_TOO_SLOW, HTTP_TOO_OFTEN, HTTP_BROKEN = 204, 408, 429, 500
STALE_CHALLENGE = {"challenge_expired", "challenge_unknown"}
CHALLENGE = re.compile(rb"[!-~]{1,256}")
RANGE = re.compile(r"bytes ([0-9]{1,12})-[0-9]{1,12}/([0-9]{1,12})")
_Answer = TypeVar("_Answer")


class _Reply(msgspec.Struct, frozen=True):
    content: bytes
    etag: str = ""
    content_range: str = ""


class TownLine(Protocol):
    """What a station asks of its township over any line."""

    def enrol(self, request: bytes) -> bytes: ...

    def hello(self, hello: Hello) -> Hello: ...

    def put_segment(self, feed: bytes, first: int, last: int, packed: bytes) -> SegmentReceipt: ...

    def put_run(
        self, feed: bytes, first: int, last: int, run: Sequence[bytes]
    ) -> SegmentReceipt: ...

    def check(self, claim: RowsClaim) -> RowsAnswer: ...

    def get_segment(self, feed: bytes, after: int) -> bytes: ...

    def blob_needs(self) -> BlobNeeds: ...

    def put_blob(self, content_hash: bytes, offset: int, piece: bytes) -> BlobReceipt: ...

    def get_blob(self, content_hash: bytes, offset: int, length: int) -> bytes: ...

    def get_branch(self, feed: bytes, end: Have) -> bytes: ...

    def get_snapshot(
        self, village_code: str, rules: bytes, name: str, start: int, length: int
    ) -> SnapshotPiece | None: ...

    def get_update(
        self, place: str, have: str, name: str, start: int, length: int
    ) -> SnapshotPiece | None: ...

    def hand_in(self, bundle: bytes) -> HandedIn: ...

    def close(self) -> None: ...


class TownClient:
    """Speaks to one township's server.

    Raises EnvironmentProblem `server_unreachable`, `server_refused` (status),
    `server_answer_unreadable`, and OperationRefused with the township's own reason.
    """

    def __init__(
        self,
        url: str,
        crypto: Crypto,
        device_id: str,
        key: SigningKey,
        town_public_key: bytes,
        tls_roots: bytes = b"",
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._url = url
        self._crypto = crypto
        self._device_id = device_id
        self._key = key
        self._town_public_key = town_public_key
        self._challenge = ""
        self._read_seconds = read_seconds
        self._pool = urllib3.PoolManager(retries=False, ssl_context=tls_context(tls_roots))

    def close(self) -> None:
        """Let the connections go."""
        self._pool.clear()

    def enrol(self, request: bytes) -> bytes:
        """The certificate for an enrolment request."""
        return self._send("POST", ENROL_PATH, request, is_signed=False)

    def hello(self, hello: Hello) -> Hello:
        """Say what this station has; hear what the township has."""
        answer = self._send("POST", HELLO_PATH, sign_hello(self._key, hello))
        return read_hello(open_hello_payload(self._crypto, self._town_public_key, answer))

    def put_segment(self, feed: bytes, first: int, last: int, packed: bytes) -> SegmentReceipt:
        """Push one segment; the receipt says what the township has now."""
        return _decoded(self._send("PUT", segment_path(feed, first, last), packed), SegmentReceipt)

    def put_run(self, feed: bytes, first: int, last: int, run: Sequence[bytes]) -> SegmentReceipt:
        """The same for several segments of a feed, which are taken all or none."""
        answer = self._send("PUT", run_path(feed, first, last), pack_run(run))
        return _decoded(answer, SegmentReceipt)

    def hand_in(self, bundle: bytes) -> HandedIn:
        """Hand in what this PC had not sent before it was revoked; returns what that has come to. Without
        records it only asks.
        """
        answer = self._send("POST", f"{HELD_PATH}?{HELD_TOLD}=1", bundle)
        try:
            return _decoded(answer, HandedIn)
        except EnvironmentProblem:  # an older township says only how much it holds
            return HandedIn(_decoded(answer, int))

    def get_segment(self, feed: bytes, after: int) -> bytes:
        """The next segment after `after`; empty when there is none."""
        return self._send("GET", f"{segment_path(feed)}?from={after + 1}", b"")

    def blob_needs(self, skip: int = 0) -> BlobNeeds:
        """What the township lacks of the attachments that this village's records name, or a county of
        its town's; without the first so many.
        """
        target = f"{BLOBS_PATH}?skip={skip}" if skip else BLOBS_PATH
        return _decoded(self._send("GET", target, b""), BlobNeeds)

    def put_blob(self, content_hash: bytes, offset: int, piece: bytes) -> BlobReceipt:
        """Push one piece; the receipt says how much has come."""
        return _decoded(self._send("PUT", blob_path(content_hash, offset), piece), BlobReceipt)

    def get_blob(self, content_hash: bytes, offset: int, length: int) -> bytes:
        """At most so much of a content from there on; empty at its end."""
        return self._send("GET", f"{blob_path(content_hash, offset)}&max={length}", b"")

    def check(self, claim: RowsClaim) -> RowsAnswer:
        """Have this station's rows compared with the township's."""
        content = msgspec.msgpack.encode(claim)
        answer = self._send("POST", CHECK_PATH, content)
        return _decoded(
            open_check(self._crypto, self._town_public_key, content, answer), RowsAnswer
        )

    def get_branch(self, feed: bytes, end: Have) -> bytes:
        """A segment that the township keeps of another branch, by its end.

        Raises OperationRefused `branch_unknown`.
        """
        return self._send("GET", branch_path(feed, end), b"")

    def get_snapshot(
        self, village_code: str, rules: bytes, name: str, start: int, length: int
    ) -> SnapshotPiece | None:
        """Some bytes of a village's snapshot, of that name or, without one, of the present one; None
        when the township has none for a PC that folds by these rules.

        Raises OperationRefused `snapshot_gone` when that one is not kept any more.
        """
        return self._piece(snapshot_path(village_code, rules), name, start, length)

    def get_update(
        self, place: str, have: str, name: str, start: int, length: int
    ) -> SnapshotPiece | None:
        """The same of an update for this kind of PC; None when there is none newer than `have`.

        Raises OperationRefused `update_gone` when that one is not carried any more.
        """
        return self._piece(update_path(place, have), name, start, length)

    def _piece(self, path: str, name: str, start: int, length: int) -> SnapshotPiece | None:
        asked = {"range": f"bytes={start}-{start + length - 1}"}
        if name:
            asked["if-match"] = f'"{name}"'
        reply = self._asked("GET", path, b"", asked)
        if not reply.content:
            return None
        placed = RANGE.fullmatch(reply.content_range)
        if placed is None or int(placed[1]) != start or not reply.etag:
            raise EnvironmentProblem("server_answer_unreadable")
        return SnapshotPiece(reply.etag.strip('"'), start, int(placed[2]), reply.content)

    def _send(self, method: str, target: str, body: bytes, *, is_signed: bool = True) -> bytes:
        if not is_signed:
            headers = {"content-type": MSGPACK_TYPE}
            return self._request(method, target, body, headers).content
        return self._asked(method, target, body, {}).content

    def _asked(self, method: str, target: str, body: bytes, further: dict[str, str]) -> _Reply:
        headers = {"content-type": MSGPACK_TYPE} | further
        try:
            signed = headers | self._signature(method, target, body)
            return self._request(method, target, body, signed)
        except OperationRefused as refusal:
            if refusal.key not in STALE_CHALLENGE:
                raise
        self._challenge = ""  # it holds for minutes; an exchange over a slow line takes longer
        return self._request(method, target, body, headers | self._signature(method, target, body))

    def _signature(self, method: str, target: str, body: bytes) -> dict[str, str]:
        if not self._challenge:
            self._challenge = _challenge_in(self._request("GET", CHALLENGE_PATH, b"", {}).content)
        message = request_message(method, target, self._challenge, self._crypto.hash(body))
        return {
            DEVICE_HEADER: self._device_id,
            CHALLENGE_HEADER: self._challenge,
            SIGNATURE_HEADER: self._key.sign(REQUEST_PURPOSE, message).hex(),
        }

    def _request(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> _Reply:
        # The answer comes only when the whole body has crept over the line.
        read_seconds = self._read_seconds + len(body) / SLOWEST_BYTES_PER_SECOND
        try:
            response = self._pool.request(
                method,
                self._url + target,
                body=_pieces_of(body) if body else None,
                headers=headers | ({"content-length": str(len(body))} if body else {}),
                preload_content=False,
                timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=read_seconds),
            )
            with response:
                content = response.read(ANSWER_BYTES_MAX + 1)
        except (urllib3.exceptions.HTTPError, OSError, UnicodeError):
            raise EnvironmentProblem("server_unreachable") from None
        if len(content) > ANSWER_BYTES_MAX:
            raise EnvironmentProblem("server_answer_unreadable")
        if response.status == HTTP_NO_CONTENT:
            return _Reply(b"")
        if response.status // 100 != 2:
            raise refusal_in(response.status, content)
        told = response.headers
        return _Reply(content, told.get("etag", ""), told.get("content-range", ""))


def tls_context(tls_roots: bytes) -> ssl.SSLContext | None:
    """Authorities of the township's own beside those of the system; None: the system's alone.

    Raises OperationRefused `tls_roots_damaged`.
    """
    if not tls_roots:
        return None
    context = ssl.create_default_context()
    try:
        context.load_verify_locations(cadata=tls_roots.decode("ascii"))
    except (ValueError, ssl.SSLError):
        raise OperationRefused("tls_roots_damaged") from None
    return context


def _pieces_of(body: bytes) -> Iterator[bytes]:
    """So that each piece has the time that a connection may take, and not all of them together."""
    for start in range(0, len(body), PIECE_BYTES):
        yield body[start : start + PIECE_BYTES]


def _challenge_in(answer: bytes) -> str:
    """A challenge goes into a header; the page of some hotel's network must not."""
    if not CHALLENGE.fullmatch(answer):
        raise EnvironmentProblem("server_answer_unreadable")
    return answer.decode("ascii")


def refusal_in(status: int, content: bytes) -> Problem:
    """What an answer says that is none: the township's own reason, or that it cannot be read."""
    try:
        refusal = msgspec.msgpack.decode(content, type=Refusal)
    except (ValueError, RecursionError):
        return EnvironmentProblem("server_refused", status=status)
    may_try_again = status >= HTTP_BROKEN or status in (HTTP_TOO_SLOW, HTTP_TOO_OFTEN)
    problem = (EnvironmentProblem if may_try_again else OperationRefused)(refusal.problem)
    problem.facts.update(refusal.facts)  # no keywords: a fact may be named like an argument
    return problem


def _decoded(content: bytes, kind: type[_Answer]) -> _Answer:
    try:
        return msgspec.msgpack.decode(content, type=kind)
    except (ValueError, RecursionError):
        raise EnvironmentProblem("server_answer_unreadable") from None
