"""What a file is that was taken for a bundle (邮包) and is none, told by how it begins and what it is called."""

ARCHIVES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"7z\xbc\xaf", b"Rar!")
"""Spreadsheets and documents are archives of one kind or the other."""
PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM")
DATABASES = (".db", ".sqlite")
BUNDLE_ENDING = ".lxb"


def stray_problem(name: str, content: bytes) -> str:
    """The problem key that says what the file is; one that is called a bundle and is none is damaged."""
    return _problem_of_content(content) or _problem_of_name(name.lower())


def _problem_of_content(content: bytes) -> str:
    if not content:
        return "stick_file_is_empty"
    if content.startswith(ARCHIVES):
        return "stick_file_is_sheet"
    if content.startswith(PICTURES):
        return "stick_file_is_picture"
    return "stick_file_is_paper" if content.startswith(b"%PDF") else ""


def _problem_of_name(name: str) -> str:
    if name.endswith(".lxi"):
        return "stick_file_is_invitation"
    if name.endswith(".lxq"):
        return "stick_file_is_grant_request"
    if name.endswith(".lxg"):
        return "stick_file_is_grant"
    if name.endswith(DATABASES):
        return "stick_file_is_database"
    return "stick_file_is_damaged" if name.endswith(BUNDLE_ENDING) else "stick_file_is_foreign"
