"""What happens on the page 个人信息申请, and when a villager's request is taken down. No Qt, no SQL."""

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import OperationRefused
from app.models.list_papers import ListContent
from app.models.records import Person
from app.models.rights_records import DELETE, SEE, PersonRequest
from app.presenters.doing import Doing
from app.presenters.filed_list_presenter import FiledListPresenter
from app.presenters.list_files import ListFileScreen, list_content
from app.presenters.runner import Runner
from app.presenters.screens import ProblemScreen
from app.store.rights_repository import Kept
from app.words.register_terms import REGISTER_FIELD, STANDING
from app.words.rights_words import (
    ERASED_KIND,
    ERASED_NOTES,
    KEPT_KIND,
    REQUEST_ACTION,
    REQUEST_OUTCOME,
)
from app.words.terms import SEX

_TOLD = (
    "name", "sex", "ethnicity", "born_on", "id_number", "phones", "head_relation",
    "political_status", "education", "marital_status", "registration_type", "residence",
    "workplace", "skills", "groups", "aliases", "note", "doubt",
    "standing", "standing_on", "standing_reason",
)  # fmt: skip


class RightsScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_requests(self, requests: Sequence[PersonRequest]) -> None: ...

    def show_done(self) -> None: ...


class RightsPresenter(FiledListPresenter[RightsScreen]):
    """The requests, their answers, and deletions."""

    def refresh(self) -> None:
        """Read everything anew."""
        actor = self._actor()
        self._runner.run(
            lambda desk: desk.rights.requests(actor),
            self._screen.show_requests,
            self._screen.show_problem,
        )

    def answer(self, request_id: str, outcome: str, answer: str) -> None:
        """Keep an answer."""
        self._doing.run(
            lambda desk, actor: desk.rights.answer(actor, request_id, outcome, answer), self._done
        )

    def erase(self, request_id: str, reason: str) -> None:
        """Carry a deletion out."""
        self._doing.run(
            lambda desk, actor: desk.rights.erase(actor, request_id, reason), self._done
        )

    def print_answer(self, request_id: str) -> None:
        """The answer on paper; of who asked to see their data, with all of it."""
        self._files.print_list(lambda desk, actor: answer_content(desk, actor, request_id))

    def _done(self, _: None) -> None:
        self._screen.show_done()
        self.refresh()


class AskingScreen(ProblemScreen, Protocol):
    """Where a villager's request is taken down."""

    def show_request_form(self, person_id: str, name: str) -> None: ...

    def show_request_kept(self, due_on: str) -> None: ...


class AskingPresenter:
    """A villager at the desk asks for their own data."""

    def __init__(self, screen: AskingScreen, runner: Runner, actor: Callable[[], Actor]) -> None:
        self._screen = screen
        self._runner = runner
        self._doing = Doing(runner, actor, screen.show_problem)

    def open(self, person_id: str) -> None:
        """Show the form."""
        self._runner.run(
            lambda desk: desk.store.persons.by_id(person_id).name,
            lambda name: self._screen.show_request_form(person_id, name),
            self._screen.show_problem,
        )

    def keep(self, person_id: str, action: str, asked_by: str, content: str) -> None:
        """Take it down."""
        self._doing.run(
            lambda desk, actor: desk.rights.register(actor, action, person_id, asked_by, content),
            lambda request: self._screen.show_request_kept(request.due_on),
        )


def answer_content(desk: Desk, actor: Actor, request_id: str) -> ListContent:
    """个人信息申请答复书. Raises OperationRefused `act_not_permitted`, `request_unknown`."""
    request = next((r for r in desk.rights.requests(actor) if r.id == request_id), None)
    if request is None:
        raise OperationRefused("request_unknown")
    rows = [
        ("姓名", request.name),
        ("申请事项", REQUEST_ACTION[request.action]),
        ("提出日期", request.asked_on),
        ("代为提出的人", request.asked_by or "本人"),
        ("本人怎么说", request.content or "无"),
        ("最晚答复日期", request.due_on),
        ("结果", REQUEST_OUTCOME[request.outcome]),
        ("答复", request.answer or "　"),
        ("答复人、日期", f"{request.answered_by}　{request.answered_on}"),
    ]
    if request.action == SEE:
        rows += _data_rows(*desk.rights.shown_data(actor, request.id))
    elif request.action == DELETE and (gone := desk.rights.erased_for(actor, request.id)):
        rows += [(f"已删除：{ERASED_KIND[kind]}", f"{count} 份") for kind, count in gone.items()]
        rows += ERASED_NOTES
    return list_content(
        desk, actor, "request_answer", rows=tuple(rows), is_across=False,
        signatures=("申请人（签字）", "经办人（签字）"),
    )  # fmt: skip


def _data_rows(person: Person, kept: Kept) -> list[tuple[str, str]]:
    """Everything that the register has of a villager, and how much there is elsewhere."""
    rows = []
    for field in _TOLD:
        value = getattr(person, field)
        words = "、".join(value) if isinstance(value, list) else value
        words = {"sex": SEX, "standing": STANDING}.get(field, {}).get(words, words)
        if words:
            rows.append((REGISTER_FIELD[field], words))
    counts = msgspec.structs.asdict(kept)
    rows += [(KEPT_KIND[key], f"{count} 份") for key, count in counts.items()]
    return rows
