"""What every presenter of a form does the same: one act at a time, a refusal beside its field."""

from collections.abc import Mapping
from typing import Protocol

from app.models.errors import Problem
from app.presenters.screens import NoticeScreen


class FormScreen(NoticeScreen, Protocol):
    """A screen with fields and a button that keeps them."""

    def show_field_problem(self, field: str, problem: Problem) -> None:
        """Say at one field what is wrong with it."""
        ...

    def set_busy(self, is_busy: bool) -> None:
        """Show that something is under way; a second press does nothing."""
        ...


class FormPresenter:
    """The part of a form's presenter that is the same for all forms.

    `_fields` says at which field a planned problem is told, by the problem's key; the others are told
    above the form.
    """

    _screen: FormScreen
    _fields: Mapping[str, str]
    _is_busy = False

    def _refused(self, problem: Problem) -> None:
        self._set_busy(False)
        field = self._fields.get(problem.key, "")
        if field:
            self._screen.show_field_problem(field, problem)
        else:
            self._screen.show_problem(problem)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self._screen.set_busy(is_busy)
