"""The way of a bundle between a station without a line and its township."""

from pathlib import Path

import pytest

from app.journal.bundle import BUNDLE_BYTES_MAX
from app.sync.stick import read_from_stick, write_to_stick
from tests.stations import Pc, Town


@pytest.fixture
def invited(pc, town, tmp_path) -> Pc:
    """A station that has its invitation and no line."""
    pc.sync.accept_invitation(town.invitation(tmp_path))
    return pc


def carried(town: Town, written: str, stick: Path) -> Path:
    """The bundle read in town, and the answer written beside it."""
    receipt = town.township.import_bundle(read_from_stick(Path(written), BUNDLE_BYTES_MAX))
    assert receipt.problems == ()
    return write_to_stick(stick, "answer", receipt.export_number, receipt.answer)
