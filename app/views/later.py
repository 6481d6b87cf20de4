"""Parts of a page that are made when they are first asked for, or before that, one a moment, while hands
rest: all at once they would hold the windows for a quarter of a second.
"""

import time
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget

Made = TypeVar("Made", bound=QWidget)
DRESSED = Qt.WidgetAttribute.WA_WState_Polished
DRESSING_SECONDS = 0.008
"""As long as a moment's dressing takes at the most."""


class Later(Generic[Made]):
    """Stands over the method that makes a part; what it returns stays. The owner's `take_part` puts it in
    its place, by its name, before anybody sees it.
    """

    def __init__(self, make: Callable[[Any], Made]) -> None:
        self._make = make
        self._name = make.__name__

    def __get__(self, owner: Any, kind: type[Any]) -> Made:
        """The part; asked for again, Python finds it in the owner."""
        part = owner.__dict__[self._name] = self._make(owner)
        owner.take_part(self._name, part)
        return part


Step = Callable[[], list[Any]]
"""A moment's work; returns the steps that follow from it."""


def made_ready(make: Callable[[], QWidget]) -> Step:
    """Makes a page or a part of one; the style sheet dresses it, and it is laid out, in moments of their own,
    for that takes nearly as long. Its own parts come last.
    """

    def step() -> list[Step]:
        made = make()
        for each in _with_all_in(made):  # each has asked to be dressed right after this step
            QCoreApplication.removePostedEvents(each, QEvent.Type.PolishRequest)
        parts = getattr(made, "parts_to_make", partial(later_parts, made))
        return [partial(_dress, made), *(made_ready(part) for part in parts())]

    return step


def later_parts(owner: QWidget) -> list[Callable[[], QWidget]]:
    """Every part of it that is made `Later`."""
    kinds = reversed(type(owner).__mro__)
    names = [n for kind in kinds for n, part in vars(kind).items() if isinstance(part, Later)]
    return [partial(getattr, owner, name) for name in names]


def _dress(widget: QWidget) -> list[Step]:
    """Dress and lay out from what is innermost outwards, for a widget dresses all that is in it."""
    ends = time.monotonic() + DRESSING_SECONDS
    for each in reversed(_with_all_in(widget)):
        if not each.testAttribute(DRESSED):
            each.ensurePolished()
            layout = each.layout()
            if layout is not None:
                layout.activate()
            if time.monotonic() > ends:
                return [partial(_dress, widget)]
    return []


def _with_all_in(widget: QWidget) -> list[QWidget]:
    return [widget, *widget.findChildren(QWidget)]
