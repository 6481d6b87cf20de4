"""The township's own keys, and how far its feeds have come; both kept outside the database.

The keys are sealed under `town.secret`, and that file lies beside them, readable by its owner only
(mode 0600). So whoever can read the town's folder can read the keys: they are not yet encrypted at
rest, and the folder belongs on an encrypted disk.
"""

from collections.abc import Mapping
from pathlib import Path

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.identity import Randomness
from app.vault.atomic_files import Disk
from app.vault.certificates import TownshipIdentity
from app.vault.crypto import KEY_BYTES, AgeIdentity, CryptoProvider, SigningKey
from app.vault.device_keys import DeviceKeys, FeedMark, Mark

SECRET_FILE, KEYS_FILE, MARK_FILE = "town.secret", "town.keys", "town.mark"


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
        ring = self._ring()
        self.signing_key: SigningKey = ring.signing_key
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

    def feed_keys(self) -> dict[str, SigningKey]:
        """The keys of the town's own feeds, by feed id in hex."""
        ring = self._ring()
        return {feed_id: ring.feed_key(feed_id) for feed_id in ring.feed_ids()}

    def add_feed_key(self, feed: bytes, key: SigningKey) -> None:
        """Keep the key of a new feed, durably, before its first entry is signed."""
        self._ring().add_feed_key(feed.hex(), key)

    def marks(self) -> Mapping[str, FeedMark]:
        """How far each own feed has come, by feed id in hex.

        Raises OperationRefused `mark_damaged`.
        """
        return self._mark().read()

    def put_mark(self, feed: bytes, mark: FeedMark) -> None:
        """Remember how far an own feed has come."""
        table = self._mark()
        table.read()
        table.write({feed.hex(): mark})

    def _ring(self) -> DeviceKeys:
        # Read anew each time: another program may have added a feed.
        return DeviceKeys.open(
            self._folder / KEYS_FILE, self._secret, self._crypto, self._randomness, self._disk
        )

    def _mark(self) -> Mark:
        return Mark(self._folder / MARK_FILE, self._secret, self._crypto, self._disk)
