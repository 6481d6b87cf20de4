"""Cases to think of beside those with a clock: a line of buttons, and the list behind each."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.views.buttons import ActionButton
from app.views.case_columns import item_column, number_column
from app.views.flow_row import FlowRow
from app.views.labels import one_line_label
from app.views.record_table import Column, RecordTable
from app.views.sheet import Sheet
from app.views.translation import listed, spoken, spoken_day
from app.words.terms import RECTIFICATION_STAGE

if TYPE_CHECKING:
    from app.presenters.noted_cases import NotedCase

WIDTH, HEIGHT = 920, 480


class NotedWords(NamedTuple):
    """What a kind of them is called, what to do, and what its column says."""

    title: str
    advice: str
    standing: str


class NotedSheet(Sheet):
    """The cases of one kind; Enter opens one.

    Signals:
        case_opened: (str) case id.
    """

    case_opened = Signal(str)

    def __init__(
        self, words: NotedWords, lines: Sequence[Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(words.title, words.advice, parent)
        self.table = RecordTable(self._columns(words.standing), words.title, self)
        self.table.show_records(lines, more=False)
        self.table.record_activated.connect(self._on_activated)
        self.body.addWidget(self.table, 1)
        self.add_cancel(self.tr("关闭"))
        self.open_button = self.add_action(self.tr("打开"), "", is_primary=True)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.set_size(WIDTH, HEIGHT)
        self.table.select_row(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self, standing: str) -> list[Column]:
        return [
            number_column(),
            item_column(),
            Column(self.tr("申请人"), lambda line: line.case.applicant_name, 110, is_bold=True),
            Column(standing, _standing, 220),
            Column(
                self.tr("期限"),
                lambda line: spoken_day(line.due_on) or "—",
                150,
                colour=lambda line: "danger" if line.is_late else "ink",
                is_whole=True,
            ),
        ]

    def _on_open_clicked(self) -> None:
        record = self.table.current_record()
        if record is not None:
            self._on_activated(record)

    def _on_activated(self, line: "NotedCase") -> None:
        self.accept()
        self.case_opened.emit(line.case.id)


class NotedStrip(FlowRow):
    """Says how many there are of each kind, and is away while there are none.

    Signals:
        case_opened: (str) case id.
    """

    case_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._noted: Mapping[str, Sequence[Any]] = {}
        self.sheet: NotedSheet | None = None
        self.buttons: dict[str, ActionButton] = {}
        self.add(one_line_label(self.tr("还有"), "muted", self))
        for key in self._words():
            button = self.buttons[key] = ActionButton("", "", False, self)
            button.clicked.connect(self._on_clicked)
            self.add(button)
        self.hide()

    def show_noted(self, noted: "Mapping[str, Sequence[NotedCase]]") -> None:
        """Show what there is, by kind."""
        self._noted = noted
        for key, words in self._words().items():
            count = len(noted.get(key, ()))
            text = self.tr("{title} {count} 件").format(title=words.title, count=count)
            self.buttons[key].setText(text)
            self.buttons[key].setVisible(bool(count))
        self.setVisible(any(noted.values()))

    def _words(self) -> dict[str, NotedWords]:
        return {
            "sent_back": NotedWords(
                self.tr("镇里退回"),
                self.tr("请按镇里说的补好，再报一次；补不了的，通知申请人补正。"),
                self.tr("镇里怎么说"),
            ),
            "refused": NotedWords(
                self.tr("镇里不予受理"),
                self.tr("请把理由告诉申请人，退还原件，再归档。"),
                self.tr("镇里怎么说"),
            ),
            "overdue_commitments": NotedWords(
                self.tr("容缺到期没补"),
                self.tr("承诺的日子过了，材料还没补来。请催申请人，或打印通知书告知。"),
                self.tr("还缺"),
            ),
            "open_rectifications": NotedWords(
                self.tr("差评待整改"),
                self.tr("差评要先核实，再整改，再回访。"),
                self.tr("到哪一步"),
            ),
        }

    def _on_clicked(self) -> None:
        key = next(key for key, button in self.buttons.items() if button is self.sender())
        self.sheet = NotedSheet(self._words()[key], self._noted[key], self.window())
        self.sheet.case_opened.connect(self.case_opened)
        self.sheet.open()


def _standing(line: "NotedCase") -> str:
    if line.words:
        return str(line.words)
    return listed(line.papers) if line.papers else spoken(RECTIFICATION_STAGE, line.stage)
