"""What happens when someone looks at card layouts, changes one of their own, brings in or gives out one."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec

from app.acts.card_contents import CardContents
from app.acts.desk import Desk
from app.acts.pen import Actor
from app.models.card_editing import added
from app.models.card_layouts import CardLayout, ElementKind, check_layout
from app.models.errors import EnvironmentProblem, OperationRefused, Problem
from app.models.identity import card_number
from app.models.papers import LiaisonCardContent
from app.presenters.paper_files import save_file
from app.presenters.runner import Runner
from app.presenters.screens import NoticeScreen
from app.presenters.work_queue import CallingWorkQueue

DrawPictures = Callable[[LiaisonCardContent, CardLayout], list[bytes]]
"""Both sides of one card as PNG pictures."""

LARGEST_FILE = 128 * 1024


class CardLayoutScreen(NoticeScreen, Protocol):
    """What the presenter may ask of the sheet."""

    def show_layouts(self, layouts: list[CardLayout], own_keys: list[str], chosen: str) -> None:
        """Show all layouts; those of one's own can be changed and removed."""
        ...

    def show_pictures(self, pictures: list[bytes]) -> None:
        """Show both sides as they would be printed."""
        ...

    def show_changed(self, layout: CardLayout, side: str, place: int) -> None:
        """Show a layout that is being changed, and which element of it is at hand."""
        ...

    def show_kept(self, layout: CardLayout) -> None:
        """The layout is kept."""
        ...


class CardLayoutPresenter:
    """Draws while somebody types; only the newest drawing is shown."""

    def __init__(
        self,
        screen: CardLayoutScreen,
        runner: Runner,
        actor: Callable[[], Actor],
        drawing: CallingWorkQueue,
        draw: DrawPictures,
        on_changed: Callable[[], None],
    ) -> None:
        self._screen = screen
        self._runner = runner
        self._actor = actor
        self._drawing = drawing
        self._draw = draw
        self._on_changed = on_changed
        self._sample: LiaisonCardContent | None = None
        self._newest = 0
        self._has_problem = False

    def open(self, chosen: str = "") -> None:
        """Show the layouts, and what a card of this village looks like."""

        def show(answer: tuple[LiaisonCardContent, list[CardLayout], list[str]]) -> None:
            self._sample = answer[0]
            self._screen.show_layouts(answer[1], answer[2], chosen)

        self._runner.run(_read, show, self._screen.show_problem)

    def preview(self, typed: Mapping[str, Any]) -> None:
        """Draw a layout as it stands in the form, or say what is wrong with it."""
        self._newest += 1
        number, sample = self._newest, self._sample
        try:
            layout = read_typed(typed)
        except Problem as problem:
            self._tell(problem)
            return
        if sample is None:
            return

        def show(pictures: list[bytes]) -> None:
            if number == self._newest:
                if self._has_problem:
                    self._screen.clear_message()
                self._has_problem = False
                self._screen.show_pictures(pictures)

        def refused(problem: Problem) -> None:
            if number == self._newest:
                self._tell(problem)

        self._drawing.submit(lambda: self._draw(sample, layout), show, refused)

    def add(self, typed: Mapping[str, Any], side: str, kind: ElementKind) -> None:
        """Put a new element where there is room."""
        try:
            layout = added(read_loosely(typed), side, kind)
        except Problem as problem:
            self._tell(problem)
            return
        elements = layout.front if side == "front" else layout.back
        self._screen.clear_message()
        self._screen.show_changed(layout, side, len(elements) - 1)

    def keep(self, typed: Mapping[str, Any]) -> None:
        """Keep what is in the form as a layout of the station's own."""
        actor = self._actor()
        try:
            layout = read_typed(typed)
        except Problem as problem:
            self._screen.show_problem(problem)
            return
        self._write(lambda desk: desk.card_layouts.keep(actor, layout))

    def bring_in(self, path: Path) -> None:
        """Keep a layout from a file."""
        actor = self._actor()
        try:
            content = _file_content(path)
        except Problem as problem:
            self._screen.show_problem(problem)
            return
        self._write(lambda desk: desk.card_layouts.bring_in(actor, content))

    def give_out(self, typed: Mapping[str, Any], path: Path) -> None:
        """Write a layout into a file that another station can bring in."""
        try:
            layout = read_typed(typed)
            save_file(path, msgspec.json.format(msgspec.json.encode(layout)))
        except Problem as problem:
            self._screen.show_problem(problem)

    def remove(self, key: str) -> None:
        """Forget a layout of one's own that no card has."""
        actor = self._actor()

        def show(_nothing: None) -> None:
            self._on_changed()
            self.open()

        self._runner.run(
            lambda desk: desk.card_layouts.remove(actor, key), show, self._screen.show_problem
        )

    def _tell(self, problem: Problem) -> None:
        self._has_problem = True
        self._screen.show_problem(problem)

    def _write(self, work: Callable[[Desk], CardLayout]) -> None:
        def show(layout: CardLayout) -> None:
            self._screen.show_kept(layout)
            self._on_changed()
            self.open(layout.key)

        self._runner.run(work, show, self._screen.show_problem)


def read_typed(typed: Mapping[str, Any]) -> CardLayout:
    """The layout in a form. Raises OperationRefused `layout_number_unreadable` and what
    `check_layout` raises.
    """
    layout = read_loosely(typed)
    check_layout(layout)
    return layout


def read_loosely(typed: Mapping[str, Any]) -> CardLayout:
    """The layout in a form, however it lies. Raises OperationRefused `layout_number_unreadable`."""
    try:
        return msgspec.convert(typed, CardLayout, strict=False)
    except msgspec.ValidationError:
        raise OperationRefused("layout_number_unreadable") from None


def _read(desk: Desk) -> tuple[LiaisonCardContent, list[CardLayout], list[str]]:
    contents = CardContents(desk.workplace)
    layouts = list(desk.card_layouts.all())
    number = card_number(desk.workplace.village.code, desk.workplace.own.letters, 1)
    places = [p for p in desk.store.cards.cadre_places() if p[1] in contents.cadres]
    if places:
        sample = contents.content(layouts[0], places[0][0], places[0][1], number)
    else:
        sample = LiaisonCardContent(
            station_name="党群服务站",
            cadre_name="张三",
            cadre_phone="13800000000",
            card_number=number,
        )
    return sample, layouts, [layout.key for layout in desk.card_layouts.own()]


def _file_content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise OperationRefused("layout_unreadable")
        return path.read_bytes()
    except OSError:
        raise EnvironmentProblem("file_unreadable") from None
