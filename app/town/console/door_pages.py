"""The doors for other systems: tokens to read with. For administrators alone."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app.models.town_roles import MANAGE
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.pages import Pages
from app.town.console.protection import Sessions, Visitor, text_of, texts_of
from app.town.ledger.api_tokens import ApiToken
from app.town.open_api.door import BASE
from app.town.open_api.reading import ENDPOINTS
from app.town.token_desk import SCOPES, TokenFacts
from app.town.township import Township

PAGE_TOKENS = 30
_AFTER_MAX = 80


class DoorPages(ClerkPages):
    """Tokens are made and revoked here. A new one's text is shown on the next page and never again."""

    def __init__(self, township: Township, pages: Pages, sessions: Sessions) -> None:
        super().__init__(township, pages, sessions)
        self._fresh: dict[str, str] = {}

    def tokens(self, request: Request) -> Response:
        """All tokens, and a form for one more."""
        return self._tokens(Asking(request, self._manager(request)))

    async def make_token(self, request: Request) -> Response:
        """A new token."""

        def act(visitor: Visitor, form: FormData) -> str:
            self._confirm(visitor, form)
            made = self._township.tokens.make(_facts_in(form), visitor.clerk)
            self._fresh[visitor.form_token] = made.text
            return "token_made"

        return await self._take(request, act, self._tokens, "/doors")

    async def revoke_token(self, request: Request) -> Response:
        """作废."""

        def act(visitor: Visitor, _form: FormData) -> str:
            self._township.tokens.revoke(request.path_params["token"], visitor.clerk)
            return "token_revoked"

        return await self._take(request, act, self._tokens, "/doors")

    def _tokens(self, asking: Asking) -> Response:
        asking.visitor.check_may(MANAGE)
        around = self._township.surroundings
        after = asking.request.query_params.get("after", "")[:_AFTER_MAX]
        found = self._township.tokens.page(asking.visitor.clerk, after, PAGE_TOKENS + 1)
        return self._drawn(
            "tokens.html",
            asking,
            section="doors",
            shown="tokens",
            tokens=found[:PAGE_TOKENS],
            after=after,
            next_url=f"/doors?after={_key_of(found[PAGE_TOKENS - 1])}"
            if len(found) > PAGE_TOKENS
            else "",
            today=around.today(),
            fresh=self._fresh.pop(asking.visitor.form_token, ""),
            facts=_facts_in(asking.typed)
            if asking.typed
            else TokenFacts(name="", scopes=("cases",)),
            scopes=SCOPES,
            endpoints=ENDPOINTS,
            base=BASE,
            all_villages=around.divisions.find("", self._township.ledger.town_code, limit=10_000),
        )


def _key_of(token: ApiToken) -> str:
    return f"{token.created_at}~{token.id}"


def _facts_in(form: FormData) -> TokenFacts:
    return TokenFacts(
        name=text_of(form, "name"),
        scopes=texts_of(form, "scopes"),
        villages=texts_of(form, "villages"),
        expires_on=text_of(form, "expires_on"),
    )
