"""The device's own keys and how far its feeds have come, both kept outside the database.

A restored database must bring back neither an old key nor an old count: that is how two different
entries would come to be signed under one number.
"""

import contextlib
import hmac
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.crypto import AgeIdentity, CryptoProvider, Randomness, SigningKey
from app.vault.encoding import decoded

DEVICE_KEYS_VERSION = MARK_VERSION = 1
DEVICE_KEYS_FILE = "device.keys"
MARK_FILE = "mark"


class _KeyRing(msgspec.Struct, frozen=True, array_like=True):
    version: int
    suite: int
    signing_key: bytes
    age_secret: str
    feed_keys: dict[str, bytes]
    feed_suites: dict[str, int] = {}  # of feeds whose suite is not that of the ring


class DeviceKeys:
    """The device's signing key, its sealing identity and one signing key per incarnation of a feed.

    Kept sealed under the database key in `device.keys` and `device.keys.copy`. Made by `create`
    or `open`.
    """

    def __init__(
        self,
        file: TwoCopyFile,
        sealing_key: bytes,
        crypto: CryptoProvider,
        randomness: Randomness,
        ring: _KeyRing,
        generation: int,
    ) -> None:
        self._file = file
        self._sealing_key = sealing_key
        self._crypto = crypto
        self._randomness = randomness
        self._ring = ring
        self._generation = generation
        self._feed_keys: dict[
            str, SigningKey
        ] = {}  # to make one from its bytes takes as long as to sign

    @classmethod
    def create(
        cls,
        path: Path,
        database_key: bytes,
        crypto: CryptoProvider,
        randomness: Randomness,
        disk: Disk,
    ) -> "DeviceKeys":
        """Make the keys of a new device and keep them.

        Raises OperationRefused `device_keys_already_exist` and EnvironmentProblem
        `vault_file_not_written` (file).
        """
        file = TwoCopyFile(path, disk)
        if file.exists():
            raise OperationRefused("device_keys_already_exist")
        ring = _KeyRing(
            version=DEVICE_KEYS_VERSION,
            suite=crypto.suite,
            signing_key=crypto.generate_signing_key(randomness).private_bytes,
            age_secret=crypto.generate_age_identity().secret,
            feed_keys={},
        )
        keys = cls(file, _sealing_key(crypto, database_key), crypto, randomness, ring, 0)
        keys.save()
        return keys

    @classmethod
    def open(
        cls,
        path: Path,
        database_key: bytes,
        crypto: CryptoProvider,
        randomness: Randomness,
        disk: Disk,
    ) -> "DeviceKeys":
        """The keys that were kept.

        Raises EnvironmentProblem `vault_file_missing`, `vault_file_damaged` or
        `vault_file_unreadable` (file), and OperationRefused `device_keys_tampered` (also for
        another vault's database key) or `vault_made_by_newer_version` (file).
        """
        file = TwoCopyFile(path, disk)
        copy = file.read()
        key = _sealing_key(crypto, database_key)
        try:
            content = crypto.open(key, copy.content, _bound(copy.generation))
        except OperationRefused:
            raise OperationRefused("device_keys_tampered") from None
        ring = decoded(content, _KeyRing)
        if ring is None or ring.version != DEVICE_KEYS_VERSION or ring.suite != crypto.suite:
            raise OperationRefused("vault_made_by_newer_version", file=path.name)
        return cls(file, key, crypto, randomness, ring, copy.generation)

    @classmethod
    def take_over(
        cls,
        path: Path,
        database_key: bytes,
        former: Sequence[bytes],
        crypto: CryptoProvider,
        randomness: Randomness,
        disk: Disk,
    ) -> None:
        """Seal the keys under this database key if they are still under one of the former.

        Raises as `open` and `save` do.
        """
        for number, each in enumerate((database_key, *former)):
            try:
                keys = cls.open(path, each, crypto, randomness, disk)
            except OperationRefused as refusal:
                if refusal.key != "device_keys_tampered" or number == len(former):
                    raise
                continue
            if number:
                keys._sealing_key = _sealing_key(crypto, database_key)
                keys.save()
            return

    def save(self) -> None:
        """Keep the keys durably. Raises EnvironmentProblem `vault_file_not_written` (file)."""
        self._keep(self._ring)

    @property
    def signing_key(self) -> SigningKey:
        """The long-lived key that the device's certificate names."""
        return self._crypto.signing_key(self._ring.signing_key)

    @property
    def age_identity(self) -> AgeIdentity:
        """What bundles for this device are sealed to."""
        return self._crypto.age_identity(self._ring.age_secret)

    def feed_ids(self) -> list[str]:
        """The feeds (hex) that this device can sign, oldest first."""
        return list(self._ring.feed_keys)

    def add_feed_key(self, feed_id: str, signing_key: SigningKey) -> None:
        """Keep the key of a new incarnation, durably, before its first entry is signed. It may be of another
        suite than the device's own keys.

        Raises OperationRefused `feed_key_already_kept` (feed_id) and EnvironmentProblem
        `vault_file_not_written` (file); then the key may not be used.
        """
        self.add_feed_keys({feed_id: signing_key})

    def add_feed_keys(self, signing_keys: Mapping[str, SigningKey]) -> None:
        """The same of several, for the price of one."""
        feed_keys, suites = dict(self._ring.feed_keys), dict(self._ring.feed_suites)
        for feed_id, key in signing_keys.items():
            if feed_id in feed_keys:
                raise OperationRefused("feed_key_already_kept", feed_id=feed_id)
            feed_keys[feed_id] = key.private_bytes
            if key.suite != self._ring.suite:
                suites[feed_id] = key.suite
        ring = msgspec.structs.replace(self._ring, feed_keys=feed_keys, feed_suites=suites)
        self._keep(ring)
        self._ring = ring

    def feed_key(self, feed_id: str) -> SigningKey:
        """The key of one feed, in the feed's own suite.

        Raises OperationRefused `feed_key_missing` (feed_id): this device cannot go on with that
        feed and starts a new incarnation.
        """
        if feed_id not in self._ring.feed_keys:
            raise OperationRefused("feed_key_missing", feed_id=feed_id)
        if feed_id not in self._feed_keys:
            crypto = self._crypto.of(self._ring.feed_suites.get(feed_id, self._ring.suite))
            self._feed_keys[feed_id] = crypto.signing_key(self._ring.feed_keys[feed_id])
        return self._feed_keys[feed_id]

    def _keep(self, ring: _KeyRing) -> None:
        # Counted up even if the writing fails: that generation may stand on the disk all the same.
        self._generation += 1
        sealed = self._crypto.seal(
            self._sealing_key,
            msgspec.msgpack.encode(ring),
            _bound(self._generation),
            self._randomness,
        )
        self._file.write(Copy(self._generation, sealed))


