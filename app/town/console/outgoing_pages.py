"""What the township tells others by itself: webhooks with their deliveries, and texts. For administrators."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app.models.errors import OperationRefused
from app.models.text_messages import FIELDS, OCCASIONS, TextRules
from app.models.town_roles import MANAGE
from app.town.console import captions
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.pages import Pages
from app.town.console.protection import Sessions, Visitor, text_of, texts_of
from app.town.hook_desk import HookFacts
from app.town.ledger.outgoing import Delivery, TextMessage
from app.town.township import Township
from app.words.problem_words import problem_sentence

ROWS = 30
_NUMBER_MAX = 15


class OutgoingPages(ClerkPages):
    """A new webhook's key is shown on the next page and never again."""

    def __init__(self, township: Township, pages: Pages, sessions: Sessions) -> None:
        super().__init__(township, pages, sessions)
        self._fresh: dict[str, str] = {}

    def hooks(self, request: Request) -> Response:
        """The addresses, a form for one more, and what was delivered."""
        return self._hooks(Asking(request, self._manager(request)))

    async def make_hook(self, request: Request) -> Response:
        """A new address."""

        def act(visitor: Visitor, form: FormData) -> str:
            made = self._township.hooks.make(_hook_in(form), visitor.clerk)
            self._fresh[visitor.form_token] = made.secret
            return "hook_made"

        return await self._take(request, act, self._hooks, "/doors/hooks")

    async def stop_hook(self, request: Request) -> Response:
        """停用."""

        def act(visitor: Visitor, _form: FormData) -> str:
            self._township.hooks.stop(request.path_params["hook"], visitor.clerk)
            return "hook_stopped"

        return await self._take(request, act, self._hooks, "/doors/hooks")

    async def deliver_again(self, request: Request) -> Response:
        """再送."""
        return await self._again(
            request, self._township.hooks.again, self._hooks, "/doors/hooks", "delivery_again"
        )

    def texts(self, request: Request) -> Response:
        """What is decided about texts, and the queue."""
        return self._texts(Asking(request, self._manager(request)))

    async def decide_texts(self, request: Request) -> Response:
        """Whether, when and in which words."""

        def act(visitor: Visitor, form: FormData) -> str:
            self._township.texts.decide(_rules_in(form), visitor.clerk)
            return "texts_decided"

        return await self._take(request, act, self._texts, "/doors/texts")

    async def text_again(self, request: Request) -> Response:
        """再发."""
        return await self._again(
            request, self._township.texts.again, self._texts, "/doors/texts", "text_again"
        )

    # -- inside

    async def _again(
        self,
        request: Request,
        again: Callable[[int, Any], None],
        page: Callable[..., Response],
        target: str,
        done: str,
    ) -> Response:
        def act(visitor: Visitor, _form: FormData) -> str:
            number = request.path_params["number"]
            if len(str(number)) > _NUMBER_MAX:
                raise OperationRefused("page_unknown")
            again(number, visitor.clerk)
            return done

        return await self._take(request, act, page, target)

    def _hooks(self, asking: Asking) -> Response:
        hooks = self._township.hooks
        return self._queue(
            asking,
            hooks.page,
            "hooks",
            captions.DELIVERY_STATE,
            hooks=hooks.hooks(asking.visitor.clerk),
            names={hook.id: hook.name for hook in hooks.hooks(asking.visitor.clerk)},
            facts=_hook_in(asking.typed) if asking.typed else HookFacts(name=""),
            fresh=self._fresh.pop(asking.visitor.form_token, ""),
            all_villages=self._township.surroundings.divisions.find(
                "", self._township.ledger.town_code, limit=10_000
            ),
        )

    def _texts(self, asking: Asking) -> Response:
        texts = self._township.texts
        is_typed = asking.typed is not None and bool(text_of(asking.typed, "reminder_days"))
        return self._queue(
            asking,
            texts.page,
            "texts",
            captions.TEXT_STATE,
            words=_words_shown(
                _rules_in(asking.typed) if is_typed and asking.typed else texts.rules()
            ),
            rules=_rules_in(asking.typed)
            if is_typed and asking.typed is not None
            else texts.rules(),
            occasions=OCCASIONS,
            fields=[captions.TEXT_FIELD[field] for field in sorted(FIELDS)],
        )

    def _queue(
        self,
        asking: Asking,
        page: Callable[..., Sequence[Delivery | TextMessage]],
        shown: str,
        states: dict[str, str],
        **values: object,
    ) -> Response:
        """A page that ends in a queue, which is shown by state and leafed through."""
        asking.visitor.check_may(MANAGE)
        query = asking.request.query_params
        state = query.get("state", "") if query.get("state", "") in states else ""
        before = query.get("before", "")
        number = int(before) if before.isdecimal() and len(before) < _NUMBER_MAX else 0
        rows = page(asking.visitor.clerk, state, number, ROWS + 1)
        more = {"state": state, "before": rows[ROWS - 1].number} if len(rows) > ROWS else {}
        return self._drawn(
            f"{shown}.html",
            asking,
            section="doors",
            shown=shown,
            rows=rows[:ROWS],
            states=states,
            state=state,
            before=number,
            path=f"/doors/{shown}",
            next_url=f"/doors/{shown}?{urlencode(more)}" if more else "",
            why=_why,
            **values,
        )


def _why(key: str) -> str:
    """What a queue says went wrong: a planned failure by its sentence, a gateway's own words as they are."""
    is_ours = key.isascii() and key.replace("_", "").isalpha() and "_" in key
    return problem_sentence(OperationRefused(key)) if is_ours else key


def _hook_in(form: FormData) -> HookFacts:
    return HookFacts(
        name=text_of(form, "name"),
        url=text_of(form, "url"),
        villages=texts_of(form, "villages"),
    )


def _rules_in(form: FormData) -> TextRules:
    days = text_of(form, "reminder_days").strip()
    return TextRules(
        is_on=bool(text_of(form, "is_on")),
        words={occasion: _words_kept(text_of(form, f"words_{occasion}")) for occasion in OCCASIONS},
        reminder_days=int(days) if days.isdecimal() and len(days) < _NUMBER_MAX else 0,
    )


def _words_shown(rules: TextRules) -> dict[str, str]:
    """The words with the fields by their Chinese names, as clerks write them."""
    shown = dict(rules.words)
    for field, name in captions.TEXT_FIELD.items():
        shown = {key: words.replace(f"{{{field}}}", f"{{{name}}}") for key, words in shown.items()}
    return shown


def _words_kept(words: str) -> str:
    """The words as they are kept; a name that is none stays, and is refused by its name."""
    for field, name in captions.TEXT_FIELD.items():
        words = words.replace(f"{{{name}}}", f"{{{field}}}")
    return words
