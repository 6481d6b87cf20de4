"""How a station comes to belong to its township: the invitation it was given, the certificate it got."""

from pathlib import Path

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import FeedEnvelope
from app.store.store import Store
from app.vault.certificates import (
    ENROLMENT_VERSION,
    MAX_INVITATION_BYTES,
    DeviceCertificate,
    EnrolmentRequest,
    Invitation,
    make_enrolment_request,
    read_invitation,
    verify_certificate,
)
from app.vault.crypto import CryptoProvider
from app.vault.device_keys import DeviceKeys
from app.vault.feed_trust import FeedTrust, with_certificate

INVITATION_KEY, CERTIFICATE_KEY, URL_KEY = "invitation", "certificate", "server_url"


class Enrolment:
    """What this device keeps of its township. Kept in the station's own file, sealed with it."""

    def __init__(
        self,
        store: Store,
        crypto: CryptoProvider,
        keys: DeviceKeys,
        device_id: str,
        village_code: str,
    ) -> None:
        self._store = store
        self._crypto = crypto
        self._keys = keys
        self._village_code = village_code
        self.device_id = device_id

    def accept_invitation(self, path: Path) -> Invitation:
        """Keep the township's invitation from a `.lxi` file.

        Raises EnvironmentProblem `file_unreadable`; OperationRefused `invitation_damaged`,
        `invitation_for_another_village`, `enrolled_elsewhere`.
        """
        try:
            with path.open("rb") as file:
                text = file.read(2 * MAX_INVITATION_BYTES + 1)
        except OSError:
            raise EnvironmentProblem("file_unreadable") from None
        invitation = read_invitation(self._crypto, text)
        if invitation.village_code != self._village_code:
            raise OperationRefused("invitation_for_another_village")
        accepted = self.invitation()
        is_other = accepted is not None and accepted.township != invitation.township
        if is_other and self.certificate():
            raise OperationRefused("enrolled_elsewhere")
        with self._store.transaction():
            self._store.set_meta(INVITATION_KEY, text)
            if invitation.url:
                self._store.set_meta(URL_KEY, invitation.url.encode())
        return invitation

    def invitation(self) -> Invitation | None:
        """The invitation, if one was accepted."""
        text = self._store.meta(INVITATION_KEY)
        return read_invitation(self._crypto, text) if text else None

    def required_invitation(self) -> Invitation:
        """Raises OperationRefused `not_enrolled` when there is none."""
        invitation = self.invitation()
        if invitation is None:
            raise OperationRefused("not_enrolled")
        return invitation

    def certificate(self) -> bytes:
        """The certificate envelope of this device; empty before the township has answered."""
        return self._store.meta(CERTIFICATE_KEY) or b""

    def request(self, name: str) -> bytes:
        """The answer of this device to the invitation."""
        request = EnrolmentRequest(
            ENROLMENT_VERSION,
            self._crypto.suite,
            self.device_id,
            self._village_code,
            name,
            self._keys.signing_key.public_key,
            self._keys.age_identity.recipient,
        )
        secret = self.required_invitation().secret
        return make_enrolment_request(self._crypto, request, secret, self._keys.signing_key)

    def keep_certificate(self, envelope: bytes) -> DeviceCertificate:
        """Keep the township's certificate and put it on this device's feeds.

        Raises OperationRefused `certificate_not_trusted`, also when it is another device's.
        """
        township = self.required_invitation().township
        certificate = verify_certificate(self._crypto, envelope, township.public_key)
        mine = (self.device_id, self._keys.signing_key.public_key)
        if (certificate.device_id, certificate.public_key) != mine:
            raise OperationRefused("certificate_not_trusted")
        with self._store.transaction():
            self._store.set_meta(CERTIFICATE_KEY, envelope)
            for state in self._store.journal_storage.feeds():
                if state.descriptor.device_id == self.device_id:
                    certified: FeedEnvelope = with_certificate(state.envelope, envelope)
                    self._store.journal_storage.replace_envelope(state.feed, certified)
        return certificate

    def trust(self) -> FeedTrust:
        """Believes what this township vouches for."""
        return FeedTrust(self._crypto, self.required_invitation().township.public_key)

    def url(self) -> str:
        """Where the township's server answers; empty when unknown."""
        return (self._store.meta(URL_KEY) or b"").decode()

    def set_url(self, url: str) -> None:
        """Raises OperationRefused `server_address_wrong`."""
        cleaned = url.strip().rstrip("/")
        if cleaned and not cleaned.startswith(("http://", "https://")):
            raise OperationRefused("server_address_wrong")
        with self._store.transaction():
            self._store.set_meta(URL_KEY, cleaned.encode())