def _sealing_key(crypto: CryptoProvider, database_key: bytes) -> bytes:
    return crypto.derive_key(database_key, "device-keys")


def _bound(generation: int) -> bytes:
    return b"device-keys" + generation.to_bytes(8, "big")


class FeedMark(msgspec.Struct, frozen=True, array_like=True):
    """How far one feed of this device has come: the last committed seq and the chain hash there."""

    last_seq: int
    head_hash: bytes


class _MarkTable(msgspec.Struct, frozen=True, array_like=True):
    version: int
    suite: int
    feeds: dict[str, FeedMark]


def entries_marked(path: Path, disk: Disk) -> int | None:
    """How many entries of its own a device's mark tells of, unproved: whoever asks has no key yet."""
    try:
        parts = decoded(disk.read(path) or b"", tuple[bytes, bytes])
    except EnvironmentProblem:
        return None
    table = decoded(parts[0], _MarkTable) if parts else None
    return sum(mark.last_seq for mark in table.feeds.values()) if table else None


class Mark:
    """The anti-rollback mark, authenticated under the database key.

    Written soon after each commit and always before anything of that commit leaves the PC. A database that
    is behind its mark was restored; one that has own entries but no mark, or a damaged one, must
    be treated the same.
    """

    def __init__(self, path: Path, database_key: bytes, crypto: CryptoProvider, disk: Disk) -> None:
        self._path = path
        self._key = crypto.derive_key(database_key, "mark")
        self._crypto = crypto
        self._disk = disk
        self._known: dict[str, FeedMark] = {}

    @classmethod
    def take_over(
        cls,
        path: Path,
        database_key: bytes,
        former: Sequence[bytes],
        crypto: CryptoProvider,
        disk: Disk,
    ) -> None:
        """Authenticate the marks under this database key if a former one did; raises as `write`."""
        for each in (database_key, *former):
            try:
                marks = cls(path, each, crypto, disk).read()
            except OperationRefused:
                continue  # damaged under all of them: the station notices by itself
            if each != database_key:
                cls(path, database_key, crypto, disk).write(marks)
            return

    def read(self) -> dict[str, FeedMark]:
        """The mark of each feed id (hex); empty when there is no mark yet.

        Raises OperationRefused `mark_damaged` and EnvironmentProblem `vault_file_unreadable`
        (file).
        """
        content = self._disk.read(self._path)
        if content is None:
            return {}
        parts = decoded(content, tuple[bytes, bytes])
        if parts is None or not hmac.compare_digest(
            parts[1], self._crypto.mac(self._key, parts[0])
        ):
            raise OperationRefused("mark_damaged")
        table = decoded(parts[0], _MarkTable)
        if table is None or (table.version, table.suite) != (MARK_VERSION, self._crypto.suite):
            raise OperationRefused("mark_damaged")
        self._known = dict(table.feeds)
        return table.feeds

    def known(self) -> dict[str, FeedMark]:
        """The marks that were read or written last."""
        return dict(self._known)

    def write_if_possible(self, marks: Mapping[str, FeedMark]) -> None:
        """As `write`, but a disk that refuses is left for the next `write` to report."""
        if marks:
            with contextlib.suppress(EnvironmentProblem):
                self.write(marks)

    def write(self, marks: Mapping[str, FeedMark]) -> None:
        """Put these marks beside those of other feeds, durably; old or new after a crash.

        Read first: after `mark_damaged` this writes a new file, without the marks that were lost.
        Raises OperationRefused `mark_would_go_back` (feed_id) when a feed is further already, or
        as far with another hash, and EnvironmentProblem `vault_file_not_written` (file).
        """
        for feed_id, mark in marks.items():
            known = self._known.get(feed_id, mark)
            if mark != known and mark.last_seq <= known.last_seq:
                raise OperationRefused("mark_would_go_back", feed_id=feed_id)
        feeds = self._known | dict(marks)
        table = _MarkTable(MARK_VERSION, self._crypto.suite, feeds)
        payload = msgspec.msgpack.encode(table)
        tag = self._crypto.mac(self._key, payload)
        self._disk.write_atomically(self._path, msgspec.msgpack.encode((payload, tag)))
        self._known = feeds
