"""Crypto suites: a township's choice with its reason, and what a county's towns write."""

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from app.models.suite_rules import STANDARD_SUITE, STATE_SUITE, SUITES
from app.town.console.clerk_pages import Asking, ClerkPages
from app.town.console.protection import Visitor, text_of
from app.town.suite_desk import SuiteStanding

CHOICES = {
    "state": (STATE_SUITE, SUITES),
    "state_only": (STATE_SUITE, (STATE_SUITE,)),
    "standard": (STANDARD_SUITE, SUITES),
    "standard_only": (STANDARD_SUITE, (STANDARD_SUITE,)),
}
"""What may be chosen: in which suite is written from now on, and which are taken."""
NO_CHOICE: tuple[int, tuple[int, ...]] = (0, ())


class SuitePages(ClerkPages):
    """For a township's administrators; a county has nothing to choose and sees what its towns write."""

    def index(self, request: Request) -> Response:
        """What holds, and what each PC writes."""
        return self._index(Asking(request, self._manager(request)))

    def look(self, request: Request) -> Response:
        """Before a change: what it means, and what stands in its way."""
        return self._look(Asking(request, self._manager(request)))

    async def change(self, request: Request) -> Response:
        """改."""

        def act(visitor: Visitor, form: FormData) -> str:
            chosen, allowed = CHOICES.get(text_of(form, "choice"), NO_CHOICE)
            self._township.suites.choose(chosen, allowed, visitor.clerk, text_of(form, "reason"))
            return "suites_chosen"

        return await self._take(request, act, self._look, "/suites")

    def towns(self, request: Request) -> Response:
        """A county's towns: how much came in which suite, and how many PCs write which."""
        lines = self._township.towns.suites()
        asking = Asking(request, self._sessions.visitor(request))
        return self._drawn(
            "county_suites.html", asking, section="towns", lines=lines, suites=SUITES
        )

    def _index(self, asking: Asking) -> Response:
        standing = self._township.suites.standing()
        return self._drawn(
            "suites.html",
            asking,
            section="stations",
            standing=standing,
            present=_present(standing),
            choices=[each for each in CHOICES if each != _present(standing)],
        )

    def _look(self, asking: Asking) -> Response:
        typed = asking.typed or asking.request.query_params
        choice = str(typed.get("choice", ""))
        asking.visitor.check_may("manage")
        if choice not in CHOICES:
            return self._index(asking)
        standing = self._township.suites.standing()
        return self._drawn(
            "suites_change.html",
            asking,
            section="stations",
            choice=choice,
            present=_present(standing),
            lagging=standing.lagging(CHOICES[choice][1]),
            reason=str(typed.get("reason", "")),
        )


def _present(standing: SuiteStanding) -> str:
    held = (standing.chosen, tuple(standing.allowed))
    return next((name for name, choice in CHOICES.items() if choice == held), "")
