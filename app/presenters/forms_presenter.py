"""What happens on the page of forms and exports (表样与导出). No Qt, no SQL."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from app.acts.desk import Desk
from app.acts.form_acts import KeptForm
from app.acts.pen import Actor
from app.models.errors import EnvironmentProblem
from app.models.list_papers import ListColumn
from app.models.listed_ledgers import LISTED
from app.presenters.doing import Doing
from app.presenters.list_contents import CONTENT_OF
from app.presenters.list_files import ListFiles, ListFileScreen, ListMaking
from app.presenters.runner import Runner

CheckPassword = Callable[[str, str], None]
CheckForm = Callable[[str, bytes, Sequence[ListColumn]], tuple[str, ...]]


class FormsScreen(ListFileScreen, Protocol):
    """What the presenter may ask of the page."""

    def show_forms(self, forms: Sequence[KeptForm]) -> None:
        """All lists with the form that each goes into."""
        ...

    def show_kept(self, title: str, left_out: Sequence[str]) -> None:
        """A form was taken; it has no place for the headings `left_out`."""
        ...

    def show_put_away(self, title: str) -> None:
        """A form was put away."""
        ...


class FormMaking(msgspec.Struct, frozen=True):
    """How lists become files, and how a form is looked at before it is kept."""

    lists: ListMaking
    check: CheckForm


class FormsPresenter:
    """Keeps forms, and exports any list whole."""

    def __init__(
        self,
        screen: FormsScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        making: FormMaking,
        check_password: CheckPassword,
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._making = making
        self._actor = actor
        self._check_password = check_password
        self._doing = Doing(runner, actor, screen.show_problem)
        self._files = ListFiles(screen, runner, actor, making.lists)

    def refresh(self) -> None:
        """Show which list has which form."""
        self._runner.run(kept_forms, self._screen.show_forms, self._screen.show_problem)

    def keep(self, ledger: str, path: str) -> None:
        """Make a file the form of a list, once it has been looked at."""

        def look() -> tuple[str, bytes, tuple[str, ...]]:
            name, form = Path(path).name, _read(Path(path))
            return name, form, self._making.check(name, form, LISTED[ledger][1])

        def take(looked: tuple[str, bytes, tuple[str, ...]]) -> None:
            name, form, left_out = looked

            def done(_: object) -> None:
                self._screen.show_kept(LISTED[ledger][0], left_out)
                self.refresh()

            self._doing.run(lambda desk, actor: desk.forms.keep(actor, ledger, name, form), done)

        self._making.lists.drawing.submit(look, take, self._screen.show_problem)

    def put_away(self, ledger: str) -> None:
        """Go back to the plain table."""

        def done(_: object) -> None:
            self._screen.show_put_away(LISTED[ledger][0])
            self.refresh()

        self._doing.run(lambda desk, actor: desk.forms.put_away(actor, ledger), done)

    def export(self, ledger: str) -> None:
        """The whole list as a spreadsheet."""
        self._files.export_list(CONTENT_OF[ledger])

    def take_out(self, ledger: str, reason: str, password: str) -> None:
        """The whole list with whole numbers: for a reason, by whoever knows the password."""
        staff_id, content_of = self._actor().id, CONTENT_OF[ledger]
        self._files.take_out(content_of, reason, lambda: self._check_password(staff_id, password))

    def print_list(self, ledger: str) -> None:
        """The whole list on paper."""
        self._files.print_list(CONTENT_OF[ledger])


def kept_forms(desk: Desk) -> list[KeptForm]:
    """Every list that is exported whole, with its form."""
    forms = []
    for ledger in CONTENT_OF:
        kept = desk.forms.kept(ledger)
        file_name, at = (kept.file_name, kept.at) if kept else ("", "")
        forms.append(KeptForm(ledger, LISTED[ledger][0], file_name, at))
    return forms


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("file_unreadable", name=path.name) from None
