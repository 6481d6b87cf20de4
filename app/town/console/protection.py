"""What keeps the pages from strangers: headers, body limits, sessions, and forms of our own only."""

import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit

import msgspec
from starlette.datastructures import FormData, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.models.errors import OperationRefused
from app.models.town_roles import CODE_ROLES, READ, check_may, check_scope, may
from app.town.clerk_acts import Clerk
from app.town.sign_in import LONGEST_MILLISECONDS, SignIn
from app.vault.crypto import CryptoProvider

FORM_TOKEN, PASSWORD_AGAIN = "form_token", "password_again"
OWN_PAGES = frozenset(
    {"/account", "/account/password", "/account/code", "/account/papers", "/logout"}
)
LOG_PAGE = "/people/audit"
WITHOUT_RECORDS = OWN_PAGES | {"/", LOG_PAGE}
"""All that who may read no records is shown."""
FORM_BYTES_MAX = 256 * 1024
STICKS_UPLOAD_BYTES_MAX = 256 * 1024 * 1024  # several bundles of up to 64 MiB
CATALOG_UPLOAD_BYTES_MAX = 17 * 1024 * 1024
UPDATE_UPLOAD_BYTES_MAX = 640 * 1024 * 1024  # a whole program is about 120 MB
RULES_UPLOAD_BYTES_MAX = 1024 * 1024  # a file of up to 128 KB, in a form
HSTS_SECONDS = 180 * 24 * 3600
UPLOADS = {
    "/stick": STICKS_UPLOAD_BYTES_MAX,
    "/catalog": CATALOG_UPLOAD_BYTES_MAX,
    "/publishing/updates": UPDATE_UPLOAD_BYTES_MAX,
    "/rules": RULES_UPLOAD_BYTES_MAX,
    "/rules/file": RULES_UPLOAD_BYTES_MAX,
    "/notices": RULES_UPLOAD_BYTES_MAX,
    "/notices/holidays": RULES_UPLOAD_BYTES_MAX,
}
_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SignInWanted(Exception):
    """The page is for clerks, and nobody is signed in."""


class PasswordWanted(Exception):
    """The clerk has to choose a password of their own first."""


class CodeWanted(Exception):
    """The administrator has to join a phone (动态口令) before anything else."""


class Visitor(msgspec.Struct, frozen=True):
    """Who is looking, and the token that their forms must carry."""

    clerk: Clerk
    token: bytes
    form_token: str

    def may(self, act: str) -> bool:
        """Whether the clerk's role may do an act of `app.models.town_roles`."""
        return may(self.clerk.role, act)

    @property
    def lacks_code(self) -> bool:
        """Whether the role asks for 动态口令 and no phone is joined."""
        return self.clerk.role in CODE_ROLES and not self.clerk.has_code

    def check_may(self, act: str) -> None:
        """Raises OperationRefused `clerk_not_administrator` or `clerk_not_permitted`."""
        check_may(self.clerk.role, act)


class PageShield:
    """Puts the headers on every answer and stops bodies that are too long, announced or not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        left = UPLOADS.get(scope["path"], FORM_BYTES_MAX)

        async def limited() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise OperationRefused("upload_too_large")
            return message

        async def shielded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if scope["scheme"] == "https":
                    headers.setdefault("strict-transport-security", f"max-age={HSTS_SECONDS}")
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, limited, shielded)


class Sessions:
    """Cookies and form tokens."""

    def __init__(self, sign_in: SignIn, crypto: CryptoProvider, form_key: bytes) -> None:
        self._sign_in = sign_in
        self._crypto = crypto
        self._form_key = form_key

    def visitor(self, request: Request) -> Visitor:
        """Who is signed in, and may see the village that the address names.

        Raises SignInWanted when nobody is; PasswordWanted while the password is somebody else's;
        CodeWanted once whoever needs 动态口令 has waited too long with it; OperationRefused
        `village_out_of_scope`, `clerk_not_permitted`.
        """
        visitor = self.visitor_of(_token_in(request))
        if visitor is None:
            raise SignInWanted
        clerk = visitor.clerk
        if clerk.is_password_given and request.url.path not in OWN_PAGES:
            raise PasswordWanted
        if clerk.must_join_phone and request.url.path not in OWN_PAGES:
            raise CodeWanted
        if not may(clerk.role, READ) and request.url.path not in WITHOUT_RECORDS:
            raise OperationRefused("clerk_not_permitted")
        if "village" in request.path_params:
            check_scope(clerk.villages, request.path_params["village"])
        clerk = msgspec.structs.replace(clerk, address=address_of(request))
        return msgspec.structs.replace(visitor, clerk=clerk)

    def visitor_of(self, token: bytes) -> Visitor | None:
        """Whose session a token is."""
        clerk = self._sign_in.clerk_of(token) if token else None
        if clerk is None:
            return None
        return Visitor(clerk, token, self._crypto.mac(self._form_key, token).hex())

    def check_form(self, request: Request, form: FormData, visitor: Visitor) -> None:
        """Raises OperationRefused `form_not_ours` unless the form came from one of our pages."""
        check_origin(request)
        if not hmac.compare_digest(text_of(form, FORM_TOKEN).encode(), visitor.form_token.encode()):
            raise OperationRefused("form_not_ours")


def in_scope(visitor: Visitor, village_codes: Iterable[str]) -> list[str]:
    """Those villages that the clerk may see."""
    own = visitor.clerk.villages
    return [code for code in village_codes if not own or code in own]


def address_of(request: Request) -> str:
    """From where a browser speaks: the nearest machine that can be known, never a header's claim."""
    return request.client.host if request.client else ""


def check_origin(request: Request) -> None:
    """Raises OperationRefused `form_not_ours` when another site's page sent the form."""
    origin = request.headers.get("origin")
    if origin is None or urlsplit(origin).netloc != request.headers.get("host", ""):
        raise OperationRefused("form_not_ours")


def set_session_cookie(request: Request, response: Response, token: bytes) -> None:
    """Hand the browser its session."""
    response.set_cookie(
        _cookie_name(request),
        token.hex(),
        max_age=LONGEST_MILLISECONDS // 1000,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="strict",
    )


def drop_session_cookie(request: Request, response: Response) -> None:
    """Take it back."""
    response.delete_cookie(
        _cookie_name(request),
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="strict",
    )


def is_secure(request: Request) -> bool:
    """Whether the browser speaks TLS, here or at the proxy in front."""
    return request.url.scheme == "https"


def text_of(form: FormData, name: str) -> str:
    """A field of a form without NULs, which no text has; empty when it is missing or a file."""
    value = form.get(name, "")
    return value.replace("\0", "") if isinstance(value, str) else ""


def texts_of(form: FormData, name: str) -> tuple[str, ...]:
    """All values of a field that may be there several times."""
    return tuple(value.replace("\0", "") for value in form.getlist(name) if isinstance(value, str))


def _cookie_name(request: Request) -> str:
    # Browsers take a __Host- cookie over TLS only; it cannot be set by a neighbouring site.
    return "__Host-lianxin" if is_secure(request) else "lianxin"


def _token_in(request: Request) -> bytes:
    try:
        return bytes.fromhex(request.cookies.get(_cookie_name(request), ""))
    except ValueError:
        return b""
