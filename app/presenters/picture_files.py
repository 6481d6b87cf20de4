"""Pictures as they come to the desk: from files, from a camera's folder, from the clipboard."""

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from app.acts.attachment_acts import PreparedFile
from app.acts.desk import Desk
from app.acts.intake import IntakePicture
from app.models.attachments import OFFERED_BYTES_MAX, PDF
from app.models.errors import EnvironmentProblem, OperationRefused, Problem

CAMERA_FOLDER = "camera_folder"
PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".pdf")
MOST_LISTED = 60
MOST_LOOKED_AT = 20_000


class PictureSource(msgspec.Struct, frozen=True):
    """A picture that was chosen: a file's `path`, or `data` that was pasted."""

    name: str
    path: str = ""
    data: bytes = b""


class ShownPicture(msgspec.Struct, frozen=True):
    """A picture with what a small view of it is made of; a PDF shows its name only."""

    picture: IntakePicture
    data: bytes = b""


class CameraFile(msgspec.Struct, frozen=True):
    """A file of a camera's folder."""

    path: str
    name: str
    size_bytes: int
    modified: float


def prepared_pictures(
    desk: Desk, sources: Sequence[PictureSource]
) -> tuple[list[PreparedFile], Problem | None]:
    """What could be kept of the pictures chosen, and why the first that could not was refused."""
    files: list[PreparedFile] = []
    refused: Problem | None = None
    for source in sources:
        try:
            data = source.data or read_offered(Path(source.path))
            files.append(desk.attachments.prepare(source.name, data))
        except Problem as problem:
            refused = refused or problem
    return files, refused


def read_offered(path: Path) -> bytes:
    """A file that was chosen, unless it is too large to be looked at.

    Raises OperationRefused `attachment_too_large`; EnvironmentProblem `file_unreadable`.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise EnvironmentProblem("file_unreadable")
        if found.st_size > OFFERED_BYTES_MAX:
            raise OperationRefused("attachment_too_large", megabytes=OFFERED_BYTES_MAX >> 20)
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None


def shown_picture(desk: Desk, picture: IntakePicture) -> ShownPicture:
    """A picture of a form as it is shown; one whose bytes are gone shows its name."""
    if picture.file.media_type == PDF:
        return ShownPicture(picture)
    try:
        content = desk.workplace.blobs.read(bytes.fromhex(picture.file.content_hash))
    except EnvironmentProblem:
        return ShownPicture(picture)
    return ShownPicture(picture, content)


def camera_folder(desk: Desk, chosen: str = "") -> tuple[str, list[CameraFile]]:
    """The folder with its pictures, the newest first: the one just chosen, which is remembered, or the
    remembered one; empty while none is.
    """
    if chosen:
        desk.store.set_meta(CAMERA_FOLDER, chosen.encode())
    kept = desk.store.meta(CAMERA_FOLDER)
    if kept is None:
        return "", []
    folder = kept.decode()
    return folder, newest_pictures(Path(folder))


def newest_pictures(folder: Path) -> list[CameraFile]:
    """Pictures and PDF files of a folder, the newest first; none when it is not there."""
    try:
        with os.scandir(folder) as entries:
            found = list(_pictures_among(entries))
    except OSError:
        return []
    found.sort(key=lambda file: (file.modified, file.name), reverse=True)
    return found[:MOST_LISTED]


def _pictures_among(entries: Iterable["os.DirEntry[str]"]) -> Iterable[CameraFile]:
    for number, entry in enumerate(entries):
        if number >= MOST_LOOKED_AT:
            return
        if not entry.name.lower().endswith(PICTURE_ENDINGS) or not entry.is_file():
            continue
        try:
            found = entry.stat()
        except OSError:
            continue
        yield CameraFile(entry.path, entry.name, found.st_size, found.st_mtime)
