"""考核表: the profile's blocks and indicators, the figures behind them, and the points."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.scorecards import Scorecard, ScoreLine
from app.views.figured_section import FiguredSection
from app.views.forms import ChoiceField, LineField, TextField
from app.views.labels import whole_label
from app.views.list_page import ListPage
from app.views.record_form import RecordForm
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.span_words import spoken_span
from app.views.translation import spoken
from app.words.score_words import SCORE_FORMULA
from app.words.work_lines import WorkLine

if TYPE_CHECKING:
    from app.presenters.scorecard_presenter import ScoreView


class ScorecardPage(ListPage):
    """Shows a ScoreView. Its presenter is ScorecardPresenter.

    Signals:
        chosen: (str, str) a cadre (empty: the station) and a span.
        figure_wanted: (object) the ScoreLine whose records are wanted.
        records_shown: (str, object) records lie ready to be shown.
        points_given: (str, str, str, str) block, indicator, points, reason.
        print_wanted, export_wanted: the card is wanted as a file.
    """

    place = "ledger:scorecards"
    chosen = Signal(str, str)
    figure_wanted = Signal(object)
    records_shown = Signal(str, object)
    points_given = Signal(str, str, str, str)
    print_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("考核表"))
        self.export_button = self.add_action(self.tr("导出"), "Ctrl+E")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        self.give_button = self.add_action(self.tr("打分"), "Ctrl+N", is_primary=True)
        self.give_button.clicked.connect(self._on_give_clicked)
        self.worker_field = ChoiceField(self.tr("谁的"), [], parent=self)
        self.period_field = ChoiceField(self.tr("哪段时间"), [], parent=self)
        for field in (self.worker_field, self.period_field):
            field.changed.connect(self._on_chosen)
        self.total = whole_label("", "body", self)
        self.table = RecordTable(self._columns(), self.tr("考核表"), self)
        self.table.set_empty_text(
            self.tr("本地规则没有考核表；由镇里在规则里列出板块和指标后就能用。")
        )
        self.table.record_activated.connect(self._on_activated)
        choices = QHBoxLayout()
        choices.setSpacing(18)
        choices.addWidget(self.worker_field, 1)
        choices.addWidget(self.period_field, 1)
        choices.addStretch(1)
        self.body.addLayout(choices)
        self.body.addWidget(self.total)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_card(self, view: "ScoreView") -> None:
        """Show this card; what was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        station = self.tr("本站")
        self.worker_field.set_choices([(e.cadre_id, e.label or station) for e in view.workers])
        self.period_field.set_choices([(code, spoken_span(code)) for code in view.periods])
        for field, value in (
            (self.worker_field, view.choice.cadre_id),
            (self.period_field, view.choice.period),
        ):
            field.blockSignals(True)
            field.set_value(value)
            field.blockSignals(False)
        lines = view.card.lines
        self.table.show_records(lines)
        if lines:
            self.table.select_row(min(row, len(lines) - 1))
        self.give_button.setEnabled(bool(lines) and view.may_give)
        self.total.set_words(self._total_words(view.card) if lines else "")

    def show_records(self, title: str, lines: Sequence[WorkLine]) -> None:
        """The records behind a figure are there."""
        self.records_shown.emit(title, lines)

    def show_given(self) -> None:
        """The points are kept."""
        self.close_sheet()
        self.show_notice(self.tr("已记分。"))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of this page."""
        return {
            "give": self._on_give_clicked,
        }

    def key_of(self, record: ScoreLine) -> str:
        """A line is one indicator of one block."""
        return f"{record.block}/{record.indicator}"

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("板块"), lambda line: line.block, 140),
            Column(self.tr("指标"), lambda line: line.indicator, 240, is_bold=True),
            Column(self.tr("数"), lambda line: line.figure.text if line.figure else "", 110, RIGHT),
            Column(self.tr("满分"), lambda line: str(line.most), 80, RIGHT),
            Column(self.tr("得分"), self._points, 130, RIGHT),
            Column(self.tr("依据"), _reason_words),
        ]

    def _points(self, line: ScoreLine) -> str:
        if line.given and line.counted and line.given != line.counted:
            words = self.tr("{given}（算得 {counted}）")
            return words.format(given=line.given, counted=line.counted)
        return line.points or "–"

    def _total_words(self, card: Scorecard) -> str:
        words = self.tr("共 {total} 分，满分 {most} 分。").format(total=card.total, most=card.most)
        if card.unscored:
            return words + self.tr("还有 %n 项没有分，不定等次。", "", card.unscored)
        return words + (self.tr("等次：{grade}。").format(grade=card.grade) if card.grade else "")

    def _on_chosen(self) -> None:
        self.chosen.emit(self.worker_field.value(), self.period_field.value())

    def _on_activated(self, line: ScoreLine | None) -> None:
        if line is None:
            return
        if line.figure is not None:
            self.figure_wanted.emit(line)
        elif self.give_button.isEnabled():
            self._on_give_clicked()

    def _on_give_clicked(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        form = points_form(line, self.window())
        form.kept.connect(
            lambda typed: self.points_given.emit(
                line.block, line.indicator, typed["points"], typed["reason"]
            )
        )
        self.open_form(form, "give", line)


class ScorecardSection(FiguredSection):
    """The card, and in its place the records behind one figure."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ScorecardPage, parent)
        self.card_page = self.page


def _reason_words(line: ScoreLine) -> str:
    formula = spoken(SCORE_FORMULA, line.figure.code) if line.figure else ""
    return str(line.reason or line.note or formula)


def points_form(line: ScoreLine, parent: QWidget) -> RecordForm:
    """打分: points at most the indicator's, and what they rest on."""
    most = QCoreApplication.translate("PointsForm", "得分（满分 {most}）").format(most=line.most)
    points = LineField(most, QCoreApplication.translate("PointsForm", "留空就是撤回打过的分"))
    reason = TextField(QCoreApplication.translate("PointsForm", "依据"), lines=3)
    points.set_text(line.given or line.counted)
    reason.set_text(line.reason)
    return RecordForm(
        QCoreApplication.translate("PointsForm", "打分：{indicator}").format(
            indicator=line.indicator
        ),
        ({"points": points}, {"reason": reason}),
        QCoreApplication.translate("PointsForm", "保存"),
        parent=parent,
    )
