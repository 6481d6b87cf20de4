"""What a PC asks its township without its signature: before it belongs to it, and while it is locked."""

import urllib3

from app.journal.wire import GRANT_PATH
from app.models.errors import EnvironmentProblem, OperationRefused
from app.sync.town_client import refusal_in, tls_context
from app.vault.grants import GRANT_BYTES_MAX
from app.vault.slot_records import TownshipDoor

HTTP_OK, SECONDS = 200, 20.0


def ask_unsigned(
    method: str, address: str, body: bytes, bytes_max: int, tls_roots: bytes = b""
) -> bytes:
    """The answer, cut off behind so many bytes.

    Raises EnvironmentProblem `server_unreachable`, `server_refused` (status), and OperationRefused
    with the township's own reason.
    """
    try:
        with urllib3.PoolManager(retries=False, ssl_context=tls_context(tls_roots)) as pool:
            response = pool.request(
                method, address, body=body or None, preload_content=False, timeout=SECONDS
            )
            with response:
                answer = response.read(bytes_max)
    except (urllib3.exceptions.HTTPError, OSError, UnicodeError):
        raise EnvironmentProblem("server_unreachable") from None
    if response.status != HTTP_OK:
        raise refusal_in(response.status, answer)
    return answer


def ask_for_grant(door: TownshipDoor, request: bytes) -> bytes:
    """The township's answer to a request for a way in, once a clerk has granted it.

    Raises OperationRefused `grant_no_address`, `tls_roots_damaged`, what the township raises
    (`grant_waiting`, `grant_refused`, `grant_expired`, ...), and as `ask_unsigned`.
    """
    if not door.url:
        raise OperationRefused("grant_no_address")
    return ask_unsigned("POST", door.url + GRANT_PATH, request, 2 * GRANT_BYTES_MAX, door.tls_roots)
