"""The rows of a walk: one household a row, filled in by keyboard alone, or pasted from a sheet."""

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from app.views.buttons import ENTER_KEYS
from app.views.colours import colour
from app.views.copied_rows import cells_of
from app.views.scale import scaled
from app.views.translation import spoken, spoken_pairs
from app.words.terms import VISIT_CHANNEL
from app.words.visit_terms import MUST_VISIT_OCCASION

if TYPE_CHECKING:
    from app.presenters.household_finding import HouseholdFound

HOUSEHOLD, CHANNEL, INTERVIEWEE, CONTENT, CLASS, FINDING, ANSWER, TASKS = range(8)
BEYOND = -1
FIRST_ROWS, MOST_ROWS, ROW_HEIGHT = 12, 200, 36
WIDTHS = {HOUSEHOLD: 168, CHANNEL: 104, INTERVIEWEE: 92, CLASS: 110, FINDING: 150, ANSWER: 120,
          TASKS: 106}  # fmt: skip
ID_ROLE = int(Qt.ItemDataRole.UserRole)
HOME = "home"


class ChoiceDelegate(QStyledItemDelegate):
    """Offers a few words in a cell; what was pasted is kept only if it is one of them."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.words = list(words)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """A drop-down with the words."""
        box = QComboBox(parent)
        box.addItems(self.words)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """The word that stands in the cell."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findText(index.data() or "")))


