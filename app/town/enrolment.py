"""How a station's PC joins: the township invites once, the PC answers, a clerk compares six digits on
the telephone, and then it is certified.

Until then nothing of it is taken in: it works by itself and keeps its records.
"""

import msgspec

from app.models.errors import OperationRefused
from app.models.town_roles import MANAGE, check_may
from app.town.books import Books
from app.town.clerk_writing import Clerk
from app.town.invitation_desk import NAME_CHARACTERS_MAX, InvitationDesk
from app.town.ledger.devices import Device, OpenInvitation
from app.town.ledger.exchange_log import HTTP
from app.town.ledger.waiting_devices import WaitingDevice
from app.town.office import Office
from app.vault.certificates import (
    CERTIFICATE_VERSION,
    ENROLMENT_VERSION,
    DeviceCertificate,
    EnrolmentRequest,
    claimed_village_code,
    read_invitation,
    sign_certificate,
    verify_certificate,
    verify_enrolment_request,
)
from app.vault.enrolment_digits import enrolment_digits


class WaitingDigits(msgspec.Struct, frozen=True):
    """A device that waits for a clerk, and the six digits that its screen shows."""

    device: WaitingDevice
    digits: str


class EnrolmentDesk:
    """Certifies devices that answer an invitation."""

    def __init__(self, office: Office, invitations: InvitationDesk) -> None:
        self._office = office
        self._invitations = invitations

    def enrol(self, envelope: bytes) -> bytes:
        """Certify the device that made this request; returns the certificate's envelope. A device
        that shows a certificate of ours was forgotten with a ledger that was set back.

        Raises as `enrol_in`, and OperationRefused `device_revoked`, `enrolment_waiting`.
        """
        with self._office.ledger.write() as connection:
            books = self._office.books(connection)
            try:
                return self.remember_in(books, envelope).certificate
            except OperationRefused as refusal:
                if refusal.key == "device_revoked":
                    raise
            device = self.enrol_in(books, envelope, HTTP)
        if device is None:  # that it waits is committed
            raise OperationRefused("enrolment_waiting")
        return device.certificate

    def waiting(self, village_code: str | None = None) -> list[WaitingDigits]:
        """The devices that wait for a clerk, with their six digits; each takes a fifth of a second."""
        with self._office.ledger.read() as connection:
            books = self._office.books(connection)
            found = books.waiting.undecided(village_code)
        return [WaitingDigits(device, self._digits_of(device)) for device in found]

    def confirm(self, device_id: str, by: Clerk) -> Device:
        """相符: the digits that the station reads out are these. It gets its certificate with its next
        exchange.

        Raises OperationRefused `clerk_not_administrator`, `device_not_waiting`.
        """
        check_may(by.role, MANAGE)
        with self._office.ledger.write() as connection:
            books = self._office.books(connection)
            waiting = self._undecided(books, device_id)
            device = self._certified(waiting)
            books.devices.put_device(device)
            now = self._office.surroundings.now()
            books.waiting.decide(device_id, now, by.name, is_refused=False)
        return device

    def refuse(self, device_id: str, by: Clerk) -> WaitingDevice:
        """不符: nothing of this device is taken, and its invitation has served.

        Raises OperationRefused `clerk_not_administrator`, `device_not_waiting`.
        """
        check_may(by.role, MANAGE)
        with self._office.ledger.write() as connection:
            books = self._office.books(connection)
            waiting = self._undecided(books, device_id)
            now = self._office.surroundings.now()
            books.waiting.decide(device_id, now, by.name, is_refused=True)
        return waiting

    def remember_in(self, books: Books, envelope: bytes) -> Device:
        """The device that this certificate of ours names, known again if it was forgotten.

        Raises OperationRefused `certificate_not_trusted` or `device_revoked`.
        """
        certificate = verify_certificate(
            self._office.surroundings.crypto, envelope, self._office.identity.public_key
        )
        known = books.devices.device(certificate.device_id)
        if known is not None and known.revoked_at:
            raise OperationRefused("device_revoked")
        if known is None:
            known = device_of(certificate, envelope)
            books.devices.put_device(known)
        return known

    def enrol_in(self, books: Books, envelope: bytes, carrier: str) -> Device | None:
        """The same inside a transaction that is already open; None for a device that waits until its
        digits were compared, which is kept. A device that is registered gets its certificate again,
        whatever became of the invitation: the first answer may have been lost.

        Raises OperationRefused `enrolment_not_invited`, `invitation_expired` (expires_on),
        `invitation_replaced`, `invitation_used`, `device_already_enrolled`, `device_revoked`,
        `enrolment_refused`.
        """
        village_code = claimed_village_code(envelope)
        invitation, request = self._answered(books, envelope, village_code)
        known = books.devices.device(request.device_id)
        if known is not None and _is_same(known, request):
            if known.revoked_at:
                raise OperationRefused("device_revoked")
            return known
        waiting = books.waiting.device(request.device_id)
        if waiting is not None and _is_same(waiting, request):
            if not waiting.decided_at:
                return None
            if waiting.invitation_id == invitation.id:
                raise OperationRefused("enrolment_refused")
        self._invitations.check_open(invitation)
        if known is not None:
            raise OperationRefused("device_already_enrolled")
        asking = self._asking(invitation, request, carrier)
        books.devices.use_invitation(invitation.id, request.device_id, asking.asked_at)
        if not invitation.is_in_person:
            books.waiting.put(asking)
            return None
        device = self._certified(asking)
        books.devices.put_device(device)
        return device

    def _undecided(self, books: Books, device_id: str) -> WaitingDevice:
        waiting = books.waiting.device(device_id)
        if waiting is None or waiting.decided_at:
            raise OperationRefused("device_not_waiting")
        return waiting

    def _digits_of(self, waiting: WaitingDevice) -> str:
        crypto = self._office.surroundings.crypto
        request = EnrolmentRequest(
            ENROLMENT_VERSION, crypto.suite, waiting.device_id, waiting.village_code, waiting.name,
            waiting.public_key, waiting.age_recipient,
        )  # fmt: skip
        return enrolment_digits(crypto, self._office.identity, request)

    def _answered(
        self, books: Books, envelope: bytes, village_code: str
    ) -> tuple[OpenInvitation, EnrolmentRequest]:
        crypto = self._office.surroundings.crypto
        for invitation in books.devices.invitations(village_code):
            secret = read_invitation(crypto, self._invitations.text_of(invitation)).secret
            try:
                request = verify_enrolment_request(crypto, envelope, secret, village_code)
            except OperationRefused:
                continue
            return invitation, request
        raise OperationRefused("enrolment_not_invited")

    def _asking(
        self, invitation: OpenInvitation, request: EnrolmentRequest, carrier: str
    ) -> WaitingDevice:
        return WaitingDevice(
            device_id=request.device_id,
            village_code=request.village_code,
            invitation_id=invitation.id,
            letter=invitation.letter,
            name=(invitation.name or request.name.strip())[:NAME_CHARACTERS_MAX],
            public_key=request.public_key,
            age_recipient=request.age_recipient,
            asked_at=self._office.surroundings.now(),
            carrier=carrier,
        )

    def _certified(self, asking: WaitingDevice) -> Device:
        certificate = DeviceCertificate(
            version=CERTIFICATE_VERSION,
            suite=self._office.surroundings.crypto.suite,
            device_id=asking.device_id,
            village_code=asking.village_code,
            town_code=self._office.identity.town_code,
            letter=asking.letter,
            name=asking.name,
            public_key=asking.public_key,
            age_recipient=asking.age_recipient,
            issued_at=self._office.surroundings.now(),
        )
        return device_of(certificate, sign_certificate(certificate, self._office.keys.signing_key))


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


def _is_same(device: Device | WaitingDevice, request: EnrolmentRequest) -> bool:
    named = msgspec.structs.asdict(request)
    return all(
        named[field] == getattr(device, field)
        for field in ("device_id", "village_code", "public_key", "age_recipient")
    )
