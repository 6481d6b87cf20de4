"""What a new PC takes from its township before it belongs to it: an invitation by a typed code, and
what the township has told everyone.
"""

import msgspec

from app.journal.exchange import meet_envelopes
from app.journal.wire import invitation_path
from app.models.errors import OperationRefused
from app.models.feeds import TOWNSHIP_SIDE, FeedDescriptor
from app.sync.own_side import OwnSide
from app.sync.unsigned_line import ask_unsigned
from app.vault.certificates import MAX_INVITATION_BYTES
from app.vault.crypto import CryptoProvider
from app.vault.install_files import FirstPublication, InstallContent
from app.vault.invitation_codes import code_keys


class FetchedInvitation(msgspec.Struct, frozen=True):
    """An invitation's text, and the address where its server answered."""

    content: bytes
    address: str


def server_address(typed: str) -> str:
    """What a person types, as an address; without a scheme, plain HTTP in the township's own network.

    Raises OperationRefused `server_address_missing`, `server_address_wrong`.
    """
    cleaned = typed.strip().rstrip("/")
    if not cleaned:
        raise OperationRefused("server_address_missing")
    if "://" not in cleaned:
        cleaned = f"http://{cleaned}"
    if not cleaned.startswith(("http://", "https://")) or not cleaned.isascii():
        raise OperationRefused("server_address_wrong")
    return cleaned


def fetch_by_code(crypto: CryptoProvider, typed_address: str, code: str) -> FetchedInvitation:
    """The invitation that a typed code names, opened with that code.

    Raises OperationRefused `invitation_code_mistyped`, `invitation_damaged`, what
    `server_address` raises and the township's own reasons; EnvironmentProblem
    `server_unreachable`, `server_refused` (status).
    """
    keys = code_keys(crypto, code)
    address = server_address(typed_address)
    answer = ask_unsigned(
        "GET", address + invitation_path(keys.name), b"", 2 * MAX_INVITATION_BYTES
    )
    return FetchedInvitation(keys.open(crypto, answer), address)


def take_along(own: OwnSide, content: InstallContent) -> None:
    """Take in what came along with an accepted invitation: in which suite to write, first of all.

    Raises OperationRefused `hello_not_trusted`, and what `take_publication` raises.
    """
    if content.suites:
        with own.parts.store.transaction():
            own.hear_suites(content.suites)
    take_publication(own, content.publication)


def take_publication(own: OwnSide, publication: FirstPublication) -> int:
    """Take in what the township has told everyone; what is here already changes nothing. Returns how
    many entries are news.

    Raises OperationRefused `feed_out_of_scope`, `feed_not_trusted`, and what a segment is refused for.
    """
    if not publication.feeds:
        return 0
    journal = own.parts.journal
    with own.parts.store.transaction():
        meet_envelopes(
            journal,
            own.parts.crypto,
            publication.feeds,
            _is_for_everyone,
            own.parts.enrolment.trust(),
        )
    return own.take_in(publication.segments, "install")


def _is_for_everyone(descriptor: FeedDescriptor) -> bool:
    return (descriptor.side, descriptor.village_code) == (TOWNSHIP_SIDE, "")
