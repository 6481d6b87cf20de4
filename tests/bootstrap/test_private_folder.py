"""Papers on their way to a printer do not stay behind, not even when the program was killed."""

import os
import subprocess
import sys

from app.bootstrap.private_folder import PREFIX, PrivateFolder


def test_the_folder_is_its_owners_alone_and_goes_at_the_end(tmp_path):
    folder = PrivateFolder(tmp_path)
    (folder.path / "receipt.pdf").write_bytes(b"x")
    assert os.name == "nt" or folder.path.stat().st_mode & 0o077 == 0
    folder.remove()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_swept_at_the_next_start(tmp_path):
    dead = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    left = tmp_path / f"{PREFIX}dead"
    left.mkdir()
    (left / "owner.pid").write_text(dead.stdout.strip())
    (left / "receipt.pdf").write_bytes(b"x")
    unnamed = tmp_path / f"{PREFIX}unnamed"
    unnamed.mkdir()
    other = tmp_path / "others-papers"
    other.mkdir()

    running = PrivateFolder(tmp_path)
    second = PrivateFolder(tmp_path)

    assert not left.exists() and not unnamed.exists()
    assert other.exists() and running.path.exists()
    running.remove()
    second.remove()
