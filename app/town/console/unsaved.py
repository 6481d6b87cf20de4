"""What was typed into a form whose session had ended meanwhile: kept in the browser's own pages through
the sign-in, and saved only once the clerk says so.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec
from starlette.requests import Request

from app.models.errors import OperationRefused
from app.town.console.protection import FORM_TOKEN, OWN_PAGES, check_origin

KEPT_BYTES_MAX = 64 * 1024
_PLAIN_FORM = "application/x-www-form-urlencoded"


class Unsaved(msgspec.Struct, frozen=True):
    """`path` is where the form goes, `page` where it stood."""

    path: str
    page: str
    fields: Sequence[tuple[str, str]]

    @property
    def texts(self) -> list[str]:
        """What a person has written of it, without the codes that forms carry beside."""
        return [value for _, value in self.fields if value.strip() and not value.isascii()]


def local_path(wanted: str) -> str:
    """The page to go on to, if it is one of ours."""
    is_ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    return wanted if is_ours and wanted.isprintable() else ""


def page_before(request: Request) -> str:
    """The page of ours on which a form stood, as the browser says."""
    came_from = urlsplit(request.headers.get("referer", ""))
    if came_from.netloc != request.headers.get("host", ""):
        return ""
    query = f"?{came_from.query}" if came_from.query else ""
    return local_path(came_from.path + query)


async def typed_in(request: Request) -> Unsaved | None:
    """The fields of a form of ours that came without a session; None without text, for files, and for
    whatever asks for a password.
    """
    path, headers = request.url.path, request.headers
    length = headers.get("content-length", "")
    is_plain = headers.get("content-type", "").startswith(_PLAIN_FORM)
    is_short = length.isdecimal() and int(length) <= KEPT_BYTES_MAX
    if path in OWN_PAGES or not (is_plain and is_short and _is_ours(request)):
        return None
    form = await request.form()
    fields = [
        (name, value.replace("\0", ""))
        for name, value in form.multi_items()
        if isinstance(value, str) and name != FORM_TOKEN
    ]
    if any("password" in name for name, _ in fields):
        return None
    found = Unsaved(path, page_before(request), fields)
    return found if found.texts else None


def read_unsaved(request: Request, text: str) -> Unsaved | None:
    """What the login carries along of a form; None when there is none or it was not written by us."""
    try:
        found = msgspec.json.decode(text, type=Unsaved) if text and _is_ours(request) else None
    except (msgspec.DecodeError, UnicodeError):
        return None
    is_ours = found and local_path(found.path) and found.page == local_path(found.page)
    return found if is_ours else None


def written(unsaved: Unsaved | None) -> str:
    """As the login carries it along."""
    return msgspec.json.encode(unsaved).decode() if unsaved else ""


def _is_ours(request: Request) -> bool:
    try:
        check_origin(request)
    except OperationRefused:
        return False
    return True
