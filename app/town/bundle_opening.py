"""Opening a courier's bundle that is sealed to this server."""

from app.journal.bundle import Bundle, read_bundle_as_far_as_it_goes, read_routing
from app.models.errors import OperationRefused
from app.town.town_keys import TownKeys
from app.vault.crypto import CryptoProvider

NOT_FOR_US = "bundle_not_for_this_township"


def open_bundle(crypto: CryptoProvider, keys: TownKeys, recipient: str, content: bytes) -> Bundle:
    """The bundle, if it is addressed to `recipient`; whose key signed it is the caller's to check.

    Raises OperationRefused `bundle_not_for_this_township`, `bundle_damaged`, and what `read_bundle`
    raises.
    """
    if read_routing(content).recipient != recipient:
        raise OperationRefused(NOT_FOR_US)
    secret = keys.age_identity.secret
    try:
        return read_bundle_as_far_as_it_goes(
            crypto,
            content,
            lambda sealed: crypto.decrypt_with(secret, sealed),
            lambda sealed: crypto.decrypt_beginning(secret, sealed),
        )
    except OperationRefused as refusal:
        if refusal.key == "sealed_for_someone_else":
            raise OperationRefused(NOT_FOR_US) from None
        if refusal.key == "sealed_content_damaged":
            raise OperationRefused("bundle_damaged") from None
        raise
