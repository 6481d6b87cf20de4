"""The bytes of attachments: encrypted, proved, resumable, swept."""

import os
import random
from pathlib import Path

import pytest

from app.models.errors import EnvironmentProblem, OperationRefused
from app.store.blob_store import ORPHAN_SECONDS, PIECE_BYTES, BlobStore
from app.vault.atomic_files import Disk
from app.vault.crypto import Suite1

KEY = bytes(range(32))
CONTENT = random.Random(1).randbytes(3 * PIECE_BYTES // 2)
HASH = Suite1().hash(CONTENT)


@pytest.fixture
def blobs(tmp_path) -> BlobStore:
    return store_at(tmp_path / "attachments")


def store_at(folder: Path, key: bytes = KEY) -> BlobStore:
    return BlobStore(folder, key, Suite1(), os.urandom, Disk())


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_what_is_kept_is_read(blobs, tmp_path):
    assert blobs.keep(CONTENT) == HASH
    assert blobs.has(HASH) and blobs.read(HASH) == CONTENT
    assert store_at(tmp_path / "attachments").read(HASH) == CONTENT
    assert blobs.keep(CONTENT) == HASH and len(files_in(tmp_path)) == 1


def test_nothing_of_it_can_be_read_or_guessed_from_the_disk(blobs, tmp_path):
    blobs.keep(b"%PDF-1.7 a well-known form" * 40)
    (path,) = files_in(tmp_path)
    assert b"well-known" not in path.read_bytes()
    known = Suite1().hash(b"%PDF-1.7 a well-known form" * 40)
    assert known.hex()[:8] not in path.name
    with pytest.raises(EnvironmentProblem, match="attachment_not_here"):
        store_at(tmp_path / "attachments", bytes(32)).read(known)


def test_any_changed_byte_is_found(blobs, tmp_path):
    blobs.keep(CONTENT)
    (path,) = files_in(tmp_path)
    whole = path.read_bytes()
    places = random.Random(2).sample(range(len(whole)), 60)
    for damaged in [
        whole[:-1], whole[: len(whole) // 2], b"", whole[:4],
        *(whole[:p] + bytes([whole[p] ^ 1]) + whole[p + 1 :] for p in places),
    ]:  # fmt: skip
        path.write_bytes(damaged)
        with pytest.raises(EnvironmentProblem, match="attachment_damaged"):
            blobs.read(HASH)
        assert blobs.damaged([HASH]) == [HASH]
    assert blobs.keep(CONTENT) == HASH and blobs.damaged([HASH]) == []


def test_one_file_cannot_stand_in_for_another(blobs, tmp_path):
    blobs.keep(CONTENT)
    (path,) = files_in(tmp_path)
    other = blobs.keep(CONTENT[::-1])
    (other_path,) = [each for each in files_in(tmp_path) if each != path]
    other_path.write_bytes(path.read_bytes())
    with pytest.raises(EnvironmentProblem, match="attachment_damaged"):
        blobs.read(other)


def arrive(blobs: BlobStore, step: int, until: int = len(CONTENT)) -> None:
    at = blobs.arrived(HASH)
    while at < until:
        piece = CONTENT[at : at + step]
        at += len(piece)
        assert blobs.add(HASH, at - len(piece), piece, len(CONTENT)) == (at == len(CONTENT))


def test_what_arrives_in_pieces_goes_on_where_it_was_cut_off(blobs, tmp_path):
    arrive(blobs, 40_000, until=100_000)
    assert not blobs.has(HASH)
    again = store_at(tmp_path / "attachments")
    assert again.arrived(HASH) == 120_000
    arrive(again, 70_000)
    assert again.read(HASH) == CONTENT
    assert again.arrived(HASH) == 0 and len(files_in(tmp_path)) == 1


def test_what_a_power_cut_has_torn_off_is_only_fetched_again(blobs, tmp_path):
    arrive(blobs, 40_000, until=100_000)
    (path,) = files_in(tmp_path)
    torn = path.read_bytes()
    path.write_bytes(torn[:-20] + bytes(20))
    assert blobs.arrived(HASH) == 80_000
    arrive(blobs, 40_000)
    assert blobs.read(HASH) == CONTENT


def test_pieces_out_of_place_change_nothing(blobs):
    arrive(blobs, 40_000, until=40_000)
    for offset in (0, 39_999, 40_001, 80_000):
        with pytest.raises(OperationRefused, match="attachment_piece_out_of_place"):
            blobs.add(HASH, offset, b"x" * 10, len(CONTENT))
    assert blobs.arrived(HASH) == 40_000


@pytest.mark.parametrize("size", [len(CONTENT), len(CONTENT) - 1, 1 << 60])
def test_wrong_bytes_never_count(blobs, tmp_path, size):
    wrong = CONTENT[:-1] + bytes([CONTENT[-1] ^ 1]) + bytes(9 * 1024 * 1024)
    with pytest.raises(OperationRefused, match="attachment_hash_wrong"):
        for at in range(0, 9 * 1024 * 1024, PIECE_BYTES):
            blobs.add(HASH, at, wrong[at : min(at + PIECE_BYTES, max(size, at + 1))], size)
    assert not blobs.has(HASH) and blobs.arrived(HASH) == 0
    assert files_in(tmp_path) == []


def test_only_old_files_that_nobody_names_are_swept(blobs, tmp_path):
    named, orphan, draft = blobs.keep(CONTENT), blobs.keep(b"orphan"), blobs.keep(b"draft")
    blobs.add(Suite1().hash(b"half"), 0, b"ha", 4)
    for path in files_in(tmp_path):
        os.utime(path, (0, 0))
    blobs.keep(b"draft")  # wanted again
    assert blobs.sweep([named]) == 2
    assert blobs.missing([named, orphan, draft]) == [orphan]
    assert blobs.sweep([named]) == 0
    assert ORPHAN_SECONDS > 7 * 24 * 3600
