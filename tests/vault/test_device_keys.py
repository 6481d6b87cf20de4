import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.errors import EnvironmentProblem, OperationRefused
from app.vault.atomic_files import Copy, Disk, TwoCopyFile
from app.vault.crypto import SigningKey, Suite1
from app.vault.device_keys import DeviceKeys, FeedMark, Mark
from tests.vault.faults import PowerCut

SUITE = Suite1()
DATABASE_KEY = bytes(range(32))
FEED, LATER_FEED = "aa" * 16, "bb" * 16


def created(folder: Path) -> DeviceKeys:
    path = folder / "device.keys"
    return DeviceKeys.create(path, DATABASE_KEY, SUITE, random.Random(1).randbytes, Disk())


def opened(folder: Path, key: bytes = DATABASE_KEY) -> DeviceKeys:
    path = folder / "device.keys"
    return DeviceKeys.open(path, key, SUITE, random.Random(2).randbytes, Disk())


def file_in(folder: Path) -> TwoCopyFile:
    return TwoCopyFile(folder / "device.keys", Disk())


def new_key(seed: int) -> SigningKey:
    return SUITE.generate_signing_key(random.Random(seed).randbytes)


def test_the_keys_come_back(tmp_path: Path) -> None:
    keys = created(tmp_path)
    feed_key, later_key = new_key(7), new_key(8)
    keys.add_feed_key(FEED, feed_key)
    keys.add_feed_key(LATER_FEED, later_key)

    again = opened(tmp_path)

    assert again.signing_key.public_key == keys.signing_key.public_key
    assert again.age_identity == keys.age_identity
    assert again.feed_ids() == keys.feed_ids() == [FEED, LATER_FEED]
    assert again.feed_key(LATER_FEED).private_bytes == later_key.private_bytes
    assert file_in(tmp_path).read().generation == 3
    again.save()
    assert file_in(tmp_path).read().generation == 4
    assert opened(tmp_path).feed_key(FEED).public_key == feed_key.public_key


def test_keys_are_made_once_and_never_overwritten(tmp_path: Path) -> None:
    keys = created(tmp_path)
    with pytest.raises(OperationRefused, match="device_keys_already_exist"):
        created(tmp_path)
    keys.add_feed_key(FEED, new_key(7))
    with pytest.raises(OperationRefused, match="feed_key_already_kept") as refusal:
        keys.add_feed_key(FEED, new_key(8))
    assert refusal.value.facts == {"feed_id": FEED}
    assert keys.feed_key(FEED).public_key == new_key(7).public_key


def test_a_feed_without_its_key_asks_for_a_new_incarnation(tmp_path: Path) -> None:
    with pytest.raises(OperationRefused, match="feed_key_missing"):
        created(tmp_path).feed_key(FEED)


def test_lost_keys_are_missing_and_a_wrong_key_opens_nothing(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="vault_file_missing"):
        opened(tmp_path)
    created(tmp_path)
    with pytest.raises(OperationRefused, match="device_keys_tampered"):
        opened(tmp_path, key=bytes(32))


@given(at=st.integers(0, 10_000), flip=st.integers(1, 255), is_generation=st.booleans())
def test_keys_changed_by_someone_without_the_database_key_are_refused(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int, is_generation: bool
) -> None:
    """The forger mends the checksums of both copies, which need no key."""
    folder = tmp_path_factory.mktemp("forged")
    created(folder)
    whole = file_in(folder).read()
    content = bytearray(whole.content)
    content[at % len(content)] ^= flip
    forged = Copy(whole.generation, bytes(content))
    if is_generation:
        forged = Copy(whole.generation + flip, whole.content)
    file_in(folder).write(forged)
    with pytest.raises(OperationRefused, match="device_keys_tampered"):
        opened(folder)


def test_keys_of_a_newer_version_are_refused_by_name(tmp_path: Path) -> None:
    created(tmp_path)
    key = SUITE.derive_key(DATABASE_KEY, "device-keys")
    content = msgspec.msgpack.encode([2, 1, b"", "", {}])
    bound = b"device-keys" + (9).to_bytes(8, "big")
    sealed = SUITE.seal(key, content, bound, random.Random(3).randbytes)
    file_in(tmp_path).write(Copy(9, sealed))
    with pytest.raises(OperationRefused, match="vault_made_by_newer_version") as refusal:
        opened(tmp_path)
    assert refusal.value.facts == {"file": "device.keys"}


def test_no_private_key_lies_readable_on_the_disk(tmp_path: Path) -> None:
    keys = created(tmp_path)
    keys.add_feed_key(FEED, new_key(7))
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert keys.signing_key.private_bytes not in content
        assert keys.age_identity.secret.encode() not in content
        assert new_key(7).private_bytes not in content