class WalkTable(QTableWidget):
    """Holds what was typed; knows nothing of households but what it is shown.

    Signals:
        household_typed: (list of (row, text)) which households these may mean.
        household_chosen: (row, object) of several this one.
        row_changed: something was typed.
        cells_left: (list of str, int) of what was pasted these cells have no column here, and so many
            rows have no place.
    """

    household_typed = Signal(list)
    household_chosen = Signal(int, object)
    row_changed = Signal()
    cells_left = Signal(list, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(FIRST_ROWS, TASKS + 1, parent)
        self.setHorizontalHeaderLabels(self._headings())
        self.setAccessibleName(self.tr("走访的户，一行一户"))
        self._channels = {words: value for value, words in spoken_pairs(VISIT_CHANNEL)}
        self._class_delegate = ChoiceDelegate([""], self)
        self.setItemDelegateForColumn(CHANNEL, ChoiceDelegate(list(self._channels), self))
        self.setItemDelegateForColumn(CLASS, self._class_delegate)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(True)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(middle)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setMinimumHeight(scaled(ROW_HEIGHT))
        self.horizontalHeader().setSectionResizeMode(CONTENT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setStyleSheet("QTableWidget::item { padding-left: 9px; padding-right: 4px; }")
        self.menu: QMenu | None = None
        self.cellChanged.connect(self._on_cell_changed)

    # -- what the page asks for

    def set_classes(self, classes: Sequence[str]) -> None:
        """Which classes a finding may have."""
        self._class_delegate.words = ["", *classes]

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these instead of all that stood here; with none, empty rows."""
        self.blockSignals(True)
        self.clearContents()
        self.setRowCount(max(FIRST_ROWS, min(len(rows) + 2, MOST_ROWS)))
        for place, row in enumerate(rows):
            self._put(place, HOUSEHOLD, row.text)
            self._put(place, CHANNEL, spoken(VISIT_CHANNEL, row.channel) if row.text else "")
            for column, words in (
                (INTERVIEWEE, row.interviewee), (CONTENT, row.content), (CLASS, row.finding_class),
                (FINDING, row.finding), (ANSWER, row.answer),
            ):  # fmt: skip
                self._put(place, column, words)
        self.blockSignals(False)
        self.setCurrentCell(0, HOUSEHOLD)

    def show_household(self, row: int, household: "HouseholdFound", tasks: Sequence[Any]) -> None:
        """The household of a row is known; what the row above says is carried down."""
        self.blockSignals(True)
        words = "　".join(filter(None, [household.head_name, household.number]))
        item = self._put(row, HOUSEHOLD, words)
        item.setData(ID_ROLE, household.household_id)
        item.setToolTip(household.address)
        item.setForeground(colour("ink"))
        self._carry_down(row)
        if not self._text(row, INTERVIEWEE):
            self._put(row, INTERVIEWEE, household.person_name or household.head_name)
        self._show_tasks(row, tasks)
        self.blockSignals(False)
        self.row_changed.emit()

    def show_unknown(self, row: int, why: str) -> None:
        """Nobody knows yet which household the row means."""
        self.blockSignals(True)
        item = self._put(row, HOUSEHOLD, self._text(row, HOUSEHOLD))
        item.setData(ID_ROLE, "")
        item.setForeground(colour("danger"))
        item.setToolTip(why)
        self.blockSignals(False)

    def offer(self, row: int, found: Sequence[Any]) -> None:
        """Let one of several households be chosen, with arrows and Enter."""
        menu = self.menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for household in found:
            words = "　".join(
                filter(None, [household.head_name, household.number, household.address])
            )
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _=False, chosen=household: self.household_chosen.emit(row, chosen)
            )
        menu.setActiveAction(menu.actions()[0])
        below = self.visualItemRect(self._put(row, HOUSEHOLD, self._text(row, HOUSEHOLD)))
        menu.popup(self.viewport().mapToGlobal(below.bottomLeft()))

    def mark(self, row: int, column: int, why: str) -> None:
        """Say that a row cannot be kept, and go to the cell that is wrong."""
        self.setCurrentCell(row, column)
        self.blockSignals(True)
        item = self._put(row, HOUSEHOLD, self._text(row, HOUSEHOLD))
        item.setForeground(colour("danger"))
        item.setToolTip(why)
        self.blockSignals(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def named_rows(self) -> set[int]:
        """The rows that say anything of a household."""
        return {row for row in range(self.rowCount()) if self._text(row, HOUSEHOLD)}

    def is_filled_in(self) -> bool:
        """Whether any cell says anything."""
        cells = product(range(self.rowCount()), range(self.columnCount()))
        return any(self._text(row, column) for row, column in cells)

    def typed_rows(self) -> list[Mapping[str, Any]]:
        """All rows down to the last that holds anything, as the fields of a WalkRow."""
        rows: list[Mapping[str, Any]] = [self._row(place) for place in range(self.rowCount())]
        while rows and not any((rows[-1]["text"], rows[-1]["finding"], rows[-1]["household_id"])):
            rows.pop()
        return rows

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on as it does while typing; Ctrl+V pastes; Delete empties a cell."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in ENTER_KEYS:
            # What a cell's editor passes on is answered when the editor closes.
            if self.state() != QAbstractItemView.State.EditingState:
                self._go_on()
        elif event.key() == Qt.Key.Key_Delete:
            self._put(self.currentRow(), self.currentColumn(), "")
        else:
            super().keyPressEvent(event)
            # Qt passes on a key that has opened a cell, and the desk would look it up.
            if self.state() == QAbstractItemView.State.EditingState:
                event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Words that an input method gives at once, as full-width digits: Qt opens the cell without them."""
        was_closed = self.state() != QAbstractItemView.State.EditingState
        super().inputMethodEvent(event)
        editor = QApplication.focusWidget()
        if not isinstance(editor, QLineEdit) or not self.isAncestorOf(editor):
            return
        if was_closed and event.commitString() and not editor.text():
            QApplication.sendEvent(editor, event)

    def commitData(self, editor: QWidget) -> None:
        """What was typed; an editor that is put away already has nothing more to say."""
        if editor.isVisible():
            super().commitData(editor)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter the next household, or the next cell of the row."""
        is_first = editor.isVisible()  # Qt may tell of one editor twice
        super().closeEditor(editor, hint)
        if is_first and hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            QTimer.singleShot(0, self._go_on)  # the editor has yet to give the focus back

    def paste(self, text: str) -> None:
        """Rows of a sheet, from the current cell on; from the first column on they may have a heading."""
        copied = cells_of(text)
        first, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        columns = list(range(left, TASKS))
        if left == HOUSEHOLD:
            copied = [line for line in copied if any(line)]
            if copied and HOUSEHOLD in (named := self._named_columns(copied[0])):
                columns, copied = named, copied[1:]
        lines = copied[: MOST_ROWS - first]
        if first + len(lines) > self.rowCount():
            self.setRowCount(min(first + len(lines) + 2, MOST_ROWS))
        self.blockSignals(True)
        beyond = [
            words
            for row, line in enumerate(lines, first)
            for words in self._fill(row, columns, line)
        ]
        self.blockSignals(False)
        self.cells_left.emit(beyond, len(copied) - len(lines))
        if left == HOUSEHOLD:
            typed = [(row, self._text(row, HOUSEHOLD)) for row in range(first, first + len(lines))]
            self.household_typed.emit([(row, words) for row, words in typed if words])
        self.row_changed.emit()

    # -- inside

    def _headings(self) -> list[str]:
        return [
            self.tr("户（户号或姓名）"),
            self.tr("方式"),
            self.tr("访谁"),
            self.tr("走访内容"),
            self.tr("问题类别"),
            self.tr("发现的问题"),
            self.tr("当场答复"),
            self.tr("必到事项"),
        ]

    def _named_columns(self, line: Sequence[str]) -> list[int]:
        """Which columns a line of headings names; BEYOND where it names none of ours, or several."""
        headings = self._headings()[:TASKS]
        meant = [[at for at, ours in enumerate(headings) if said and said in ours] for said in line]
        return [each[0] if len(each) == 1 else BEYOND for each in meant]

    def _fill(self, row: int, columns: Sequence[int], line: Sequence[str]) -> list[str]:
        """Put copied cells into a row; returns those that have no column here."""
        beyond = list(line[len(columns) :])
        for column, words in zip(columns, line, strict=False):
            if column == BEYOND:
                beyond.append(words)
                continue
            item = self._put(row, column, words)
            if column == HOUSEHOLD:  # who stood here before is not meant any more
                item.setData(ID_ROLE, "")
                self._show_tasks(row, [])
        return [words for words in beyond if words]

    def _go_on(self) -> None:
        row, column = self.currentRow(), self.currentColumn()
        if column == HOUSEHOLD or column >= ANSWER:
            if row + 1 >= self.rowCount() and self.rowCount() < MOST_ROWS:
                self.setRowCount(self.rowCount() + 1)
            self.setCurrentCell(min(row + 1, self.rowCount() - 1), HOUSEHOLD)
        else:
            self.setCurrentCell(row, column + 1)

    def _on_cell_changed(self, row: int, column: int) -> None:
        if column == HOUSEHOLD:
            words = self._text(row, HOUSEHOLD)
            self.blockSignals(True)
            self._put(row, HOUSEHOLD, words).setData(ID_ROLE, "")
            self._show_tasks(row, [])
            self.blockSignals(False)
            if words:
                self.household_typed.emit([(row, words)])
        else:
            self.blockSignals(True)
            household = self.item(row, HOUSEHOLD)
            if household is not None and household.data(ID_ROLE):
                household.setForeground(colour("ink"))
            if column == CONTENT:
                self._fill_below(row)
            self.blockSignals(False)
        self.row_changed.emit()

    def _carry_down(self, row: int) -> None:
        above = row - 1
        if not self._text(row, CHANNEL):
            before = self._text(above, CHANNEL) if above >= 0 else ""
            self._put(row, CHANNEL, before or spoken(VISIT_CHANNEL, HOME))
        if not self._text(row, CONTENT) and above >= 0:
            self._put(row, CONTENT, self._text(above, CONTENT))

    def _fill_below(self, row: int) -> None:
        """Rows typed before anything was said of what was done there say the same."""
        words = self._text(row, CONTENT)
        for below in range(row + 1, self.rowCount()):
            if not self._text(below, HOUSEHOLD):
                return
            if not self._text(below, CONTENT) and not self._text(below, FINDING):
                self._put(below, CONTENT, words)

    def _show_tasks(self, row: int, tasks: Sequence[Any]) -> None:
        item = self._put(
            row, TASKS, "、".join(spoken(MUST_VISIT_OCCASION, task.occasion) for task in tasks)
        )
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if tasks:
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        else:
            item.setFlags(flags)
            item.setData(Qt.ItemDataRole.CheckStateRole, None)

    def _row(self, row: int) -> dict[str, Any]:
        household, tasks = self.item(row, HOUSEHOLD), self.item(row, TASKS)
        is_unticked = (
            tasks is not None and tasks.text() and tasks.checkState() == Qt.CheckState.Unchecked
        )
        return {
            "household_id": (household.data(ID_ROLE) or "") if household else "",
            "text": self._text(row, HOUSEHOLD),
            "channel": self._channel(self._text(row, CHANNEL)),
            "interviewee": self._text(row, INTERVIEWEE),
            "content": self._text(row, CONTENT),
            "finding_class": self._text(row, CLASS),
            "finding": self._text(row, FINDING),
            "answer": self._text(row, ANSWER),
            "answers_tasks": not is_unticked,
        }

    def _channel(self, words: str) -> str:
        """入户 and 微信 mean one of ours each; words that mean none are refused when the walk is kept."""
        meant = [value for ours, value in self._channels.items() if words in ours]
        return HOME if not words else meant[0] if len(meant) == 1 else words

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def _put(self, row: int, column: int, words: str) -> QTableWidgetItem:
        item = self.item(row, column)
        if item is None:
            item = QTableWidgetItem()
            self.setItem(row, column, item)
        if item.text() != words:
            item.setText(words)
        return item
