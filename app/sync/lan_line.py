"""The line to another PC on the village's own network: plain HTTP around sealed messages."""

import http.client
import re
import socket
import unicodedata
from typing import Protocol

import msgspec

from app.journal.wire import Refusal
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.lan_messages import GREETING_BYTES_MAX, MESSAGE_BYTES_MAX

LAN_PORT = 8791
GREET_PATH, ASK_PATH = "/lan/1/greet", "/lan/1/ask"
CONTENT_TYPE = "application/octet-stream"
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 60.0
OK, REFUSED = 200, 403
# What may be said in clear, before anyone has proved anything; anything else would be a stranger's.
CLEAR_REFUSALS = {"lan_peer_not_of_village", "lan_request_unreadable"}
_ADDRESS = re.compile(
    r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<host>[^\s:/\[\]]+))(?::(?P<port>[0-9]{1,5}))?"
)
PORT_MAX = 65_535


def read_address(text: str) -> tuple[str, int]:
    """Host and port of an address as people type it, full-width characters and all.

    Raises OperationRefused `lan_address_wrong`.
    """
    plain = unicodedata.normalize("NFKC", text).strip().removeprefix("http://").rstrip("/")
    match = _ADDRESS.fullmatch(plain.replace("。", "."))
    port = int(match["port"] or LAN_PORT) if match else 0
    if match is None or not 0 < port <= PORT_MAX:
        raise OperationRefused("lan_address_wrong")
    return match["v6"] or match["host"], port


class LanLine(Protocol):
    """Carries sealed messages to a PC that waits, and its answers back.

    Raises EnvironmentProblem `lan_peer_unreachable`, `lan_peer_unreadable`, and OperationRefused with
    what the other PC said in clear.
    """

    def greet(self, content: bytes) -> bytes: ...

    def ask(self, content: bytes) -> bytes: ...


class HttpLanLine:
    """Speaks to one PC that waits. Each message has a connection of its own, and none goes through
    a proxy: what is said stays in the village.
    """

    def __init__(self, address: str, answer_seconds: float = ANSWER_SECONDS) -> None:
        """Raises OperationRefused `lan_address_wrong`."""
        self._host, self._port = read_address(address)
        self._answer_seconds = answer_seconds

    def greet(self, content: bytes) -> bytes:
        """The answer to a call."""
        return self._send(GREET_PATH, content, GREETING_BYTES_MAX)

    def ask(self, content: bytes) -> bytes:
        """The sealed answer to a sealed request."""
        return self._send(ASK_PATH, content, MESSAGE_BYTES_MAX)

    def _send(self, path: str, content: bytes, limit_bytes: int) -> bytes:
        connection = http.client.HTTPConnection(self._host, self._port, timeout=CONNECT_SECONDS)
        try:
            connection.connect()
            if isinstance(connection.sock, socket.socket):
                connection.sock.settimeout(self._answer_seconds)
            connection.request("POST", path, content, {"content-type": CONTENT_TYPE})
            response = connection.getresponse()
            answer = response.read(limit_bytes + 1)
            status, length = response.status, response.getheader("content-length", "")
        except http.client.HTTPException as error:
            is_cut = isinstance(error, (http.client.IncompleteRead, http.client.RemoteDisconnected))
            key = "lan_peer_unreachable" if is_cut else "lan_peer_unreadable"
            raise EnvironmentProblem(key) from None
        except (OSError, UnicodeError, ValueError):
            raise EnvironmentProblem("lan_peer_unreachable") from None
        finally:
            connection.close()
        if len(answer) > limit_bytes:
            raise EnvironmentProblem("lan_peer_unreadable")
        if length.isdecimal() and len(answer) < int(length):
            raise EnvironmentProblem("lan_peer_unreachable")
        if status == OK:
            return answer
        raise _refusal(status, answer)


def _refusal(status: int, content: bytes) -> OperationRefused | EnvironmentProblem:
    try:
        refusal = msgspec.msgpack.decode(content, type=Refusal)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        return EnvironmentProblem("lan_peer_unreadable")
    if status != REFUSED or refusal.problem not in CLEAR_REFUSALS:
        return EnvironmentProblem("lan_peer_unreadable")
    return OperationRefused(refusal.problem)
