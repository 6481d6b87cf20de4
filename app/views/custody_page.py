"""Who holds the originals (原件在谁手里): all that are not with their owners, holder by holder."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.custody import AT_STATION, AT_TOWN, MISSED, TO_STATION, TO_TOWN, held_by
from app.models.errors import Problem
from app.models.moments import china_clock_of, china_date_of
from app.views.batch_receipt_sheet import BatchReceiptSheet
from app.views.case_words import applicant_words, short_number
from app.views.grouped_list_page import GroupedListPage
from app.views.record_table import Column
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone, case_tone
from app.views.translation import spoken
from app.words.terms import CASE_STATUS, CUSTODY

if TYPE_CHECKING:
    from app.presenters.custody_list_presenter import ReturningBatch

ALL = "all"
RECEIVE_KEY = "Ctrl+D"


class CustodyPage(GroupedListPage):
    """The originals, each with its holder and its case. Its presenter is CustodyListPresenter.

    Rows are OriginalLine: a `material`, its `case`, the `batch_number`.

    Signals:
        back_requested: the list of cases is wanted.
        refresh_wanted: an exchange has brought something.
        receive_wanted: (str, list) a batch from town, and the ids of the papers that arrived.
    """

    back_requested = Signal()
    refresh_wanted = Signal()
    receive_wanted = Signal(str, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("原件在谁手里"), lambda line: str(line.material.id), parent)
        self.receive_button = self.add_action(self.tr("点收"), RECEIVE_KEY, is_primary=True)
        self.receive_button.clicked.connect(self._on_receive_clicked)
        self.back_button = self.add_way_back()
        self.back_button.clicked.connect(self.back_requested)
        self.sheet: BatchReceiptSheet | None = None
        self._returning: Sequence[Any] = ()
        table = StandingTable(
            self._columns(),
            self.tr("不在申请人手里的原件"),
            self,
            kind="material",
            id_of=lambda line: str(line.material.id),
        )
        self.fill(table, self._group_tabs(), self.tr("按谁拿着筛选"))
        self.show_returning(())

    def case_of(self, material_id: str) -> str:
        """The id of the case that a shown original belongs to."""
        for line in self.table.records_model.records():
            if line.material.id == material_id:
                return str(line.case.id)
        return ""

    def show_returning(self, batches: "Sequence[ReturningBatch]") -> None:
        """These ReturningBatch can be counted in."""
        self._returning = batches
        words = self.tr("点收退回的材料 {count} 批").format(count=len(batches))
        self.receive_button.setText(words if batches else self.tr("点收退回的材料"))
        self.receive_button.setEnabled(bool(batches))

    def show_received(self, papers: int, missing: Sequence[str]) -> None:
        """What is here now, and what did not come."""
        if self.sheet is not None:
            self.sheet.accept()
        said = self.tr("已点收 %n 份。", "", papers)
        if missing:
            words = self.tr("还有 %n 份没到，仍记在回站的路上：{names}", "", len(missing))
            self.show_warning(said + words.format(names=self.tr("、").join(missing)))
        else:
            self.show_notice(said)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, problem: Problem) -> None:
        """Say what went wrong where it happened."""
        if self.sheet is not None and self.sheet.isVisible():
            self.sheet.show_problem(problem)
        else:
            super().show_problem(problem)

    def empty_words(self, group: str) -> str:
        """What stands where nobody holds anything."""
        if group == ALL:
            return self.tr("原件都已退还、留存或作了交代，没有还在外面的。")
        return self.tr("没有“{holder}”的原件。").format(holder=spoken(CUSTODY, group))

    def _group_tabs(self) -> dict[str, str]:
        return {
            ALL: self.tr("全部"),
            AT_STATION: self.tr("在本站"),
            TO_TOWN: self.tr("去镇途中"),
            MISSED: self.tr("镇里没见到"),
            AT_TOWN: self.tr("在镇里"),
            TO_STATION: self.tr("回站途中"),
        }

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("在谁手里"), holder_words, 150, tone=holder_tone, is_whole=True),
            Column(self.tr("原件"), self._paper_words, is_bold=True),
            Column(
                self.tr("编号"), lambda line: short_number(line.case.number), 148, shows_end=True
            ),
            Column(
                self.tr("申请人"),
                lambda line: line.case.applicant_name,
                84,
                about=lambda line: applicant_words(line.case),
            ),
            Column(self.tr("代办件"), self._case_words, 116, tone=case_words_tone, is_whole=True),
            Column(self.tr("从何时起"), since_words, 118),
            Column(
                self.tr("移交批次"),
                lambda line: short_number(line.batch_number),
                156,
                shows_end=True,
            ),
        ]

    def _paper_words(self, line: Any) -> str:
        words = self.tr("{name} {copies} 份").format(
            name=line.material.name, copies=line.material.copies
        )
        return (
            self.tr("{paper}（有损坏）").format(paper=words) if line.material.is_damaged else words
        )

    def _case_words(self, line: Any) -> str:
        if not line.case.status:
            return self.tr("还没传到本机")
        words = spoken(CASE_STATUS, line.case.status)
        return self.tr("{status}，原件没还").format(status=words) if line.is_case_closed else words

    def _on_receive_clicked(self) -> None:
        if self.sheet is not None:
            self.sheet.let_go()
        self.sheet = BatchReceiptSheet(self._returning, self.window())
        marked = self.table.current_record()
        self.sheet.choose_batch(marked.material.batch_id if marked is not None else "")
        self.sheet.received.connect(self.receive_wanted)
        self.sheet.open()


def holder_words(line: Any) -> str:
    """`在镇里`."""
    return spoken(CUSTODY, held_by(line.material))


def holder_tone(line: Any) -> Tone:
    """Papers that are with nobody ask for care; one that was looked for in vain most of all."""
    holder = held_by(line.material)
    if holder == MISSED:
        return Tone.DANGER
    return Tone.WARNING if holder in (TO_TOWN, TO_STATION) else Tone.ACTIVE


def case_words_tone(line: Any) -> Tone:
    """A closed case must not have an original out."""
    return Tone.DANGER if line.is_case_closed else case_tone(line.case.status)


def since_words(line: Any) -> str:
    """`11-21 10:03`, when the holder got it."""
    at = line.material.custody_at or line.material.received_at
    return f"{china_date_of(at):%m-%d} {china_clock_of(at)}" if at else ""
