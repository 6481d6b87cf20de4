"""The township beside the village: its invitation and its answers, made by the real server's core."""

from contextlib import closing
from pathlib import Path

from app.bootstrap.surroundings import Surroundings
from app.bootstrap.township import create_township, open_township
from app.journal.bundle import BUNDLE_BYTES_MAX
from app.sync.stick import read_from_stick
from tools.crash.village import PASSWORD, TOWN, VILLAGE


def invitation(folder: Path, around: Surroundings, path: Path) -> Path:
    """Set the township up and write its invitation to that village."""
    with closing(create_township(folder, TOWN, around)) as township:
        township.add_clerk("孙立", PASSWORD)
        path.write_bytes(township.invite(VILLAGE))
    return path


def answer(folder: Path, around: Surroundings, bundle: Path, path: Path) -> Path:
    """Take a station's bundle in and write the answer that goes back."""
    with closing(open_township(folder, around)) as township:
        receipt = township.import_bundle(read_from_stick(bundle, BUNDLE_BYTES_MAX))
        path.write_bytes(receipt.answer)
    return path