@pytest.mark.parametrize("fault", ["power_cut", "once", "for_ever"])
def test_a_fault_at_any_call_keeps_the_old_keys_and_says_whether_the_new_one_is_safe(
    tmp_path: Path, faulty_os: Callable[[int, str], Any], fault: str
) -> None:
    for fail_at in range(1, 100):
        folder = tmp_path / str(fail_at)
        folder.mkdir()
        keys = created(folder)
        keys.add_feed_key(FEED, new_key(7))
        acknowledged = False
        with faulty_os(fail_at, fault) as faulty:
            try:
                keys.add_feed_key(LATER_FEED, new_key(8))
                acknowledged = True
            except (PowerCut, EnvironmentProblem):
                with pytest.raises(OperationRefused, match="feed_key_missing"):
                    keys.feed_key(LATER_FEED)
        again = opened(folder)
        assert again.signing_key.public_key == keys.signing_key.public_key
        assert FEED in again.feed_ids()
        assert LATER_FEED in again.feed_ids() or not acknowledged
        keys.add_feed_key("cc" * 16, new_key(9))  # the same object goes on after a failed write
        assert "cc" * 16 in opened(folder).feed_ids()
        if not faulty.has_failed:
            break
    assert fail_at == 13


def mark_in(folder: Path, key: bytes = DATABASE_KEY) -> Mark:
    return Mark(folder / "mark", key, SUITE, Disk())


def head(number: int) -> FeedMark:
    return FeedMark(number, SUITE.hash(number.to_bytes(8, "big")))


def test_the_mark_comes_back_and_keeps_other_feeds(tmp_path: Path) -> None:
    assert mark_in(tmp_path).read() == {}
    mark_in(tmp_path).write({FEED: head(3)})
    again = mark_in(tmp_path)
    assert again.read() == {FEED: head(3)}
    again.write({LATER_FEED: head(1)})
    again.write({LATER_FEED: head(2)})
    again.write({LATER_FEED: head(2)})
    assert mark_in(tmp_path).read() == {FEED: head(3), LATER_FEED: head(2)}


@pytest.mark.parametrize("step", [head(2), FeedMark(3, bytes(32))])
def test_a_mark_never_goes_back(tmp_path: Path, step: FeedMark) -> None:
    mark = mark_in(tmp_path)
    mark.write({FEED: head(3)})
    with pytest.raises(OperationRefused, match="mark_would_go_back") as refusal:
        mark.write({FEED: step})
    assert refusal.value.facts == {"feed_id": FEED}
    assert mark_in(tmp_path).read() == {FEED: head(3)}


@given(at=st.integers(0, 10_000), flip=st.integers(1, 255))
def test_any_changed_byte_of_the_mark_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, at: int, flip: int
) -> None:
    folder = tmp_path_factory.mktemp("mark")
    mark_in(folder).write({FEED: head(3), LATER_FEED: head(4)})
    content = bytearray((folder / "mark").read_bytes())
    content[at % len(content)] ^= flip
    (folder / "mark").write_bytes(content)
    with pytest.raises(OperationRefused, match="mark_damaged"):
        mark_in(folder).read()


def test_a_mark_of_another_vault_or_half_a_mark_is_damaged(tmp_path: Path) -> None:
    mark_in(tmp_path).write({FEED: head(3)})
    with pytest.raises(OperationRefused, match="mark_damaged"):
        mark_in(tmp_path, key=bytes(32)).read()
    whole = (tmp_path / "mark").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "mark").write_bytes(whole[:length])
        with pytest.raises(OperationRefused, match="mark_damaged"):
            mark_in(tmp_path).read()


def test_a_damaged_mark_can_be_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "mark").write_bytes(b"torn")
    mark = mark_in(tmp_path)
    with pytest.raises(OperationRefused, match="mark_damaged"):
        mark.read()
    mark.write({LATER_FEED: head(1)})
    assert mark_in(tmp_path).read() == {LATER_FEED: head(1)}


def test_a_mark_of_another_version_is_damaged(tmp_path: Path) -> None:
    payload = msgspec.msgpack.encode([2, 1, {}])
    tag = SUITE.mac(SUITE.derive_key(DATABASE_KEY, "mark"), payload)
    (tmp_path / "mark").write_bytes(msgspec.msgpack.encode((payload, tag)))
    with pytest.raises(OperationRefused, match="mark_damaged"):
        mark_in(tmp_path).read()


@pytest.mark.parametrize("fault", ["power_cut", "once", "for_ever"])
def test_a_fault_at_any_call_leaves_the_old_mark_or_the_new(
    tmp_path: Path, faulty_os: Callable[[int, str], Any], fault: str
) -> None:
    for fail_at in range(1, 100):
        folder = tmp_path / str(fail_at)
        folder.mkdir()
        mark = mark_in(folder)
        mark.write({FEED: head(3)})
        acknowledged = False
        with faulty_os(fail_at, fault) as faulty:
            try:
                mark.write({FEED: head(4)})
                acknowledged = True
            except (PowerCut, EnvironmentProblem):
                pass
        found = mark_in(folder).read()
        assert found == {FEED: head(4)} or (not acknowledged and found == {FEED: head(3)})
        mark.write({FEED: head(5)})
        assert mark_in(folder).read() == {FEED: head(5)}
        if not faulty.has_failed:
            break
    assert fail_at == 7


def test_a_mark_costs_few_calls_after_each_commit(
    tmp_path: Path, faulty_os: Callable[[int, str], Any]
) -> None:
    """The price of a mark is two syncs and one rename, whatever the disk asks for those."""
    mark = mark_in(tmp_path)
    mark.write({FEED: head(1)})
    with faulty_os(10**9, "once") as recorded:
        mark.write({FEED: head(2)})
    assert recorded.calls == ["open", "write", "fsync", "replace", "open", "fsync"]
    assert (tmp_path / "mark").stat().st_size < 200
