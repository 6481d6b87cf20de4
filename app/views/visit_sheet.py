"""One visit to be read: everything that was written down of it."""

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.views.case_words import short_number
from app.views.form_column import scrolling
from app.views.labels import one_line_label, plain_label
from app.views.sheet import Sheet
from app.views.translation import listed, spoken, spoken_day, spoken_moment
from app.views.visit_list_page import household_words
from app.words.terms import COMMENT_RANK, VISIT_CHANNEL, VISIT_TIMING

WIDTH, HEIGHT = 720, 560


class VisitSheet(Sheet):
    """Shows one VisitLine.

    Signals:
        household_wanted: (str) the id of the household to open.
        appeal_wanted: (str) the id of the appeal that came of the visit.
    """

    household_wanted = Signal(str)
    appeal_wanted = Signal(str)

    def __init__(self, line: Any, parent: QWidget | None = None) -> None:
        title = QCoreApplication.translate("VisitSheet", "走访 {number}")
        super().__init__(title.format(number=short_number(line.visit.number)), "", parent)
        self._line = line
        self._texts: dict[str, str] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        content = QWidget(self)
        content.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._fill()
        self.body.addWidget(scrolling(content, self), 1)
        self._add_buttons()
        self.resize(WIDTH, HEIGHT)

    def texts(self) -> dict[str, str]:
        """What the sheet says, by caption."""
        return dict(self._texts)

    def _fill(self) -> None:
        visit = self._line.visit
        said = [
            (self.tr("户"), household_words(self._line)),
            (self.tr("日期"), spoken_day(visit.visited_on)),
            (self.tr("方式"), spoken(VISIT_CHANNEL, visit.channel)),
            (self.tr("访谁"), visit.interviewee),
            (self.tr("走访人"), visit.visitor_name),
            (self.tr("陪同人"), listed(visit.companions)),
            (self.tr("时间"), "—".join(filter(None, [visit.started_at, visit.ended_at]))),
            (self.tr("时段"), spoken(VISIT_TIMING, visit.timing) if visit.timing else ""),
            (self.tr("走访内容"), visit.content),
            (self.tr("发现类别"), visit.finding_class),
            (self.tr("发现的问题"), visit.finding),
            (self.tr("当场答复"), visit.answer if visit.is_answered_on_the_spot else ""),
            (self.tr("紧急"), self.tr("紧急") if visit.is_urgent else ""),
            (self.tr("更正理由"), visit.correction_note),
            (self.tr("记录时间"), spoken_moment(visit.recorded_at)),
            *self._comments(),
        ]
        top = Qt.AlignmentFlag.AlignTop
        for row, (caption, words) in enumerate((c, w) for c, w in said if w):
            self._texts[caption] = words
            self._grid.addWidget(one_line_label(caption, "muted", self), row, 0, top)
            self._grid.addWidget(plain_label(words, "body", self), row, 1, top)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _comments(self) -> list[tuple[str, str]]:
        """What leaders said, rank by rank, never mixed."""
        return [
            (
                self.tr("{rank}点评").format(rank=spoken(COMMENT_RANK, rank)),
                "\n".join(
                    f"{each.comment}　{each.actor_name} {spoken_moment(each.at)}"
                    for each in self._line.comments
                    if each.rank == rank
                ),
            )
            for rank in COMMENT_RANK
        ]

    def _add_buttons(self) -> None:
        if self._line.visit.household_id:
            self.household_button = self.add_action(self.tr("打开这一户"))
            self.household_button.clicked.connect(self._on_household_clicked)
        if self._line.visit.appeal_id:
            self.appeal_button = self.add_action(self.tr("看诉求"))
            self.appeal_button.clicked.connect(self._on_appeal_clicked)
        close = self.add_cancel(self.tr("关闭"))
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_household_clicked(self) -> None:
        self.accept()
        self.household_wanted.emit(self._line.visit.household_id)

    def _on_appeal_clicked(self) -> None:
        self.accept()
        self.appeal_wanted.emit(self._line.visit.appeal_id)
