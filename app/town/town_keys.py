"""The township's own keys, and how far its feeds have come; both kept outside the database.

The keys are sealed under `town.secret`, and that file lies beside them, readable by its owner only
(mode 0600). So whoever can read the town's folder can read the keys: they are not yet encrypted at
rest, and the folder belongs on an encrypted disk.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Protocol

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.identity import Randomness
from app.vault.atomic_files import Disk
from app.vault.certificates import TownshipIdentity
from app.vault.crypto import KEY_BYTES, AgeIdentity, CryptoProvider, SigningKey
from app.vault.device_keys import DeviceKeys, FeedMark, Mark

SECRET_FILE, KEYS_FILE, MARK_FILE = "town.secret", "town.keys", "town.mark"


class FeedKeys(Protocol):
    """What writing to the town's own feeds asks of its keys; see `TownKeys`."""

    @property
    def signing_key(self) -> SigningKey: ...

    def feed_keys(self) -> Mapping[str, SigningKey]: ...

    def add_feed_key(self, feed: bytes, key: SigningKey) -> None: ...

    def marks(self) -> Mapping[str, FeedMark]: ...

    def put_mark(self, feed: bytes, mark: FeedMark) -> None: ...


class TownKeys:
    """Keys of one township. Made by `create` or `open`.

    `add_feed_key` and `put_mark` are called inside a writing transaction of the ledger: its lock
    keeps two programs on one folder from writing these files at once.
    """

    def __init__(
        self,
        folder: Path,
        secret: bytes,
        crypto: CryptoProvider,
        randomness: Randomness,
        disk: Disk,
    ) -> None:
        self._folder = folder
        self._secret = secret
        self._crypto = crypto
        self._randomness = randomness
        self._disk = disk
        self._made: dict[str, SigningKey] = {}
        ring = self._ring()
        self._signing_key = ring.signing_key
        self.age_identity: AgeIdentity = ring.age_identity

    @classmethod
    def create(
        cls, folder: Path, crypto: CryptoProvider, randomness: Randomness, disk: Disk
    ) -> "TownKeys":
        """Make the keys of a new township.

        Raises OperationRefused `town_already_exists`.
        """
        disk.make_folder(folder)
        if (folder / SECRET_FILE).exists():
            raise OperationRefused("town_already_exists")
        secret = randomness(KEY_BYTES)
        disk.write_atomically(folder / SECRET_FILE, secret)
        DeviceKeys.create(folder / KEYS_FILE, secret, crypto, randomness, disk)
        return cls(folder, secret, crypto, randomness, disk)

    @classmethod
    def open(
        cls, folder: Path, crypto: CryptoProvider, randomness: Randomness, disk: Disk
    ) -> "TownKeys":
        """The keys that were kept.

        Raises EnvironmentProblem `town_missing`, and what opening the key file raises.
        """
        secret = disk.read(folder / SECRET_FILE)
        if secret is None or len(secret) != KEY_BYTES:
            raise EnvironmentProblem("town_missing")
        return cls(folder, secret, crypto, randomness, disk)

    @property
    def signing_key(self) -> SigningKey:
        """What the township signs with."""
        return self._signing_key

    def identity(self, town_code: str, name: str) -> TownshipIdentity:
        """What stations are told of the township."""
        public_key, recipient = self.signing_key.public_key, self.age_identity.recipient
        return TownshipIdentity(town_code, name, public_key, recipient)

    def files(self) -> tuple[str, ...]:
        """The files without which a copy of the ledger is of no use; they hold secrets."""
        names = (SECRET_FILE, KEYS_FILE, MARK_FILE)
        return tuple(sorted(p.name for n in names for p in self._folder.glob(f"{n}*")))

    def derived_key(self, purpose: str) -> bytes:
        """A key for one purpose of the town's own: challenges, invitations, forms."""
        return self._crypto.derive_key(self._secret, purpose)

    def feed_keys(self) -> "KeptFeedKeys":
        """The keys of the town's own feeds, by feed id in hex."""
        return KeptFeedKeys(self._ring(), self._made)

    def add_feed_key(self, feed: bytes, key: SigningKey) -> None:
        """Keep the key of a new feed, durably, before its first entry is signed."""
        self.add_feed_keys({feed: key})

    def add_feed_keys(self, keys: Mapping[bytes, SigningKey]) -> None:
        """The same of several, for the price of one."""
        self._ring().add_feed_keys({feed.hex(): key for feed, key in keys.items()})

    def marks(self) -> Mapping[str, FeedMark]:
        """How far each own feed has come, by feed id in hex.

        Raises OperationRefused `mark_damaged`.
        """
        return self._mark().read()

    def put_mark(self, feed: bytes, mark: FeedMark) -> None:
        """Remember how far an own feed has come."""
        self.put_marks({feed: mark})

    def put_marks(self, marks: Mapping[bytes, FeedMark]) -> None:
        """The same of several, for the price of one."""
        table = self._mark()
        table.read()
        table.write({feed.hex(): mark for feed, mark in marks.items()})

    def _ring(self) -> DeviceKeys:
        # Read anew each time: another program may have added a feed.
        return DeviceKeys.open(
            self._folder / KEYS_FILE, self._secret, self._crypto, self._randomness, self._disk
        )

    def _mark(self) -> Mark:
        return Mark(self._folder / MARK_FILE, self._secret, self._crypto, self._disk)


