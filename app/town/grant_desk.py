"""放行: a station whose people forgot their passwords is let in, once the clerk has its six digits by telephone."""

import msgspec

from app.models.errors import OperationRefused
from app.town.office import Office
from app.vault.fingerprints import fingerprint, is_fingerprint
from app.vault.grants import ANSWER_SUFFIX, GRANT_BYTES_MAX, give_grant, read_request


class GivenGrant(msgspec.Struct, frozen=True):
    """An answer: for whom, and the file to carry back."""

    village_code: str
    device_id: str
    station_name: str
    staff_name: str
    device_name: str
    file_name: str
    content: bytes


class GrantDesk:
    """Answers requests for a way in. Whoever calls writes down who granted it."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def grant(self, content: bytes, digits: str) -> GivenGrant:
        """Answer a `.lxq` file; `digits` are what was heard on the telephone.

        Raises OperationRefused `grant_request_damaged`, `grant_digits_wrong`,
        `grant_for_another_town`, `device_unknown`, `device_revoked`.
        """
        crypto = self._office.surroundings.crypto
        if len(content) > GRANT_BYTES_MAX:
            raise OperationRefused("grant_request_damaged")
        read_request(crypto, content)
        if not is_fingerprint(fingerprint(crypto, content), digits):
            raise OperationRefused("grant_digits_wrong")
        return self.answered(content)

    def answered(self, content: bytes) -> GivenGrant:
        """What a request would be answered, whoever made it; given away only by `grant`.

        Raises as `grant` does, the digits apart.
        """
        crypto = self._office.surroundings.crypto
        request = read_request(crypto, content)
        key, answer = give_grant(crypto, self._office.keys.age_identity.secret, content)
        with self._office.ledger.read() as connection:
            books = self._office.books(connection)
            device = books.devices.device(key.device_id)
        if device is None or device.village_code != key.village_code:
            raise OperationRefused("device_unknown")
        if device.revoked_at:
            raise OperationRefused("device_revoked")
        return GivenGrant(
            village_code=device.village_code,
            device_id=device.device_id,
            station_name=request.station_name,
            staff_name=request.staff_name,
            device_name=device.name or device.letter,
            file_name=f"{device.village_code}-{device.device_id[:6]}{ANSWER_SUFFIX}",
            content=answer,
        )
