"""A server's certificate and key as files: looked at before serving, and read again when renewed."""

import ssl
from datetime import UTC, date, datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.moments import CHINA

FILE_BYTES_MAX = 1024 * 1024


class TlsFiles:
    """The files of one server. The certificate's file holds the chain, the server's own first."""

    def __init__(self, certificate: Path, key: Path) -> None:
        self._certificate = certificate
        self._key = key
        self._seen: tuple[bytes, bytes] | None = None

    def context(self, now: datetime) -> ssl.SSLContext:
        """What a server speaks TLS with. Raises what `last_day` raises."""
        self.last_day(now)
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        made.minimum_version = ssl.TLSVersion.TLSv1_2
        self._load_into(made)
        return made

    def last_day(self, now: datetime) -> date:
        """Until which day the certificate holds.

        Raises EnvironmentProblem `certificate_unreadable` (file); OperationRefused
        `certificate_damaged` (file), `certificate_key_locked`, `certificate_key_damaged` (file),
        `certificate_key_other`, `certificate_not_now` (since, until).
        """
        content, key = self._contents()
        try:
            own = x509.load_pem_x509_certificates(content)[0]
        except (ValueError, IndexError):
            raise OperationRefused("certificate_damaged", file=self._certificate.name) from None
        try:
            private = load_pem_private_key(key, None)
        except TypeError:
            raise OperationRefused("certificate_key_locked") from None
        except (ValueError, UnsupportedAlgorithm):
            raise OperationRefused("certificate_key_damaged", file=self._key.name) from None
        if private.public_key() != own.public_key():
            raise OperationRefused("certificate_key_other")
        since, until = own.not_valid_before_utc, own.not_valid_after_utc
        if not since <= now.astimezone(UTC) <= until:
            days = (moment.astimezone(CHINA).date().isoformat() for moment in (since, until))
            raise OperationRefused(
                "certificate_not_now", **dict(zip(("since", "until"), days, strict=True))
            )
        return until.astimezone(CHINA).date()

    def renew(self, context: ssl.SSLContext, now: datetime) -> bool:
        """Let new connections have what the files say now; whether they said something new.

        Raises what `last_day` raises; then the certificate before goes on.
        """
        if self._contents() == self._seen:
            return False
        self.last_day(now)
        self._load_into(context)
        return True

    def _load_into(self, context: ssl.SSLContext) -> None:
        self._seen = self._contents()
        context.load_cert_chain(self._certificate, self._key)

    def _contents(self) -> tuple[bytes, bytes]:
        return _read(self._certificate), _read(self._key)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(FILE_BYTES_MAX)
    except OSError:
        raise EnvironmentProblem("certificate_unreadable", file=path.name) from None
