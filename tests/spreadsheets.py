"""Files that people bring as spreadsheets: rosters on a day, and what must be refused."""

from datetime import date
from pathlib import Path

from app.models.roster import RosterPreview
from app.sheets import roster_file

TODAY = date(2026, 11, 23)


def read_roster(path: Path) -> RosterPreview:
    """What an import of the file would do on that day."""
    return roster_file.read_roster(path, TODAY)


def protected_workbook() -> bytes:
    """The head of the compound file that Excel writes when a password was set (MS-OFFCRYPTO)."""
    directory = "EncryptedPackage".encode("utf-16-le").ljust(128, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory.ljust(4096, b"\0")


def protected_xls() -> bytes:
    """An old .xls whose second record says that the rest is enciphered (MS-XLS FilePass)."""
    begins = b"\x09\x08\x10\x00\x00\x06\x05\x00".ljust(20, b"\0")
    file_pass = b"\x2f\x00\x04\x00\x01\x00\x01\x00"
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + begins + file_pass
