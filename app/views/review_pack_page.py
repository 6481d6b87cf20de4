"""月度述职: one month of one liaison cadre, figures above and every record below."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.views.case_words import short_number
from app.views.forms import ChoiceField
from app.views.labels import whole_label
from app.views.list_page import ListPage
from app.views.record_table import Column, RecordTable
from app.views.translation import spoken
from app.views.work_words import remark_words, result_words
from app.words.review_packs import PackFigure
from app.words.score_words import PACK_FIGURE, WORK_KIND
from app.words.terms import VISIT_CHANNEL

if TYPE_CHECKING:
    from app.presenters.review_pack_presenter import ReviewPack

ALL = ""


class ReviewPackPage(ListPage):
    """Shows a ReviewPack. Its presenter is ReviewPackPresenter.

    Signals:
        chosen: (str) a cadre; empty for the station.
        moved: (int) a month earlier (1) or later (-1).
        record_wanted: (object) the WorkLine to open.
        print_wanted: the pack is wanted on paper.
    """

    chosen = Signal(str)
    moved = Signal(int)
    record_wanted = Signal(object)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("月度述职"))
        self._pack: Any = None
        self.earlier_button = self.add_action(self.tr("上个月"), "Alt+Left")
        self.earlier_button.clicked.connect(lambda: self.moved.emit(1))
        self.later_button = self.add_action(self.tr("下个月"), "Alt+Right")
        self.later_button.clicked.connect(lambda: self.moved.emit(-1))
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P", is_primary=True)
        self.print_button.clicked.connect(self.print_wanted)
        self.worker_field = ChoiceField(self.tr("谁的"), [], parent=self)
        self.worker_field.changed.connect(lambda: self.chosen.emit(self.worker_field.value()))
        self.figure_field = ChoiceField(self.tr("看哪些记录"), [], parent=self)
        self.figure_field.changed.connect(self._show_lines)
        self.figures = whole_label("", "body", self)
        self.table = RecordTable(self._columns(), self.tr("本月记录"), self)
        self.table.set_empty_text(self.tr("这个月没有记录。"))
        self.table.record_activated.connect(self._on_activated)
        choices = QHBoxLayout()
        choices.setSpacing(18)
        choices.addWidget(self.worker_field, 1)
        choices.addWidget(self.figure_field, 1)
        self.body.addLayout(choices)
        self.body.addWidget(self.figures)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_pack(self, pack: "ReviewPack") -> None:
        """Show this month."""
        place = max(self.figure_field.combo_box.currentIndex(), 0)
        self._pack = pack
        month = self.tr("{year} 年 {month} 月").format(year=pack.month.year, month=pack.month.month)
        about = [month]
        if pack.meeting_on:
            about.append(self.tr("点评会 {day}").format(day=pack.meeting_on))
        self.set_subtitle(self.tr("，").join(about))
        self.later_button.setEnabled(not pack.is_latest)
        station = self.tr("本站")
        self.worker_field.set_choices([(e.cadre_id, e.label or station) for e in pack.workers])
        self.worker_field.blockSignals(True)
        self.worker_field.set_value(pack.worker.cadre_id)
        self.worker_field.blockSignals(False)
        words = self.tr("{title} {text}")
        titles = [
            words.format(title=self._figure_title(each), text=each.text) for each in pack.figures
        ]
        kinds = {line.kind for line in pack.lines}
        choices = [
            (str(number), title)
            for number, (title, figure) in enumerate(zip(titles, pack.figures, strict=True))
            if figure.kind in kinds
        ]
        self.figure_field.set_choices([(ALL, self.tr("全部")), *choices])
        self.figure_field.blockSignals(True)
        self.figure_field.combo_box.setCurrentIndex(min(place, len(choices)))
        self.figure_field.blockSignals(False)
        said = self.tr("点评过的走访 {count}").format(count=pack.commented)
        self.figures.set_words(self.tr("　").join([*titles, said]))
        self._show_lines()

    def _figure_title(self, figure: PackFigure) -> str:
        if figure.channel:
            words = self.tr("其中{channel}")
            return words.format(channel=spoken(VISIT_CHANNEL, figure.channel))
        return spoken(PACK_FIGURE, figure.code)

    def _show_lines(self) -> None:
        if self._pack is None:
            return
        number = self.figure_field.value()
        lines = self._pack.lines
        if number != ALL:
            figure = self._pack.figures[int(number)]
            lines = [each for each in lines if each.kind == figure.kind and each.id in figure.ids]
        self.table.show_records(lines)
        if lines:
            self.table.select_row(0)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("种类"), lambda line: spoken(WORK_KIND, line.kind), 90, is_whole=True),
            Column(self.tr("日期"), lambda line: line.day, 112),
            Column(
                self.tr("编号或户"), lambda line: short_number(line.number), 170, shows_end=True
            ),
            Column(self.tr("内容"), lambda line: " ".join(line.words.split())),
            Column(self.tr("情况"), result_words, 110),
            Column(self.tr("点评或答复"), remark_words, 220),
        ]

    def _on_activated(self, line: Any) -> None:
        if line is not None:
            self.record_wanted.emit(line)

    def open_list(self) -> None:
        """All records again."""
        self.figure_field.combo_box.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
