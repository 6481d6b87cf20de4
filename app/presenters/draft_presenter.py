"""What happens to what is typed in a form and not saved yet. No Qt, no SQL."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec

from app.acts.desk import Desk
from app.models.errors import Problem
from app.presenters.runner import Runner


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


class DraftPresenter:
    """Keeps drafts in the station's encrypted file; nothing of them is in the journal."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def read(self, screen: DraftScreen, key: str) -> None:
        """Show what was typed in this form earlier, if anything."""

        def show(draft: FormDraft | None) -> None:
            if draft is not None:
                screen.show_draft(draft)

        self._runner.run(lambda desk: read_form_draft(desk, key), show, screen.show_problem)

    def keep(self, key: str, values: Mapping[str, Any]) -> None:
        """Keep what the form holds now."""
        content = msgspec.json.encode(dict(values))
        self._runner.run(
            lambda desk: desk.store.drafts.save(key, content, desk.workplace.now()), _kept, _lost
        )

    def drop(self, key: str) -> None:
        """The form was saved, or nothing is left of what was typed."""
        self._runner.run(lambda desk: desk.store.drafts.drop(key), _kept, _lost)


def read_form_draft(desk: Desk, key: str) -> FormDraft | None:
    """What was typed earlier; one that an older program wrote otherwise is none."""
    content = desk.store.drafts.load(key)
    if content is None:
        return None
    try:
        values = msgspec.json.decode(content, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    return FormDraft(values, desk.store.drafts.keys()[key])


def _kept(_: None) -> None:
    """Nobody waits for it."""


def _lost(_problem: Problem) -> None:
    """A full disk is told by the act that saves the form; what is typed still stands there."""
