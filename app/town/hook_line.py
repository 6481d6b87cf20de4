"""The line to another system's address: exactly the one that an administrator wrote, and no other.

What keeps a webhook from being turned against the township's own network: only http and https; no user
name inside; no redirect is followed; the name is resolved once and the request goes to that very
machine; machines that only answer to their own link (169.254…, fe80…), everybody (multicast) or
nobody (0.0.0.0) are refused. An address of the inner network is allowed, because service platforms
stand there; which one, an administrator decides by name and the log keeps.
"""

import ipaddress
import socket
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit

import urllib3

from app.models.errors import EnvironmentProblem, OperationRefused

CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 10.0
URL_MAX = 500
_PORTS = {"http": 80, "https": 443}


def checked_address(typed: str) -> str:
    """The address as it will be called. Raises OperationRefused `hook_address_wrong`."""
    url = typed.strip()
    try:
        parts = urlsplit(url)
        is_good = (
            len(url) <= URL_MAX
            and url.isascii()
            and url.isprintable()
            and " " not in url
            and parts.scheme in _PORTS
            and bool(parts.hostname)
            and "@" not in parts.netloc
            and not parts.fragment
            and (parts.port is None or parts.port > 0)
        )
    except ValueError:
        is_good = False
    if not is_good:
        raise OperationRefused("hook_address_wrong")
    return url


def post(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Send it and return the status that was answered; nothing else of the answer is read.

    Raises OperationRefused `hook_address_wrong`, `hook_address_forbidden`; EnvironmentProblem
    `hook_unreachable`.
    """
    parts = urlsplit(checked_address(url))
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    pool = _pool_of(parts, _machine_of(parts))
    try:
        answer = pool.urlopen(
            "POST",
            target,
            body=body,
            headers={**headers, "host": parts.netloc},
            redirect=False,
            retries=False,
            preload_content=False,
        )
        answer.close()
        return int(answer.status)
    except (urllib3.exceptions.HTTPError, OSError):
        raise EnvironmentProblem("hook_unreachable") from None
    finally:
        pool.close()


def _machine_of(parts: SplitResult) -> str:
    """The machine that the name stands for, by its number."""
    port = parts.port or _PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise EnvironmentProblem("hook_unreachable") from None
    machine = str(found[0][4][0])
    address = ipaddress.ip_address(machine.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    if address.is_link_local or address.is_multicast or address.is_unspecified:
        raise OperationRefused("hook_address_forbidden")
    return machine


def _pool_of(parts: SplitResult, machine: str) -> urllib3.HTTPConnectionPool:
    timeout = urllib3.Timeout(connect=CONNECT_SECONDS, read=ANSWER_SECONDS)
    port = parts.port or _PORTS[parts.scheme]
    if parts.scheme == "http":
        return urllib3.HTTPConnectionPool(machine, port, timeout=timeout)
    name = parts.hostname or machine
    return urllib3.HTTPSConnectionPool(
        machine, port, timeout=timeout, assert_hostname=name, server_hostname=name
    )
