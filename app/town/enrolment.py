"""How a station's PC joins: the township invites once, the PC answers, and is certified."""

import string
from datetime import date, timedelta

import msgspec

from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.town.books import Books
from app.town.ledger.database import Ledger
from app.town.ledger.devices import Device, OpenInvitation
from app.town.surroundings import Surroundings
from app.town.town_keys import TownKeys
from app.vault.certificates import (
    CERTIFICATE_VERSION,
    INVITATION_SECRET_BYTES,
    INVITATION_VERSION,
    DeviceCertificate,
    EnrolmentRequest,
    Invitation,
    TownshipIdentity,
    claimed_village_code,
    read_invitation,
    sign_certificate,
    verify_certificate,
    verify_enrolment_request,
    write_invitation,
)

INVITATION_DAYS = 7
NAME_CHARACTERS_MAX = 60


class WrittenInvitation(msgspec.Struct, frozen=True):
    """An invitation and the text of its `.lxi` file."""

    id: str
    village_code: str
    letter: str
    text: bytes


class EnrolmentDesk:
    """Invites devices and certifies those that answer."""

    def __init__(
        self,
        ledger: Ledger,
        keys: TownKeys,
        surroundings: Surroundings,
        identity: TownshipIdentity,
    ) -> None:
        self._ledger = ledger
        self._keys = keys
        self._surroundings = surroundings
        self._identity = identity
        self._sealing_key = keys.derived_key("invitations")

    def invite(
        self, village_code: str, letter: str = "", name: str = "", url: str = ""
    ) -> WrittenInvitation:
        """A new `.lxi` file for one PC of a village; without a letter, the next free one.

        An unused invitation for the same letter no longer counts. Raises OperationRefused
        `village_code_unknown`, `village_not_of_this_township`, `invitation_letter_taken` (letter),
        `invitation_letters_used_up`, `invitation_field_invalid` (field).
        """
        village = self._surroundings.divisions.village(village_code)
        if village.town_code != self._identity.town_code:
            raise OperationRefused("village_not_of_this_township")
        secret = self._surroundings.randomness(INVITATION_SECRET_BYTES)
        expires_on = date.fromisoformat(self._surroundings.today()) + timedelta(INVITATION_DAYS)
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, self._surroundings, village.code)
            invitation = Invitation(
                version=INVITATION_VERSION,
                suite=self._surroundings.crypto.suite,
                township=self._identity,
                village_code=village.code,
                letter=self._free_letter(books, village.code, letter.strip().upper()),
                url=url.strip(),
                secret=secret,
                expires_on=expires_on.isoformat(),
            )
            text = write_invitation(invitation, self._keys.signing_key)
            invitation_id = self._keep(books, invitation, text, name)
        return WrittenInvitation(invitation_id, village.code, invitation.letter, text)

    def invitation(self, village_code: str, invitation_id: str) -> WrittenInvitation:
        """One that was written before and still waits for its answer.

        Raises OperationRefused `invitation_unknown`, also for one that has served.
        """
        with self._ledger.read() as connection:
            books = Books(connection, self._ledger, self._surroundings, village_code)
            for kept in books.devices.invitations(village_code):
                if kept.id == invitation_id and not kept.used_at and not kept.voided_at:
                    return WrittenInvitation(
                        kept.id, kept.village_code, kept.letter, self._text_of(kept)
                    )
        raise OperationRefused("invitation_unknown")

    def enrol(self, envelope: bytes) -> bytes:
        """Certify the device that made this request; returns the certificate's envelope. A device
        that shows a certificate of ours was forgotten with a ledger that was set back.

        Raises as `enrol_in`, and OperationRefused `device_revoked`.
        """
        with self._ledger.write() as connection:
            books = Books(connection, self._ledger, self._surroundings)
            try:
                return self.remember_in(books, envelope).certificate
            except OperationRefused as refusal:
                if refusal.key == "device_revoked":
                    raise
            return self.enrol_in(books, envelope).certificate

    def remember_in(self, books: Books, envelope: bytes) -> Device:
        """The device that this certificate of ours names, known again if it was forgotten.

        Raises OperationRefused `certificate_not_trusted` or `device_revoked`.
        """
        certificate = verify_certificate(
            self._surroundings.crypto, envelope, self._identity.public_key
        )
        known = books.devices.device(certificate.device_id)
        if known is not None and known.revoked_at:
            raise OperationRefused("device_revoked")
        if known is None:
            known = device_of(certificate, envelope)
            books.devices.put_device(known)
        return known

    def enrol_in(self, books: Books, envelope: bytes) -> Device:
        """The same inside a transaction that is already open. A device that is registered gets its
        certificate again, whatever became of the invitation: the first answer may have been lost.

        Raises OperationRefused `enrolment_not_invited`, `invitation_expired` (expires_on),
        `invitation_replaced`, `invitation_used`, `device_already_enrolled`, `device_revoked`.
        """
        village_code = claimed_village_code(envelope)
        invitation, request = self._answered(books, envelope, village_code)
        known = books.devices.device(request.device_id)
        if known is not None and _is_same(known, request):
            if known.revoked_at:
                raise OperationRefused("device_revoked")
            return known
        if invitation.used_at:
            raise OperationRefused("invitation_used")
        if invitation.voided_at:
            raise OperationRefused("invitation_replaced")
        if invitation.expires_on < self._surroundings.today():
            raise OperationRefused("invitation_expired", expires_on=invitation.expires_on)
        if known is not None:
            raise OperationRefused("device_already_enrolled")
        device = self._certify(invitation, request)
        books.devices.put_device(device)
        books.devices.use_invitation(invitation.id, device.device_id, device.issued_at)
        return device

    def _answered(
        self, books: Books, envelope: bytes, village_code: str
    ) -> tuple[OpenInvitation, EnrolmentRequest]:
        crypto = self._surroundings.crypto
        for invitation in books.devices.invitations(village_code):
            secret = read_invitation(crypto, self._text_of(invitation)).secret
            try:
                request = verify_enrolment_request(crypto, envelope, secret, village_code)
            except OperationRefused:
                continue
            return invitation, request
        raise OperationRefused("enrolment_not_invited")

    def _certify(self, invitation: OpenInvitation, request: EnrolmentRequest) -> Device:
        certificate = DeviceCertificate(
            version=CERTIFICATE_VERSION,
            suite=self._surroundings.crypto.suite,
            device_id=request.device_id,
            village_code=request.village_code,
            town_code=self._identity.town_code,
            letter=invitation.letter,
            name=(invitation.name or request.name.strip())[:NAME_CHARACTERS_MAX],
            public_key=request.public_key,
            age_recipient=request.age_recipient,
            issued_at=self._surroundings.now(),
        )
        return device_of(certificate, sign_certificate(certificate, self._keys.signing_key))

    def _keep(self, books: Books, invitation: Invitation, text: bytes, name: str) -> str:
        """Kept sealed: whoever has the text may enrol."""
        randomness = self._surroundings.randomness
        invitation_id = new_id(randomness)
        sealed = self._surroundings.crypto.seal(
            self._sealing_key, text, invitation_id.encode(), randomness
        )
        books.devices.add_invitation(
            OpenInvitation(
                id=invitation_id,
                village_code=invitation.village_code,
                letter=invitation.letter,
                name=name.strip()[:NAME_CHARACTERS_MAX],
                sealed_text=sealed,
                created_at=self._surroundings.now(),
                expires_on=invitation.expires_on,
            )
        )
        return invitation_id

    def _text_of(self, invitation: OpenInvitation) -> bytes:
        return self._surroundings.crypto.open(
            self._sealing_key, invitation.sealed_text, invitation.id.encode()
        )

    def _free_letter(self, books: Books, village_code: str, letter: str) -> str:
        """A letter stands in every number that its PC gives out, so it is never given again. One
        that an open invitation holds is left to it for as long as there are others.
        """
        taken = {device.letter for device in books.devices.devices(village_code)}
        if letter in taken:
            raise OperationRefused("invitation_letter_taken", letter=letter)
        free = [each for each in string.ascii_uppercase if each not in taken]
        if not free:
            raise OperationRefused("invitation_letters_used_up")
        today = self._surroundings.today()
        held = {
            each.letter
            for each in books.devices.invitations(village_code)
            if not each.used_at and not each.voided_at and each.expires_on >= today
        }
        return letter or next((each for each in free if each not in held), free[0])


def device_of(certificate: DeviceCertificate, envelope: bytes) -> Device:
    """A device as the register keeps it."""
    return Device(
        device_id=certificate.device_id,
        village_code=certificate.village_code,
        letter=certificate.letter,
        name=certificate.name,
        public_key=certificate.public_key,
        age_recipient=certificate.age_recipient,
        certificate=envelope,
        issued_at=certificate.issued_at,
    )


def _is_same(device: Device, request: EnrolmentRequest) -> bool:
    named = msgspec.structs.asdict(request)
    return all(
        named[field] == getattr(device, field)
        for field in ("device_id", "village_code", "public_key", "age_recipient")
    )
