"""Where a town forwards to: its county's address and certificate, and how far it has come.

Both lie in the town's folder beside its keys, outside the ledger: a ledger that is set back must not
forget its county, and what stands here is looked at by another program than the server.
"""

from pathlib import Path

import msgspec

from app.journal.blobs import BlobNeeds
from app.journal.vector import Have, Vector
from app.models.errors import OperationRefused
from app.models.identity import new_id
from app.models.server_address import server_address
from app.town.surroundings import Surroundings
from app.town.town_keys import TownKeys
from app.vault.certificates import TownshipIdentity, read_invitation

LINK_FILE, STATE_FILE, HEARD_FILE = "county.link", "county.state", "county.heard"


class CountyLink(msgspec.Struct, frozen=True):
    """The county and what it has given to this town. `certificate` is empty before the first
    exchange; `secret` serves once, for that.
    """

    county: TownshipIdentity
    url: str
    device_id: str
    secret: bytes
    certificate: bytes = b""

    def __repr__(self) -> str:
        return f"CountyLink({self.county.town_code}, {self.url})"


class ForwardState(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What came of forwarding. Moments are UTC text; `waiting` entries the county had not taken yet
    when it was last heard; `problem` is why the last try ended, `refused` what it does not take, by
    feed. `blobs_waiting` attachments lie in town and not there yet.
    """

    tried_at: str = ""
    done_at: str = ""
    waiting: int = 0
    sent: int = 0
    blobs_sent: int = 0
    blobs_waiting: int = 0
    problem: str = ""
    facts: dict[str, str | int] = {}
    refused: dict[str, str] = {}


class CountyHeard(msgspec.Struct, frozen=True):
    """What the county has last said by stick that it has, and at which moment of its clock; and how
    many bundles were written for it.
    """

    at: str = ""
    exports: int = 0
    vector: Vector = {}
    feeds: frozenset[bytes] = frozenset()
    parked: tuple[tuple[bytes, Have], ...] = ()
    needs: BlobNeeds | None = None


class CountyLinks:
    """The files of one town's folder."""

    def __init__(self, folder: Path, keys: TownKeys, surroundings: Surroundings) -> None:
        self._folder = folder
        self._key = keys.derived_key("county-link")
        self._surroundings = surroundings

    def link(self) -> CountyLink | None:
        """The county, if this town forwards to one. Raises OperationRefused `sealed_content_damaged`."""
        sealed = self._surroundings.disk.read(self._folder / LINK_FILE)
        if sealed is None:
            return None
        plain = self._surroundings.crypto.open(self._key, sealed, LINK_FILE.encode())
        return msgspec.msgpack.decode(plain, type=CountyLink)

    def put(self, link: CountyLink) -> None:
        """Keep it, sealed: whoever has the secret may enrol."""
        around = self._surroundings
        plain = msgspec.msgpack.encode(link)
        sealed = around.crypto.seal(self._key, plain, LINK_FILE.encode(), around.randomness)
        around.disk.write_atomically(self._folder / LINK_FILE, sealed)

    def accept(
        self, text: bytes, url: str, own: TownshipIdentity, *, is_by_stick: bool = False
    ) -> CountyLink:
        """Keep the county's invitation; the town enrols with its next exchange. Whoever goes by stick
        alone needs no address.

        Raises OperationRefused `invitation_damaged`, `invitation_for_another_town`,
        `county_address_missing`, `server_address_wrong`.
        """
        around = self._surroundings
        invitation = read_invitation(around.crypto, text)
        if invitation.village_code != own.town_code:
            raise OperationRefused("invitation_for_another_town")
        address = "" if is_by_stick else server_address(url or invitation.url)
        if not address and not is_by_stick:
            raise OperationRefused("county_address_missing")
        device_id = new_id(around.randomness)
        link = CountyLink(invitation.township, address, device_id, invitation.secret)
        self.put(link)
        self.put_state(ForwardState())
        self.put_heard(CountyHeard())
        return link

    def heard(self) -> CountyHeard:
        """The county's latest word by stick. One that cannot be read is nothing: then all goes again."""
        content = self._surroundings.disk.read(self._folder / HEARD_FILE)
        try:
            return msgspec.msgpack.decode(content or b"", type=CountyHeard)
        except (ValueError, RecursionError):
            return CountyHeard()

    def put_heard(self, heard: CountyHeard) -> None:
        """Keep it."""
        path = self._folder / HEARD_FILE
        self._surroundings.disk.write_atomically(path, msgspec.msgpack.encode(heard))

    def state(self) -> ForwardState:
        """What came of forwarding so far."""
        content = self._surroundings.disk.read(self._folder / STATE_FILE)
        try:
            return msgspec.json.decode(content or b"{}", type=ForwardState)
        except msgspec.MsgspecError:
            return ForwardState()

    def put_state(self, state: ForwardState) -> None:
        """Keep what came of it."""
        path = self._folder / STATE_FILE
        self._surroundings.disk.write_atomically(path, msgspec.json.encode(state))
