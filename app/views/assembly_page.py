"""批评大会: prepared, made known in time, scored by its jury, concluded."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.models.appointment_records import Assembly
from app.models.rules.criticism import CriticismEvent
from app.views.forms import DateField, LineField, TextField
from app.views.list_page import ListPage
from app.views.record_form import RecordForm, lines_of
from app.views.record_table import RIGHT, Column, RecordTable
from app.views.sheet import Question
from app.views.status_chip import Tone
from app.views.translation import spoken
from app.words.appointment_words import ASSEMBLY_STATE

if TYPE_CHECKING:
    from app.presenters.assembly_presenter import Assemblies, AssemblyLine

_TONES = {"planned": Tone.ACTIVE, "held": Tone.DONE}


class AssemblyPage(ListPage):
    """Assemblies for criticism. Its presenter is AssemblyPresenter.

    Signals:
        assembly_kept: (object) Assembly, with an id when it was there before.
        scoring_wanted, cancelled: (str) assembly id.
        concluded: (str, str) assembly id and the result.
        counting_wanted: (str) the appraisal session that counts the jury's sheets.
    """

    assembly_kept = Signal(object)
    scoring_wanted = Signal(str)
    concluded = Signal(str, str)
    cancelled = Signal(str)
    counting_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("批评大会"))
        self._found: Any = None
        self.cancel_button = self.add_action(self.tr("不开了"), "Ctrl+D")
        self.cancel_button.clicked.connect(self._on_cancel)
        self.conclude_button = self.add_action(self.tr("写结果"), "Ctrl+R")
        self.conclude_button.clicked.connect(self._on_conclude)
        self.score_button = self.add_action(self.tr("评审打分"), "Ctrl+T")
        self.score_button.clicked.connect(self._on_score)
        self.new_button = self.add_action(self.tr("筹备大会"), "Ctrl+N", is_primary=True)
        self.new_button.clicked.connect(self._on_new)
        self.table = RecordTable(self._columns(), self.tr("批评大会"), self)
        self.table.record_activated.connect(self._on_activated)
        self.table.record_selected.connect(self._show_what_can_be_done)
        self.body.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_assemblies(self, found: "Assemblies") -> None:
        """Show Assemblies; what was marked stays marked."""
        row = max(self.table.currentIndex().row(), 0)
        self._found = found
        self.table.set_empty_text(
            self.tr("还没有筹备大会。按 Ctrl+N 写好日期、小组、监督员和评审团。")
            if found.rules is not None
            else self.tr("本地规则没有设有奖批评大会，这一页用不着。")
        )
        self.table.show_records(found.lines)
        if found.lines:
            self.table.select_row(min(row, len(found.lines) - 1))
        self.set_subtitle(
            self._rule_words(found.rules, found.this_year) if found.rules is not None else ""
        )
        self._show_what_can_be_done()

    def show_done(self, what: str) -> None:
        """An act went through."""
        self.close_sheet()
        said = {
            "keep": self.tr("已保存这次大会。"),
            "score": self.tr(
                "可以录评审票了：到“评议”里这一次上按回车，逐张计票，计完按 Ctrl+D 结束。"
            ),
            "conclude": self.tr("已保存大会结果。"),
            "cancel": self.tr("已记下：这次大会不开了。"),
        }
        self.show_notice(said[what])
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rule_words(self, rules: CriticismEvent, held: int) -> str:
        words = self.tr(
            "一年 {times} 次，今年 {held} 次；提前 {days} 天发布；小组 {least} 到 {most} 人，"
            "监督员 {supervisors} 人左右，评审团 {jurors} 人，{secrecy}"
        )
        secrecy = self.tr("不公开打分") if rules.is_scored_secretly else self.tr("公开打分")
        return words.format(
            times=rules.times_a_year,
            held=held,
            days=rules.notice_days,
            least=rules.team_least,
            most=rules.team_most,
            supervisors=rules.supervisors,
            jurors=rules.jurors,
            secrecy=secrecy,
        )

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("日期"), lambda line: line.assembly.held_on, 122),
            Column(
                self.tr("状态"),
                lambda line: spoken(ASSEMBLY_STATE, line.assembly.state),
                110,
                tone=lambda line: _TONES.get(line.assembly.state, Tone.NEUTRAL),
                is_whole=True,
            ),
            Column(self.tr("大会"), lambda line: line.assembly.title, is_bold=True),
            Column(self.tr("发布"), lambda line: line.assembly.announced_on, 122),
            Column(self.tr("小组"), lambda line: str(len(line.assembly.teams)), 70, RIGHT),
            Column(self.tr("监督员"), self._supervisor_words, 90, RIGHT),
            Column(self.tr("评审票"), self._sheet_words, 90, RIGHT),
            Column(self.tr("结果"), lambda line: " ".join(line.assembly.result.split()), 220),
        ]

    def _supervisor_words(self, line: "AssemblyLine") -> str:
        wanted = self._found.rules.supervisors if self._found.rules is not None else 0
        count = len(line.assembly.supervisors)
        return f"{count}/{wanted}" if wanted else str(count)

    def _sheet_words(self, line: "AssemblyLine") -> str:
        return f"{line.sheets}/{len(line.assembly.jurors)}"

    def _show_what_can_be_done(self, _record: object = None) -> None:
        line = self.table.current_record()
        is_planned = line is not None and line.assembly.state == "planned"
        self.new_button.setEnabled(self._found is not None and self._found.rules is not None)
        self.cancel_button.setEnabled(is_planned)
        self.score_button.setEnabled(is_planned and not line.is_scored)
        self.conclude_button.setEnabled(is_planned and line.is_scored)

    def _on_new(self) -> None:
        if self._found is not None:
            self._open_form(Assembly(id=""))

    def _on_activated(self, line: "AssemblyLine") -> None:
        if line is not None and line.assembly.state == "planned":
            self._open_form(line.assembly)

    def _open_form(self, assembly: Assembly) -> None:
        form = assembly_form(self._found, assembly, self.window())
        form.kept.connect(lambda typed: self.assembly_kept.emit(_typed(assembly, typed)))
        self.open_sheet(form)

    def _on_score(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        if line.assembly.appraisal_id:
            self.counting_wanted.emit(line.assembly.appraisal_id)
        else:
            self.scoring_wanted.emit(line.assembly.id)

    def _on_conclude(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        result = TextField(
            QCoreApplication.translate("AssemblyForm", "谁得了什么奖"), lines=4, is_required=True
        )
        form = RecordForm(
            QCoreApplication.translate("AssemblyForm", "大会结果"),
            ({"result": result},),
            QCoreApplication.translate("AssemblyForm", "保存"),
            line.assembly.title,
            self.window(),
        )
        form.kept.connect(lambda typed: self.concluded.emit(line.assembly.id, typed["result"]))
        self.open_sheet(form)

    def _on_cancel(self) -> None:
        line = self.table.current_record()
        if line is None:
            return
        words = self.tr("“{title}”（{day}）不开了，筹备的内容留在记录里。").format(
            title=line.assembly.title, day=line.assembly.held_on
        )
        question = Question(
            self.tr("不开这次大会？"), words, self.tr("不开了"), parent=self.window()
        )
        question.confirmed.connect(lambda: self.cancelled.emit(line.assembly.id))
        self.open_sheet(question)


def assembly_form(found: "Assemblies", assembly: Assembly, parent: QWidget) -> RecordForm:
    """筹备大会: when, who criticises, who watches, who judges."""
    title = LineField(QCoreApplication.translate("AssemblyForm", "大会名称"), is_required=True)
    day = DateField(QCoreApplication.translate("AssemblyForm", "大会日期"), is_required=True)
    told = DateField(QCoreApplication.translate("AssemblyForm", "发布日期"))
    place = LineField(QCoreApplication.translate("AssemblyForm", "地点"))
    teams = TextField(
        QCoreApplication.translate("AssemblyForm", "小组"),
        QCoreApplication.translate("AssemblyForm", "每行一个：队名：成员、成员……"),
        lines=4,
    )
    names = QCoreApplication.translate("AssemblyForm", "姓名之间用顿号隔开，或每行一个。")
    watching = TextField(QCoreApplication.translate("AssemblyForm", "监督员"), names, lines=3)
    jury = TextField(QCoreApplication.translate("AssemblyForm", "评审团"), names, lines=3)
    title.set_text(assembly.title)
    for field, value in ((day, assembly.held_on), (told, assembly.announced_on)):
        field.set_today(found.today)
        field.set_value(value)
    place.set_text(assembly.place)
    teams.set_text("\n".join(assembly.teams))
    watching.set_text("、".join(assembly.supervisors))
    jury.set_text("、".join(assembly.jurors))
    return RecordForm(
        QCoreApplication.translate("AssemblyForm", "筹备大会"),
        (
            {"title": title, "place": place},
            {"held_on": day, "announced_on": told},
            {"teams": teams},
            {"supervisors": watching},
            {"jurors": jury},
        ),
        QCoreApplication.translate("AssemblyForm", "保存"),
        assembly.title,
        parent,
    )


def _typed(assembly: Assembly, typed: dict[str, Any]) -> Assembly:
    return Assembly(
        id=assembly.id,
        title=typed["title"],
        held_on=typed["held_on"],
        announced_on=typed["announced_on"],
        place=typed["place"],
        teams=typed["teams"].splitlines(),
        supervisors=list(lines_of(typed["supervisors"])),
        jurors=list(lines_of(typed["jurors"])),
    )
