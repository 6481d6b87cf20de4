"""安装U盘: what stands on the stick for a new PC, and what is written beside it for people."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from app.models.errors import EnvironmentProblem, OperationRefused
from app.models.feeds import TOWNSHIP_SIDE
from app.town.invitation_desk import WrittenInvitation
from app.town.ledger.edition_queries import FOR_EVERYONE
from app.town.office import Office
from app.town.suite_desk import signed_suite_list
from app.vault.install_files import (
    INSTALL_BYTES_MAX,
    INSTALL_SUFFIX,
    INSTALL_VERSION,
    FirstPublication,
    InstallContent,
    write_install_file,
)

TLS_ROOTS_FILE = "tls_roots.pem"
"""In the town's folder: the authorities that signed the server's certificate, where these are its own."""
TLS_ROOTS_BYTES_MAX = 64 * 1024
READ_ME = "先读我.txt"
_SPARED_BYTES = 128 * 1024


class InstallFile(msgspec.Struct, frozen=True):
    """A file for the stick, and the page for people beside it."""

    name: str
    content: bytes
    read_me: str


class InstallDesk:
    """Writes install files."""

    def __init__(self, office: Office, folder: Path) -> None:
        self._office = office
        self._folder = folder

    def file_for(self, written: WrittenInvitation, *, has_publication: bool = True) -> InstallFile:
        """The invitation with all that a new PC can use; without the publication where the stick is to
        stay small.

        Raises EnvironmentProblem `tls_roots_unreadable` (file).
        """
        roots = self._tls_roots()
        room = INSTALL_BYTES_MAX - len(written.text) - len(roots) - _SPARED_BYTES
        content = InstallContent(
            INSTALL_VERSION,
            written.text,
            roots,
            self._publication(room) if has_publication else FirstPublication(),
            self._suites(written.village_code),
        )
        place = f"{self._office.surroundings.divisions.village(written.village_code).short_name}"
        return InstallFile(
            f"{written.village_code}-{written.letter}{INSTALL_SUFFIX}",
            write_install_file(content, self._office.keys.signing_key),
            "\r\n".join([*self._lines(written, place), ""]),
        )

    def _publication(self, room: int) -> FirstPublication:
        """The township's feeds for everyone, from their beginning, as far as there is room."""
        with self._office.ledger.read() as connection:
            books = self._office.books(connection, FOR_EVERYONE)
            feeds, segments = [], list[bytes]()
            for state in books.storage.feeds():
                told = state.descriptor
                if (told.side, told.village_code) != (TOWNSHIP_SIDE, FOR_EVERYONE):
                    continue
                feeds.append(state.envelope)
                for packed in books.journal.segments_after(state.feed, 0):
                    room -= len(packed) + 8
                    if room < 0:  # the rest comes with the first exchange
                        return FirstPublication(tuple(feeds), tuple(segments))
                    segments.append(packed)
        return FirstPublication(tuple(feeds), tuple(segments))

    def _suites(self, village_code: str) -> bytes:
        with self._office.ledger.read() as connection:
            books = self._office.books(connection, village_code)
            return signed_suite_list(books, self._office.keys, village_code)

    def _tls_roots(self) -> bytes:
        path = self._folder / TLS_ROOTS_FILE
        try:
            content = self._office.surroundings.disk.read(path, TLS_ROOTS_BYTES_MAX)
        except (EnvironmentProblem, OperationRefused):
            raise EnvironmentProblem("tls_roots_unreadable", file=TLS_ROOTS_FILE) from None
        return content or b""

    def _lines(self, written: WrittenInvitation, place: str) -> Sequence[str]:
        code = (
            [f"三、没有U盘、只有网络时，可以在电脑上输入一次性码：{written.code}"]
            if written.code
            else []
        )
        return (
            f"{self._office.identity.name}　{place}　{written.letter} 号电脑　安装U盘",
            "",
            f"一、有效到 {written.expires_on}，只能装一台电脑。别人拿到这个U盘就能冒充本村，请当面交接。",
            "二、装好连心站，插上这个U盘，打开程序，照屏幕走：认安装文件、填管理员和密码、对六位数字。",
            *code,
            "最后：屏幕上有六位大字。镇里会打来电话，请照着念；念的和镇里看到的一样，才算登记好。",
            "镇里没有核对以前，照常登记、照常办件，记录都在本机，核对以后一起送到镇里。",
        )
