"""People, their roles, windows and villages; one's own account; and the log of who did what."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app.models.errors import OperationRefused, Problem
from app.models.town_roles import CODE_ROLES, MANAGE
from app.town.console.captions import AUDIT_ACT
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.lists import leaf_of
from app.town.console.protection import LOG_PAGE, Visitor, text_of, texts_of
from app.town.ledger.accounts import Account
from app.town.ledger.audit_log import AuditWanted
from app.town.people import AUDIT_PAGE, ClerkFacts
from app.vault.one_time_codes import SECRET_BYTES, secret_address, secret_text

WORDS_MAX = 40


class PeoplePages(ClerkPages):
    """Accounts are for administrators; everyone has the page of the own one."""

    def index(self, request: Request) -> Response:
        """Everyone with an account, and a form for one more."""
        return self._index(Asking(request, self._manager(request)))

    async def add(self, request: Request) -> Response:
        """A new account."""

        def act(visitor: Visitor, form: FormData) -> str:
            facts, password = _facts_in(form), text_of(form, "password")
            self._township.people.add(facts, password, visitor.clerk)
            return "clerk_added"

        return await self._take(request, act, self._index, "/people")

    def show(self, request: Request) -> Response:
        """One account."""
        return self._clerk(Asking(request, self._manager(request)))

    async def change(self, request: Request) -> Response:
        """What the form's button says: the facts, a new password, or stopped and restored."""
        clerk_id = request.path_params["clerk"]

        def act(visitor: Visitor, form: FormData) -> str:
            people, wish = self._township.people, text_of(form, "wish")
            if wish == "restore":
                self._confirm(visitor, form)
            if wish in ("stop", "restore"):
                people.set_active(clerk_id, wish == "restore", visitor.clerk)
                return "clerk_stopped" if wish == "stop" else "clerk_restored"
            if wish == "password":
                is_code_dropped = bool(text_of(form, "drop_code"))
                people.give_password(
                    clerk_id,
                    text_of(form, "password"),
                    visitor.clerk,
                    is_code_dropped=is_code_dropped,
                )
                return "password_given"
            people.change(clerk_id, _facts_in(form), visitor.clerk)
            return "clerk_changed"

        return await self._take(request, act, self._clerk, f"/people/{clerk_id}")

    def audit(self, request: Request) -> Response:
        """Who did what, by act, village, words and days."""
        visitor, query = self._sessions.visitor(request), request.query_params
        before = query.get("before", "")
        said = {
            n: query.get(n, "").strip()[:WORDS_MAX]
            for n in ("act", "village", "q", "since", "until")
        }
        wanted = AuditWanted(
            act=said["act"],
            village_code=said["village"],
            words=said["q"],
            since=_moment_of(said["since"]),
            until=_moment_of(said["until"], days_after=1),
            before=int(before) if before.isdecimal() and len(before) < WORDS_MAX // 3 else 0,
        )
        lines = self._township.people.audit(wanted, visitor.clerk)
        more = lines[AUDIT_PAGE - 1].number if len(lines) > AUDIT_PAGE else 0
        return self._pages.page(
            "audit.html",
            visitor=visitor,
            section="people",
            lines=lines[:AUDIT_PAGE],
            said=said,
            acts=AUDIT_ACT,
            first_url=f"{LOG_PAGE}?{urlencode(said)}" if wanted.before else "",
            next_url=f"{LOG_PAGE}?{urlencode({**said, 'before': more})}" if more else "",
        )

    # -- one's own account

    def account(self, request: Request) -> Response:
        """The own password and phone."""
        visitor = self._sessions.visitor(request)
        return self._account(Asking(request, visitor))

    async def change_password(self, request: Request) -> Response:
        """Choose a new password."""

        def act(visitor: Visitor, form: FormData) -> str:
            new = text_of(form, "new")
            if new != text_of(form, "again"):
                raise OperationRefused("passwords_differ")
            self._township.people.change_own_password(
                visitor.clerk, text_of(form, "old"), new, visitor.token
            )
            return "password_changed"

        return await self._take(request, act, self._account, "/account")

    async def join_phone(self, request: Request) -> Response:
        """启用动态口令."""

        def act(visitor: Visitor, form: FormData) -> str:
            secret = _secret_in(form)
            self._township.people.join_phone(visitor.clerk, secret, text_of(form, "code"))
            return "code_joined"

        return await self._take(request, act, self._account, "/account")

    async def make_paper_codes(self, request: Request) -> Response:
        """A new sheet of 备用码, shown in the answer itself and never again."""
        visitor = await run_in_threadpool(self._sessions.visitor, request)
        form = await request.form()

        def act() -> Response:
            try:
                self._sessions.check_form(request, form, visitor)
                self._confirm(visitor, form)
                codes = self._township.people.make_paper_codes(visitor.clerk)
            except Problem as problem:
                return self._account(Asking(request, visitor, problem, form))
            asking = Asking(request, visitor)
            return self._drawn("paper_codes.html", asking, section="account", codes=codes)

        return await run_in_threadpool(act)

    # -- inside

    def _index(self, asking: Asking) -> Response:
        asking.visitor.check_may(MANAGE)
        return self._page(
            "people.html",
            asking,
            leaf=leaf_of(self._township.people.accounts(), asking.request),
            facts=_facts_in(asking.typed) if asking.typed else ClerkFacts(name=""),
        )

    def _clerk(self, asking: Asking) -> Response:
        asking.visitor.check_may(MANAGE)
        account = self._known(asking.request.path_params["clerk"])
        typed = asking.typed
        is_typed = typed is not None and not text_of(typed, "wish")
        facts = _facts_in(typed) if is_typed and typed is not None else _facts_of(account)
        return self._page("clerk.html", asking, account=account, facts=facts)

    def _account(self, asking: Asking) -> Response:
        secret = _secret_in(asking.typed) if asking.typed else b""
        secret = secret or self._township.people.new_code_secret()
        name = self._township.identity.name
        return self._page(
            "account.html",
            asking,
            paper=self._township.people.paper_sheet(asking.visitor.clerk),
            secret=secret.hex(),
            secret_text=secret_text(secret),
            secret_address=secret_address(secret, name, asking.visitor.clerk.name),
        )

    def _page(self, template: str, asking: Asking, **values: object) -> Response:
        divisions, town_code = (
            self._township.surroundings.divisions,
            self._township.ledger.town_code,
        )
        return self._drawn(
            template,
            asking,
            section="people" if template != "account.html" else "account",
            roles=self._township.people.roles,
            code_roles=CODE_ROLES,
            departments=self._township.people.departments(),
            all_villages=divisions.find("", town_code, limit=10_000),
            **values,
        )

    def _known(self, clerk_id: str) -> Account:
        for account in self._township.people.accounts():
            if account.id == clerk_id:
                return account
        raise OperationRefused("clerk_unknown")


def _moment_of(day: str, days_after: int = 0) -> str:
    """When a day begins in China, as records have moments; nothing for what is no day."""
    try:
        begins = datetime.fromisoformat(f"{day}T00:00:00+08:00") + timedelta(days=days_after)
    except (ValueError, OverflowError):
        return ""
    return begins.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _facts_in(form: FormData) -> ClerkFacts:
    return ClerkFacts(
        name=text_of(form, "name"),
        role=text_of(form, "role"),
        department=text_of(form, "department"),
        villages=texts_of(form, "villages"),
    )


def _facts_of(account: Account) -> ClerkFacts:
    return ClerkFacts(
        name=account.name,
        role=account.role,
        department=account.department,
        villages=tuple(account.villages),
    )


def _secret_in(form: FormData) -> bytes:
    """The secret that this page offered the phone; nothing where a form brings none of ours."""
    try:
        secret = bytes.fromhex(text_of(form, "secret"))
    except ValueError:
        return b""
    return secret if len(secret) == SECRET_BYTES else b""
