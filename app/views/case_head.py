"""The head of a case: where it stands, and the two clocks, which are never shown as one."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.limits import Limit
from app.models.records import Case, CaseStep
from app.views.case_words import due_tone, time_left_words
from app.views.labels import one_line_label, plain_label
from app.views.status_chip import StatusChip, Tone, case_tone
from app.views.translation import (
    captioned,
    spoken,
    spoken_day,
    spoken_end,
    spoken_limit,
    spoken_moment,
)
from app.words.terms import CASE_CHANNEL, CASE_STATUS, OUTCOME

if TYPE_CHECKING:
    from app.presenters.case_reading import CaseFile


class ClockCard(QFrame):
    """One clock: when it started, the day on which it runs out, and how long that is."""

    def __init__(self, title: str, started: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAccessibleName(title)
        self._started_words = started
        self._started = one_line_label("", "body", self)
        self._ends = one_line_label("", "body", self)
        self._left = StatusChip("", Tone.NEUTRAL, self)
        policy = self._left.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that both clocks stand on one line
        self._left.setSizePolicy(policy)
        self._title = one_line_label(title, "body", self)
        self._title.setProperty("part", "caption")
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self._title)
        first.addStretch(1)
        first.addWidget(self._left)
        second.addWidget(self._ends)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 10, 14, 10)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self._started)
        layout.addLayout(second)

    def show_clock(self, started: str, ends: str, left: str, tone: Tone) -> None:
        """Show both ends; `left` is empty while this clock is not the one that runs."""
        self._started.setText(self._started_words.format(when=started))
        self._ends.setText(ends)
        self._left.set_status(left, tone)
        self._left.setVisible(bool(left))
        self.setAccessibleDescription(f"{self._started.text()} {ends} {left}")

    def texts(self) -> list[str]:
        """What it says."""
        return [self._started.text(), self._ends.text(), self._left.text()]


class CaseHead(QWidget):
    """Status, both clocks, and the people of a case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._standing = QFrame(self)
        self._standing.setProperty("kind", "card")
        self.status = StatusChip("", Tone.NEUTRAL, self._standing)
        self._round = one_line_label("", "muted", self._standing)
        self.station_clock = ClockCard(self.tr("本站"), self.tr("收件时间　{when}"), self)
        self.town_clock = ClockCard(self.tr("镇里"), self.tr("受理时间　{when}"), self)
        self._people = plain_label("", "body", self)
        self._duty = plain_label("", "muted", self)
        self._request = plain_label("", "body", self)
        self._reply = QFrame(self)
        self._reply.setProperty("kind", "card")
        self._reply_title = one_line_label("", "heading", self._reply)
        self._reply_text = plain_label("", "body", self._reply)
        self._lay_out()

    def show_case(self, case_file: "CaseFile") -> None:
        """Show the head of a CaseFile."""
        case, due = case_file.case, case_file.due
        self.status.set_status(spoken(CASE_STATUS, case.status), case_tone(case.status))
        self._round.setText(self.tr("第 {round} 轮办理").format(round=case.round))
        left, tone = time_left_words(due), due_tone(due)
        is_station = due.kind == "submit"
        self.station_clock.show_clock(
            spoken_moment(case.station_received_at) or "—",
            self.tr("最迟报送　{day}").format(day=spoken_day(case.station_due_on) or "—"),
            left if is_station else "",
            tone,
        )
        self.town_clock.show_clock(
            spoken_moment(case.authority_accepted_at) or self.tr("还没有受理"),
            self._town_end(case),
            "" if is_station else left,
            tone,
        )
        self._people.setText(self._people_words(case, case_file.household_number))
        self._duty.setText(self._duty_words(case, case_file.statutory_limit))
        request = self.tr("要办的情况：{request}").format(request=case.request)
        self._request.setText(request if case.request else "")
        self._request.setVisible(bool(case.request))
        self._show_reply(case_file)

    def set_short(self, is_short: bool) -> None:
        """While a step is filled in, what it does not need makes room for it."""
        self._duty.setVisible(not is_short)
        self._request.setVisible(bool(self._request.text()) and not is_short)

    def reply_text(self) -> str:
        """What the town said last; empty while it has said nothing."""
        return f"{self._reply_title.text()} {self._reply_text.text()}".strip()

    def people_text(self) -> str:
        """Who is concerned."""
        return f"{self._people.text()} {self._duty.text()}"

    def _town_end(self, case: Case) -> str:
        if case.due_on:
            return self.tr("应办结日　{day}").format(day=spoken_end(case.due_on, case.due_at))
        words = self.tr("预计办结　{day}").format(day=spoken_day(case.expected_by) or "—")
        return (
            self.tr("{words}（暂定）").format(words=words)
            if case.is_expected_provisional
            else words
        )

    def _people_words(self, case: Case, household_number: str) -> str:
        name = case.applicant_name or self.tr("没留姓名")
        parts = [self.tr("申请人 {name}").format(name=name)]
        if case.applicant_phone:
            parts.append(case.applicant_phone)
        if household_number:
            parts.append(self.tr("户号 {number}").format(number=household_number))
        parts.append(spoken(CASE_CHANNEL, case.channel))
        if case.proxy_name:
            proxy = self.tr("由 {name}（{relation}）代为办理")
            relation = case.proxy_relation or self.tr("关系未填")
            parts.append(proxy.format(name=case.proxy_name, relation=relation))
        return "　".join(parts)

    def _duty_words(self, case: Case, statutory: Limit | None) -> str:
        first = self.tr("首问责任人 {name}").format(name=case.first_receiver_name)
        limit = spoken_limit(case.limit_amount, case.limit_unit)
        parts = [
            f"{first} {case.first_receiver_phone}".strip(),
            self.tr("承办部门 {department}").format(department=case.department),
            self.tr("办理时限 {limit}").format(limit=limit),
        ]
        if statutory:
            limit = spoken_limit(statutory.amount, statutory.unit)
            parts.append(self.tr("法定时限 {limit}").format(limit=limit))
        parts.append(self.tr("收费 免费"))
        if case.catalog_version:
            parts.append(self.tr("目录 {version}").format(version=case.catalog_version))
        return "　".join(parts)

    def _show_reply(self, case_file: "CaseFile") -> None:
        title, text = self._reply_words(case_file)
        self._reply_title.setText(title)
        self._reply_text.setText(text)
        self._reply.setVisible(bool(title))
        self._reply.setAccessibleName(title)
        self._reply.setAccessibleDescription(text)

    def _reply_words(self, case_file: "CaseFile") -> tuple[str, str]:
        case = case_file.case
        if case.reply:
            outcome = spoken(OUTCOME, case.outcome)
            title = self.tr("镇里的答复")
            return (captioned(title, outcome) if outcome else title), case.reply
        if case.status in ("returned", "declined", "suspended"):
            counted = (line.step for line in case_file.history if line.is_counted)
            notes = (s.note for s in counted if s.note and isinstance(s, CaseStep))
            return spoken(CASE_STATUS, case.status), next(notes, "")
        return "", ""

    def _lay_out(self) -> None:
        standing = QVBoxLayout(self._standing)
        standing.setContentsMargins(14, 12, 14, 10)
        standing.setSpacing(8)
        standing.addWidget(self.status)
        standing.addWidget(self._round)
        standing.addStretch(1)
        clocks = QHBoxLayout()
        clocks.setSpacing(14)
        clocks.addWidget(self._standing)
        clocks.addWidget(self.station_clock, 1)
        clocks.addWidget(self.town_clock, 1)
        reply = QVBoxLayout(self._reply)
        reply.setContentsMargins(18, 10, 18, 10)
        reply.setSpacing(4)
        reply.addWidget(self._reply_title)
        reply.addWidget(self._reply_text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(clocks)
        people = QVBoxLayout()
        people.setSpacing(2)
        for label in (self._people, self._duty, self._request):
            people.addWidget(label)
        layout.addLayout(people)
        layout.addWidget(self._reply)
