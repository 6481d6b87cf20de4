"""安装文件: what a township puts on the stick for a new PC, in one file that its program finds by itself.

An invitation, the certificate authorities of the township's server where these are its own, and what
the township has published to everyone, so that a station without a network can begin. All of it is
signed by the township that the invitation names, before anything in it is unpacked. Nothing in it is
secret but the invitation, and nothing personal.
"""

from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import FeedEnvelope
from app.vault.certificates import (
    MAX_INVITATION_BYTES,
    Invitation,
    read_invitation,
)
from app.vault.crypto import CryptoProvider, SigningKey
from app.vault.encoding import decoded, decoded_strictly

INSTALL_SUFFIX = ".lxi"
INSTALL_BYTES_MAX = 24 * 1024 * 1024
INSTALL_VERSION = 1
INSTALL_PURPOSE = "install-file"
_HEAD = b"LIANXIN INSTALL 1\n"


class FirstPublication(msgspec.Struct, frozen=True, array_like=True):
    """What the township has told everyone: its feeds for all stations, and their segments in order."""

    feeds: tuple[FeedEnvelope, ...] = ()
    segments: tuple[bytes, ...] = ()


class InstallContent(msgspec.Struct, frozen=True, array_like=True):
    """What stands in the file. `invitation` is the text of an `.lxi` file as it would stand alone;
    `tls_roots` are PEM certificates, or nothing where those of the system will do; `suites` is the
    township's signed list of crypto suites for the village, so that a new PC begins in one that is allowed.
    """

    version: int
    invitation: bytes
    tls_roots: bytes = b""
    publication: FirstPublication = FirstPublication()
    suites: bytes = b""


def write_install_file(content: InstallContent, township_key: SigningKey) -> bytes:
    """The file's bytes."""
    payload = msgspec.msgpack.encode(content)
    return _HEAD + msgspec.msgpack.encode((payload, township_key.sign(INSTALL_PURPOSE, payload)))


def read_install_file(crypto: CryptoProvider, content: bytes) -> tuple[Invitation, InstallContent]:
    """The invitation in the file, with all that came along. A bare invitation, as earlier townships
    wrote them and as a typed code brings it, is a file with nothing else in it.

    Raises OperationRefused `install_file_damaged`, `invitation_damaged`, `suite_differs`,
    `install_file_from_newer_version`.
    """
    if not content.startswith(_HEAD):
        return read_invitation(crypto, content), InstallContent(INSTALL_VERSION, content)
    signed = decoded_strictly(content.removeprefix(_HEAD), tuple[bytes, bytes])
    found = decoded(signed[0], InstallContent) if signed else None
    if signed is None or found is None or len(found.invitation) > MAX_INVITATION_BYTES:
        raise OperationRefused("install_file_damaged")
    if found.version > INSTALL_VERSION:
        raise OperationRefused("install_file_from_newer_version")
    invitation = read_invitation(crypto, found.invitation)
    if not crypto.verify(invitation.township.public_key, INSTALL_PURPOSE, *signed):
        raise OperationRefused("install_file_damaged")
    return invitation, found


def load_install_file(path: Path) -> bytes:
    """A file's bytes, never more than it may have.

    Raises EnvironmentProblem `file_unreadable`; OperationRefused `install_file_damaged`.
    """
    try:
        if path.is_symlink() or not path.is_file():
            raise EnvironmentProblem("file_unreadable")
        with path.open("rb") as file:
            content = file.read(INSTALL_BYTES_MAX + 1)
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None
    if len(content) > INSTALL_BYTES_MAX:
        raise OperationRefused("install_file_damaged")
    return content
