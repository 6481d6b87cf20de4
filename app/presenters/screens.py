"""What presenters may ask of any screen."""

from typing import Protocol

from app.models.errors import Problem


class ProblemScreen(Protocol):
    """A screen that can say what went wrong."""

    def show_problem(self, problem: Problem) -> None:
        """Show one sentence about a planned failure."""
        ...


class NoticeScreen(ProblemScreen, Protocol):
    """A screen that can also say what went well."""

    def show_notice(self, text: str) -> None:
        """Show one sentence."""
        ...

    def clear_message(self) -> None:
        """Take the last sentence away."""
        ...
