"""Which device is asking: its signature over the request and over a challenge of ours."""

from typing import Protocol

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from app.journal.wire import (
    CHALLENGE_HEADER,
    DEVICE_HEADER,
    REQUEST_PURPOSE,
    SIGNATURE_HEADER,
    request_message,
)
from app.models.errors import OperationRefused
from app.town.api.bodies import read_body, refuse_announced
from app.town.ledger.devices import Device
from app.town.rates import RateLimit
from app.vault.challenges import Challenges
from app.vault.crypto import CryptoProvider


class Devices(Protocol):
    """Who may ask; see `ExchangeDesk` and `CountyDesk`."""

    def known_device(self, device_id: str) -> Device: ...

    def met_device(self, device_id: str) -> Device | None: ...


class Gate:
    """Lets requests of known devices through, each not too often."""

    def __init__(
        self,
        exchange: Devices,
        crypto: CryptoProvider,
        challenges: Challenges,
        device_limit: RateLimit,
    ) -> None:
        self._exchange = exchange
        self._crypto = crypto
        self._challenges = challenges
        self._device_limit = device_limit

    async def admit(
        self, request: Request, limit_bytes: int, *, is_push: bool = False
    ) -> tuple[Device, bytes]:
        """The device and the body that it signed. Of a push, whether the device was revoked in the
        meantime is looked at when it is taken.

        Raises OperationRefused `request_not_signed`, `challenge_unknown`, `challenge_expired`,
        `device_unknown`, `device_revoked`, `body_too_large`, `request_not_trusted`,
        `asked_too_often`.
        """
        device_id, challenge, signature = _proof_of(request)
        self._challenges.check(challenge)
        refuse_announced(request, limit_bytes)
        device = self._exchange.met_device(device_id) if is_push else None
        if device is None:
            device = await run_in_threadpool(self._exchange.known_device, device_id)
        body = await read_body(request, limit_bytes)
        target = _target_of(request)
        message = request_message(request.method, target, challenge, self._crypto.hash(body))
        if not self._crypto.verify(device.public_key, REQUEST_PURPOSE, message, signature):
            raise OperationRefused("request_not_trusted")
        request.state.is_proved = True
        # Counted once it is proved, so that a stranger cannot use up a device's permits.
        self._device_limit.take(device.device_id)
        return device, body


def _proof_of(request: Request) -> tuple[str, str, bytes]:
    device_id = request.headers.get(DEVICE_HEADER, "")
    challenge = request.headers.get(CHALLENGE_HEADER, "")
    try:
        signature = bytes.fromhex(request.headers.get(SIGNATURE_HEADER, ""))
    except ValueError:
        raise OperationRefused("request_not_signed") from None
    if not device_id or not challenge or not signature:
        raise OperationRefused("request_not_signed")
    return device_id, challenge, signature


def _target_of(request: Request) -> str:
    """The path with its query, as the device wrote it."""
    path = request.scope["raw_path"].decode("latin-1")
    query = request.scope["query_string"].decode("latin-1")
    return f"{path}?{query}" if query else path
