"""评议: sessions with their sheets and results, and the responsibility letters."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.appraisals import AppraisalSession
from app.models.duty_records import Appraisal, ResponsibilityLetter
from app.models.place_records import ReviewConclusion
from app.views.conclusion_form import conclusion_form
from app.views.count_sheet import CountSheet
from app.views.forms import ChoiceField, DateField, LineField, TextField
from app.views.record_form import RecordForm, latest, lines_of
from app.views.record_table import RIGHT, Column
from app.views.standing_table import StandingTable
from app.views.status_chip import Tone
from app.views.translation import spoken
from app.views.two_lists_page import TwoListsPage, show_again
from app.words.clauses import joined_clauses
from app.words.duty_words import APPRAISAL_STATE

if TYPE_CHECKING:
    from app.presenters.appraisal_presenter import AppraisalList, Counting
    from app.presenters.review_report import ConclusionView

END_KEY = "Ctrl+D"


class AppraisalPage(TwoListsPage):
    """Sessions in one tab, letters in the other. Its presenter is AppraisalPresenter.

    Signals:
        session_opened: (object) AppraisalSession.
        counting_wanted, session_closed, result_print_wanted, result_export_wanted,
        letter_print_wanted: (str) id.
        session_reopened: (str, str) id and reason.
        sheet_filled: (str, str, list, str, str); sheet_voided: (str, str): see CountSheet.
        letter_kept: (object) ResponsibilityLetter.
        conclusion_wanted, report_print_wanted: (str) id.
        concluded: (str, dict) id, and what was typed as the review's conclusion.
    """

    place = "ledger:appraisals"
    session_opened = Signal(object)
    counting_wanted = Signal(str)
    session_closed = Signal(str)
    session_reopened = Signal(str, str)
    sheet_filled = Signal(str, str, list, str, str)
    sheet_voided = Signal(str, str)
    letter_kept = Signal(object)
    result_print_wanted = Signal(str)
    result_export_wanted = Signal(str)
    letter_print_wanted = Signal(str)
    conclusion_wanted = Signal(str)
    report_print_wanted = Signal(str)
    concluded = Signal(str, dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("评议"), parent)
        self._found: Any = None
        self.export_button = self.add_action(self.tr("导出结果"), "Ctrl+E")
        self.export_button.clicked.connect(self._on_export)
        self.print_button = self.add_action(self.tr("打印"), "Ctrl+P")
        self.print_button.clicked.connect(self._on_print)
        self.report_button = self.add_action(self.tr("评议报告"), "Ctrl+T")
        self.report_button.clicked.connect(lambda: self._emit_session(self.report_print_wanted))
        self.conclude_button = self.add_action(self.tr("结论"), "Ctrl+R")
        self.conclude_button.clicked.connect(lambda: self._emit_session(self.conclusion_wanted))
        self.end_button = self.add_action(self.tr("结束评议"), END_KEY)
        self.end_button.clicked.connect(self._on_end)
        self.new_button = self.add_action(self.tr("新建"), "Ctrl+N", is_primary=True)
        self.new_button.clicked.connect(self._on_new)
        self.sessions = StandingTable(
            self._session_columns(),
            self.tr("各次评议"),
            self.stack,
            kind="appraisal",
            id_of=lambda each: str(each.id),
        )
        self.sessions.set_empty_text(self.tr("还没有评议。按 Ctrl+N 建立一次，再逐张录入评议票。"))
        self.sessions.record_activated.connect(self._on_session_activated)
        self.letters = StandingTable(
            self._letter_columns(),
            self.tr("目标责任书"),
            self.stack,
            kind="responsibility_letter",
            id_of=lambda each: str(each.id),
        )
        self.letters.set_empty_text(self.tr("还没有目标责任书。按 Ctrl+N 写一份。"))
        self.letters.record_activated.connect(self._on_letter_activated)
        lists = ((self.tr("评议"), self.sessions), (self.tr("目标责任书"), self.letters))
        self.fill(self.tr("评议和责任书"), lists)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self._show_what_can_be_done()

    def show_list(self, found: "AppraisalList") -> None:
        """Show an AppraisalList; what was marked stays marked."""
        self._found = found
        show_again(self.sessions, found.sessions)
        show_again(self.letters, found.letters)
        told = {"letter": self.tr("目标责任书"), "vote": self.tr("年终投票评议")}
        owed = self.tr("、").join(told.get(each, each) for each in found.owed)
        self.set_subtitle(self.tr("本年还没有：{owed}").format(owed=owed) if owed else "")
        self._show_what_can_be_done()

    def show_counting(self, counting: "Counting", *, is_new: bool) -> None:
        """Lay the counting sheet over the page, or make it ready for the next."""
        if isinstance(self.sheet, CountSheet) and not is_new:
            self.sheet.show_counting(counting)
            return
        sheet = CountSheet(counting, self.window())
        sheet.sheet_filled.connect(self.sheet_filled)
        sheet.sheet_voided.connect(self.sheet_voided)
        self.open_sheet(sheet)
        sheet.marks.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_conclusion(self, view: "ConclusionView") -> None:
        """Lay the form of a conclusion over the page."""
        form = conclusion_form(view, self.window())
        form.kept.connect(lambda typed: self.concluded.emit(view.appraisal.id, typed))
        self.open_form(form, "conclude", view.appraisal)

    def show_done(self, what: str) -> None:
        """An act went through."""
        self.close_sheet()
        said = {
            "open": self.tr("已建立这次评议。按回车开始计票。"),
            "close": (
                self.tr("评议已结束，按本地规则打印结果上墙公布。")
                if self._found is not None and self._found.is_wall_sheet
                else self.tr("评议已结束，可以打印结果上墙公布。")
            ),
            "reopen": self.tr("已重新打开，可以补录评议票。"),
            "letter": self.tr("已保存目标责任书。"),
            "conclude": self.tr("已保存评议结论，可以打印评议报告。"),
        }
        self.show_notice(said[what])
        self.focus_list()

    def openers(self) -> Mapping[str, Callable[[], object]]:
        """The forms of both lists."""
        return {
            "session": self._on_new_session,
            "conclude": self.conclude_button.click,
            "reopen": self._on_reopen,
            "new_letter": self._on_new_letter,
            "letter": lambda: self._on_letter_activated(self.letters.current_record()),
        }

    def _session_columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda each: each.held_on, 122),
            Column(
                self.tr("状态"),
                lambda each: spoken(APPRAISAL_STATE, each.state),
                118,
                tone=lambda each: Tone.ACTIVE if each.state == "open" else Tone.DONE,
                is_whole=True,
            ),
            Column(self.tr("评议"), lambda each: each.title, is_bold=True),
            Column(self.tr("时段"), lambda each: each.period, 160),
            Column(self.tr("被评议人"), lambda each: str(len(each.subjects)), 96, RIGHT),
            Column(self.tr("群众票"), self._sheet_words, 130, RIGHT),
        ]

    def _letter_columns(self) -> list[Column]:
        return [
            Column(self.tr("年度"), lambda each: str(each.year), 90),
            Column(self.tr("责任人"), lambda each: each.person_name, 140, is_bold=True),
            Column(self.tr("职务"), lambda each: each.title, 160),
            Column(self.tr("责任目标"), lambda each: joined_clauses(each.duties)),
            Column(self.tr("签订日期"), lambda each: each.signed_on, 130),
        ]

    def _sheet_words(self, each: Appraisal) -> str:
        return f"{each.sheets}/{each.minimum}" if each.minimum else str(each.sheets)

    def _show_what_can_be_done(self, _record: object = None) -> None:
        session = None if self._is_at_second() else self.sessions.current_record()
        letter = self.letters.current_record() if self._is_at_second() else None
        is_closed = session is not None and session.state == "closed"
        self.end_button.setText(self.tr("重新打开") if is_closed else self.tr("结束评议"))
        self.end_button.setEnabled(session is not None)
        self.export_button.setEnabled(session is not None)
        self.conclude_button.setEnabled(session is not None)
        self.report_button.setEnabled(session is not None)
        self.print_button.setEnabled(session is not None or letter is not None)

    def _on_session_activated(self, session: ReviewConclusion) -> None:
        if session is not None:
            self.counting_wanted.emit(session.id)

    def _on_letter_activated(self, letter: Any) -> None:
        if letter is not None:
            self._open_letter(letter)

    def _on_new(self) -> None:
        if self._is_at_second():
            self._on_new_letter()
        else:
            self._on_new_session()

    def _on_new_letter(self) -> None:
        if self._found is not None:
            self._open_letter(ResponsibilityLetter(id="", year=self._found.today.year))

    def _on_new_session(self) -> None:
        if self._found is None:
            return
        form = session_form(self._found, self.window())
        form.kept.connect(self._on_session_typed)
        self.open_form(form, "session")

    def _on_session_typed(self, typed: dict[str, Any]) -> None:
        session = AppraisalSession(
            typed["title"], typed["period"], typed["held_on"], lines_of(typed["subjects"]),
            typed["place"],
        )  # fmt: skip
        self.session_opened.emit(session)

    def _open_letter(self, letter: ResponsibilityLetter) -> None:
        form = letter_form(letter, self.window())
        form.kept.connect(lambda typed: self.letter_kept.emit(_letter(letter, typed)))
        if letter.id:
            self.open_form(form, "letter", letter)
        else:
            self.open_form(form, "new_letter")

    def _on_end(self) -> None:
        session = self.sessions.current_record()
        if session is None:
            return
        if session.state == "open":
            self.session_closed.emit(session.id)
        else:
            self._on_reopen()

    def _on_reopen(self) -> None:
        session = self.sessions.current_record()
        if session is None or session.state == "open":
            return
        form = reopen_form(session, self.window())
        form.kept.connect(lambda typed: self.session_reopened.emit(session.id, typed["reason"]))
        self.open_form(form, "reopen", session)

    def _on_print(self) -> None:
        if self._is_at_second():
            letter = self.letters.current_record()
            if letter is not None:
                self.letter_print_wanted.emit(letter.id)
            return
        session = self.sessions.current_record()
        if session is not None:
            self.result_print_wanted.emit(session.id)

    def _emit_session(self, signal: Any) -> None:
        session = self.sessions.current_record()
        if session is not None and not self._is_at_second():
            signal.emit(session.id)

    def _on_export(self) -> None:
        session = self.sessions.current_record()
        if session is not None:
            self.result_export_wanted.emit(session.id)


def session_form(found: "AppraisalList", parent: QWidget) -> RecordForm:
    """新建评议: who is appraised, when, and for which period."""
    title = LineField(QCoreApplication.translate("AppraisalForm", "评议名称"), is_required=True)
    day = DateField(QCoreApplication.translate("AppraisalForm", "日期"), is_required=True)
    day.set_today(found.today)
    day.set_value(found.today.isoformat())
    period: LineField | ChoiceField
    half = (
        QCoreApplication.translate("AppraisalForm", "{year}年上半年")
        if found.today.month <= 6
        else QCoreApplication.translate("AppraisalForm", "{year}年度")
    )
    if found.periods:
        named = [(each, each) for each in found.periods]
        period = ChoiceField(QCoreApplication.translate("AppraisalForm", "评价周期"), named)
    else:
        period = LineField(QCoreApplication.translate("AppraisalForm", "时段"))
        period.set_text(half.format(year=found.today.year))
    place = LineField(QCoreApplication.translate("AppraisalForm", "地点"))
    subjects = TextField(
        QCoreApplication.translate("AppraisalForm", "被评议人"),
        QCoreApplication.translate("AppraisalForm", "每行一个姓名，顺序和评议票上的一样。"),
        lines=6,
        is_required=True,
    )
    before = sorted(found.sessions, key=lambda each: str(each.held_on), reverse=True)
    title.offer(latest(each.title for each in before))
    place.offer(latest(each.place for each in before))
    if before:
        place.set_text(before[0].place)
        subjects.set_text("\n".join(before[0].subjects))
    words = QCoreApplication.translate("AppraisalForm", "档次：{grades}。")
    if found.minimum:
        words = QCoreApplication.translate(
            "AppraisalForm", "档次：{grades}。群众票满 {least} 张才能结束。"
        )
    return RecordForm(
        QCoreApplication.translate("AppraisalForm", "新建评议"),
        (
            {"title": title, "period": period},
            {"held_on": day, "place": place},
            {"subjects": subjects},
        ),
        QCoreApplication.translate("AppraisalForm", "建立"),
        words.format(grades="、".join(found.grades), least=found.minimum),
        parent,
    )


def reopen_form(session: Any, parent: QWidget) -> RecordForm:
    """重新打开: only with a reason."""
    reason = LineField(QCoreApplication.translate("AppraisalForm", "原因"), is_required=True)
    return RecordForm(
        QCoreApplication.translate("AppraisalForm", "重新打开"),
        ({"reason": reason},),
        QCoreApplication.translate("AppraisalForm", "重新打开"),
        session.title,
        parent,
    )


def letter_form(letter: ResponsibilityLetter, parent: QWidget) -> RecordForm:
    """目标责任书: who is to do what in a year."""
    year = LineField(QCoreApplication.translate("AppraisalForm", "年度"), is_required=True)
    name = LineField(QCoreApplication.translate("AppraisalForm", "责任人"), is_required=True)
    title = LineField(QCoreApplication.translate("AppraisalForm", "职务"))
    superior = LineField(QCoreApplication.translate("AppraisalForm", "签订的负责人"))
    signed = DateField(QCoreApplication.translate("AppraisalForm", "签订日期"))
    duties = TextField(
        QCoreApplication.translate("AppraisalForm", "责任目标"),
        QCoreApplication.translate("AppraisalForm", "每行一条。"),
        lines=8,
        is_required=True,
    )
    year.set_text(str(letter.year))
    name.set_text(letter.person_name)
    title.set_text(letter.title)
    superior.set_text(letter.superior_name)
    signed.set_value(letter.signed_on)
    duties.set_text("\n".join(letter.duties))
    return RecordForm(
        QCoreApplication.translate("AppraisalForm", "目标责任书"),
        (
            {"year": year, "person_name": name, "title": title},
            {"superior_name": superior, "signed_on": signed},
            {"duties": duties},
        ),
        QCoreApplication.translate("AppraisalForm", "保存"),
        parent=parent,
    )


def _letter(letter: ResponsibilityLetter, typed: dict[str, Any]) -> ResponsibilityLetter:
    year = typed["year"]
    return ResponsibilityLetter(
        id=letter.id,
        year=int(year) if year.isdecimal() else 0,
        person_name=typed["person_name"],
        title=typed["title"],
        superior_name=typed["superior_name"],
        duties=[line for line in typed["duties"].splitlines() if line.strip()],
        signed_on=typed["signed_on"],
    )
