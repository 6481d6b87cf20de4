"""What happens when somebody only asks for advice at the counter. No Qt, no SQL."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from app.acts.intake import Consultation
from app.acts.pen import Actor
from app.models.catalog import ServiceItem
from app.models.errors import Problem
from app.models.proofs import Proof, refusal_of_proof
from app.presenters.doing import Doing
from app.presenters.intake_reading import choices_for
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen


class ConsultScreen(ProblemScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_items(self, items: Sequence[ServiceItem | Proof]) -> None:
        """Which items may be meant by what was typed."""
        ...

    def show_item(self, item: ServiceItem) -> None:
        """The item that was asked about, with what there is to tell."""
        ...

    def refuse_item(self, problem: Problem) -> None:
        """A certificate that no village may issue: tell why, which is advice too."""
        ...

    def show_kept(self, case_id: str, *, wants_more: bool) -> None:
        """The enquiry is kept; `wants_more`: its page is wanted, to print what to bring."""
        ...


class ConsultPresenter:
    """One enquiry: an item or a sentence, and one key to keep it."""

    def __init__(self, screen: ConsultScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._query = ""
        self._doing = Doing(runner, actor, screen.show_problem)

    def find_items(self, query: str) -> None:
        """Look for items by name, pinyin, initials, category or code."""
        self._query = query

        def show(items: list[ServiceItem | Proof]) -> None:
            if query == self._query:
                self._screen.show_items(items)

        self._runner.run(
            lambda desk: choices_for(desk.workplace, query), show, self._screen.show_problem
        )

    def choose_item(self, item: ServiceItem | Proof) -> None:
        """Take this as what was asked about."""
        self._query = ""
        if isinstance(item, Proof):
            self._screen.refuse_item(refusal_of_proof(item))
        else:
            self._screen.show_item(item)

    def find_again(self, item_code: str) -> None:
        """Take the item that a draft was kept with; one that is gone has to be looked for."""
        self._runner.run(
            lambda desk: desk.workplace.catalog.item(item_code),
            self._screen.show_item,
            self._screen.show_problem,
        )

    def keep(self, typed: Mapping[str, Any], *, wants_more: bool = False) -> None:
        """Keep the enquiry. A second press while it is being kept does nothing."""
        said = msgspec.convert(typed, Consultation)

        def show(case_id: str) -> None:
            self._screen.show_kept(case_id, wants_more=wants_more)

        self._doing.run(lambda desk, actor: desk.cases.consult(actor, said).id, show)
