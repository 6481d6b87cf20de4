"""The six digits of a device that wants to join: station and township show the same ones only if each
has heard the other, and nobody between them.
"""

import msgspec

from app.vault.certificates import EnrolmentRequest, TownshipIdentity
from app.vault.crypto import CryptoProvider
from app.vault.fingerprints import fingerprint


def enrolment_digits(
    crypto: CryptoProvider, township: TownshipIdentity, request: EnrolmentRequest
) -> str:
    """Over the keys of both: a township that somebody has put in between has other ones, and so has
    somebody else's device. The device's name is left out, for the clerk may give it another.

    Raises EnvironmentProblem `memory_short`.
    """
    township_keys = (township.town_code, township.public_key, township.age_recipient)
    device = (request.device_id, request.village_code, request.public_key, request.age_recipient)
    return fingerprint(crypto, msgspec.msgpack.encode((township_keys, device)))
