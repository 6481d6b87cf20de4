"""Finding a PC that waits: one shout over the village's own network, answered by who knows it.

A convenience only: where a network swallows it, the address is typed.
"""

import os
import select
import socket
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

import msgspec

from app.sync.lan_messages import NONCE_BYTES, Circle

DISCOVERY_PORT = 8791
QUESTION, REPLY = "lianxin/find/1", "lianxin/here/1"
DATAGRAM_BYTES_MAX = 256
SHOUTS, LISTEN_SECONDS, POLL_SECONDS = 3, 2.0, 0.2
EVERYONE = "255.255.255.255"
# Nobody is asked there: it only tells which of its own addresses this PC would use.
FAR_HOSTS = ("192.168.1.1", "10.0.0.1", "172.16.0.1")


class Datagram(msgspec.Struct, frozen=True, array_like=True):
    """A shout, or its reply. `tag` shows that its sender knows the village; `port` is 0 in a shout."""

    word: str
    nonce: bytes
    tag: bytes
    port: int = 0


class Beacon:
    """Replies to shouts while a PC waits."""

    def __init__(
        self, tag: Callable[[bytes], bytes], port: int, discovery_port: int = DISCOVERY_PORT
    ) -> None:
        self._tag = tag
        self._port = port
        self._discovery_port = discovery_port
        self._socket: socket.socket | None = None
        self._is_stopping = threading.Event()
        self._thread = threading.Thread(target=self._reply, name="lan-beacon", daemon=True)

    def start(self) -> bool:
        """Listen for shouts; False when the network does not allow it."""
        try:
            self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._socket.bind(("", self._discovery_port))
        except OSError:
            self._close()
            return False
        self._thread.start()
        return True

    def stop(self) -> None:
        """Fall silent."""
        self._is_stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self._close()

    def _close(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _reply(self) -> None:
        while self._socket is not None and not self._is_stopping.is_set():
            with suppress(OSError):
                if not select.select([self._socket], [], [], POLL_SECONDS)[0]:
                    continue
                content, sender = self._socket.recvfrom(DATAGRAM_BYTES_MAX)
                shout = _datagram(content, QUESTION)
                if shout is None or shout.tag != self._tag(shout.nonce):
                    continue
                tag = self._tag(bytes(reversed(shout.nonce)))
                reply = Datagram(REPLY, shout.nonce, tag, self._port)
                self._socket.sendto(msgspec.msgpack.encode(reply), sender)


def find_waiting(
    circle: Circle,
    seconds: float = LISTEN_SECONDS,
    targets: Iterable[str] | None = None,
    discovery_port: int = DISCOVERY_PORT,
) -> list[str]:
    """Addresses (`host:port`) of the village's PCs that wait and have heard; empty when none has."""
    nonce = os.urandom(NONCE_BYTES)
    shout = msgspec.msgpack.encode(Datagram(QUESTION, nonce, circle.tag(nonce)))
    expected = circle.tag(bytes(reversed(nonce)))
    found: dict[str, None] = {}
    asked = tuple(targets) if targets is not None else _everyone()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        for _ in range(SHOUTS):
            for target in asked:
                with suppress(OSError):
                    ear.sendto(shout, (target, discovery_port))
            ends_at = time.monotonic() + seconds / SHOUTS
            while (left := ends_at - time.monotonic()) > 0:
                with suppress(OSError):
                    if not select.select([ear], [], [], left)[0]:
                        break
                    content, sender = ear.recvfrom(DATAGRAM_BYTES_MAX)
                    reply = _datagram(content, REPLY)
                    if reply is not None and (reply.nonce, reply.tag) == (nonce, expected):
                        found[f"{sender[0]}:{reply.port}"] = None
            if found:
                break
    return list(found)


def own_addresses() -> list[str]:
    """The addresses of this PC on its networks, for a person to type at the other PC; may be empty."""
    found: dict[str, None] = {}
    for host in FAR_HOSTS:
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect((host, 9))
            found[probe.getsockname()[0]] = None
    with suppress(OSError):
        for address in socket.gethostbyname_ex(socket.gethostname())[2]:
            found[address] = None
    return [each for each in found if not each.startswith("127.") and each != "0.0.0.0"]


def _everyone() -> tuple[str, ...]:
    """Everyone near, also where this PC stands in several networks (of 254 places each)."""
    near = [f"{address.rpartition('.')[0]}.255" for address in own_addresses()]
    return tuple(dict.fromkeys((EVERYONE, *near)))


def _datagram(content: bytes, word: str) -> Datagram | None:
    try:
        datagram = msgspec.msgpack.decode(content, type=Datagram)
    except (ValueError, RecursionError):  # bad UTF-8 is no MsgspecError
        return None
    return datagram if datagram.word == word else None
