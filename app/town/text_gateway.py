"""How texts leave the township: a small interface, and a folder of files as its plainest form.

A gateway's own program takes `outgoing/*.csv` (number, phone, words), sends the texts, and may put a
file into `answers/` (number, and a reason where a text could not be sent). A number stands for one
text for ever: a file that is written twice after a power cut has the same numbers.
"""

import csv
import io
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from app.models.errors import EnvironmentProblem
from app.vault.atomic_files import Disk

LOG = logging.getLogger(__name__)
OUTGOING, ANSWERS, READ = "outgoing", "answers", "read"
ANSWER_BYTES_MAX = 4 * 1024 * 1024
_REASON_MAX, _NUMBER_MAX = 100, 16


class OutgoingText(msgspec.Struct, frozen=True):
    """A text that leaves. The phone stands nowhere else but in the case."""

    number: int
    phone: str
    words: str
    village_code: str = ""

    def __repr__(self) -> str:
        return f"OutgoingText({self.number})"


class TextAnswer(msgspec.Struct, frozen=True):
    """What became of a text; `reason` is empty when it was sent."""

    number: int
    reason: str = ""


class TextGateway(Protocol):
    """What sends texts."""

    def hand_over(self, batch: str, texts: Sequence[OutgoingText]) -> None:
        """Take these. Handing one batch over twice must not send it twice.

        Raises EnvironmentProblem when it cannot now; it is tried again.
        """

    def answers(self, take: Callable[[list[TextAnswer]], None]) -> None:
        """Hand what has become of texts to `take`, and forget it once that came back."""


class FileDrop:
    """Texts as files in a folder."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk

    def hand_over(self, batch: str, texts: Sequence[OutgoingText]) -> None:
        """Write one file, whole or not at all. Raises EnvironmentProblem `file_not_written`."""
        self._disk.make_folder(self._folder / OUTGOING)
        path = self._folder / OUTGOING / f"{batch}.csv"
        self._disk.write_atomically(path, batch_file(texts))

    def answers(self, take: Callable[[list[TextAnswer]], None]) -> None:
        """Read each answer file, then put it aside; one that cannot be read stays where it is."""
        for path in sorted((self._folder / ANSWERS).glob("*.csv")):
            try:
                content = self._disk.read(path, ANSWER_BYTES_MAX) or b""
                take(answers_in(content.decode("utf-8-sig", "replace")))
                self._disk.make_folder(self._folder / READ)
                self._disk.move(path, self._folder / READ / path.name)
            except EnvironmentProblem as problem:
                LOG.warning("an answer file was not read: %s", problem.key)


def batch_file(texts: Sequence[OutgoingText]) -> bytes:
    """Texts as the lines of a CSV file under a heading."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(["number", "phone", "words"])
    writer.writerows([text.number, text.phone, text.words] for text in texts)
    return file.getvalue().encode("utf-8")


def answers_in(text: str) -> list[TextAnswer]:
    """Number and reason of each line; lines of another form are left out."""
    found = []
    for row in csv.reader(io.StringIO(text.replace("\0", ""))):
        if row and row[0].strip().isdecimal() and len(row[0]) < _NUMBER_MAX:
            reason = row[1].strip()[:_REASON_MAX] if len(row) > 1 else ""
            found.append(TextAnswer(int(row[0]), reason))
    return found