class GatheredKeys:
    """The keys for one writing transaction that goes to many feeds: the files are read once, and
    `write` writes all new keys and marks at once, before the transaction commits.
    """

    def __init__(self, keys: TownKeys) -> None:
        self._keys = keys
        self._feed_keys = keys.feed_keys()
        self._marks = dict(keys.marks())
        self._new_keys: dict[bytes, SigningKey] = {}
        self._new_marks: dict[bytes, FeedMark] = {}

    @property
    def signing_key(self) -> SigningKey:
        """What the township signs with."""
        return self._keys.signing_key

    def feed_keys(self) -> Mapping[str, SigningKey]:
        """The keys of the town's own feeds, by feed id in hex, with what was added so far."""
        return self._feed_keys

    def add_feed_key(self, feed: bytes, key: SigningKey) -> None:
        """Use the key of a new feed: nobody hears of what it signs before the commit."""
        self._new_keys[feed] = key
        self._feed_keys.add(feed.hex(), key)

    def marks(self) -> Mapping[str, FeedMark]:
        """How far each own feed has come, with what was put so far."""
        return self._marks

    def put_mark(self, feed: bytes, mark: FeedMark) -> None:
        """Remember how far an own feed has come."""
        self._marks[feed.hex()] = self._new_marks[feed] = mark

    def write(self) -> None:
        """Keep the keys that were added, then the marks that were put, durably."""
        if self._new_keys:
            self._keys.add_feed_keys(self._new_keys)
        if self._new_marks:
            self._keys.put_marks(self._new_marks)


class KeptFeedKeys(Mapping[str, SigningKey]):
    """Keys that are made when they are asked for and then kept in `made`: making one takes as long as
    signing.
    """

    def __init__(self, ring: DeviceKeys, made: dict[str, SigningKey]) -> None:
        self._ring = ring
        self._made = made
        self._ids = set(ring.feed_ids())

    def add(self, feed_id: str, key: SigningKey) -> None:
        """One that is not in the file yet."""
        self._ids.add(feed_id)
        self._made[feed_id] = key

    def __getitem__(self, feed_id: str) -> SigningKey:
        if feed_id not in self._ids:
            raise KeyError(feed_id)
        if feed_id not in self._made:
            self._made[feed_id] = self._ring.feed_key(feed_id)
        return self._made[feed_id]

    def __contains__(self, feed_id: object) -> bool:
        return feed_id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
