"""Pages one behind the other, each with as much room as it needs and no more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabWidget, QWidget

from app.views.form_column import FollowingArea


class FrameStack(QStackedWidget):
    """Frames that take whatever room there is: none is asked what it would like whenever one comes, for
    that would dress and lay out all that is in it.
    """

    def sizeHint(self) -> QSize:
        """A frame can be moved."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """A frame can be moved."""
        return QSize(0, 0)


class PageStack(QStackedWidget):
    """Asks for the room of the page in front; Qt's own asks for that of its largest page.

    Signals:
        part_made: (str) a page that is made `Later` is there, and wants its presenter.
    """

    part_made = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._on_current_changed)

    def sizeHint(self) -> QSize:
        """What the page in front would like."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the page in front needs."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Wrapped words make a narrow page higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the page in front needs at that width."""
        page = self.currentWidget()
        return least_height(page, width) if page is not None else 0

    def addWidget(self, page: QWidget) -> int:
        """One more page."""
        if not self.isVisible():
            stand_unseen(page)
        return super().addWidget(page)

    def take_part(self, name: str, page: QWidget) -> None:
        """A page that was made later."""
        self.addWidget(page)
        self.part_made.emit(name)

    def _on_current_changed(self, number: int) -> None:
        self.updateGeometry()


class PageTabs(QTabWidget):
    """Tabs that ask for the room of the one in front; Qt's own ask for that of the highest, and one
    that was never looked at does not know yet how few lines its words need.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._on_current_changed)

    def addTab(self, page: QWidget, label: str) -> int:  # type: ignore[override]
        """One more tab."""
        if not self.isVisible():
            stand_unseen(page)
        return super().addTab(page, label)

    def minimumSizeHint(self) -> QSize:
        """What the tab in front needs, below the strip."""
        page, strip = self.currentWidget(), self.tabBar().sizeHint().height()
        least = page.minimumSizeHint().height() if page is not None else 0
        return QSize(super().minimumSizeHint().width(), strip + least)

    def hasHeightForWidth(self) -> bool:
        """Wrapped words make a narrow tab higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the tab in front needs at that width, below the strip."""
        page, strip = self.currentWidget(), self.tabBar().sizeHint().height()
        return strip + (least_height(page, width) if page is not None else 0)

    def _on_current_changed(self, number: int) -> None:
        self.updateGeometry()


class PageFrame(FollowingArea):
    """A page on a screen that may be too small for it: then it can be moved, and nothing is cut.

    The page is made in it: each move of a page tells all that is in it of fonts and colours, which takes as
    long as a sixth of its making.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder = _Holder()
        self.setWidget(self._holder)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def page(self) -> QWidget:
        """The page; an empty one until `make`."""
        return self._holder.page

    def make(self, make: Callable[[QWidget], QWidget]) -> QWidget:
        """Let the page be made here."""
        page = make(self._holder)
        self._holder.hold(page)
        self.setFocusProxy(page)
        return page


class _Holder(QWidget):
    """Tells the frame what a page needs at the least; Qt would take what it would like best, and
    move a page about that fits.
    """

    def __init__(self) -> None:
        super().__init__()
        self.page = QWidget(self)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hold(self, page: QWidget) -> None:
        """Take the page in."""
        self.page.deleteLater()
        self.page = page
        page.setGeometry(self.rect())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """What the page would like."""
        return self.page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """What the page needs."""
        return self.page.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        """What the page needs at that width."""
        return least_height(self.page, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page takes all."""
        super().resizeEvent(event)
        self.page.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """The page asks for other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


def stand_unseen(page: QWidget) -> None:
    """Let it count as shown where nobody sees it. A stack shows its first page at once, also in a parent that
    is out of sight, and Qt would dress it and lay it out with all that is in it.
    """
    page.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    page.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)


def least_height(widget: QWidget, width: int) -> int:
    """How high a widget of that width has to be so that nothing in it is cut."""
    least, layout = widget.minimumSizeHint().height(), widget.layout()
    if isinstance(widget, PageStack):
        return max(least, widget.heightForWidth(width))
    if layout is None or not layout.hasHeightForWidth():
        return least
    margins = layout.contentsMargins()
    inner = width - margins.left() - margins.right()
    needed = layout.minimumHeightForWidth(width)
    for item in (layout.itemAt(number) for number in range(layout.count())):
        stack = item.widget() if item is not None else None
        if item is not None and isinstance(stack, PageStack):
            # Qt asks for what its highest page would like best, though another stands in front.
            needed += least_height(stack, inner) - item.minimumHeightForWidth(inner)
    return max(least, needed)
