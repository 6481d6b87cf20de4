"""What happens to what is typed in a form and not saved yet. No Qt, no SQL."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.errors import Problem
from app.presenters.runner import Runner

OWNED_BY = "@"


class FormDraft(msgspec.Struct, frozen=True):
    """What was typed earlier, by field, and when (UTC text)."""

    values: dict[str, Any]
    saved_at: str


class DraftScreen(Protocol):
    """A form, as its presenter sees it."""

    def show_draft(self, draft: FormDraft) -> None:
        """Fill in what was typed earlier."""
        ...

    def show_problem(self, problem: Problem) -> None: ...


class KeptForm(msgspec.Struct, frozen=True):
    """A form as it is kept. `road` leads back to it: the place of its page, what is opened there, and
    the record's id; or the kind of a record, its id and the step. `changed` names the fields that hold
    something else than at first.
    """

    values: dict[str, Any]
    title: str = ""
    road: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class DraftPresenter:
    """Keeps drafts in the station's encrypted file; nothing of them is in the journal. Each person
    has drafts of their own.
    """

    def __init__(
        self,
        runner: Runner,
        actor: Callable[[], Actor],
        on_changed: Callable[[], None] = lambda: None,
    ) -> None:
        self._runner = runner
        self._actor = actor
        self._on_changed = on_changed

    def read(self, screen: DraftScreen, key: str) -> None:
        """Show what was typed in this form earlier, if anything."""
        keys = (own_key(key, self._actor().id), key)

        def show(draft: FormDraft | None) -> None:
            if draft is not None:
                screen.show_draft(draft)

        self._runner.run(
            lambda desk: next(filter(None, (read_form_draft(desk, each) for each in keys)), None),
            show,
            screen.show_problem,
        )

    def keep(self, key: str, kept: Mapping[str, Any]) -> None:
        """Keep what the form holds now (a KeptForm)."""
        content, own = msgspec.json.encode(dict(kept)), own_key(key, self._actor().id)
        self._runner.run(
            lambda desk: desk.store.drafts.save(own, content, desk.workplace.now()),
            self._changed,
            _lost,
        )

    def drop(self, key: str) -> None:
        """The form was saved, or nothing is left of what was typed."""
        own = own_key(key, self._actor().id)

        def forget(desk: Desk) -> None:
            for each in {own, key}:
                desk.store.drafts.drop(each)

        self._runner.run(forget, self._changed, _lost)

    def _changed(self, _: None) -> None:
        self._on_changed()


def own_key(key: str, staff_id: str) -> str:
    """Under which key a person's own draft of a form is kept; one that has an owner keeps it."""
    return key if OWNED_BY in key else f"{key}{OWNED_BY}{staff_id}"


def read_form_draft(desk: Desk, key: str) -> FormDraft | None:
    """What was typed earlier; one that an older program wrote otherwise is none."""
    kept = read_kept_form(desk.store.drafts.load(key))
    return FormDraft(kept.values, desk.store.drafts.keys()[key]) if kept else None


def read_kept_form(content: bytes | None) -> KeptForm | None:
    """A form as it was kept; an older program wrote the values alone."""
    if content is None:
        return None
    try:
        said = msgspec.json.decode(content, type=dict[str, Any])
        if said.keys() == set(KeptForm.__struct_fields__):
            return msgspec.convert(said, KeptForm)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return KeptForm(said)


def _lost(_problem: Problem) -> None:
    """A full disk is told by the act that saves the form; what is typed still stands there."""
