"""What a trial import found, line by line: what needs a look, who is new, what would change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.views.buttons import ActionButton
from app.views.labels import whole_label
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.status_chip import Tone
from app.views.translation import listed, sentence_for, spoken
from app.words.register_terms import RECORD_USER
from app.words.terms import ROSTER_FIELD

if TYPE_CHECKING:
    from app.presenters.roster_summary import RosterIssue, RosterLine, RosterSummary

ISSUES, NEW, CHANGED = range(3)


class RosterLines(QWidget):
    """One list at a time. Enter on a doubtful row leaves it out, or keeps it after all.

    Signals:
        row_toggled: (int) the row to be left out, or kept after all.
        doubtful_toggled: the same for all doubtful rows.
    """

    row_toggled = Signal(int)
    doubtful_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tables = self._tables = QStackedWidget(self)
        self.issues = RecordTable(self._issue_columns(), self.tr("需要核对的单元格"), tables)
        self.people = RecordTable(self._people_columns(), self.tr("会改动的人"), tables)
        self.issues.set_empty_text(self.tr("每一行都看得懂，没有要核对的。"))
        self.issues.record_activated.connect(self._on_issue_activated)
        self._below = QWidget(self)
        self._hint = whole_label(
            self.tr("待核的行会导入并标上“待核”。选一行按回车，改为不导入；再按一次改回来。"),
            "muted",
            self._below,
        )
        self.all_button = ActionButton(self.tr("待核的都不导入"), "Ctrl+D", False, self._below)
        self.all_button.clicked.connect(self.doubtful_toggled)
        self._lists: list[Sequence[Any]] = [(), (), ()]
        self._tables.addWidget(self.issues)
        self._tables.addWidget(self.people)
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._hint, 1)
        below.addWidget(self.all_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._tables, 1)
        layout.addWidget(self._below)

    def show_summary(self, summary: "RosterSummary") -> None:
        """Take the lists of a RosterSummary; `show_list` brings one to the front."""
        self._lists = [summary.issues, summary.new, summary.changed]
        row = self.issues.currentIndex().row()
        self.issues.show_records(summary.issues)
        if 0 <= row < len(summary.issues):
            self.issues.select_row(row)
        doubtful = [issue for issue in summary.issues if issue.can_be_kept]
        are_left_out = bool(doubtful) and all(issue.is_refused for issue in doubtful)
        self.all_button.setText(
            self.tr("待核的都导入") if are_left_out else self.tr("待核的都不导入")
        )
        self._below.setVisible(bool(doubtful))

    def show_list(self, which: int) -> None:
        """Show ISSUES, NEW or CHANGED."""
        if which == ISSUES:
            self._tables.setCurrentWidget(self.issues)
        else:
            self._tables.setCurrentWidget(self.people)
            self.people.show_records(self._lists[which])
            self.people.set_empty_text(
                self.tr("没有新增的人。") if which == NEW else self.tr("没有要改动的人。")
            )
        has_doubts = any(issue.can_be_kept for issue in self._lists[ISSUES])
        self._below.setVisible(which == ISSUES and has_doubts)

    def show_left(self, left: Sequence[Any]) -> None:
        """Show what an undoing left as it is."""
        self._lists = [left, (), ()]
        self.issues.show_records(left)
        self.show_list(ISSUES)

    def _issue_columns(self) -> list[Column]:
        return [
            Column(self.tr("行"), lambda issue: str(issue.row or ""), 60, RIGHT),
            Column(self.tr("列"), lambda issue: spoken(ROSTER_FIELD, issue.column), 110),
            Column(self.tr("单元格里写的"), lambda issue: issue.value, 180),
            Column(self.tr("怎么处理"), self._treatment, 110, tone=_issue_tone),
            Column(self.tr("说明"), _issue_words),
        ]

    def _people_columns(self) -> list[Column]:
        return [
            Column(self.tr("行"), lambda line: str(line.row), 60, RIGHT),
            Column(self.tr("姓名"), lambda line: line.name, 140),
            Column(self.tr("户号"), lambda line: line.household, 140),
            Column(self.tr("变化"), self._news),
        ]

    def _treatment(self, issue: "RosterIssue") -> str:
        if issue.is_refused:
            return self.tr("不导入") if issue.row else self.tr("保留")
        return self.tr("待核") if issue.can_be_kept else self.tr("请看看")

    def _news(self, line: "RosterLine") -> str:
        words = [
            f"{spoken(ROSTER_FIELD, news.field)}：{news.before or '—'} → {news.after or '—'}"
            for news in line.news
        ]
        return "；".join(words) or self.tr("新增")

    def _on_issue_activated(self, issue: "RosterIssue") -> None:
        if issue is not None and issue.can_be_kept:
            self.row_toggled.emit(issue.row)


def _issue_tone(issue: "RosterIssue") -> Tone:
    if issue.is_refused:
        return Tone.DANGER if issue.row else Tone.WARNING
    return Tone.WARNING if issue.can_be_kept else Tone.NEUTRAL


def _issue_words(issue: "RosterIssue") -> str:
    facts = dict(issue.facts)
    if "field" in facts:
        facts["field"] = spoken(ROSTER_FIELD, facts["field"])
    if facts.get("uses"):
        facts["uses"] = listed(spoken(RECORD_USER, kind) for kind in facts["uses"].split(","))
    return sentence_for(issue.problem, facts)
