"""Invitations: what the township hands to a new PC, as a file for the stick and as a code to be typed."""

import string
from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.town.books import Books
from app.town.ledger.devices import OpenInvitation
from app.town.office import Office
from app.town.suite_desk import signed_suite_list
from app.vault.certificates import (
    INVITATION_SECRET_BYTES,
    INVITATION_VERSION,
    Invitation,
    write_invitation,
)
from app.vault.install_files import INSTALL_VERSION, InstallContent, write_install_file
from app.vault.invitation_codes import code_keys, new_invitation_code

INVITATION_DAYS = 7
NAME_CHARACTERS_MAX = 60


class WrittenInvitation(msgspec.Struct, frozen=True):
    """An invitation, the text of its `.lxi` file, and the code to be typed; '' when it has none."""

    id: str
    village_code: str
    letter: str
    text: bytes
    expires_on: str = ""
    code: str = ""


class InvitationDesk:
    """Writes invitations, and keeps them until they have served."""

    def __init__(self, office: Office, *, is_county: bool = False) -> None:
        self._office = office
        self._is_county = is_county
        self._sealing_key = office.keys.derived_key("invitations")

    def invite(
        self,
        village_code: str,
        letter: str = "",
        name: str = "",
        url: str = "",
        *,
        is_in_person: bool = False,
        has_code: bool = False,
    ) -> WrittenInvitation:
        """A new `.lxi` file for one PC of a village; without a letter, the next free one.

        `is_in_person`: who invites sets the PC up, so that no digits need be compared; `has_code`:
        it can be typed too, where the server answers. An unused invitation for the same letter no
        longer counts. A county invites the servers of its towns, by the town's code and in person.

        Raises OperationRefused `village_code_unknown`, `village_not_of_this_township`,
        `town_not_of_this_county`,
        `invitation_letter_taken` (letter), `invitation_letters_used_up`,
        `invitation_field_invalid` (field).
        """
        whose, is_in_person = self._checked(village_code), is_in_person or self._is_county
        around = self._office.surroundings
        secret = around.randomness(INVITATION_SECRET_BYTES)
        code = new_invitation_code(around.randomness) if has_code else ""
        expires_on = date.fromisoformat(around.today()) + timedelta(INVITATION_DAYS)
        with self._office.ledger.write() as connection:
            books = self._office.books(connection, whose)
            invitation = Invitation(
                version=INVITATION_VERSION,
                suite=around.crypto.suite,
                township=self._office.identity,
                village_code=whose,
                letter=self._free_letter(books, whose, letter.strip().upper()),
                url=url.strip(),
                secret=secret,
                expires_on=expires_on.isoformat(),
            )
            text = write_invitation(invitation, self._office.keys.signing_key)
            kept = self._sealed(invitation, text, name, is_in_person=is_in_person)
            if code:
                kept = self._with_code(kept, self._boxed(books, whose, text), code)
            books.devices.add_invitation(kept)
        return self._written(kept, text)

    def _checked(self, code: str) -> str:
        divisions, own = self._office.surroundings.divisions, self._office.identity.town_code
        if self._is_county:
            if code.strip() not in dict(divisions.towns(own)):
                raise OperationRefused("town_not_of_this_county")
            return code.strip()
        village = divisions.village(code)
        if village.town_code != own:
            raise OperationRefused("village_not_of_this_township")
        return village.code

    def invitation(self, village_code: str, invitation_id: str) -> WrittenInvitation:
        """One that was written before and still waits for its answer.

        Raises OperationRefused `invitation_unknown`, also for one that has served.
        """
        with self._office.ledger.read() as connection:
            books = self._office.books(connection, village_code)
            kept = books.devices.invitations(village_code)
        for written in self.open_among(kept):
            if written.id == invitation_id:
                return written
        raise OperationRefused("invitation_unknown")

    def open_among(self, kept: Iterable[OpenInvitation]) -> list[WrittenInvitation]:
        """Those that no device has answered and none has replaced."""
        return [
            self._written(each, self.text_of(each))
            for each in kept
            if not each.used_at and not each.voided_at
        ]

    def invitation_box(self, code_name: str) -> bytes:
        """What a typed code finds: the invitation, sealed under that code. It may be fetched again
        until a device has answered, for the line may break or the power go.

        Raises OperationRefused `invitation_code_unknown`, `invitation_used`, `invitation_replaced`,
        `invitation_expired` (expires_on).
        """
        with self._office.ledger.read() as connection:
            books = self._office.books(connection)
            kept = books.devices.invitation_of_code(code_name)
        if kept is None:
            raise OperationRefused("invitation_code_unknown")
        self.check_open(kept)
        return kept.code_box

    def check_open(self, invitation: OpenInvitation) -> None:
        """Raises OperationRefused `invitation_used`, `invitation_replaced`, `invitation_expired`
        (expires_on).
        """
        if invitation.used_at:
            raise OperationRefused("invitation_used")
        if invitation.voided_at:
            raise OperationRefused("invitation_replaced")
        if invitation.expires_on < self._office.surroundings.today():
            raise OperationRefused("invitation_expired", expires_on=invitation.expires_on)

    def _sealed(
        self, invitation: Invitation, text: bytes, name: str, *, is_in_person: bool
    ) -> OpenInvitation:
        """Kept sealed: whoever has the text may enrol."""
        invitation_id = new_id(self._office.surroundings.randomness)
        return OpenInvitation(
            id=invitation_id,
            village_code=invitation.village_code,
            letter=invitation.letter,
            name=name.strip()[:NAME_CHARACTERS_MAX],
            sealed_text=self._seal(text, invitation_id),
            created_at=self._office.surroundings.now(),
            expires_on=invitation.expires_on,
            is_in_person=is_in_person,
        )

    def _boxed(self, books: Books, village_code: str, text: bytes) -> bytes:
        """What a typed code finds: the invitation, with the list of suites where there is one, so that a
        new PC begins in one that is allowed.
        """
        suites = signed_suite_list(books, self._office.keys, village_code)
        if not suites:
            return text
        content = InstallContent(INSTALL_VERSION, text, suites=suites)
        return write_install_file(content, self._office.keys.signing_key)

    def _with_code(self, kept: OpenInvitation, text: bytes, code: str) -> OpenInvitation:
        """The same, to be found by this code too."""
        around = self._office.surroundings
        crypto, randomness = around.crypto, around.randomness
        keys = code_keys(crypto, code)
        return msgspec.structs.replace(
            kept,
            code_name=keys.name,
            code_box=keys.seal(crypto, text, randomness),
            sealed_code=self._seal(code.encode(), kept.id),
        )

    def _seal(self, content: bytes, invitation_id: str) -> bytes:
        around = self._office.surroundings
        bound = invitation_id.encode()
        return around.crypto.seal(self._sealing_key, content, bound, around.randomness)

    def _written(self, kept: OpenInvitation, text: bytes) -> WrittenInvitation:
        code = b""
        if kept.sealed_code:
            code = self._office.surroundings.crypto.open(
                self._sealing_key, kept.sealed_code, kept.id.encode()
            )
        return WrittenInvitation(
            kept.id, kept.village_code, kept.letter, text, kept.expires_on, code.decode()
        )

    def text_of(self, invitation: OpenInvitation) -> bytes:
        """The `.lxi` file of one that is kept."""
        return self._office.surroundings.crypto.open(
            self._sealing_key, invitation.sealed_text, invitation.id.encode()
        )

    def _free_letter(self, books: Books, village_code: str, letter: str) -> str:
        """A letter stands in every number that its PC gives out, so it is never given again. One
        that an open invitation holds is left to it for as long as there are others.
        """
        taken = {device.letter for device in books.devices.devices(village_code)}
        taken |= {device.letter for device in books.waiting.undecided(village_code)}
        if letter in taken:
            raise OperationRefused("invitation_letter_taken", letter=letter)
        free = [each for each in string.ascii_uppercase if each not in taken]
        if not free:
            raise OperationRefused("invitation_letters_used_up")
        today = self._office.surroundings.today()
        held = {
            each.letter
            for each in books.devices.invitations(village_code)
            if not each.used_at and not each.voided_at and each.expires_on >= today
        }
        return letter or next((each for each in free if each not in held), free[0])
