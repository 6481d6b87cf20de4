"""How a station comes to belong to its township: the invitation it was given, the certificate it got."""

from pathlib import Path

from app.models.errors import OperationRefused
from app.models.feeds import FeedEnvelope
from app.models.server_address import server_address
from app.store.store import Store
from app.vault.certificates import (
    ENROLMENT_VERSION,
    DeviceCertificate,
    EnrolmentRequest,
    Invitation,
    TownshipIdentity,
    make_enrolment_request,
    read_invitation,
    verify_certificate,
)
from app.vault.crypto import CryptoProvider
from app.vault.device_keys import DeviceKeys
from app.vault.enrolment_digits import enrolment_digits
from app.vault.feed_trust import FeedTrust, with_certificate
from app.vault.install_files import InstallContent, load_install_file, read_install_file

INVITATION_KEY, CERTIFICATE_KEY, URL_KEY = "invitation", "certificate", "server_url"
TLS_ROOTS_KEY = "tls_roots"


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
        self._digits: tuple[TownshipIdentity | None, str] = (None, "")

    def accept_invitation(self, path: Path) -> InstallContent:
        """Keep the township's invitation from an `.lxi` file; see `accept`.

        Raises EnvironmentProblem `file_unreadable`, and what `accept` raises.
        """
        return self.accept(load_install_file(path))

    def accept(self, content: bytes, address: str = "") -> InstallContent:
        """Keep the invitation in an install file; `address`: where its server was found to answer.
        Returns what else stands in the file.

        Raises OperationRefused `install_file_damaged`, `install_file_from_newer_version`,
        `invitation_damaged`, `invitation_for_another_village`, `enrolled_elsewhere`.
        """
        invitation, found = read_install_file(self._crypto, content)
        if invitation.village_code != self._village_code:
            raise OperationRefused("invitation_for_another_village")
        accepted = self.invitation()
        is_other = accepted is not None and accepted.township != invitation.township
        if is_other and self.certificate():
            raise OperationRefused("enrolled_elsewhere")
        with self._store.transaction():
            self._store.set_meta(INVITATION_KEY, found.invitation)
            if address or invitation.url:
                self._store.set_meta(URL_KEY, (address or invitation.url).encode())
            self._store.set_meta(TLS_ROOTS_KEY, found.tls_roots)
        return found

    def tls_roots(self) -> bytes:
        """The authorities of the township's own that vouch for its server, PEM; often nothing."""
        return self._store.meta(TLS_ROOTS_KEY) or b""

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
        secret = self.required_invitation().secret
        return make_enrolment_request(
            self._crypto, self._asking(name), secret, self._keys.signing_key
        )

    def digits(self) -> str:
        """The six digits that a clerk compares on the telephone; empty when there is nothing to
        compare. Takes a fifth of a second the first time.
        """
        invitation = self.invitation()
        if invitation is None or self.certificate():
            return ""
        if self._digits[0] != invitation.township:
            made = enrolment_digits(self._crypto, invitation.township, self._asking(""))
            self._digits = (invitation.township, made)
        return self._digits[1]

    def _asking(self, name: str) -> EnrolmentRequest:
        return EnrolmentRequest(
            ENROLMENT_VERSION,
            self._crypto.suite,
            self.device_id,
            self._village_code,
            name,
            self._keys.signing_key.public_key,
            self._keys.age_identity.recipient,
        )

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
        cleaned = server_address(url)
        with self._store.transaction():
            self._store.set_meta(URL_KEY, cleaned.encode())
